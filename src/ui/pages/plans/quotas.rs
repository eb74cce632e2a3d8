//! Setting quotas: from a target of all people to each of them, and what it takes.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::plan::document::number::{decimal, digits, share};
use crate::plan::document::plan::Plan;
use crate::plan::quota::bottom_up::{Needed, Rates, needed};
use crate::plan::quota::fairness::burden;
use crate::sales::exact::Exact;
use crate::state::pages::plans::{RATES, rate};
use crate::state::plans::edit::{Edit, document};
use crate::state::plans::message::PlanMsg;
use crate::state::plans::quotas::{Proposal, assigned, derived, hired, propose};
use crate::state::plans::real::{odds, seasonality};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::part::fold::Fold;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// What the card is asked; nothing of it changes the plan before the quotas are used.
#[derive(Clone, Copy)]
struct Wishes {
    /// What the quotas come to now, where nothing was typed.
    target: RwSignal<Option<Exact>>,
    over: RwSignal<Exact>,
    as_now: RwSignal<bool>,
    /// That of the data, where nothing was typed.
    win_rate: RwSignal<Option<Exact>>,
    hires: RwSignal<Exact>,
    month: RwSignal<Exact>,
}

/// The card.
#[component]
pub fn Quotas() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let wishes = Wishes {
        target: RwSignal::new(None),
        over: RwSignal::new(Exact::ZERO),
        as_now: RwSignal::new(true),
        win_rate: RwSignal::new(None),
        hires: RwSignal::new(Exact::whole(1)),
        month: RwSignal::new(Exact::whole(4)),
    };
    let plan = Memo::new(move |_| bench.result().map(|results| results.plan.clone()));
    let now = Memo::new(move |_| plan.with(|plan| plan.as_ref().and_then(assigned)));
    let target = Memo::new(move |_| wishes.target.get().or(now.get()).unwrap_or(Exact::ZERO));
    let proposals = Memo::new(move |_| {
        let of = |plan: &Plan| propose(plan, target.get(), wishes.over.get(), wishes.as_now.get());
        plan.with(|plan| plan.as_ref().and_then(of)).unwrap_or_default()
    });
    let store = use_store();
    let [average_deal, of_data, lead_rate, meetings, won, open] = RATES.map(|kpi| store.select(move |model| rate(model, kpi)));
    let a_quarter = Exact::new(1, 4).unwrap_or(Exact::ZERO);
    let win_rate = Memo::new(move |_| wishes.win_rate.get().or(of_data.get()).unwrap_or(a_quarter));
    let takes = move || {
        let typed = bench.plans.with(|plans| plans.selling.deal.0);
        let rates = Rates { average_deal: average_deal.get().unwrap_or(typed), win_rate: win_rate.get(), lead_rate: lead_rate.get() };
        let meetings = won.get().and_then(|won| meetings.get()?.over(won));
        let (quota, found) = takes(bench, rates, &proposals.get())?;
        let now = words.now();
        let meetings = meetings.and_then(|each| found.deals.times(each));
        Some(
            [
                Some(now.plan_takes(quota, found.deals, found.opportunities)),
                found.leads.map(|leads| now.plan_takes_also("plans-takes-leads", leads)),
                meetings.map(|meetings| now.plan_takes_also("plans-takes-meetings", meetings)),
                open.get().map(|open| now.plan_takes_also("plans-takes-open", open)),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        )
    };
    let by_month = Memo::new(move |_| bench.sales.with(|sales| seasonality(sales.as_ref()?, bench.plan.with(|plan| plan.year()))));
    let season = move |_| {
        let weights = by_month.get_untracked().unwrap_or_default();
        let value = Value::Array(weights.into_iter().map(|weight| Value::String(digits(weight))).collect());
        bench.edit(Edit::Set { at: "/calendar/seasonality".to_owned(), value });
    };
    view! {
        <Fold class="card plan-card" part="quotas" heading=move || words.text("plans-quotas")>
            <div class="plan-rows">
                <Wish label="plans-company-target" field="target" value=target is_percent=false on_set=move |number| wishes.target.set(Some(number)) />
                <Wish label="plans-over-assigned" field="share" value=wishes.over is_percent=true on_set=move |number| wishes.over.set(number) />
                <div class="plan-row">
                    <span class="plan-label">{words.text("plans-share-by")}</span>
                    <By as_now=wishes.as_now />
                </div>
            </div>
            <p class="small quiet">
                {move || (!wishes.over.get().is_zero()).then(|| words.now().plan_over_assigned(target.get(), wishes.over.get()))}
            </p>
            <Proposals proposals=proposals />
            <button
                type="button"
                class="button button-main"
                data-action="quotas-use"
                disabled=move || proposals.with(Vec::is_empty)
                on:click=move |_| enter(bench, &proposals.get_untracked())
            >
                {words.text("plans-quotas-use")}
            </button>
            <div class="plan-rows">
                <Wish label="plans-win-rate" field="share" value=win_rate is_percent=true on_set=move |number| wishes.win_rate.set(Some(number)) />
            </div>
            <p class="small" data-quotas="takes">{takes}</p>
            <Show when=move || by_month.with(Option::is_some)>
                <button type="button" class="button button-small" data-action="quotas-seasonality" on:click=season>
                    {words.text("plans-seasonality")}
                </button>
            </Show>
            <div class="plan-rows">
                <Wish label="plans-hires" field="hires" value=wishes.hires is_percent=false on_set=move |number| wishes.hires.set(number) />
                <Wish label="plans-hire-month" field="hires" value=wishes.month is_percent=false on_set=move |number| wishes.month.set(number) />
            </div>
            <p class="small" data-quotas="capacity">{move || plan.with(|plan| plan.as_ref().and_then(|plan| capacity(plan, words, wishes, target.get(), now.get()?)))}</p>
        </Fold>
    }
}

