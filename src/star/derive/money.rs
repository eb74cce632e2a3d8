//! What an amount is worth, whatever it was written down as: in another currency,
//! for another period, or weighted with its probability.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::{coalesce, combined};
use crate::star::fields::Finding;
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

const EMPTY: i128 = EMPTY_NUMBER as i128;

/// The amount in the company's currency, where each row says at which rate it is worth so
/// much there; a rate of one tells which currency that is.
pub fn at_own_rate(draft: &mut Draft) {
    const FINER: u32 = 4;
    if draft.fields.contains_key("converted_amount") {
        return;
    }
    let (Some(amount), Some(rate)) = (draft.fields.get("amount"), draft.fields.get("exchange_rate")) else { return };
    let Column::Number { values, decimals } = &**rate else { return };
    let one = 10i128.pow(u32::from(*decimals).min(18));
    if !values.iter().any(|&rate| i128::from(rate) == one) || values.iter().all(|&rate| i128::from(rate) == one || rate == EMPTY_NUMBER) {
        return;
    }
    let worth = |amount: i128, rate: i128| {
        (amount != EMPTY && rate != EMPTY && rate > 0).then(|| round_half_even(amount * rate * 10i128.pow(FINER), one))
    };
    let Some(Column::Number { values, decimals }) = pairs(amount, rate, worth) else { return };
    let converted = Column::Number { values, decimals: decimals + FINER as u8 };
    draft.fields.insert("converted_amount".to_owned(), Arc::new(converted));
}

/// Amounts in cents, as those beside them show that are written for people, become whole ones.
pub fn in_cents(draft: &mut Draft) {
    let (Some(amount), Some(shown)) = (draft.fields.get("amount"), draft.fields.get("shown_amount")) else { return };
    let (Column::Number { values: amounts, decimals: scale }, Column::Number { values: shown, decimals: finer }) = (&**amount, &**shown)
    else {
        return;
    };
    let (scale, finer) = (10i128.pow(u32::from(*scale).min(18)), 10i128.pow(u32::from(*finer).min(18)));
    let mut both =
        amounts.iter().zip(shown).filter(|(amount, shown)| ![0, EMPTY_NUMBER].contains(*amount) && ![0, EMPTY_NUMBER].contains(*shown));
    let is_in_cents = |(&amount, &shown): (&i64, &i64)| i128::from(amount) * finer == 100 * i128::from(shown) * scale;
    if !both.next().is_some_and(is_in_cents) || !both.all(is_in_cents) {
        return;
    }
    let rows = amount.filled() as u64;
    for field in ["amount", "expected_amount", "weighted_amount"] {
        if let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) {
            let whole = Column::Number { values: values.clone(), decimals: decimals + 2 };
            draft.fields.insert(field.to_owned(), Arc::new(whole));
        }
    }
    draft.findings.push(Finding { field: "amount", kind: ProblemKind::OtherUnit { factor: "0.01".to_owned() }, rows });
}

/// The amount in the company's currency takes the place of the amount as it was
/// agreed on, and its currency that of the other.
pub fn converted(draft: &mut Draft) {
    let Some(converted) = draft.fields.get("converted_amount").cloned() else { return };
    let rows = converted.filled() as u64;
    if rows == 0 {
        return;
    }
    let original = draft.fields.get("amount").cloned();
    let currency = original.as_ref().and_then(|original| company_currency(draft, original, &converted));
    let amount = match &original {
        Some(original) => combined(&converted, original, |converted, original| Some(if converted == EMPTY { original } else { converted })),
        None => None,
    };
    draft.fields.insert("amount".to_owned(), amount.map_or_else(|| Arc::clone(&converted), Arc::new));
    let (mut labels, mut codes) = (Dictionary::default(), Vec::with_capacity(draft.rows));
    for row in 0..draft.rows {
        let text = |field: &str| draft.fields.get(field).and_then(|column| column.written(row));
        let is_converted =
            matches!(&*converted, Column::Number { values, .. } if values.get(row).is_some_and(|&value| value != EMPTY_NUMBER));
        let label = if is_converted { text("converted_currency").or_else(|| currency.clone()) } else { text("currency") };
        codes.push(label.map_or(EMPTY_CODE, |label| labels.code_or_insert(&label)));
    }
    draft.fields.insert("currency".to_owned(), Arc::new(Column::Text { dictionary: labels, codes }));
    if original.is_some() {
        draft.findings.push(Finding { field: "converted_amount", kind: ProblemKind::Converted, rows });
    }
}

