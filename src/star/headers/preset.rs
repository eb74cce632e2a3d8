//! Which program wrote a file, told by its column names. The content is data:
//! `presets.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::sales::schema::Dataset;

/// A program and what it calls its columns.
#[derive(Deserialize)]
struct Preset {
    name: String,
    /// Any one of them is enough; it needs all of its names.
    signatures: Vec<Vec<String>>,
    /// By dataset the fields of columns that the program names in its own way.
    #[serde(default)]
    fields: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Default, Deserialize)]
struct Presets {
    preset: Vec<Preset>,
}

/// The name of the program whose export has these columns, such as `Pipedrive`.
pub fn preset<'a>(columns: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    best(columns).map(|preset| preset.name.as_str())
}

/// What the program that wrote the file means by its columns, where their names do
/// not say so: for each column the field, or `Some(None)` for one that is not used.
pub fn meant(dataset: Dataset, columns: &[&str]) -> Vec<Option<Option<&'static str>>> {
    let fields = best(columns.iter().copied()).and_then(|preset| preset.fields.get(dataset.id()));
    let of = |column: &&str| fields?.get(&plain(column)).map(|field| Some(field.as_str()).filter(|field| !field.is_empty()));
    columns.iter().map(of).collect()
}

fn best<'a>(columns: impl Iterator<Item = &'a str>) -> Option<&'static Preset> {
    let columns: FxHashSet<String> = columns.map(plain).collect();
    let mut best: Option<(usize, &'static Preset)> = None;
    for preset in presets() {
        let found = preset.signatures.iter().filter(|names| names.iter().all(|name| columns.contains(name)));
        let Some(longest) = found.map(Vec::len).max() else { continue };
        if best.is_none_or(|(length, _)| longest > length) {
            best = Some((longest, preset));
        }
    }
    best.map(|(_, preset)| preset)
}

fn presets() -> &'static [Preset] {
    static PRESETS: OnceLock<Vec<Preset>> = OnceLock::new();
    PRESETS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let mut presets = serde_json::from_str::<Presets>(include_str!(concat!(env!("OUT_DIR"), "/star/headers/presets.json")))
            .unwrap_or_default()
            .preset;
        let names = presets.iter_mut().flat_map(|preset| &mut preset.signatures).flatten();
        names.for_each(|name| *name = plain(name));
        presets
    })
}

/// A column name without what exports and editors add to it. Punctuation stays:
/// `Deal - Title`, `Deal Title` and `deal_title` are names of three programs.
fn plain(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|character: char| character.is_whitespace() || character == '\u{feff}').filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase().replace('’', "'").trim_matches('"').trim_end_matches(['*', ':', '：', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_parses_and_no_signature_stands_twice() {
        let parsed: Presets =
            serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/headers/presets.json"))).expect("presets.toml parses");
        let mut seen = FxHashSet::default();
        for preset in parsed.preset {
            assert!(!preset.signatures.is_empty(), "{} has no signature", preset.name);
            for mut signature in preset.signatures {
                assert!(!signature.is_empty(), "{} has an empty signature", preset.name);
                signature.sort();
                assert!(seen.insert(signature.clone()), "{}: {signature:?} stands twice", preset.name);
            }
        }
    }

    #[test]
    fn spelling_does_not_matter_and_punctuation_does() {
        let of = |line: &'static str| preset(line.split('|'));
        assert_eq!(of("Deal - Title|x"), Some("Pipedrive"));
        assert_eq!(of("\u{feff}DEAL\u{a0}- TITLE *|x"), Some("Pipedrive"));
        assert_eq!(of("Deal Title|x"), None);
        assert_eq!(of("Nom de l’opportunité|Nom du compte:"), Some("Salesforce"));
        assert_eq!(of("Stage|Amount|Close Date|Owner|Account Name"), None);
    }
}
