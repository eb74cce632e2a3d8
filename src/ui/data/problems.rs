//! What was wrong with the files, where, and what can be done about it.

use leptos::prelude::*;

use crate::ingest::problem::{Problem, ProblemKind};
use crate::star::choices::Merge;
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The problems, and the spellings that were merged.
#[component]
pub fn Problems() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let problems = store.select(|model| model.data().map(|data| data.overview.problems.clone()).unwrap_or_default());
    let merges = store.select(|model| model.decisions.choices.merges.clone());
    let is_empty = move || problems.with(Vec::is_empty) && merges.with(Vec::is_empty);
    let list = move || {
        let problems = problems.get().into_iter().map(|problem| view! { <ProblemRow problem=problem /> }.into_any());
        let merges = merges.get().into_iter().map(|merge| view! { <MergeRow merge=merge /> }.into_any());
        problems.chain(merges).collect::<Vec<_>>()
    };
    view! {
        <section class="section">
            <h2>{words.text("data-problems")}</h2>
            <Show
                when=move || !is_empty()
                fallback=move || {
                    view! {
                        <p class="card problem">
                            <span class="badge badge-good">
                                <Glyph icon=Icon::Check />
                            </span>
                            {words.text("data-problems-none")}
                        </p>
                    }
                }
            >
                <ul class="card problem-list">{list}</ul>
            </Show>
        </section>
    }
}

#[component]
fn ProblemRow(problem: Problem) -> impl IntoView {
    let words = Words::here();
    let merge = merge_of(&problem);
    let problem = StoredValue::new(problem);
    let text = Memo::new(move |_| problem.with_value(|problem| words.problem_lines(problem)));
    let places = move || {
        problem.with_value(|problem| problem.examples.iter().take(3).map(|place| words.place(place)).collect::<Vec<_>>().join(" · "))
    };
    view! {
        <li class="problem" data-problem=problem.with_value(|problem| problem.kind.code())>
            <span class="problem-icon">
                <Glyph icon=Icon::Warning />
            </span>
            <div class="problem-words">
                <strong>{move || text.with(|text| text.0.clone())}</strong>
                <span>{move || text.with(|text| text.1.clone())}</span>
                <span class="problem-place">{places}</span>
            </div>
            {merge.map(|merge| view! { <MergeButton merge=merge /> })}
        </li>
    }
}

/// Treats two spellings as one.
#[component]
fn MergeButton(merge: Merge) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let merge = StoredValue::new(merge);
    view! {
        <button
            type="button"
            class="button button-small"
            data-action="merge"
            on:click=move |_| store.dispatch(Msg::MembersMerged(merge.get_value()))
        >
            {move || merge.with_value(|merge| words.merge("data-merge", merge))}
        </button>
    }
}

#[component]
fn MergeRow(merge: Merge) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let merge = StoredValue::new(merge);
    view! {
        <li class="problem">
            <span class="badge badge-good">
                <Glyph icon=Icon::Check />
            </span>
            <div class="problem-words">
                <span>{move || merge.with_value(|merge| words.merge("data-merged", merge))}</span>
            </div>
            <button
                type="button"
                class="button button-quiet button-small"
                data-action="merge-undo"
                on:click=move |_| store.dispatch(Msg::MergeUndone(merge.get_value()))
            >
                {move || merge.with_value(|merge| words.merge("data-merge-undo", merge))}
            </button>
        </li>
    }
}

/// What a near miss could be merged into.
fn merge_of(problem: &Problem) -> Option<Merge> {
    let (dimension, from, to) = match &problem.kind {
        ProblemKind::UnmatchedKey { key, dimension, suggestion: Some(suggestion), .. } => (dimension, key, suggestion),
        ProblemKind::SimilarSpelling { text, similar, dimension } => (dimension, text, similar),
        _ => return None,
    };
    Some(Merge { dimension: dimension.clone(), from: from.clone(), to: to.clone() })
}
