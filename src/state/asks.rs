//! Which figures the page in front needs: the one place that knows.

use crate::kpi;
use crate::kpi::ask::{Ask, Context, Split};
use crate::sales::period::Grain;
use crate::sales::schema::Dataset;
use crate::state::model::Model;
use crate::state::route::Route;

/// Members shown of a breakdown.
pub const BREAKDOWN_LIMIT: usize = 12;
/// People on the leaderboard.
pub const LEADERBOARD_LIMIT: usize = 15;

/// A breakdown on the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// The chart's id in the page.
    pub id: &'static str,
    pub kpi: &'static str,
    pub dimension: &'static str,
}

/// The breakdowns of the overview: chart id, KPI, and the dimensions that say
/// most about it, the best first. The data decides which of them there are.
const BREAKDOWNS: [(&str, &str, &[&str]); 4] = [
    ("revenue-by-region", "revenue", &["region", "country", "segment", "industry", "team", "channel", "location"]),
    ("revenue-by-product", "revenue", &["product", "product_family", "source", "campaign", "deal_kind", "account"]),
    ("lost-reasons", "lost_deals", &["lost_reason", "source", "owner"]),
    ("open-by-stage", "open_pipeline", &["stage"]),
];

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
fn catalogue() -> Vec<String> {
    kpi::catalogue::catalogue().entries().iter().map(|entry| entry.id.clone()).collect()
}

/// The breakdowns that the data allows, each by another dimension.
pub fn breakdowns(model: &Model) -> Vec<Breakdown> {
    let mut found: Vec<Breakdown> = Vec::new();
    for (id, kpi, dimensions) in BREAKDOWNS {
        let is_free = |dimension: &str| found.iter().all(|other| other.dimension != dimension);
        let dimension = dimensions.iter().find(|dimension| is_free(dimension) && splits(model, kpi, dimension));
        found.extend(dimension.map(|dimension| Breakdown { id, kpi, dimension }));
    }
    found
}

/// Whether a KPI of the overview can be split by a dimension.
fn splits(model: &Model, kpi: &str, dimension: &str) -> bool {
    let Some(data) = model.data() else {
        return false;
    };
    let has_orders = data.overview.files.iter().any(|file| file.dataset == Some(Dataset::Orders));
    // Sales are the order lines where there are any, else the won deals.
    let dataset = if kpi == "revenue" && has_orders { Dataset::Orders } else { Dataset::Deals };
    let routes = data.overview.dimensions.iter().filter(|other| other.id == dimension).flat_map(|other| &other.routes);
    routes.into_iter().any(|route| route.dataset == dataset)
}

fn overview(model: &Model) -> Vec<Ask> {
    let grain = grain(model);
    let pins = model.decisions.goals.pins.iter().map(String::as_str);
    let over_time = pins.chain(["revenue"]).map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Over { grain } });
    let breakdowns = breakdowns(model).into_iter().map(|shown| by(shown.kpi, shown.dimension, BREAKDOWN_LIMIT));
    let board = &model.decisions.view.leaderboard;
    let has_board = model.data().is_some_and(|data| data.has_dimension(&board.dimension));
    let leaderboard = has_board.then(|| by(&board.kpi, &board.dimension, LEADERBOARD_LIMIT));
    over_time.chain(breakdowns).chain(leaderboard).collect()
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
