//! Looking for KPIs by what is written about them.

use crate::i18n::words::Words;
use crate::kpi::listed::Listed;
use crate::state::pages::block::Family;

impl Words {
    /// The KPIs whose names, definition, formula or id hold the text, in their
    /// families; families without one are left out.
    pub fn found(&self, catalogue: &[Listed], families: &[Family], wanted: &str) -> Vec<Family> {
        let wanted = wanted.trim().to_lowercase();
        let among = |family: &Family| {
            let kpis: Vec<String> = family.kpis.iter().filter(|kpi| self.holds(catalogue, kpi, &wanted)).cloned().collect();
            Family { id: family.id.clone(), kpis }
        };
        families.iter().map(among).filter(|family| !family.kpis.is_empty()).collect()
    }

    fn holds(&self, catalogue: &[Listed], kpi: &str, wanted: &str) -> bool {
        let formula = catalogue.iter().find(|listed| listed.id == kpi).map(|listed| listed.formula.clone());
        let texts = [Some(self.kpi(kpi)), self.other_names(kpi), self.definition(kpi), formula, Some(kpi.to_owned())];
        texts.into_iter().flatten().any(|text| text.to_lowercase().contains(wanted))
    }
}
