//! Everything the page writes: texts, names, numbers, days.

use crate::i18n::messages::{Args, Messages};
use crate::i18n::numerals::Numerals;
use crate::i18n::plain::Plain;
use crate::sales::fiscal_year::FiscalYear;
use crate::state::own::kpis::OwnKpis;
use crate::state::settings::{Currency, Language, Settings};

/// Writes in a language, with days of a calendar, its fiscal years, and amounts of a currency.
///
/// What it says of a subject (figures, problems, files …) stands in a file of
/// its own in this folder.
///
/// ```
/// use attain::i18n::words::Words;
/// use attain::state::settings::{Language, Settings};
///
/// let words = Words::native(Language::English, &Settings::default());
/// assert_eq!(words.say("nav-overview"), "Overview");
/// assert_eq!(words.share(7_320, 8_800), "83%");
/// ```
#[derive(Clone)]
pub struct Words {
    language: Language,
    pub(super) year: FiscalYear,
    pub(super) currency: Currency,
    pub(super) numerals: &'static dyn Numerals,
    /// What the user calls own KPIs.
    pub(super) own: OwnKpis,
}

/// A page has one writer of numerals, so that is not compared.
impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        (self.language, self.year, &self.currency, &self.own) == (other.language, other.year, &other.currency, &other.own)
    }
}

impl Words {
    /// The words of a language, with days and years of this kind; amounts are of this
    /// currency.
    pub fn new(language: Language, year: FiscalYear, currency: Currency, numerals: &'static dyn Numerals) -> Words {
        Words { language, year, currency, numerals, own: OwnKpis::default() }
    }

    /// The same, knowing the user's own KPIs by their names.
    pub fn with_own(self, own: OwnKpis) -> Words {
        Words { own, ..self }
    }

    /// The same without a browser; amounts have no sign unless the settings give them one.
    pub fn native(language: Language, settings: &Settings) -> Words {
        let currency = settings.currency.clone().unwrap_or_else(|| Currency::of(""));
        Words::new(language, settings.year(), currency, &Plain)
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the language is read from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.language.direction() == "rtl"
    }

    /// A message without variables.
    pub fn say(&self, id: &str) -> String {
        self.messages().plain(id)
    }

    /// A message with its variables.
    pub fn say_with(&self, id: &str, args: &Args) -> String {
        self.messages().text(id, args)
    }

    /// A message that may be missing.
    pub(in crate::i18n) fn find(&self, id: &str) -> Option<String> {
        self.find_with(id, &Args::none())
    }

    /// A message with its variables that may be missing.
    pub(super) fn find_with(&self, id: &str, args: &Args) -> Option<String> {
        self.messages().find(id, args)
    }

    fn messages(&self) -> &'static Messages {
        Messages::of(self.language)
    }
}

/// An identifier of the engine as message identifiers write it.
pub(in crate::i18n) fn dashed(id: &str) -> String {
    id.replace('_', "-")
}
