//! How plausible bytes are as text in an encoding.
//!
//! The detector is made for web pages: on a few short cells it errs, and it
//! hardly knows Persian. What is added here: which letters of an encoding are
//! common and stand beside each other, and the words of the known headers.

use std::collections::HashSet;
use std::sync::OnceLock;

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use crate::sales::schema::tables;

/// The encodings that are weighed, the likelier first.
pub const CANDIDATES: [&Encoding; 6] = [WINDOWS_1252, GB18030, WINDOWS_1251, WINDOWS_1256, BIG5, SHIFT_JIS];

/// More bytes are not looked at.
const SAMPLE: usize = 32 << 10;

/// How plausible an encoding is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plausibility {
    /// About 1 for text in this encoding, well below for bytes of another one.
    pub score: f64,
    /// Cells that are header texts known to the schema, and not plain ASCII.
    pub words: usize,
}

/// How plausible the bytes are in one of the [`CANDIDATES`].
pub fn plausibility(bytes: &[u8], encoding: &'static Encoding) -> Plausibility {
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (sum, letters) = match encoding {
        _ if encoding == GB18030 => pairs(bytes, gb18030),
        _ if encoding == BIG5 => pairs(bytes, big5),
        _ if encoding == SHIFT_JIS => pairs(bytes, shift_jis),
        _ if encoding == WINDOWS_1251 => singles(&text, cyrillic),
        _ if encoding == WINDOWS_1256 => singles(&text, arabic),
        _ => singles(&text, latin),
    };
    let damage = text.chars().filter(|letter| *letter == '\u{fffd}').count() as f64;
    Plausibility { score: (sum - 3.0 * damage) / letters.max(1.0), words: known_words(&text) }
}

/// Weighs the letters of two bytes; a weight comes with how many bytes it is for.
fn pairs(bytes: &[u8], weigh: fn(u8, u8) -> (f64, usize)) -> (f64, f64) {
    let (mut sum, mut letters, mut at) = (0.0, 0.0, 0);
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let (weight, length) = weigh(lead, bytes.get(at + 1).copied().unwrap_or(0));
        sum += weight;
        letters += 1.0;
        at += length;
    }
    (sum, letters)
}

/// In the middle of the table stand the signs in use, the common ones first.
fn gb18030(lead: u8, trail: u8) -> (f64, usize) {
    match (lead, trail) {
        (0xb0..=0xd7, 0xa1..) => (1.0, 2),
        (0xa1..=0xa3, 0xa1..) => (0.8, 2),
        (0xd8..=0xf7, 0xa1..) => (0.3, 2),
        (0x81..=0xfe, 0x30..=0x39) => (0.0, 4),
        _ => (0.0, 2),
    }
}

fn big5(lead: u8, trail: u8) -> (f64, usize) {
    match (lead, trail) {
        (0xa4..=0xc6, 0x40..=0x7e | 0xa1..=0xfe) => (1.0, 2),
        (0xa1..=0xa3, 0x40..=0x7e | 0xa1..=0xfe) => (0.8, 2),
        (0xc9..=0xf9, 0x40..=0x7e | 0xa1..=0xfe) => (0.3, 2),
        _ => (0.0, 2),
    }
}

fn shift_jis(lead: u8, trail: u8) -> (f64, usize) {
    match (lead, trail) {
        // Kana of half the width.
        (0xa1..=0xdf, _) => (0.1, 1),
        (0x82, 0x9f..=0xf1) | (0x83, 0x40..=0x96) => (1.0, 2),
        (0x88..=0x97, _) => (0.9, 2),
        (0x81, _) | (0x82, 0x4f..=0x9a) => (0.8, 2),
        (0x98..=0x9f | 0xe0..=0xea, _) => (0.2, 2),
        _ => (0.0, 2),
    }
}

/// Weighs the letters beyond ASCII, each with its neighbours.
fn singles(text: &str, weigh: fn(char, char, char) -> f64) -> (f64, f64) {
    let (mut sum, mut letters, mut before) = (0.0, 0.0, ' ');
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if !letter.is_ascii() && letter != '\u{fffd}' {
            sum += weigh(before, letter, rest.peek().copied().unwrap_or(' '));
            letters += 1.0;
        }
        before = letter;
    }
    (sum, letters)
}

