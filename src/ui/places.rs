//! Places on the Data page that other parts lead to.

use leptos::prelude::request_animation_frame;

use crate::browser::focus::show;
use crate::browser::page::go_to;
use crate::state::message::Msg;
use crate::state::route::Route;
use crate::ui::store::Store;

/// The id of the heading above the problems.
pub const PROBLEMS: &str = "problems";

/// The id of the place where rates are typed.
pub const RATES: &str = "rates";

/// The id of a part of a file's card.
pub fn id_in(file: u32, part: &str) -> String {
    format!("file-{file}-{part}")
}

/// Leads to a part of a file's card, which is unfolded for it.
pub fn lead_to_file(store: Store, file: u32, part: &str) {
    store.dispatch(Msg::FileOpened { file, is_open: true });
    lead_to(store, id_in(file, part));
}

/// Leads to an element of the Data page.
pub fn lead_to(store: Store, id: String) {
    if store.peek(|model| model.route) != Route::Data {
        go_to(Route::Data);
    }
    // What is not there yet is put together in the next frame.
    request_animation_frame(move || request_animation_frame(move || show(&id)));
}
