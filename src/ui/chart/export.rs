//! What can be taken away from a chart: its picture and its data, each naming
//! the period and the filters it was made with.

use leptos::prelude::*;

use crate::browser::canvas::{Picture, font_family, palette, save_picture};
use crate::browser::download::download;
use crate::chart::layout::layout;
use crate::chart::scene::Size;
use crate::chart::table::Table;
use crate::state::model::Model;
use crate::ui::chart::figure::Plate;
use crate::ui::chart::staging::with_writing;
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// The size of a picture in CSS pixels; it is drawn at twice that.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 480.0;

/// What a download says about itself.
#[derive(Clone, Copy)]
pub struct Caption {
    id: &'static str,
    title: Signal<String>,
    store: Store,
    words: Words,
}

impl Caption {
    pub fn here(id: &'static str, title: Signal<String>) -> Caption {
        Caption { id, title, store: use_store(), words: Words::here() }
    }

    /// Period and filters in words.
    fn context(self) -> String {
        untrack(move || {
            let (period, compared, filters) = self
                .store
                .peek(|model: &Model| (model.period().or(model.span()), model.context().compare, model.decisions.view.filters.clone()));
            let period = period.map(|period| self.words.now().period(period));
            let compared = compared.map(|period| self.words.now().compared_with(period));
            let filter = |filter: &crate::kpi::ask::Filter| {
                let members: Vec<String> = filter.members.iter().map(|member| self.words.now().member(member)).collect();
                format!("{}: {}", self.words.now().dimension(&filter.dimension), members.join(", "))
            };
            period.into_iter().chain(compared).chain(filters.iter().map(filter)).collect::<Vec<_>>().join(" · ")
        })
    }

    fn file_name(self, ending: &str) -> String {
        let days = untrack(|| self.store.peek(|model: &Model| model.period().or(model.span())));
        let days = days.map(|days| format!("-{}-{}", days.start, crate::sales::day::Day(days.end.0 - 1))).unwrap_or_default();
        format!("attain-{}{days}.{ending}", self.id)
    }
}

/// Saves the data as CSV.
pub fn download_csv(caption: Caption, table: &Table) {
    let mut table = table.clone();
    // The heading of the figures says what they were taken over.
    if let Some(first) = table.head.get_mut(1) {
        *first = format!("{first} ({})", caption.context());
    }
    // A spreadsheet takes a file with this mark for UTF-8.
    let bytes = [&b"\xef\xbb\xbf"[..], table.csv().as_bytes()].concat();
    // Without a download there is nothing more to do than what the browser says itself.
    drop(download(&caption.file_name("csv"), "text/csv", &bytes));
}

/// Saves the picture as PNG, with its title.
pub fn download_png(caption: Caption, plate: &Plate) {
    let family = font_family();
    let palette = palette(untrack(|| caption.words.is_dark()));
    let size = Size { width: WIDTH, height: plate.height.map_or(HEIGHT, |height| height) };
    let scene = untrack(|| with_writing(&family, plate.unit, caption.words, |writing| layout(&plate.chart, size, writing)));
    let picture =
        Picture { scene: &scene, palette: &palette, family: &family, title: caption.title.get_untracked(), note: caption.context() };
    drop(save_picture(&picture, &caption.file_name("png")));
}
