//! Looking for KPIs by what is written about them.

use crate::i18n::words::Words;
use crate::kpi::listed::Listed;
use crate::kpi::nearest::nearest;
use crate::state::pages::block::Family;
use crate::table::fold::fold;

/// Whether a word is written in a text.
type IsWritten = fn(&str, &str) -> bool;

impl Words {
    /// The KPIs of which name, other names, definition, formula or id hold every word of
    /// the text, in their families; families without one are left out. Where none does, words
    /// that are nearly written so do as well.
    pub fn found(&self, catalogue: &[Listed], families: &[Family], wanted: &str) -> Vec<Family> {
        let wanted: Vec<String> = words_of(wanted).collect();
        let found = |is_written: IsWritten| -> Vec<Family> {
            let among = |family: &Family| {
                let kpis = family.kpis.iter().filter(|kpi| self.holds(catalogue, kpi, &wanted, is_written)).cloned().collect();
                Family { id: family.id.clone(), kpis }
            };
            families.iter().map(among).filter(|family| !family.kpis.is_empty()).collect()
        };
        let exactly = found(begins_or_holds);
        let nearly =
            |text: &str, word: &str| begins_or_holds(text, word) || !is_short(word) && nearest(word, std::iter::once(text)).is_some();
        if exactly.is_empty() { found(nearly) } else { exactly }
    }

    fn holds(&self, catalogue: &[Listed], kpi: &str, wanted: &[String], is_written: IsWritten) -> bool {
        if wanted.is_empty() {
            return true;
        }
        let formula = catalogue.iter().find(|listed| listed.id == kpi).map(|listed| listed.formula.clone());
        let texts = [Some(self.kpi(kpi)), self.other_names(kpi), self.definition(kpi), formula, Some(kpi.to_owned())];
        let written: Vec<String> = texts.iter().flatten().flat_map(|text| words_of(text)).collect();
        wanted.iter().all(|word| written.iter().any(|text| is_written(text, word)))
    }
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).map(fold).filter(|word| !word.is_empty())
}

/// Few letters stand within many words that have nothing to do with them.
fn begins_or_holds(text: &str, word: &str) -> bool {
    if is_short(word) { text.starts_with(word) } else { text.contains(word) }
}

/// Few letters of an alphabet; one of Chinese says much.
fn is_short(word: &str) -> bool {
    word.len() <= 3 && word.is_ascii()
}
