//! Rates of exchange: which two currencies each is of.

use std::sync::Arc;

use crate::ingest::values::currency::coded;
use crate::star::derive::draft::Draft;
use crate::star::derive::views::{View, each_of};
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::star::headers::wide;
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// A file of rates once for each of its columns of them, which the headers tell.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    let names: Vec<&str> = file.columns.iter().map(|column| column.name.as_str()).collect();
    let base = wide::base(&names);
    let rates: Vec<&str> = named(file, class, "rate").collect();
    if let ([rate], None) = (rates.as_slice(), named(file, class, "to").next()) {
        let said = wide::rate(rate).map(|(_, to)| ("to", to.to_owned())).into_iter().collect();
        return vec![View { class: class.clone(), said }];
    }
    each_of(class, "rate", |at| {
        let to = names.get(at).and_then(|name| wide::code(name));
        base.zip(to).map(|(base, to)| vec![("currency", base.to_owned()), ("to", to.to_owned())]).unwrap_or_default()
    })
}

/// The names of the columns of a field.
fn named<'a>(file: &'a File, class: &'a Class, field: &'a str) -> impl Iterator<Item = &'a str> {
    let columns = file.columns.iter().zip(&class.fields).filter(move |(_, own)| own.as_deref() == Some(field));
    columns.map(|(column, _)| column.name.as_str())
}

/// `EUR/USD` and `EURUSD` in one column name both currencies.
pub fn pairs(draft: &mut Draft) {
    if draft.fields.get("to").is_some_and(|to| to.filled() > 0) {
        return;
    }
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("currency").map(|column| &**column) else { return };
    let pairs: Vec<Option<(&str, &str)>> = dictionary.texts().map(pair).collect();
    if !pairs.iter().any(Option::is_some) {
        return;
    }
    let side = |of: fn((&'static str, &'static str)) -> &'static str| {
        let mut labels = Dictionary::default();
        let new: Vec<u32> = pairs.iter().map(|pair| pair.map_or(EMPTY_CODE, |pair| labels.code_or_insert(of(pair)))).collect();
        let codes = codes.iter().map(|&code| new.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
        Arc::new(Column::Text { dictionary: labels, codes })
    };
    let (from, to) = (side(|(from, _)| from), side(|(_, to)| to));
    draft.fields.insert("currency".to_owned(), from);
    draft.fields.insert("to".to_owned(), to);
}

/// The two currencies that a text names.
fn pair(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['/', '-', '_', ' ', '→', '>']).filter(|part| !part.is_empty()).collect();
    let (from, to) = match parts.as_slice() {
        [from, to] => (*from, *to),
        [from, link, to] if link.eq_ignore_ascii_case("to") => (*from, *to),
        [both] if both.len() == 6 && both.is_ascii() => both.split_at_checked(3)?,
        _ => return None,
    };
    Some((coded(from)?.label(), coded(to)?.label()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_names_two_currencies() {
        for text in ["EUR/USD", "EURUSD", "eur-usd", "EUR to USD", "EUR → USD"] {
            assert_eq!(pair(text), Some(("EUR", "USD")), "{text}");
        }
        for text in ["EUR", "Euro", "BRANDY", "", "EUR/USD/CHF"] {
            assert_eq!(pair(text), None, "{text}");
        }
    }
}
