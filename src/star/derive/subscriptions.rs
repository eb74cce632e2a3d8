//! What follows from the fields of subscriptions.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::money::due;
use crate::star::derive::numbers::scaled;
use crate::star::fields::Finding;
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::fold::fold;

/// Statuses in which nothing is paid yet, folded.
const UNPAID: [&str; 5] = ["trialing", "trial", "intrial", "incomplete", "incompleteexpired"];

/// What recurs each month from what is due for every unit in each interval.
pub fn by_interval(draft: &mut Draft) {
    const DECIMALS: u8 = 4;
    const MONTHS: i128 = 12;
    let of = |field: &str| draft.fields.get(field).map(|column| &**column);
    if of("mrr").or(of("arr")).is_some() {
        return;
    }
    let (Some(Column::Number { values: amounts, decimals }), Some(Column::Text { dictionary, codes })) = (of("amount"), of("interval"))
    else {
        return;
    };
    let times: Vec<Option<i128>> = dictionary.texts().map(due).collect();
    if !times.iter().any(Option::is_some) {
        return;
    }
    let units = |row: usize| match of("quantity") {
        Some(Column::Number { values, decimals }) => {
            let value = values.get(row).copied().filter(|value| *value != EMPTY_NUMBER)?;
            Some((i128::from(value), 10i128.pow(u32::from(*decimals))))
        }
        _ => None,
    };
    let is_unpaid =
        |row: usize| of("status").and_then(|status| status.written(row)).is_some_and(|text| UNPAID.contains(&fold(&text).as_str()));
    let finer = DECIMALS.saturating_sub(*decimals);
    let monthly = |(row, (&amount, &code)): (usize, (&i64, &u32))| {
        let times = times.get(code as usize).copied().flatten().filter(|_| amount != EMPTY_NUMBER)?;
        let (units, parts) = units(row).unwrap_or((1, 1));
        let exact =
            i128::from(amount).checked_mul(if is_unpaid(row) { 0 } else { times * units })?.checked_mul(10i128.pow(u32::from(finer)))?;
        i64::try_from(round_half_even(exact, MONTHS * parts)).ok()
    };
    let values = amounts.iter().zip(codes).enumerate().map(|cell| monthly(cell).unwrap_or(EMPTY_NUMBER)).collect();
    let mut unknown = Vec::new();
    for (code, text) in dictionary.texts().enumerate().skip(1).filter(|(code, _)| times.get(*code) == Some(&None)) {
        let rows = codes.iter().filter(|&&other| other as usize == code).count() as u64;
        unknown.push(Finding { field: "interval", kind: ProblemKind::UnknownPeriod { text: text.to_owned() }, rows });
    }
    let mrr = Column::Number { values, decimals: decimals + finer };
    draft.findings.extend(unknown.into_iter().filter(|finding| finding.rows > 0));
    draft.fields.insert("mrr".to_owned(), Arc::new(mrr));
}

/// What recurs each month from what recurs each year, and the other way round.
pub fn recurring(draft: &mut Draft) {
    scaled(&mut draft.fields, "mrr", "arr", (1, 12));
    scaled(&mut draft.fields, "arr", "mrr", (12, 1));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::dictionary::Dictionary;

    fn texts(texts: &[&str]) -> Arc<Column> {
        let mut dictionary = Dictionary::default();
        let codes = texts.iter().map(|text| dictionary.code_or_insert(text)).collect();
        Arc::new(Column::Text { dictionary, codes })
    }

    #[test]
    fn what_recurs_follows_from_interval_and_quantity() {
        let mut draft = Draft { rows: 6, ..Draft::default() };
        let number = |values: &[i64]| Arc::new(Column::Number { values: values.to_vec(), decimals: 0 });
        draft.fields.insert("amount".to_owned(), number(&[30, 240, 30, 30, 30, 90]));
        draft.fields.insert("quantity".to_owned(), number(&[2, 1, 1, EMPTY_NUMBER, 1, 1]));
        draft.fields.insert("interval".to_owned(), texts(&["month", "year", "fortnight", "Monthly", "one-time", "quarter"]));
        draft.fields.insert("status".to_owned(), texts(&["active", "active", "active", "trialing", "active", "active"]));
        by_interval(&mut draft);
        let Some(Column::Number { values, decimals: 4 }) = draft.fields.get("mrr").map(|column| &**column) else {
            panic!("{:?}", draft.fields.get("mrr"))
        };
        assert_eq!(values, &[600_000, 200_000, EMPTY_NUMBER, 0, 0, 300_000]);
        let unknown = ProblemKind::UnknownPeriod { text: "fortnight".to_owned() };
        assert_eq!(draft.findings, [Finding { field: "interval", kind: unknown, rows: 1 }]);
    }
}
