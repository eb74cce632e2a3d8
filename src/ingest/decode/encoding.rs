//! Which encoding a file has, and its bytes as UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::ingest::decode::letters;

/// The encoding a file seems to have, and how many bytes of mark to leave out.
pub fn detect(head: &[u8], complete: bool) -> (&'static Encoding, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return (encoding, mark);
    }
    if let Some(encoding) = utf16(head) {
        return (encoding, 0);
    }
    let census = Utf8Census::of(head, complete);
    (if census.is_utf8() { UTF_8 } else { guess(head, complete) }, 0)
}

/// The encoding with this label, as the Encoding Standard knows it.
pub fn by_label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.as_bytes())
}

/// A guess at the encoding of bytes that are not UTF-8: the detector's, unless
/// the letters or the words of the header speak for another one.
pub fn guess(bytes: &[u8], complete: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, complete);
    let theirs = match detector.guess(None, Utf8Detection::Deny) {
        // What people call GBK is written by programs that know GB18030.
        encoding if encoding == GBK => GB18030,
        encoding if encoding == UTF_8 => WINDOWS_1252,
        encoding => encoding,
    };
    let mut best = (f64::MIN, 0, WINDOWS_1252);
    for encoding in letters::CANDIDATES {
        let found = letters::plausibility(bytes, encoding);
        let score = found.score + found.words.min(4) as f64 * 0.5 + if encoding == theirs { 0.25 } else { 0.0 };
        if score > best.0 {
            best = (score, found.words, encoding);
        }
    }
    let (score, words, ours) = best;
    // Other Latin alphabets have nearly the same letters; the detector knows them
    // better, but nothing of signs.
    let is_rival = !letters::CANDIDATES.contains(&theirs) && (words == 0 && ours == WINDOWS_1252 || score < 0.8);
    match is_rival {
        true if ours == WINDOWS_1252 && is_western(bytes, theirs) => ours,
        true => theirs,
        false => ours,
    }
}

/// Whether bytes that the detector takes for another encoding are rather
/// Windows-1252: in the other they read the same or make no words, or their signs
/// have the places of signs.
fn is_western(bytes: &[u8], other: &'static Encoding) -> bool {
    letters::is_same(bytes, WINDOWS_1252, other)
        || letters::no_words(&other.decode_without_bom_handling(bytes).0) > 0.0
        || letters::signs_for(bytes, WINDOWS_1252, other) > 0.0
}

/// UTF-16 without a mark. What separates cells and lines is ASCII, so half of it
/// is zeros, nearly all on one side (`一` is 4E00); other files have none, or a few here and there.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    let sample = head.get(..head.len().min(4096) & !1).unwrap_or(head);
    let zeros = |odd: usize| sample.chunks_exact(2).filter(|pair| pair.get(odd) == Some(&0)).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    let (most, encoding) = if odd > even { (odd, UTF_16LE) } else { (even, UTF_16BE) };
    // With few zeros it must not make sense as it is.
    let western = most * 10 >= pairs * 3;
    let enough =
        (western || std::str::from_utf8(sample).is_err()) && pairs >= 2 && most >= 2 && most * 50 >= pairs && most * 10 >= (even + odd) * 8;
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let damage = text.chars().filter(|letter| *letter == '\u{fffd}').count();
    let is_text = damage * 50 <= pairs && !text.contains('\0') && text.contains([',', ';', '\t', '|', '\n', '\r']);
    (enough && is_text).then_some(encoding)
}

/// How many sequences of more than one byte are right, and how many are wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Utf8Census {
    pub good: u64,
    pub bad: u64,
}

