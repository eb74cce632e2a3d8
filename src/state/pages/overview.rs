//! The overview: the key figures, and the charts that explain them.

use crate::sales::schema::Dataset;
use crate::sales::views::view;
use crate::state::import::Reading;
use crate::state::model::Model;
use crate::state::pages::block::{Axis, Block, Chart};

/// Members shown of a breakdown.
const BREAKDOWN_LIMIT: usize = 12;
/// People on the leaderboard.
const LEADERBOARD_LIMIT: usize = 15;
/// Who can be ranked.
const RANKED: [&str; 2] = ["owner", "team"];

/// The breakdowns of the overview: chart id, KPI, and the dimensions that say
/// most about it, the best first. The data decides which of them there are.
const BREAKDOWNS: [(&str, &str, &[&str]); 4] = [
    ("revenue-by-region", "revenue", &["region", "country", "segment", "industry", "team", "channel", "location"]),
    ("revenue-by-product", "revenue", &["product", "product_family", "source", "campaign", "deal_kind", "account"]),
    ("lost-reasons", "lost_deals", &["lost_reason", "source", "owner"]),
    ("open-by-stage", "open_pipeline", &["stage"]),
];

/// The welcome, the figures, or their places while the first files are read.
pub fn blocks(model: &Model) -> Vec<Block> {
    if model.data().is_none() {
        let is_coming = model.import.reading().is_some_and(Reading::is_shown);
        return vec![if is_coming { Block::Coming } else { Block::Welcome }];
    }
    vec![
        Block::Scope { period: model.period().or(model.span()), compared: model.compared() },
        Block::Questions,
        Block::Tiles(model.decisions.goals.pins.clone()),
        Block::Charts(charts(model)),
        Block::FilterHint,
    ]
}

/// The course of revenue, the leaderboard, and the breakdowns.
pub fn charts(model: &Model) -> Vec<Chart> {
    let course = Chart { id: "revenue-by-month", kpi: "revenue".to_owned(), axis: Axis::Time };
    [course].into_iter().chain(leaderboard(model)).chain(breakdowns(model)).collect()
}

/// The leaderboard, where the data says who is behind a deal.
fn leaderboard(model: &Model) -> Option<Chart> {
    let board = &model.decisions.view.leaderboard;
    let ranked = ranked(model);
    let chosen = ranked.iter().find(|dimension| **dimension == board.dimension);
    let dimension = (*chosen.or(ranked.first())?).to_owned();
    let axis = Axis::Members { dimension, limit: LEADERBOARD_LIMIT, is_ranked: true };
    Some(Chart { id: "leaderboard", kpi: board.kpi.clone(), axis })
}

/// The dimensions of those who can be ranked.
pub fn ranked(model: &Model) -> Vec<&'static str> {
    RANKED.into_iter().filter(|id| model.data().is_some_and(|data| data.has_dimension(id))).collect()
}

/// The breakdowns that the data allows, each by another dimension.
fn breakdowns(model: &Model) -> Vec<Chart> {
    let mut found: Vec<(&'static str, &str, &str)> = Vec::new();
    for (id, kpi, dimensions) in BREAKDOWNS {
        let is_free = |dimension: &str| found.iter().all(|(_, _, other)| *other != dimension);
        let dimension = dimensions.iter().find(|dimension| is_free(dimension) && splits(model, kpi, dimension));
        found.extend(dimension.map(|dimension| (id, kpi, *dimension)));
    }
    let chart = |(id, kpi, dimension): (&'static str, &str, &str)| {
        let axis = Axis::Members { dimension: dimension.to_owned(), limit: BREAKDOWN_LIMIT, is_ranked: false };
        Chart { id, kpi: kpi.to_owned(), axis }
    };
    found.into_iter().map(chart).collect()
}

/// Whether a KPI of the overview can be split by a dimension.
fn splits(model: &Model, kpi: &str, dimension: &str) -> bool {
    let Some(data) = model.data() else {
        return false;
    };
    let is_there = |dataset| data.overview.files.iter().any(|file| file.fills() == Some(dataset));
    let sales = view("sales").filter(|_| kpi == "revenue").and_then(|sales| sales.filler(is_there));
    let dataset = sales.map_or(Dataset::Deals, |filler| filler.dataset);
    let routes = data.overview.dimensions.iter().filter(|other| other.id == dimension).flat_map(|other| &other.routes);
    routes.into_iter().any(|route| route.dataset == dataset)
}
