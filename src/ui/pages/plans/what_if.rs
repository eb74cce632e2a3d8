//! What is sold, and what the plan in hand comes to: the numbers that move first.

use leptos::prelude::*;

use crate::plan::document::number::{Share, share};
use crate::plan::quota::fairness::at_quota;
use crate::sales::exact::Exact;
use crate::state::model::Model;
use crate::state::plans::message::PlanMsg;
use crate::state::plans::real::expected;
use crate::state::plans::results::Results;
use crate::state::plans::selling::{ANYBODY, Source};
use crate::state::plans::team::widened;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::part::switch::Switch;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The sliders of the team, and what it comes to.
#[component]
pub fn WhatIf() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let reached = move || Number { number: average(bench), is_percent: true };
    let deal = move || Number { number: bench.plans.with(|plans| plans.selling.deal.0), is_percent: false };
    let attain = move |text: String| share(&text).map(|share| PlanMsg::Attained { person: None, share: Share(share) });
    view! {
        <section class="card plan-what-if" aria-label=words.text("plans-what-if")>
            <SourceChoice />
            <Outlook />
            <Taken />
            <Show when=move || bench.sales.with(Option::is_none)>
            <div class="plan-row">
                <span class="plan-label">{words.text("plans-team-reaches")}</span>
                <NumberInput
                    label=words.text("plans-team-reaches")
                    field="from".to_owned()
                    number=Signal::derive(reached)
                    on_slide=move |text: String| attain(text).into_iter().for_each(|message| bench.dispatch_during(message))
                    on_end=move |()| bench.end_gesture()
                    on_type=move |text: String| attain(text).into_iter().for_each(|message| bench.dispatch(message))
                    action="attain-all"
                />
            </div>
            <div class="plan-row">
                <span class="plan-label">{words.text("plans-deal-size")}</span>
                <NumberInput
                    label=words.text("plans-deal-size")
                    field="deal".to_owned()
                    number=Signal::derive(deal)
                    on_slide=move |text: String| bench.dispatch_during(PlanMsg::DealSized(text))
                    on_end=move |()| bench.end_gesture()
                    on_type=move |text: String| bench.dispatch(PlanMsg::DealSized(text))
                    action="deal-size"
                />
            </div>
            </Show>
            <Figures />
        </section>
    }
}

/// Whether what is sold is typed or that of the files, where there are any.
#[component]
fn SourceChoice() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let has_data = store.select(|model| model.data().is_some());
    let chosen = Memo::new(move |_| bench.plans.with(|plans| plans.selling.source));
    let period = store.select(|model| Some(widened(&model.decisions.plans, model.target_days()?)));
    let segment = move |source: Source, action: &'static str, name: Signal<String>| {
        view! {
            <button
                type="button"
                class="segment"
                data-action=action
                aria-pressed=move || (chosen.get() == source).to_string()
                on:click=move |_| bench.dispatch(PlanMsg::SourceChosen(source))
            >
                {name}
            </button>
        }
    };
    let files = Signal::derive(move || words.now().plan_sales_of(period.get()));
    view! {
        <Show when=move || has_data.get()>
            <div class="segments segments-wrap" role="group" aria-label=words.text("plans-source")>
                {segment(Source::Typed, "source-typed", words.text("plans-source-typed"))}
                {segment(Source::Files, "source-files", files)}
            </div>
        </Show>
    }
}

/// Whether what is open counts, where something is and sales of the files are paid for.
#[component]
fn Outlook() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let expected = Memo::new(move |_| bench.sales.with(|sales| expected(sales.as_deref()?)));
    let chosen = Signal::derive(move || bench.plans.with(|plans| plans.selling.outlook));
    let label = move || expected.get().map(|(deals, amount)| words.now().plan_outlook(deals, amount));
    view! {
        <Show when=move || expected.with(Option::is_some)>
            <Switch on=chosen on_change=move |outlook| bench.dispatch(PlanMsg::OutlookChosen(outlook)) action="outlook">
                {label}
            </Switch>
        </Show>
    }
}

