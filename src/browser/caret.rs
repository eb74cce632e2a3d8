//! The caret of a text field. Places are bytes of the text, as formulas count; the browser
//! counts UTF-16 units.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Where the caret stands, if a part is selected where that ends.
pub fn caret(field: &HtmlTextAreaElement) -> usize {
    let units = field.selection_end().ok().flatten().unwrap_or_default() as usize;
    let text = field.value();
    let mut passed = 0;
    let ends = text.char_indices().find(|(_, letter)| {
        let is_here = passed >= units;
        passed += letter.len_utf16();
        is_here
    });
    ends.map_or(text.len(), |(at, _)| at)
}

/// Puts a text in the place of what stands from `start` to `end`, as if it had been typed, so
/// that the field's own undo takes it back; the caret goes `back` bytes before its end.
pub fn insert(field: &HtmlTextAreaElement, start: usize, end: usize, text: &str, back: usize) {
    let value = field.value();
    let units = |at: usize| u32::try_from(value.get(..at).unwrap_or(&value).encode_utf16().count()).unwrap_or(u32::MAX);
    let (from, to) = (units(start), units(end));
    // It is there and can be focused, and these places are within it.
    let _ = field.focus();
    let _ = field.set_selection_range(from, to);
    let document = web_sys::window().and_then(|window| window.document()).and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let is_typed =
        document.is_some_and(|document| document.exec_command_with_show_ui_and_value("insertText", false, text).unwrap_or(false));
    if !is_typed {
        let _ = field.set_range_text_with_start_and_end(text, from, to);
    }
    let inserted = u32::try_from(text.get(..text.len().saturating_sub(back)).unwrap_or(text).encode_utf16().count()).unwrap_or_default();
    let _ = field.set_selection_range(from + inserted, from + inserted);
}
