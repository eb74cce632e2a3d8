//! What headers and the names of files call datasets and their fields, in any language.
//! The content is data: `synonyms.toml`, and for further languages `languages.toml`. It
//! stands apart from the schema since only the reading of files needs it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::sales::schema::{self, Dataset, Field};

/// What a dataset is called. All texts are parts of the program.
#[derive(Debug, Deserialize)]
pub struct TableWords<'a> {
    pub id: Dataset,
    /// Words in a file's name that speak for this dataset.
    #[serde(default, borrow)]
    pub names: Vec<&'a str>,
    /// What a row is called, in the forms that headers have beside the name of a
    /// field: `Deal Owner`, `Название сделки`.
    #[serde(default, borrow)]
    pub nouns: Vec<&'a str>,
    /// Those of the fields, in the order of the schema.
    #[serde(rename = "field", borrow)]
    pub fields: Vec<FieldWords<'a>>,
}

/// What a field is called.
#[derive(Debug, Deserialize)]
pub struct FieldWords<'a> {
    id: &'a str,
    /// Header texts that mean this field, the best first.
    #[serde(default, borrow)]
    pub synonyms: Vec<&'a str>,
    /// Lists of the vocabulary that [`tables`] adds to the synonyms.
    #[serde(default, borrow)]
    words: Vec<&'a str>,
}

/// What all datasets are called, in the order of [`Dataset::ALL`].
pub fn tables() -> &'static [TableWords<'static>] {
    static WORDS: OnceLock<Vec<TableWords>> = OnceLock::new();
    // As with the schema, a test reads the files.
    WORDS.get_or_init(|| own().into_tables(languages()))
}

/// The fields of all datasets, each with its synonyms.
pub fn fields() -> impl Iterator<Item = (&'static Field, &'static [&'static str])> {
    let fields = schema::tables().iter().flat_map(|table| &table.fields);
    let words = tables().iter().flat_map(|table| &table.fields);
    fields.zip(words).map(|(field, words)| (field, words.synonyms.as_slice()))
}

/// What a row of a dataset is called.
pub fn nouns(dataset: Dataset) -> &'static [&'static str] {
    tables().iter().find(|table| table.id == dataset).map_or(&[], |table| &table.nouns)
}

#[derive(Default, Deserialize)]
struct Synonyms<'a> {
    /// Header texts that several datasets have in common.
    #[serde(borrow)]
    vocabulary: BTreeMap<&'a str, Vec<&'a str>>,
    dataset: Vec<TableWords<'a>>,
}

/// What headers say in one language; texts are parted by bars.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Language<'a> {
    /// For lists of the vocabulary.
    #[serde(borrow)]
    words: BTreeMap<&'a str, &'a str>,
    /// By dataset for its fields, and for its `nouns` and `names`.
    #[serde(flatten, borrow)]
    datasets: BTreeMap<Dataset, BTreeMap<&'a str, &'a str>>,
}

impl<'a> TableWords<'a> {
    /// The texts that speak for a field, or for the dataset as its `nouns` and `names`.
    fn words_of(&mut self, id: &str) -> Option<&mut Vec<&'a str>> {
        match id {
            "nouns" => Some(&mut self.nouns),
            "names" => Some(&mut self.names),
            _ => self.fields.iter_mut().find(|field| field.id == id).map(|field| &mut field.synonyms),
        }
    }
}

impl<'a> Synonyms<'a> {
    /// The tables, each field with all of its synonyms.
    #[inline(never)]
    fn into_tables(mut self, languages: Vec<Language<'a>>) -> Vec<TableWords<'a>> {
        for Language { words, datasets } in languages {
            for (list, texts) in words {
                self.vocabulary.entry(list).or_default().extend(texts.split('|'));
            }
            for table in &mut self.dataset {
                for (field, texts) in datasets.get(&table.id).into_iter().flatten() {
                    table.words_of(field).into_iter().for_each(|words| words.extend(texts.split('|')));
                }
            }
        }
        let Synonyms { vocabulary, mut dataset } = self;
        for field in dataset.iter_mut().flat_map(|table| &mut table.fields) {
            let shared = field.words.iter().filter_map(|list| vocabulary.get(list));
            field.synonyms.extend(shared.flatten());
        }
        dataset
    }
}

#[inline(never)]
fn own() -> Synonyms<'static> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/sales/synonyms.json"))).unwrap_or_default()
}

/// The further languages.
#[inline(never)]
fn languages() -> Vec<Language<'static>> {
    #[derive(Default, Deserialize)]
    struct Languages<'a> {
        #[serde(borrow)]
        language: Vec<Language<'a>>,
    }
    serde_json::from_str::<Languages>(include_str!(concat!(env!("OUT_DIR"), "/sales/languages.json"))).unwrap_or_default().language
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_schema() {
        let headers = own();
        assert_eq!(headers.dataset.len(), Dataset::ALL.len(), "synonyms.toml parses");
        for (table, words) in schema::tables().iter().zip(&headers.dataset) {
            let fields = |ids: Vec<&str>| format!("{:?} {ids:?}", table.id);
            assert_eq!(words.id, table.id);
            assert_eq!(
                fields(words.fields.iter().map(|field| field.id).collect()),
                fields(table.fields.iter().map(|field| field.id.as_str()).collect())
            );
            for list in words.fields.iter().flat_map(|field| &field.words) {
                assert!(headers.vocabulary.contains_key(list), "{:?} uses the unknown list {list}", table.id);
            }
        }
    }

    #[test]
    fn every_language_speaks_of_what_there_is() {
        let (languages, mut headers) = (languages(), own());
        assert!(languages.len() > 15, "languages.toml parses");
        for Language { words, datasets } in &languages {
            assert!(words.keys().all(|list| headers.vocabulary.contains_key(list)), "{words:?}");
            for (dataset, fields) in datasets {
                let table = headers.dataset.iter_mut().find(|table| table.id == *dataset).expect("a dataset");
                for field in fields.keys() {
                    assert!(table.words_of(field).is_some(), "{dataset:?} has no {field}");
                }
            }
        }
    }
}
