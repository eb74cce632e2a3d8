//! What currencies are worth, where amounts are in several.

use crate::sales::exact::Exact;
use crate::star::exchange::Currencies;
use crate::state::message::Msg;
use crate::state::model::Model;

/// A currency whose worth can be typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RateRow {
    pub from: String,
    pub to: String,
    pub rows: u64,
    /// What was typed, in digits.
    pub typed: Option<String>,
    /// What is used: what was typed, else the latest rate of the files.
    pub used: Option<String>,
}

impl RateRow {
    /// What to do about the text that was typed; nothing where it is no rate.
    pub fn message(&self, text: &str) -> Option<Msg> {
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let is_rate = Exact::from_digits(&text).is_some_and(Exact::is_positive);
        let rate = Some(text.replace(',', ".")).filter(|_| is_rate);
        let is_understood = rate.is_some() || text.is_empty();
        (is_understood && rate != self.typed).then(|| Msg::RateTyped { from: self.from.clone(), to: self.to.clone(), rate })
    }
}

/// The currencies of amounts; `None` where there is nothing to convert.
pub fn currencies(model: &Model) -> Option<&Currencies> {
    model.data()?.overview.currencies.as_deref()
}

/// The currencies other than the one that figures are in.
pub fn rows(model: &Model) -> Vec<RateRow> {
    let Some(Currencies { reporting, used }) = currencies(model) else { return Vec::new() };
    let typed = |from: &str| {
        let typed = model.decisions.choices.rates.iter().find(|typed| typed.from == from && typed.to == *reporting);
        typed.map(|typed| typed.rate.clone())
    };
    let others = used.iter().filter(|used| used.currency != *reporting);
    let row = |used: &crate::star::exchange::Used| RateRow {
        typed: typed(&used.currency),
        from: used.currency.clone(),
        to: reporting.clone(),
        rows: used.rows,
        used: used.rate.clone(),
    };
    others.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_rate_is_taken() {
        let row = RateRow { from: "EUR".to_owned(), to: "USD".to_owned(), rows: 3, typed: Some("1.08".to_owned()), used: None };
        let rate = |text: &str| match row.message(text) {
            Some(Msg::RateTyped { rate, .. }) => Some(rate.unwrap_or_default()),
            _ => None,
        };
        let cases = [("1.1", Some("1.1")), (" 1,1 ", Some("1.1")), ("", Some("")), ("1.08", None), ("0", None), ("-1", None), ("x", None)];
        for (text, expected) in cases {
            assert_eq!(rate(text).as_deref(), expected, "{text}");
        }
    }
}
