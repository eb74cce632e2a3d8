//! Cells that say that they say nothing.

/// Whether a trimmed cell stands for "no value".
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 11] = ["select", "na", "n/a", "#n/a", "n.a.", "null", "nan", "-", "--", "—", "–"];
    text.len() <= 6 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Counts cells that are short codes in capitals: among `EMEA` and `APAC`, `NA`
/// is North America.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    pub codes: u64,
    pub others: u64,
}

impl Codes {
    /// Counts cells with this text.
    pub fn count(&mut self, text: &str, cells: u64) {
        if text.is_empty() || is_placeholder(text) {
            return;
        }
        let code = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        *(if code { &mut self.codes } else { &mut self.others }) += cells;
    }

    /// Whether this placeholder is a code like the others.
    pub fn explain(self, text: &str) -> bool {
        text == "NA" && self.codes > self.others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_for_nothing() {
        for text in ["Select", "N/A", "na", "NULL", "-", "—", "NaN"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "None", "No", "selected", "0", "Nanjing"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn north_america_is_a_region() {
        let mut codes = Codes::default();
        ["EMEA", "APAC", "NA", "LATAM", "Other"].into_iter().for_each(|text| codes.count(text, 2));
        assert!(codes.explain("NA"));
        assert!(!codes.explain("N/A"));
        codes.count("Europe", 100);
        assert!(!codes.explain("NA"));
    }
}