/// The currency of the rows whose amount is the same in both columns, if they have one.
fn company_currency(draft: &Draft, original: &Column, converted: &Column) -> Option<String> {
    let same =
        combined(original, converted, |original, converted| (original != EMPTY && original != 0 && original == converted).then_some(1))?;
    let Column::Number { values, .. } = same else { return None };
    let currencies = draft.fields.get("currency")?;
    let mut found = values.iter().enumerate().filter(|(_, value)| **value == 1).filter_map(|(row, _)| currencies.written(row));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// How many times a year an amount is due.
fn times_a_year(period: &str) -> Option<i128> {
    due(period).map(|times| times.max(1))
}

/// How many times a year an amount is due again; 0 for what is due once. The words
/// are data: `due.toml`.
pub fn due(period: &str) -> Option<i128> {
    #[derive(Deserialize)]
    struct Due {
        times: u32,
        words: String,
    }
    #[derive(Default, Deserialize)]
    struct Lists {
        due: Vec<Due>,
    }
    static WORDS: OnceLock<FxHashMap<String, u32>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let lists: Lists = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/derive/due.json"))).unwrap_or_default();
        let mut words = FxHashMap::default();
        for Due { times, words: texts } in lists.due {
            texts.split('|').for_each(|text| _ = words.entry(fold(text)).or_insert(times));
        }
        words
    });
    words.get(&fold(period)).map(|&times| i128::from(times))
}

/// Amounts that are due monthly, quarterly or weekly become those of a year, so
/// that they can be added to yearly and single ones.
pub fn annualised(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("amount_period").map(|column| &**column) else { return };
    let times: Vec<Option<i128>> = dictionary.texts().map(times_a_year).collect();
    // A column of anything else, such as `Q1`, is no such period.
    if !times.iter().any(Option::is_some) {
        return;
    }
    let of_row = |row: usize| codes.get(row).and_then(|&code| times.get(code as usize)).copied().flatten();
    let mut found = Vec::new();
    for (code, text) in dictionary.texts().enumerate().skip(1) {
        let rows = codes.iter().filter(|&&other| other as usize == code).count() as u64;
        match times.get(code).copied().flatten() {
            _ if rows == 0 => {}
            Some(1) => {}
            Some(times) => found.push((ProblemKind::Annualised { period: text.to_owned(), times: times as u32 }, rows)),
            None => found.push((ProblemKind::UnknownPeriod { text: text.to_owned() }, rows)),
        }
    }
    let mut changed = Vec::new();
    for field in ["amount", "expected_amount", "weighted_amount"] {
        let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let values = values.iter().enumerate().map(|(row, &value)| match of_row(row) {
            // What cannot be made the amount of a year cannot be added to others.
            _ if value == EMPTY_NUMBER => value,
            Some(times) => i64::try_from(i128::from(value) * times).unwrap_or(EMPTY_NUMBER),
            None if codes.get(row).is_some_and(|&code| code != EMPTY_CODE) => EMPTY_NUMBER,
            None => value,
        });
        changed.push((field, Column::Number { values: values.collect(), decimals: *decimals }));
    }
    for (field, column) in changed {
        draft.fields.insert(field.to_owned(), Arc::new(column));
    }
    draft.findings.extend(found.into_iter().map(|(kind, rows)| Finding { field: "amount_period", kind, rows }));
}

/// A deal without an amount is worth what is expected of it, unless that is
/// weighted with its probability already: then it is worth so much more.
pub fn expected(draft: &mut Draft) {
    if draft.fields.contains_key("expected_amount") {
        if is_weighted(draft) {
            unweighted(draft, "expected_amount");
        } else {
            coalesce(&mut draft.fields, "amount", "expected_amount");
        }
    }
    if draft.fields.contains_key("weighted_amount") {
        unweighted(draft, "weighted_amount");
    }
}

