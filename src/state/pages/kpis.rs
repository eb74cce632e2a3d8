//! Every KPI there is, by family.

use crate::kpi::ask::Ask;
use crate::kpi::catalogue::OWN;
use crate::kpi::unavailable::Unavailable;
use crate::state::model::Model;
use crate::state::pages::block::{Block, Family, over};
use crate::state::report::Report;

/// So many courses are asked for at once, so that the engine soon hears what else is wanted.
const COURSES_AT_ONCE: usize = 16;

/// The families in the catalogue's order; first of all the user's own.
pub fn blocks(model: &Model) -> Vec<Block> {
    let mut families: Vec<Family> = Vec::new();
    for listed in model.catalogue.iter() {
        match families.iter_mut().find(|family| family.id == listed.family) {
            Some(family) => family.kpis.push(listed.id.clone()),
            None => families.push(Family { id: listed.family.clone(), kpis: vec![listed.id.clone()] }),
        }
    }
    let (own, others): (Vec<Family>, Vec<Family>) = families.into_iter().partition(|family| family.id == OWN);
    vec![Block::Families([own, others].concat())]
}

/// The next courses of what has a figure, once all figures are there.
pub fn courses(model: &Model) -> Vec<Ask> {
    let report = &model.report;
    if report.scope != model.scope() || model.catalogue.iter().any(|listed| report.whole(&listed.id).is_none()) {
        return Vec::new();
    }
    let kpis = model.catalogue.iter().map(|listed| listed.id.as_str());
    let have_figures = kpis.filter(|kpi| report.whole(kpi).is_some_and(|answer| answer.now.is_ok()));
    have_figures.filter(|kpi| report.over_time(kpi).is_none()).take(COURSES_AT_ONCE).map(|kpi| over(kpi, model.grain())).collect()
}

/// The KPIs of a family by what is known of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parted {
    /// Those that have a figure, or may have one once it is there.
    pub given: Vec<String>,
    pub without: Vec<Without>,
}

/// KPIs that have no figure for one and the same reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Without {
    pub reason: Unavailable,
    pub kpis: Vec<String>,
}

/// Parts KPIs by whether they have a figure, and why not.
pub fn parted(report: &Report, kpis: &[String]) -> Parted {
    let mut parted = Parted::default();
    for kpi in kpis {
        match report.whole(kpi).and_then(|answer| answer.now.as_ref().err()) {
            None => parted.given.push(kpi.clone()),
            Some(reason) => match parted.without.iter_mut().find(|without| without.reason == *reason) {
                Some(without) => without.kpis.push(kpi.clone()),
                None => parted.without.push(Without { reason: reason.clone(), kpis: vec![kpi.clone()] }),
            },
        }
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::{Parted, Without, parted};
    use crate::kpi::ask::{Answer, Figure, Split};
    use crate::kpi::unavailable::Unavailable;
    use crate::sales::quantity::{Quantity, Unit};
    use crate::state::report::{Report, Scope};

    #[test]
    fn what_has_no_figure_stands_apart_by_its_reason() {
        let answer = |kpi: &str, now: Figure| Answer {
            kpi: kpi.to_owned(),
            unit: Unit::Count,
            split: Split::Whole,
            now,
            before: None,
            cases: None,
            coverage: None,
            parts: Vec::new(),
            adds_up: false,
            others: None,
        };
        let mut report = Report::default();
        let (none, mixed) = (Unavailable::NoRows, Unavailable::MixedCurrencies);
        let answers = [
            answer("calls", Ok(Quantity::Count(0))),
            answer("win_rate", Err(none.clone())),
            answer("won_amount", Err(mixed.clone())),
            answer("close_ratio", Err(none.clone())),
        ];
        report.add(Scope::default(), answers.into());
        let kpis = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let without = vec![
            Without { reason: none, kpis: kpis(&["win_rate", "close_ratio"]) },
            Without { reason: mixed, kpis: kpis(&["won_amount"]) },
        ];
        let expected = Parted { given: kpis(&["calls", "revenue"]), without };
        assert_eq!(parted(&report, &kpis(&["win_rate", "calls", "won_amount", "revenue", "close_ratio"])), expected);
    }
}
