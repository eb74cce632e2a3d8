//! Files can be dropped anywhere on the page, and tables pasted anywhere.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::files::{dropped, pasted};
use crate::browser::focus::is_typing;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Listens to the window; shows that dropping works while files hover over it.
#[component]
pub fn DropAnywhere() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    // Entering a child comes before leaving its parent, so entries are counted.
    let depth = RwSignal::new(0i32);
    let listeners = [
        window_event_listener(ev::dragenter, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            if carries_files(&event) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if carries_files(&event) {
                depth.update(|depth| *depth = (*depth - 1).max(0));
            }
        }),
        window_event_listener(ev::drop, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                depth.set(0);
                if let Some(message) = event.data_transfer().as_ref().and_then(dropped) {
                    store.dispatch(message);
                }
            }
        }),
        window_event_listener(ev::paste, move |event| {
            let name = words.once().say("paste-name");
            if let Some(message) = event.clipboard_data().filter(|_| !is_typing()).and_then(|clipboard| pasted(&clipboard, &name)) {
                event.prevent_default();
                store.dispatch(message);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    view! {
        <Show when=move || { depth.get() > 0 }>
            <div class="drop-veil">
                <p class="drop-veil-words">{words.text("drop-now")}</p>
            </div>
        </Show>
    }
}

fn carries_files(event: &ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}
