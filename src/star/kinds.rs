//! What texts mean where formulas ask for it: the kind of a sale or of a touch, a
//! reply, how far a lead has come. The words are data: `kinds.toml`.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::sales::schema::{Dataset, Field};
use crate::star::fields::{Fields, Unknown};
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// The words of one field.
#[derive(Deserialize)]
struct List {
    dataset: Dataset,
    field: String,
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    id: String,
    words: Vec<String>,
}

/// The kind of a folded word, by its number in the list.
type Words = FxHashMap<String, usize>;

/// What a text means in a field of a dataset; `None` if it is not known.
pub fn kind(dataset: Dataset, field: &str, text: &str) -> Option<&'static str> {
    let (list, words) = lists().iter().find(|(list, _)| list.dataset == dataset && list.field == field)?;
    list.kind.get(*words.get(&fold(text))?).map(|kind| kind.id.as_str())
}

/// What the last word of a touch says, but for how long it takes: `Intro call`, `Demo 30 min`.
fn last_word(dataset: Dataset, field: &str, text: &str) -> Option<&'static str> {
    const LONG: [&str; 6] = ["min", "mins", "minute", "minutes", "minuten", "h"];
    let is_told = |word: &&str| !word.is_empty() && !word.starts_with(|letter: char| letter.is_numeric()) && !LONG.contains(word);
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(is_told);
    let last = words.next_back().filter(|_| field == "touch_kind")?;
    kind(dataset, field, last).filter(|kind| *kind != "other")
}

fn lists() -> &'static [(List, Words)] {
    static LISTS: OnceLock<Vec<(List, Words)>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let words = |list: &List| {
            let kinds = list.kind.iter().enumerate();
            kinds.flat_map(|(number, kind)| kind.words.iter().map(move |word| (fold(word), number))).collect()
        };
        read().into_iter().map(|list| (words(&list), list)).map(|(words, list)| (list, words)).collect()
    })
}

fn read() -> Vec<List> {
    #[derive(Default, Deserialize)]
    struct Lists {
        field: Vec<List>,
    }
    // Part of the program and read by a test, so it cannot fail to parse.
    serde_json::from_str::<Lists>(include_str!(concat!(env!("OUT_DIR"), "/star/kinds.json"))).unwrap_or_default().field
}

