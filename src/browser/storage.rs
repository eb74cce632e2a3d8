//! Local storage: the saved state, as text.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use crate::browser::error::BrowserError;
use crate::browser::page::listen;
use crate::state::keep::groups::Groups;
use crate::state::keep::saved::{Saved, read};

const KEY: &str = "attain";
const SET_ASIDE: &str = "attain.set-aside";

/// The saved text, if there is one.
pub fn load() -> Result<Option<String>, BrowserError> {
    Ok(storage()?.get_item(KEY)?)
}

/// Writes these groups of `saved`; the others stay as another tab may have written them.
pub fn save(saved: Saved, groups: Groups) -> Result<(), BrowserError> {
    let storage = storage()?;
    let stored = storage.get_item(KEY)?.and_then(|text| read(&text).ok());
    let merged = match stored {
        Some(stored) => stored.with(saved, groups),
        None => saved,
    };
    Ok(storage.set_item(KEY, &merged.write())?)
}

/// Keeps a text that could not be read where a curious user finds it.
pub fn set_aside(text: &str) -> Result<(), BrowserError> {
    let storage = storage()?;
    storage.set_item(SET_ASIDE, text)?;
    Ok(storage.remove_item(KEY)?)
}

/// Deletes everything of Attain's.
pub fn forget() -> Result<(), BrowserError> {
    let storage = storage()?;
    storage.remove_item(KEY)?;
    Ok(storage.remove_item(SET_ASIDE)?)
}

/// Tells what another tab saves.
pub fn on_saved_elsewhere(mut heard: impl FnMut(String) + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "storage", move |event| {
            let event: StorageEvent = event.unchecked_into();
            if event.key().as_deref() == Some(KEY)
                && let Some(text) = event.new_value()
            {
                heard(text);
            }
        });
    }
}

/// gloo takes for granted that there is a storage; a browser may forbid even to look.
fn storage() -> Result<web_sys::Storage, BrowserError> {
    let window = web_sys::window().ok_or(BrowserError::Missing("window"))?;
    match window.local_storage()? {
        Some(_) => Ok(LocalStorage::raw()),
        None => Err(BrowserError::Missing("local storage")),
    }
}
