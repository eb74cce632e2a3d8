//! What helps against a figure that cannot be given, and which KPIs have a tile.

use super::{click, overview, ready, reply};
use crate::engine::protocol::{Kept, Reply};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::deals::stages::Stage;
use crate::star::words::Status;
use crate::state::decisions::comparison::Comparison;
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::pages::block::Block;
use crate::state::pages::blocks;
use crate::state::pages::overview::{charts, tiles};
use crate::state::pages::remedy::{Remedy, remedy};
use crate::state::update::update;

/// A model of one file of deals whose files answer these KPIs.
fn answering(kpis: &[&str]) -> Model {
    let mut model = ready();
    super::choose_file(&mut model);
    let number = super::importing(&model);
    let mut overview = overview("deals.csv");
    overview.answerable = kpis.iter().map(|kpi| (*kpi).to_owned()).collect();
    overview.files[0].dataset = Some(Dataset::Deals);
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    model
}

#[test]
fn every_reason_that_can_be_mended_leads_to_its_mending() {
    let mut model = answering(&["revenue"]);
    let field = || "amount".to_owned();
    let cases = [
        (Unavailable::NoDataset { dataset: Dataset::Targets }, Some(Remedy::Drop(Dataset::Targets))),
        (Unavailable::EmptyDataset { dataset: Dataset::Deals }, Some(Remedy::Drop(Dataset::Deals))),
        (Unavailable::NoField { dataset: Dataset::Deals, field: field() }, Some(Remedy::Columns(0))),
        (Unavailable::NoValues { rows: 9, dataset: Dataset::Deals, field: field() }, Some(Remedy::Columns(0))),
        (Unavailable::MixedCurrencies, Some(Remedy::Rates)),
        (Unavailable::UnknownTexts { dataset: Dataset::Deals, field: "status".to_owned() }, Some(Remedy::Problems)),
        (Unavailable::NoRows, None),
        (Unavailable::NoBase, None),
    ];
    for (reason, expected) in cases {
        assert_eq!(remedy(&model, &reason), expected, "{reason:?}");
    }
    update(&mut model, Msg::PeriodChosen(PeriodChoice::LastQuarter));
    assert_eq!(remedy(&model, &Unavailable::NoRows), Some(Remedy::AllData));
    update(&mut model, click("East"));
    assert_eq!(remedy(&model, &Unavailable::NoRows), Some(Remedy::ClearFilters));
    update(&mut model, Msg::ComparisonChosen(Comparison::None));
    assert_eq!(remedy(&model, &Unavailable::NoComparison), Some(Remedy::Compare));
    for mended in [Remedy::AllData, Remedy::ClearFilters, Remedy::Compare] {
        let before = model.decisions.clone();
        update(&mut model, mended.message().expect("a message"));
        assert_ne!(model.decisions, before, "{mended:?}");
    }
}

#[test]
fn unknown_stages_are_what_figures_wait_for() {
    let mut model = ready();
    super::choose_file(&mut model);
    let number = super::importing(&model);
    let mut overview = overview("deals.csv");
    let stage = Stage { stage: "Warm".to_owned(), deals: 3, status: Status::Open, is_known: false, by: None };
    (overview.files[0].dataset, overview.files[0].stages) = (Some(Dataset::Deals), vec![stage]);
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    let reason = Unavailable::UnknownTexts { dataset: Dataset::Deals, field: "status".to_owned() };
    assert_eq!(remedy(&model, &reason), Some(Remedy::Stages(0)));
}

#[test]
fn tiles_and_charts_follow_the_data() {
    let orders = ["gross_margin", "revenue", "orders", "average_order_value", "units_sold"];
    let mut model = answering(&orders);
    assert_eq!(tiles(&model), ["revenue", "orders", "average_order_value", "gross_margin", "units_sold"]);
    assert_eq!(charts(&model).iter().map(|chart| chart.kpi.as_str()).collect::<Vec<_>>(), ["revenue"]);
    update(&mut model, Msg::KpiPinned("win_rate".to_owned()));
    update(&mut model, Msg::KpiUnpinned("orders".to_owned()));
    assert_eq!(tiles(&model), ["revenue", "average_order_value", "gross_margin", "units_sold", "win_rate"]);
    update(&mut model, Msg::Undone);
    update(&mut model, Msg::Undone);
    assert_eq!(tiles(&model).len(), 5, "the data decide again");
    let model = answering(&["won_deals", "new_opportunities"]);
    assert_eq!(charts(&model).iter().map(|chart| chart.kpi.as_str()).collect::<Vec<_>>(), ["won_deals"]);
}

#[test]
fn nobody_looks_at_a_page_of_grey_tiles() {
    let mut model = answering(&[]);
    model.receipt = None;
    assert!(matches!(&blocks(&model)[..], [Block::Scope { .. }, Block::Questions, Block::NoAnswers]));
}