/// Sets a field from the texts whose meaning it is. The answer is what was not understood.
pub fn complete(fields: &mut Fields, dataset: Dataset, meaning: &'static Field) -> Vec<Unknown> {
    let Some(of) = meaning.means.as_deref() else { return Vec::new() };
    let Some(Column::Text { dictionary, codes }) = fields.get(of).map(|column| &**column) else { return Vec::new() };
    let mut kinds = Dictionary::default();
    let mut unknown: Vec<(usize, Unknown)> = Vec::new();
    let mut meanings = Vec::with_capacity(dictionary.len());
    for (code, text) in dictionary.texts().enumerate() {
        let kind = kind(dataset, &meaning.id, text).or_else(|| last_word(dataset, &meaning.id, text));
        meanings.push(kind.map_or(EMPTY_CODE, |kind| kinds.code_or_insert(kind)));
        if kind.is_none() && code > 0 {
            unknown.push((code, Unknown { field: of, text: text.to_owned(), rows: 0 }));
        }
    }
    for (code, unknown) in &mut unknown {
        unknown.rows = codes.iter().filter(|other| **other as usize == *code).count() as u64;
    }
    let codes = codes.iter().map(|&code| meanings.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
    fields.insert(meaning.id.clone(), Arc::new(Column::Text { dictionary: kinds, codes }));
    unknown.into_iter().map(|(_, unknown)| unknown).filter(|unknown| unknown.rows > 0).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sales::schema::{table, tables};

    #[test]
    fn knows_the_words_of_crms() {
        let cases: [(Dataset, &str, &str, &str); 24] = [
            (
                Dataset::Deals,
                "sale_kind",
                "new",
                "New|New Customer|new business|newbusiness|Neukunde|新客户|Nouveau client|Nuevo cliente|新規",
            ),
            (Dataset::Deals, "sale_kind", "upsell", "Upsell|Up-Sell|Existing Customer - Upgrade|Upgrade|Zusatzverkauf|增购"),
            (Dataset::Deals, "sale_kind", "cross-sell", "Cross-sell|Cross Sell|Existing Customer - Cross-Sell|交叉销售"),
            (Dataset::Deals, "sale_kind", "renewal", "Renewal|Renewals|Verlängerung|续约|Renouvellement|Existing Customer - Renewal"),
            (Dataset::Deals, "sale_kind", "other", "Existing Customer - Downgrade|Existing Customer - Replacement|Services|other"),
            (Dataset::Deals, "sale_kind", "", "Existing Business|Hardware|Type B|"),
            (Dataset::Activities, "touch_kind", "call", "Call|Phone Call|Anruf|电话|تماس تلفنی|звонок"),
            (Dataset::Activities, "touch_kind", "email", "Email|E-Mail|Mail|邮件|ایمیل"),
            (Dataset::Activities, "touch_kind", "meeting", "Meeting|Event|Termin|Rendez-vous|拜访|جلسه"),
            (Dataset::Activities, "touch_kind", "demo", "Demo|Product demo|Präsentation|演示"),
            (Dataset::Activities, "touch_kind", "proposal", "Proposal|Quote sent|Angebot|报价|見積"),
            (Dataset::Activities, "touch_kind", "referral-request", "Referral request|转介绍"),
            (Dataset::Activities, "touch_kind", "other", "Task|To-do|Note|跟进|یادداشت"),
            (Dataset::Activities, "touch_kind", "", "Step 3|Zumba"),
            (Dataset::Leads, "lead_kind", "lead", "New|Open - Not Contacted|Working - Contacted|Unqualified|subscriber|已联系"),
            (Dataset::Leads, "lead_kind", "mql", "MQL|marketingqualifiedlead|Marketing Qualified Lead"),
            (Dataset::Leads, "lead_kind", "sql", "SQL|salesqualifiedlead|Qualified"),
            (Dataset::Leads, "lead_kind", "converted", "Closed - Converted|已转化"),
            (Dataset::Leads, "lead_kind", "customer", "Customer|evangelist|مشتری"),
            (Dataset::Leads, "reply_kind", "positive", "Positive|Interested|مثبت"),
            (Dataset::Leads, "reply_kind", "none", "None|No reply|无回复"),
            (Dataset::Surveys, "score_kind", "enps", "eNPS|Employee NPS"),
            (Dataset::Surveys, "score_kind", "csat", "CSAT|Customer satisfaction|满意度"),
            (Dataset::Spend, "spend_on", "marketing", "Marketing|Ads|Trade fair|广告"),
        ];
        for (dataset, field, expected, texts) in cases {
            for text in texts.split('|') {
                assert_eq!(kind(dataset, field, text).unwrap_or_default(), expected, "{text} of {field}");
            }
        }
    }

    #[test]
    fn every_value_that_formulas_ask_for_has_its_words() {
        for list in read() {
            let field = table(list.dataset).and_then(|table| table.field(&list.field)).expect("a field of the schema");
            assert!(field.means.is_some(), "{}", field.id);
            let ids: Vec<&str> = list.kind.iter().map(|kind| kind.id.as_str()).collect();
            assert!(field.values.iter().all(|value| ids.contains(&value.as_str())), "{}: {ids:?}", field.id);
            let all: Vec<String> = list.kind.iter().flat_map(|kind| &kind.words).map(|word| fold(word)).collect();
            let mut seen = BTreeSet::new();
            let twice: Vec<&String> = all.iter().filter(|word| !seen.insert(*word)).collect();
            assert!(twice.is_empty(), "{}: {twice:?}", field.id);
        }
        let means = tables().iter().flat_map(|table| &table.fields).filter(|field| field.means.is_some());
        assert_eq!(means.count(), read().len());
    }
}
