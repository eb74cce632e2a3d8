//! Bytes that do not follow the encoding: where they are, and whether the file
//! has another encoding altogether.

use crate::ingest::decode::encoding::{Utf8Census, guess};
use crate::ingest::report::problem::Place;
use crate::ingest::report::tally::{Tally, shortened};
use crate::ingest::scan::field;
use crate::ingest::scan::record::Fields;

/// So many bytes of damaged records are enough to guess another encoding from.
const EVIDENCE: usize = 64 << 10;

/// What was found in the text so far.
pub struct Damage {
    /// The text was translated, so damage shows as `U+FFFD`.
    translated: bool,
    census: Utf8Census,
    pub cells: Tally,
    evidence: Vec<u8>,
}

impl Damage {
    pub fn new(translated: bool) -> Damage {
        Damage { translated, census: Utf8Census::default(), cells: Tally::default(), evidence: Vec::new() }
    }

    /// Looks at records that hold more than ASCII; the first begins on `line`.
    #[allow(clippy::indexing_slicing, reason = "records have at least one field, and their ends are filled")]
    pub fn inspect(&mut self, bytes: &[u8], fields: &Fields, mut line: u64, quote: u8) {
        let Some(last) = fields.records.last() else { return };
        let end = fields.ends[(last.first + last.count) as usize - 1] as usize;
        let whole = bytes.get(..end).unwrap_or_default();
        if !self.translated && std::str::from_utf8(whole).is_ok() {
            self.census.good += Utf8Census::letters(whole);
            return;
        }
        for record in &fields.records {
            let mut start = record.start as usize;
            let ends = fields.ends[record.first as usize..].iter().take(record.count as usize);
            for (at, &end) in ends.enumerate() {
                let raw = bytes.get(start..end as usize).unwrap_or_default();
                start = end as usize + 1;
                if self.is_damaged(raw) {
                    self.cells.add(|| Place { line, field: at as u32 + 1, text: shortened(&field::text(raw, quote)) });
                    let room = EVIDENCE - self.evidence.len();
                    self.evidence.extend(raw.iter().chain(b"\n").take(room));
                }
            }
            line += u64::from(record.lines);
        }
    }

    fn is_damaged(&mut self, raw: &[u8]) -> bool {
        if self.translated {
            return raw.windows(3).any(|letter| letter == "\u{fffd}".as_bytes());
        }
        let census = Utf8Census::of(raw, true);
        self.census.good += census.good;
        self.census.bad += census.bad;
        census.bad > 0
    }

    /// The encoding the file rather has, if the bytes are not UTF-8 with some damage.
    pub fn other_encoding(&self) -> Option<&'static str> {
        (!self.translated && !self.census.is_utf8()).then(|| guess(&self.evidence, true).name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::scan::rules::Rules;
    use crate::ingest::scan::split::Splitter;

    fn inspected(text: &[u8], translated: bool) -> Damage {
        let mut fields = Fields::default();
        Splitter::new(Rules::new(b',', b'"')).split(text, true, &mut fields);
        let mut damage = Damage::new(translated);
        damage.inspect(text, &fields, 1, b'"');
        damage
    }

    #[test]
    fn tells_damage_from_another_encoding() {
        let damage = inspected("ä,ö\nü,ß\néè,çàñ\nøåæ\n".as_bytes(), false);
        assert_eq!((damage.cells.count, damage.other_encoding()), (0, None));
        let mut text = "äöüßéèçàñøåæ,b\n1,x\n".as_bytes().to_vec();
        text.extend(b"\xff,y\n");
        let damage = inspected(&text, false);
        assert_eq!(damage.cells.examples, [Place { line: 3, field: 1, text: "\u{fffd}".to_owned() }]);
        assert_eq!(damage.other_encoding(), None);
        let damage = inspected(b"name,city\nM\xfcller,K\xf6ln\n", false);
        assert_eq!((damage.cells.count, damage.other_encoding()), (2, Some("windows-1252")));
        let damage = inspected("a\u{fffd},b\n".as_bytes(), true);
        assert_eq!((damage.cells.count, damage.other_encoding()), (1, None));
    }
}
