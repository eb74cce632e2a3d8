//! Pasting a table from a spreadsheet.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::browser::files::typed;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// A field for the rows, and a button that imports them.
#[component]
pub fn Paste() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let field: NodeRef<Textarea> = NodeRef::new();
    let import = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        // A text that the browser cannot make a file of is not imported.
        if let Ok(Some(message)) = typed(&text, &words.once().say("paste-name")) {
            store.dispatch(message);
        }
    };
    view! {
        <form class="paste" on:submit=import>
            <label class="field">
                <span class="field-label">{words.text("paste-label")}</span>
                <textarea node_ref=field class="input" rows="6" spellcheck="false" autocomplete="off" dir="auto"></textarea>
            </label>
            <button type="submit" class="button button-main" data-action="import-paste">
                {words.text("paste-import")}
            </button>
        </form>
    }
}