/// Whether what is expected of the deals is their amount × probability. Beside
/// amounts the rows say so; without them, that nothing is expected of deals at 0 %.
fn is_weighted(draft: &Draft) -> bool {
    let number = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, 10f64.powi(i32::from(*decimals)))),
        _ => None,
    };
    let (Some((expected, expected_scale)), Some((chances, chance_scale))) = (number("expected_amount"), number("probability")) else {
        return false;
    };
    let amounts = number("amount");
    let (mut fits, mut misses) = (0u64, 0u64);
    for (row, (&expected, &chance)) in expected.iter().zip(chances).enumerate() {
        if expected == EMPTY_NUMBER || chance == EMPTY_NUMBER {
            continue;
        }
        let (expected, chance) = (expected as f64 / expected_scale, chance as f64 / chance_scale);
        let amount = amounts
            .and_then(|(amounts, scale)| amounts.get(row).filter(|amount| **amount != EMPTY_NUMBER).map(|&amount| amount as f64 / scale));
        let holds = match amount {
            Some(0.0) => continue,
            Some(_) if chance == 1.0 => continue,
            Some(amount) => (expected - amount * chance).abs() <= 0.01 + amount.abs() * 0.006,
            None if chance == 0.0 => expected == 0.0,
            None => continue,
        };
        if holds { fits += 1 } else { misses += 1 }
    }
    fits > misses * 9
}

/// Amounts from weighted ones, where there are none: what is at 0 % stays unknown.
fn unweighted(draft: &mut Draft, field: &'static str) {
    let Some(weighted) = draft.fields.get(field).cloned() else { return };
    let Some(chances) = draft.fields.get("probability").cloned() else { return };
    let Column::Number { decimals: chance_scale, .. } = &*chances else { return };
    let one = 10i128.pow(u32::from(*chance_scale).min(18));
    const FINER: u32 = 4;
    let Some(Column::Number { values, decimals }) = pairs(&weighted, &chances, |weighted, chance| {
        (weighted != EMPTY && chance != EMPTY && chance > 0).then(|| round_half_even(weighted * one * 10i128.pow(FINER), chance))
    }) else {
        return;
    };
    let amounts = Arc::new(Column::Number { values, decimals: decimals + FINER as u8 });
    let rows = amounts.filled() as u64;
    let before = draft.fields.get("amount").map_or(0, |column| column.filled());
    draft.fields.insert("unweighted_amount".to_owned(), amounts);
    coalesce(&mut draft.fields, "amount", "unweighted_amount");
    draft.fields.remove("unweighted_amount");
    if before == 0 && rows > 0 {
        draft.findings.push(Finding { field, kind: ProblemKind::Weighted, rows });
    }
}

/// A column from two others row by row, at the scale of the first.
fn pairs(left: &Column, right: &Column, of: impl Fn(i128, i128) -> Option<i128>) -> Option<Column> {
    let (Column::Number { values: left, decimals }, Column::Number { values: right, .. }) = (left, right) else { return None };
    let cell =
        |(&left, &right): (&i64, &i64)| of(left.into(), right.into()).and_then(|value| i64::try_from(value).ok()).unwrap_or(EMPTY_NUMBER);
    Some(Column::Number { values: left.iter().zip(right).map(cell).collect(), decimals: *decimals })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_often_an_amount_is_due() {
        let cases = [
            (Some(1), "One-time|einmalig|Annual|per year|rocznie|Yıllık|연간|年額|سالانه"),
            (Some(2), "Semi-annually|halbjährlich|半年"),
            (Some(4), "Quarterly|kwartalnie|ежеквартально|분기"),
            (Some(12), "monthly|Monatlich|mensile|miesięcznie|aylık|в месяц|매월|每月|ماهانه"),
            (Some(52), "weekly|haftalık|毎週"),
            (Some(365), "daily|täglich|每天"),
            (None, "Q1|Gold|sometimes|"),
        ];
        for (expected, texts) in cases {
            for text in texts.split('|') {
                assert_eq!(times_a_year(text), expected, "{text}");
            }
        }
    }
}
