//! Looking for KPIs by what is written about them.

use crate::i18n::words::Words;
use crate::kpi::listed::Listed;
use crate::state::pages::block::Family;
use crate::table::fold::fold;

impl Words {
    /// The KPIs of which name, other names, definition, formula or id hold every word of
    /// the text, in their families; families without one are left out.
    pub fn found(&self, catalogue: &[Listed], families: &[Family], wanted: &str) -> Vec<Family> {
        let wanted: Vec<String> =
            wanted.split(|letter: char| !letter.is_alphanumeric()).map(fold).filter(|word| !word.is_empty()).collect();
        let among = |family: &Family| {
            let kpis: Vec<String> = family.kpis.iter().filter(|kpi| self.holds(catalogue, kpi, &wanted)).cloned().collect();
            Family { id: family.id.clone(), kpis }
        };
        families.iter().map(among).filter(|family| !family.kpis.is_empty()).collect()
    }

    fn holds(&self, catalogue: &[Listed], kpi: &str, wanted: &[String]) -> bool {
        if wanted.is_empty() {
            return true;
        }
        let formula = catalogue.iter().find(|listed| listed.id == kpi).map(|listed| listed.formula.clone());
        let texts = [Some(self.kpi(kpi)), self.other_names(kpi), self.definition(kpi), formula, Some(kpi.to_owned())];
        let written: Vec<String> =
            texts.into_iter().flatten().flat_map(|text| text.split_whitespace().map(fold).collect::<Vec<_>>()).collect();
        wanted.iter().all(|word| written.iter().any(|text| text.contains(word)))
    }
}
