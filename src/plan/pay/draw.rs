//! From payable to paid in each pay period: draws with their ledger, guarantees, and pay below nothing.

use crate::plan::credit::trouble::Note;
use crate::plan::curve::scale::is_below;
use crate::plan::document::date::Date;
use crate::plan::document::number::{Share, digits};
use crate::plan::document::payment::{Draw, Guarantee, Negative};
use crate::plan::document::period_name::Span;
use crate::plan::line::{Line, Rule, Stage, to_step};
use crate::plan::measure::quota::months_there;
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::day::Day;
use crate::sales::exact::{Exact, Sum};
use crate::sales::period::{Grain, Period};

/// What is owed at the end of each pay period, in order: the ledger of draws.
pub type Ledger = Vec<Exact>;

/// Adds, period by period, what draws and guarantees pay and what is recovered.
pub fn fill_up(setting: &Setting, member: &Member, periods: &[Period], out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<Ledger> {
    let payment = &setting.plan.payment;
    let (draw, guarantee) = in_advance(setting, member);
    let opening = member.terms.and_then(|terms| terms.opening.as_ref()).and_then(|opening| opening.draw_balance);
    let mut debt = opening.map_or(Exact::ZERO, |amount| amount.0);
    let mut deferred = Exact::ZERO;
    let mut ledger = Ledger::with_capacity(periods.len());
    // What was paid before in the span of the guarantee that began on this day.
    let mut before = (Day(i32::MIN), Exact::ZERO);
    let sums = sums(setting, periods, out)?;
    for (period, payable) in periods.iter().zip(&sums) {
        // Draws do not run on beyond what is known; what is released later repays them.
        let is_known = Day(period.end.0 - 1) <= setting.closed_until;
        if !is_known && setting.plan.as_of.is_some() {
            ledger.push(debt);
            continue;
        }
        let mut of_period = OfPeriod { setting, member, period: *period, payable: *payable, debt, steps: Vec::new() };
        let running = draw.and_then(|draw| Some((draw, Course::of_draw(draw).amount(setting, member, draw.amount.0, *period)?)));
        if let Some((draw, amount)) = running.filter(|_| is_known) {
            of_period.pay_draw(draw, amount)?;
        } else if let Some(draw) = draw {
            of_period.after_draw(draw, running.is_some())?;
        } else if debt.is_positive() && payable.is_positive() {
            of_period.recover(*payable, *payable)?;
        }
        let mut steps = of_period.steps;
        debt = of_period.debt;
        let paid = |steps: &[(Exact, Rule)]| steps.iter().map(|(amount, _)| *amount).try_fold(*payable, Exact::plus);
        let now = paid(&steps)?;
        let runs = |guarantee: &Guarantee, period| Course::of_guarantee(guarantee).amount(setting, member, guarantee.amount.0, period);
        let least = guarantee.filter(|_| is_known).and_then(|guarantee| runs(guarantee, *period));
        // What the guarantee is for: the pay period, or the longer span that it is the last of.
        let span = guarantee.and_then(|guarantee| guarantee.per).map(|per| per.around(period.start, setting.cut, setting.whole));
        if span.is_none_or(|span| before.0 != span.start) {
            before = (span.map_or(period.start, |span| span.start), Exact::ZERO);
        }
        let so_far = before.1.plus(now)?;
        let least = match (least, span) {
            (Some(least), Some(span)) => {
                // Who leaves has the last of it with the last pay period.
                let ends = guarantee.is_some_and(|guarantee| runs(guarantee, setting.pay_period(period.end)).is_none());
                let months = Exact::whole(Grain::Month.spans(span, setting.cut.year).len() as i128);
                let ran = Period {
                    start: guarantee.and_then(|guarantee| guarantee.from).map_or(span.start, |from| from.0.max(span.start)),
                    end: if ends { span.end.min(period.end) } else { span.end },
                };
                let part = to_step(least.times(months_there(setting, member, ran)?.over(months)?)?, &setting.plan.rounding)?;
                Some(part).filter(|_| ends || span.end <= period.end)
            }
            (least, _) => least,
        };
        if let Some(least) = least.filter(|least| is_below(so_far, *least)) {
            steps.push((least.minus(so_far)?, Rule::Guarantee { guarantee: least, payable: so_far }));
        }
        if guarantee.is_some_and(|guarantee| runs(guarantee, *period).is_some()) {
            before.1 = paid(&steps)?.plus(before.1)?;
        }
        if payment.negative == Negative::Carried {
            defer(paid(&steps)?, &mut deferred, &mut steps)?;
        }
        let day = Day(period.end.0 - 1);
        for (amount, because) in steps {
            out.push(Line { day, component: None, row: None, stage: Stage::Paid, amount, because, from: Vec::new() });
        }
        ledger.push(debt);
    }
    if deferred.is_positive() {
        notes.push(Note::StillOwed { person: member.name.clone(), amount: digits(deferred) });
    }
    Some(ledger)
}

/// The draw and the guarantee of a member.
fn in_advance<'a>(setting: &Setting<'a>, member: &Member<'a>) -> (Option<&'a Draw>, Option<&'a Guarantee>) {
    let (terms, payment) = (member.terms, &setting.plan.payment);
    let draw = terms.and_then(|terms| terms.draw.as_ref()).or(payment.draw.as_ref());
    (draw, terms.and_then(|terms| terms.guarantee.as_ref()).or(payment.guarantee.as_ref()))
}

