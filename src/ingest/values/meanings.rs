//! The words of the schema, folded once: what a header text means in which dataset.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::sales::schema::Dataset;
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

/// What a folded text means, in all datasets.
pub fn meanings(folded: &str) -> &'static [Meaning] {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let words = WORDS.get_or_init(Words::of_schema);
    let found = words.places.get(folded).and_then(|&place| words.meanings.get(place));
    found.map(Vec::as_slice).unwrap_or_default()
}

#[derive(Default)]
struct Words {
    /// By folded text.
    places: FxHashMap<String, usize>,
    meanings: Vec<Vec<Meaning>>,
}

impl Words {
    fn of_schema() -> Words {
        let mut words = Words::default();
        // Datasets have most texts in common; each is folded once.
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        for table in synonyms::tables() {
            for (field, synonyms) in table.fields.iter().enumerate() {
                for (rank, &synonym) in synonyms.synonyms.iter().enumerate() {
                    let place = *known.entry(synonym).or_insert_with(|| words.place(fold(synonym)));
                    if let Some(meanings) = words.meanings.get_mut(place) {
                        meanings.push(Meaning { dataset: table.id, field, rank });
                    }
                }
            }
        }
        words
    }

    fn place(&mut self, folded: String) -> usize {
        let next = self.meanings.len();
        let place = *self.places.entry(folded).or_insert(next);
        if place == next {
            self.meanings.push(Vec::new());
        }
        place
    }
}
