//! The columns of a file: what each means, what it holds, and what does not fit.

use leptos::prelude::*;

use crate::ingest::import::Hints;
use crate::ingest::problem::DateOrder;
use crate::sales::schema;
use crate::star::overview::{ColumnOverview, FileOverview};
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The questions about a file's columns, and all columns in a table that opens.
#[component]
pub fn Columns(file: FileOverview) -> impl IntoView {
    let words = Words::here();
    let used = file.columns.iter().filter(|column| column.field.is_some()).count() as u64;
    let all = file.columns.len() as u64;
    let doubtful = file.columns.iter().filter(|column| column.profile.date_order.is_some() && !column.profile.certain);
    let questions: Vec<_> = doubtful.map(|column| view! { <DateQuestion file=file.clone() column=column.clone() /> }).collect();
    // A file that is not understood is opened at once: its columns are the question.
    let is_open = file.dataset.is_none();
    view! {
        {questions}
        <details class="columns" open=is_open>
            <summary>
                <Glyph icon=Icon::Chevron />
                {move || words.columns_used(used, all)}
            </summary>
            <ColumnTable file=file />
        </details>
    }
}

#[component]
fn ColumnTable(file: FileOverview) -> impl IntoView {
    let words = Words::here();
    let name = file.name.clone();
    let head = ["data-column", "data-field", "data-type", "data-filled", "data-misfits", "data-examples"];
    let rows = file.columns.clone().into_iter().map(|column| view! { <ColumnRow file=file.clone() column=column /> });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=name>
            <table class="table table-stacks">
                <thead>
                    <tr>{head.map(|id| view! { <th scope="col">{words.text(id)}</th> })}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn ColumnRow(file: FileOverview, column: ColumnOverview) -> impl IntoView {
    let words = Words::here();
    let profile = column.profile.clone();
    let rows = file.rows.kept;
    let (name, is_unused) = (column.name.clone(), column.field.is_none());
    let examples = profile.examples.join(" · ");
    view! {
        <tr class:column-unused=is_unused>
            <th scope="row" class="table-cut">
                <bdi>{name}</bdi>
            </th>
            <td class="column-map">
                <FieldChoice file=file column=column />
            </td>
            <td>{move || words.column_kind(profile.kind)}</td>
            <td>{move || words.share(profile.filled, rows)}</td>
            <td>
                {(profile.misfits > 0)
                    .then(|| view! { <span class="badge badge-warn">{move || words.count(profile.misfits)}</span> })}
            </td>
            <td class="column-examples" title=examples.clone()>
                <bdi>{examples.clone()}</bdi>
            </td>
        </tr>
    }
}

#[component]
fn FieldChoice(file: FileOverview, column: ColumnOverview) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let header = file.key.clone();
    let chosen = column.field.clone().unwrap_or_default();
    let fields: Vec<&'static str> =
        file.dataset.and_then(schema::table).iter().flat_map(|table| &table.fields).map(|field| field.id.as_str()).collect();
    let choices = move || {
        let none = Choice::new("", words.say("data-field-none"));
        let known = fields.iter().map(|id| Choice::new(*id, words.field(id)));
        [none].into_iter().chain(known).collect::<Vec<_>>()
    };
    let name = StoredValue::new(column.name);
    let choose = move |field: String| {
        let field = Some(field).filter(|field| !field.is_empty());
        store.dispatch(Msg::FieldChosen { header: header.clone(), column: name.get_value(), field });
    };
    view! {
        <Select
            label=Signal::derive(move || words.with_column("data-field-choose", &name.get_value()))
            action="field"
            chosen=Signal::stored(chosen)
            choices=Signal::derive(choices)
            on_choose=choose
        />
    }
}

/// Asks in which order the dates of a column are written.
#[component]
fn DateQuestion(file: FileOverview, column: ColumnOverview) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let header = file.key.clone();
    let name = column.name.clone();
    let used = column.profile.date_order;
    let example = column.profile.examples.first().cloned().unwrap_or_default();
    let choose = move |order: DateOrder| {
        let mut hints = store
            .peek(|model| model.decisions.choices.headers.get(&header).map(|choice| choice.hints.clone()))
            .unwrap_or_else(Hints::default);
        hints.date_orders.insert(name.clone(), order);
        store.dispatch(Msg::HintsChosen { header: header.clone(), hints });
    };
    let choose = StoredValue::new(choose);
    let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear].map(|order| {
        view! {
            <button
                type="button"
                class="segment"
                data-action="date-order"
                aria-pressed=(used == Some(order)).to_string()
                on:click=move |_| choose.with_value(|choose| choose(order))
            >
                {move || words.date_order(order)}
            </button>
        }
    });
    view! {
        <div class="question">
            <p class="question-words">{move || words.date_question(&column.name, &example)}</p>
            <div class="segments">{orders}</div>
        </div>
    }
}
