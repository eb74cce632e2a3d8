//! Buttons that do something about a problem.

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::state::message::Msg;
use crate::state::pages::data::problems::{FileRef, Fix, Listed};
use crate::ui::pages::data::one_file::id_in;
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// What can be done about a problem, side by side; one of two orders is in use.
#[component]
pub fn Fixes(listed: Listed) -> impl IntoView {
    let file = StoredValue::new(listed.file);
    let (either, others): (Vec<Fix>, Vec<Fix>) = listed.fixes.into_iter().partition(|fix| in_use(fix).is_some());
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
    let is_used = in_use(&fix);
    let class = if is_used.is_some() { "segment" } else { "button button-small" };
    let action = action(&fix);
    let fix = StoredValue::new((fix, file));
    view! {
        <button
            type="button"
            class=class
            data-action=action
            aria-pressed=is_used.map(|used| used.to_string())
            on:click=move |_| fix.with_value(|(fix, file)| apply(store, fix, file.as_ref()))
        >
            {move || fix.with_value(|(fix, _)| words.now().fix(fix))}
        </button>
    }
}

/// Whether a way of reading is the one in use, where there are two.
fn in_use(fix: &Fix) -> Option<bool> {
    match fix {
        Fix::DateOrder { in_use, .. } | Fix::DecimalMark { in_use, .. } => Some(*in_use),
        _ => None,
    }
}

fn action(fix: &Fix) -> &'static str {
    match fix {
        Fix::Merge(_) => "merge",
        Fix::CountAsEmpty { .. } => "count-as-empty",
        Fix::ReadAs { .. } => "read-as",
        Fix::DateOrder { .. } => "date-order",
        Fix::DecimalMark { .. } => "decimal-mark",
        Fix::Reading => "see-reading",
        Fix::Stages => "see-stages",
    }
}

fn apply(store: Store, fix: &Fix, file: Option<&FileRef>) {
    match (fix, file) {
        (Fix::Merge(merge), _) => store.dispatch(Msg::MembersMerged(merge.clone())),
        (Fix::Reading, Some(file)) => {
            let hints = store.peek(|model| model.hints(&file.header));
            store.dispatch(Msg::HintsTried { file: file.file, hints });
            return give_focus_to(&id_in(file.file, "reading"));
        }
        (Fix::Stages, Some(file)) => return give_focus_to(&id_in(file.file, "stages")),
        (fix, Some(file)) => {
            if let Some(decision) = fix.decision() {
                store.dispatch(Msg::Decided { header: file.header.clone(), decision });
            }
        }
        (_, None) => {}
    }
    // The button goes with its problem; the keyboard stays among the problems.
    give_focus_to(PROBLEMS);
}

/// The id of the list's heading.
pub const PROBLEMS: &str = "problems";
