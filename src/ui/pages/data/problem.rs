//! One problem: what was found, where, and what can be done about it.

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::ingest::report::problem::ProblemKind;
use crate::star::choices::Merge;
use crate::state::message::Msg;
use crate::state::pages::data::problems::Listed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::fix::Fixes;
use crate::ui::part::unfold::Unfold;
use crate::ui::places::PROBLEMS;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// A problem that wants attention.
#[component]
pub fn ProblemRow(listed: Listed) -> impl IntoView {
    let words = Words::here();
    let code = listed.problem.kind.code();
    let can_ignore = listed.file.is_some();
    let has_fixes = can_ignore || !listed.fixes.is_empty();
    let fixes = listed.clone();
    let count = listed.count();
    let listed = StoredValue::new(listed);
    let text = Memo::new(move |_| {
        let text = listed.with_value(|listed| words.now().listed(listed));
        let rest = text.rest();
        (text.found, rest)
    });
    view! {
        <li class="problem" data-problem=code data-count=count.to_string()>
            <span class="problem-icon">
                <Glyph icon=Icon::Warning />
            </span>
            <div class="problem-words">
                <strong>{move || text.with(|text| text.0.clone())}</strong>
                <span>{move || text.with(|text| text.1.clone())}</span>
                <Places listed=listed />
                <Each listed=listed />
            </div>
            {has_fixes.then(|| view! {
                <div class="button-row problem-fixes">
                    <Fixes listed=fixes />
                    {can_ignore.then(|| view! { <IgnoreButton listed=listed /> })}
                </div>
            })}
        </li>
    }
}

#[component]
fn Places(listed: StoredValue<Listed>) -> impl IntoView {
    let words = Words::here();
    let (first, others) = listed.with_value(|listed| (listed.places().0.len(), listed.places().1.len()));
    view! {
        {(first > 0)
            .then(|| view! { <span class="problem-place">{move || listed.with_value(|listed| words.now().places(listed.places().0))}</span> })}
        {(others > 0)
            .then(|| view! {
                <details class="problem-place">
                    <summary>{move || words.now().with_count("problems-more-places", others)}</summary>
                    {move || listed.with_value(|listed| words.now().places(listed.places().1))}
                </details>
            })}
    }
}

/// Those that are told together, one by one.
#[component]
fn Each(listed: StoredValue<Listed>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_several =
        listed.with_value(|listed| !listed.others.is_empty() && !matches!(listed.problem.kind, ProblemKind::UnknownStatus { .. }));
    let singles = move || {
        store.overview().with_untracked(|overview| {
            overview.as_ref().map(|overview| listed.with_value(|listed| listed.singles(overview))).unwrap_or_default()
        })
    };
    let row = |single: Listed| {
        let fixes = single.clone();
        let single = StoredValue::new(single);
        view! {
            <li class="problem-single">
                <span>{move || single.with_value(|single| Words::here().now().listed(single).found)}</span>
                <Fixes listed=fixes />
            </li>
        }
    };
    view! {
        {is_several.then(|| view! {
            <Unfold class="columns problem-place" line=move || words.say("problems-each")>
                <ul class="problem-singles">{singles().into_iter().map(row).collect::<Vec<_>>()}</ul>
            </Unfold>
        })}
    }
}

#[component]
fn IgnoreButton(listed: StoredValue<Listed>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let ignore = move |_| {
        store.dispatch_some(listed.with_value(|listed| listed.ignore(true)));
        give_focus_to(PROBLEMS);
    };
    view! {
        <button
            type="button"
            class="button button-small button-quiet"
            data-action="ignore"
            aria-label=move || listed.with_value(|listed| words.now().ignore(words.now().listed(listed).found))
            on:click=ignore
        >
            {words.text("fix-ignore")}
        </button>
    }
}

/// A problem that was ignored.
#[component]
pub fn IgnoredRow(listed: Listed) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let listed = StoredValue::new(listed);
    let show = move |_| {
        store.dispatch_some(listed.with_value(|listed| listed.ignore(false)));
        give_focus_to(PROBLEMS);
    };
    view! {
        <li class="problem">
            <div class="problem-words">
                <span>{move || listed.with_value(|listed| words.now().listed(listed).found)}</span>
            </div>
            <button type="button" class="button button-small button-quiet" data-action="show-again" on:click=show>
                {words.text("fix-again")}
            </button>
        </li>
    }
}

/// Two spellings that were merged.
#[component]
pub fn MergeRow(merge: Merge) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let merge = StoredValue::new(merge);
    view! {
        <li class="problem">
            <span class="badge badge-good">
                <Glyph icon=Icon::Check />
            </span>
            <div class="problem-words">
                <span>{move || merge.with_value(|merge| words.now().merge("data-merged", merge))}</span>
            </div>
            <button
                type="button"
                class="button button-quiet button-small"
                data-action="merge-undo"
                on:click=move |_| store.dispatch(Msg::MergeUndone(merge.get_value()))
            >
                {move || merge.with_value(|merge| words.now().merge("data-merge-undo", merge))}
            </button>
        </li>
    }
}