/// A number of the card, which is no number of the plan.
#[component]
fn Wish(
    label: &'static str,
    field: &'static str,
    #[prop(into)] value: Signal<Exact>,
    is_percent: bool,
    #[prop(into)] on_set: Callback<Exact>,
) -> impl IntoView {
    let words = Words::here();
    let set = move |text: String| {
        let number = if is_percent { share(&text) } else { decimal(&text) };
        number.into_iter().for_each(|number| on_set.run(number));
    };
    view! {
        <div class="plan-row">
            <span class="plan-label">{words.text(label)}</span>
            <NumberInput
                label=words.text(label)
                field=field.to_owned()
                number=Signal::derive(move || Number { number: value.get(), is_percent })
                on_slide=set
                on_end=|()| ()
                on_type=set
                action=label
            />
        </div>
    }
}

#[component]
fn By(as_now: RwSignal<bool>) -> impl IntoView {
    let words = Words::here();
    let choices = move || vec![Choice::new("now", words.say("plans-by-present")), Choice::new("evenly", words.say("plans-by-evenly"))];
    view! {
        <Select
            label=words.text("plans-share-by")
            action="quotas-by"
            class="select plan-wide"
            chosen=Signal::derive(move || if as_now.get() { "now".to_owned() } else { "evenly".to_owned() })
            choices=Signal::derive(choices)
            on_choose=move |id: String| as_now.set(id == "now")
        />
    }
}

