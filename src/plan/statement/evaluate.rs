//! A plan and credits become statements.

use std::borrow::Cow;
use std::sync::Arc;

use crate::plan::credit::exchange::rate;
use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::payment::RateDate;
use crate::plan::document::plan::{Plan, RoundingAt};
use crate::plan::line::{Line, Rule, Stage, to_step};
use crate::plan::measure::event::{Event, Events};
use crate::plan::measure::events::{events, is_with, whose};
use crate::plan::measure::prepared::Prepared;
use crate::plan::measure::quota::{base_pay, opened, quota, whole_target_pay};
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::pay::back::tell;
use crate::plan::pay::cap::{Capped, limit};
use crate::plan::pay::clawback::take_back;
use crate::plan::pay::deals::Rows;
use crate::plan::pay::draw::{Ledger, begins, fill_up};
use crate::plan::pay::gate::blocked;
use crate::plan::pay::hold::hold;
use crate::plan::pay::needs::{lacking, told};
use crate::plan::pay::pool::everybody;
use crate::plan::pay::recompute::recompute;
use crate::plan::pay::steps::earned;
use crate::plan::pay::windows::{Detail, Paid, opening, windows};
use crate::plan::statement::summary::{Credited, Figures, PeriodFigures, Statement, Sums, leading, reached, summary_events};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// The statements of everybody whom a plan covers, in the plan's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements<'a> {
    /// The credits as they were divided: what lines mean by their rows.
    pub credits: Cow<'a, Credits>,
    pub people: Vec<Statement>,
    /// What all of them are paid.
    pub total: Exact,
    /// What has to be told beside the figures.
    pub notes: Vec<Note>,
}

/// What people are paid, for credits that were made ready.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub people: Vec<Statement>,
    pub total: Exact,
    pub notes: Vec<Note>,
}

/// What everybody is paid by a plan for credits.
///
/// # Errors
/// Everything that the plan needs and does not find.
pub fn statements<'a>(plan: &'a Plan, credits: &'a Credits) -> Result<Statements<'a>, Vec<Trouble>> {
    let prepared = Prepared::new(plan, Cow::Borrowed(credits))?;
    let Found { people, total, notes } = evaluate(plan, &prepared, Detail::Lines, None)?;
    Ok(Statements { credits: prepared.credits, people, total, notes })
}

/// The figures of all statements without their lines; `prepared` for a plan that credits alike.
///
/// # Errors
/// Everything that the plan needs and does not find.
pub fn totals(plan: &Plan, prepared: &Prepared) -> Result<Found, Vec<Trouble>> {
    evaluate(plan, prepared, Detail::Sums, None)
}

/// The statement of one person, with its lines; `None` for somebody whom the plan does not cover.
///
/// # Errors
/// What the plan needs for the person and does not find.
pub fn statement_of(plan: &Plan, prepared: &Prepared, person: &str) -> Result<Option<Statement>, Vec<Trouble>> {
    Ok(evaluate(plan, prepared, Detail::Lines, Some(person))?.people.pop())
}

