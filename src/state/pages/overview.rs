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

/// So many key figures are shown as long as nobody chooses.
const FIRST_TILES: usize = 8;
/// The KPIs that matter most; the data decide which of them there are.
const IMPORTANT: [&str; 48] = [
    "revenue",
    "won_deals",
    "win_rate",
    "average_deal_size",
    "sales_cycle",
    "open_pipeline",
    "new_opportunities",
    "target_attainment",
    "orders",
    "average_order_value",
    "gross_margin",
    "units_sold",
    "lost_deals",
    "new_customer_revenue",
    "gross_profit",
    "open_deals",
    "customers",
    "revenue_per_account",
    "win_loss_ratio",
    "revenue_per_rep",
    "returning_revenue",
    "target_amount",
    "mrr",
    "arr",
    "active_customers",
    "new_customers",
    "churned_customers",
    "net_revenue_retention",
    "churn_rate",
    "subscriptions_per_customer",
    "new_leads",
    "qualified_leads",
    "lead_conversion_rate",
    "lead_to_opportunity",
    "activities",
    "calls",
    "emails",
    "meetings",
    "lead_response_time_median",
    "acquisition_spend",
    "cost_per_lead",
    "nps",
    "csat_share",
    "csat",
    "logged_hours",
    "competitor_price",
    "headcount",
    "turnover_rate",
];
/// What can be shown over time, and whom people can be ranked by, the best first.
const COURSES: [&str; 12] = [
    "revenue",
    "won_deals",
    "new_opportunities",
    "orders",
    "target_amount",
    "mrr",
    "new_leads",
    "activities",
    "acquisition_spend",
    "nps",
    "csat",
    "logged_hours",
];
const RANKINGS: [&str; 9] =
    ["won_amount", "revenue", "won_deals", "new_opportunities", "target_amount", "mrr", "activities", "new_leads", "logged_hours"];

/// So many breakdowns are shown.
const MOST_BREAKDOWNS: usize = 4;
/// The breakdowns of the overview: chart id, KPIs and the dimensions that say most
/// about them, the best first. The data decides which of them there are.
const BREAKDOWNS: [(&str, &[&str], &[&str]); 8] = [
    ("revenue-by-region", &SALES, &["region", "country", "segment", "industry", "team", "channel", "location"]),
    ("revenue-by-product", &SALES, &["product", "product_family", "source", "campaign", "deal_kind", "account"]),
    ("lost-reasons", &["lost_deals"], &["lost_reason", "source", "owner"]),
    ("open-by-stage", &["open_pipeline", "open_deals"], &["stage"]),
    ("recurring", &["mrr"], &["plan", "segment", "region", "country", "account"]),
    ("leads", &["new_leads"], &["source", "channel", "campaign", "lead_stage", "region", "country"]),
    ("activities", &["activities"], &["activity_kind", "owner"]),
    ("spend", &["acquisition_spend"], &["spend_kind", "channel", "campaign", "source"]),
];
const SALES: [&str; 4] = ["revenue", "won_deals", "new_opportunities", "orders"];
/// What is counted for those that count neither deals nor what the view of sales is filled by.
const COUNTED: [(&str, Dataset); 7] = [
    ("orders", Dataset::Orders),
    ("target_amount", Dataset::Targets),
    ("mrr", Dataset::Subscriptions),
    ("new_leads", Dataset::Leads),
    ("activities", Dataset::Activities),
    ("acquisition_spend", Dataset::Spend),
    ("logged_hours", Dataset::TimeLog),
];

/// The welcome, the figures, or their places while the first files are read.
pub fn blocks(model: &Model) -> Vec<Block> {
    if model.data().is_none() {
        let is_coming = model.import.reading().is_some_and(Reading::is_shown);
        return vec![if is_coming { Block::Coming } else { Block::Welcome }];
    }
    let mut blocks = vec![Block::Scope { period: model.period().or(model.span()), compared: model.compared() }, Block::Questions];
    if model.receipt.as_ref().is_some_and(|receipt| receipt.is_open) {
        blocks.push(Block::Receipt);
    }
    if !has_answers(model) {
        blocks.push(Block::NoAnswers);
        return blocks;
    }
    let charts = charts(model);
    let can_filter = !charts.is_empty();
    blocks.extend([Block::Tiles(tiles(model)), Block::Charts(charts)]);
    blocks.extend(can_filter.then_some(Block::FilterHint));
    blocks
}

