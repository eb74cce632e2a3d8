//! Downloads of a chart: its picture and its data.

use leptos::prelude::*;

use crate::browser::canvas::{font_family, palette, save_picture, text_width};
use crate::browser::download::download_sheet;
use crate::chart::export::{PICTURE, Scope, csv, picture};
use crate::chart::panel::{Panel, scene};
use crate::chart::scene::Size;
use crate::chart::table::Table;
use crate::state::model::Model;
use crate::ui::store::Store;
use crate::ui::words::Words;

/// Saves the data as CSV; its name says `what` they are.
pub fn download_csv(what: &str, table: &Table, store: Store, words: Words) {
    let scope = store.peek(scope);
    let told = scope.told(&words.once());
    // Without a download there is nothing more to do than what the browser says itself.
    drop(download_sheet(&scope.file_name(what, "csv"), &csv(table, &told)));
}

/// Saves the picture as PNG, with its title.
pub fn download_png(what: &str, title: String, panel: &Panel, store: Store, words: Words) {
    let scope = store.peek(scope);
    let (family, palette) = (font_family(), palette(untrack(|| words.is_dark())));
    let size = Size { height: panel.height.unwrap_or(PICTURE.height), ..PICTURE };
    let chart = scene(&panel.chart, panel.unit, size, &words.once(), &|text, font| text_width(text, font, &family));
    let picture = picture(&chart, title, scope.told(&words.once()), &|text, font| text_width(text, font, &family));
    drop(save_picture(&picture, &palette, &family, scope.file_name(what, "png")));
}

fn scope(model: &Model) -> Scope {
    Scope { period: model.period().or(model.span()), compare: model.compared(), filters: model.decisions.view.filters.clone() }
}
