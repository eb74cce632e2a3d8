//! Figures that are typed, and the one that credits give by themselves.

use crate::plan::document::period_name::{Span, period_named};
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// A typed figure: its value, and what 100 % is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    pub value: Exact,
    pub target: Option<Exact>,
}

impl Typed {
    /// The value as a share of its target.
    pub fn attainment(self) -> Option<Exact> {
        self.target.map_or(Some(self.value), |target| self.value.over(target))
    }
}

/// The figure of a KPI that holds for a member in a span: the person's before everybody's, the shortest period before longer ones.
pub fn typed(setting: &Setting, kpi: &str, member: &Member, span: Period) -> Option<Typed> {
    let fits = setting
        .plan
        .figures
        .iter()
        .filter(|figure| figure.kpi == kpi && figure.person.as_ref().is_none_or(|person| *person == member.name));
    let holding = fits.filter_map(|figure| {
        let days = match &figure.period {
            None => i32::MAX,
            Some(name) => {
                let (_, period) = period_named(name, setting.cut)?;
                (period.start <= span.start && span.end <= period.end).then(|| period.days())?
            }
        };
        Some(((figure.person.is_none(), days), figure))
    });
    let (_, figure) = holding.min_by_key(|(order, _)| *order)?;
    Some(Typed { value: figure.value.0, target: figure.target.map(|target| target.0) })
}

/// The figure for the shortest of the spans around a day that has one.
pub fn typed_on(setting: &Setting, kpi: &str, member: &Member, day: Day, window: Period) -> Option<Typed> {
    let spans = [Span::Week, Span::TwoWeeks, Span::HalfMonth, Span::Month, Span::Quarter, Span::Half, Span::Year]
        .map(|span| span.around(day, setting.cut, setting.whole));
    // What is typed for the window itself says it of all its days.
    typed(setting, kpi, member, window).or_else(|| spans.into_iter().find_map(|span| typed(setting, kpi, member, span)))
}

/// Margin divided by amount of the member's own rows in a window, but for those that are gone.
pub fn margin_rate(setting: &Setting, member: &Member, window: Period, gone: &[u32]) -> Option<Exact> {
    let (column, margins) = (setting.credits.column("margin")?, setting.prepared.margins()?);
    let (mut margin, mut amount) = (Exact::ZERO, Exact::ZERO);
    for at in member.rows.iter().filter(|at| !gone.contains(at)) {
        let row = setting.credits.rows.get(*at as usize).filter(|row| window.contains(row.date));
        let Some(row) = row else { continue };
        margin = margin.plus(*margins.get(column.code(*at)?)?)?;
        amount = amount.plus(row.amount)?;
    }
    margin.over(amount)
}
