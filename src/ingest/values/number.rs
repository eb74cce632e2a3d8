//! Numbers as people and programs write them.

use serde::{Deserialize, Serialize};

use std::borrow::Cow;

use crate::ingest::values::affix::{Affixes, is_zero_dash};
use crate::ingest::values::currency::Currency;
use crate::ingest::values::word::Needs;
use crate::sales::exact::round_half_even;

/// More decimals than these are rounded away: nine hold every unit price and
/// every rate an export carries.
pub const MOST_DECIMALS: u8 = 9;

/// `POWERS[n]` is 10ⁿ.
#[allow(clippy::indexing_slicing, reason = "runs while compiling")]
pub const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut exponent = 1;
    while exponent < 19 {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// No number is written with more bytes.
const LONGEST: usize = 80;
/// Nor a dash that stands for a zero.
const LONGEST_ZERO: usize = 16;

/// A number: `mantissa × 10^-decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub mantissa: i64,
    pub decimals: u8,
    /// A percent sign follows; the mantissa is as written.
    pub percent: bool,
    /// Written with leading zeros, as codes are and amounts are not.
    pub padded: bool,
    pub currency: Option<Currency>,
    pub dress: Dress,
}

/// What a number is written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// What its word for a power of ten stands for; 0 without one.
    pub power: i32,
    /// What that word needs in the cells beside it to be one.
    pub needs: Needs,
    /// Brackets that make it negative.
    pub bracketed: bool,
    /// A dash stands for the zero.
    pub dashed: bool,
}

/// What separates decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// `1,234.50`
    #[default]
    Point,
    /// `1.234,50`
    Comma,
}

/// The plain form that most exports use: `-12`, `1234.50`. Nothing else, and
/// nothing that needs more than 18 digits.
#[inline]
pub fn plain(bytes: &[u8]) -> Option<(i64, u8)> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 19 {
        return None;
    }
    let (mut mantissa, mut count, mut point) = (0i64, 0usize, None);
    for (at, &byte) in digits.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(i64::from(digit));
            count += 1;
        } else if byte == b'.' && point.is_none() && at > 0 {
            point = Some(at);
        } else {
            return None;
        }
    }
    let whole = point.unwrap_or(digits.len());
    let decimals = point.map_or(0, |point| digits.len() - point - 1);
    let padded = whole > 1 && digits.first() == Some(&b'0');
    if count > 18 || padded || decimals > usize::from(MOST_DECIMALS) || point.is_some() && decimals == 0 {
        return None;
    }
    Some((if negative { -mantissa } else { mantissa }, decimals as u8))
}

/// Any form of a number, by the column's convention. Two readings of `1,234`
/// are possible: by [`Convention::Point`] it is 1234, by [`Convention::Comma`]
/// 1.234. `None`: not a number.
pub fn parse(text: &str, convention: Convention) -> Option<Number> {
    if let (Convention::Point, Some((mantissa, decimals))) = (convention, plain(text.as_bytes())) {
        return Some(Number::plain(mantissa, decimals));
    }
    let text = candidate(text)?;
    if is_zero_dash(&text) {
        return Some(Number::ZERO_DASH);
    }
    read(&Affixes::of(&text)?, convention)
}

/// The number by [`Convention::Point`] and by [`Convention::Comma`].
pub fn readings(text: &str) -> [Option<Number>; 2] {
    let Some(text) = candidate(text) else { return [None; 2] };
    if is_zero_dash(&text) {
        return [Some(Number::ZERO_DASH); 2];
    }
    let Some(affixes) = Affixes::of(&text) else { return [None; 2] };
    // The mark before the dash of `5,-` is that of the decimals.
    let other = |mark: char| affixes.whole == Some(mark);
    let point = read(&affixes, Convention::Point).filter(|_| !other(','));
    let comma = read(&affixes, Convention::Comma).filter(|_| !other('.'));
    [point, comma]
}

impl Number {
    /// A dash where accounting formats write a zero.
    pub const ZERO_DASH: Number = Number { dress: Dress { dashed: true, ..Dress::NONE }, ..Number::plain(0, 0) };

    /// A number without anything around its digits.
    pub const fn plain(mantissa: i64, decimals: u8) -> Number {
        Number { mantissa, decimals, percent: false, padded: false, currency: None, dress: Dress::NONE }
    }
}

impl Dress {
    const NONE: Dress = Dress { power: 0, needs: Needs::Nothing, bracketed: false, dashed: false };
}

/// The text in Western digits, if it can be a number at all.
fn candidate(text: &str) -> Option<Cow<'_, str>> {
    let may_be = |byte: u8| byte.is_ascii_digit() || byte > 127 || byte == b'-' && text.len() <= LONGEST_ZERO;
    let possible = text.len() <= LONGEST && text.bytes().any(may_be);
    possible.then(|| western(text))
}

