//! The star schema: which datasets Attain knows, their fields, and the
//! dimensions these conform to. The content is data: `schema.toml`, and for further
//! languages `languages.toml`.

use std::collections::BTreeMap;
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
}

impl Dataset {
    /// All datasets, facts first.
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
        }
    }

    /// The dataset with this identifier.
    pub fn from_id(id: &str) -> Option<Dataset> {
        Dataset::ALL.into_iter().find(|dataset| dataset.id() == id)
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
    /// A fraction; `75%`, and 75 in a column that goes up to 100, are 0.75.
    Percent,
    Date,
    /// Won, lost or open.
    Status,
    /// Yes or no.
    Flag,
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
    /// it was in an earlier period is not known, so members are not compared.
    #[serde(default)]
    pub only_today: bool,
    /// Whether the field takes only columns that no other field wants: an id
    /// beside a name.
    #[serde(default)]
    pub leftover: bool,
    /// The dimension table the field points into, by name or id.
    pub refers: Option<Dataset>,
    /// Header texts that mean this field, in any language, the best first.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Lists of the vocabulary that [`tables`] adds to the synonyms.
    #[serde(default)]
    words: Vec<String>,
}

/// One dataset with its fields.
#[derive(Debug, Deserialize)]
pub struct Table {
    pub id: Dataset,
    /// Words in a file's name that speak for this dataset.
    #[serde(default)]
    pub names: Vec<String>,
    /// What a row is called, in any language, in the forms that headers have
    /// beside the name of a field: `Deal Owner`, `Название сделки`.
    #[serde(default)]
    pub nouns: Vec<String>,
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

    /// The texts that speak for a field, or for the dataset as its `nouns` and `names`.
    fn words_of(&mut self, id: &str) -> Option<&mut Vec<String>> {
        match id {
            "nouns" => Some(&mut self.nouns),
            "names" => Some(&mut self.names),
            _ => self.fields.iter_mut().find(|field| field.id == id).map(|field| &mut field.synonyms),
        }
    }
}

#[derive(Default, Deserialize)]
struct Schema {
    /// Header texts that several datasets have in common.
    vocabulary: BTreeMap<String, Vec<String>>,
    dataset: Vec<Table>,
}

/// What headers say in one language; texts are parted by bars.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Language {
    /// For lists of the vocabulary.
    words: BTreeMap<String, String>,
    /// By dataset for its fields, and for its `nouns` and `names`.
    #[serde(flatten)]
    datasets: BTreeMap<Dataset, BTreeMap<String, String>>,
}

impl Schema {
    /// The tables, each field with all of its synonyms.
    fn into_tables(mut self, languages: Vec<Language>) -> Vec<Table> {
        for Language { words, datasets } in languages {
            for (list, texts) in words {
                self.vocabulary.entry(list).or_default().extend(parted(&texts));
            }
            for table in &mut self.dataset {
                for (field, texts) in datasets.get(&table.id).into_iter().flatten() {
                    table.words_of(field).into_iter().for_each(|words| words.extend(parted(texts)));
                }
            }
        }
        let Schema { vocabulary, mut dataset } = self;
        for field in dataset.iter_mut().flat_map(|table| &mut table.fields) {
            let shared = field.words.iter().filter_map(|list| vocabulary.get(list));
            field.synonyms.extend(shared.flatten().cloned());
        }
        dataset
    }
}

fn parted(texts: &str) -> impl Iterator<Item = String> + '_ {
    texts.split('|').map(str::to_owned)
}

/// The further languages.
fn languages() -> Vec<Language> {
    #[derive(Default, Deserialize)]
    struct Languages {
        language: Vec<Language>,
    }
    serde_json::from_str::<Languages>(include_str!(concat!(env!("OUT_DIR"), "/sales/languages.json"))).unwrap_or_default().language
}

/// All tables of the star schema, in the order of [`Dataset::ALL`].
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    // The file is part of the program and a test reads it, so it cannot fail
    // to parse; an empty schema would be the harmless outcome.
    TABLES.get_or_init(|| {
        serde_json::from_str::<Schema>(include_str!(concat!(env!("OUT_DIR"), "/sales/schema.json")))
            .unwrap_or_default()
            .into_tables(languages())
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
    fn every_language_speaks_of_what_there_is() {
        let languages = languages();
        assert!(languages.len() > 15, "languages.toml parses");
        let mut schema: Schema =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/sales/schema.json"))).expect("schema.toml parses");
        for Language { words, datasets } in &languages {
            assert!(words.keys().all(|list| schema.vocabulary.contains_key(list)), "{words:?}");
            for (dataset, fields) in datasets {
                let table = schema.dataset.iter_mut().find(|table| table.id == *dataset).expect("a dataset");
                for field in fields.keys() {
                    assert!(table.words_of(field).is_some(), "{dataset:?} has no {field}");
                }
            }
        }
    }

    #[test]
    fn the_schema_file_describes_every_dataset() {
        let schema: Schema =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/sales/schema.json"))).expect("schema.toml parses");
        let found: Vec<Dataset> = schema.dataset.iter().map(|table| table.id).collect();
        assert_eq!(found, Dataset::ALL);
        for table in &schema.dataset {
            for list in table.fields.iter().flat_map(|field| &field.words) {
                assert!(schema.vocabulary.contains_key(list), "{:?} uses the unknown list {list}", table.id);
            }
            for need in table.needs.iter().flatten() {
                assert!(table.field(need).is_some(), "{:?} needs the unknown field {need}", table.id);
            }
        }
    }
}