#[component]
fn Proposals(proposals: Memo<Vec<Proposal>>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let chance = move |proposal: &Proposal| {
        let results = bench.result()?;
        bench.sales.with(|sales| odds(sales.as_ref()?, &results.plan, &proposal.name, proposal.proposed))
    };
    let line = move |proposal: Proposal| {
        let now = words.now();
        let is_money = bench.result().is_none_or(|results| results.of(&proposal.name).is_none_or(|statement| statement.is_money));
        let written = |number: Exact| if is_money { now.plan_rounded(number) } else { now.plan_number(number) };
        let chance = chance(&proposal).map(|chance| now.percent(chance.to_f64(), 0));
        let ratio = proposal.to_earnings.map(|ratio| {
            let verdict = match burden(ratio) {
                crate::plan::quota::fairness::Burden::Light => "plans-burden-light",
                crate::plan::quota::fairness::Burden::Usual => "plans-burden-usual",
                crate::plan::quota::fairness::Burden::Heavy => "plans-burden-heavy",
            };
            view! { {now.decimal(ratio.to_f64(), 1, 1)} " " <span class="quiet">{now.say(verdict)}</span> }
        });
        let parts = bench.result().map(|results| derived(&results.plan, &proposal.name)).unwrap_or_default();
        // Alike periods alone are not worth a line.
        let is_told = parts.len() > 1 || parts.first().is_some_and(|part| part.periods == 1);
        let told = is_told.then(|| {
            parts.iter().map(|part| view! { <span class="plan-block">{now.plan_quota_part(part, is_money)}</span> }).collect::<Vec<_>>()
        });
        view! {
            <tr>
                <th scope="row"><bdi class="plan-name" title=proposal.name.clone()>{proposal.name.clone()}</bdi></th>
                <td class="number" data-label=now.say("plans-quota")>{written(proposal.now)}</td>
                <td class="number plan-proposed" data-proposed=digits(proposal.proposed)>{written(proposal.proposed)}</td>
                {ratio.map(|ratio| view! { <td class="number" data-label=now.say("plans-to-earnings")>{ratio}</td> })}
                {told.map(|told| view! { <td class="plan-derived">{told}</td> })}
                {chance.map(|chance| view! { <td class="number" data-label=now.say("plans-odds")>{chance}</td> })}
            </tr>
        }
    };
    view! {
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=words.text("plans-quotas")>
            <table class="table plan-proposals">
                <tbody>{move || proposals.get().into_iter().map(line).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
}

/// Names those in the plan who are in the files alone, with the terms that they are paid by: one step of undo.
pub fn name_all(bench: Bench) {
    let paid = untrack(|| bench.result()).map(|results| document(&results.plan)).unwrap_or_default();
    for name in unnamed(bench) {
        if let Some(person) = terms(bench, &paid, &name) {
            bench.dispatch_during(PlanMsg::Edited(Edit::Set { at: "/people/-".to_owned(), value: Value::Object(person) }));
        }
    }
    bench.end_gesture();
}

/// Those of the files whom the plan does not name.
pub fn unnamed(bench: Bench) -> Vec<String> {
    let is_named = |name: &String| bench.plan.with(|plan| plan.people.iter().any(|person| person.name == *name));
    let is_of_files = bench.sales.with(Option::is_some);
    bench.people().into_iter().filter(|name| is_of_files && !is_named(name)).collect()
}

/// What a document says of somebody whom the plan does not name. Whose manager the plan does
/// not name has the one that the files name.
fn terms(bench: Bench, paid: &Value, name: &str) -> Option<Map<String, Value>> {
    let people = paid.get("people").and_then(Value::as_array).into_iter().flatten();
    let mut person =
        people.filter_map(Value::as_object).find(|person| person.get("name").and_then(Value::as_str) == Some(name)).cloned()?;
    let is_known =
        |manager: &Value| bench.plan.with_untracked(|plan| plan.people.iter().any(|other| Some(other.name.as_str()) == manager.as_str()));
    if person.get("manager").is_some_and(|manager| !is_known(manager)) {
        person.remove("manager");
    }
    Some(person)
}

/// All quotas are one step of undo. Who is in the files alone is named in the plan from then on.
fn enter(bench: Bench, proposals: &[Proposal]) {
    let paid = bench.result().map(|results| document(&results.plan)).unwrap_or_default();
    for proposal in proposals {
        let quota = Value::String(digits(proposal.proposed));
        let named = bench.plan.with_untracked(|plan| plan.people.iter().position(|person| person.name == proposal.name));
        let edit = match named {
            Some(place) => Edit::Set { at: format!("/people/{place}/quota"), value: quota },
            None => {
                let Some(mut person) = terms(bench, &paid, &proposal.name) else { continue };
                person.insert("quota".to_owned(), quota);
                person.remove("quotas");
                Edit::Set { at: "/people/-".to_owned(), value: Value::Object(person) }
            }
        };
        bench.dispatch_during(PlanMsg::Edited(edit));
    }
    bench.end_gesture();
}

/// The average quota, and what it takes.
fn takes(bench: Bench, rates: Rates, proposals: &[Proposal]) -> Option<(Exact, Needed)> {
    // What is counted is not made of deals.
    let first = proposals.first()?;
    bench.result().filter(|results| results.of(&first.name).is_none_or(|statement| statement.is_money))?;
    let quotas = proposals.iter().try_fold(Exact::ZERO, |sum, proposal| sum.plus(proposal.proposed))?;
    let average = quotas.over(Exact::whole(proposals.len() as i128))?;
    Some((average, needed(average, rates)?))
}

fn capacity(plan: &Plan, words: Words, wishes: Wishes, target: Exact, now: Exact) -> Option<String> {
    let whole = |number: Exact| u32::try_from(number.rounded_at(0)?).ok();
    let (people, month) = (whole(wishes.hires.get())?, whole(wishes.month.get())?.max(1));
    words.now().plan_capacity(now, target, people, &hired(plan, people, month)?)
}