fn read(affixes: &Affixes, convention: Convention) -> Option<Number> {
    let (digits, exponent) = split_exponent(affixes.digits)?;
    let (whole, fraction) = if affixes.whole.is_some() { (digits, "") } else { split_fraction(digits, convention)? };
    let whole = ungrouped(whole, convention)?;
    // Nobody groups thousands and writes an exponent.
    if exponent.is_some() && matches!(whole, Cow::Owned(_)) {
        return None;
    }
    let padded = whole.len() > 1 && whole.starts_with('0');
    if fraction.len() + whole.len() == 0 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut decimals = fraction.len() as i32 - exponent.unwrap_or(0) - affixes.shift;
    for byte in whole.bytes().chain(fraction.bytes()) {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    if decimals < 0 {
        mantissa = mantissa.checked_mul(10i128.checked_pow(decimals.unsigned_abs())?)?;
        decimals = 0;
    }
    if decimals > i32::from(MOST_DECIMALS) {
        let surplus = (decimals - i32::from(MOST_DECIMALS)) as u32;
        mantissa = 10i128.checked_pow(surplus).map_or(0, |divisor| round_half_even(mantissa, divisor));
        decimals = i32::from(MOST_DECIMALS);
    }
    if affixes.negative {
        mantissa = -mantissa;
    }
    let mantissa = i64::try_from(mantissa).ok().filter(|&mantissa| mantissa != i64::MIN)?;
    let dress = Dress { power: affixes.shift, needs: affixes.needs, bracketed: affixes.bracketed, dashed: false };
    Some(Number {
        mantissa,
        decimals: decimals as u8,
        percent: affixes.percent,
        padded: padded && affixes.shift == 0,
        currency: affixes.currency,
        dress,
    })
}

/// Whether a spreadsheet has written a number of many digits so that the last of
/// them are lost, as in `1.12E+14`.
pub fn has_lost_digits(text: &str) -> bool {
    // Nearly every text ends here.
    if !matches!(text.as_bytes(), [b'0'..=b'9', b'.' | b',' | b'E' | b'e', ..]) {
        return false;
    }
    let Some((digits, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else { return false };
    let Some((whole, fraction)) = digits.split_once(['.', ',']).or(Some((digits, ""))) else { return false };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_scientific = whole.len() == 1 && exponent.len() <= 3 && [whole, fraction, exponent].into_iter().all(all_digits);
    is_scientific && exponent.parse::<usize>().is_ok_and(|exponent| exponent > fraction.len())
}

/// Digits and separators of other scripts as ASCII; every kind of space is a blank.
pub fn western(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let western = |letter: char| match letter {
        '۰'..='۹' => (b'0' + (letter as u32 - '۰' as u32) as u8) as char,
        '٠'..='٩' => (b'0' + (letter as u32 - '٠' as u32) as u8) as char,
        '٬' | '’' | '‘' => '\'',
        '٪' => '%',
        '−' | '–' | '—' | '―' | '‒' | '﹣' => '-',
        '،' => ',',
        '￡' => '£',
        // Full-width forms stand 0xFEE0 above their plain ones.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    Cow::Owned(text.chars().filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}')).map(western).collect())
}

/// `1.5E+05` is `1.5` and 5.
fn split_exponent(digits: &str) -> Option<(&str, Option<i32>)> {
    match digits.find(['e', 'E']) {
        None => Some((digits, None)),
        Some(at) => {
            let (base, exponent): (_, i32) = (digits.get(..at)?, digits.get(at + 1..)?.parse().ok()?);
            (-30..=18).contains(&exponent).then_some((base, Some(exponent)))
        }
    }
}

/// The digits before and after the decimal separator. The Arabic one is one
/// whatever the convention.
fn split_fraction(digits: &str, convention: Convention) -> Option<(&str, &str)> {
    let separator = if convention == Convention::Point { '.' } else { ',' };
    match digits.split_once('٫').or_else(|| digits.split_once(separator)) {
        None => Some((digits, "")),
        Some((whole, fraction)) => (!fraction.is_empty() || !whole.is_empty()).then_some((whole, fraction)),
    }
}

/// The digits of `1,234,567` or `12,34,567`; `None` if they are not grouped as numbers are.
fn ungrouped(whole: &str, convention: Convention) -> Option<Cow<'_, str>> {
    let Some(separator) = whole.chars().find(|letter| !letter.is_ascii_digit()) else { return Some(Cow::Borrowed(whole)) };
    let allowed = match separator {
        ',' => convention == Convention::Point,
        '.' => convention == Convention::Comma,
        letter => matches!(letter, ' ' | '\'' | '_'),
    };
    let groups: Vec<&str> = whole.split(separator).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let thousands = middle.iter().all(|group| group.len() == 3);
    let indian = separator == ',' && middle.iter().all(|group| group.len() == 2) && first.len() <= 2;
    // `0.123` is no thousand.
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let fits = allowed && digits && begins && last.len() == 3 && (thousands || indian);
    fits.then(|| Cow::Owned(groups.concat()))
}

#[cfg(test)]
#[path = "tests/number.rs"]
mod tests;
