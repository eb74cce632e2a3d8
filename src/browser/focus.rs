//! Where the keyboard's focus goes.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, Node};

/// Whether the focus leaves the element that listens, for good.
pub fn has_left(event: &FocusEvent) -> bool {
    let listener = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    listener.is_some_and(|listener| !listener.contains(next.as_ref()))
}

/// Whether the focus is where letters are typed, or in a dialog.
pub fn is_typing() -> bool {
    let focused = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    focused.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || element.closest("dialog").ok().flatten().is_some()
    })
}

/// Puts the focus on the element with this id.
pub fn give_focus_to(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Without an element that can be focused there is nothing to do.
        let _ = element.focus();
    }
}
