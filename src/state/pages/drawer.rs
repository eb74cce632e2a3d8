//! One figure under the magnifying glass, on whatever page.

use crate::kpi::ask::{Answer, Ask, Split};
use crate::kpi::wilson::{self, FEW_CASES};
use crate::sales::quantity::Quantity;
use crate::state::drawer::Breakdown;
use crate::state::model::Model;
use crate::state::pages::block::{Axis, Chart, by, over};

/// The chart in the drawer.
pub const CHART: &str = "detail";

/// Members shown of the breakdown.
const BREAKDOWN_LIMIT: usize = 15;

/// What the figure can be broken down by.
pub fn breakdowns(model: &Model) -> Vec<Breakdown> {
    let explanation = model.drawer.as_ref().and_then(|drawer| drawer.explanation.as_ref());
    let dimensions = explanation.into_iter().flat_map(|explanation| &explanation.dimensions);
    [Breakdown::Nothing, Breakdown::Time].into_iter().chain(dimensions.cloned().map(Breakdown::By)).collect()
}

/// The chart of the breakdown that was chosen.
pub fn chart(model: &Model) -> Option<Chart> {
    let drawer = model.drawer.as_ref()?;
    let axis = match &drawer.breakdown {
        Breakdown::Nothing => return None,
        Breakdown::Time => Axis::Time,
        Breakdown::By(dimension) => Axis::Members { dimension: dimension.clone(), limit: BREAKDOWN_LIMIT, is_ranked: false },
    };
    Some(Chart { id: CHART, kpi: drawer.kpi.clone(), axis, is_whole: model.whole_charts.contains(CHART) })
}

/// The figure, and what it is broken down by.
pub fn asks(model: &Model) -> Vec<Ask> {
    let whole = model.drawer.iter().map(|drawer| Ask { kpi: drawer.kpi.clone(), split: Split::Whole });
    whole.chain(chart(model).into_iter().flat_map(|chart| chart.asks(model.grain()))).collect()
}

/// The figure as it is shown, with all members.
pub fn whole_ask(model: &Model) -> Option<Ask> {
    let drawer = model.drawer.as_ref()?;
    Some(match &drawer.breakdown {
        Breakdown::Nothing => Ask { kpi: drawer.kpi.clone(), split: Split::Whole },
        Breakdown::Time => over(&drawer.kpi, model.grain()),
        Breakdown::By(dimension) => by(&drawer.kpi, dimension, usize::MAX),
    })
}

/// Where a rate may well lie in truth, as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    /// What the rate was counted over.
    pub cases: u64,
}

/// The 95 % interval of a rate that counts some of its cases.
pub fn interval(answer: &Answer) -> Option<Interval> {
    let (Ok(Quantity::Ratio(rate)), Some(cases)) = (&answer.now, answer.cases) else { return None };
    let hits = rate * cases as f64;
    // A mean of counts is no number of cases.
    let is_whole = (0.0..=cases as f64).contains(&hits) && (hits - hits.round()).abs() < 1e-6;
    let (low, high) = wilson::interval(is_whole.then_some(hits.round() as u64)?, cases)?;
    Some(Interval { low, high, cases })
}

/// The cases behind a rate without an interval, where they are so few that it says little;
/// so many of one for each of another are no rate.
pub fn few_cases(answer: &Answer) -> Option<u64> {
    let is_rate = !matches!(answer.now, Ok(Quantity::Number(_)));
    answer.cases.filter(|cases| is_rate && *cases < FEW_CASES && interval(answer).is_none())
}

#[cfg(test)]
mod tests {
    use super::{few_cases, interval};
    use crate::kpi::ask::{Answer, Figure, Split};
    use crate::sales::quantity::{Quantity, Unit};

    /// A figure with its cases, its interval, and whether it is one of few cases.
    type Case = (Figure, Option<u64>, Option<[f64; 2]>, bool);

    #[test]
    fn rates_that_count_cases_have_an_interval() {
        let ratio = |number| Ok(Quantity::Ratio(number));
        let cases: [Case; 7] = [
            (ratio(0.5), Some(10), Some([0.24, 0.76]), false),
            (ratio(0.25), Some(400), Some([0.21, 0.29]), false),
            (ratio(0.0), Some(20), Some([0.0, 0.16]), false),
            // Two and a half cases are none, a quarter of money has none.
            (ratio(0.25), Some(10), None, true),
            (ratio(0.25), None, None, false),
            (Ok(Quantity::Factor(0.5)), Some(10), None, true),
            (Ok(Quantity::Number(20.07)), Some(10), None, false),
        ];
        for (now, cases, expected, is_few) in cases {
            let answer = Answer {
                kpi: "win_rate".to_owned(),
                unit: Unit::Ratio,
                split: Split::Whole,
                now,
                before: None,
                cases,
                coverage: None,
                parts: Vec::new(),
                adds_up: false,
                others: None,
            };
            let rounded = |number: f64| (number * 100.0).round() / 100.0;
            let found = interval(&answer).map(|interval| [rounded(interval.low), rounded(interval.high)]);
            assert_eq!((found, few_cases(&answer).is_some()), (expected, is_few), "{:?} of {cases:?}", answer.now);
        }
    }
}
