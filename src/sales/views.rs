//! Views: names that formulas use like a dataset, filled by one of several. The
//! content is data: `views.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::sales::schema::{Dataset, FieldType, table};

/// A view, such as `sales`: order lines where there are any, else won deals.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct View {
    pub id: String,
    /// The names of its fields, without [`View::firsts`].
    pub fields: Vec<String>,
    #[serde(default)]
    pub firsts: Vec<First>,
    /// What can fill it, the preferred first.
    pub filled_by: Vec<Filler>,
}

/// A date of a view that no file has: the earliest among the rows that have the
/// same value in another field, such as an account's first purchase.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct First {
    pub id: String,
    /// The field of the date.
    pub of: String,
    /// The field whose values tell the groups apart.
    pub by: String,
}

/// A dataset that can fill a view.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Filler {
    pub dataset: Dataset,
    /// What the dataset calls a field of the view, where it is another name.
    #[serde(default)]
    names: BTreeMap<String, String>,
    /// The rows that belong to the view: each of these fields has this value.
    #[serde(default)]
    pub only: BTreeMap<String, String>,
}

/// All views.
pub fn views() -> &'static [View] {
    #[derive(Default, Deserialize)]
    struct Views {
        view: Vec<View>,
    }
    static VIEWS: OnceLock<Vec<View>> = OnceLock::new();
    // The file is part of the program and a test reads it.
    VIEWS
        .get_or_init(|| serde_json::from_str::<Views>(include_str!(concat!(env!("OUT_DIR"), "/sales/views.json"))).unwrap_or_default().view)
}

/// The view with this identifier.
pub fn view(id: &str) -> Option<&'static View> {
    views().iter().find(|view| view.id == id)
}

impl View {
    /// What fills the view when these datasets are there: the first that is, or
    /// the first of all, which is then what is missing.
    pub fn filler(&self, is_there: impl Fn(Dataset) -> bool) -> Option<&Filler> {
        self.filled_by.iter().find(|filler| is_there(filler.dataset)).or(self.filled_by.first())
    }

    /// What a field's values are.
    pub fn field(&self, id: &str) -> Option<FieldType> {
        if self.first(id).is_some() {
            return Some(FieldType::Date);
        }
        self.fields.iter().find(|field| *field == id)?;
        self.filled_by.iter().find_map(|filler| filler.kind(id))
    }

    /// The dataset that a field's values are rows of.
    pub fn refers(&self, id: &str) -> Option<Dataset> {
        self.filled_by.iter().find_map(|filler| table(filler.dataset)?.field(filler.name(id))?.refers)
    }

    /// The derived date of this name.
    pub fn first(&self, id: &str) -> Option<&First> {
        self.firsts.iter().find(|first| first.id == id)
    }

    /// The names of all fields, the derived ones included.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().chain(self.firsts.iter().map(|first| &first.id)).map(String::as_str)
    }

    /// The dataset that knows a field which this one can never have, and which
    /// would fill the view instead if it were there.
    pub fn knows_better(&self, filler: &Filler, id: &str) -> Option<Dataset> {
        let better = self.filled_by.iter().take_while(|other| other.dataset != filler.dataset);
        let missing = filler.kind(id).is_none();
        better.filter(|other| missing && other.kind(id).is_some()).map(|other| other.dataset).next()
    }
}

impl Filler {
    /// What the dataset calls a field of the view.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.names.get(id).map_or(id, String::as_str)
    }

    fn kind(&self, id: &str) -> Option<FieldType> {
        Some(table(self.dataset)?.field(self.name(id))?.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_view_is_one_of_a_dataset_that_can_fill_it() {
        assert!(!views().is_empty(), "views.toml parses");
        for view in views() {
            assert_eq!(Dataset::from_id(&view.id), None, "{} is a dataset already", view.id);
            let unknown: Vec<&str> = view.names().filter(|id| view.field(id).is_none()).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", view.id);
            for first in &view.firsts {
                assert_eq!(view.field(&first.of), Some(FieldType::Date), "{}.{}", view.id, first.id);
                assert!(view.field(&first.by).is_some(), "{}.{}", view.id, first.id);
            }
            for filler in &view.filled_by {
                let table = table(filler.dataset).expect("a dataset of the schema");
                for field in filler.names.values().chain(filler.only.keys()) {
                    assert!(table.field(field).is_some(), "{}: {:?} has no {field}", view.id, filler.dataset);
                }
                for id in filler.names.keys() {
                    assert!(view.fields.contains(id), "{} has no {id}", view.id);
                }
            }
        }
    }

    #[test]
    fn sales_are_order_lines_where_there_are_any() {
        let sales = view("sales").expect("the view");
        let cases: [(&[Dataset], Dataset); 4] = [
            (&[Dataset::Orders, Dataset::Deals], Dataset::Orders),
            (&[Dataset::Deals], Dataset::Deals),
            (&[Dataset::Orders], Dataset::Orders),
            (&[Dataset::Leads], Dataset::Orders),
        ];
        for (there, expected) in cases {
            assert_eq!(sales.filler(|dataset| there.contains(&dataset)).map(|filler| filler.dataset), Some(expected), "{there:?}");
        }
        let deals = sales.filler(|dataset| dataset == Dataset::Deals).expect("won deals");
        assert_eq!((deals.name("at"), deals.name("amount")), ("closed_at", "amount"));
        assert_eq!(
            (sales.field("units"), sales.field("first_at"), sales.field("stage")),
            (Some(FieldType::Number), Some(FieldType::Date), None)
        );
        // Deals never have what only order lines say; an owner they may have.
        assert_eq!((sales.knows_better(deals, "units"), sales.knows_better(deals, "owner")), (Some(Dataset::Orders), None));
    }
}
