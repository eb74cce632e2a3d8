//! The clipboard.

/// Copies a text. A browser that forbids it says so itself.
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.navigator().clipboard().write_text(text));
    }
}
