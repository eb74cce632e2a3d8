//! What a column's cells are, how its dates and numbers are written, and which
//! texts count as empty; all of it can be changed.

use leptos::prelude::*;

use crate::ingest::columns::profile::DateForm;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::star::overview::ColumnOverview;
use crate::state::decisions::choices::Decision;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::words::Words;

const KINDS: [(&str, ColumnKind); 4] =
    [("text", ColumnKind::Text), ("number", ColumnKind::Number), ("date", ColumnKind::Date), ("key", ColumnKind::Key)];
const ORDERS: [(&str, DateOrder); 3] =
    [("ymd", DateOrder::YearMonthDay), ("dmy", DateOrder::DayMonthYear), ("mdy", DateOrder::MonthDayYear)];
const MARKS: [(&str, Convention); 2] = [("point", Convention::Point), ("comma", Convention::Comma)];

/// The choices about one column.
#[component]
pub fn ColumnType(file: OneFile, name: String, column: Memo<Option<ColumnOverview>>) -> impl IntoView {
    let words = Words::here();
    let (hints, name) = (file.hints(), StoredValue::new(name));
    let profile = Memo::new(move |_| column.with(|column| column.as_ref().map(|column| column.profile.clone())));
    let about = move |id: &'static str| Signal::derive(move || name.with_value(|name| words.now().with_column(id, name)));

    let kind = Memo::new(move |_| hints.with(|hints| name.with_value(|name| hints.kinds.get(name).copied())));
    let order = Memo::new(move |_| hints.with(|hints| name.with_value(|name| hints.date_orders.get(name).copied())));
    let mark = Memo::new(move |_| hints.with(|hints| name.with_value(|name| hints.decimal_marks.get(name).copied())));

    let kinds = move || {
        let detected = profile.get().filter(|_| kind.get().is_none()).map(|profile| words.now().kind_detected(&profile));
        choices(detected, KINDS.map(|(id, kind)| Choice::new(id, words.now().column_kind(kind))), words)
    };
    let orders = move || {
        let detected = profile.get().and_then(|profile| profile.date_order).filter(|_| order.get().is_none());
        let detected = detected.map(|order| words.now().detected(words.now().date_order(order)));
        choices(detected, ORDERS.map(|(id, order)| Choice::new(id, words.now().date_order(order))), words)
    };
    let marks = move || {
        let detected = profile.get().and_then(|profile| profile.decimal_mark).filter(|_| mark.get().is_none());
        let detected = detected.map(|mark| words.now().detected(words.now().decimal_mark(mark)));
        choices(detected, MARKS.map(|(id, mark)| Choice::new(id, words.now().decimal_mark(mark))), words)
    };
    let holds = move |kind: ColumnKind| profile.with(|profile| profile.as_ref().is_some_and(|profile| profile.kind == kind));
    // Days that are written as numbers or periods have no order.
    let has_order =
        move || holds(ColumnKind::Date) && (order.get().is_some() || profile.get().is_some_and(|profile| profile.date_order.is_some()));
    let form = move || profile.get().filter(|_| holds(ColumnKind::Date)).and_then(|profile| form_id(profile.date_form));
    // Whole numbers have no decimal mark.
    let has_mark =
        move || holds(ColumnKind::Number) && (mark.get().is_some() || profile.get().is_some_and(|profile| profile.decimal_mark.is_some()));
    let is_unsure = move || profile.with(|profile| profile.as_ref().is_some_and(|profile| !profile.certain));
    view! {
        <Select
            label=about("type-choose")
            action="type"
            chosen=Signal::derive(move || id_of(&KINDS, kind.get()))
            choices=Signal::derive(kinds)
            on_choose=move |id: String| file.decide(Decision::Kind { column: name.get_value(), kind: value_of(&KINDS, &id) })
        />
        <Show when=has_order>
            <Select
                label=about("type-order")
                action="column-date-order"
                class="select select-quiet"
                chosen=Signal::derive(move || id_of(&ORDERS, order.get()))
                choices=Signal::derive(orders)
                on_choose=move |id: String| file.decide(Decision::DateOrder { column: name.get_value(), order: value_of(&ORDERS, &id) })
            />
        </Show>
        {move || form().map(|id| view! { <span class="column-note">{words.text(id)}</span> })}
        <Show when=has_mark>
            <Select
                label=about("type-mark")
                action="column-decimal-mark"
                class="select select-quiet"
                chosen=Signal::derive(move || id_of(&MARKS, mark.get()))
                choices=Signal::derive(marks)
                on_choose=move |id: String| file.decide(Decision::DecimalMark { column: name.get_value(), mark: value_of(&MARKS, &id) })
            />
        </Show>
        <Show when=is_unsure>
            <span class="badge badge-warn">{words.text("type-unsure")}</span>
        </Show>
        <Blanks file=file name=name />
    }
}

/// The texts that count as empty; a press makes one a value again.
#[component]
fn Blanks(file: OneFile, name: StoredValue<String>) -> impl IntoView {
    let (words, hints) = (Words::here(), file.hints());
    let texts = Memo::new(move |_| {
        let texts = hints.with(|hints| name.with_value(|name| hints.blanks.get(name).cloned())).unwrap_or_default();
        texts.into_iter().collect::<Vec<_>>()
    });
    let blank = move |text: String| {
        let text = StoredValue::new(text);
        let undo = Signal::derive(move || text.with_value(|text| words.now().with_text("blank-undo", text)));
        view! {
            <button
                type="button"
                class="chip"
                data-action="count-as-value"
                aria-label=undo
                title=undo
                on:click=move |_| file.decide(Decision::CountedAsValue { column: name.get_value(), text: text.get_value() })
            >
                <span class="chip-text">{move || text.with_value(|text| words.now().with_text("blank-counted", text))}</span>
                <Glyph icon=Icon::Close />
            </button>
        }
    };
    view! { <For each=move || texts.get() key=String::clone children=blank /> }
}

/// What is detected, then the others; once something is decided, detecting again comes first.
fn choices<const N: usize>(detected: Option<String>, known: [Choice; N], words: Words) -> Vec<Choice> {
    let first = Choice::new("", detected.unwrap_or_else(|| words.say("reading-detect")));
    [first].into_iter().chain(known).collect()
}

/// How the dates are written, where it is not as dates usually are.
fn form_id(form: DateForm) -> Option<&'static str> {
    match form {
        DateForm::Days => None,
        DateForm::Jalali => Some("date-form-jalali"),
        DateForm::Numbers => Some("date-form-numbers"),
        DateForm::Periods { .. } => Some("date-form-periods"),
    }
}

fn id_of<T: PartialEq>(all: &[(&str, T)], value: Option<T>) -> String {
    all.iter().find(|(_, other)| Some(other) == value.as_ref()).map(|(id, _)| (*id).to_owned()).unwrap_or_default()
}

fn value_of<T: Copy>(all: &[(&str, T)], id: &str) -> Option<T> {
    all.iter().find(|(other, _)| *other == id).map(|(_, value)| *value)
}
