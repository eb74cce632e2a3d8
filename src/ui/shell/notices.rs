//! What the page says of its own accord.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::focus::{give_focus_to, holds_attention};
use crate::browser::timer::after;
use crate::state::message::Msg;
use crate::state::notice::Notice;
use crate::state::pages::frame::{WayOut, way_out};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// How long a passing word stays; longer while somebody looks at it.
const PASSING_MS: i32 = 12_000;

/// The messages, the latest last. They take room above the page and cover nothing.
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
    let card: NodeRef<Div> = NodeRef::new();
    if notice.about.is_passing() {
        pass(store, id, card);
    }
    let dismiss = move |_| {
        store.dispatch(Msg::NoticeDismissed(id));
        give_focus_to("main");
    };
    let code = notice.about.code();
    let undo = way_out(&notice.about).map(|(way, message)| {
        let (action, icon, text) = match way {
            WayOut::TakeBack => ("notice-undo", Icon::Undo, "undo"),
            WayOut::TryAgain => ("try-again", Icon::Redo, "try-again"),
            WayOut::Reload => ("reload", Icon::Redo, "reload"),
        };
        let press = move |_| {
            store.dispatch(message.clone());
            store.dispatch(Msg::NoticeDismissed(id));
            give_focus_to("main");
        };
        view! {
            <button type="button" class="button button-small" data-action=action on:click=press>
                <Glyph icon=icon />
                {words.text(text)}
            </button>
        }
    });
    view! {
        <div node_ref=card class="notice" class:notice-bad=alarming data-notice=code role=if alarming { "alert" } else { "status" }>
            <p class="notice-text">{move || words.now().notice(&notice.about)}</p>
            {undo}
            <button
                type="button"
                class="button button-quiet button-small button-icon"
                data-action="error-dismiss"
                aria-label=words.text("error-dismiss")
                on:click=dismiss
            >
                <Glyph icon=Icon::Close />
            </button>
        </div>
    }
}

/// Takes a notice away after a while, unless the pointer or the keyboard is on it.
fn pass(store: Store, id: u32, card: NodeRef<Div>) {
    after(PASSING_MS, move || {
        let is_there = store.peek(|model| model.notices.iter().any(|notice| notice.id == id));
        if !is_there {
            return;
        }
        match card.get_untracked() {
            Some(element) if holds_attention(&element) => pass(store, id, card),
            _ => store.dispatch(Msg::NoticeDismissed(id)),
        }
    });
}
