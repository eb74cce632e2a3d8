//! A dictionary: the distinct texts of a column, each with a small code.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// The code of the empty cell.
pub const EMPTY_CODE: u32 = 0;

/// Distinct texts in order of first appearance; code 0 is the empty text.
#[derive(Clone, Debug)]
pub struct Dictionary {
    texts: Vec<Box<str>>,
    codes: FxHashMap<Box<str>, u32>,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary { texts: vec!["".into()], codes: FxHashMap::from_iter([("".into(), EMPTY_CODE)]) }
    }
}

impl Dictionary {
    /// The code of `text`, added if it is new.
    pub fn code_or_insert(&mut self, text: &str) -> u32 {
        if let Some(&code) = self.codes.get(text) {
            return code;
        }
        let code = self.texts.len() as u32;
        self.texts.push(text.into());
        self.codes.insert(text.into(), code);
        code
    }

    /// The code of `text`, if the column has it.
    pub fn code(&self, text: &str) -> Option<u32> {
        self.codes.get(text).copied()
    }

    /// The text of a code; empty for a code that was never given.
    pub fn text(&self, code: u32) -> &str {
        self.texts.get(code as usize).map_or("", |text| text)
    }

    /// All texts by code, the empty one first.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// How many codes there are, the empty one included.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.texts.len() <= 1
    }
}

/// The 64-bit key of an identifier: equal texts have equal keys in every
/// table, so facts join on it and distinct values are counted by it. The empty
/// text is 0. Among a million identifiers two meet by chance once in 37 million
/// imports.
pub fn key_of(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish().max(1)
}
