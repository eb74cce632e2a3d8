//! Keyboard shortcuts and the dialog that lists them.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::focus::{give_focus_to, is_typing};
use crate::browser::page::go_to;
use crate::state::message::Msg;
use crate::state::route::Route;
use crate::ui::part::dialog::Dialog;
use crate::ui::part::switch::Switch;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The keys and the ids of what they do.
const KEYS: [(&str, &str); 9] = [
    ("?", "keys-help"),
    ("/", "keys-search"),
    ("1 – 4", "keys-pages"),
    ("Ctrl Z · ⌘ Z", "undo"),
    ("Ctrl Y · ⇧ ⌘ Z", "redo"),
    ("← → ↑ ↓", "keys-chart"),
    ("Enter", "keys-chart-filter"),
    ("Ctrl Enter · ⌘ Enter", "keys-chart-add"),
    ("Esc", "keys-close"),
];

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
        let done = match (event.key().as_str(), command) {
            ("z" | "Z", true) if event.shift_key() => Some(Msg::Redone),
            ("z" | "Z", true) => Some(Msg::Undone),
            ("y" | "Y", true) => Some(Msg::Redone),
            (key, false) if single_keys.get_untracked() => {
                if single_key(key, open) {
                    event.prevent_default();
                }
                None
            }
            _ => None,
        };
        if let Some(message) = done {
            event.prevent_default();
            store.dispatch(message);
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <Dialog open=open on_close=move || open.set(false) title=words.text("keys-title") close_label=words.text("close")>
            <div class="dialog-body">
                <dl class="shortcuts">
                    {KEYS.map(|(keys, what)| view! { <Shortcut keys=keys what=what /> })}
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

/// Does what a key alone stands for; false when it stands for nothing.
fn single_key(key: &str, help: RwSignal<bool>) -> bool {
    let page = |number: usize| Route::ALL.get(number).map(|route| go_to(*route)).is_some();
    match key {
        "?" => {
            help.set(true);
            true
        }
        "/" => {
            go_to(Route::Kpis);
            // The page is put together in the next frame.
            request_animation_frame(|| request_animation_frame(|| give_focus_to("kpi-search")));
            true
        }
        "1" => page(0),
        "2" => page(1),
        "3" => page(2),
        "4" => page(3),
        _ => false,
    }
}