fn evaluate(plan: &Plan, prepared: &Prepared, detail: Detail, only: Option<&str>) -> Result<Found, Vec<Trouble>> {
    let setting = Setting::new(plan, prepared);
    let lacking = lacking(&setting);
    if !lacking.is_empty() {
        return Err(lacking);
    }
    let mut notes = setting.notes.clone();
    notes.extend(told(&setting));
    let mut earned: Vec<Earned> = Vec::new();
    let mut troubles = Vec::new();
    let shared: Vec<Vec<(usize, Arc<Events>)>> = plan
        .components
        .iter()
        .enumerate()
        .map(|(index, component)| everybody(&setting, index, component).ok_or_else(|| vec![Trouble::TooLarge { person: String::new() }]))
        .collect::<Result<_, _>>()?;
    let rows: Vec<Vec<Rows>> = plan.components.iter().enumerate().map(|of| Rows::of(&setting, of)).collect();
    let blocked: Vec<Vec<(usize, Day)>> = plan
        .components
        .iter()
        .zip(&shared)
        .enumerate()
        .map(|(index, (component, everybody))| {
            let Some(member) = setting.members.first() else { return Ok(Vec::new()) };
            let (setting, rows) = (&setting, &[][..]);
            blocked(&Paid { setting, index, component, place: 0, member, rows, everybody, blocked: &[], detail, gone: &[] })
        })
        .collect::<Result<_, _>>()
        .map_err(|trouble| vec![trouble])?;
    let on_earnings = plan.components.iter().any(|component| component.credit.of == "earnings");
    let is_wanted = |member: &Member| only.is_none_or(|only| only == member.name);
    for (place, member) in setting.members.iter().enumerate() {
        let mut of = Earned::default();
        // Who is paid on what others earn needs all of them.
        let counts = is_wanted(member) || on_earnings;
        for (index, component) in plan.components.iter().enumerate().filter(|_| counts) {
            let everybody = shared.get(index).map_or(&[][..], Vec::as_slice);
            let rows = rows.get(index).map_or(&[][..], Vec::as_slice);
            let blocked = blocked.get(index).map_or(&[][..], Vec::as_slice);
            let paid = Paid { setting: &setting, index, component, place, member, rows, everybody, blocked, detail, gone: &[] };
            if setting.is_paid(component, member) && component.credit.of != "earnings" {
                let events = events(&setting, index, component, place);
                let done = events.ok_or_else(|| too_large(member)).and_then(|events| of.component(&paid, events, &mut notes));
                troubles.extend(done.err());
            }
        }
        earned.push(of);
    }
    if on_earnings {
        overrides_on_earnings(&setting, &rows, &mut earned, &mut notes, &mut troubles);
    }
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let mut people = Vec::with_capacity(earned.len());
    for (member, of) in setting.members.iter().zip(earned).filter(|(member, _)| is_wanted(member)) {
        match statement(&setting, member, of, &mut notes) {
            Some(statement) if detail == Detail::Sums => people.push(Statement { lines: Vec::new(), ..statement }),
            Some(statement) => people.push(statement),
            None => troubles.push(too_large(member)),
        }
    }
    let total = people.iter().map(|statement| statement.figures.paid).try_fold(Exact::ZERO, Exact::plus);
    notes.sort();
    notes.dedup_by(is_told);
    match total {
        Some(total) if troubles.is_empty() => Ok(Found { people, total, notes }),
        _ => Err(troubles),
    }
}

/// Whether a note says what the one before says; that of another window is told with it.
fn is_told(note: &mut Note, before: &mut Note) -> bool {
    match (note, before) {
        (Note::NoQuota { person: of, component: by, windows: others }, Note::NoQuota { person, component, windows }) => {
            let is_same = of == person && by == component;
            if is_same && others != windows {
                windows.append(others);
            }
            is_same
        }
        (note, before) => note == before,
    }
}

fn too_large(member: &Member) -> Trouble {
    Trouble::TooLarge { person: member.name.clone() }
}

/// What a person has earned so far.
#[derive(Default)]
struct Earned<'a> {
    lines: Vec<Line>,
    credited: Vec<Credited<'a>>,
}

impl<'a> Earned<'a> {
    /// Adds what a component earns, and takes back of deals that were cancelled.
    fn component(&mut self, paid: &Paid<'a>, events: Arc<Events>, notes: &mut Vec<Note>) -> Result<(), Trouble> {
        let first = self.lines.len();
        let all = events.all();
        let windows = windows(paid.setting, paid.setting.window(paid.component), all);
        earned(paid, &windows, all, &mut self.lines, notes)?;
        recompute(paid, &windows, all, &mut self.lines)?;
        tell(paid, all, first, &self.lines, notes).ok_or_else(|| too_large(paid.member))?;
        self.credited.push(Credited { index: paid.index, component: paid.component, events });
        Ok(())
    }
}

/// Components that pay on what the team earns, once that is known.
fn overrides_on_earnings<'a>(
    setting: &'a Setting<'a>,
    rows: &'a [Vec<Rows<'a>>],
    earned: &mut [Earned<'a>],
    notes: &mut Vec<Note>,
    troubles: &mut Vec<Trouble>,
) {
    let base: Vec<(String, Vec<Line>)> =
        setting.members.iter().zip(earned.iter()).map(|(member, earned)| (member.name.clone(), earned.lines.clone())).collect();
    for (index, component) in setting.plan.components.iter().enumerate().filter(|(_, component)| component.credit.of == "earnings") {
        for (place, (member, of)) in setting.members.iter().zip(earned.iter_mut()).enumerate() {
            if !setting.is_paid(component, member) {
                continue;
            }
            let team = whose(setting, component.credit.whose, member);
            let lines_of = |other: &Member| {
                let lines = base.iter().find(|(name, _)| *name == other.name).into_iter().flat_map(|(_, lines)| lines);
                let counts = |line: &&Line| is_with(setting, component.credit.whose, member, other, line.day);
                lines.filter(counts).collect::<Vec<_>>()
            };
            let lines = team.iter().flat_map(|other| lines_of(other));
            let mut events: Vec<Event> = lines.enumerate().map(|(rank, line)| on_earnings(rank, line)).collect();
            events.retain(|event| {
                component.from.is_none_or(|from| from.0 <= event.day) && component.until.is_none_or(|until| event.day <= until.0)
            });
            events.retain(|event| member.is_there(event.day));
            let events = Arc::new(Events::new(events));
            let rows = rows.get(index).map_or(&[][..], Vec::as_slice);
            let paid =
                Paid { setting, index, component, place, member, rows, everybody: &[], blocked: &[], detail: Detail::Lines, gone: &[] };
            troubles.extend(of.component(&paid, events, notes).err());
        }
    }
}

