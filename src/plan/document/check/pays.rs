//! Contradictions in what a component pays.

use crate::plan::document::check::faults::{Faults, is_above, is_negative};
use crate::plan::document::check::names::{counts_money, counts_units, known_person, needs_quota, needs_target};
use crate::plan::document::component::Component;
use crate::plan::document::fault::Reason;
use crate::plan::document::number::{Bound, Rate, Share, digits, percent};
use crate::plan::document::pays::{Applies, Bonus, Curve, PayoutOf, Pays, Pool, Position, RankedBy, RateTable, Shared, Tiers};
use crate::plan::document::plan::Plan;
use crate::sales::exact::Exact;

/// What a component pays, at first or from a day on.
pub fn pays(plan: &Plan, component: &Component, pays: &Pays, path: &str, faults: &mut Faults) {
    match pays {
        Pays::Rate(rate) => one_rate(plan, component, *rate, &format!("{path}.rate"), faults),
        Pays::Rates(table) => {
            rate_table(table, &format!("{path}.rates"), faults);
            no_units(component, &format!("{path}.rates"), faults);
        }
        Pays::PerUnit(_) if counts_money(&component.credit) => faults.add(&format!("{path}.per_unit"), Reason::MoneyPaidByUnit),
        Pays::PerUnit(_) => {}
        Pays::Tiers(tiers) => check_tiers(plan, component, tiers, &format!("{path}.tiers"), faults),
        Pays::Curve(curve) => check_curve(plan, component, curve, &format!("{path}.curve"), faults),
        Pays::Bonus(bonus) => check_bonus(plan, component, bonus, &format!("{path}.bonus"), faults),
        Pays::Pool(pool) => check_pool(plan, component, pool, &format!("{path}.pool"), faults),
        Pays::Ranking(ranking) if ranking.prizes.is_empty() => faults.add(&format!("{path}.ranking.prizes"), Reason::Empty),
        Pays::Ranking(ranking) if ranking.by == RankedBy::Attainment => needs_quota(plan, component, &format!("{path}.ranking.by"), faults),
        Pays::Ranking(_) => {}
    }
    if pays.is_qualified_only() && component.gates.is_empty() {
        faults.add(path, Reason::Needed { because: "\"qualified_only\": \"gates\" of the component say who qualifies" });
    }
    let measures = matches!(pays, Pays::Curve(_) | Pays::Bonus(_));
    if component.kpi.is_some() && !measures {
        faults.add(path, Reason::Needed { because: "\"kpi\": a curve or a bonus pays for what is not credited" });
    }
}

fn no_units(component: &Component, path: &str, faults: &mut Faults) {
    if counts_units(&component.credit) {
        faults.add(path, Reason::UnitsPaidByRate);
    }
}

fn one_rate(plan: &Plan, component: &Component, rate: Rate, path: &str, faults: &mut Faults) {
    match rate {
        Rate::Of(rate) => {
            low_enough(Share(rate), path, faults);
            no_units(component, path, faults);
        }
        Rate::Target => {
            needs_quota(plan, component, path, faults);
            needs_target(plan, component, path, faults);
        }
    }
}

fn low_enough(rate: Share, path: &str, faults: &mut Faults) {
    if is_above(rate.0, Exact::whole(1)) {
        faults.add(path, Reason::RateAboveWhole { written: percent(rate.0) });
    }
}

fn rate_table(table: &RateTable, path: &str, faults: &mut Faults) {
    if table.rates.is_empty() {
        faults.add(&format!("{path}.rates"), Reason::Empty);
    }
    for (value, rate) in &table.rates {
        low_enough(*rate, &format!("{path}.rates.{value}"), faults);
    }
    if let Some(rate) = table.otherwise {
        low_enough(rate, &format!("{path}.otherwise"), faults);
    }
}

/// Bounds that rise and are all of one kind.
fn rising(bounds: &[Bound], path: impl Fn(usize) -> String, list: &str, faults: &mut Faults) {
    if bounds.is_empty() {
        return faults.add(list, Reason::Empty);
    }
    for (index, pair) in bounds.windows(2).enumerate() {
        match pair {
            [Bound::OfQuota(before), Bound::OfQuota(next)] if !is_above(*next, *before) => {
                faults.add(&path(index + 1), Reason::NotRising { before: percent(*before) });
            }
            [Bound::At(before), Bound::At(next)] if !is_above(*next, *before) => {
                faults.add(&path(index + 1), Reason::NotRising { before: digits(*before) });
            }
            // Nothing is nothing in either kind.
            [Bound::At(zero), Bound::OfQuota(_)] if index == 0 && zero.is_zero() => {}
            [Bound::OfQuota(_), Bound::OfQuota(_)] | [Bound::At(_), Bound::At(_)] => {}
            _ => faults.add(&path(index + 1), Reason::MixedBounds),
        }
    }
}

