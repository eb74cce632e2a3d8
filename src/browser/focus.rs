//! Where the keyboard's focus goes.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, MouseEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::browser::timer::after_painting;

/// Whether the focus leaves the element that listens, for good.
pub fn has_left(event: &FocusEvent) -> bool {
    let listener = event.current_target().and_then(|target| target.dyn_into::<Node>().ok());
    let next = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
    listener.is_some_and(|listener| !listener.contains(next.as_ref()))
}

/// Whether the pointer or the keyboard is on an element.
pub fn holds_attention(element: &Element) -> bool {
    element.matches(":hover, :focus-within").unwrap_or(false)
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

/// Scrolls an entry of a list into sight, as far as needed.
pub fn reveal(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.into_iter().for_each(|element| element.scroll_into_view_with_scroll_into_view_options(&options));
}

/// Puts the focus on the element with this id.
pub fn give_focus_to(id: &str) {
    let element = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Without an element that can be focused there is nothing to do.
        let _ = element.focus();
    }
}

/// Puts the focus on the first of these elements that is there.
pub fn give_focus_to_first(ids: &[&str]) {
    let document = web_sys::window().and_then(|window| window.document());
    let is_there = |id: &&&str| document.as_ref().is_some_and(|document| document.get_element_by_id(id).is_some());
    ids.iter().find(is_there).into_iter().for_each(|id| give_focus_to(id));
}

/// Moves the focus to the next or the previous of the elements that a selector finds and
/// that no fold hides; from elsewhere to the first. Says whether there is one.
pub fn step_among(selector: &str, is_forward: bool) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let Ok(found) = document.query_selector_all(selector) else { return false };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok());
    let in_sight = |element: &HtmlElement| element.closest("details:not([open])").is_ok_and(|fold| fold.is_none());
    let elements: Vec<HtmlElement> = elements.filter(in_sight).collect();
    let focused = document.active_element();
    let place = elements.iter().position(|element| focused.as_deref() == Some(element));
    let next = match (place, is_forward) {
        (None, _) => Some(0),
        (Some(place), true) => place.checked_add(1),
        (Some(place), false) => place.checked_sub(1),
    };
    let next = next.and_then(|place| elements.get(place));
    // It is there and can be focused.
    next.is_some_and(|element| element.focus().is_ok())
}

/// Does what takes the pressed button away; the focus goes to its next neighbour of this
/// class that is still there, else to the nearest button before it.
pub fn leaving(event: &MouseEvent, class: &str, act: impl FnOnce()) {
    let button =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|target| target.closest("button").ok().flatten());
    let after = successors(button.clone(), Element::next_element_sibling).skip(1);
    let before = successors(button.clone(), Element::previous_element_sibling).skip(1);
    // Of a group that is empty then, what stands before the group.
    let around = successors(button.and_then(|button| button.parent_element()), Element::previous_element_sibling).skip(1);
    let neighbours: Vec<Element> = after.filter(|element| element.class_list().contains(class)).chain(before).chain(around).collect();
    act();
    // What is taken away goes after this, with all that follows from it.
    after_painting(move || {
        let is_there = |element: &Element| element.is_connected();
        let button =
            |element: Element| if element.tag_name() == "BUTTON" { Some(element) } else { element.query_selector("button").ok().flatten() };
        let next = neighbours.into_iter().filter(is_there).find_map(button).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(next) = next.filter(|_| has_no_focus()) {
            // It is there and can be focused.
            let _ = next.focus();
        }
    });
}

/// Whether the focus is nowhere, as after its element has gone.
fn has_no_focus() -> bool {
    let focused = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    focused.is_none_or(|element| element.tag_name() == "BODY")
}
