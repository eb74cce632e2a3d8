//! Keyboard shortcuts and the dialog that lists them.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::focus::{give_focus_to, is_typing};
use crate::browser::page::go_to;
use crate::state::message::Msg;
use crate::state::route::Route;
use crate::state::shortcuts::{EXPLAINED, Shortcut, shortcut};
use crate::ui::part::dialog::Dialog;
use crate::ui::part::switch::Switch;
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// Whether the help is open; the settings open it too.
#[derive(Clone, Copy)]
pub struct HelpOpen(pub RwSignal<bool>);

/// Listens to the keyboard.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let open = use_context::<HelpOpen>().map_or_else(|| RwSignal::new(false), |HelpOpen(open)| open);
    let single_keys = RwSignal::new(true);
    let listener = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        if is_typing() || event.alt_key() || event.default_prevented() {
            return;
        }
        if let Some(shortcut) = shortcut(&event.key(), command, event.shift_key(), single_keys.get_untracked()) {
            event.prevent_default();
            follow(shortcut, store, open);
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <Dialog open=open on_close=move || open.set(false) title=words.text("keys-title") close_label=words.text("close")>
            <div class="dialog-body">
                <dl class="shortcuts">
                    {EXPLAINED.map(|(keys, what)| view! { <Shortcut keys=keys what=what /> })}
                </dl>
                <Switch on=single_keys on_change=move |on| single_keys.set(on) action="single-keys">
                    {words.text("keys-single")}
                </Switch>
            </div>
        </Dialog>
    }
}

#[component]
fn Shortcut(keys: &'static str, what: &'static str) -> impl IntoView {
    view! {
        <dt>
            <kbd class="key" dir="ltr">{keys}</kbd>
        </dt>
        <dd>{Words::here().text(what)}</dd>
    }
}

fn follow(shortcut: Shortcut, store: Store, help: RwSignal<bool>) {
    match shortcut {
        Shortcut::Undo => store.dispatch(Msg::Undone),
        Shortcut::Redo => store.dispatch(Msg::Redone),
        Shortcut::Help => help.set(true),
        Shortcut::Page(route) => go_to(route),
        Shortcut::Search => {
            go_to(Route::Kpis);
            // The page is put together in the next frame.
            request_animation_frame(|| request_animation_frame(|| give_focus_to("kpi-search")));
        }
    }
}