/// Amounts of money or units that are so small that a share was probably meant: `0.6` for `60%`, `1.5` for `150%`.
pub fn no_fractions(plan: &Plan, component: &Component, bounds: &[Bound], path: &str, faults: &mut Faults) {
    let measure = component.measure.as_ref().or(plan.measure.as_ref()).unwrap_or(&component.credit);
    if component.kpi.is_some() || !(counts_money(measure) || counts_units(measure)) {
        return;
    }
    let is_fraction = |number: Exact| number.is_positive() && number.as_whole().is_none() && !is_above(number, Exact::whole(2));
    let found = bounds.iter().find_map(|bound| match bound {
        Bound::At(number) if is_fraction(*number) => Some(*number),
        _ => None,
    });
    if let Some(number) = found {
        faults.add(path, Reason::Fraction { written: digits(number), percent: percent(number) });
    }
}

fn are_of_quota(bounds: &[Bound]) -> bool {
    bounds.iter().any(|bound| matches!(bound, Bound::OfQuota(_)))
}

fn check_tiers(plan: &Plan, component: &Component, tiers: &Tiers, path: &str, faults: &mut Faults) {
    let bounds: Vec<Bound> = tiers.bands.iter().map(|band| band.from).collect();
    let band = |index: usize, field: &str| format!("{path}.bands[{index}].{field}");
    rising(&bounds, |index| band(index, "from"), &format!("{path}.bands"), faults);
    let by_value = tiers.position == Position::Value;
    if !by_value {
        no_fractions(plan, component, &bounds, &format!("{path}.bands"), faults);
    }
    if are_of_quota(&bounds) && !by_value {
        needs_quota(plan, component, &format!("{path}.bands"), faults);
    }
    for (index, tier) in tiers.bands.iter().enumerate() {
        let found = [tier.rate.is_some(), tier.multiplier.is_some(), tier.per_unit.is_some()];
        faults.one_of(&format!("{path}.bands[{index}]"), &["rate", "multiplier", "per_unit"], &found);
        if let Some(rate) = tier.rate {
            low_enough(rate, &band(index, "rate"), faults);
            no_units(component, &band(index, "rate"), faults);
        }
        faults.sane(&band(index, "multiplier"), tier.multiplier);
        if tier.per_unit.is_some() && counts_money(&component.credit) {
            faults.add(&band(index, "per_unit"), Reason::MoneyPaidByUnit);
        }
    }
    if by_value != tiers.value.is_some() {
        let reason = if by_value {
            Reason::Needed { because: "\"position\": \"value\"" }
        } else {
            Reason::NotWith { other: "another \"position\" than \"value\"" }
        };
        faults.add(&format!("{path}.value"), reason);
    }
    if by_value && tiers.applies == Applies::Retroactive {
        faults.add(&format!("{path}.applies"), Reason::NotWith { other: "\"position\": \"value\"" });
    }
    if tiers.base_rate.is_some() && tiers.base_rates.is_some() {
        faults.add(&format!("{path}.base_rates"), Reason::NotWith { other: "base_rate" });
    }
    if let Some(table) = &tiers.base_rates {
        rate_table(table, &format!("{path}.base_rates"), faults);
    }
    let multiplies = tiers.bands.iter().any(|band| band.multiplier.is_some());
    if multiplies && tiers.base_rates.is_none() {
        one_rate(plan, component, tiers.base_rate.unwrap_or(Rate::Target), &format!("{path}.base_rate"), faults);
    }
}

