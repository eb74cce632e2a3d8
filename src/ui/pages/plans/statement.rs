//! The statement of a person: what was reached, then every line with its rule, so that
//! a reader can check each amount.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::download::download_sheet;
use crate::browser::page::{print, print_only};
use crate::browser::timer::after_painting;
use crate::i18n::number::NOTHING;
use crate::plan::document::plan::Plan;
use crate::plan::statement::summary::{PeriodFigures, Statement};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::state::plans::message::PlanMsg;
use crate::state::plans::results::Results;
use crate::state::plans::sheet::{Deal, Entry, csv, entries};
use crate::state::shared::Shared;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::words::Words;

/// The statement of the person who is looked at.
#[component]
pub fn StatementCard() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let person = Memo::new(move |_| bench.person());
    let results = Memo::new(move |_| bench.result());
    // Made when lines are looked at, and not while the periods are closed.
    let statement =
        Memo::new(move |_| results.with(|results| results.as_ref().and_then(|results| results.statement(&person.get()))).map(Shared::new));
    let opened = Opened { periods: RwSignal::new(BTreeSet::new()), all: RwSignal::new(false) };
    let before = window_event_listener(leptos::ev::beforeprint, move |_| opened.all.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| {
        print_only(None);
        opened.all.set(false);
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let title = move || words.now().plan_statement(&person.get());
    let of = move || {
        let period = results.with(|results| results.as_ref().and_then(|results| whole(&results.plan)));
        let name = bench.plan.with(|plan| plan.name.clone());
        let period = period.map(|period| words.now().period(period)).unwrap_or_default();
        [name, period].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let save = move |_| {
        if let Some(results) = results.get_untracked()
            && let Some(statement) = statement.get_untracked()
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
    let print_this = move |_| {
        opened.all.set(true);
        print_only(Some("statement"));
        after_painting(print);
    };
    view! {
        <section class="card plan-part plan-statement" aria-labelledby="plan-statement" data-statement=person>
            <div class="plan-part-head">
                <div>
                    <h2 id="plan-statement">{title}</h2>
                    <p class="quiet small"><bdi>{of}</bdi></p>
                </div>
                <div class="button-row">
                    <button type="button" class="button button-quiet button-small" data-action="statement-csv" on:click=save>
                        <Glyph icon=Icon::Download />
                        "CSV"
                    </button>
                    <button type="button" class="button button-quiet button-small" data-action="statement-print" on:click=print_this>
                        <Glyph icon=Icon::Print />
                        {words.text("print")}
                    </button>
                </div>
            </div>
            <Show when=move || results.with(|results| results.as_ref().is_some_and(|results| results.statements.is_err()))>
                <p>{words.text("plans-trouble")}</p>
                <ul class="plain-list small">{move || troubles(bench, words)}</ul>
            </Show>
            <Show when=move || results.with(|results| results.as_ref().is_some_and(|results| results.of(&person.get()).is_some()))>
                {move || results.get().and_then(|results| results.of(&person.get()).cloned()).map(|statement| view! { <Summary statement=statement /> })}
                <Periods results=results person=person lines=statement opened=opened />
            </Show>
            <ul class="plain-list small quiet">{move || notes(bench, words)}</ul>
        </section>
    }
}

/// The statement with its lines.
type Whole = Memo<Option<Shared<Statement>>>;

/// Which pay periods are open to their lines: they stay so while numbers move.
#[derive(Clone, Copy)]
struct Opened {
    periods: RwSignal<BTreeSet<Day>>,
    /// All of them are, on paper.
    all: RwSignal<bool>,
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

#[component]
fn Summary(statement: Statement) -> impl IntoView {
    let words = Words::here();
    let figures = statement.figures;
    let counted = move |number: Exact| if statement.is_money { words.now().plan_amount(number) } else { words.now().plan_number(number) };
    let figure = move |id: &'static str, text: String| {
        view! {
            <div class="plan-figure">
                <dt>{words.text(id)}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
    let amount = |amount: Exact| words.now().plan_amount(amount);
    view! {
        <dl class="plan-figures plan-figures-small">
            {figure("plans-quota", or_dash(figures.quota.map(counted)))}
            {figure("plans-credited", counted(figures.credited))}
            {figure("plans-attainment", or_dash(figures.attainment.map(|share| words.now().percent(share.to_f64(), 1))))}
            {figure("plans-earned", amount(figures.earned))}
            {figure("plans-payable", amount(figures.payable))}
            {figure("plans-paid", amount(figures.paid))}
        </dl>
    }
}

/// The pay periods; each opens to its lines.
#[component]
fn Periods(results: Memo<Option<Shared<Results>>>, person: Memo<String>, lines: Whole, opened: Opened) -> impl IntoView {
    let words = Words::here();
    let statement = move || results.get().and_then(|results| results.of(&person.get()).cloned());
    let starts = Memo::new(move |_| {
        statement().map(|statement| statement.periods.iter().map(|of| of.period).collect::<Vec<Period>>()).unwrap_or_default()
    });
    view! {
        <div class="plan-periods">
            <p class="plan-period-head quiet small">
                <span class="plan-period-name">{words.text("plans-period")}</span>
                <span class="number plan-period-more">{words.text("plans-credited")}</span>
                <span class="number plan-period-more">{words.text("plans-quota")}</span>
                <span class="number">{words.text("plans-attainment")}</span>
                <span class="number">{words.text("plans-earned")}</span>
                <span class="number">{words.text("plans-paid")}</span>
            </p>
            <For each=move || starts.get() key=|period| (period.start, period.end) let(period)>
                <PayPeriod results=results person=person lines=lines period=period opened=opened />
            </For>
        </div>
    }
}

#[component]
fn PayPeriod(results: Memo<Option<Shared<Results>>>, person: Memo<String>, lines: Whole, period: Period, opened: Opened) -> impl IntoView {
    let words = Words::here();
    let of = Memo::new(move |_| {
        let results = results.get()?;
        let statement = results.of(&person.get())?;
        let found = statement.periods.iter().find(|of| of.period == period)?;
        Some((*found, statement.is_money))
    });
    let figure = move |write: fn(&crate::i18n::words::Words, PeriodFigures, bool) -> Option<String>| {
        move || of.get().and_then(|(of, is_money)| write(&words.now(), of, is_money)).unwrap_or_else(|| NOTHING.to_owned())
    };
    fn counted(words: &crate::i18n::words::Words, number: Exact, is_money: bool) -> String {
        if is_money { words.plan_rounded(number) } else { words.plan_number(number) }
    }
    let is_open = Memo::new(move |_| opened.all.get() || opened.periods.with(|periods| periods.contains(&period.start)));
    // The list of what is open says it, so that it stays open when its lines are written anew.
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        opened.periods.update(|periods| {
            if !periods.remove(&period.start) {
                periods.insert(period.start);
            }
        });
    };
    let lines = move || {
        is_open.get().then(|| {
            let found = results.get().and_then(|results| Some(entries(&results, &*lines.get()?, period)));
            view! { <Lines entries=found.unwrap_or_default() /> }
        })
    };
    let balance = move || {
        let balance = of.get().map(|(of, _)| of.draw_balance).filter(|balance| !balance.is_zero())?;
        Some(view! { <p class="small quiet">{words.text("plan-field-draw-balance")} ": " {words.now().plan_amount(balance)}</p> })
    };
    view! {
        <details class="plan-period" data-period=period.start.to_string() prop:open=is_open>
            <summary on:click=toggle>
                <span class="plan-period-name">{move || words.now().period(period)}</span>
                <span class="number quiet plan-period-more">
                    {figure(|words, of, is_money| Some(counted(words, of.figures.credited, is_money)))}
                </span>
                <span class="number quiet plan-period-more">
                    {figure(|words, of, is_money| of.figures.quota.map(|quota| counted(words, quota, is_money)))}
                </span>
                <span class="number quiet">
                    {figure(|words, of, _| of.figures.attainment.map(|share| words.percent(share.to_f64(), 1)))}
                </span>
                <span class="number">{figure(|words, of, _| Some(words.plan_amount(of.figures.earned)))}</span>
                <strong class="number">{figure(|words, of, _| Some(words.plan_amount(of.figures.paid)))}</strong>
            </summary>
            {lines}
            {balance}
        </details>
    }
}

#[component]
fn Lines(entries: Vec<Entry>) -> impl IntoView {
    let words = Words::here();
    if entries.is_empty() {
        return view! { <p class="quiet small">{words.text("plans-no-lines")}</p> }.into_any();
    }
    let line = move |entry: Entry| {
        let Entry { day, what, deal, because, amount } = entry;
        view! {
            <tr>
                <td>{words.now().day(day)}</td>
                <th scope="row">
                    <bdi>{what}</bdi>
                    {deal.map(|deal| view! { " " <OfDeal deal=deal /> })}
                </th>
                <td class="plan-because">{words.now().plan_rule(&because)}</td>
                <td class="number">{words.now().plan_amount(amount)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=words.text("plans-rule")>
            <table class="table plan-lines">
                <thead>
                    <tr>
                        <th scope="col">{words.text("plans-date")}</th>
                        <th scope="col">{words.text("plans-what")}</th>
                        <th scope="col">{words.text("plans-rule")}</th>
                        <th scope="col" class="number">{words.text("plans-amount")}</th>
                    </tr>
                </thead>
                <tbody>{entries.into_iter().map(line).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Which deal a line is about; one of the files opens to its row.
#[component]
fn OfDeal(deal: Deal) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let Deal { name, row, is_open } = deal;
    let expected = is_open.then(|| view! { " " <span class="badge">{words.text("plans-open-deal")}</span> });
    match row {
        None => view! { <bdi class="quiet">{name}</bdi> }.into_any(),
        Some((dataset, row)) => view! {
            <button
                type="button"
                class="link-button"
                data-action="plan-deal"
                data-row=row.to_string()
                on:click=move |_| bench.dispatch(PlanMsg::DealOpened { dataset, row })
            >
                <bdi>{name}</bdi>
            </button>
            {expected}
        }
        .into_any(),
    }
}
