//! How plausible bytes are as text in an encoding.
//!
//! The detector is made for web pages: on a few short cells it errs, and it
//! hardly knows Persian. What is added here: which letters of an encoding are
//! common and stand beside each other, and the words of the known headers.

use std::collections::HashSet;
use std::sync::OnceLock;

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use crate::sales::synonyms;

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
    let foreign = if encoding == WINDOWS_1252 { 0.0 } else { no_words(&text) };
    Plausibility { score: (sum - 3.0 * damage) / letters.max(1.0) - foreign, words: known_words(&text) }
}

/// What it costs that letters beyond the Latin ones make no words: up to 0.6 if
/// they stand alone, up to 1.2 if they do so within Latin words. A letter that
/// is a whole cell is a word.
pub fn no_words(text: &str) -> f64 {
    let (mut all, mut lone, mut mixed) = (0.0, 0.0, 0.0);
    let mut before = '\n';
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let after = rest.peek().copied().unwrap_or('\n');
        if is_foreign(letter) {
            all += 1.0;
            let ends_cell = |letter: char| "\n\r,;\t|\"".contains(letter);
            if !is_foreign(before) && !is_foreign(after) {
                lone += if ends_cell(before) && ends_cell(after) { 0.0 } else { 1.0 };
                mixed += if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() { 1.0 } else { 0.0 };
            }
        }
        before = letter;
    }
    if lone * 2.0 <= all { 0.0 } else { 0.6 * (lone + mixed) / all }
}

/// A letter of a script other than the Latin one.
fn is_foreign(letter: char) -> bool {
    letter > '\u{36f}' && letter.is_alphabetic() && !('\u{1e00}'..='\u{1eff}').contains(&letter)
}

/// How much the signs that two readings of the bytes do not share speak for the
/// first one: `£1` rather than `Ł1`, but `Łódź` rather than `£ódŸ`. Letters say nothing.
pub fn signs_for(bytes: &[u8], one: &'static Encoding, other: &'static Encoding) -> f64 {
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    let [ours, theirs] = [one, other].map(|encoding| encoding.decode_without_bom_handling(bytes).0);
    let (mut sum, mut before) = (0.0, ' ');
    let mut pairs = ours.chars().zip(theirs.chars()).peekable();
    while let Some((our, their)) = pairs.next() {
        if our != their && !our.is_alphabetic() {
            let after = pairs.peek().map_or(' ', |pair| pair.0);
            sum += sign(before, our, after);
        }
        before = our;
    }
    sum
}

/// Whether a text has the same letters in both encodings.
pub fn is_same(bytes: &[u8], one: &'static Encoding, other: &'static Encoding) -> bool {
    let bytes = bytes.get(..SAMPLE).unwrap_or(bytes);
    one.decode_without_bom_handling(bytes).0 == other.decode_without_bom_handling(bytes).0
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
        (false, 0) if "ŠšŽžŸýÝðÐþÞÂÊÎÔÛÀÌÒÙìòÿÏË".contains(letter) => 0.7,
        (false, _) if !letter.is_alphabetic() => sign(before, letter, after),
        (false, _) => -0.3,
    }
}

/// Signs have their places: a currency beside digits, an apostrophe between
/// letters, a degree behind a number.
fn sign(before: char, letter: char, after: char) -> f64 {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let is_letter = |letter: char| letter.is_alphabetic();
    let is_gap = |letter: char| !is_letter(letter) && !is_digit(letter);
    match letter {
        '€' | '£' | '¥' | '¢' if is_digit(before) || is_digit(after) => 1.0,
        '€' | '£' | '¥' | '¢' if is_gap(before) && is_gap(after) => 0.6,
        '’' | '‘' if is_letter(before) => 1.0,
        '°' if is_digit(before) || before == ' ' && "CFcf".contains(after) => 1.0,
        '²' | '³' | '®' | '™' | 'º' | 'ª' | '½' | '¼' | '¾' if !is_letter(after) => 0.7,
        '–' | '—' | '…' | '•' | '·' | '\u{a0}' | '§' | '×' | '±' => 0.5,
        '“' | '„' | '«' | '¿' | '¡' | '‘' | '©' if !is_letter(before) => 0.7,
        '”' | '“' | '»' | '’' if !is_letter(after) => 0.7,
        _ if is_letter(before) && is_letter(after) => -0.5,
        _ => -0.3,
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
        let synonyms = synonyms::fields().flat_map(|(_, synonyms)| synonyms);
        synonyms.filter(|synonym| !synonym.is_ascii()).map(|synonym| letters(synonym)).collect()
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
    fn letters_that_make_no_words_are_no_evidence() {
        for text in ["O達rien", "殻oda", "at 50 蚓, dry"] {
            assert!(no_words(text) > 0.5, "{text}");
        }
        for text in ["男,5\n女,6", "3月 販売", "A公司,VIP客户", "商机,5個,6個", "Škoda"] {
            assert_eq!(no_words(text), 0.0, "{text}");
        }
    }

    #[test]
    fn signs_have_their_places() {
        use encoding_rs::WINDOWS_1250;
        let cases = [("£1,234.50", true), ("1,£5", true), ("£ódŸ", false), ("Ko¹cielna", false), ("a£b", false)];
        for (text, ours) in cases {
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(signs_for(&bytes, WINDOWS_1252, WINDOWS_1250) > 0.0, ours, "{text}");
        }
    }

    #[test]
    fn knows_words_of_headers() {
        let (bytes, _, _) = WINDOWS_1256.encode("مشتري;مبلغ;تاريخ ايجاد");
        assert_eq!(plausibility(&bytes, WINDOWS_1256).words, 3);
        assert_eq!(plausibility(&bytes, WINDOWS_1251).words, 0);
    }
}
