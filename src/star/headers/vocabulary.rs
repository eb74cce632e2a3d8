//! What datasets call their fields, their own rows and their files.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::ingest::values::meanings::{Meaning, meanings};
use crate::sales::schema::{self, Dataset};
use crate::sales::synonyms;
use crate::table::fold::fold;

#[derive(Default)]
struct Vocabulary {
    nouns: FxHashMap<String, Vec<Dataset>>,
    /// By dataset the words that its files' names have.
    names: Vec<(Dataset, Vec<String>)>,
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
            for noun in &table.nouns {
                vocabulary.nouns.entry(fold(noun)).or_default().push(table.id);
            }
            vocabulary.names.push((table.id, table.names.iter().map(|name| fold(name)).collect()));
        }
        vocabulary
    })
}
