//! Buttons that do something about a problem.

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::state::pages::data::fixes::{FileRef, Fix};
use crate::state::pages::data::problems::Listed;
use crate::ui::places::{PROBLEMS, RATES, lead_to, lead_to_file};
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// What can be done about a problem, side by side; one of two orders is in use.
#[component]
pub fn Fixes(listed: Listed) -> impl IntoView {
    let file = StoredValue::new(listed.file);
    let (either, others): (Vec<Fix>, Vec<Fix>) = listed.fixes.into_iter().partition(|fix| fix.in_use().is_some());
    let button = move |fix: Fix| view! { <FixButton fix=fix file=file.get_value() /> };
    let segments = (!either.is_empty())
        .then(|| view! { <div class="segments segments-wrap">{either.into_iter().map(button).collect::<Vec<_>>()}</div> });
    view! {
        {segments}
        {others.into_iter().map(button).collect::<Vec<_>>()}
    }
}

#[component]
fn FixButton(fix: Fix, file: Option<FileRef>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_used = fix.in_use();
    let class = if is_used.is_some() { "segment" } else { "button button-small" };
    let action = fix.id();
    let fix = StoredValue::new((fix, file));
    view! {
        <button
            type="button"
            class=class
            data-action=action
            aria-pressed=is_used.map(|used| used.to_string())
            on:click=move |_| fix.with_value(|(fix, file)| apply(store, fix, file.as_ref(), PROBLEMS))
        >
            {move || fix.with_value(|(fix, _)| words.now().fix(fix))}
        </button>
    }
}

/// Does what a fix does. The button goes with its problem; the keyboard stays at the
/// element with the id `after`, unless the fix leads to a part of its file's card.
pub fn apply(store: Store, fix: &Fix, file: Option<&FileRef>, after: &str) {
    store.dispatch_some(store.peek(|model| fix.message(model, file)));
    match (fix.leads_to(), file) {
        _ if *fix == Fix::Rates => lead_to(store, RATES.to_owned()),
        (Some(part), Some(file)) => lead_to_file(store, file.file, part),
        _ => give_focus_to(after),
    }
}
