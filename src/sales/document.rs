//! Trade documents: what was offered, ordered, invoiced, given back or bought.

use serde::{Deserialize, Serialize};

/// What the rows of a file of trade documents are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Quote,
    PurchaseOrder,
    CreditNote,
    Invoice,
    Order,
}

impl DocumentKind {
    /// The identifier used in message files.
    pub fn id(self) -> &'static str {
        match self {
            DocumentKind::Quote => "quote",
            DocumentKind::PurchaseOrder => "purchase_order",
            DocumentKind::CreditNote => "credit_note",
            DocumentKind::Invoice => "invoice",
            DocumentKind::Order => "order",
        }
    }
}