/// Letters with accents stand between plain ones, hardly ever in rows.
fn latin(before: char, letter: char, after: char) -> f64 {
    const COMMON: &str = "äöüßéèêàâçñáíóúãõëïîôûùœæøåÄÖÜÉÈÀÇÑÁÍÓÚÃÕØÅŒÆ";
    let foreign = |letter: char| letter.is_alphabetic() && !letter.is_ascii();
    match (COMMON.contains(letter), foreign(before) as u8 + foreign(after) as u8) {
        (_, 2) => -1.0,
        (true, 1) => 0.3,
        (true, _) => 1.0,
        (false, _) if "€£§°·–—‘’“”„«»…®™²³ºª¿¡\u{a0}".contains(letter) => 0.5,
        (false, _) => -0.3,
    }
}

/// Capitals begin words, or whole words are of capitals.
fn cyrillic(before: char, letter: char, after: char) -> f64 {
    let own = |letter: char| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'і' | 'ї' | 'є');
    let upper = |letter: char| own(letter) && letter.is_uppercase();
    match letter {
        'а'..='я' | 'А'..='Я' if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() => -0.5,
        'А'..='Я' if own(before) && !upper(before) => -1.0,
        'А'..='Я' if upper(before) => 0.6,
        'ъ' | 'ы' | 'ь' if !own(before) => -1.0,
        'а' | 'в' | 'д' | 'е' | 'и' | 'к' | 'л' | 'м' | 'н' | 'о' | 'п' | 'р' | 'с' | 'т' | 'у' => 1.0,
        letter if own(letter) => 0.8,
        '«' | '»' | '№' | '–' | '—' | '₽' | '\u{a0}' => 0.5,
        _ => -0.3,
    }
}

/// Letters in rows, without the accents of French among them.
fn arabic(before: char, letter: char, after: char) -> f64 {
    let own = |letter: char| matches!(letter, '\u{621}'..='\u{64a}' | 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | '\u{200c}');
    let alone = !own(before) && !own(after);
    match letter {
        'ة' | 'ى' if own(after) => -1.0,
        letter if own(letter) && alone => 0.2,
        'ا' | 'ب' | 'ت' | 'د' | 'ر' | 'س' | 'ش' | 'ل' | 'م' | 'ن' | 'ه' | 'و' | 'ي' | 'ک' | 'گ' | 'پ' => 1.0,
        letter if own(letter) => 0.7,
        '،' | '؛' | '؟' | '«' | '»' | '\u{a0}' => 0.5,
        letter if letter.is_alphabetic() && (own(before) || own(after)) => -1.0,
        letter if letter.is_alphabetic() => 0.2,
        _ => -0.3,
    }
}

/// How many cells are header texts of the schema that are not plain ASCII.
fn known_words(text: &str) -> usize {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let fields = tables().iter().flat_map(|table| &table.fields);
        fields.flat_map(|field| &field.synonyms).filter(|synonym| !synonym.is_ascii()).map(|synonym| letters(synonym)).collect()
    });
    let cells = text.split(['\n', '\r', ',', ';', '\t', '|', '"']).take(2000).filter(|cell| !cell.is_ascii());
    cells.filter(|cell| words.contains(&letters(cell))).count()
}

/// The letters and digits in lower case, Arabic ones as they are written in Persian.
fn letters(text: &str) -> String {
    let persian = |letter: char| match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        letter => letter,
    };
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).map(persian).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_most_plausible_in_its_own_encoding() {
        let cases = [
            (WINDOWS_1252, "Straße,Größe,Café,señor,São Paulo"),
            (WINDOWS_1251, "Иванов,Сделка,Москва,ООО Ромашка,МТС"),
            (WINDOWS_1256, "شرکت پارس,گروه چاپ,مبلغ,ژاله"),
            (GB18030, "华为技术有限公司,已成交,北京,谈判中"),
            (BIG5, "台積電股份有限公司,已成交,臺北,談判中"),
            (SHIFT_JIS, "株式会社山田,受注,東京都,ソフトウェア"),
        ];
        for (own, text) in cases {
            let (bytes, _, unmappable) = own.encode(text);
            assert!(!unmappable, "{text}");
            let score = |encoding| plausibility(&bytes, encoding).score;
            assert!(score(own) > 0.7, "{text}: {}", score(own));
            for other in CANDIDATES.into_iter().filter(|other| *other != own) {
                assert!(score(own) > score(other) + 0.1, "{text}: {} as {}", score(other), other.name());
            }
        }
    }

    #[test]
    fn knows_words_of_headers() {
        let (bytes, _, _) = WINDOWS_1256.encode("مشتري;مبلغ;تاريخ ايجاد");
        assert_eq!(plausibility(&bytes, WINDOWS_1256).words, 3);
        assert_eq!(plausibility(&bytes, WINDOWS_1251).words, 0);
    }
}
