//! Every KPI there is, by family.

use crate::kpi::catalogue::OWN;
use crate::state::model::Model;
use crate::state::pages::block::{Block, Family};
use crate::state::report::Report;

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

/// KPIs that have a figure, or may have one once it is there, and those that have none.
pub fn parted(report: &Report, kpis: &[String]) -> (Vec<String>, Vec<String>) {
    kpis.iter().cloned().partition(|kpi| report.whole(kpi).is_none_or(|answer| answer.now.is_ok()))
}

#[cfg(test)]
mod tests {
    use super::parted;
    use crate::kpi::ask::{Answer, Figure, Split};
    use crate::kpi::unavailable::Unavailable;
    use crate::sales::quantity::{Quantity, Unit};
    use crate::state::report::{Report, Scope};

    #[test]
    fn what_has_no_figure_stands_apart() {
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
        report.add(Scope::default(), vec![answer("calls", Ok(Quantity::Count(0))), answer("win_rate", Err(Unavailable::NoRows))]);
        let kpis = ["win_rate", "calls", "revenue"].map(str::to_owned);
        assert_eq!(parted(&report, &kpis), (vec!["calls".to_owned(), "revenue".to_owned()], vec!["win_rate".to_owned()]));
    }
}
