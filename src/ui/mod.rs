//! Pages and components: they read signals, show, and dispatch what happened.
//!
//! `store` holds the model and `words` writes everything. `part` and `chart` are
//! what the rest is put together from, `board` shows figures, `drawer` one of them
//! under the magnifying glass, `import` brings data in, `pages` has a folder a
//! page, and `shell` is the frame around every page.

pub mod icon;
pub mod store;
pub mod words;
pub mod places;
pub mod part;
pub mod chart;
pub mod import;
pub mod board;
pub mod drawer;
pub mod pages;
pub mod shell;
pub mod app;

use leptos::mount::mount_to_body;

use crate::browser::page::clear_start;
use crate::ui::app::App;

/// Puts the page together.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
    clear_start();
}
