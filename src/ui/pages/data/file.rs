//! One imported file: what it is taken for, how it was read, and its columns.

use leptos::prelude::*;

use crate::browser::focus::{give_focus_to, give_focus_to_first};
use crate::sales::schema::Dataset;
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::columns::Columns;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::pages::data::questions::Questions;
use crate::ui::pages::data::reading::Reading;
use crate::ui::pages::data::stages::Stages;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::places::PROBLEMS;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The card of a file; where cards are folded, its head alone until it is opened.
#[component]
pub fn FileCard(file: u32, folds: Memo<bool>) -> impl IntoView {
    let file = OneFile::new(file);
    let is_open = file.is_open();
    view! {
        <article class="card file" class:file-folded=move || !is_open.get()>
            <Head file=file folds=folds is_open=is_open />
            <Show when=move || is_open.get()>
                <Documents file=file />
                <Facts file=file />
                <Questions file=file />
                <Stages file=file />
                <Reading file=file />
                <Columns file=file />
            </Show>
        </article>
    }
}

#[component]
fn Head(file: OneFile, folds: Memo<bool>, is_open: Memo<bool>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let name = file.follow(|file| file.name.clone());
    let preset = file.follow(|file| file.preset.clone().map(|program| (program, file.dataset)));
    let shown_preset = move || preset.get().filter(|_| is_open.get());
    let remove = Signal::derive(move || name.with(|name| words.now().with_file("data-remove", name)));
    view! {
        <div class="file-head">
            <div class="file-name">
                <h3>
                    <Show when=move || folds.get() fallback=move || view! { <bdi>{name}</bdi> }>
                        <FoldButton file=file name=name is_open=is_open />
                    </Show>
                </h3>
                {move || {
                    shown_preset().map(|(program, dataset)| view! { <p class="quiet small">{move || words.now().preset(&program, dataset)}</p> })
                }}
            </div>
            <div class="file-tools">
                <Show when=move || is_open.get() fallback=move || view! { <InShort file=file /> }>
                    <DatasetChoice file=file />
                </Show>
                <button
                    type="button"
                    class="button button-quiet button-icon"
                    data-action="remove-file"
                    aria-label=remove
                    title=remove
                    on:click=move |_| {
                        store.dispatch(Msg::FilesRemoved { files: vec![file.number] });
                        give_focus_to("main");
                    }
                >
                    <Glyph icon=Icon::Trash />
                </button>
            </div>
        </div>
    }
}

#[component]
fn FoldButton(file: OneFile, name: Memo<String>, is_open: Memo<bool>) -> impl IntoView {
    let store = use_store();
    let toggle = move |_| store.dispatch(Msg::FileOpened { file: file.number, is_open: !is_open.get_untracked() });
    view! {
        <button
            type="button"
            class="file-fold"
            data-action="open-file"
            aria-expanded=move || is_open.get().to_string()
            on:click=toggle
        >
            <Glyph icon=Icon::Chevron />
            <bdi>{name}</bdi>
        </button>
    }
}

/// What a line says of a file: what it was taken for, its rows, and how many problems it has.
#[component]
fn InShort(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let problems = file.count_of_problems();
    view! {
        <span class="quiet small">{move || file.get(|file| words.now().file_in_short(file))}</span>
        <Show when=move || { problems.get() > 0 }>
            <span class="badge badge-warn">{move || words.now().with_count("problems-count", problems.get())}</span>
        </Show>
    }
}

#[component]
fn DatasetChoice(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let name = file.follow(|file| file.name.clone());
    let chosen = file.follow(|file| file.dataset.map_or("", Dataset::id).to_owned());
    let choices = move || {
        let unknown = Choice::new("", words.say("data-dataset-unknown"));
        let known = Dataset::ALL.map(|dataset| Choice::new(dataset.id(), words.now().dataset(dataset)));
        [unknown].into_iter().chain(known).collect::<Vec<_>>()
    };
    view! {
        <Select
            label=Signal::derive(move || name.with(|name| words.now().with_file("data-dataset-choose", name)))
            action="dataset"
            chosen=chosen
            choices=Signal::derive(choices)
            on_choose=move |id: String| file.decide(HeaderChange::Dataset(Dataset::from_id(&id)))
        />
    }
}

/// Which documents its rows are, and what becomes of them.
#[component]
fn Documents(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let told = file.follow(|file| file.document.map(|document| (document, file.standing)));
    move || {
        told.get().map(|(document, standing)| {
            view! { <p class="quiet small" data-standing=standing.id()>{move || words.now().standing(document, standing)}</p> }
        })
    }
}

#[component]
fn Facts(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let rows = file.follow(|file| file.rows);
    let bytes = file.follow(|file| file.bytes);
    let problems = file.problems();
    let has_reasons = move || rows.get().set_aside > 0 && problems.with(|problems| !problems.is_empty());
    view! {
        <dl class="facts">
            <div class="fact">
                <dt class="fact-name">{words.text("data-rows-read")}</dt>
                <dd class="fact-value">
                    {move || words.now().row_sum(rows.get())} " "
                    <Show when=has_reasons>
                        <button
                            type="button"
                            class="link-button"
                            data-action="set-aside"
                            on:click=move |_| give_focus_to_first(&[&file.id("problems"), PROBLEMS])
                        >
                            {words.text("data-aside-why")}
                        </button>
                    </Show>
                </dd>
            </div>
            <div class="fact">
                <dt class="fact-name">{words.text("data-size")}</dt>
                <dd class="fact-value">{move || words.now().bytes(bytes.get())}</dd>
            </div>
        </dl>
    }
}
