//! Helping those who write formulas: names that fit, the language, what is unfinished.

use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::kpi::complete::fits::{Fit, Kind};
use crate::kpi::complete::place::Place;
use crate::kpi::formula::error::FormulaError;
use crate::kpi::formula::reference::{Construct, constructs};
use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;
use crate::sales::schema::Dataset;
use crate::state::draft::Unfinished;

/// So many names are offered at once.
const MOST_FITS: usize = 40;

/// A name that fits, and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    pub fit: Fit,
    pub name: String,
}

impl Words {
    /// The names that fit what is typed, the likeliest first: those that begin so, those of
    /// which a word does, those that are called so. Of equals, those first that the files have.
    pub fn fitting(&self, place: &Place, has: impl Fn(&Fit) -> bool) -> Vec<Offered> {
        let typed = place.typed.to_lowercase();
        let rank = |fit: &Fit, name: &str| match fit.text.to_lowercase() {
            text if text.starts_with(&typed) => Some(0),
            text if text.split(['_', ' ']).any(|word| word.starts_with(&typed)) => Some(1),
            _ if name.to_lowercase().contains(&typed) => Some(2),
            _ => None,
        };
        let ranked = place.fits.iter().filter_map(|fit| {
            let name = self.fit(fit);
            Some(((rank(fit, &name)?, !has(fit)), Offered { fit: fit.clone(), name }))
        });
        let mut found: Vec<((u8, bool), Offered)> = ranked.collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, offered)| offered).take(MOST_FITS).collect()
    }

    /// What a name or word of formulas is called, or means.
    fn fit(&self, fit: &Fit) -> String {
        let text = fit.text.as_str();
        let found = match fit.kind {
            Kind::Dataset => Dataset::from_id(text).map(|dataset| self.dataset(dataset)),
            Kind::Field(_) => Some(self.field(text)),
            Kind::Kpi => Some(self.kpi(text)),
            Kind::Function => self.find(&format!("construct-{}", dashed(text))),
            Kind::Word => {
                let word = text.trim_start_matches("is ").trim_start_matches("period.").replace(' ', "-");
                let period = || text.starts_with("period").then(|| self.say("construct-period"));
                self.find(&format!("own-word-{word}")).or_else(|| self.find(&format!("construct-{word}"))).or_else(period)
            }
            Kind::Members => Some(self.dimension(text.strip_suffix('s').unwrap_or(text))),
            Kind::Dimension => Some(self.dimension(text)),
            Kind::Text => None,
        };
        found.filter(|name| name != text).unwrap_or_default()
    }

    /// The constructs of the language about which something holds the text, each with what it means.
    pub fn constructs(&self, wanted: &str) -> Vec<(&'static Construct, String)> {
        let wanted = wanted.trim().to_lowercase();
        let all = constructs().iter().map(|construct| (construct, self.say(&format!("construct-{}", dashed(&construct.id)))));
        let holds = |construct: &Construct, meaning: &str| {
            [&construct.id, &construct.form, &construct.example, meaning].iter().any(|text| text.to_lowercase().contains(&wanted))
        };
        all.filter(|(construct, meaning)| holds(construct, meaning)).collect()
    }

    /// What is wrong with a formula, and with which part of it.
    pub fn formula_error_at(&self, error: &FormulaError, formula: &str) -> String {
        let message = self.formula_error(error);
        match formula.get(error.span.start..error.span.end).map(str::trim).filter(|part| !part.is_empty()) {
            None => message,
            Some(part) => self.say_with("own-error-at", &Args::none().text("part", part).text("message", message)),
        }
    }

    /// Why what is written cannot be kept yet.
    pub fn unfinished(&self, reason: Unfinished) -> String {
        self.say(match reason {
            Unfinished::NoName => "own-unfinished-no-name",
            Unfinished::NoFormula => "own-unfinished-no-formula",
            Unfinished::Unchecked => "own-unfinished-unchecked",
            Unfinished::WrongFormula => "own-unfinished-wrong-formula",
            Unfinished::NoRoom => "own-unfinished-no-room",
        })
    }

    /// What a KPI is called in formulas.
    pub fn own_id(&self, id: &str) -> String {
        self.say_with("own-id", &Args::none().text("id", id))
    }

    /// What inserting a part of the language does.
    pub fn insert(&self, text: &str) -> String {
        self.say_with("own-reference-insert", &Args::none().text("text", text))
    }

    /// Which direction is good.
    pub fn better(&self, better: Better) -> String {
        self.say(match better {
            Better::Higher => "own-better-higher",
            Better::Lower => "own-better-lower",
            Better::Neither => "own-better-neither",
        })
    }

    /// What a ratio is shown as.
    pub fn ratio_shown_as(&self, unit: Option<Unit>) -> String {
        self.say(match unit {
            Some(Unit::Factor) => "own-unit-factor",
            Some(_) => "own-unit-number",
            None => "own-unit-percent",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::complete::place::place;
    use crate::state::settings::{Language, Settings};

    fn offered(language: Language, formula: &str, has: impl Fn(&Fit) -> bool) -> Vec<String> {
        let place = place(formula, formula.len(), ["win_rate", "won_deals", "revenue"].into_iter()).expect("a place");
        let found = Words::native(language, &Settings::default()).fitting(&place, has);
        found.into_iter().map(|offered| offered.fit.text).collect()
    }

    #[test]
    fn names_are_found_by_their_beginning_their_words_and_what_they_are_called() {
        let cases = [
            (Language::English, "wi", "win_rate"),
            (Language::English, "rate", "win_rate"),
            (Language::English, "deals", "won_deals"),
            (Language::SimplifiedChinese, "赢单率", "win_rate"),
            (Language::Persian, "درآمد", "revenue"),
            (Language::English, "count(deals where cl", "closed_at"),
            (Language::English, "count(deals where close", "closed_at"),
        ];
        for (language, formula, expected) in cases {
            assert_eq!(offered(language, formula, |_| true).first().map(String::as_str), Some(expected), "{formula}");
        }
        assert!(offered(Language::English, "zzz", |_| true).is_empty());
        let with_subscriptions = |fit: &Fit| fit.text == "subscriptions";
        assert_eq!(offered(Language::English, "count(s", with_subscriptions).first().map(String::as_str), Some("subscriptions"));
    }

    #[test]
    fn the_language_is_found_by_what_it_means() {
        let found = |language: Language, wanted: &str| {
            let words = Words::native(language, &Settings::default());
            words.constructs(wanted).into_iter().map(|(construct, _)| construct.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found(Language::English, "Hundredths"), ["points"]);
        assert_eq!(found(Language::English, "").len(), constructs().len());
        assert_eq!(found(Language::English, "no such thing"), Vec::<String>::new());
    }
}
