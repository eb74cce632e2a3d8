//! Local storage: the groups of what is kept, as texts under their keys.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use crate::browser::error::BrowserError;
use crate::browser::page::listen;
use crate::state::keep::group::Group;
use crate::state::keep::saving::Texts;
use crate::state::keep::stored::{PREFIX, Stored, keys};

/// The texts that are there.
pub fn load() -> Result<Stored, BrowserError> {
    let storage = storage()?;
    let mut stored = Stored::new();
    for key in keys() {
        if let Some(text) = storage.get_item(key)? {
            stored.insert(key, text);
        }
    }
    Ok(stored)
}

/// The storage, to be written to.
pub struct Local;

impl Texts for Local {
    type Refusal = BrowserError;

    fn text(&self, key: &str) -> Result<Option<String>, BrowserError> {
        Ok(storage()?.get_item(key)?)
    }

    fn put(&self, key: &str, text: &str) -> Result<(), BrowserError> {
        Ok(storage()?.set_item(key, text)?)
    }
}

/// Moves a text to where a curious user finds it, and nothing writes over it.
pub fn set_aside(key: &str) -> Result<(), BrowserError> {
    let storage = storage()?;
    let Some(text) = storage.get_item(key)? else {
        return Ok(());
    };
    let mut place = format!("{key}.set-aside");
    let mut number = 1;
    while storage.get_item(&place)?.is_some_and(|there| there != text) {
        number += 1;
        place = format!("{key}.set-aside-{number}");
    }
    storage.set_item(&place, &text)?;
    Ok(storage.remove_item(key)?)
}

/// Deletes everything of Attain's.
pub fn forget() -> Result<(), BrowserError> {
    let storage = storage()?;
    let mut keys = Vec::new();
    for place in 0..storage.length()? {
        keys.extend(storage.key(place)?.filter(|key| key.starts_with(PREFIX)));
    }
    Ok(keys.iter().try_for_each(|key| storage.remove_item(key))?)
}

/// Tells when another tab has saved a group. What it has saved may be gone again: see [`saved`].
pub fn on_saved_elsewhere(mut heard: impl FnMut(Group) + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "storage", move |event| {
            let event: StorageEvent = event.unchecked_into();
            if let Some(group) = event.key().as_deref().and_then(Group::of_key) {
                heard(group);
            }
        });
    }
}

/// What is saved of a group now.
pub fn saved(group: Group) -> Option<String> {
    storage().ok()?.get_item(group.key()).ok()?
}

/// gloo takes for granted that there is a storage; a browser may forbid even to look.
fn storage() -> Result<web_sys::Storage, BrowserError> {
    let window = web_sys::window().ok_or(BrowserError::Missing("window"))?;
    match window.local_storage()? {
        Some(_) => Ok(LocalStorage::raw()),
        None => Err(BrowserError::Missing("local storage")),
    }
}
