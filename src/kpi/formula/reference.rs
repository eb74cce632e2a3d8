//! Every construct of the language, for people who write formulas. The content is data:
//! `reference.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

/// One construct.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Construct {
    /// As in the message `construct-first-of`, which says what it means.
    pub id: String,
    /// How it is written, capitals standing for parts: `sum(VALUE of DATASET)`.
    pub form: String,
    /// A whole formula that uses it and passes the checks.
    pub example: String,
}

/// All constructs, in the order in which they are best learnt.
pub fn constructs() -> &'static [Construct] {
    #[derive(Default, Deserialize)]
    struct Reference {
        construct: Vec<Construct>,
    }
    static CONSTRUCTS: OnceLock<Vec<Construct>> = OnceLock::new();
    let text = include_str!(concat!(env!("OUT_DIR"), "/kpi/formula/reference.json"));
    // The file is part of the program and a test reads it.
    CONSTRUCTS.get_or_init(|| serde_json::from_str::<Reference>(text).unwrap_or_default().construct)
}