/// From when on a member's draw or guarantee is paid, where the plan does not say when it begins: from its
/// first day on, whatever was sold by then, but not before the fiscal year of the first credit.
pub fn begins(setting: &Setting, member: &Member) -> Option<Begins> {
    let (draw, guarantee) = in_advance(setting, member);
    let courses = draw.map(Course::of_draw).into_iter().chain(guarantee.map(Course::of_guarantee));
    let year = Span::Year.around(setting.whole.start, setting.cut, setting.whole).start;
    let mut begins: Option<Begins> = None;
    for course in courses.filter(|_| setting.plan.from.is_none()) {
        let Some(first) = course.from.or(member.terms.and_then(|terms| terms.from)) else { continue };
        let ran_before = first.0 < year && course.amount(setting, member, Exact::ZERO, setting.pay_period(Day(year.0 - 1))).is_some();
        let (day, ran) = begins.map_or((year.max(first.0), false), |other| (other.day.min(first.0.max(year)), other.ran_before));
        begins = Some(Begins { day, ran_before: ran || ran_before });
    }
    begins
}

/// When pay in advance begins in a statement.
#[derive(Clone, Copy)]
pub struct Begins {
    pub day: Day,
    /// Whether it ran before, in a year that the statement does not show.
    pub ran_before: bool,
}

/// What is payable in each period, without what is paid on top.
fn sums(setting: &Setting, periods: &[Period], lines: &[Line]) -> Option<Vec<Exact>> {
    let mut sums = vec![Sum::default(); periods.len()];
    let of = |line: &Line| line.component.and_then(|index| setting.plan.components.get(index));
    for line in lines.iter().filter(|line| of(line).is_none_or(|component| !component.on_top)) {
        let place = periods.partition_point(|period| period.end <= line.day);
        if let Some(sum) = sums.get_mut(place) {
            sum.add(line.amount)?;
        }
    }
    sums.into_iter().map(Sum::total).collect()
}

/// When a draw or guarantee runs, and how much of it in each pay period.
struct Course<'a> {
    from: Option<Date>,
    until: Option<Date>,
    periods: Option<u32>,
    schedule: &'a [Share],
    prorated: bool,
}

impl<'a> Course<'a> {
    fn of_draw(draw: &'a Draw) -> Course<'a> {
        Course { from: draw.from, until: draw.until, periods: draw.periods, schedule: &draw.schedule, prorated: draw.prorated }
    }

    fn of_guarantee(guarantee: &'a Guarantee) -> Course<'a> {
        Course { from: guarantee.from, until: guarantee.until, periods: guarantee.periods, schedule: &guarantee.schedule, prorated: false }
    }

    /// What of an amount runs in a pay period; `None` before and after.
    fn amount(&self, setting: &Setting, member: &Member, amount: Exact, period: Period) -> Option<Exact> {
        let first = first_day(setting, member, self.from);
        let ends = self.until.map(|until| until.0).into_iter().chain(member.terms.and_then(|terms| terms.until).map(|until| until.0));
        let last = ends.min();
        if first >= period.end || last.is_some_and(|last| last < period.start) {
            return None;
        }
        let runs = Period { start: first.max(period.start), end: last.map_or(period.end, |last| Day(last.0 + 1).min(period.end)) };
        let amount = match self.prorated && runs != period {
            true => to_step(amount.times(Exact::new(runs.days().into(), period.days().into())?)?, &setting.plan.rounding)?,
            false => amount,
        };
        let number = number(setting, first, period);
        if self.periods.is_some_and(|periods| number >= periods as usize) {
            return None;
        }
        match self.schedule {
            [] => Some(amount),
            schedule => to_step(amount.times(schedule.get(number)?.0)?, &setting.plan.rounding),
        }
    }
}

/// How many pay periods lie between that of a day and this one.
fn number(setting: &Setting, first: Day, period: Period) -> usize {
    if first >= period.start {
        return 0;
    }
    setting.plan.calendar.pay_period.all(setting.cut, Period { start: first, end: period.start }).len()
}

fn first_day(setting: &Setting, member: &Member, from: Option<Date>) -> Day {
    from.or(member.terms.and_then(|terms| terms.from)).map_or(setting.whole.start, |from| from.0)
}

/// What is drawn and recovered in one pay period.
struct OfPeriod<'a> {
    setting: &'a Setting<'a>,
    member: &'a Member<'a>,
    period: Period,
    payable: Exact,
    /// What is owed of draws.
    debt: Exact,
    /// What is added to what is payable.
    steps: Vec<(Exact, Rule)>,
}

impl OfPeriod<'_> {
    fn pay_draw(&mut self, draw: &Draw, amount: Exact) -> Option<()> {
        if draw.settled.is_some() {
            return self.settle(draw, amount);
        }
        if is_below(self.payable, amount) {
            let missing = amount.minus(self.payable)?;
            let room = draw.most_owed.filter(|_| draw.recoverable).map_or(Some(missing), |most| most.0.minus(self.debt))?;
            let advance = if is_below(room, missing) { room } else { missing };
            if !advance.is_positive() {
                return Some(());
            }
            if draw.recoverable {
                self.debt = self.debt.plus(advance)?;
            }
            self.advance(draw, amount, advance, draw.most_owed.map(|most| most.0).filter(|_| advance != missing));
            return Some(());
        }
        if self.is_before(draw.recovery_from) {
            return Some(());
        }
        // Recovery never pushes pay below the draw.
        let above = self.payable.minus(amount)?;
        self.recover(above, most(self.setting, draw, above)?)
    }

