//! Everybody: what each reaches, has for quota, and earns under each plan.

use leptos::prelude::*;

use crate::i18n::number::NOTHING;
use crate::plan::document::number::{Share, share};
use crate::plan::statement::summary::Figures;
use crate::sales::exact::Exact;
use crate::state::plans::message::PlanMsg;
use crate::ui::pages::plans::bench::{Bench, letter};
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::words::Words;

/// The table; a name shows the person's curve and statement.
#[component]
pub fn Team() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let names = Memo::new(move |_| bench.people());
    let others = Memo::new(move |_| bench.count().saturating_sub(1));
    let columns = move || {
        let now = words.now();
        let head = |sheet: usize| view! { <th scope="col" class="number">{now.plan_letter(letter(sheet))}</th> };
        let apart = |sheet: usize| view! { <th scope="col" class="number">{now.plan_apart(letter(sheet))}</th> };
        match others.get() {
            0 => view! { <th scope="col" class="number">{now.say("plans-earned")}</th> }.into_any(),
            others => (0..=others).map(head).collect::<Vec<_>>().into_iter().chain((1..=others).map(apart)).collect::<Vec<_>>().into_any(),
        }
    };
    view! {
        <section class="card plan-part" aria-labelledby="plan-team">
            <h2 id="plan-team">{words.text("plans-team")}</h2>
            <Gains />
            <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-labelledby="plan-team">
                <table class="table plan-team">
                    <thead>
                        <tr>
                            <th scope="col">{words.text("plans-person")}</th>
                            <th scope="col">{words.text("plans-attainment")}</th>
                            <th scope="col" class="number">{words.text("plans-quota")}</th>
                            <th scope="col" class="number">{words.text("plans-credited")}</th>
                            {columns}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || names.get() key=String::clone let(name)>
                            <Person name=name others=others />
                        </For>
                    </tbody>
                    <Totals others=others />
                </table>
            </div>
        </section>
    }
}

#[component]
fn Person(name: String, others: Memo<usize>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let name = StoredValue::new(name);
    let figures = move |sheet: usize| {
        bench.results(sheet).and_then(|results| name.with_value(|name| results.of(name).map(|statement| statement.figures)))
    };
    let now = Memo::new(move |_| figures(bench.plans.with(|plans| plans.open)));
    let is_money = Memo::new(move |_| {
        bench.result().is_none_or(|results| name.with_value(|name| results.of(name).is_none_or(|statement| statement.is_money)))
    });
    let counted = move |number: Option<Exact>| match number {
        None => NOTHING.to_owned(),
        Some(number) if is_money.get() => words.now().plan_rounded(number),
        Some(number) => words.now().plan_number(number),
    };
    let is_typed = Memo::new(move |_| {
        bench.sales.with(Option::is_none)
            && bench.result().is_some_and(|results| {
                name.with_value(|name| {
                    results.plan.people.iter().any(|person| person.name == *name && (person.quota.is_some() || !person.quotas.is_empty()))
                })
            })
    });
    let attained = move || {
        now.get().and_then(|figures| figures.attainment).map_or_else(|| NOTHING.to_owned(), |share| words.now().percent(share.to_f64(), 1))
    };
    let reached = move || Number { number: bench.plans.with(|plans| name.with_value(|name| plans.selling.of(name))), is_percent: true };
    let attain = move |text: String| share(&text).map(|share| PlanMsg::Attained { person: Some(name.get_value()), share: Share(share) });
    let label = Signal::derive(move || format!("{} · {}", name.get_value(), words.say("plans-attainment")));
    let earned =
        move |figures: Option<Figures>| figures.map_or_else(|| NOTHING.to_owned(), |figures| words.now().plan_rounded(figures.earned));
    let cells = move || {
        let all: Vec<Option<Figures>> = (0..=others.get()).map(figures).collect();
        let apart = |figures: &Option<Figures>| figures.and_then(|figures| figures.earned.minus(all.first().copied().flatten()?.earned));
        let sums = all.iter().map(|figures| view! { <td class="number">{earned(*figures)}</td> }.into_any());
        let differences = all.iter().skip(1).map(|figures| view! { <Apart difference=apart(figures) /> }.into_any());
        sums.chain(differences).collect::<Vec<_>>()
    };
    let is_shown = move || name.with_value(|name| bench.is_shown(name));
    view! {
        <tr class:table-selected=is_shown data-person=name.get_value()>
            <th scope="row">
                <button
                    type="button"
                    class="link-button"
                    data-action="plan-statement"
                    aria-pressed=move || is_shown().to_string()
                    on:click=move |_| bench.look_at(name.get_value())
                >
                    <bdi>{name.get_value()}</bdi>
                </button>
            </th>
            <td>
                <Show when=move || is_typed.get() fallback=move || attained>
                    <span class="plan-reached">
                        <NumberInput
                            label=label
                            field="from".to_owned()
                            number=Signal::derive(reached)
                            on_slide=move |text: String| attain(text).into_iter().for_each(|message| bench.dispatch_during(message))
                            on_end=move |()| bench.end_gesture()
                            on_type=move |text: String| attain(text).into_iter().for_each(|message| bench.dispatch(message))
                            action="attain"
                        />
                    </span>
                </Show>
            </td>
            <td class="number">{move || counted(now.get().and_then(|figures| figures.quota))}</td>
            <td class="number">{move || counted(now.get().map(|figures| figures.credited))}</td>
            {cells}
        </tr>
    }
}

