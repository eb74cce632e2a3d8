//! What happened, in short: the first key figure against its comparison and its
//! target, and the rate or duration that changed most.

use crate::kpi::wilson::FEW_CASES;
use crate::sales::period::Period;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::model::Model;
use crate::state::pages::overview::tiles;

/// Figures for a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub kpi: String,
    pub now: Quantity,
    pub before: Option<Quantity>,
    /// The days that the figures are of; `None` is all the data.
    pub period: Option<Period>,
    pub compared: Option<Period>,
    /// The share of the target, where there is one.
    pub attainment: Option<Quantity>,
    pub mover: Option<Mover>,
}

/// A figure that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Mover {
    pub kpi: String,
    pub now: Quantity,
    pub before: Quantity,
}

const ATTAINMENT: &str = "target_attainment";
/// Less than this share of a figure is no news.
const LEAST_CHANGE: f64 = 0.05;

/// The summary of the figures that are shown; `None` where there is nothing to say.
pub fn summary(model: &Model) -> Option<Summary> {
    let tiles = tiles(model);
    let kpi = tiles.first()?.clone();
    let answer = model.report.whole(&kpi)?;
    let context = &model.report.scope.context;
    let is_revenue = kpi == "revenue";
    let summary = Summary {
        now: answer.now.clone().ok()?,
        before: answer.before.clone().and_then(Result::ok),
        period: context.period,
        compared: context.compare,
        attainment: model.report.whole(ATTAINMENT).filter(|_| is_revenue).and_then(|answer| answer.now.clone().ok()),
        mover: mover(model, tiles.get(1..).unwrap_or_default()),
        kpi,
    };
    // The figure alone stands in its tile.
    let is_news = summary.before.zip(summary.compared).is_some() || summary.attainment.is_some() || summary.mover.is_some();
    is_news.then_some(summary)
}

/// The rate or duration among some KPIs that changed most.
fn mover(model: &Model, kpis: &[String]) -> Option<Mover> {
    let changed = |kpi: &String| {
        let answer = model.report.whole(kpi).filter(|answer| matches!(answer.unit, Unit::Ratio | Unit::Days) && *kpi != ATTAINMENT)?;
        // A rate of few cases jumps by chance.
        if answer.cases.is_some_and(|cases| cases < FEW_CASES) {
            return None;
        }
        let (now, before) = (answer.now.clone().ok()?, answer.before.clone()?.ok()?);
        let change = (now.number() / before.number() - 1.0).abs();
        (change.is_finite() && change >= LEAST_CHANGE).then(|| (change, Mover { kpi: kpi.clone(), now, before }))
    };
    kpis.iter().filter_map(changed).max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, mover)| mover)
}
