//! What a header says about the numbers below it besides their name: that they
//! are counted in thousands, in which currency they are, in which unit of time.
//! `Quota (in thousands)`, `Umsatz TEUR`, `amount_usd`, `销售额（万元）`, `Duration in seconds`.

use crate::ingest::values::currency::Currency;
use crate::ingest::values::word::{Word, word};

/// A header, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The header without what is said about its numbers.
    pub name: String,
    /// The numbers are counted in this power of ten.
    pub power: i32,
    pub currency: Option<Currency>,
    pub unit: Option<Unit>,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
}

impl Unit {
    /// How many milliseconds it has.
    pub fn milliseconds(self) -> i64 {
        match self {
            Unit::Milliseconds => 1,
            Unit::Seconds => 1000,
            Unit::Minutes => 60_000,
            Unit::Hours => 3_600_000,
            Unit::Days => 86_400_000,
        }
    }
}

/// Takes a header apart.
pub fn measure(header: &str) -> Measure {
    let mut measure = Measure::default();
    let mut name = String::new();
    let mut rest = header;
    while let Some((before, inside, after)) = bracketed(rest) {
        let words: Vec<&str> = parts(inside).collect();
        name.push_str(before);
        match measure.with(&words, true) {
            Some(found) => measure = found,
            None => name.push_str(rest.get(before.len()..rest.len() - after.len()).unwrap_or_default()),
        }
        rest = after;
    }
    name.push_str(rest);
    let (shorter, found) = measure.without_tail(&name);
    Measure { name: shorter.trim_matches(is_gap).to_owned(), ..found }
}

impl Measure {
    /// Also what these words say; `None` if one of them says nothing of the kind.
    fn with(&self, words: &[&str], in_brackets: bool) -> Option<Measure> {
        let mut found = self.clone();
        let mut says = false;
        for text in words.iter().filter(|text| !in_brackets || !LINKS.contains(&text.to_lowercase().as_str())) {
            for part in meanings(text, in_brackets)? {
                says = true;
                match part {
                    Part::Power(power) if found.power == 0 => found.power = power,
                    Part::Currency(currency) if found.currency.is_none() => found.currency = Some(currency),
                    Part::Unit(unit) if found.unit.is_none() => found.unit = Some(unit),
                    _ => return None,
                }
            }
        }
        says.then_some(found)
    }

    /// The name without the words at its end that say something of its numbers, but for the first.
    fn without_tail(self, name: &str) -> (&str, Measure) {
        let (mut found, mut name) = (self, name.trim_end_matches(is_gap));
        if let Some((ending, shorter)) = IN_ONE.iter().find_map(|ending| Some((*ending, name.strip_suffix(ending)?)))
            && !shorter.trim_matches(is_gap).is_empty()
            && let Some(more) = found.with(&[ending], false)
        {
            (found, name) = (more, shorter.trim_end_matches(is_gap));
        }
        while let Some(at) = name.rfind(is_gap) {
            let (before, last) = name.split_at(at);
            let last = last.trim_matches(is_gap);
            let before = before.trim_end_matches(is_gap);
            // What `in` introduces may be short: `Betrag in k`.
            let shorter = ["in", "en", "em", "в", "als"].iter().find_map(|link| before.strip_suffix(link));
            let shorter = shorter.filter(|shorter| shorter.ends_with(is_gap)).map(|shorter| shorter.trim_end_matches(is_gap));
            let Some(more) = found.with(&[last], shorter.is_some()).filter(|_| !before.is_empty()) else { break };
            (found, name) = (more, shorter.filter(|shorter| !shorter.is_empty()).unwrap_or(before));
        }
        (name, found)
    }
}

/// Words in brackets that only link the others.
const LINKS: [&str; 9] = ["in", "of", "the", "en", "em", "als", "values", "amounts", "figures"];

/// Endings of words in languages that write them without spaces.
const IN_ONE: [&str; 16] = [
    "百万元",
    "千元",
    "万元",
    "萬元",
    "亿元",
    "億元",
    "百万円",
    "千円",
    "万円",
    "億円",
    "만원",
    "백만원",
    "억원",
    "百萬元",
    "百万美元",
    "万美元",
];

/// What a word says.
enum Part {
    Power(i32),
    Currency(Currency),
    Unit(Unit),
}

/// What a word says, if it is one of these words. Outside of brackets the short
/// ones are left alone.
fn meanings(text: &str, in_brackets: bool) -> Option<Vec<Part>> {
    let text = text.trim_matches(['.', ':', '*']);
    if let Some(power) = zeros(text) {
        return Some(vec![Part::Power(power)]);
    }
    let is_long = |text: &str| in_brackets || text.chars().count() > 2 || !text.is_ascii();
    if let Some(unit) = unit(text).filter(|_| is_long(text)) {
        return Some(vec![Part::Unit(unit)]);
    }
    let power = |power: i32| Some(Part::Power(power));
    let part = |text: &str| match word(text.trim_end_matches('.'))? {
        Word::Currency(currency) => Some(Part::Currency(currency)),
        Word::Scale(scale) => Some(Part::Power(scale.power)),
    };
    // Upper case codes are currencies, other short words are words: `all`, `try`, `top`.
    let is_code = text.len() != 3 || !text.is_ascii() || in_brackets || text.chars().all(char::is_uppercase) || CODES.contains(&text);
    if let Some(part) = part(text).filter(|_| is_long(text) && is_code || ["$", "€", "£", "¥", "₹"].contains(&text)) {
        return Some(vec![part]);
    }
    let cuts = text.char_indices().map(|(at, _)| at).skip(1).filter_map(|at| text.split_at_checked(at));
    cuts.into_iter().find_map(|(first, second)| match (part(first), part(second)) {
        (_, Some(Part::Currency(currency))) if first == "T" || first == "t" => Some(vec![power(3)?, Part::Currency(currency)]),
        (Some(Part::Power(power)), Some(Part::Currency(currency))) if is_long(text) || !second.is_ascii() => {
            Some(vec![Part::Power(power), Part::Currency(currency)])
        }
        (Some(Part::Currency(currency)), Some(Part::Power(power))) => Some(vec![Part::Currency(currency), Part::Power(power)]),
        (Some(Part::Currency(currency)), None) => Some(vec![Part::Currency(currency), Part::Power(zeros(second)?)]),
        _ => None,
    })
}

