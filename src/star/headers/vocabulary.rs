//! The words of the schema, folded once: what a header text means in which
//! dataset, and what datasets call their own rows.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::sales::schema::{self, Dataset};
use crate::sales::synonyms;
use crate::table::fold::fold;

/// What a folded header text means in one dataset.
pub struct Meaning {
    pub dataset: Dataset,
    /// Place in the table's list of fields.
    pub field: usize,
    /// Place in the field's list of synonyms.
    pub rank: usize,
}

#[derive(Default)]
struct Vocabulary {
    words: FxHashMap<String, Vec<Meaning>>,
    nouns: FxHashMap<String, Vec<Dataset>>,
    /// By dataset the words that its files' names have.
    names: Vec<(Dataset, Vec<String>)>,
}

/// What a folded text means, in all datasets.
pub fn meanings(folded: &str) -> &'static [Meaning] {
    vocabulary().words.get(folded).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a folded text is a word for this field in some dataset.
pub fn means(folded: &str, field: &str) -> bool {
    let is_it = |meaning: &Meaning| {
        let found = schema::table(meaning.dataset).and_then(|table| table.fields.get(meaning.field));
        found.is_some_and(|found| found.id == field)
    };
    meanings(folded).iter().any(is_it)
}

/// The datasets whose rows are called so.
pub fn called(folded: &str) -> &'static [Dataset] {
    vocabulary().nouns.get(folded).map(Vec::as_slice).unwrap_or_default()
}

/// Folded words in a file's name that speak for the dataset.
pub fn file_names(dataset: Dataset) -> &'static [String] {
    let found = vocabulary().names.iter().find(|(of, _)| *of == dataset);
    found.map(|(_, names)| names.as_slice()).unwrap_or_default()
}

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut vocabulary = Vocabulary::default();
        for table in synonyms::tables() {
            for (index, field) in table.fields.iter().enumerate() {
                for (rank, synonym) in field.synonyms.iter().enumerate() {
                    vocabulary.words.entry(fold(synonym)).or_default().push(Meaning { dataset: table.id, field: index, rank });
                }
            }
            for noun in &table.nouns {
                vocabulary.nouns.entry(fold(noun)).or_default().push(table.id);
            }
            vocabulary.names.push((table.id, table.names.iter().map(|name| fold(name)).collect()));
        }
        vocabulary
    })
}
