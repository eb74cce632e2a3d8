//! Which figures the page in front needs: the one place that knows.

use crate::kpi::ask::{Ask, Context, Split};
use crate::sales::period::Grain;
use crate::state::model::Model;
use crate::state::route::Route;

/// Members shown of a breakdown.
pub const BREAKDOWN_LIMIT: usize = 12;
/// People on the leaderboard.
pub const LEADERBOARD_LIMIT: usize = 50;

/// The breakdowns of the overview: chart id, KPI, dimension.
pub const BREAKDOWNS: [(&str, &str, &str); 4] = [
    ("revenue-by-region", "revenue", "region"),
    ("revenue-by-product", "revenue", "product"),
    ("lost-reasons", "lost_deals", "lost_reason"),
    ("open-by-stage", "open_pipeline", "stage"),
];

/// What the leaderboard says about each owner; it is ranked by the first.
pub const LEADERBOARD: [&str; 3] = ["won_amount", "won_deals", "win_rate"];

/// All questions of the page in front, and their context.
pub fn asks(model: &Model) -> (Context, Vec<Ask>) {
    let mut asks = match model.route {
        Route::Overview => overview(model),
        Route::Kpis => catalogue().into_iter().map(|kpi| Ask { kpi, split: Split::Whole }).collect(),
        Route::Data | Route::Privacy => Vec::new(),
    };
    asks.extend(drawer(model));
    let mut different: Vec<Ask> = Vec::new();
    for ask in asks {
        if !different.contains(&ask) {
            different.push(ask);
        }
    }
    (model.context(), different)
}

/// The KPIs of the catalogue, in its order.
pub fn catalogue() -> Vec<String> {
    KNOWN.map(str::to_owned).to_vec()
}

const KNOWN: [&str; 14] = [
    "revenue",
    "revenue_growth",
    "average_deal_size",
    "median_deal_size",
    "target_attainment",
    "won_deals",
    "won_amount",
    "new_opportunities",
    "win_rate",
    "close_ratio",
    "sales_cycle",
    "lost_deals",
    "open_pipeline",
    "weighted_pipeline",
];

fn overview(model: &Model) -> Vec<Ask> {
    let grain = grain(model);
    let pins = model.decisions.goals.pins.iter().map(String::as_str);
    let over_time = pins.chain(["revenue"]).map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Over { grain } });
    let breakdowns = BREAKDOWNS.iter().map(|(_, kpi, dimension)| by(kpi, dimension, BREAKDOWN_LIMIT));
    let leaderboard = LEADERBOARD.iter().map(|kpi| by(kpi, "owner", LEADERBOARD_LIMIT));
    let is_there = |ask: &Ask| match &ask.split {
        Split::By { dimension, .. } => model.data().is_some_and(|data| data.has_dimension(dimension)),
        _ => true,
    };
    over_time.chain(breakdowns.chain(leaderboard).filter(is_there)).collect()
}

fn drawer(model: &Model) -> Vec<Ask> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let over_time = Ask { kpi: drawer.kpi.clone(), split: Split::Over { grain: grain(model) } };
    let by = drawer.by.iter().map(|dimension| by(&drawer.kpi, dimension, LEADERBOARD_LIMIT));
    [over_time].into_iter().chain(by).collect()
}

fn by(kpi: &str, dimension: &str, limit: usize) -> Ask {
    Ask { kpi: kpi.to_owned(), split: Split::By { dimension: dimension.to_owned(), limit } }
}

/// Months, unless that gives too few or too many points to see a course in.
pub fn grain(model: &Model) -> Grain {
    let days = model.period().or(model.span()).map_or(365, |period| period.days());
    match days {
        ..=35 => Grain::Day,
        36..=120 => Grain::Week,
        121..=2200 => Grain::Month,
        2201..=6600 => Grain::Quarter,
        _ => Grain::Year,
    }
}
