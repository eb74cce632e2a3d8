//! One imported file: what it is taken for, how it was read, and its columns.

use leptos::prelude::*;

use crate::sales::schema::Dataset;
use crate::star::overview::FileOverview;
use crate::state::message::Msg;
use crate::ui::data::columns::Columns;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The card of a file.
#[component]
pub fn FileCard(file: u32) -> impl IntoView {
    let store = use_store();
    let overview = store.select(move |model| model.data().and_then(|data| data.file(file)).cloned());
    view! {
        <article class="card file">
            {move || overview.get().map(|file| view! { <Head file=file.clone() /><Facts file=file.clone() /><Columns file=file /> })}
        </article>
    }
}

#[component]
fn Head(file: FileOverview) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let number = file.file;
    let name = StoredValue::new(file.name.clone());
    let remove = Signal::derive(move || words.with_file("data-remove", &name.get_value()));
    view! {
        <div class="file-head">
            <h3 class="file-name">
                <bdi>{file.name.clone()}</bdi>
            </h3>
            <div class="file-tools">
                <DatasetChoice file=file />
                <button
                    type="button"
                    class="button button-quiet button-icon"
                    data-action="remove-file"
                    aria-label=remove
                    title=remove
                    on:click=move |_| store.dispatch(Msg::FileRemoved { file: number })
                >
                    <Glyph icon=Icon::Trash />
                </button>
            </div>
        </div>
    }
}

#[component]
fn DatasetChoice(file: FileOverview) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let header = file.key.clone();
    let chosen = file.dataset.map_or("", Dataset::id).to_owned();
    let name = StoredValue::new(file.name);
    let choices = move || {
        let unknown = Choice::new("", words.say("data-dataset-unknown"));
        let known = Dataset::ALL.map(|dataset| Choice::new(dataset.id(), words.dataset(dataset)));
        [unknown].into_iter().chain(known).collect::<Vec<_>>()
    };
    let choose = move |id: String| store.dispatch(Msg::DatasetChosen { header: header.clone(), dataset: Dataset::from_id(&id) });
    view! {
        <Select
            label=Signal::derive(move || words.with_file("data-dataset-choose", &name.get_value()))
            action="dataset"
            chosen=Signal::stored(chosen)
            choices=Signal::derive(choices)
            on_choose=choose
        />
    }
}

#[component]
fn Facts(file: FileOverview) -> impl IntoView {
    let words = Words::here();
    let FileOverview { bytes, rows, dialect, .. } = file;
    let delimiter = move || match dialect.delimiter {
        '\t' => words.say("data-delimiter-tab"),
        other => other.to_string(),
    };
    view! {
        <dl class="facts">
            <Fact name="data-rows-read" value=Signal::derive(move || words.row_sum(rows)) />
            <Fact name="data-size" value=Signal::derive(move || words.bytes(bytes)) />
            <Fact name="data-encoding" value=Signal::stored(dialect.encoding) />
            <Fact name="data-delimiter" value=Signal::derive(delimiter) />
        </dl>
    }
}

#[component]
fn Fact(name: &'static str, #[prop(into)] value: Signal<String>) -> impl IntoView {
    view! {
        <div class="fact">
            <dt class="fact-name">{Words::here().text(name)}</dt>
            <dd class="fact-value">{value}</dd>
        </div>
    }
}
