//! Trade documents: what was offered, ordered, invoiced, given back or bought, and
//! what becomes of their rows in the figures.

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

/// What becomes of the rows of a file in the figures of its dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// They count.
    #[default]
    Counted,
    /// They are taken off: what was given back.
    GivenBack,
    /// They are no sales, and not used.
    NoSales,
    /// The same sales stand in documents of another kind, which count instead.
    OtherRevenue,
}

impl Standing {
    /// Whether the rows enter the figures.
    pub fn is_used(self) -> bool {
        matches!(self, Standing::Counted | Standing::GivenBack)
    }

    /// The identifier used in message files.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Counted => "counted",
            Standing::GivenBack => "given_back",
            Standing::NoSales => "no_sales",
            Standing::OtherRevenue => "other_revenue",
        }
    }
}