/// A difference to plan A, with a colour that is not its only sign.
#[component]
fn Apart(difference: Option<Exact>) -> impl IntoView {
    let words = Words::here();
    let class = match difference {
        Some(difference) if difference.is_positive() => "number plan-gain",
        Some(difference) if !difference.is_zero() => "number plan-loss",
        _ => "number",
    };
    view! { <td class=class>{move || difference.map_or_else(|| NOTHING.to_owned(), |difference| words.now().plan_difference(difference))}</td> }
}

#[component]
fn Totals(others: Memo<usize>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let cost = move |sheet: usize| bench.results(sheet).and_then(|results| results.cost()).map(|cost| cost.earned);
    let cells = move || {
        let all: Vec<Option<Exact>> = (0..=others.get()).map(cost).collect();
        let written = |amount: &Option<Exact>| amount.map_or_else(|| NOTHING.to_owned(), |amount| words.now().plan_rounded(amount));
        let sums = all.iter().map(|amount| view! { <td class="number">{written(amount)}</td> }.into_any());
        let apart = |amount: &Option<Exact>| amount.and_then(|amount| amount.minus(all.first().copied().flatten()?));
        let differences = all.iter().skip(1).map(|amount| view! { <Apart difference=apart(amount) /> }.into_any());
        sums.chain(differences).collect::<Vec<_>>()
    };
    view! {
        <tfoot>
            <tr>
                <th scope="row">{words.text("plans-total")}</th>
                <td></td>
                <td></td>
                <td></td>
                {cells}
            </tr>
        </tfoot>
    }
}

/// How many gain and lose by each other plan.
#[component]
fn Gains() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let lines = move || {
        let first = bench.results(0);
        let line = |sheet: usize| {
            let (one, other) = (first.clone()?, bench.results(sheet)?);
            let statements = other.statements.as_ref().ok()?;
            let apart =
                statements.people.iter().filter_map(|statement| statement.figures.earned.minus(one.of(&statement.person)?.figures.earned));
            let apart: Vec<Exact> = apart.filter(|difference| !difference.is_zero()).collect();
            let gain = apart.iter().filter(|difference| difference.is_positive()).count();
            Some(view! { <li>{words.now().plan_gains(letter(sheet), gain, apart.len() - gain)}</li> })
        };
        (1..bench.count()).filter_map(line).collect::<Vec<_>>()
    };
    view! { <ul class="plain-list small quiet">{lines}</ul> }
}
