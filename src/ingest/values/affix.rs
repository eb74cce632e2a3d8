//! Signs, currencies, percent and scale around the digits of a number.

use crate::ingest::values::currency::Currency;

/// What stands around the digits.
pub struct Affixes<'a> {
    pub digits: &'a str,
    pub negative: bool,
    pub percent: bool,
    /// Power of ten of `K`, `M`, `万` and the like.
    pub shift: i32,
    pub currency: Option<Currency>,
}

/// Words for a power of ten.
const SCALES: [(&str, i32); 38] = [
    ("K", 3),
    ("k", 3),
    ("Tsd", 3),
    ("тыс", 3),
    ("thousand", 3),
    ("هزار", 3),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("M", 6),
    ("MM", 6),
    ("mn", 6),
    ("mln", 6),
    ("Mio", 6),
    ("million", 6),
    ("Million", 6),
    ("millions", 6),
    ("Millionen", 6),
    ("млн", 6),
    ("میلیون", 6),
    ("مليون", 6),
    ("百万", 6),
    ("crore", 7),
    ("Cr", 7),
    ("亿", 8),
    ("億", 8),
    ("억", 8),
    ("B", 9),
    ("bn", 9),
    ("billion", 9),
    ("Mrd", 9),
    ("млрд", 9),
    ("میلیارد", 9),
    ("兆", 12),
];

/// The longest word, in bytes.
const LONGEST: usize = 16;

impl Affixes<'_> {
    /// Takes them away from both ends; `None` if something unknown is among them.
    pub fn of(text: &str) -> Option<Affixes<'_>> {
        let mut affixes = Affixes { digits: text, negative: false, percent: false, shift: 0, currency: None };
        let (mut rest, mut opened, mut signed) = (text.trim(), false, false);
        while !rest.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '٫')) {
            rest = match rest.chars().next()? {
                sign @ ('-' | '+') if !signed && !opened => {
                    (signed, affixes.negative) = (true, sign == '-');
                    &rest[1..]
                }
                '(' if !signed && !opened => {
                    (opened, affixes.negative) = (true, true);
                    &rest[1..]
                }
                '%' if !affixes.percent => {
                    affixes.percent = true;
                    &rest[1..]
                }
                _ if affixes.currency.is_none() => {
                    let (shorter, currency) = without_currency(rest)?;
                    affixes.currency = Some(currency);
                    shorter
                }
                _ => return None,
            }
            .trim_start();
        }
        let mut behind = None;
        while !rest.ends_with(|letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.' && !is_abbreviated(rest)) {
            rest = match rest.chars().next_back()? {
                ')' if opened => {
                    opened = false;
                    &rest[..rest.len() - 1]
                }
                '-' if !signed && !affixes.negative => {
                    (signed, affixes.negative) = (true, true);
                    &rest[..rest.len() - 1]
                }
                '%' if !affixes.percent => {
                    affixes.percent = true;
                    &rest[..rest.len() - 1]
                }
                _ => {
                    let (shorter, word) = without_word(rest)?;
                    match word {
                        Word::Currency(_) if behind.is_some() => return None,
                        Word::Currency(currency) => behind = Some(currency),
                        Word::Scale(_) if affixes.shift != 0 => return None,
                        Word::Scale(shift) => affixes.shift = shift,
                    }
                    shorter
                }
            }
            .trim_end();
        }
        affixes.digits = rest;
        // Of `$5 USD` the code says more than the sign.
        affixes.currency = match (affixes.currency, behind) {
            (Some(sign), Some(code)) if code.label().len() < 3 => Some(sign),
            (before, behind) => behind.or(before),
        };
        // `+1 555 123` is a telephone number.
        let phone = signed && !affixes.negative && rest.contains(' ');
        (!opened && !phone).then_some(affixes)
    }
}

/// Whether a point at the end belongs to a word, as in `kr.`
fn is_abbreviated(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

/// What follows the currency that the text begins with, and the currency.
fn without_currency(text: &str) -> Option<(&str, Currency)> {
    let end = text.find(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '+' | '(' | '.' | ','))?;
    let (word, rest) = text.split_at_checked(end)?;
    let currency = Currency::of(word)?;
    // `Rs.500` has no decimal point.
    let abbreviated = word.ends_with(|letter: char| letter.is_lowercase());
    Some((if abbreviated { rest.strip_prefix('.').unwrap_or(rest) } else { rest }, currency))
}

/// A word behind the digits.
enum Word {
    Currency(Currency),
    /// A power of ten.
    Scale(i32),
}

/// What precedes the currency or the scale that the text ends with.
fn without_word(text: &str) -> Option<(&str, Word)> {
    let whole = text.strip_suffix('.').unwrap_or(text);
    let begin = whole.rfind(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | ')' | '.' | ','))? + 1;
    let word = whole.get(begin..)?;
    if word.len() > 2 * LONGEST {
        return None;
    }
    // `1.5M€` ends with two of them.
    word.char_indices().find_map(|(at, _)| {
        let part = word.get(at..)?;
        let scale = SCALES.iter().find(|(name, _)| *name == part).map(|&(_, shift)| Word::Scale(shift));
        let word = scale.or_else(|| Currency::of(part).map(Word::Currency))?;
        Some((whole.get(..begin + at)?, word))
    })
}
