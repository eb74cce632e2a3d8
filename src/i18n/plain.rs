//! Numbers and days without a browser.

use crate::i18n::currency;
use crate::i18n::numerals::{DayForm, Form, Numerals};
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::state::settings::Language;

/// Writes as `Intl` does; it knows one sign a currency for all languages.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_FA: [&str; 12] = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

const JALALI_MONTHS_EN: [&str; 12] =
    ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"];
const JALALI_MONTHS_FA: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// A mark that keeps a sign on the left of Persian digits.
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// As many digits of a compact number are exact.
const COMPACT_DIGITS: i32 = 3;

impl Numerals for Plain {
    fn number(&self, language: Language, form: &Form, number: f64) -> Option<String> {
        Some(match form {
            Form::Decimal { least, most } => localised(language, &ascii(number, *least, *most)),
            Form::Compact { least } => {
                let (ascii, unit) = compact(language, number, *least);
                format!("{}{unit}", localised(language, &ascii))
            }
            Form::Percent { decimals } => {
                let sign = if language == Language::Persian { '٪' } else { '%' };
                format!("{}{sign}", localised(language, &ascii(number * 100.0, *decimals, *decimals)))
            }
            Form::Currency { sign, decimals } => beside_sign(language, &ascii(number, *decimals, *decimals), "", sign),
            Form::CompactCurrency { sign, least } => {
                let (ascii, unit) = compact(language, number, *least);
                beside_sign(language, &ascii, unit, sign)
            }
        })
    }

    fn money(&self, language: Language, form: &Form, money: Money) -> Option<String> {
        match form {
            Form::Decimal { least, most } if least == most => Some(localised(language, &exact(money, *most))),
            Form::Currency { sign, decimals } => Some(beside_sign(language, &exact(money, *decimals), "", sign)),
            _ => self.number(language, form, money.in_major_units()),
        }
    }

