//! Near misses: spellings that look like the same thing.

use rustc_hash::FxHashMap;

use crate::table::fold::{distance, fold, telling};
use crate::table::sorting;

/// So many members are compared letter by letter at most.
const MOST_COMPARED: usize = 5_000;

/// Known members, ready to be compared with other spellings.
pub struct Known<'a> {
    by_fold: FxHashMap<String, &'a str>,
    letters: Vec<(Vec<char>, &'a str)>,
}

impl<'a> Known<'a> {
    /// Prepares the members.
    pub fn new(members: impl Iterator<Item = &'a str>) -> Known<'a> {
        let mut by_fold = FxHashMap::default();
        let mut letters = Vec::new();
        for member in members.filter(|member| !member.is_empty()) {
            let folded = fold(member);
            if letters.len() < MOST_COMPARED {
                letters.push((folded.chars().collect(), member));
            }
            by_fold.entry(folded).or_insert(member);
        }
        Known { by_fold, letters }
    }

    /// The member that another spelling most likely means.
    pub fn like(&self, text: &str) -> Option<&'a str> {
        let folded = fold(text);
        if let Some(&member) = self.by_fold.get(&folded).filter(|member| !folded.is_empty() && telling(text).eq(telling(member))) {
            return Some(member);
        }
        let letters: Vec<char> = folded.chars().collect();
        let limit = tolerance(letters.len())?;
        let near = self.letters.iter().filter_map(|(other, member)| {
            let apart = distance(&letters, other, limit)?;
            telling(text).eq(telling(member)).then_some((apart, *member))
        });
        near.min().map(|(_, member)| member)
    }
}

/// Short texts differ in meaning by one letter, long ones seldom do.
fn tolerance(length: usize) -> Option<usize> {
    match length {
        0..5 => None,
        5..9 => Some(1),
        _ => Some(2),
    }
}

/// A column with more texts than this is not searched for pairs.
pub const MOST_TEXTS: usize = 2_000;

/// Pairs of spellings in one column that look like the same thing: the rarer
/// one with its rows, then the more frequent one.
pub fn similar<'a>(texts: &[(&'a str, u64)]) -> Vec<(&'a str, u64, &'a str)> {
    const MOST_LETTERWISE: usize = 400;
    if texts.len() > MOST_TEXTS {
        return Vec::new();
    }
    let mut sorted: Vec<(&str, u64)> = texts.to_vec();
    sorting::by_key(&mut sorted, |&(text, rows)| (std::cmp::Reverse(rows), text));
    let folded: Vec<Vec<char>> = sorted.iter().map(|(text, _)| fold(text).chars().collect()).collect();
    let mut pairs = Vec::new();
    for (at, (&(rare, rows), rare_letters)) in sorted.iter().zip(&folded).enumerate() {
        let same = |other: &[char]| rare_letters == other && !other.is_empty();
        let typo = |other: &[char], frequent: u64| {
            let likely = sorted.len() <= MOST_LETTERWISE && rare_letters.len() >= 6 && rows * 4 <= frequent;
            likely && slipped(rare_letters, other)
        };
        let earlier = sorted.iter().zip(&folded).take(at);
        let found =
            earlier.filter(|((frequent, count), letters)| (same(letters) || typo(letters, *count)) && telling(rare).eq(telling(frequent)));
        if let Some(((frequent, _), _)) = found.min_by_key(|(_, letters)| !same(letters)) {
            pairs.push((rare, rows, *frequent));
        }
    }
    pairs
}

/// One letter too many, too few, or two swapped. A replaced letter more often
/// makes another word: `North` is not `South`.
fn slipped(left: &[char], right: &[char]) -> bool {
    let is_anagram = || {
        let (mut left, mut right) = (left.to_vec(), right.to_vec());
        left.sort_unstable();
        right.sort_unstable();
        left == right
    };
    distance(left, right, 1) == Some(1) && (left.len() != right.len() || is_anagram())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_another_spelling_means() {
        let known = Known::new(["GTX Pro", "GTX Plus Pro", "MG Special", "Company 001", "West", "Acme Corporation"].into_iter());
        let cases = [
            ("GTXPro", Some("GTX Pro")),
            ("gtx-plus pro", Some("GTX Plus Pro")),
            ("MG Speical", Some("MG Special")),
            ("Acme Corporatoin", Some("Acme Corporation")),
            ("Company 002", None),
            ("Best", None),
            ("Something else", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(known.like(text), expected, "{text}");
        }
    }

    #[test]
    fn finds_two_spellings_in_one_column() {
        let texts = [
            ("Google", 90),
            ("google", 5),
            ("technolgy", 3),
            ("technology", 40),
            ("North", 10),
            ("South", 90),
            ("Tier 1", 1),
            ("Tier 11", 90),
        ];
        assert_eq!(similar(&texts), [("google", 5, "Google"), ("technolgy", 3, "technology")]);
    }
}
