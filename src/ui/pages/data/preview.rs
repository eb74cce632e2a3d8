//! The first rows of a file as they would be read.

use leptos::prelude::*;

use crate::ingest::preview::Preview;
use crate::state::pages::data::reading::{MOST_COLUMNS, shown_before};
use crate::ui::words::Words;

/// The table, with what stands before it in grey.
#[component]
pub fn PreviewTable(preview: Memo<Option<Preview>>, is_other: Memo<bool>) -> impl IntoView {
    let words = Words::here();
    let title = Signal::derive(move || words.say(if is_other.get() { "trial-then" } else { "trial-now" }));
    view! {
        <div class="preview" class:preview-other=move || is_other.get()>
            <p class="preview-title" role="status">{title}</p>
            <div class="table-frame" tabindex="0" role="group" aria-label=title>
                {move || match preview.get() {
                    None => view! { <p class="preview-note quiet">{words.text("trial-waiting")}</p> }.into_any(),
                    Some(preview) => view! { <Rows preview=preview /> }.into_any(),
                }}
            </div>
        </div>
    }
}

#[component]
fn Rows(preview: Preview) -> impl IntoView {
    let words = Words::here();
    let before = shown_before(&preview).to_vec();
    let Preview { columns, rows, .. } = preview;
    let width = columns.len().clamp(1, MOST_COLUMNS).to_string();
    let others = columns.len().saturating_sub(MOST_COLUMNS);
    let before = before.into_iter().map(|line| {
        view! {
            <tr class="preview-before">
                <td colspan=width.clone()>
                    <bdi>{line}</bdi>
                </td>
            </tr>
        }
    });
    let head = columns.into_iter().take(MOST_COLUMNS).map(|name| {
        view! {
            <th scope="col">
                <bdi>{name}</bdi>
            </th>
        }
    });
    let is_empty = rows.is_empty();
    let cell = |text: String| {
        view! {
            <td>
                <bdi>{text}</bdi>
            </td>
        }
    };
    let rows = rows.into_iter().map(|row| view! { <tr>{row.into_iter().take(MOST_COLUMNS).map(cell).collect::<Vec<_>>()}</tr> });
    view! {
        <table class="table preview-table">
            <thead>
                {before.collect::<Vec<_>>()} <tr>{head.collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
        {(others > 0).then(|| view! { <p class="preview-note quiet">{move || words.now().with_count("trial-columns", others)}</p> })}
        {is_empty.then(|| view! { <p class="preview-note quiet">{words.text("trial-none")}</p> })}
    }
}
