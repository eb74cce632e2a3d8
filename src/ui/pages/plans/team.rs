//! Everybody: what each reaches, has for quota, and earns under each plan.

use leptos::prelude::*;

use crate::i18n::number::NOTHING;
use crate::plan::document::number::{Share, share};
use crate::sales::exact::Exact;
use crate::state::plans::compared::{apart, compared};
use crate::state::plans::message::PlanMsg;
use crate::ui::pages::plans::bench::{Bench, letter};
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::words::Words;

/// So many people are looked through without a search.
const FEW: usize = 8;

/// What the table can be sorted by; amounts are those of a plan by its place.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Person,
    Attainment,
    Quota,
    Credited,
    Earned(usize),
    Apart(usize),
}

/// How the table is sorted: by a column, and whether it falls. Names keep the order they
/// had when it was pressed, so that no line moves away from under a slider.
#[derive(Clone, Copy)]
struct Sorting {
    by: RwSignal<Option<(Column, bool)>>,
    order: RwSignal<Vec<String>>,
}

impl Sorting {
    /// The column one way, then the other, then as in the plan.
    fn press(self, bench: Bench, column: Column) {
        let falls_first = column != Column::Person;
        let next = match self.by.get_untracked() {
            Some((now, falls)) if now == column => (falls == falls_first).then_some((column, !falls)),
            _ => Some((column, falls_first)),
        };
        self.by.set(next);
        let mut names = untrack(|| bench.everybody());
        if let Some((column, falls)) = next {
            match column {
                Column::Person => names.sort_by_key(|name| name.to_lowercase()),
                _ => names.sort_by(|one, other| number(bench, column, one).total_cmp(&number(bench, column, other))),
            }
            if falls {
                names.reverse();
            }
        }
        self.order.set(names);
    }
}

/// What a person has in a column; whoever has nothing comes below all others.
fn number(bench: Bench, column: Column, name: &str) -> f64 {
    let figures = |sheet: usize| untrack(|| bench.results(sheet)).and_then(|results| results.of(name).map(|statement| statement.figures));
    let now = || figures(bench.plans.with_untracked(|plans| plans.open));
    let found = match column {
        Column::Person => None,
        Column::Attainment => now().and_then(|figures| figures.attainment),
        Column::Quota => now().and_then(|figures| figures.quota),
        Column::Credited => now().map(|figures| figures.credited),
        Column::Earned(sheet) => figures(sheet).map(|figures| figures.earned),
        Column::Apart(sheet) => {
            untrack(|| bench.results(0).zip(bench.results(sheet))).and_then(|(first, other)| apart(&first, &other, name))
        }
    };
    found.map_or(f64::NEG_INFINITY, Exact::to_f64)
}

/// The table; a name shows the person's curve and statement.
#[component]
pub fn Team() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let sorting = Sorting { by: RwSignal::new(None), order: RwSignal::new(Vec::new()) };
    let wanted = RwSignal::new(String::new());
    let everybody = Memo::new(move |_| bench.everybody());
    let count = Memo::new(move |_| everybody.with(Vec::len));
    let names = Memo::new(move |_| {
        let wanted = wanted.get().trim().to_lowercase();
        let mut names: Vec<String> = everybody.get().into_iter().filter(|name| name.to_lowercase().contains(&wanted)).collect();
        sorting.order.with(|order| names.sort_by_key(|name| order.iter().position(|other| other == name).unwrap_or(usize::MAX)));
        names
    });
    let others = Memo::new(move |_| bench.count().saturating_sub(1));
    let columns = move || {
        let now = words.now();
        let open = bench.plans.with(|plans| plans.open);
        match others.get() {
            0 => vec![(Column::Earned(open), now.say("plans-earned"))],
            others => (0..=others)
                .map(|sheet| (Column::Earned(sheet), now.plan_letter(letter(sheet))))
                .chain((1..=others).map(|sheet| (Column::Apart(sheet), now.plan_apart(letter(sheet)))))
                .collect(),
        }
        .into_iter()
        .map(|(column, name)| view! { <Head column=column name=Signal::stored(name) sorting=sorting /> })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="card plan-part" aria-labelledby="plan-team">
            <div class="plan-part-head">
                <h2 id="plan-team">{words.text("plans-team")}</h2>
                <Show when=move || { count.get() > FEW }>
                    <input
                        type="search"
                        class="input plan-find"
                        data-action="plan-find"
                        aria-label=words.text("plans-find-person")
                        placeholder=words.text("plans-find-person")
                        prop:value=wanted
                        on:input=move |event| wanted.set(event_target_value(&event))
                    />
                </Show>
            </div>
            <Gains />
            <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-labelledby="plan-team">
                <table class="table plan-team" class:plan-team-compared=move || { others.get() > 0 }>
                    <thead>
                        <tr>
                            <Head column=Column::Person name=words.text("plans-person") sorting=sorting />
                            <Head column=Column::Attainment name=words.text("plans-attainment") sorting=sorting />
                            <Head column=Column::Quota name=words.text("plans-quota") sorting=sorting />
                            <Head column=Column::Credited name=words.text("plans-credited") sorting=sorting />
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
            <Show when=move || names.with(Vec::is_empty)>
                <p class="small quiet">{words.text("plans-nobody")}</p>
            </Show>
        </section>
    }
}