fn on_earnings(rank: usize, line: &Line) -> Event {
    Event { day: line.day, pays_on: line.day, measured: line.amount, credited: line.amount, row: line.row, rank: rank as u32 }
}

/// Caps on everything, then from earned to paid, and the figures.
fn statement(setting: &Setting, member: &Member, of: Earned, notes: &mut Vec<Note>) -> Option<Statement> {
    let Earned { mut lines, credited } = of;
    let target = |span: Period| whole_target_pay(setting, member, span);
    let base = |span: Period| base_pay(setting, member, span);
    let capped = Capped { setting, member, component: None, events: &[], target_pay: &target, base_pay: &base };
    for cap in &setting.plan.caps {
        limit(&capped, cap, 0, &mut lines, notes)?;
    }
    round_periods(setting, Stage::Earned, &mut lines)?;
    let reached_on = |index: usize, day: Day, attainment: Exact| {
        let of = credited.iter().find(|credited| credited.index == index)?;
        let window = setting.window(of.component).around(day, setting.cut, setting.whole);
        let wanted = quota(setting, of.component, member, window)?.times(attainment)?;
        let mut measured = opened(member, setting, of.component, window);
        let mut days = of.events.within(window).list.iter().map(|event| {
            measured = measured.plus(event.measured).unwrap_or(measured);
            (event.day, measured)
        });
        days.find(|(_, measured)| measured.compare(wanted).is_some_and(std::cmp::Ordering::is_ge)).map(|(day, _)| day)
    };
    hold(setting, &reached_on, &mut lines)?;
    round_periods(setting, Stage::Payable, &mut lines)?;
    let before = Sums::of(lines.iter())?;
    let held = before.earned.minus(before.payable)?;
    take_back(setting, &mut lines)?;
    round_periods(setting, Stage::Paid, &mut lines)?;
    let begins = begins(setting, member);
    if let Some(begins) = begins.filter(|begins| begins.ran_before) {
        notes.push(Note::AdvancedBefore { person: member.name.clone(), day: begins.day });
    }
    let periods = periods(setting, &lines, begins.map(|begins| begins.day));
    let ledger = fill_up(setting, member, &periods, &mut lines, notes)?;
    figures(setting, member, credited, lines, held, &periods, &ledger)
}

/// The pay periods of the plan's time, of all lines, and from the day on from which somebody is paid in advance.
fn periods(setting: &Setting, lines: &[Line], advance: Option<Day>) -> Vec<Period> {
    let start = lines.iter().map(|line| line.day).chain(advance).fold(setting.whole.start, Day::min);
    let end = lines.iter().map(|line| Day(line.day.0 + 1)).max().map_or(setting.whole.end, |day| day.max(setting.whole.end));
    setting.plan.calendar.pay_period.all(setting.cut, Period { start, end })
}

