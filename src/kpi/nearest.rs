//! The known name nearest to a mistyped one.

use crate::table::fold::distance;

/// The candidate within a third of the word's length in edits, if there is one.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let limit = (letters.len() / 3).max(1);
    let edits = |candidate: &'a str| Some((distance(&letters, &candidate.chars().collect::<Vec<_>>(), limit)?, candidate));
    let nearest = candidates.filter_map(edits).min_by_key(|(edits, candidate)| (*edits, candidate.len()));
    nearest.map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["amount", "account", "closed_at", "created_at", "cost"];
        let cases = [
            ("amont", Some("amount")),
            ("amuont", Some("amount")),
            ("closedat", Some("closed_at")),
            ("region", None),
            ("", None),
            ("x", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, known.into_iter()).as_deref(), expected, "{word}");
        }
    }
}