/// The heading of a column, which sorts by it.
#[component]
fn Head(column: Column, #[prop(into)] name: Signal<String>, sorting: Sorting) -> impl IntoView {
    let bench = Bench::here();
    let falls = Memo::new(move |_| sorting.by.get().filter(|(now, _)| *now == column).map(|(_, falls)| falls));
    let class = if matches!(column, Column::Person | Column::Attainment) { "" } else { "number" };
    let said = move || falls.get().map(|falls| if falls { "descending" } else { "ascending" });
    let mark = move || falls.get().map_or("", |falls| if falls { " ↓" } else { " ↑" });
    view! {
        <th scope="col" class=class aria-sort=said>
            <button type="button" class="table-sort" data-action="plan-sort" on:click=move |_| sorting.press(bench, column)>
                {name}
                <span aria-hidden="true">{mark}</span>
            </button>
        </th>
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
    let is_typed = Memo::new(move |_| bench.sales.with(Option::is_none) && name.with_value(|name| bench.sells(name)));
    let attained = move || {
        now.get().and_then(|figures| figures.attainment).map_or_else(|| NOTHING.to_owned(), |share| words.now().percent(share.to_f64(), 1))
    };
    let reached = move || Number { number: bench.plans.with(|plans| name.with_value(|name| plans.selling.of(name))), is_percent: true };
    let attain = move |text: String| share(&text).map(|share| PlanMsg::Attained { person: Some(name.get_value()), share: Share(share) });
    let label = Signal::derive(move || format!("{} · {}", name.get_value(), words.say("plans-attainment")));
    let cells = move || {
        let now = words.now();
        let first = bench.results(0);
        let count = others.get() + 1;
        let earned = |sheet: usize| {
            let amount = figures(sheet).map_or_else(|| NOTHING.to_owned(), |figures| bench.words(sheet).now().plan_rounded(figures.earned));
            let name = if count > 1 { now.plan_letter(letter(sheet)) } else { String::new() };
            view! { <td class="number plan-earned" data-label=name>{amount}</td> }.into_any()
        };
        let apart = |sheet: usize| {
            let difference =
                first.as_ref().zip(bench.results(sheet)).and_then(|(first, other)| name.with_value(|name| apart(first, &other, name)));
            view! { <Apart difference=difference sheet=sheet /> }.into_any()
        };
        (0..count).map(earned).chain((1..count).map(apart)).collect::<Vec<_>>()
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
                    on:click=move |_| bench.show(name.get_value())
                >
                    <bdi class="plan-name" title=name.get_value()>{name.get_value()}</bdi>
                </button>
            </th>
            <td class="plan-attained">
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
            <td class="number plan-of-quota">{move || counted(now.get().and_then(|figures| figures.quota))}</td>
            <td class="number plan-of-quota">{move || counted(now.get().map(|figures| figures.credited))}</td>
            {cells}
        </tr>
    }
}

/// A difference to plan A, with a colour that is not its only sign.
#[component]
fn Apart(difference: Option<Exact>, sheet: usize) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let name = move || words.now().plan_apart(letter(sheet));
    let class = match difference {
        Some(difference) if difference.is_positive() => "number plan-gain",
        Some(difference) if !difference.is_zero() => "number plan-loss",
        _ => "number",
    };
    view! { <td class=class data-label=name>{move || difference.map_or_else(|| NOTHING.to_owned(), |difference| bench.words(sheet).now().plan_difference(difference))}</td> }
}

#[component]
fn Totals(others: Memo<usize>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let cells = move || {
        let now = words.now();
        let first = bench.results(0);
        let count = others.get() + 1;
        let sum = |sheet: usize| {
            let cost = bench.results(sheet).and_then(|results| results.cost());
            let amount = cost.map_or_else(|| NOTHING.to_owned(), |cost| bench.words(sheet).now().plan_rounded(cost.earned));
            let name = if count > 1 { now.plan_letter(letter(sheet)) } else { String::new() };
            view! { <td class="number plan-earned" data-label=name>{amount}</td> }.into_any()
        };
        let apart = |sheet: usize| {
            let found = first.as_ref().zip(bench.results(sheet)).and_then(|(first, other)| compared(first, &other));
            view! { <Apart difference=found.and_then(|found| found.difference) sheet=sheet /> }.into_any()
        };
        (0..count).map(sum).chain((1..count).map(apart)).collect::<Vec<_>>()
    };
    view! {
        <tfoot>
            <tr>
                <th scope="row">{words.text("plans-total")}</th>
                <td class="plan-attained"></td>
                <td class="plan-of-quota"></td>
                <td class="plan-of-quota"></td>
                {cells}
            </tr>
        </tfoot>
    }
}

/// How many gain and lose by each other plan, and what is not compared.
#[component]
fn Gains() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let lines = move || {
        let first = bench.results(0);
        let lines = |sheet: usize| {
            let found = first.as_ref().zip(bench.results(sheet)).and_then(|(first, other)| compared(first, &other));
            let gains =
                found.filter(|found| found.difference.is_some()).map(|found| words.now().plan_gains(letter(sheet), found.gain, found.lose));
            let by_one = found.filter(|found| found.by_one > 0).map(|found| words.now().plan_by_one(letter(sheet), found.by_one));
            [gains, by_one, bench.foreign(sheet, 0)].into_iter().flatten().map(|said| view! { <li>{said}</li> })
        };
        (1..bench.count()).flat_map(lines).collect::<Vec<_>>()
    };
    view! { <ul class="plain-list small quiet">{lines}</ul> }
}
