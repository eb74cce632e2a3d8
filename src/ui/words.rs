//! The words of the page, followed: what reads them here is written anew when
//! the language, the calendar or the currency changes. What they say is
//! [`crate::i18n::words`].

use std::ops::Deref;

use leptos::prelude::*;

use crate::browser::intl::Intl;
use crate::i18n::words;
use crate::state::settings::{Currency, Language, Theme};
use crate::ui::store::{Store, use_store};

/// Writes in the language of the settings.
#[derive(Clone, Copy)]
pub struct Words {
    words: Memo<words::Words>,
    is_dark: Memo<bool>,
}

impl Words {
    /// Makes the words known to everything below.
    pub fn provide(store: Store) -> Words {
        let words = Words {
            words: store.select(|model| {
                let words = words::Words::new(model.language(), model.year(), model.currency(), &Intl);
                words.with_own(model.decisions.own.clone())
            }),
            is_dark: store.select(|model| model.theme() == Theme::Dark),
        };
        provide_context(words);
        words
    }

    /// The same with amounts of another currency, known to everything below; without
    /// one, that of the page.
    pub fn provide_in(currency: Signal<String>) -> Words {
        let words = Words::in_currency(currency);
        provide_context(words);
        words
    }

    /// The same with amounts of another currency; without one, that of the page.
    pub fn in_currency(currency: Signal<String>) -> Words {
        let store = use_store();
        let page = Words::here();
        let of_page = store.select(|model| (model.language(), model.year(), model.currency(), model.decisions.own.clone()));
        let words = Memo::new(move |_| {
            let (language, year, of_page, own) = of_page.get();
            let currency = Some(currency.get()).filter(|code| !code.is_empty()).map_or(of_page, |code| Currency::of(&code));
            words::Words::new(language, year, currency, &Intl).with_own(own)
        });
        Words { words, is_dark: page.is_dark }
    }

    /// The words of the page.
    pub fn here() -> Words {
        use_context().unwrap_or_else(|| Words::provide(use_store()))
    }

    /// The words of now; what calls this follows them.
    pub fn now(self) -> impl Deref<Target = words::Words> {
        self.words.read()
    }

    /// The words of now for handlers, which follow nothing.
    pub fn once(self) -> impl Deref<Target = words::Words> {
        self.words.read_untracked()
    }

    /// A message without variables, as a signal.
    pub fn text(self, id: &'static str) -> Signal<String> {
        Signal::derive(move || self.say(id))
    }

    /// A message without variables.
    pub fn say(self, id: &str) -> String {
        self.now().say(id)
    }

    /// The language of now.
    pub fn language(self) -> Language {
        self.now().language()
    }

    /// Whether a dark theme is in force.
    pub fn is_dark(self) -> bool {
        self.is_dark.get()
    }
}
