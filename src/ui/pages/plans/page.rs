//! The page of plans.

use leptos::prelude::*;

use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::curve::PayoutFigure;
use crate::ui::pages::plans::deal::DealDialog;
use crate::ui::pages::plans::editor::Editor;
use crate::ui::pages::plans::levels::Levels;
use crate::ui::pages::plans::otherwise::OtherChoices;
use crate::ui::pages::plans::sheets::Sheets;
use crate::ui::pages::plans::spread::SpreadCard;
use crate::ui::pages::plans::statement::{Printed, StatementCard, of};
use crate::ui::pages::plans::team::Team;
use crate::ui::pages::plans::tools::PlanTools;
use crate::ui::pages::plans::what_if::WhatIf;
use crate::ui::words::Words;

/// The plan in words beside what it pays.
#[component]
pub fn PlansPage() -> impl IntoView {
    let bench = Bench::provide();
    // Amounts are in the currency that the plan pays in.
    let paid_in =
        move || bench.result().map_or_else(|| bench.plan.with(|plan| plan.currency.clone()), |results| results.plan.currency.clone());
    let words = Words::provide_in(Signal::derive(paid_in));
    view! {
        <div class="page-head">
            <div>
                <h1>{words.text("plans-title")}</h1>
                <p class="page-lead">{words.text("plans-lead")}</p>
                <p class="paper-only"><bdi>{move || bench.result().map(|results| of(bench, words, Some(&results)))}</bdi></p>
                <Printed />
            </div>
            <PlanTools />
        </div>
        <Sheets />
        <div class="plan-bench">
            <Editor />
            <div class="plan-results">
                <WhatIf />
                <PayoutFigure />
                <Team />
                <StatementCard />
                <Levels />
                <OtherChoices />
                <SpreadCard />
            </div>
        </div>
        <DealDialog />
    }
}
