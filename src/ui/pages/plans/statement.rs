//! The statement of a person: what was reached, then every line with its rule, so that
//! a reader can check each amount.

use leptos::prelude::*;

use crate::browser::download::download_sheet;
use crate::i18n::number::NOTHING;
use crate::plan::statement::summary::Statement;
use crate::sales::exact::Exact;
use crate::state::plans::results::Results;
use crate::state::plans::sheet::{Entry, csv, entries};
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
    let title = move || words.now().plan_statement(&person.get());
    let save = move |_| {
        if let Some(results) = results.get_untracked()
            && let Some(statement) = results.of(&person.get_untracked())
        {
            let words = words.once();
            let text = csv(
                &results,
                statement,
                &|rule| words.plan_rule(rule),
                &["plans-date", "plans-period", "plans-what", "plans-deal", "plans-rule", "plans-amount"].map(|id| words.say(id)),
            );
            // Without a download there is nothing more to do than what the browser says itself.
            drop(download_sheet(&format!("{}.csv", words.plan_statement(&statement.person)), &text));
        }
    };
    view! {
        <section class="card plan-part plan-statement" aria-labelledby="plan-statement" data-statement=person>
            <div class="plan-part-head">
                <h2 id="plan-statement">{title}</h2>
                <button type="button" class="button button-quiet button-small" data-action="statement-csv" on:click=save>
                    <Glyph icon=Icon::Download />
                    "CSV"
                </button>
            </div>
            {move || match results.get() {
                None => ().into_any(),
                Some(results) => body(&results, &person.get(), words, bench),
            }}
        </section>
    }
}

fn body(results: &Shared<Results>, person: &str, words: Words, bench: Bench) -> AnyView {
    match &results.statements {
        Err(troubles) => {
            let components = bench.components();
            let lines: Vec<String> = troubles.iter().map(|trouble| words.now().plan_trouble(trouble, &components)).collect();
            view! {
                <p>{words.text("plans-trouble")}</p>
                <ul class="plain-list small">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>()}</ul>
            }
            .into_any()
        }
        Ok(statements) => {
            let notes: Vec<String> = statements.notes.iter().map(|note| words.now().plan_note(note)).collect();
            let statement = results.of(person).map(|statement| {
                view! {
                    <Summary statement=statement.clone() />
                    <Periods results=results.clone() statement=statement.clone() />
                }
            });
            view! {
                {statement}
                <ul class="plain-list small quiet">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect::<Vec<_>>()}</ul>
            }
            .into_any()
        }
    }
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
fn Periods(results: Shared<Results>, statement: Statement) -> impl IntoView {
    let words = Words::here();
    let of_periods = statement.periods.clone();
    let period = move |of: crate::plan::statement::summary::PeriodFigures| {
        let found = entries(&results, &statement, of.period);
        let (earned, paid, balance) = (of.figures.earned, of.figures.paid, of.draw_balance);
        let attainment = of.figures.attainment.map(|share| words.now().percent(share.to_f64(), 1));
        let name = words.now().period(of.period);
        view! {
            <details class="plan-period" data-period=of.period.start.to_string()>
                <summary>
                    <span class="plan-period-name">{name}</span>
                    <span class="quiet">{attainment}</span>
                    <span class="number">{words.now().plan_amount(earned)}</span>
                    <strong class="number">{words.now().plan_amount(paid)}</strong>
                </summary>
                <Lines entries=found />
                {(!balance.is_zero()).then(|| view! { <p class="small quiet">{words.text("plan-field-draw-balance")} ": " {words.now().plan_amount(balance)}</p> })}
            </details>
        }
    };
    view! {
        <div class="plan-periods">
            <p class="plan-period-head quiet small">
                <span class="plan-period-name">{words.text("plans-period")}</span>
                <span>{words.text("plans-attainment")}</span>
                <span class="number">{words.text("plans-earned")}</span>
                <span class="number">{words.text("plans-paid")}</span>
            </p>
            {of_periods.into_iter().map(period).collect::<Vec<_>>()}
        </div>
    }
}

#[component]
fn Lines(entries: Vec<Entry>) -> impl IntoView {
    let words = Words::here();
    if entries.is_empty() {
        return view! { <p class="quiet small">{words.text("plans-no-lines")}</p> }.into_any();
    }
    let line = move |entry: Entry| {
        let Entry { day, what, deal, because, amount, .. } = entry;
        view! {
            <tr>
                <td>{words.now().day(day)}</td>
                <th scope="row">
                    <bdi>{what}</bdi>
                    {deal.map(|deal| view! { " " <bdi class="quiet">{deal}</bdi> })}
                </th>
                <td class="plan-because">{words.now().plan_rule(&because)}</td>
                <td class="number">{words.now().plan_amount(amount)}</td>
            </tr>
        }
    };
    view! {
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=words.text("plans-rule")>
            <table class="table">
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
