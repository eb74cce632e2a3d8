//! How the user likes things: language, theme, currency, fiscal year, keeping files.

use serde::{Deserialize, Serialize};

use crate::kpi::sql::dialect::Dialect;
use crate::sales::calendar::Calendar;
use crate::sales::fiscal_year::FiscalYear;

/// What the page is told by the user once and for all; not undone by undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `None`: the browser's language.
    pub language: Option<Language>,
    pub theme: Theme,
    /// The one that was chosen; else the language and the data decide.
    pub calendar: Option<Calendar>,
    /// `None`: that of the data.
    pub currency: Option<Currency>,
    /// The month (1–12) of the calendar that the fiscal year begins with.
    pub fiscal_start: u32,
    /// Whether imported files are kept for the next visit.
    pub keep_files: bool,
    /// Whose SQL figures are copied as.
    pub dialect: Dialect,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: None,
            theme: Theme::System,
            calendar: None,
            currency: None,
            fiscal_start: 1,
            keep_files: true,
            dialect: Dialect::default(),
        }
    }
}

impl Settings {
    /// How years are cut, where nothing but the settings decides.
    pub fn year(&self) -> FiscalYear {
        FiscalYear { calendar: self.calendar.unwrap_or_default(), first_month: self.fiscal_start.clamp(1, 12) }
    }
}

/// A language that every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-CN")]
    SimplifiedChinese,
    #[serde(rename = "zh-TW")]
    TraditionalChinese,
    #[serde(rename = "fa")]
    Persian,
}

impl Language {
    pub const ALL: [Language; 4] = [Language::English, Language::SimplifiedChinese, Language::TraditionalChinese, Language::Persian];

    /// The BCP 47 tag, such as `zh-CN`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::SimplifiedChinese => "zh-CN",
            Language::TraditionalChinese => "zh-TW",
            Language::Persian => "fa",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::SimplifiedChinese => "简体中文",
            Language::TraditionalChinese => "繁體中文",
            Language::Persian => "فارسی",
        }
    }

    /// The value of `dir`.
    pub fn direction(self) -> &'static str {
        match self {
            Language::Persian => "rtl",
            _ => "ltr",
        }
    }

    /// The language of this tag, if it is one of ours: `zh-TW` and `zh-Hant-HK` are traditional Chinese.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            "en" => Some(Language::English),
            "fa" | "prs" => Some(Language::Persian),
            "zh" if parts.any(|part| ["hant", "tw", "hk", "mo"].contains(&part)) => Some(Language::TraditionalChinese),
            "zh" => Some(Language::SimplifiedChinese),
            _ => None,
        }
    }

    /// The first of the browser's languages that is one of ours, else English.
    pub fn preferred(tags: &[String]) -> Language {
        tags.iter().find_map(|tag| Language::from_tag(tag)).unwrap_or_default()
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name used in texts and attributes, such as `dark`.
    pub fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// How amounts are written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Currency {
    /// An ISO 4217 code such as `EUR`, or any other sign; none where nothing says so.
    pub sign: String,
    /// Digits after the point, at most 4.
    pub decimals: u8,
}

/// Currencies that are written without decimals, and those that are written with three.
const WITHOUT_DECIMALS: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "IRR", "IRT", "ISK", "JPY", "KRW", "PYG", "RWF", "TWD", "UGX", "VND", "XAF", "XOF"];
const WITH_THREE_DECIMALS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

impl Currency {
    /// The currency with this code or sign, with the decimals that go with it.
    pub fn of(sign: &str) -> Currency {
        let decimals = match sign {
            code if WITHOUT_DECIMALS.contains(&code) => 0,
            code if WITH_THREE_DECIMALS.contains(&code) => 3,
            _ => 2,
        };
        Currency { sign: sign.to_owned(), decimals }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_follows_the_browser() {
        let cases = [
            (vec!["en-GB"], Language::English),
            (vec!["de-DE", "fa-IR", "en"], Language::Persian),
            (vec!["zh-CN"], Language::SimplifiedChinese),
            (vec!["zh-HK"], Language::TraditionalChinese),
            (vec!["zh-Hant-TW"], Language::TraditionalChinese),
            (vec!["xx"], Language::English),
            (vec![], Language::English),
        ];
        for (tags, expected) in cases {
            let tags: Vec<String> = tags.into_iter().map(str::to_owned).collect();
            assert_eq!(Language::preferred(&tags), expected, "{tags:?}");
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
