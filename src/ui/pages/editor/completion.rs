//! The names that fit where the caret stands, and the choice among them.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::browser::caret;
use crate::i18n::writing::Offered;
use crate::kpi::complete::fits::{Fit, Kind};
use crate::kpi::complete::place::{Place, place};
use crate::kpi::complete::texts::text_place;
use crate::sales::schema::Dataset;
use crate::state::model::Model;
use crate::state::pages::overview::can_answer;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The id of the list, and what those of its entries begin with.
pub const LIST: &str = "formula-fits";

/// What is offered at the caret.
#[derive(Clone, Copy)]
pub struct Completion {
    field: NodeRef<Textarea>,
    /// Where the caret stands.
    caret: RwSignal<usize>,
    is_open: RwSignal<bool>,
    /// Which entry the keyboard is on.
    at: RwSignal<usize>,
    place: Memo<Option<Place>>,
    pub offered: Memo<Vec<Offered>>,
}

impl Completion {
    /// Of a field that holds this formula.
    pub fn new(field: NodeRef<Textarea>, formula: Memo<String>) -> Completion {
        let (store, words) = (use_store(), Words::here());
        let (caret, is_open, at) = (RwSignal::new(0), RwSignal::new(false), RwSignal::new(0));
        let kpis = store.select(|model| model.catalogue.iter().map(|listed| listed.id.clone()).collect::<Vec<_>>());
        let place = Memo::new(move |_| {
            let is_open = is_open.get();
            let (formula, caret) = (formula.read(), caret.get());
            let named = || kpis.with(|kpis| place(&formula, caret, kpis.iter().map(String::as_str)));
            let members = |dimension: &str| store.peek(|model| members(model, dimension));
            is_open.then(|| text_place(&formula, caret, members).or_else(named)).flatten()
        });
        let offered = Memo::new(move |_| {
            let found =
                place.with(|place| place.as_ref().map(|place| words.now().fitting(place, |fit| store.peek(|model| has(model, fit)))));
            // What is there already need not be offered.
            let is_whole = |found: &Vec<Offered>| match found.as_slice() {
                [only] => place.with(|place| place.as_ref().is_some_and(|place| place.typed == only.fit.text)),
                _ => false,
            };
            found.filter(|found| !is_whole(found)).unwrap_or_default()
        });
        Completion { field, caret, is_open, at, place, offered }
    }

    /// Whether there is a list to be seen.
    pub fn is_shown(self) -> bool {
        self.is_open.get() && self.offered.with(|offered| !offered.is_empty())
    }

    /// The id of the entry that the keyboard is on.
    pub fn active(self) -> Option<String> {
        self.is_shown().then(|| entry_id(self.at.get()))
    }

    pub fn is_at(self, entry: usize) -> bool {
        self.at.get() == entry
    }

    /// Something was typed.
    pub fn typed(self) {
        self.look(false);
    }

    /// Shows what fits; `is_asked`: also before anything is typed.
    pub fn look(self, is_asked: bool) {
        let Some(field) = self.field.get_untracked() else { return };
        self.caret.set(caret::caret(&field));
        self.at.set(0);
        self.is_open.set(true);
        let is_wanted =
            self.place.with_untracked(|place| place.as_ref().is_some_and(|place| is_asked || place.is_narrow || !place.typed.is_empty()));
        self.is_open.set(is_wanted);
    }

    pub fn close(self) {
        self.is_open.set(false);
    }

    /// Takes a key that is meant for the list; false where it is meant for the field.
    pub fn takes(self, key: &str) -> bool {
        let count = self.offered.with_untracked(Vec::len);
        if !self.is_open.get_untracked() || count == 0 {
            return false;
        }
        match key {
            "ArrowDown" => self.at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => self.at.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" => self.take(self.at.get_untracked()),
            "Escape" => self.close(),
            _ => return false,
        }
        if let Some(entry) = matches!(key, "ArrowDown" | "ArrowUp").then(|| entry_id(self.at.get_untracked())) {
            crate::browser::focus::reveal(&entry);
        }
        true
    }

    /// Puts an entry into the formula.
    pub fn take(self, entry: usize) {
        let (place, chosen) = (self.place.get_untracked(), self.offered.with_untracked(|offered| offered.get(entry).cloned()));
        let (Some(field), Some(place), Some(chosen)) = (self.field.get_untracked(), place, chosen) else { return };
        let behind = field.value().get(place.span.end..).and_then(|rest| rest.chars().next());
        let (text, back) = match chosen.fit.kind {
            Kind::Function if behind == Some('(') => (chosen.fit.text, 0),
            Kind::Function => (format!("{}()", chosen.fit.text), 1),
            Kind::Text if behind != Some('"') => (format!("{}\"", chosen.fit.text), 0),
            Kind::Word if behind.is_none() && !chosen.fit.text.starts_with("period") => (format!("{} ", chosen.fit.text), 0),
            _ => (chosen.fit.text, 0),
        };
        caret::insert(&field, place.span.start, place.span.end, &text, back);
        // What follows may have few choices, too.
        if back > 0 || text.ends_with(' ') { self.look(false) } else { self.close() }
    }
}

/// Whether the imported files have it, as far as that can be told at once.
fn has(model: &Model, fit: &Fit) -> bool {
    let Some(data) = model.data() else { return true };
    let files = || data.overview.files.iter();
    match fit.kind {
        Kind::Dataset => {
            let dataset = Dataset::from_id(&fit.text);
            dataset.is_none_or(|dataset| files().any(|file| file.fills() == Some(dataset)))
        }
        Kind::Field(of) => files()
            .filter(|file| of.is_none() || file.fills() == of)
            .any(|file| file.columns.iter().any(|column| column.field.as_deref() == Some(fit.text.as_str()))),
        Kind::Members | Kind::Dimension => data.has_dimension(fit.text.strip_suffix('s').unwrap_or(&fit.text)),
        Kind::Kpi => can_answer(model, &fit.text),
        Kind::Function | Kind::Word | Kind::Text => true,
    }
}

/// The members of a dimension, those with most rows first.
fn members(model: &Model, dimension: &str) -> Vec<String> {
    let mut known = model.data().into_iter().flat_map(|data| &data.overview.dimensions);
    known.find(|known| known.id == dimension).map(|known| known.members.clone()).unwrap_or_default()
}

fn entry_id(entry: usize) -> String {
    format!("{LIST}-{entry}")
}

/// The list under the field.
#[component]
pub fn Fits(completion: Completion) -> impl IntoView {
    let words = Words::here();
    let entry = move |(at, offered): (usize, Offered)| {
        view! {
            <li
                id=entry_id(at)
                class="fit"
                role="option"
                data-fit=offered.fit.text.clone()
                aria-selected=move || completion.is_at(at).to_string()
                on:click=move |_| completion.take(at)
            >
                <code dir="ltr">{offered.fit.text.clone()}</code>
                <span class="fit-name">{offered.name}</span>
            </li>
        }
    };
    view! {
        <Show when=move || completion.is_shown()>
            // A press must not take the focus from the field, which would close the list.
            <ul
                class="fits"
                id=LIST
                role="listbox"
                tabindex="0"
                aria-label=words.text("own-fits")
                on:mousedown=|event| event.prevent_default()
            >
                {move || completion.offered.get().into_iter().enumerate().map(entry).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}
