//! The clipboard.

/// Copies a text. Where the browser forbids it, nothing is copied.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.navigator().clipboard().write_text(text));
    }
}
