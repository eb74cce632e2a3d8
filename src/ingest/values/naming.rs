//! What the words of a header say about its cells.

use crate::ingest::values::meanings::meanings;
use crate::sales::schema::{self, FieldType};
use crate::sales::synonyms;
use crate::table::fold::fold;

/// What fields a header text names in the schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    key: bool,
    /// Names, categories and other texts.
    text: bool,
    /// Numbers, dates and flags.
    figure: bool,
}

/// Whether a text is a header that the schema knows.
pub fn is_known(text: &str) -> bool {
    !meanings(&fold(text)).is_empty()
}

/// Whether one of a text's words is what files or rows of a dataset are called, as in `Targets 2025`.
pub fn names_dataset(text: &str) -> bool {
    let names = || synonyms::tables().iter().flat_map(|table| table.names.iter().chain(&table.nouns));
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).map(fold).filter(|word| !word.is_empty());
    words.any(|word| names().any(|name| fold(name) == word))
}

/// Whether a column of this name holds ids or names, whatever its cells look like.
pub fn names_text(header: &str) -> bool {
    match named(header) {
        Some(named) => !named.figure && (named.key || named.text),
        None => ends_as_id(header),
    }
}

/// Whether the schema knows a column of this name to hold ids, though they look like months: `12/2025`.
pub fn is_known_key(header: &str) -> bool {
    named(header).is_some_and(|named| named.key && !named.figure)
}

/// Whether a column of this name holds ids.
pub fn names_key(header: &str) -> bool {
    match named(header) {
        Some(named) => !named.figure && (named.key || ends_as_id(header)),
        None => ends_as_id(header),
    }
}

fn named(text: &str) -> Option<Named> {
    let meanings = meanings(&fold(text));
    let kinds = meanings.iter().filter_map(|meaning| Some(schema::table(meaning.dataset)?.fields.get(meaning.field)?.kind));
    let mut named = Named::default();
    for kind in kinds {
        match kind {
            FieldType::Key => named.key = true,
            FieldType::Category | FieldType::Text | FieldType::Status => named.text = true,
            _ => named.figure = true,
        }
    }
    (!meanings.is_empty()).then_some(named)
}

/// Last words of headers of ids; of texts without spaces their ends.
const IDS: [&str; 31] = [
    "id",
    "ids",
    "no",
    "nr",
    "num",
    "number",
    "numbers",
    "code",
    "key",
    "uuid",
    "guid",
    "ref",
    "reference",
    "identifier",
    "sku",
    "ean",
    "upc",
    "barcode",
    "phone",
    "zip",
    "nummer",
    "numéro",
    "número",
    "numero",
    "номер",
    "код",
    "артикул",
    "شناسه",
    "کد",
    "kennung",
    "zip code",
];
const ENDS: [&str; 9] = ["编号", "编码", "編號", "編碼", "代码", "代碼", "番号", "コード", "单号"];

fn ends_as_id(header: &str) -> bool {
    let header = header.trim();
    let words: Vec<String> = header.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
    let last = words.iter().rfind(|word| !word.is_empty()).map(String::as_str).unwrap_or_default();
    // `orderId`
    let is_camel = header.ends_with("Id") || header.ends_with("ID");
    header.ends_with('#') || is_camel || IDS.contains(&last) || ENDS.iter().any(|end| header.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_and_ids_from_figures() {
        for header in
            ["Customer ID", "Order #", "order_id", "orderId", "Kundennummer", "订单编号", "Tracking number", "External Ref", "SKU"]
        {
            assert!(names_key(header) && names_text(header), "{header}");
        }
        for header in ["Account Name", "Opportunity Owner", "Region"] {
            assert!(!names_key(header) && names_text(header), "{header}");
        }
        for header in ["Amount", "Close Date", "Probability (%)", "Quantity", "Notes on it", "Number of seats", "Paid"] {
            assert!(!names_key(header) && !names_text(header), "{header}");
        }
        assert!(is_known("close date") && is_known("成交日期") && !is_known("Deals, all owners"));
    }
}
