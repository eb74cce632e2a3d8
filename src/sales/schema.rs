//! The star schema: which datasets Attain knows, their fields, and the
//! dimensions these conform to. The content is data: `schema.toml`. What headers call
//! all that is told by [`synonyms`](crate::sales::synonyms).

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// A fact table or a dimension table of the star schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dataset {
    Deals,
    StageHistory,
    Leads,
    Activities,
    Subscriptions,
    Orders,
    Spend,
    Targets,
    Prices,
    Surveys,
    TimeLog,
    Accounts,
    Products,
    People,
    Campaigns,
    Rates,
    /// No file is that: which stages each deal has reached, as deals and their history tell.
    StageVisits,
}

impl Dataset {
    /// All datasets that files can be, facts first.
    pub const ALL: [Dataset; 16] = [
        Dataset::Deals,
        Dataset::StageHistory,
        Dataset::Leads,
        Dataset::Activities,
        Dataset::Subscriptions,
        Dataset::Orders,
        Dataset::Spend,
        Dataset::Targets,
        Dataset::Prices,
        Dataset::Surveys,
        Dataset::TimeLog,
        Dataset::Accounts,
        Dataset::Products,
        Dataset::People,
        Dataset::Campaigns,
        Dataset::Rates,
    ];

    /// The identifier used in formulas, files and storage, such as `deals`.
    pub fn id(self) -> &'static str {
        match self {
            Dataset::Deals => "deals",
            Dataset::StageHistory => "stage_history",
            Dataset::Leads => "leads",
            Dataset::Activities => "activities",
            Dataset::Subscriptions => "subscriptions",
            Dataset::Orders => "orders",
            Dataset::Spend => "spend",
            Dataset::Targets => "targets",
            Dataset::Prices => "prices",
            Dataset::Surveys => "surveys",
            Dataset::TimeLog => "time_log",
            Dataset::Accounts => "accounts",
            Dataset::Products => "products",
            Dataset::People => "people",
            Dataset::Campaigns => "campaigns",
            Dataset::Rates => "rates",
            Dataset::StageVisits => "stage_visits",
        }
    }

    /// The dataset with this identifier.
    pub fn from_id(id: &str) -> Option<Dataset> {
        Dataset::ALL.into_iter().chain([Dataset::StageVisits]).find(|dataset| dataset.id() == id)
    }

    /// Whether the table describes what facts refer to, or how they are converted, rather than events.
    pub fn is_dimension(self) -> bool {
        matches!(self, Dataset::Accounts | Dataset::Products | Dataset::People | Dataset::Campaigns | Dataset::Rates)
    }
}

/// What a field's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// An identifier: counted distinctly and joined on, never added.
    Key,
    /// Text that groups rows: an owner, a region, a stage.
    Category,
    /// Free text, shown but not computed with.
    Text,
    Money,
    Number,
    /// How long something took, counted in hours.
    Hours,
    Minutes,
    /// A fraction; `75%`, and 75 in a column that goes up to 100, are 0.75.
    Percent,
    Date,
    /// Won, lost or open.
    Status,
    /// Yes or no.
    Flag,
}

impl FieldType {
    /// Whether its values are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, FieldType::Money | FieldType::Number | FieldType::Hours | FieldType::Minutes | FieldType::Percent)
    }
}

/// One field of a dataset.
#[derive(Debug, Deserialize)]
pub struct Field {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// The conformed dimension the field's values belong to, such as `owner`.
    pub dimension: Option<String>,
    /// Whether a row says only what holds today, as a deal's stage does: what
    /// it was in an earlier period is not known, so members are not compared, and what
    /// stood at an earlier day cannot be weighed by it.
    #[serde(default)]
    pub only_today: bool,
    /// Whether the date is one that is hoped for: it counts to the end of a period that
    /// still runs.
    #[serde(default)]
    pub looks_ahead: bool,
    /// Whether the field takes only columns that no other field wants: an id
    /// beside a name.
    #[serde(default)]
    pub leftover: bool,
    /// The fields of the dataset without any of which this one says nothing: how many
    /// units are paid for beside how often.
    #[serde(default)]
    pub beside: Vec<String>,
    /// Where the bands of its numbers begin, which are then the members of its dimension
    /// ([`crate::sales::bands`]).
    #[serde(default)]
    pub bands: Vec<i64>,
    /// The dimension table the field points into, by name or id.
    pub refers: Option<Dataset>,
    /// The field of the dataset whose texts it gives the meaning of: one of
    /// [`Field::values`], or none of them.
    pub means: Option<String>,
    /// What formulas can ask for.
    #[serde(default)]
    pub values: Vec<String>,
}

/// One dataset with its fields.
#[derive(Debug, Deserialize)]
pub struct Table {
    pub id: Dataset,
    /// Without these fields (any one of each inner list) a file is not this dataset.
    #[serde(default)]
    pub needs: Vec<Vec<String>>,
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

impl Table {
    /// The field with this identifier.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field that says what the texts of another mean.
    pub fn meaning_of(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.means.as_deref() == Some(id))
    }
}

#[derive(Default, Deserialize)]
struct Schema {
    dataset: Vec<Table>,
}

/// All tables of the star schema, in the order of [`Dataset::ALL`]; those that no file is
/// come last.
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    // The file is part of the program and a test reads it, so it cannot fail
    // to parse; an empty schema would be the harmless outcome.
    TABLES.get_or_init(|| {
        let schema = serde_json::from_str::<Schema>(include_str!(concat!(env!("OUT_DIR"), "/sales/schema.json")));
        schema.unwrap_or_default().dataset
    })
}

/// The table of one dataset.
pub fn table(dataset: Dataset) -> Option<&'static Table> {
    tables().iter().find(|table| table.id == dataset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_file_describes_every_dataset() {
        let found: Vec<Dataset> = tables().iter().map(|table| table.id).collect();
        assert_eq!(found, [&Dataset::ALL[..], &[Dataset::StageVisits]].concat());
        for table in tables() {
            for need in table.needs.iter().flatten() {
                assert!(table.field(need).is_some(), "{:?} needs the unknown field {need}", table.id);
            }
        }
    }
}
