//! The first rows of a file as they would be read.

use leptos::prelude::*;

use crate::ingest::preview::Preview;
use crate::ui::words::Words;

/// At most so many lines before the header are shown, the last ones.
const BEFORE: usize = 5;

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
    let Preview { before, columns, rows, .. } = preview;
    let width = rows.iter().map(Vec::len).max().unwrap_or_default().max(columns.len()).max(1);
    let known = columns.len();
    let skipped = before.len().saturating_sub(BEFORE);
    let before = before.into_iter().skip(skipped).map(|line| {
        view! {
            <tr class="preview-before">
                <td colspan=width.to_string()>
                    <bdi>{line}</bdi>
                </td>
            </tr>
        }
    });
    let is_empty = rows.is_empty();
    let head = (0..width).map(|at| view! { <PreviewHead name=columns.get(at).cloned().unwrap_or_default() /> });
    let rows = rows.into_iter().map(|row| {
        let cell = move |at: usize| {
            let is_extra = at >= known;
            view! { <PreviewCell text=row.get(at).cloned() is_extra=is_extra /> }
        };
        view! { <tr>{(0..width).map(cell).collect::<Vec<_>>()}</tr> }
    });
    view! {
        <table class="table preview-table">
            <thead>
                {before.collect::<Vec<_>>()} <tr>{head.collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
        {is_empty.then(|| view! { <p class="preview-note quiet">{words.text("trial-none")}</p> })}
    }
}

#[component]
fn PreviewHead(name: String) -> impl IntoView {
    // A column without a name is one that only some rows have.
    if name.is_empty() {
        return view! { <td class="preview-extra">"?"</td> }.into_any();
    }
    view! {
        <th scope="col">
            <bdi>{name}</bdi>
        </th>
    }
    .into_any()
}

#[component]
fn PreviewCell(text: Option<String>, is_extra: bool) -> impl IntoView {
    let (is_missing, is_extra) = (text.is_none() && !is_extra, text.is_some() && is_extra);
    view! {
        <td class:preview-extra=is_extra class:preview-missing=is_missing>
            <bdi>{text}</bdi>
        </td>
    }
}
