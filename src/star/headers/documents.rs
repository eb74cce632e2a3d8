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
    let by_name = words().documents.iter().find(|of| of.names.iter().any(|word| name.has(word)));
    // A shop's orders name the vendor of what was sold; what was bought has no customer.
    let has_customer =
        headers.iter().any(|header| ["customer", "client", "billing", "lineitem", "email"].iter().any(|word| header.contains(word)));
    let by_header = words().documents.iter().find(|of| {
        let is_possible = of.kind != DocumentKind::PurchaseOrder || !has_customer;
        is_possible && headers.iter().any(|header| of.columns.contains(header))
    });
    // A sales order may name its customer's purchase order, an invoice its order.
    by_name.or(by_header).map(|of| of.kind)
}

/// What a text says of its row in a column that tells documents apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Document(DocumentKind),
    /// What was paid for a document; a sale only where there are no documents.
    Payment,
    /// No sale at all: a deposit, a transfer.
    Other,
}

/// What a text such as `Customer Credit Note` says of its row; `None` if it is not known.
pub fn entry(text: &str) -> Option<Entry> {
    let plain = text.split(['(', '（']).next().unwrap_or_default();
    let name = Name::of(plain);
    let document = |kind: DocumentKind| words().documents.iter().find(|of| of.kind == kind && of.is_named(&name));
    let is_last = |list: &[String]| list.iter().any(|word| name.ends_with(word));
    let (payments, others) = (&words().payments, &words().others);
    // A vendor's credit is no credit note of one's own, the payment of an invoice no invoice.
    if let Some(bought) = document(DocumentKind::PurchaseOrder) {
        return Some(Entry::Document(bought.kind));
    }
    if document(DocumentKind::CreditNote).is_none() {
        match (is_last(payments), is_last(others)) {
            (true, _) => return Some(Entry::Payment),
            (_, true) => return Some(Entry::Other),
            _ => {}
        }
    }
    let named = words().documents.iter().find(|of| of.is_named(&name)).map(|of| Entry::Document(of.kind));
    let has = |list: &[String]| list.iter().any(|word| name.has(word));
    named.or_else(|| has(payments).then_some(Entry::Payment)).or_else(|| has(others).then_some(Entry::Other))
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

    /// Whether its last words are this.
    fn ends_with(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.whole.ends_with(word);
        }
        // The runs of one word come first, then those of two.
        self.whole.ends_with(word) && self.runs.iter().any(|run| run == word)
    }
}

/// What files and columns call documents, folded.
struct Words {
    documents: Vec<Document>,
    payments: Vec<String>,
    others: Vec<String>,
}

struct Document {
    kind: DocumentKind,
    names: Vec<String>,
    columns: Vec<String>,
    types: Vec<String>,
}

impl Document {
    fn is_named(&self, name: &Name) -> bool {
        self.names.iter().chain(&self.types).any(|word| name.has(word))
    }
}

fn words() -> &'static Words {
    #[derive(Deserialize)]
    struct Listed {
        kind: DocumentKind,
        names: String,
        columns: String,
        types: String,
    }
    #[derive(Default, Deserialize)]
    struct Documents {
        document: Vec<Listed>,
        payments: String,
        others: String,
    }
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = |text: &str| text.split_whitespace().map(fold).collect();
        // Part of the program and read by a test, so it cannot fail to parse.
        let Documents { document, payments, others } =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/headers/documents.json"))).unwrap_or_default();
        let of = |of: Listed| Document { kind: of.kind, names: words(&of.names), columns: words(&of.columns), types: words(&of.types) };
        Words { documents: document.into_iter().map(of).collect(), payments: words(&payments), others: words(&others) }
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

    #[test]
    fn types_tell_documents_of_rows() {
        let document = |kind| Some(Entry::Document(kind));
        let cases = [
            ("Invoice", document(DocumentKind::Invoice)),
            ("Customer Invoice", document(DocumentKind::Invoice)),
            ("Sales Receipt", document(DocumentKind::Invoice)),
            ("out_invoice", document(DocumentKind::Invoice)),
            ("Ausgangsrechnung", document(DocumentKind::Invoice)),
            ("Down Payment Invoice", document(DocumentKind::Invoice)),
            ("Credit Memo", document(DocumentKind::CreditNote)),
            ("Customer Credit Note", document(DocumentKind::CreditNote)),
            ("Sales credit note", document(DocumentKind::CreditNote)),
            ("Refund Receipt", document(DocumentKind::CreditNote)),
            ("Payment Refund", document(DocumentKind::CreditNote)),
            ("Gutschrift", document(DocumentKind::CreditNote)),
            ("Avoir", document(DocumentKind::CreditNote)),
            ("Vendor Bill", document(DocumentKind::PurchaseOrder)),
            ("Bill Payment (Check)", document(DocumentKind::PurchaseOrder)),
            ("Vendor Credit Note", document(DocumentKind::PurchaseOrder)),
            ("Estimate", document(DocumentKind::Quote)),
            ("Sales Order", document(DocumentKind::Order)),
            ("Payment", Some(Entry::Payment)),
            ("Invoice payment", Some(Entry::Payment)),
            ("Zahlungseingang", Some(Entry::Payment)),
            ("Journal Entry", Some(Entry::Other)),
            ("Deposit", Some(Entry::Other)),
            ("General Withdrawal", Some(Entry::Other)),
            ("退款", document(DocumentKind::CreditNote)),
            ("入金", Some(Entry::Payment)),
            ("Online", None),
            ("Wholesale", None),
            ("New Business", None),
        ];
        for (text, expected) in cases {
            assert_eq!(entry(text), expected, "{text}");
        }
    }
}