/// The KPIs with a tile: those chosen, or the most important ones that the files can
/// answer; the first of all answers where none of these is among them.
pub fn tiles(model: &Model) -> Vec<String> {
    if let Some(pins) = &model.decisions.goals.pins {
        return pins.clone();
    }
    let important: Vec<String> = IMPORTANT.into_iter().filter(|kpi| can_answer(model, kpi)).take(FIRST_TILES).map(str::to_owned).collect();
    let answerable = model.data().map(|data| data.overview.answerable.as_slice()).unwrap_or_default();
    if important.is_empty() { answerable.iter().take(FIRST_TILES).cloned().collect() } else { important }
}

/// Whether the files can answer any KPI.
fn has_answers(model: &Model) -> bool {
    model.data().is_some_and(|data| !data.overview.answerable.is_empty())
}

/// Whether the files can answer a KPI. Of own ones, which come and go, it is known with their figure.
pub fn can_answer(model: &Model, kpi: &str) -> bool {
    let is_own = || model.decisions.own.find(kpi).is_some();
    model.data().is_some_and(|data| data.overview.answerable.iter().any(|id| id == kpi)) || is_own()
}

/// The first of some KPIs that the files can answer.
fn first_answer(model: &Model, kpis: &[&'static str]) -> Option<&'static str> {
    kpis.iter().copied().find(|kpi| can_answer(model, kpi))
}

/// The course of revenue, the leaderboard, and the breakdowns.
pub fn charts(model: &Model) -> Vec<Chart> {
    let course = |kpi: &str| Chart { id: "revenue-by-month", kpi: kpi.to_owned(), axis: Axis::Time, is_whole: false };
    let charts = first_answer(model, &COURSES).map(course).into_iter().chain(leaderboard(model)).chain(breakdowns(model));
    charts.map(|chart| Chart { is_whole: model.whole_charts.contains(chart.id), ..chart }).collect()
}

/// The leaderboard, where the data says who is behind a deal.
fn leaderboard(model: &Model) -> Option<Chart> {
    let board = &model.decisions.view.leaderboard;
    let ranked = ranked(model);
    let chosen = ranked.iter().find(|dimension| **dimension == board.dimension);
    let dimension = (*chosen.or(ranked.first())?).to_owned();
    let by_best = || RANKINGS.into_iter().find(|kpi| can_answer(model, kpi) && splits(model, kpi, &dimension));
    let kpi = if can_answer(model, &board.kpi) { &board.kpi } else { by_best().or_else(|| first_answer(model, &RANKINGS))? };
    let axis = Axis::Members { dimension, limit: LEADERBOARD_LIMIT, is_ranked: true };
    Some(Chart { id: "leaderboard", kpi: kpi.to_owned(), axis, is_whole: false })
}

/// The dimensions of those who can be ranked.
pub fn ranked(model: &Model) -> Vec<&'static str> {
    RANKED.into_iter().filter(|id| model.data().is_some_and(|data| data.has_dimension(id))).collect()
}

/// The breakdowns that the data allows, each by another dimension.
fn breakdowns(model: &Model) -> Vec<Chart> {
    let mut found: Vec<(&'static str, &str, &str)> = Vec::new();
    for (id, kpis, dimensions) in BREAKDOWNS {
        let Some(kpi) = first_answer(model, kpis) else { continue };
        let is_free = |dimension: &str| found.iter().all(|(_, _, other)| *other != dimension);
        let dimension = dimensions.iter().find(|dimension| is_free(dimension) && splits(model, kpi, dimension));
        found.extend(dimension.map(|dimension| (id, kpi, *dimension)));
    }
    let chart = |(id, kpi, dimension): (&'static str, &str, &str)| {
        let axis = Axis::Members { dimension: dimension.to_owned(), limit: BREAKDOWN_LIMIT, is_ranked: false };
        Chart { id, kpi: kpi.to_owned(), axis, is_whole: false }
    };
    found.into_iter().take(MOST_BREAKDOWNS).map(chart).collect()
}

/// Whether a KPI of the overview can be split by a dimension.
fn splits(model: &Model, kpi: &str, dimension: &str) -> bool {
    let Some(data) = model.data() else {
        return false;
    };
    let is_there = |dataset| data.overview.files.iter().any(|file| file.fills() == Some(dataset) && file.rows.kept > 0);
    let sales = view("sales").filter(|_| kpi == "revenue").and_then(|sales| sales.filler(is_there));
    let others = COUNTED.iter().find(|(counting, _)| *counting == kpi).map_or(Dataset::Deals, |(_, dataset)| *dataset);
    let dataset = sales.map_or(others, |filler| filler.dataset);
    let routes = data.overview.dimensions.iter().filter(|other| other.id == dimension).flat_map(|other| &other.routes);
    routes.into_iter().any(|route| route.dataset == dataset)
}