impl Utf8Census {
    /// Counts in some bytes; if they are not complete, what is cut off at the end is not wrong.
    pub fn of(bytes: &[u8], complete: bool) -> Utf8Census {
        let mut census = Utf8Census::default();
        for chunk in bytes.utf8_chunks() {
            census.good += Utf8Census::letters(chunk.valid().as_bytes());
            census.bad += u64::from(!chunk.invalid().is_empty());
        }
        let cut = !complete
            && std::str::from_utf8(bytes.get(bytes.len().saturating_sub(3)..).unwrap_or(bytes))
                .is_err_and(|error| error.error_len().is_none());
        if cut && census.bad > 0 && bytes.utf8_chunks().last().is_some_and(|chunk| !chunk.invalid().is_empty()) {
            census.bad -= 1;
        }
        census
    }

    /// How many letters of more than one byte valid text has.
    pub fn letters(text: &[u8]) -> u64 {
        text.iter().filter(|&&byte| byte >= 0xc0).count() as u64
    }

    /// Whether the bytes are UTF-8, perhaps with some damage.
    pub fn is_utf8(self) -> bool {
        self.bad * 10 <= self.good
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1250;

    #[test]
    fn detects_encodings() {
        let german = "name;Betrag\nMüller;3,50 €\nGröße;4,20 €\nStraße;7\n";
        let chinese = "商机名称,金额,销售阶段\n华为技术有限公司,100,已成交\n比亚迪股份,200,谈判中\n";
        let utf16: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_big: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let persian = "مشتری,مبلغ\nشرکت پارس,۱۲\nگروه چاپ,۱۳\n";
        let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let cases: [(Vec<u8>, &str, usize); 13] = [
            (b"plain".to_vec(), "UTF-8", 0),
            (german.into(), "UTF-8", 0),
            (b"\xef\xbb\xbfa,b".to_vec(), "UTF-8", 3),
            (b"\xff\xfea\0".to_vec(), "UTF-16LE", 2),
            (b"\xfe\xff\0a".to_vec(), "UTF-16BE", 2),
            (utf16, "UTF-16LE", 0),
            (utf16_big, "UTF-16BE", 0),
            (wide(chinese), "UTF-16LE", 0),
            (wide(persian), "UTF-16LE", 0),
            (b"a,b\n1,\0\n\0,2\nabc,def\n".to_vec(), "UTF-8", 0),
            (WINDOWS_1250.encode("Město,Příjmení\nTřebíč,Dvořáková\nŽďár,Štěpánek\n").0.into_owned(), "windows-1250", 0),
            (WINDOWS_1252.encode(german).0.into_owned(), "windows-1252", 0),
            (GB18030.encode(chinese).0.into_owned(), "gb18030", 0),
        ];
        for (bytes, name, mark) in cases {
            let (encoding, found) = detect(&bytes, true);
            assert_eq!((encoding.name(), found), (name, mark), "{bytes:?}");
        }
    }

    #[test]
    fn a_few_bytes_are_of_windows_1252_first() {
        let western = ["£1,234.50", "£ 5", "5 € net", "O’Brien & Sons", "Škoda Auto", "50 °C", "10–20", "“Acme” Inc.", "Café", "½ off"];
        let cases = western.map(|text| (text, WINDOWS_1252)).into_iter().chain([("Łódź", WINDOWS_1250)]);
        for (text, encoding) in cases {
            let mut bytes = b"Deal ID,Account,Stage,Amount\n1,\"".to_vec();
            bytes.extend_from_slice(&encoding.encode(text).0);
            bytes.extend(b"\",Closed won,100\n2,Beta,Closed lost,99\n3,Gamma,Open,5\n");
            let (found, _) = detect(&bytes, true);
            assert_eq!(found.name(), encoding.name(), "{text} as {}", found.decode(&bytes).0);
        }
    }

    #[test]
    fn a_letter_cut_in_two_is_not_damage() {
        let bytes = "aä".as_bytes();
        assert_eq!(Utf8Census::of(&bytes[..2], false), Utf8Census { good: 0, bad: 0 });
        assert_eq!(Utf8Census::of(&bytes[..2], true), Utf8Census { good: 0, bad: 1 });
        assert_eq!(Utf8Census::of(b"\xe4b \xc3\xa4", true), Utf8Census { good: 1, bad: 1 });
    }
}