/// Where the plan rounds the whole, adds to each pay period what rounding its sum changes. What waits or goes back is rounded
/// with what came before, so that all of it comes to what was earned.
fn round_periods(setting: &Setting, stage: Stage, lines: &mut Vec<Line>) -> Option<()> {
    if setting.plan.rounding.at != RoundingAt::Statement {
        return Some(());
    }
    let mut rest = Exact::ZERO;
    for period in periods(setting, lines, None) {
        let within = || lines.iter().enumerate().filter(|(_, line)| period.contains(line.day));
        let sum = within().map(|(_, line)| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
        let exact = sum.plus(rest)?;
        let whole = to_step(exact, &setting.plan.rounding)?;
        let amount = whole.minus(sum)?;
        if stage != Stage::Earned {
            rest = exact.minus(whole)?;
        }
        if !amount.is_zero() {
            let day = within().map(|(_, line)| line.day).max().unwrap_or(period.start);
            let from = within().map(|(id, _)| id).collect();
            lines.push(Line { day, component: None, row: None, stage, amount, because: Rule::Rounding, from });
        }
    }
    Some(())
}

fn figures(
    setting: &Setting,
    member: &Member,
    credited: Vec<Credited>,
    lines: Vec<Line>,
    held: Exact,
    periods: &[Period],
    ledger: &Ledger,
) -> Option<Statement> {
    let lead = leading(setting, member, &credited);
    let events = lead.map(|lead| summary_events(setting, lead, &credited)).unwrap_or_default();
    let all = Period { start: Day(i32::MIN), end: Day(i32::MAX) };
    let about = |credited: Option<&Credited>, events: &Events, period: Period, of: Period| {
        let (quota, attainment) = match credited {
            Some(found) => {
                let paid = Paid {
                    setting,
                    index: found.index,
                    component: found.component,
                    place: 0,
                    member,
                    rows: &[],
                    everybody: &[],
                    blocked: &[],
                    detail: Detail::Lines,
                    gone: &[],
                };
                let (quota, attainment) = reached(setting, found.component, member, events, &|window| opening(&paid, window), period)?;
                let typed = found.component.kpi.as_ref().and_then(|kpi| crate::plan::measure::figures::typed(setting, kpi, member, period));
                (quota, attainment.or_else(|| typed.and_then(|figure| figure.attainment())))
            }
            None => (None, None),
        };
        Some((events.within(of).measured()?, quota, attainment))
    };
    let mut of_periods = Vec::with_capacity(periods.len());
    for ((period, balance), sums) in periods.iter().zip(ledger).zip(Sums::by_period(periods, &lines)?) {
        let Sums { earned, payable, paid } = sums;
        let (credited, quota, attainment) = about(lead, &events, *period, *period)?;
        let figures = Figures { credited, quota, attainment, earned, payable, paid };
        let currency = member.terms.and_then(|terms| terms.pay_currency.as_ref());
        let paid_in = currency.and_then(|currency| paid_in(setting, &lines, currency, *period));
        of_periods.push(PeriodFigures { period: *period, figures, draw_balance: *balance, paid_in });
    }
    let whole = |credited: Option<&Credited>, events: &Events, component: Option<usize>| {
        let of_it = lines.iter().filter(|line| component.is_none() || line.component == component);
        let Sums { earned, payable, paid } = Sums::of(of_it)?;
        let (credited, quota, attainment) = about(credited, events, setting.whole, all)?;
        // What was taken back after the plan's time counts in what was credited, and so in what was attained.
        let late = events.within(Period { start: setting.whole.end, ..all }).measured()?;
        let attainment = match quota.filter(|quota| quota.is_positive() && !late.is_zero()) {
            Some(quota) => attainment.and_then(|attainment| attainment.plus(late.over(quota)?)),
            None => attainment,
        };
        Some(Figures { credited, quota, attainment, earned, payable, paid })
    };
    let components =
        credited.iter().map(|of| Some((of.index, whole(Some(of), &of.events, Some(of.index))?))).collect::<Option<Vec<_>>>()?;
    let is_money = lead.is_none_or(|lead| matches!(setting.measure(lead.component).of.as_str(), "amount" | "margin" | "earnings"));
    let figures = whole(lead, &events, None)?;
    Some(Statement { person: member.name.clone(), figures, periods: of_periods, components, held, is_money, lines })
}

/// What is paid in a period, in another currency: each line by the rate of its day, or of the day that the plan says.
fn paid_in(setting: &Setting, lines: &[Line], currency: &str, period: Period) -> Option<Exact> {
    let exchange = setting.plan.exchange.as_ref()?;
    let mut sum = Exact::ZERO;
    for line in lines.iter().filter(|line| period.contains(line.day)) {
        let day = match exchange.dated {
            RateDate::CreditDate | RateDate::PaidOn => line.day,
            RateDate::PeriodStart => period.start,
            RateDate::PeriodEnd => Day(period.end.0 - 1),
            RateDate::Fixed => exchange.fixed_on.map_or(line.day, |on| on.0),
        };
        sum = sum.plus(line.amount.times(rate(Some(exchange), &setting.plan.currency, currency, day)?)?)?;
    }
    to_step(sum, &setting.plan.rounding)
}
