//! Columns whose header says more about their type than their cells do.
//!
//! A column counts as numbers or dates by itself if nine tenths of its cells are
//! such. If its header says that it is an amount or a day, half of them are
//! enough: the others are cells that do not fit, and listed as such.

use std::collections::BTreeMap;

use crate::ingest::columns::judge::Verdict;
use crate::ingest::values::date;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number;
use crate::ingest::values::placeholder::Standing;

/// Types by column name.
pub type Kinds = BTreeMap<String, ColumnKind>;

/// Whether a column was taken for text although half of its cells are of this kind.
pub fn is_missed(verdict: &Verdict, examples: &[String], kind: ColumnKind) -> bool {
    match verdict {
        Verdict::Text { texts, counts, standings } => {
            let texts = texts.dictionary.texts().zip(counts).zip(standings).skip(1);
            is_half(texts.filter(|(_, standing)| **standing == Standing::Value).map(|((text, &cells), _)| (text, cells)), kind)
        }
        // Of such a column no other texts are at hand.
        Verdict::Key(_) => is_half(examples.iter().map(|text| (text.as_str(), 1)), kind),
        Verdict::Empty { .. } | Verdict::Number(_) | Verdict::Date(_) => false,
    }
}

/// Whether half of the cells, given as texts with how often each occurs, are of this kind.
pub fn is_half<'a>(texts: impl Iterator<Item = (&'a str, u64)>, kind: ColumnKind) -> bool {
    let fits = |text: &str| match kind {
        ColumnKind::Number => number::readings(text) != [None, None],
        ColumnKind::Date => date::parse(text).is_some(),
        ColumnKind::Text | ColumnKind::Key | ColumnKind::Empty => false,
    };
    let count = |(fitting, filled), (text, cells)| (fitting + if fits(text) { cells } else { 0 }, filled + cells);
    let (fitting, filled) = texts.fold((0, 0), count);
    fitting > 0 && fitting * 2 >= filled
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with how often each stands there.
    type Texts = &'static [(&'static str, u64)];

    #[test]
    fn half_of_the_cells_are_enough() {
        let cases: [(Texts, ColumnKind, bool); 7] = [
            (&[("12", 2), ("soon", 2)], ColumnKind::Number, true),
            (&[("12", 2), ("soon", 3)], ColumnKind::Number, false),
            (&[("12", 1), ("$7", 1), ("soon", 2)], ColumnKind::Number, true),
            (&[("2024-02-01", 1), ("soon", 1)], ColumnKind::Date, true),
            (&[("12", 1), ("soon", 1)], ColumnKind::Date, false),
            (&[("soon", 1)], ColumnKind::Text, false),
            (&[], ColumnKind::Number, false),
        ];
        for (texts, kind, expected) in cases {
            assert_eq!(is_half(texts.iter().copied(), kind), expected, "{texts:?} as {kind:?}");
        }
    }
}
