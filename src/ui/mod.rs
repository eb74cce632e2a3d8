//! Pages and components: they read signals, show, and dispatch what happened.
//!
//! `shell` is the frame around every page, `part` and `chart` are what pages are
//! put together from, `words` writes everything, `store` holds the model.

pub mod app;
pub mod chart;
pub mod data;
pub mod icon;
pub mod import;
pub mod kpis;
pub mod overview;
pub mod part;
pub mod privacy;
pub mod shell;
pub mod store;
pub mod words;

use leptos::mount::mount_to_body;

use crate::ui::app::App;

/// Puts the page together.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
}
