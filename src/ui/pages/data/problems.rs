//! What was wrong with the files, the costly things first.

use leptos::prelude::*;

use crate::browser::download::download_sheet;
use crate::state::pages::data::problems::{FIRST_SHOWN, Listed, Listing, NEXT_SHOWN};
use crate::state::shared::Shared;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::problem::{IgnoredRow, MergeRow, ProblemRow};
use crate::ui::part::unfold::Unfold;
use crate::ui::places::{PROBLEMS, id_in};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The problems by file, what is only told, those that are ignored, and the spellings that were merged.
#[component]
pub fn Problems() -> impl IntoView {
    let words = Words::here();
    let problems = use_store().listing();
    let count = Memo::new(move |_| problems.with(|problems| problems.open.len()));
    let is_listed = move || problems.with(|problems| !problems.is_empty());
    let sum = move || match count.get() {
        0 => words.say("data-problems-none"),
        count => words.now().with_count("problems-count", count),
    };
    view! {
        <section class="section">
            <div class="section-head">
                <h2 id=PROBLEMS tabindex="-1">{words.text("data-problems")}</h2>
                <span class="badge" class:badge-good=move || count.get() == 0 class:badge-warn=move || { count.get() > 0 } role="status">
                    {move || (count.get() == 0).then(|| view! { <Glyph icon=Icon::Check /> })}
                    {sum}
                </span>
                <Show when=is_listed>
                    <ExportButton problems=problems />
                </Show>
            </div>
            <OpenProblems problems=problems />
            <Notes problems=problems />
            <IgnoredProblems problems=problems />
            <Merges />
        </section>
    }
}

#[component]
fn OpenProblems(problems: Memo<Shared<Listing>>) -> impl IntoView {
    let words = Words::here();
    let room = RwSignal::new(FIRST_SHOWN);
    let count = Memo::new(move |_| problems.with(|problems| problems.open.len()));
    let shown = Memo::new(move |_| problems.with(|problems| problems.shown(room.get())));
    let left = Memo::new(move |_| count.get().saturating_sub(room.get()));
    let more = move || match left.get() {
        0 => words.say("problems-fewer"),
        1..=NEXT_SHOWN => words.now().with_count("problems-all", count.get()),
        _ => words.now().with_count("list-more", NEXT_SHOWN),
    };
    let press = move |_| room.update(|room| *room = if left.get_untracked() == 0 { FIRST_SHOWN } else { *room + NEXT_SHOWN });
    view! {
        {move || shown.get().into_iter().map(|(file, group)| view! { <Group file=file group=group /> }).collect::<Vec<_>>()}
        <Show when=move || problems.with(|problems| problems.is_long())>
            <button
                type="button"
                class="button button-small problems-more"
                data-action="all-problems"
                aria-expanded=move || (room.get() > FIRST_SHOWN).to_string()
                on:click=press
            >
                {more}
            </button>
        </Show>
    }
}

/// The problems of one file.
#[component]
fn Group(file: String, group: Vec<Listed>) -> impl IntoView {
    let number = group.first().and_then(|listed| listed.file.as_ref()).map(|file| file.file);
    view! {
        <div class="card problem-group">
            <h3 class="problem-file" id=number.map(|number| id_in(number, "problems")) tabindex="-1">
                <Glyph icon=Icon::File />
                <bdi>{file}</bdi>
            </h3>
            <ul class="problem-list">{group.into_iter().map(|listed| view! { <ProblemRow listed=listed /> }).collect::<Vec<_>>()}</ul>
        </div>
    }
}

/// What was done that nobody has to do anything about.
#[component]
fn Notes(problems: Memo<Shared<Listing>>) -> impl IntoView {
    let words = Words::here();
    let notes = Memo::new(move |_| problems.with(|problems| problems.notes.clone()));
    view! {
        <Show when=move || notes.with(|notes| !notes.is_empty())>
            <details class="card columns" data-problems="notes">
                <summary>
                    <Glyph icon=Icon::Chevron />
                    {move || words.now().with_count("problems-notes", notes.with(Vec::len))}
                </summary>
                <ul class="problem-list">
                    {move || notes.get().into_iter().map(|listed| view! { <ProblemRow listed=listed /> }).collect::<Vec<_>>()}
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn IgnoredProblems(problems: Memo<Shared<Listing>>) -> impl IntoView {
    let words = Words::here();
    let ignored = Memo::new(move |_| problems.with(|problems| problems.ignored.clone()));
    view! {
        <Show when=move || ignored.with(|ignored| !ignored.is_empty())>
            <Unfold
                class="card columns"
                attr:data-problems="ignored"
                line=move || words.now().with_count("problems-ignored", ignored.with(Vec::len))
            >
                <ul class="problem-list">
                    {move || ignored.get().into_iter().map(|listed| view! { <IgnoredRow listed=listed /> }).collect::<Vec<_>>()}
                </ul>
            </Unfold>
        </Show>
    }
}

#[component]
fn Merges() -> impl IntoView {
    let store = use_store();
    let merges = store.select(|model| model.decisions.choices.merges.clone());
    view! {
        <Show when=move || merges.with(|merges| !merges.is_empty())>
            <ul class="card problem-list">
                {move || merges.get().into_iter().map(|merge| view! { <MergeRow merge=merge /> }).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

/// Saves all problems, those that are ignored too.
#[component]
fn ExportButton(problems: Memo<Shared<Listing>>) -> impl IntoView {
    let words = Words::here();
    let export = move |_| {
        let sheet = problems.with_untracked(|problems| words.once().problem_sheet(&problems.problems()));
        // Without a download there is nothing more to do than what the browser says itself.
        drop(download_sheet("attain-problems.csv", &sheet));
    };
    view! {
        <button type="button" class="button button-small button-quiet" data-action="export-problems" on:click=export>
            <Glyph icon=Icon::Download />
            {words.text("export-csv")}
        </button>
    }
}
