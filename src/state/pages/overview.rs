//! The overview: the key figures, and the charts that explain them.

use crate::kpi::ask::{Ask, Split};
use crate::sales::schema::Dataset;
use crate::sales::views::view;
use crate::state::model::Model;
use crate::state::pages::by;

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
    let is_there = |dataset| data.overview.files.iter().any(|file| file.dataset == Some(dataset));
    let sales = view("sales").filter(|_| kpi == "revenue").and_then(|sales| sales.filler(is_there));
    let dataset = sales.map_or(Dataset::Deals, |filler| filler.dataset);
    let routes = data.overview.dimensions.iter().filter(|other| other.id == dimension).flat_map(|other| &other.routes);
    routes.into_iter().any(|route| route.dataset == dataset)
}

/// The pinned figures and the revenue over time, the breakdowns, and the leaderboard.
pub fn asks(model: &Model) -> Vec<Ask> {
    let grain = model.grain();
    let pins = model.decisions.goals.pins.iter().map(String::as_str);
    let over_time = pins.chain(["revenue"]).map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Over { grain } });
    let breakdowns = breakdowns(model).into_iter().map(|shown| by(shown.kpi, shown.dimension, BREAKDOWN_LIMIT));
    let board = &model.decisions.view.leaderboard;
    let has_board = model.data().is_some_and(|data| data.has_dimension(&board.dimension));
    let leaderboard = has_board.then(|| by(&board.kpi, &board.dimension, LEADERBOARD_LIMIT));
    over_time.chain(breakdowns).chain(leaderboard).collect()
}
