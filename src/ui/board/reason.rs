//! Why a figure cannot be given, and the way to mend that.

use leptos::prelude::*;

use crate::kpi::unavailable::Unavailable;
use crate::state::message::Msg;
use crate::state::pages::remedy::{Remedy, remedy};
use crate::ui::import::picker::Picker;
use crate::ui::places::{PROBLEMS, RATES, lead_to, lead_to_file};
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// The way out, where there is one.
#[component]
pub fn WayOut(reason: Unavailable) -> impl IntoView {
    let (store, words, picker) = (use_store(), Words::here(), Picker::here());
    let found = store.select(move |model| remedy(model, &reason));
    let press = move |_| {
        if let Some(remedy) = found.get_untracked() {
            follow(store, picker, &remedy);
        }
    };
    view! {
        {move || {
            found.get().map(|remedy| {
                let id = remedy.id();
                view! {
                    <button type="button" class="link-button way-out" data-action="remedy" data-remedy=id on:click=press>
                        {move || words.now().remedy(&remedy)}
                    </button>
                }
            })
        }}
    }
}

fn follow(store: Store, picker: Picker, remedy: &Remedy) {
    store.dispatch_some(remedy.message());
    if let Remedy::Drop(_) = remedy {
        return picker.open();
    }
    let is_on_page = matches!(remedy, Remedy::Columns(_) | Remedy::Stages(_) | Remedy::Rates | Remedy::Problems);
    if is_on_page && store.peek(|model| model.drawer.is_some()) {
        store.dispatch(Msg::DrawerClosed);
    }
    match remedy {
        Remedy::Columns(file) => lead_to_file(store, *file, "columns"),
        Remedy::Stages(file) => lead_to_file(store, *file, "stages"),
        Remedy::Rates => lead_to(store, RATES.to_owned()),
        Remedy::Problems => lead_to(store, PROBLEMS.to_owned()),
        _ => {}
    }
}