/// Whose quotas count, and what had to be taken for granted to pay for the files.
#[component]
fn Taken() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let asked = store.select(Model::target_days);
    let is_of_files = move || bench.sales.with(Option::is_some);
    let own = Signal::derive(move || bench.plans.with(|plans| plans.selling.own_quotas));
    let lines = move || {
        let time = bench.sales.with(|sales| sales.as_ref().map(|sales| sales.period)).filter(|time| Some(*time) != asked.get());
        let time = time.map(|time| words.now().plan_time(time));
        let taken = bench.result().map(|results| words.now().plan_taken(&results.taken)).unwrap_or_default();
        let line = |text: String| view! { <p class="small quiet">{text}</p> };
        time.into_iter().chain(taken).map(line).collect::<Vec<_>>()
    };
    view! {
        <Show when=is_of_files>
            <Switch on=own on_change=move |own| bench.dispatch(PlanMsg::OwnQuotasChosen(own)) action="own-quotas">
                {words.text("plans-own-quotas")}
            </Switch>
            <div data-plan-taken="">{lines}</div>
        </Show>
    }
}

/// What those who sell reach, on average.
fn average(bench: Bench) -> Exact {
    let sellers = bench.sellers();
    bench.plans.with(|plans| {
        let reached: Vec<Exact> = sellers.iter().map(|name| plans.selling.of(name)).collect();
        let mean = Exact::sum(&reached).and_then(|sum| sum.over(Exact::whole(reached.len() as i128)));
        // Nobody tells apart less than a tenth of a percent.
        mean.and_then(|mean| Exact::new(mean.rounded_at(3)?, 1000)).unwrap_or_else(|| plans.selling.of(ANYBODY))
    })
}

#[component]
fn Figures() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let cost = Memo::new(move |_| bench.result().and_then(|results| results.cost()));
    let reached = Memo::new(move |_| bench.result().and_then(|results| reached_quota(&results)));
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| crate::i18n::number::NOTHING.to_owned());
    let earned = move || or_dash(cost.get().map(|cost| words.now().plan_rounded(cost.earned)));
    let sold = move || or_dash(cost.get().map(|cost| words.now().plan_rounded(cost.sold)));
    let part = move || or_dash(cost.get().and_then(|cost| cost.earned.over(cost.sold)).map(|share| words.now().percent(share.to_f64(), 2)));
    let deals = move || or_dash(cost.get().map(|cost| words.now().count(cost.deals as u64)));
    let per_deal = move || {
        or_dash(cost.get().and_then(|cost| cost.earned.over(Exact::whole(cost.deals as i128))).map(|each| words.now().plan_rounded(each)))
    };
    let at_quota = move || or_dash(reached.get().map(|share| words.now().percent(share.to_f64(), 0)));
    let raw = move || cost.get().map(|cost| cost.earned.to_f64().to_string());
    view! {
        <dl class="plan-figures">
            <div class="plan-figure plan-figure-main" data-plan-figure="earned" data-value=raw>
                <dt>{words.text("plans-cost")}</dt>
                <dd>{earned}</dd>
            </div>
            <div class="plan-figure" data-plan-figure="share">
                <dt>{words.text("plans-cost-share")}</dt>
                <dd>{part}</dd>
            </div>
            <div class="plan-figure" data-plan-figure="sold">
                <dt>{words.text("plans-sold")}</dt>
                <dd>{sold}</dd>
            </div>
            <div class="plan-figure" data-plan-figure="deals">
                <dt>{words.text("plans-deals")}</dt>
                <dd>{deals}</dd>
            </div>
            <div class="plan-figure" data-plan-figure="per-deal">
                <dt>{words.text("plans-per-deal")}</dt>
                <dd>{per_deal}</dd>
            </div>
            <div class="plan-figure" data-plan-figure="at-quota">
                <dt>{words.text("plans-at-quota")}</dt>
                <dd>{at_quota}</dd>
            </div>
        </dl>
    }
}

fn reached_quota(results: &Results) -> Option<Exact> {
    let statements = results.statements.as_ref().ok()?;
    at_quota(&statements.people.iter().filter_map(|statement| statement.figures.attainment).collect::<Vec<_>>())
}