fn check_curve(plan: &Plan, component: &Component, curve: &Curve, path: &str, faults: &mut Faults) {
    let places: Vec<Bound> = curve.points.iter().map(|point| point.at).collect();
    rising(&places, |index| format!("{path}.points[{index}].at"), &format!("{path}.points"), faults);
    no_fractions(plan, component, &places, &format!("{path}.points"), faults);
    if are_of_quota(&places) && component.kpi.is_none() {
        needs_quota(plan, component, &format!("{path}.points"), faults);
    }
    if component.kpi.is_some() && !are_of_quota(&places) {
        faults.add(&format!("{path}.points"), Reason::Needed { because: "\"kpi\": write its values as percentages" });
    }
    match curve.rounded_down_to {
        Some(Bound::OfQuota(step) | Bound::At(step)) if !step.is_positive() => {
            faults.add(&format!("{path}.rounded_down_to"), Reason::NotPositive);
        }
        Some(Bound::OfQuota(_)) if component.kpi.is_none() => {
            needs_quota(plan, component, &format!("{path}.rounded_down_to"), faults);
        }
        _ => {}
    }
    let pays: Vec<Bound> = curve.points.iter().map(|point| point.pays).collect();
    let of_target = are_of_quota(&pays);
    let nothing = |bound: &Bound| matches!(bound, Bound::At(amount) if amount.is_zero());
    if of_target && pays.iter().any(|bound| matches!(bound, Bound::At(_)) && !nothing(bound)) {
        faults.add(&format!("{path}.points"), Reason::MixedBounds);
    }
    if of_target && curve.of == PayoutOf::TargetPay {
        needs_target(plan, component, &format!("{path}.points"), faults);
    }
    // Amounts may rise by any number for each unit.
    faults.sane(&format!("{path}.slope_beyond"), curve.slope_beyond.filter(|_| of_target));
    if curve.slope_beyond.is_some() && are_of_quota(&places) != of_target {
        faults.add(&format!("{path}.slope_beyond"), Reason::NotWith { other: "percentages on one side and amounts on the other" });
    }
}

fn check_bonus(plan: &Plan, component: &Component, bonus: &Bonus, path: &str, faults: &mut Faults) {
    let places: Vec<Bound> = bonus.milestones.iter().map(|milestone| milestone.at).collect();
    rising(&places, |index| format!("{path}.milestones[{index}].at"), &format!("{path}.milestones"), faults);
    no_fractions(plan, component, &places, &format!("{path}.milestones"), faults);
    if are_of_quota(&places) && component.kpi.is_none() {
        needs_quota(plan, component, &format!("{path}.milestones"), faults);
    }
    for (index, milestone) in bonus.milestones.iter().enumerate() {
        let path = format!("{path}.milestones[{index}]");
        faults.one_of(&path, &["amount", "of_target"], &[milestone.amount.is_some(), milestone.of_target.is_some()]);
        faults.sane(&format!("{path}.of_target"), milestone.of_target);
        if milestone.of_target.is_some() {
            needs_target(plan, component, &format!("{path}.of_target"), faults);
        }
    }
}

fn check_pool(plan: &Plan, component: &Component, pool: &Pool, path: &str, faults: &mut Faults) {
    faults.one_of(path, &["amount", "rate"], &[pool.amount.is_some(), pool.rate.is_some()]);
    faults.positive(&format!("{path}.amount"), pool.amount);
    if pool.above.is_some() && pool.rate.is_none() {
        faults.add(&format!("{path}.above"), Reason::NotWith { other: "amount" });
    }
    match (pool.shared == Shared::ByWeight, pool.weights.is_empty()) {
        (true, true) => faults.add(&format!("{path}.weights"), Reason::Needed { because: "\"shared\": \"by_weight\"" }),
        (false, false) => faults.add(&format!("{path}.weights"), Reason::NotWith { other: "\"shared\" other than \"by_weight\"" }),
        _ => {}
    }
    for (name, weight) in &pool.weights {
        known_person(plan, &format!("{path}.weights.{name}"), name, faults);
        if is_negative(weight.0) {
            faults.add(&format!("{path}.weights.{name}"), Reason::NotPositive);
        }
    }
    if pool.shared == Shared::ByTargetPay {
        needs_target(plan, component, &format!("{path}.shared"), faults);
    }
    if let Some(rate) = pool.rate {
        low_enough(rate, &format!("{path}.rate"), faults);
    }
    if pool.at_least.is_some_and(|least| least.0.compare(Exact::ZERO).is_some_and(std::cmp::Ordering::is_lt)) {
        faults.add(&format!("{path}.at_least"), Reason::NotPositive);
    }
}
