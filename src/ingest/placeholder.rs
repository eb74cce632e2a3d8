//! Cells that say that they say nothing.

/// Whether a trimmed cell stands for "no value".
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 11] = ["select", "na", "n/a", "#n/a", "n.a.", "null", "nan", "-", "--", "—", "–"];
    text.len() <= 6 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}
