//! The figures of a statement: sums of its lines, and what was reached.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::plan::document::component::Component;
use crate::plan::document::number::Rate;
use crate::plan::document::pays::Pays;
use crate::plan::line::{Line, Stage};
use crate::plan::measure::event::{Event, Events};
use crate::plan::measure::quota::quota;
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::pay::totals::is_of_quota;
use crate::sales::exact::{Exact, Sum};
use crate::sales::period::Period;

/// What one person gets, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub person: String,
    /// Over all of the plan's time; attainment is credited by quota.
    pub figures: Figures,
    /// For each pay period, in order.
    pub periods: Vec<PeriodFigures>,
    /// For each component that pays the person.
    pub components: Vec<(usize, Figures)>,
    /// All lines; their sum is what is paid.
    pub lines: Vec<Line>,
    /// What waits at the end.
    pub held: Exact,
    /// Whether what is credited is money.
    pub is_money: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodFigures {
    pub period: Period,
    /// Quota and attainment are those of the window to date that the period's last day lies in.
    pub figures: Figures,
    /// What is owed of draws at its end.
    pub draw_balance: Exact,
    /// What is paid, in the currency the person is paid in.
    pub paid_in: Option<Exact>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    pub credited: Exact,
    pub quota: Option<Exact>,
    pub attainment: Option<Exact>,
    pub earned: Exact,
    pub payable: Exact,
    pub paid: Exact,
}

/// What a member was credited with for a component.
pub struct Credited<'a> {
    pub index: usize,
    pub component: &'a Component,
    pub events: Arc<Events>,
}

/// What is earned, payable and paid by lines.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    pub earned: Exact,
    pub payable: Exact,
    pub paid: Exact,
}

impl Sums {
    pub fn of<'a>(mut lines: impl Iterator<Item = &'a Line>) -> Option<Sums> {
        let mut sums = ByStage::default();
        lines.try_for_each(|line| sums.add(line))?;
        sums.sums()
    }

    /// The sums of each period; these lie side by side and touch all lines.
    pub fn by_period(periods: &[Period], lines: &[Line]) -> Option<Vec<Sums>> {
        let mut sums = vec![ByStage::default(); periods.len()];
        for line in lines {
            let place = periods.partition_point(|period| period.end <= line.day);
            if let Some(sums) = sums.get_mut(place) {
                sums.add(line)?;
            }
        }
        sums.into_iter().map(ByStage::sums).collect()
    }
}

/// What the lines of each stage come to.
#[derive(Clone, Copy, Default)]
struct ByStage {
    earned: Sum,
    payable: Sum,
    paid: Sum,
}

impl ByStage {
    fn add(&mut self, line: &Line) -> Option<()> {
        match line.stage {
            Stage::Earned => &mut self.earned,
            Stage::Payable => &mut self.payable,
            Stage::Paid => &mut self.paid,
        }
        .add(line.amount)
    }

    /// What is earned is payable and paid, too.
    fn sums(self) -> Option<Sums> {
        let earned = self.earned.total()?;
        let payable = earned.plus(self.payable.total()?)?;
        Some(Sums { earned, payable, paid: payable.plus(self.paid.total()?)? })
    }
}

/// The component by which a person's summary is told: the first by quota that credits the person with something, else the first by quota, else the first.
pub fn leading<'c, 'a>(setting: &Setting, member: &Member, credited: &'c [Credited<'a>]) -> Option<&'c Credited<'a>> {
    let by_quota = || credited.iter().filter(|credited| uses_quota(credited.component) && credited.component.kpi.is_none());
    let has = |credited: &&Credited| !credited.events.all().is_empty();
    let with_quota = |credited: &&Credited| quota(setting, credited.component, member, setting.whole).is_some();
    by_quota()
        .find(has)
        .or_else(|| by_quota().next())
        .or_else(|| credited.iter().filter(with_quota).find(has))
        .or_else(|| credited.iter().find(has))
        .or(credited.first())
}

fn uses_quota(component: &Component) -> bool {
    is_of_quota(component) || matches!(component.pays, Pays::Rate(Rate::Target))
}

/// What counts for the summary: what the leading component measures, or where no component goes by quota, each row once that any of them counts.
pub fn summary_events(setting: &Setting, lead: &Credited, credited: &[Credited]) -> Arc<Events> {
    let is_alike = |other: &&Credited| setting.measure(other.component).of == setting.measure(lead.component).of;
    let alike = || credited.iter().filter(is_alike);
    if uses_quota(lead.component) || setting.plan.measure.is_some() || alike().count() == 1 {
        return lead.events.clone();
    }
    let mut seen = HashSet::new();
    let all = alike().flat_map(|other| other.events.all().list.iter().map(|event| (other.index, event)));
    // A row that one component counts twice, there and back, is so counted; another component's count is not added.
    let mut first = HashMap::new();
    let fits = |(index, event): &(usize, &Event)| match event.row {
        Some(row) => *first.entry(row).or_insert(*index) == *index,
        None => seen.insert((*index, event.day, event.rank)),
    };
    Arc::new(Events::new(all.filter(fits).map(|(_, event)| *event).collect()))
}

/// The quota of all windows that touch a period, and the share of it that was measured until
/// its end in those that have one.
pub fn reached(
    setting: &Setting,
    component: &Component,
    member: &Member,
    events: &Events,
    opening: &dyn Fn(Period) -> Exact,
    period: Period,
) -> Option<(Option<Exact>, Option<Exact>)> {
    let span = setting.window(component);
    let span = if span == crate::plan::document::period_name::Span::Plan {
        setting.whole
    } else {
        span.around(period.start, setting.cut, setting.whole)
    };
    let mut window = span;
    let (mut quotas, mut total) = (None, Exact::ZERO);
    loop {
        let own = quota(setting, component, member, window);
        if let Some(quota) = own {
            quotas = Some(quotas.unwrap_or(Exact::ZERO).plus(quota)?);
        }
        if own.is_some_and(Exact::is_positive) {
            let until = Period { start: window.start, end: window.end.min(period.end) };
            total = total.plus(opening(window))?.plus(events.within(until).measured()?)?;
        }
        if window.end >= period.end || window == setting.whole {
            break;
        }
        window = setting.window(component).around(window.end, setting.cut, setting.whole);
    }
    let attainment = quotas.filter(|quota| quota.is_positive()).and_then(|quota| total.over(quota));
    Some((quotas, attainment))
}
