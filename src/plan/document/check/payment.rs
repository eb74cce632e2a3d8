//! Contradictions in what is shared, typed and paid.

use crate::plan::document::check::faults::{Faults, is_above, sum};
use crate::plan::document::check::names::known_person;
use crate::plan::document::fault::Reason;
use crate::plan::document::number::percent;
use crate::plan::document::payment::{Clawback, ClawbackBy, Draw, Guarantee, Hold, RateDate};
use crate::plan::document::plan::Plan;
use crate::sales::exact::Exact;

pub fn sharing(plan: &Plan, faults: &mut Faults) {
    for (index, split) in plan.splits.iter().enumerate() {
        let path = format!("splits[{index}]");
        for (number, share) in split.shares.iter().enumerate() {
            let path = format!("{path}.shares[{number}]");
            faults.sane(&format!("{path}.share"), Some(share.share));
            faults.sane(&format!("{path}.quota_share"), share.quota_share);
            faults.one_of(&path, &["person", "column"], &[share.person.is_some(), share.column.is_some()]);
            if let Some(name) = share.person.as_ref().filter(|name| *name != "*") {
                known_person(plan, &format!("{path}.person"), name, faults);
            }
        }
        let total = sum(split.shares.iter().filter(|share| !share.overlay).map(|share| share.share.0));
        match total.compare(Exact::whole(1)) {
            Some(std::cmp::Ordering::Equal) => {}
            _ => faults.add(&format!("{path}.shares"), Reason::NotWhole { sum: percent(total) }),
        }
    }
    let Some(exchange) = &plan.exchange else { return };
    for (index, rate) in exchange.rates.iter().enumerate() {
        faults.positive(&format!("exchange.rates[{index}].rate"), Some(rate.rate));
    }
    if plan.currency.is_empty() {
        faults.add("currency", Reason::Needed { because: "exchange" });
    }
    if exchange.dated == RateDate::Fixed && exchange.fixed_on.is_none() {
        faults.add("exchange.fixed_on", Reason::Needed { because: "\"dated\": \"fixed\"" });
    }
}

pub fn payment(plan: &Plan, faults: &mut Faults) {
    let payment = &plan.payment;
    holds(&payment.holds, "payment.holds", faults);
    if let Some(one) = &payment.clawback {
        clawback(one, "payment.clawback", faults);
    }
    if let Some(one) = &payment.draw {
        draw(plan, one, "payment.draw", faults);
    }
    if let Some(one) = &payment.guarantee {
        guarantee(plan, one, "payment.guarantee", faults);
    }
}

pub fn holds(holds: &[Hold], path: &str, faults: &mut Faults) {
    for (index, hold) in holds.iter().enumerate() {
        let path = format!("{path}[{index}]");
        faults.part(&format!("{path}.share"), Some(hold.share));
        faults.sane(&format!("{path}.attainment"), hold.attainment);
        let begins = hold.until.is_some() || hold.attainment.is_some();
        if !begins || (hold.until.is_some() && hold.attainment.is_some()) || (hold.months.is_some() && hold.days.is_some()) {
            let found = [hold.until.is_some(), hold.attainment.is_some(), hold.months.is_some(), hold.days.is_some()];
            faults.one_of(&path, &["until", "attainment", "months", "days"], &found);
        }
    }
    let total = sum(holds.iter().map(|hold| hold.share.0));
    if is_above(total, Exact::whole(1)) {
        faults.add(path, Reason::AboveWhole { sum: percent(total) });
    }
}

pub fn clawback(clawback: &Clawback, path: &str, faults: &mut Faults) {
    faults.part(&format!("{path}.share"), clawback.share);
    if clawback.within_months.is_some() && clawback.within_days.is_some() {
        faults.add(&format!("{path}.within_days"), Reason::NotWith { other: "within_months" });
    }
    if clawback.share.is_some() && clawback.by != ClawbackBy::Share {
        faults.add(&format!("{path}.share"), Reason::NotWith { other: "\"by\" other than \"share\"" });
    }
    for (index, step) in clawback.steps.iter().enumerate() {
        let path = format!("{path}.steps[{index}]");
        faults.part(&format!("{path}.share"), Some(step.share));
        faults.one_of(&path, &["within_months", "within_days"], &[step.within_months.is_some(), step.within_days.is_some()]);
    }
    if !clawback.steps.is_empty() && (clawback.share.is_some() || clawback.within_months.is_some() || clawback.within_days.is_some()) {
        faults.add(&format!("{path}.steps"), Reason::NotWith { other: "share, within_months or within_days" });
    }
    if !clawback.steps.is_empty() && clawback.by != ClawbackBy::Share {
        faults.add(&format!("{path}.steps"), Reason::NotWith { other: "\"by\" other than \"share\"" });
    }
    if clawback.by == ClawbackBy::TimeKept && clawback.within_months.or(clawback.within_days).is_none_or(|length| length == 0) {
        faults.add(&format!("{path}.within_months"), Reason::Needed { because: "\"by\": \"time_kept\"" });
    }
}

pub fn guarantee(plan: &Plan, guarantee: &Guarantee, path: &str, faults: &mut Faults) {
    faults.positive(&format!("{path}.amount"), Some(guarantee.amount));
    faults.order(&format!("{path}.until"), guarantee.from, guarantee.until);
    if guarantee.per.is_some_and(|per| per < plan.calendar.pay_period) {
        faults.add(&format!("{path}.per"), Reason::NotWith { other: "a longer \"pay_period\"" });
    }
}

pub fn draw(plan: &Plan, draw: &Draw, path: &str, faults: &mut Faults) {
    if draw.settled.is_some_and(|span| span <= plan.calendar.pay_period) {
        faults.add(&format!("{path}.settled"), Reason::NotWith { other: "a \"pay_period\" as long or longer" });
    }
    if draw.recovery_share.is_some() && !draw.recoverable {
        faults.add(&format!("{path}.recovery_share"), Reason::NotWith { other: "\"recoverable\": false" });
    }
    faults.positive(&format!("{path}.amount"), Some(draw.amount));
    faults.order(&format!("{path}.until"), draw.from, draw.until);
    faults.part(&format!("{path}.recovery_share"), draw.recovery_share);
    faults.positive(&format!("{path}.most_owed"), draw.most_owed);
    if draw.most_owed.is_some() && draw.settled.is_some() {
        faults.add(&format!("{path}.most_owed"), Reason::NotWith { other: "settled" });
    }
    if draw.until.is_some() && draw.periods.is_some() {
        faults.add(&format!("{path}.periods"), Reason::NotWith { other: "until" });
    }
    if !draw.schedule.is_empty() && (draw.until.is_some() || draw.periods.is_some()) {
        faults.add(&format!("{path}.schedule"), Reason::NotWith { other: "until or periods" });
    }
}
