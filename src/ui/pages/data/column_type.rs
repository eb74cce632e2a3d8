//! What a column's cells are, how its dates and numbers are written, and which
//! texts count as empty; all of it can be changed.

use leptos::prelude::*;

use crate::i18n::words;
use crate::star::overview::ColumnOverview;
use crate::state::decisions::choices::HeaderChange;
use crate::state::pages::data::columns::{TypeChoices, type_choices};
use crate::state::pages::offer::Offer;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::offer::OfferSelect;
use crate::ui::words::Words;

/// The choices about one column.
#[component]
pub fn ColumnType(file: OneFile, name: String, column: Memo<Option<ColumnOverview>>) -> impl IntoView {
    let words = Words::here();
    let (hints, name) = (file.hints(), StoredValue::new(name));
    let choices = Memo::new(move |_| column.with(|column| hints.with(|hints| column.as_ref().map(|column| type_choices(column, hints)))));
    let about = move |id: &'static str| Signal::derive(move || name.with_value(|name| words.now().with_column(id, name)));
    let kind = followed(choices, |choices| Some(choices.kind.clone()));
    let order = followed(choices, |choices| choices.order.clone());
    let mark = followed(choices, |choices| choices.mark.clone());
    let note = followed(choices, |choices| choices.date_note);
    let is_unsure = move || choices.with(|choices| choices.as_ref().is_some_and(|choices| choices.is_unsure));
    let blanks = followed(choices, |choices| Some(choices.blanks.clone()));
    let column = move || name.get_value();
    view! {
        <Offered offer=kind label=about("type-choose") action="type" name=|words, kind| words.column_kind(*kind)
            on_choose=move |kind| file.decide(HeaderChange::Kind { column: column(), kind }) />
        <Offered offer=order label=about("type-order") action="column-date-order" class="select select-quiet"
            name=|words, order| words.date_order(*order)
            on_choose=move |order| file.decide(HeaderChange::DateOrder { columns: vec![column()], order }) />
        {move || note.get().map(|id| view! { <span class="column-note">{words.text(id)}</span> })}
        <Offered offer=mark label=about("type-mark") action="column-decimal-mark" class="select select-quiet"
            name=|words, mark| words.decimal_mark(*mark)
            on_choose=move |mark| file.decide(HeaderChange::DecimalMark { columns: vec![column()], mark }) />
        <Show when=is_unsure>
            <span class="badge badge-warn">{words.text("type-unsure")}</span>
        </Show>
        <For each=move || blanks.get().unwrap_or_default() key=String::clone let(text)>
            <Blank file=file name=name text=text />
        </For>
    }
}

fn followed<T>(choices: Memo<Option<TypeChoices>>, read: fn(&TypeChoices) -> Option<T>) -> Memo<Option<T>>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| choices.with(|choices| choices.as_ref().and_then(read)))
}

/// A list where there is something to choose; it stays when what is offered changes.
#[component]
fn Offered<T>(
    offer: Memo<Option<Offer<T>>>,
    label: Signal<String>,
    action: &'static str,
    name: fn(&words::Words, &T) -> String,
    #[prop(into)] on_choose: Callback<Option<T>>,
    #[prop(default = "select")] class: &'static str,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let nothing = || Offer::new(None, Vec::new(), None);
    let there = Signal::derive(move || offer.get().unwrap_or_else(nothing));
    view! {
        <Show when=move || offer.with(Option::is_some)>
            <OfferSelect label=label action=action class=class offer=there name=name on_choose=on_choose />
        </Show>
    }
}

/// A text that counts as empty; a press makes it a value again.
#[component]
fn Blank(file: OneFile, name: StoredValue<String>, text: String) -> impl IntoView {
    let words = Words::here();
    let text = StoredValue::new(text);
    let undo = Signal::derive(move || text.with_value(|text| words.now().with_text("blank-undo", text)));
    view! {
        <button
            type="button"
            class="chip"
            data-action="count-as-value"
            aria-label=undo
            title=undo
            on:click=move |_| file.decide(HeaderChange::CountedAsValue { column: name.get_value(), text: text.get_value() })
        >
            <span class="chip-text">{move || text.with_value(|text| words.now().with_text("blank-counted", text))}</span>
            <Glyph icon=Icon::Close />
        </button>
    }
}
