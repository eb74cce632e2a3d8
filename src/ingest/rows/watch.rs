//! A quick look at how a record begins, so that only those that may be totals,
//! notes or a header once more are looked at closely.

use crate::ingest::rows::words::{MEASURES, NOTES, TOTALS};
use crate::ingest::shape::layout::Layout;

/// How records begin that deserve a close look.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    delimiter: u8,
    quote: u8,
    /// A bit for each pair of bytes that such a record may begin with.
    pairs: Vec<u64>,
    words: Vec<String>,
}

impl Watch {
    /// Watches for the usual words, and for the first name of the header.
    pub fn new(name: Option<&str>, layout: &Layout) -> Watch {
        let mut words: Vec<String> = name.filter(|name| !name.is_empty()).map(str::to_owned).into_iter().collect();
        for word in TOTALS.iter().chain(&MEASURES).chain(&NOTES) {
            let capital: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
            words.extend([(*word).to_owned(), capital, word.to_uppercase()]);
        }
        // A mark of zero width may stand before a header that comes again.
        let marks = ["\u{feff}", "\u{200b}"];
        let mut watch = Watch { delimiter: layout.delimiter, quote: layout.quote, pairs: vec![0; 1 << 10], words: Vec::new() };
        for word in &words {
            match word.as_bytes() {
                [first, second, ..] => watch.add(*first, *second),
                [only] => [layout.delimiter, layout.quote].into_iter().for_each(|end| watch.add(*only, end)),
                [] => {}
            }
        }
        for mark in marks {
            if let [first, second, ..] = mark.as_bytes() {
                watch.add(*first, *second);
            }
        }
        Watch { words, ..watch }
    }

    fn add(&mut self, first: u8, second: u8) {
        let pair = usize::from(first) << 8 | usize::from(second);
        if let Some(bits) = self.pairs.get_mut(pair >> 6) {
            *bits |= 1 << (pair & 63);
        }
    }

    /// Whether a record that begins with these bytes deserves a close look.
    #[inline(always)]
    pub fn sees(&self, bytes: &[u8]) -> bool {
        match bytes {
            [first, second, ..] if *first > b' ' && *first != self.quote && *first != self.delimiter => {
                self.has(*first, *second) && self.names(bytes)
            }
            _ => self.sees_behind_blanks(bytes),
        }
    }

    #[inline(always)]
    fn has(&self, first: u8, second: u8) -> bool {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.pairs.get(pair >> 6).is_some_and(|bits| bits >> (pair & 63) & 1 == 1)
    }

    /// The same where the first cell is quoted or empty.
    fn sees_behind_blanks(&self, bytes: &[u8]) -> bool {
        let is_blank = |byte: u8| byte == self.delimiter || byte == self.quote || byte == b' ';
        let begin = bytes.iter().position(|&byte| !is_blank(byte)).unwrap_or(bytes.len());
        match bytes.get(begin..) {
            // Nothing is filled.
            None | Some([] | [b'\n' | b'\r', ..]) => true,
            Some([only]) => self.has(*only, self.delimiter),
            Some(rest @ [first, second, ..]) => self.has(*first, *second) && self.names(rest),
        }
    }

    #[cold]
    fn names(&self, bytes: &[u8]) -> bool {
        let begin = self.without_marks(bytes);
        self.words.iter().any(|word| begin.starts_with(word.as_bytes()))
    }

    /// Without marks of zero width, and a quote behind them.
    fn without_marks<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        match bytes {
            [0xef, 0xbb, 0xbf, rest @ ..] | [0xe2, 0x80, 0x8b..=0x8f, rest @ ..] => match self.without_marks(rest) {
                [quote, rest @ ..] if *quote == self.quote => rest,
                rest => rest,
            },
            _ => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_what_may_be_no_row() {
        let layout = Layout { delimiter: b',', quote: b'"', ..Layout::default() };
        let watch = Watch::new(Some("Deal"), &layout);
        for seen in [
            "Total,5",
            "TOTAL,5",
            "\"Grand total\",5",
            ",,Summe,5",
            "合计,5",
            "Deal,Amount",
            ",,,\n1,2,3,4",
            "\"\",\"\"\n",
            " итого,1",
            "",
            "\u{feff}Deal,Amount",
            "\u{feff}\"Deal\",\"Amount\"",
            "\u{200b}\u{feff}Deal,Amount",
        ] {
            assert!(watch.sees(seen.as_bytes()), "{seen}");
        }
        for passed in ["D-1,5", "Tom,5", ",5,Total", "Deaf,5", "\"Anna\",5", "张三,5", "\u{feff}Anna,5", "“Deal”,5"] {
            assert!(!watch.sees(passed.as_bytes()), "{passed}");
        }
    }
}
