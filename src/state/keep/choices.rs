//! Decisions about files as they are kept.

use crate::ingest::shape::hints::Hints;
use crate::star::choices::{Choices, HeaderChoice};
use crate::state::keep::fields::Fields;

/// Reads choices; each stands for itself.
pub fn read(fields: &mut Fields) -> Choices {
    let mut choices = Choices {
        headers: fields.nested("headers", header),
        merges: fields.items("merges"),
        routes: fields.entries("routes"),
        revenue: fields.value("revenue", None),
        currency: fields.value("currency", None),
        rates: fields.items("rates"),
    };
    choices.headers.retain(|_, choice| *choice != HeaderChoice::default());
    choices
}

fn header(fields: &mut Fields) -> HeaderChoice {
    HeaderChoice {
        dataset: fields.value("dataset", None),
        fields: fields.entries("fields"),
        hints: fields.inner("hints", hints),
        stages: fields.items("stages"),
        sales: fields.entries("sales"),
        keeps_all: fields.value("keeps_all", false),
        ignored: fields.items("ignored"),
    }
}

fn hints(fields: &mut Fields) -> Hints {
    Hints {
        encoding: fields.value("encoding", None),
        delimiter: fields.value("delimiter", None),
        quote: fields.value("quote", None),
        header: fields.value("header", None),
        kinds: fields.entries("kinds"),
        date_orders: fields.entries("date_orders"),
        decimal_marks: fields.entries("decimal_marks"),
        blanks: fields.entries("blanks"),
    }
}
