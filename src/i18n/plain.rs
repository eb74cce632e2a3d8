//! Numbers and dates without a browser.

use crate::i18n::currency;
use crate::i18n::numerals::Numerals;
use crate::sales::day::Day;
use crate::sales::money::{Money, round_half_even};
use crate::state::settings::Currency;
use crate::state::settings::Language;

/// Writes as `Intl` would, near enough for tests and as a fallback.
#[derive(Clone, Copy)]
pub struct Plain {
    pub language: Language,
}

const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_FA: [&str; 12] = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

/// A mark that keeps a sign on the left of Persian digits.
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

impl Plain {
    /// A whole number with grouping, in the language's digits.
    pub fn grouped(self, value: f64) -> String {
        self.decimal(value, 0, 0)
    }

    /// Puts a text of ASCII digits, point, commas and minus into the language's letters.
    fn localised(self, ascii: &str) -> String {
        if self.language != Language::Persian {
            return ascii.replace('-', "−");
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

    /// The number in the largest unit it reaches, and the unit's name.
    fn in_units(self, value: f64) -> (f64, &'static str) {
        let units: &[(f64, &str)] = match self.language {
            Language::English => &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")],
            Language::SimplifiedChinese => &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
            Language::TraditionalChinese => &[(1e12, "兆"), (1e8, "億"), (1e4, "萬")],
            Language::Persian => &[(1e12, " هزار میلیارد"), (1e9, " میلیارد"), (1e6, " میلیون"), (1e3, " هزار")],
        };
        // 999,960 is 1M, not 1,000K.
        let unit = units.iter().find(|(size, _)| value.abs() >= size * 0.99995);
        unit.map_or((value, ""), |(size, name)| (value / size, name))
    }
}

impl Numerals for Plain {
    fn decimal(&self, value: f64, least: u8, most: u8) -> String {
        self.localised(&ascii(value, least, most))
    }

    fn compact(&self, value: f64) -> String {
        let (value, unit) = self.in_units(value);
        let decimals = if value.abs() < 99.95 && !unit.is_empty() { 1 } else { 0 };
        format!("{}{unit}", self.decimal(value, 0, decimals))
    }

    fn percent(&self, fraction: f64, decimals: u8) -> String {
        let sign = if self.language == Language::Persian { '٪' } else { '%' };
        format!("{}{sign}", self.decimal(fraction * 100.0, decimals, decimals))
    }

    fn money(&self, money: Money, currency: &Currency) -> String {
        let decimals = currency.decimals.min(Money::DECIMALS);
        let amount = round_half_even(i128::from(money.0), 10i128.pow(u32::from(Money::DECIMALS - decimals)));
        marked(*self, &fixed(amount, decimals), currency)
    }

    fn compact_money(&self, money: Money, currency: &Currency) -> String {
        let (value, unit) = self.in_units(money.in_major_units());
        let decimals = if value.abs() < 99.95 && !unit.is_empty() { 1 } else { 0 };
        let (mark, amount) = (currency::sign(currency), ascii(value, 0, decimals));
        match self.language {
            Language::Persian if mark.is_empty() => format!("{}{unit}", self.localised(&amount)),
            Language::Persian => format!("{}{unit} {mark}", self.localised(&amount)),
            _ => format!("{}{unit}", marked(*self, &amount, currency)),
        }
    }

    fn date(&self, day: Day) -> String {
        let (year, month, of_month) = day.ymd();
        let index = month as usize - 1;
        match self.language {
            Language::English => format!("{of_month} {} {year}", MONTHS_EN[index]),
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("{year}年{month}月{of_month}日"),
            Language::Persian => self.localised(&format!("{of_month} {} {year}", MONTHS_FA[index])),
        }
    }

    fn month(&self, day: Day) -> String {
        let (year, month, _) = day.ymd();
        let index = month as usize - 1;
        match self.language {
            Language::English => format!("{} {year}", MONTHS_EN[index]),
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("{year}年{month}月"),
            Language::Persian => self.localised(&format!("{} {year}", MONTHS_FA[index])),
        }
    }

    fn year(&self, day: Day) -> String {
        let year = self.localised(&day.ymd().0.to_string());
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese => format!("{year}年"),
            _ => year,
        }
    }

    fn bytes(&self, bytes: u64) -> String {
        let (value, unit) = match bytes {
            0..1_000 => (bytes as f64, ["B", "بایت"]),
            1_000..1_000_000 => (bytes as f64 / 1e3, ["KB", "کیلوبایت"]),
            1_000_000..1_000_000_000 => (bytes as f64 / 1e6, ["MB", "مگابایت"]),
            _ => (bytes as f64 / 1e9, ["GB", "گیگابایت"]),
        };
        let decimals = if bytes >= 1_000 && value < 99.95 { 1 } else { 0 };
        format!("{} {}", self.decimal(value, 0, decimals), unit[usize::from(self.language == Language::Persian)])
    }
}

/// An amount with its currency's sign, where the language puts it.
fn marked(plain: Plain, ascii: &str, currency: &Currency) -> String {
    let sign = currency::sign(currency);
    let (minus, digits) = ascii.strip_prefix('-').map_or(("", ascii), |digits| ("−", digits));
    match plain.language {
        _ if sign.is_empty() => plain.localised(ascii),
        Language::Persian => format!("{} {sign}", plain.localised(ascii)),
        // A sign of letters stands apart.
        _ if sign.ends_with(char::is_alphabetic) => format!("{minus}{sign}\u{a0}{digits}"),
        _ => format!("{minus}{sign}{digits}"),
    }
}

/// `value` rounded, grouped by thousands: `-1,234.5`.
fn ascii(value: f64, least: u8, most: u8) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.*}", usize::from(most.max(least)), value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = &part[..part.trim_end_matches('0').len().max(usize::from(least)).min(part.len())];
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let minus = if value < 0.0 && !is_zero { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{minus}{}{point}{part}", grouped(whole))
}

/// `amount × 10^-decimals`, exactly, grouped by thousands.
fn fixed(amount: i128, decimals: u8) -> String {
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = usize::from(decimals) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    let minus = if amount < 0 { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{minus}{}{point}{part}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
