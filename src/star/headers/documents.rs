//! Which document the rows of a file are: what was ordered, invoiced, offered or
//! bought. All look alike; only some of them are sales. The words are data:
//! `documents.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::sales::document::DocumentKind;
use crate::table::fold::fold;

/// The document that a file holds, by the names of its columns, else by its own.
pub fn document<'a>(file_name: &str, headers: impl Iterator<Item = &'a str>) -> Option<DocumentKind> {
    let headers: Vec<String> = headers.map(fold).collect();
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let name = Name::of(stem);
    let by_name = all_words().iter().find(|of| of.names.iter().any(|word| name.has(word)));
    // A shop's orders name the vendor of what was sold; what was bought has no customer.
    let has_customer =
        headers.iter().any(|header| ["customer", "client", "billing", "lineitem", "email"].iter().any(|word| header.contains(word)));
    let by_header = all_words().iter().find(|of| {
        let is_possible = of.kind != DocumentKind::PurchaseOrder || !has_customer;
        is_possible && headers.iter().any(|header| of.columns.contains(header))
    });
    // A sales order may name its customer's purchase order, an invoice its order.
    by_name.or(by_header).map(|of| of.kind)
}

/// A file's name, taken apart.
struct Name {
    /// Its words, and neighbouring ones in one: `purchaseorders` of `Purchase_Orders`.
    runs: Vec<String>,
    whole: String,
}

impl Name {
    fn of(stem: &str) -> Name {
        const LONGEST_RUN: usize = 3;
        let mut words: Vec<String> = vec![String::new()];
        let mut was_lower = false;
        for letter in stem.chars() {
            let is_apart = !letter.is_alphabetic() && letter != '\u{200c}';
            // `InvoiceList` is written in one.
            if is_apart || was_lower && letter.is_uppercase() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !is_apart) {
                word.push(letter);
            }
            was_lower = letter.is_lowercase();
        }
        let words: Vec<String> = words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
        let runs = (1..=LONGEST_RUN).flat_map(|length| words.windows(length).map(|run| run.concat()));
        Name { runs: runs.collect(), whole: words.concat() }
    }

    /// Whether one of its words is this, or ends with it as German compounds do.
    fn has(&self, word: &str) -> bool {
        const LONG: usize = 8;
        if !word.is_ascii() {
            return self.whole.contains(word);
        }
        self.runs.iter().any(|run| run == word || word.len() >= LONG && run.ends_with(word))
    }
}

/// What files call one kind, folded.
struct Words {
    kind: DocumentKind,
    names: Vec<String>,
    columns: Vec<String>,
}

fn all_words() -> &'static [Words] {
    #[derive(Deserialize)]
    struct Listed {
        kind: DocumentKind,
        names: String,
        columns: String,
    }
    #[derive(Default, Deserialize)]
    struct Documents {
        document: Vec<Listed>,
    }
    static WORDS: OnceLock<Vec<Words>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = |text: &str| text.split_whitespace().map(fold).collect();
        // Part of the program and read by a test, so it cannot fail to parse.
        let listed = serde_json::from_str::<Documents>(include_str!(concat!(env!("OUT_DIR"), "/star/headers/documents.json")))
            .unwrap_or_default()
            .document;
        listed.into_iter().map(|of| Words { kind: of.kind, names: words(&of.names), columns: words(&of.columns) }).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_columns_tell_documents() {
        let cases: [(&str, &[&str], Option<DocumentKind>); 19] = [
            ("Quotes.csv", &["QUOTEID", "Grand Total"], Some(DocumentKind::Quote)),
            ("export.csv", &["Quote Number", "Quote Stage", "Grand Total"], Some(DocumentKind::Quote)),
            ("Purchase_Orders_001.csv", &["PO Number", "Total"], Some(DocumentKind::PurchaseOrder)),
            ("data.csv", &["Vendor Name", "Grand Total"], Some(DocumentKind::PurchaseOrder)),
            ("Invoices.csv", &["Invoice Number", "Sales Order", "Grand Total"], Some(DocumentKind::Invoice)),
            ("Sales_Orders.csv", &["SO Number", "Purchase Order", "Grand Total"], Some(DocumentKind::Order)),
            ("credit-notes.csv", &["Number", "Total"], Some(DocumentKind::CreditNote)),
            ("Rechnungen 2024.csv", &["Nummer", "Betrag"], Some(DocumentKind::Invoice)),
            ("orders_export.csv", &["Name", "Lineitem name"], Some(DocumentKind::Order)),
            ("superstore.csv", &["Row ID", "Sales"], None),
            ("manufacturer_sales.csv", &["Row ID", "Sales"], None),
            ("recorder.csv", &["Row ID", "Sales"], None),
            ("InvoiceList.csv", &["Number", "Total"], Some(DocumentKind::Invoice)),
            ("Ausgangsrechnungen_2024.csv", &["Nummer", "Betrag"], Some(DocumentKind::Invoice)),
            ("Eingangsrechnung.csv", &["Nummer", "Betrag"], Some(DocumentKind::PurchaseOrder)),
            ("zamówienia 2024.csv", &["Numer", "Kwota"], Some(DocumentKind::Order)),
            ("fatture_passive.csv", &["Numero", "Importo"], Some(DocumentKind::PurchaseOrder)),
            ("세금계산서_2024.csv", &["번호", "금액"], Some(DocumentKind::Invoice)),
            ("pro forma invoices.csv", &["Number", "Total"], Some(DocumentKind::Quote)),
        ];
        for (name, headers, expected) in cases {
            assert_eq!(document(name, headers.iter().copied()), expected, "{name}");
        }
    }
}
