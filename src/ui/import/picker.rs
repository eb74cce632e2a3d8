//! The one file input of the page, and who may open it.

use leptos::html::Input;
use leptos::prelude::*;

use crate::browser::files::picked;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Opens the browser's file dialog.
#[derive(Clone, Copy)]
pub struct Picker(NodeRef<Input>);

impl Picker {
    /// Makes the picker known to everything below.
    pub fn provide() -> Picker {
        let picker = Picker(NodeRef::new());
        provide_context(picker);
        picker
    }

    /// The picker of the page.
    pub fn here() -> Picker {
        use_context().unwrap_or_else(|| Picker(NodeRef::new()))
    }

    /// Lets the user choose files.
    pub fn open(self) {
        if let Some(input) = self.0.get_untracked() {
            input.click();
        }
    }
}

/// The input itself: always there, never seen.
#[component]
pub fn PickerInput(picker: Picker) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let choose = move |event: leptos::ev::Event| {
        if let Some(message) = picked(&event) {
            store.dispatch(message);
        }
    };
    view! {
        <input
            node_ref=picker.0
            class="said"
            type="file"
            multiple
            tabindex="-1"
            accept=".csv,.tsv,.txt,.gz,.zip,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain"
            data-action="import"
            aria-label=words.text("drop-add")
            on:change=choose
        />
    }
}
