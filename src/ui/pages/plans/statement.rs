//! The statement of a person: what was reached, then every line with its rule, so that
//! a reader can check each amount.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::download::download_sheet;
use crate::browser::page::{print, print_only};
use crate::browser::timer::after_painting;
use crate::i18n::number::NOTHING;
use crate::plan::document::plan::Plan;
use crate::plan::statement::summary::Statement;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::state::plans::quotas::derived;
use crate::state::plans::results::Results;
use crate::state::plans::sheet::csv;
use crate::state::shared::Shared;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::periods::{Opened, Periods};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The statement of the person who is looked at.
#[component]
pub fn StatementCard() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let person = Memo::new(move |_| bench.person());
    let results = Memo::new(move |_| bench.result());
    let opened = Opened { periods: RwSignal::new(BTreeSet::new()), all: RwSignal::new(false) };
    let everybody = RwSignal::new(false);
    let before = window_event_listener(leptos::ev::beforeprint, move |_| opened.all.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| {
        print_only(None);
        opened.all.set(false);
        everybody.set(false);
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let save = move |_| {
        if let Some(results) = results.get_untracked()
            && let Some(statement) = results.statement(&person.get_untracked())
        {
            let words = words.once();
            let text = csv(
                &results,
                &statement,
                &|rule| words.plan_rule(rule),
                &["plans-date", "plans-period", "plans-what", "plans-deal", "plans-rule", "plans-amount"].map(|id| words.say(id)),
            );
            // Without a download there is nothing more to do than what the browser says itself.
            drop(download_sheet(&format!("{}.csv", words.plan_statement(&statement.person)), &text));
        }
    };
    let print_these = move |is_everybody: bool| {
        opened.all.set(true);
        everybody.set(is_everybody);
        print_only(Some(if is_everybody { "statements" } else { "statement" }));
        after_painting(print);
    };
    let several = Memo::new(move |_| bench.people().len() > 1);
    view! {
        <section class="card plan-part plan-statement" aria-labelledby="plan-statement" data-statement=person>
            <div class="plan-part-head">
                <Heading results=results person=person id="plan-statement" />
                <div class="button-row">
                    <button type="button" class="button button-quiet button-small" data-action="statement-csv" on:click=save>
                        <Glyph icon=Icon::Download />
                        "CSV"
                    </button>
                    <button type="button" class="button button-quiet button-small" data-action="statement-print" on:click=move |_| print_these(false)>
                        <Glyph icon=Icon::Print />
                        {words.text("print")}
                    </button>
                    <Show when=move || several.get()>
                        <button type="button" class="button button-quiet button-small wide-only" data-action="statements-print" on:click=move |_| print_these(true)>
                            <Glyph icon=Icon::Print />
                            {words.text("plans-print-all")}
                        </button>
                    </Show>
                </div>
            </div>
            <Show when=move || results.with(|results| results.as_ref().is_some_and(|results| results.statements.is_err()))>
                <p>{words.text("plans-trouble")}</p>
                <ul class="plain-list small">{move || troubles(bench, words)}</ul>
            </Show>
            <Body results=results person=person opened=opened />
            <ul class="plain-list small quiet">{move || notes(bench, words)}</ul>
        </section>
        <Show when=move || everybody.get()>
            <Everybody results=results opened=opened />
        </Show>
    }
}

/// The statements of all people, each on a page of its own.
#[component]
fn Everybody(results: Memo<Option<Shared<Results>>>, opened: Opened) -> impl IntoView {
    let bench = Bench::here();
    let one = move |name: String| {
        let person = Memo::new(move |_| name.clone());
        view! {
            <section class="plan-statement plan-part" data-statement=person>
                <Heading results=results person=person id="" />
                <Body results=results person=person opened=opened />
            </section>
        }
    };
    view! { <div class="plan-statements">{bench.people().into_iter().map(one).collect::<Vec<_>>()}</div> }
}

/// Whose statement it is, of which plan and time; on paper also when that was printed.
#[component]
fn Heading(results: Memo<Option<Shared<Results>>>, person: Memo<String>, id: &'static str) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let id = (!id.is_empty()).then_some(id);
    view! {
        <div class="plan-heading">
            <h2 id=id>{move || words.now().plan_statement(&person.get())}</h2>
            <p class="quiet small"><bdi>{move || results.with(|results| of(bench, words, results.as_deref()))}</bdi></p>
            <Printed />
        </div>
    }
}

/// The day, on paper alone.
#[component]
pub fn Printed() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let today = store.select(|model| model.surroundings.today);
    view! { <p class="quiet small paper-only">{move || words.now().plan_printed(today.get())}</p> }
}

