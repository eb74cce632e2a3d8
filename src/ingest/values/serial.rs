//! Days that are written as plain numbers: Excel's `45292`, `20240301`, and
//! seconds or milliseconds since 1970.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::ingest::values::date::DateAndTime;
use crate::ingest::values::jalali;
use crate::ingest::values::number::{POWERS, plain};
use crate::ingest::values::order::DateOrder;
use crate::ingest::values::written::{WrittenDate, YearPlace};
use crate::sales::schema::FieldType;
use crate::sales::synonyms;

/// Excel's number of 1970-01-01.
const EXCEL_1970: i64 = 25_569;
/// Excel's number of 9999-12-31, which stands for "no end".
const EXCEL_LAST: i64 = 2_958_465;
const SECONDS_A_DAY: i64 = 86_400;

/// The date that a plain number stands for, if it is one of the last decades.
pub fn text(text: &str) -> Option<DateAndTime> {
    plain(text.as_bytes()).and_then(|(mantissa, decimals)| number(mantissa, decimals))
}

/// The date that `mantissa × 10^-decimals` stands for, from 1954 to 2099.
pub fn number(mantissa: i64, decimals: u8) -> Option<DateAndTime> {
    let scale = *POWERS.get(usize::from(decimals))?;
    let (whole, fraction) = (mantissa / scale, mantissa % scale);
    let of_seconds = |seconds: i64| {
        let day = i32::try_from(seconds.div_euclid(SECONDS_A_DAY)).ok()?;
        Some((WrittenDate::of_day(day), Some(seconds.rem_euclid(SECONDS_A_DAY) as u32)))
    };
    match whole {
        20_000..=73_050 | EXCEL_LAST => {
            let seconds = (i128::from(fraction) * i128::from(SECONDS_A_DAY) + i128::from(scale / 2)) / i128::from(scale);
            let date = WrittenDate::of_day(i32::try_from(whole - EXCEL_1970).ok()?);
            Some((date, (fraction != 0).then_some(u32::try_from(seconds).ok()?.min(SECONDS_A_DAY as u32 - 1))))
        }
        13_000_101..=20_991_231 if fraction == 0 => {
            let [year, month, day] = [whole / 10_000, whole / 100 % 100, whole % 100].map(|part| part as u32);
            let date = WrittenDate::new(YearPlace::First, year, month, day);
            let civil = (1950..2100).contains(&year) && date.exists(DateOrder::YearMonthDay);
            (civil || jalali::day_of(year, month, day).is_some()).then_some((date, None))
        }
        946_684_800..=4_102_444_799 if fraction == 0 => of_seconds(whole),
        946_684_800_000..=4_102_444_799_999 if fraction == 0 => of_seconds(whole / 1000),
        _ => None,
    }
}

/// Whether a header says that its column holds dates: only then are numbers read as dates.
pub fn is_dated(header: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let dates = synonyms::fields().filter(|(field, _)| field.kind == FieldType::Date);
        dates.flat_map(|(_, synonyms)| synonyms).map(|synonym| letters(synonym)).collect()
    });
    let words: Vec<String> =
        header.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).filter(|word| !word.is_empty()).collect();
    // In `sales to date` it is no date.
    let word = words
        .iter()
        .enumerate()
        .any(|(at, word)| WORDS.contains(&word.as_str()) && (at == 0 || words.get(at - 1).is_none_or(|before| before != "to")));
    let part = PARTS.iter().any(|part| header.contains(part));
    word || part || names.contains(&letters(header))
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words that mean a date wherever they stand in a header.
const WORDS: [&str; 6] = ["date", "datum", "fecha", "дата", "timestamp", "datetime"];

/// Parts of words that do.
const PARTS: [&str; 7] = ["日期", "日時", "日付", "تاریخ", "datum", "Date", "날짜"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::day::Day;

    #[test]
    fn reads_numbers_as_dates() {
        let cases = [
            ("45292", "2024-01-01", None),
            ("45292.5", "2024-01-01", Some(43_200)),
            ("45351.979166667", "2024-02-29", Some(84_600)),
            ("20240301", "2024-03-01", None),
            ("14021229", "2024-03-19", None),
            ("1711929600", "2024-04-01", Some(0)),
            ("1711929600123", "2024-04-01", Some(0)),
            ("2958465", "9999-12-31", None),
        ];
        for (number, day, seconds) in cases {
            let found = text(number).and_then(|(date, seconds)| Some((Day(date.jalali_day()?).to_string(), seconds)));
            assert_eq!(found, Some((day.to_owned(), seconds)), "{number}");
        }
        for number in ["5", "2024", "19999", "80000", "20240230", "20241301", "123456", "-45292", "20240301.5"] {
            assert_eq!(text(number), None, "{number}");
        }
    }

    #[test]
    fn only_some_headers_promise_dates() {
        for header in ["Close Date", "closedate", "Created On", "Abschlussdatum", "成交日期", "تاریخ بستن", "Дата создания", "due_date"]
        {
            assert!(is_dated(header), "{header}");
        }
        for header in ["Amount", "Amount to date", "Candidate", "Update count", "Value", "Postal code", "金额"] {
            assert!(!is_dated(header), "{header}");
        }
    }
}
