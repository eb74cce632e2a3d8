//! In which currency amounts are written. Only rates make other amounts of them, so a
//! chosen currency names what the files leave open, and nothing else.

use crate::ingest::values::currency::may_be_same;
use crate::state::model::Model;
use crate::state::settings::Currency;

impl Model {
    /// The currency of amounts: that of the data, else the one that was chosen; without a
    /// sign where neither says so.
    pub fn currency(&self) -> Currency {
        let own = self.currency_of_data();
        match &self.settings.currency {
            Some(chosen) if chosen.sign.is_empty() || own.is_none_or(|own| may_be_same(own, &chosen.sign)) => chosen.clone(),
            _ => Currency::of(own.unwrap_or_default()),
        }
    }

    /// The currency that was chosen, where amounts are in another and no rate leads to it.
    pub fn missed_currency(&self) -> Option<&Currency> {
        self.settings.currency.as_ref().filter(|chosen| **chosen != self.currency())
    }

    /// The one currency of the figures at hand, empty where they are in several; `None` where the
    /// files do not say.
    fn currency_of_data(&self) -> Option<&str> {
        let overview = &self.data()?.overview;
        let several = || overview.currencies.as_ref().map(|_| "");
        overview.currency.as_deref().or_else(|| self.filtered_currency()).or_else(several)
    }

    /// The one currency that the figures at hand are filtered to, or what its amounts were converted to.
    fn filtered_currency(&self) -> Option<&str> {
        let filter = self.report.scope.context.filters.iter().find(|filter| filter.dimension == "currency")?;
        let [member] = filter.members.as_slice() else { return None };
        let currencies = self.data()?.overview.currencies.as_deref()?;
        let used = currencies.used.iter().find(|used| used.currency == *member)?;
        Some(if used.rate.is_some() { &currencies.reporting } else { &used.currency })
    }
}
