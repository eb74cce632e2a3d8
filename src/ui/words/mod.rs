//! Everything the page writes: texts, numbers, days, in the language and manner
//! of the settings. Views ask here and format nothing themselves.
//!
//! `say…` methods read the language of now and make what calls them follow it;
//! [`Words::text`] is the same as a signal, for attributes and plain texts.

pub mod data;
pub mod figure;
pub mod sentence;

use leptos::prelude::*;

use crate::browser::intl::Intl;
use crate::i18n::figure::Figures;
use crate::i18n::messages::{Args, Messages};
use crate::state::settings::{Currency, Language, Theme};
use crate::ui::store::{Store, use_store};

/// Writes in the language of the settings.
#[derive(Clone, Copy)]
pub struct Words {
    locale: Memo<Locale>,
    is_dark: Memo<bool>,
}

/// A language with the manner of writing numbers, days and amounts.
#[derive(Clone, PartialEq)]
pub struct Locale {
    pub numerals: Intl,
    pub currency: Currency,
}

impl Words {
    /// Makes the words known to everything below.
    pub fn provide(store: Store) -> Words {
        let locale = store
            .select(|model| Locale { numerals: Intl::of(model.language(), &model.settings), currency: model.settings.currency.clone() });
        let words = Words { locale, is_dark: store.select(|model| model.theme() == Theme::Dark) };
        provide_context(words);
        words
    }

    /// The words of the page.
    pub fn here() -> Words {
        use_context().unwrap_or_else(|| Words::provide(use_store()))
    }

    /// The language of now.
    pub fn language(self) -> Language {
        self.locale.with(|locale| locale.numerals.language)
    }

    /// Whether the language is read from right to left.
    pub fn is_right_to_left(self) -> bool {
        self.language().direction() == "rtl"
    }

    /// Whether a dark theme is in force.
    pub fn is_dark(self) -> bool {
        self.is_dark.get()
    }

    /// A message without variables, as a signal.
    pub fn text(self, id: &'static str) -> Signal<String> {
        Signal::derive(move || self.say(id))
    }

    /// A message without variables.
    pub fn say(self, id: &str) -> String {
        self.locale.with(|locale| locale.messages().plain(id))
    }

    /// A message with its variables.
    pub fn say_with(self, id: &str, args: &Args) -> String {
        self.locale.with(|locale| locale.messages().text(id, args))
    }

    /// A message in the language of now, for handlers, which follow nothing.
    pub fn say_once(self, id: &str) -> String {
        self.locale.with_untracked(|locale| locale.messages().plain(id))
    }

    /// Something made of the language's messages and numerals.
    pub fn with<T>(self, make: impl FnOnce(&Locale) -> T) -> T {
        self.locale.with(|locale| make(locale))
    }
}

impl Locale {
    /// The messages of the language.
    pub fn messages(&self) -> &'static Messages {
        Messages::of(self.numerals.language)
    }

    /// The writer of figures.
    pub fn figures(&self) -> Figures<'_> {
        Figures { messages: self.messages(), numerals: &self.numerals, currency: &self.currency }
    }
}
