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

/// Shows the element with this id, whatever hides it, and puts the focus on it.
pub fn show(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    let mut around = element.clone();
    while let Some(details) = around.and_then(|element| element.closest("details:not([open])").ok().flatten()) {
        // An attribute of this name can be set.
        let _ = details.set_attribute("open", "");
        around = details.parent_element();
    }
    if let Some(element) = element {
        element.scroll_into_view();
    }
    give_focus_to(id);
}

/// Puts the focus on the element with this id.
pub fn give_focus_to(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Without an element that can be focused there is nothing to do.
        let _ = element.focus();
    }
}
