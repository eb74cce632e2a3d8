//! What the page says of its own accord.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::notice::Notice;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The messages, the latest last.
#[component]
pub fn Notices() -> impl IntoView {
    let store = use_store();
    let notices = store.select(|model| model.notices.clone());
    view! {
        <div class="notices">
            <For each=move || notices.get() key=|notice| notice.id let(notice)>
                <NoticeCard notice=notice />
            </For>
        </div>
    }
}

#[component]
fn NoticeCard(notice: Notice) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let id = notice.id;
    let alarming = notice.about.is_alarming();
    view! {
        <div class="notice" class:notice-bad=alarming role=if alarming { "alert" } else { "status" }>
            <p class="notice-text">{move || words.now().notice(&notice.about)}</p>
            <button
                type="button"
                class="button button-quiet button-small button-icon"
                data-action="error-dismiss"
                aria-label=words.text("error-dismiss")
                on:click=move |_| store.dispatch(Msg::NoticeDismissed(id))
            >
                <Glyph icon=Icon::Close />
            </button>
        </div>
    }
}
