//! A dictionary: the distinct texts of a column, each with a small code.

use xxhash_rust::xxh64::xxh64;

/// The code of the empty cell.
pub const EMPTY_CODE: u32 = 0;

/// A free slot of the hash table: no text has this code.
const FREE: u32 = u32::MAX;

/// Distinct texts in order of first appearance; code 0 is the empty text.
///
/// The texts stand one after another in one string, so a dictionary of a
/// hundred thousand names costs a handful of allocations.
#[derive(Clone, Debug)]
pub struct Dictionary {
    text: String,
    /// Where each text ends in `text`; it begins where the one before ends.
    ends: Vec<usize>,
    /// The key of each text, see [`key_of`].
    keys: Vec<u64>,
    /// Open addressing with linear probing; the length is a power of two.
    slots: Vec<u32>,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary { text: String::new(), ends: vec![0], keys: vec![key_of("")], slots: vec![FREE; 16] }
    }
}

impl Dictionary {
    /// The code of `text`, added if it is new.
    pub fn code_or_insert(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return EMPTY_CODE;
        }
        let key = key_of(text);
        match self.find(text, key) {
            Ok(code) => code,
            Err(slot) => self.insert(text, key, slot),
        }
    }

    /// The code of `text`, if the column has it.
    pub fn code(&self, text: &str) -> Option<u32> {
        if text.is_empty() { Some(EMPTY_CODE) } else { self.find(text, key_of(text)).ok() }
    }

    /// The text of a code; empty for a code that was never given.
    pub fn text(&self, code: u32) -> &str {
        let code = code as usize;
        let start = code.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(code).and_then(|&end| self.text.get(start..end)).unwrap_or("")
    }

    /// The key of a code's text, see [`key_of`].
    pub fn key(&self, code: u32) -> u64 {
        self.keys.get(code as usize).copied().unwrap_or_default()
    }

    /// The keys of all texts by code, see [`key_of`].
    pub fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// All texts by code, the empty one first.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|code| self.text(code as u32))
    }

    /// How many codes there are, the empty one included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.ends.len() <= 1
    }

    /// About how many bytes it takes.
    pub fn memory(&self) -> u64 {
        (self.text.len() + self.ends.len() * 16 + self.slots.len() * 4) as u64
    }

    /// Adds the texts of `other`; the answer holds, for each of its codes, the code here.
    pub fn append(&mut self, other: &Dictionary) -> Vec<u32> {
        other.texts().map(|text| self.code_or_insert(text)).collect()
    }

    /// The code of `text`, or the free slot where it belongs.
    #[allow(clippy::indexing_slicing, reason = "a masked slot is in the table, and what stands in it is a code that was given")]
    fn find(&self, text: &str, key: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            match self.slots[slot] {
                FREE => return Err(slot),
                code if self.keys[code as usize] == key && self.text(code) == text => return Ok(code),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    #[allow(clippy::indexing_slicing, reason = "the slot is one that was found")]
    fn insert(&mut self, text: &str, key: u64, slot: usize) -> u32 {
        let code = self.ends.len() as u32;
        self.text.push_str(text);
        self.ends.push(self.text.len());
        self.keys.push(key);
        self.slots[slot] = code;
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        code
    }

    /// Doubles the table, so that it is never more than half full.
    #[allow(clippy::indexing_slicing, reason = "a masked slot is in the table")]
    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![FREE; mask + 1];
        for (code, key) in (1..).zip(self.keys.iter().skip(1)) {
            let mut slot = *key as usize & mask;
            while slots[slot] != FREE {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code;
        }
        self.slots = slots;
    }
}

/// The 64-bit key of an identifier: equal texts have equal keys in every
/// table and on every machine, so facts join on it and distinct values are
/// counted by it. The empty text is 0. Among a million identifiers two meet by
/// chance once in 37 million imports.
pub fn key_of(text: &str) -> u64 {
    key_of_bytes(text.as_bytes())
}

/// [`key_of`] for text that was not checked to be UTF-8.
pub fn key_of_bytes(text: &[u8]) -> u64 {
    // XXH64 needs only 64-bit multiplications, which WebAssembly has.
    if text.is_empty() { 0 } else { xxh64(without_suffix(text), 0).max(1) }
}

/// A Salesforce id without the three letters that say which of the other fifteen are
/// capitals: reports write ids without them. Any other text as it is.
fn without_suffix(text: &[u8]) -> &[u8] {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    const LONG: usize = 18;
    let Some((id, suffix)) = text.split_at_checked(15).filter(|_| text.len() == LONG) else { return text };
    let is_suffix = id.chunks(5).zip(suffix).all(|(chunk, letter)| {
        let capitals = chunk.iter().enumerate().map(|(bit, byte)| usize::from(byte.is_ascii_uppercase()) << bit).sum::<usize>();
        LETTERS.get(capitals) == Some(letter)
    });
    if is_suffix && id.iter().all(u8::is_ascii_alphanumeric) { id } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salesforce_id_has_the_same_key_in_both_forms() {
        for (long, short) in [("001Wz00000KLmNoIAL", "001Wz00000KLmNo"), ("001Wz00000KLmnOIAT", "001Wz00000KLmnO")] {
            assert_eq!(key_of(long), key_of(short));
        }
        // Other letters at the end are part of the text; capitals tell ids apart.
        assert_ne!(key_of("001Wz00000KLmNoIAM"), key_of("001Wz00000KLmNo"));
        assert_ne!(key_of("001Wz00000KLmNo"), key_of("001Wz00000KLmnO"));
        let mut dictionary = Dictionary::default();
        assert_ne!(dictionary.code_or_insert("001Wz00000KLmNoIAL"), dictionary.code_or_insert("001Wz00000KLmNo"));
    }

    #[test]
    fn gives_codes_in_order_of_first_appearance() {
        let mut dictionary = Dictionary::default();
        assert!(dictionary.is_empty());
        assert_eq!(["West", "", "East", "West", "ö"].map(|text| dictionary.code_or_insert(text)), [1, 0, 2, 1, 3]);
        assert_eq!(dictionary.texts().collect::<Vec<_>>(), ["", "West", "East", "ö"]);
        assert_eq!(dictionary.code("East"), Some(2));
        assert_eq!(dictionary.code("North"), None);
        assert_eq!(dictionary.text(99), "");
    }

    #[test]
    fn keeps_every_text_while_growing() {
        let mut dictionary = Dictionary::default();
        for number in 0..10_000u32 {
            assert_eq!(dictionary.code_or_insert(&number.to_string()), number + 1);
        }
        for number in 0..10_000u32 {
            assert_eq!(dictionary.code(&number.to_string()), Some(number + 1));
        }
    }

    #[test]
    fn appends_another_dictionary() {
        let (mut left, mut right) = (Dictionary::default(), Dictionary::default());
        let _ = ["a", "b"].map(|text| left.code_or_insert(text));
        let _ = ["c", "b"].map(|text| right.code_or_insert(text));
        assert_eq!(left.append(&right), [0, 3, 2]);
        assert_eq!(left.text(3), "c");
    }

    #[test]
    fn keys_are_the_published_hash() {
        assert_eq!(key_of(""), 0);
        assert_eq!(key_of("abc"), 0x44bc_2cf5_ad77_0999);
    }
}
