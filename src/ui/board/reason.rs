//! Why a figure cannot be given, and the way to mend that.

use leptos::prelude::*;

use crate::kpi::unavailable::Unavailable;
use crate::state::message::Msg;
use crate::state::pages::remedy::{Remedy, remedy};
use crate::ui::import::picker::Picker;
use crate::ui::places::{PROBLEMS, RATES, id_in, lead_to};
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
    let id = match remedy {
        Remedy::Columns(file) => id_in(*file, "columns"),
        Remedy::Stages(file) => id_in(*file, "stages"),
        Remedy::Rates => RATES.to_owned(),
        Remedy::Problems => PROBLEMS.to_owned(),
        _ => return,
    };
    if store.peek(|model| model.drawer.is_some()) {
        store.dispatch(Msg::DrawerClosed);
    }
    lead_to(store, id);
}
