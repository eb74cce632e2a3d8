//! Kinds of sales: to a new customer, more of the same, something else besides,
//! or the same again.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::star::fields::{Fields, Unknown};
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// Texts that say something else are of no kind that figures ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleKind {
    New,
    Upsell,
    CrossSell,
    Renewal,
    Other,
}

/// The kinds that figures ask for.
pub const ALL: [SaleKind; 4] = [SaleKind::New, SaleKind::Upsell, SaleKind::CrossSell, SaleKind::Renewal];

impl SaleKind {
    /// How formulas write it.
    pub fn id(self) -> &'static str {
        match self {
            SaleKind::New => "new",
            SaleKind::Upsell => "upsell",
            SaleKind::CrossSell => "cross-sell",
            SaleKind::Renewal => "renewal",
            SaleKind::Other => "other",
        }
    }
}

#[derive(Default, Deserialize)]
struct Lists {
    new: Vec<String>,
    upsell: Vec<String>,
    cross_sell: Vec<String>,
    renewal: Vec<String>,
    other: Vec<String>,
}

/// The kind that a text names; `None` if it is not known.
pub fn kind(text: &str) -> Option<SaleKind> {
    static WORDS: OnceLock<FxHashMap<String, SaleKind>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let lists: Lists = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/deals/kinds.json"))).unwrap_or_default();
        let lists = [
            (SaleKind::New, lists.new),
            (SaleKind::Upsell, lists.upsell),
            (SaleKind::CrossSell, lists.cross_sell),
            (SaleKind::Renewal, lists.renewal),
            (SaleKind::Other, lists.other),
        ];
        lists.into_iter().flat_map(|(kind, words)| words.into_iter().map(move |word| (fold(&word), kind))).collect()
    });
    words.get(&fold(text)).copied()
}

/// Sets the field `sale_kind` from the field `kind`. The answer is what was not understood.
pub fn complete(fields: &mut Fields) -> Vec<Unknown> {
    let Some(Column::Text { dictionary, codes }) = fields.get("kind").map(|column| &**column) else { return Vec::new() };
    let mut kinds = Dictionary::default();
    let mut unknown: Vec<(usize, Unknown)> = Vec::new();
    let mut meanings = Vec::with_capacity(dictionary.len());
    for (code, text) in dictionary.texts().enumerate() {
        let kind = kind(text);
        meanings.push(kind.map_or(EMPTY_CODE, |kind| kinds.code_or_insert(kind.id())));
        if kind.is_none() && code > 0 {
            unknown.push((code, Unknown { field: "kind", text: text.to_owned(), rows: 0 }));
        }
    }
    for (code, unknown) in &mut unknown {
        unknown.rows = codes.iter().filter(|other| **other as usize == *code).count() as u64;
    }
    let codes = codes.iter().map(|&code| meanings.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
    fields.insert("sale_kind".to_owned(), Arc::new(Column::Text { dictionary: kinds, codes }));
    unknown.into_iter().map(|(_, unknown)| unknown).filter(|unknown| unknown.rows > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_of_crms() {
        let cases = [
            (Some(SaleKind::New), "New|New Customer|new business|newbusiness|Neukunde|新客户|Nouveau client|Nuevo cliente|新規"),
            (Some(SaleKind::Upsell), "Upsell|Up-Sell|Existing Customer - Upgrade|Upgrade|Zusatzverkauf|增购"),
            (Some(SaleKind::CrossSell), "Cross-sell|Cross Sell|Existing Customer - Cross-Sell|交叉销售"),
            (Some(SaleKind::Renewal), "Renewal|Renewals|Verlängerung|续约|Renouvellement|Existing Customer - Renewal"),
            (Some(SaleKind::Other), "Existing Customer - Downgrade|Existing Customer - Replacement|Services|other"),
            (None, "Existing Business|Hardware|Type B|"),
        ];
        for (expected, texts) in cases {
            for text in texts.split('|') {
                assert_eq!(kind(text), expected, "{text}");
            }
        }
        let lists: Lists =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/deals/kinds.json"))).expect("kinds.toml parses");
        let all: Vec<String> = [lists.new, lists.upsell, lists.cross_sell, lists.renewal, lists.other].concat();
        let different: std::collections::BTreeSet<String> = all.iter().map(|word| fold(word)).collect();
        assert_eq!(different.len(), all.len(), "a word stands twice");
    }
}
