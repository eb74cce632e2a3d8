//! The clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies a text, and says whether the browser allowed it.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    // Pages that are not served securely have no clipboard.
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard()).filter(|clipboard| clipboard.is_object());
    let Some(clipboard) = clipboard else {
        return then(false);
    };
    let copied = JsFuture::from(clipboard.write_text(text));
    spawn_local(async move { then(copied.await.is_ok()) });
}