    /// Pays the draw alone until the last pay period of a span, and then what is above all that was drawn.
    fn settle(&mut self, draw: &Draw, amount: Exact) -> Option<()> {
        let advance = amount.minus(self.payable)?;
        self.debt = self.debt.plus(advance)?;
        if !advance.is_zero() {
            self.advance(draw, amount, advance, None);
        }
        let is_last = self.is_settled(draw);
        if is_last && is_below(self.debt, Exact::ZERO) {
            self.pay_out()?;
        } else if is_last && !draw.recoverable {
            self.debt = Exact::ZERO;
        }
        Some(())
    }

    /// Whether the pay period is the last of the span that a draw is settled over.
    fn is_settled(&self, draw: &Draw) -> bool {
        let end = self.period.end;
        draw.settled.is_none_or(|span| span.around(Day(end.0 - 1), self.setting.cut, self.setting.whole).end <= end)
    }

    fn advance(&mut self, draw: &Draw, amount: Exact, advance: Exact, most_owed: Option<Exact>) {
        let because = Rule::Draw { draw: amount, payable: self.payable, recoverable: draw.recoverable, balance: self.debt, most_owed };
        self.steps.push((advance, because));
    }

    /// Pays what was kept back.
    fn pay_out(&mut self) -> Option<()> {
        let owed = self.debt.negated()?;
        self.steps.push((owed, Rule::Settled { owed }));
        self.debt = Exact::ZERO;
        Some(())
    }

    /// Settles and recovers where nothing is drawn: the draw has ended, or it runs on beyond what is known.
    fn after_draw(&mut self, draw: &Draw, runs_on: bool) -> Option<()> {
        if is_below(self.debt, Exact::ZERO) {
            return if runs_on && !self.is_settled(draw) { Some(()) } else { self.pay_out() };
        }
        let has_begun = first_day(self.setting, self.member, draw.from) < self.period.end;
        if has_begun && !runs_on && draw.forgiven_at_end && self.debt.is_positive() {
            self.steps.push((Exact::ZERO, Rule::Forgiven { debt: self.debt }));
            self.debt = Exact::ZERO;
            return Some(());
        }
        if !self.payable.is_positive() || self.is_before(draw.recovery_from) {
            return Some(());
        }
        self.recover(self.payable, most(self.setting, draw, self.payable)?)
    }

    fn recover(&mut self, available: Exact, most: Exact) -> Option<()> {
        let owed = self.debt;
        let back = if is_below(owed, most) { owed } else { most };
        if back.is_positive() {
            self.debt = owed.minus(back)?;
            self.steps.push((back.negated()?, Rule::Recovery { debt: owed, available, balance: self.debt }));
        }
        Some(())
    }

    fn is_before(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.period.end <= day.0)
    }
}

fn most(setting: &Setting, draw: &Draw, available: Exact) -> Option<Exact> {
    match draw.recovery_share {
        Some(share) => to_step(available.times(share.0)?, &setting.plan.rounding),
        None => Some(available),
    }
}

/// Pays nothing instead of less, and takes it from what is paid later.
fn defer(paid: Exact, deferred: &mut Exact, steps: &mut Vec<(Exact, Rule)>) -> Option<()> {
    if is_below(paid, Exact::ZERO) {
        let amount = paid.negated()?;
        *deferred = deferred.plus(amount)?;
        steps.push((amount, Rule::Deferred { amount }));
    } else if deferred.is_positive() && paid.is_positive() {
        let owed = *deferred;
        let back = if is_below(owed, paid) { owed } else { paid };
        *deferred = owed.minus(back)?;
        steps.push((back.negated()?, Rule::Settled { owed }));
    }
    Some(())
}
