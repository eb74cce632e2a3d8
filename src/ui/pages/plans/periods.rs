//! The pay periods of a statement, each opening to its lines and their deals.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::i18n::number::NOTHING;
use crate::plan::statement::summary::{PeriodFigures, Statement};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::state::plans::message::PlanMsg;
use crate::state::plans::results::Results;
use crate::state::plans::sheet::{Deal, Entry, entries};
use crate::state::shared::Shared;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::words::Words;

/// The statement with its lines.
type Whole = Memo<Option<Shared<Statement>>>;

/// Which pay periods are open to their lines: they stay so while numbers move.
#[derive(Clone, Copy)]
pub struct Opened {
    pub periods: RwSignal<BTreeSet<Day>>,
    /// All of them are, on paper.
    pub all: RwSignal<bool>,
}

/// The pay periods; each opens to its lines.
#[component]
pub fn Periods(results: Memo<Option<Shared<Results>>>, person: Memo<String>, lines: Whole, opened: Opened) -> impl IntoView {
    let words = Words::here();
    let statement = move || results.get().and_then(|results| results.of(&person.get()).cloned());
    let starts = Memo::new(move |_| {
        statement().map(|statement| statement.periods.iter().map(|of| of.period).collect::<Vec<Period>>()).unwrap_or_default()
    });
    // What was credited in a month is no share of the quota of a quarter.
    let is_longer = Memo::new(move |_| {
        let differs = |of: &PeriodFigures| {
            let figures = of.figures;
            figures.attainment.is_some() && figures.quota.and_then(|quota| figures.credited.over(quota)) != figures.attainment
        };
        statement().is_some_and(|statement| statement.periods.iter().any(differs))
    });
    view! {
        <Show when=move || is_longer.get()>
            <p class="quiet small">{words.text("plans-to-date-note")}</p>
        </Show>
        <div class="plan-periods">
            <p class="plan-period-head quiet small">
                <span class="plan-period-name">{words.text("plans-period")}</span>
                <span class="number plan-period-more">{words.text("plans-credited")}</span>
                <span class="number plan-period-more">{words.text("plans-quota")}</span>
                <span class="number">{words.text("plans-to-date")}</span>
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