    fn day(&self, language: Language, calendar: Calendar, form: DayForm, day: Day) -> Option<String> {
        let (year, month, of_month) = calendar.ymd(day);
        let name = |names: [&'static str; 12]| names.get(month as usize - 1).copied().unwrap_or_default();
        Some(match language {
            Language::English => {
                let (names, era) = match calendar {
                    Calendar::Gregorian => (MONTHS_EN, ""),
                    Calendar::Jalali => (JALALI_MONTHS_EN, " AP"),
                };
                let name = name(names);
                match form {
                    DayForm::Date => format!("{name} {of_month}, {year}{era}"),
                    DayForm::Month => format!("{name} {year}{era}"),
                    DayForm::MonthAlone => name.to_owned(),
                    DayForm::DayOfMonth => format!("{name} {of_month}"),
                    DayForm::Year => format!("{year}{era}"),
                }
            }
            Language::SimplifiedChinese | Language::TraditionalChinese => {
                let era = match (calendar, language) {
                    (Calendar::Gregorian, _) => "",
                    (Calendar::Jalali, Language::SimplifiedChinese) => "波斯历",
                    (Calendar::Jalali, _) => "波斯曆 ",
                };
                match form {
                    DayForm::Date => format!("{era}{year}年{month}月{of_month}日"),
                    DayForm::Month => format!("{era}{year}年{month}月"),
                    DayForm::MonthAlone => format!("{month}月"),
                    DayForm::DayOfMonth => format!("{month}月{of_month}日"),
                    DayForm::Year => format!("{era}{year}年"),
                }
            }
            Language::Persian => {
                let name = name(match calendar {
                    Calendar::Gregorian => MONTHS_FA,
                    Calendar::Jalali => JALALI_MONTHS_FA,
                });
                let text = match form {
                    DayForm::Date => format!("{of_month} {name} {year}"),
                    DayForm::Month => format!("{name} {year}"),
                    DayForm::MonthAlone => name.to_owned(),
                    DayForm::DayOfMonth => format!("{of_month} {name}"),
                    DayForm::Year => year.to_string(),
                };
                localised(language, &text)
            }
        })
    }
}

/// A whole number with grouping, in the language's digits.
pub fn grouped(language: Language, value: f64) -> String {
    localised(language, &ascii(value, 0, 0))
}

/// Puts a text of ASCII digits, point, commas and minus into the language's letters.
pub fn localised(language: Language, ascii: &str) -> String {
    if language != Language::Persian {
        return ascii.to_owned();
    }
    let letter = |letter| match letter {
        '0'..='9' => char::from_u32(u32::from('۰') + u32::from(letter) - u32::from('0')).unwrap_or(letter),
        '.' => '٫',
        ',' => '٬',
        '-' => '−',
        _ => letter,
    };
    let minus = ascii.starts_with('-').then_some(LEFT_TO_RIGHT_MARK);
    minus.into_iter().chain(ascii.chars().map(letter)).collect()
}

/// The number in the largest unit it reaches, as ASCII with at least so many digits,
/// and the unit's name.
fn compact(language: Language, value: f64, least: u8) -> (String, &'static str) {
    let units: &[(f64, &str)] = match language {
        Language::English => &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")],
        Language::SimplifiedChinese => &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
        Language::TraditionalChinese => &[(1e12, "兆"), (1e8, "億"), (1e4, "萬")],
        Language::Persian => &[(1e12, "\u{a0}تریلیون"), (1e9, "\u{a0}میلیارد"), (1e6, "\u{a0}میلیون"), (1e3, "\u{a0}هزار")],
    };
    let value = rounded(value);
    let unit = units.iter().find(|(size, _)| value.abs() >= *size);
    let (value, name) = unit.map_or((value, ""), |(size, name)| (value / size, *name));
    let decimals = |digits: i32| (digits - 1 - magnitude(value)).clamp(0, 6) as u8;
    let text = ascii(value, decimals(i32::from(least)), decimals(COMPACT_DIGITS));
    // Four digits stand together.
    (if value.abs() < 10_000.0 { text.replace(',', "") } else { text }, name)
}

/// Three digits of a number: 999,960 is 1,000,000 before its unit is chosen.
fn rounded(value: f64) -> f64 {
    let exponent = COMPACT_DIGITS - 1 - magnitude(value);
    let scale = 10f64.powi(exponent.abs());
    match exponent {
        _ if !scale.is_finite() => value,
        // Only powers from one on are exact.
        ..0 => (value / scale).round_ties_even() * scale,
        _ => (value * scale).round_ties_even() / scale,
    }
}

/// The power of ten of a number's first digit.
fn magnitude(value: f64) -> i32 {
    if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 }
}

/// An amount with its currency's sign, where the language puts it.
fn beside_sign(language: Language, ascii: &str, unit: &str, sign: &str) -> String {
    let sign = currency::sign(sign);
    let (minus, digits) = ascii.strip_prefix('-').map_or(("", ascii), |digits| ("-", digits));
    match language {
        _ if sign.is_empty() => format!("{}{unit}", localised(language, ascii)),
        Language::Persian => format!("{}{unit} {sign}", localised(language, ascii)),
        // A sign of letters stands apart.
        _ if sign.ends_with(char::is_alphabetic) => format!("{minus}{sign}\u{a0}{digits}{unit}"),
        _ => format!("{minus}{sign}{digits}{unit}"),
    }
}

/// `value` rounded, grouped by thousands: `-1,234.5`.
fn ascii(value: f64, least: u8, most: u8) -> String {
    let text = format!("{:.*}", usize::from(most.max(least)), value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let kept = part.trim_end_matches('0').len().max(usize::from(least));
    let part = part.get(..kept).unwrap_or(part);
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let minus = if value < 0.0 && !is_zero { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{minus}{}{point}{part}", by_thousands(whole))
}

/// An amount in major units with so many decimals, grouped by thousands.
fn exact(money: Money, decimals: u8) -> String {
    let digits = money.digits(decimals);
    let (minus, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
    let whole = digits.split('.').next().unwrap_or_default();
    let part = digits.get(whole.len()..).unwrap_or_default();
    format!("{minus}{}{part}", by_thousands(whole))
}

fn by_thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