/// Codes that warehouses write in small letters at the end of a name.
const CODES: [&str; 12] = ["usd", "eur", "gbp", "chf", "jpy", "cny", "aud", "cad", "sek", "nok", "dkk", "inr"];

/// `000`, `000s`, `'000`, `000's`, `1,000`, `x1000`: thousands, and their like of more zeros.
fn zeros(text: &str) -> Option<i32> {
    let text = text.trim_start_matches(['\'', '’', 'x', 'X', '×', '*']);
    let text = text.strip_suffix('s').unwrap_or(text).trim_end_matches(['\'', '’']);
    let digits: String = text.chars().filter(|letter| !matches!(letter, ',' | '.' | '\'')).collect();
    let zeros = digits.strip_prefix('1').unwrap_or(&digits);
    let is_it = matches!(zeros.len(), 3 | 6 | 9) && zeros.bytes().all(|byte| byte == b'0');
    is_it.then_some(zeros.len() as i32)
}

fn unit(text: &str) -> Option<Unit> {
    let units = [
        (Unit::Milliseconds, "ms millis milliseconds msec"),
        (Unit::Seconds, "s sec secs second seconds sek sekunden segundos secondes сек секунд секунды 秒 ثانیه"),
        (Unit::Minutes, "min mins minute minutes minuten minutos минут минуты мин 分 分钟 分鐘 دقیقه"),
        (Unit::Hours, "h hr hrs hour hours std stunden horas heures час часы часов 小时 小時 時間 ساعت"),
        (Unit::Days, "d day days tage días dias jours дней дни 天 日 روز"),
    ];
    let lower = text.to_lowercase();
    units.into_iter().find(|(_, words)| words.split(' ').any(|word| word == lower)).map(|(unit, _)| unit)
}

/// What stands before, within and behind the first brackets.
fn bracketed(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find(['(', '（', '[', '【'])?;
    let (before, rest) = text.split_at_checked(open)?;
    let inside = rest.trim_start_matches(['(', '（', '[', '【']);
    let close = inside.find([')', '）', ']', '】'])?;
    let (inside, after) = inside.split_at_checked(close)?;
    Some((before, inside, after.get(after.chars().next()?.len_utf8()..)?))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| is_gap(letter) || letter == '/').filter(|part| !part.is_empty())
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '_' | '-' | ',' | ':' | '–' | '|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_headers_apart() {
        let cases = [
            ("Amount", "Amount", 0, None, None),
            ("Quota (in thousands)", "Quota", 3, None, None),
            ("Revenue ($000s)", "Revenue", 3, Some("$"), None),
            ("Revenue (000)", "Revenue", 3, None, None),
            ("Revenue ('000)", "Revenue", 3, None, None),
            ("Umsatz (k€)", "Umsatz", 3, Some("EUR"), None),
            ("Umsatz TEUR", "Umsatz", 3, Some("EUR"), None),
            ("Umsatz in TEUR", "Umsatz", 3, Some("EUR"), None),
            ("Umsatz in Mio. €", "Umsatz", 6, Some("EUR"), None),
            ("Umsatz [Tsd. EUR]", "Umsatz", 3, Some("EUR"), None),
            ("销售额（万元）", "销售额", 4, Some("¥"), None),
            ("销售额万元", "销售额", 4, Some("¥"), None),
            ("売上（百万円）", "売上", 6, Some("¥"), None),
            ("Revenue Millions", "Revenue", 6, None, None),
            ("Revenue (USD m)", "Revenue", 6, Some("USD"), None),
            ("Revenue ($M)", "Revenue", 6, Some("$"), None),
            ("Сумма (тыс. руб.)", "Сумма", 3, Some("RUB"), None),
            ("Deal value (₹ Cr)", "Deal value", 7, Some("INR"), None),
            ("Amount (EUR)", "Amount", 0, Some("EUR"), None),
            ("betrag_eur", "betrag", 0, Some("EUR"), None),
            ("Betrag in EUR", "Betrag", 0, Some("EUR"), None),
            ("Amount USD", "Amount", 0, Some("USD"), None),
            ("Duration (in seconds)", "Duration", 0, None, Some(Unit::Seconds)),
            ("Duration in minutes", "Duration", 0, None, Some(Unit::Minutes)),
            ("call_duration_sec", "call_duration", 0, None, Some(Unit::Seconds)),
            ("Length (h)", "Length", 0, None, Some(Unit::Hours)),
            ("Deal (new) value", "Deal (new) value", 0, None, None),
            ("Probability (%)", "Probability (%)", 0, None, None),
            ("Hours", "Hours", 0, None, None),
            ("Size M", "Size M", 0, None, None),
            ("Call all", "Call all", 0, None, None),
            ("Year 2000", "Year 2000", 0, None, None),
        ];
        for (header, name, power, currency, unit) in cases {
            let found = measure(header);
            assert_eq!(
                (found.name.as_str(), found.power, found.currency.map(Currency::label), found.unit),
                (name, power, currency, unit),
                "{header}"
            );
        }
    }
}