/// `Account executive 2026 · 2026`: the plan and its time.
pub fn of(bench: Bench, words: Words, results: Option<&Results>) -> String {
    let period = results.and_then(|results| whole(&results.plan));
    let name = bench.plan.with(|plan| plan.name.clone());
    let period = period.map(|period| words.now().period(period)).unwrap_or_default();
    [name, period].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The figures of a person, how the quota comes about, and the periods.
#[component]
fn Body(results: Memo<Option<Shared<Results>>>, person: Memo<String>, opened: Opened) -> impl IntoView {
    let statement = move || results.get().and_then(|results| results.of(&person.get()).cloned());
    // Made when lines are looked at, and not while the periods are closed.
    let lines =
        Memo::new(move |_| results.with(|results| results.as_ref().and_then(|results| results.statement(&person.get()))).map(Shared::new));
    let is_there = Memo::new(move |_| results.with(|results| results.as_ref().is_some_and(|results| results.of(&person.get()).is_some())));
    view! {
        <Show when=move || is_there.get()>
            {move || statement().map(|statement| view! { <Summary statement=statement /> })}
            <Derivation results=results person=person />
            <Periods results=results person=person lines=lines opened=opened />
        </Show>
    }
}

/// How the quota comes about, where it is more than a number.
#[component]
fn Derivation(results: Memo<Option<Shared<Results>>>, person: Memo<String>) -> impl IntoView {
    let words = Words::here();
    let lines = Memo::new(move |_| {
        let (results, person) = (results.get()?, person.get());
        let is_money = results.of(&person)?.is_money;
        Some(derived(&results.plan, &person).into_iter().map(|part| words.now().plan_quota_part(&part, is_money)).collect::<Vec<_>>())
    });
    let all = move || lines.get().unwrap_or_default().into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    view! {
        <Show when=move || lines.with(|lines| lines.as_ref().is_some_and(|lines| !lines.is_empty()))>
            <div class="small" data-part="derivation">
                <p class="quiet">{words.text("plans-derivation")}</p>
                <ul class="plain-list">{all}</ul>
            </div>
        </Show>
    }
}

fn whole(plan: &Plan) -> Option<Period> {
    Some(Period { start: plan.from?.0, end: Day(plan.until?.0.0 + 1) })
}

fn troubles(bench: Bench, words: Words) -> Option<Vec<AnyView>> {
    let components = bench.components();
    let results = bench.result()?;
    let troubles = results.statements.as_ref().err()?;
    Some(troubles.iter().map(|trouble| view! { <li>{words.now().plan_trouble(trouble, &components)}</li> }.into_any()).collect())
}

fn notes(bench: Bench, words: Words) -> Option<Vec<AnyView>> {
    let results = bench.result()?;
    let statements = results.statements.as_ref().ok()?;
    Some(statements.notes.iter().map(|note| view! { <li>{words.now().plan_note(note)}</li> }.into_any()).collect())
}

/// How a figure is written.
#[derive(Clone, Copy)]
enum Kind {
    /// As what is measured: money or a number.
    Counted,
    Amount,
    Share,
}

#[component]
fn Summary(statement: Statement) -> impl IntoView {
    let words = Words::here();
    let (figures, is_money) = (statement.figures, statement.is_money);
    let write = move |number: Option<Exact>, kind: Kind| {
        let now = words.now();
        number.map_or_else(
            || NOTHING.to_owned(),
            |number| match kind {
                Kind::Counted if !is_money => now.plan_number(number),
                Kind::Counted | Kind::Amount => now.plan_amount(number),
                Kind::Share => now.percent(number.to_f64(), 1),
            },
        )
    };
    let figure = move |(id, number, kind): (&'static str, Option<Exact>, Kind)| {
        view! {
            <div class="plan-figure">
                <dt>{words.text(id)}</dt>
                <dd>{move || write(number, kind)}</dd>
            </div>
        }
    };
    let all = [
        ("plans-quota", figures.quota, Kind::Counted),
        ("plans-credited", Some(figures.credited), Kind::Counted),
        ("plans-attainment", figures.attainment, Kind::Share),
        ("plans-earned", Some(figures.earned), Kind::Amount),
        ("plans-payable", Some(figures.payable), Kind::Amount),
        ("plans-paid", Some(figures.paid), Kind::Amount),
    ];
    view! {
        <dl class="plan-figures plan-figures-small">{all.map(figure).into_iter().collect::<Vec<_>>()}</dl>
    }
}
