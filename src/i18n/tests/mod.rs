//! The four languages say the same things, and numbers are written properly.

mod figures;
mod files;
mod intl;
mod names;
mod parity;
mod spans;
mod usage;

use crate::i18n::messages::{Args, Messages};
use crate::i18n::numerals::{Form, Numerals};
use crate::i18n::plain::Plain;
use crate::i18n::words::Words;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::quantity::Quantity;
use crate::state::settings::{Currency, Language, Settings};

#[test]
fn messages_choose_plurals_and_digits() {
    let rows = |language, count| Messages::of(language).text("progress-rows", &Args::none().count("count", count));
    assert_eq!(rows(Language::English, 1), "1 row");
    assert_eq!(rows(Language::English, 1_480), "1,480 rows");
    assert_eq!(rows(Language::SimplifiedChinese, 1_480), "1,480 行");
    assert_eq!(rows(Language::TraditionalChinese, 1_480), "1,480 列");
    assert_eq!(rows(Language::Persian, 1_480), "\u{2068}۱٬۴۸۰\u{2069} ردیف");
}

#[test]
fn an_unknown_message_stands_for_itself() {
    let messages = Messages::of(Language::Persian);
    assert_eq!(messages.plain("no-such-message"), "no-such-message");
    assert_eq!(messages.plain("kpi-win-rate.no-such-attribute"), "kpi-win-rate.no-such-attribute");
    assert_eq!(messages.find("no-such-message", &Args::none()), None);
}

/// As `Intl` writes them in Chromium.
#[test]
fn numbers_are_written_as_intl_does() {
    let decimal = |least, most| Form::Decimal { least, most };
    let compact = |least| Form::Compact { least };
    let cases = [
        (decimal(0, 2), 1234.5, ["1,234.5", "1,234.5", "1,234.5", "۱٬۲۳۴٫۵"]),
        (decimal(0, 1), -0.04, ["0", "0", "0", "۰"]),
        (decimal(2, 2), -1234.0, ["-1,234.00", "-1,234.00", "-1,234.00", "\u{200e}−۱٬۲۳۴٫۰۰"]),
        (Form::Percent { decimals: 1 }, 0.631501, ["63.2%", "63.2%", "63.2%", "۶۳٫۲٪"]),
        (compact(1), 999.0, ["999", "999", "999", "۹۹۹"]),
        (compact(1), 0.0, ["0", "0", "0", "۰"]),
        (compact(1), 0.01234, ["0.0123", "0.0123", "0.0123", "۰٫۰۱۲۳"]),
        (compact(1), 1_234.0, ["1.23K", "1230", "1230", "۱٫۲۳\u{a0}هزار"]),
        (compact(1), 999_960.0, ["1M", "100万", "100萬", "۱\u{a0}میلیون"]),
        (compact(1), 1_234_567.0, ["1.23M", "123万", "123萬", "۱٫۲۳\u{a0}میلیون"]),
        (compact(1), -12_345.0, ["-12.3K", "-1.23万", "-1.23萬", "\u{200e}−۱۲٫۳\u{a0}هزار"]),
        (compact(3), 5e6, ["5.00M", "500万", "500萬", "۵٫۰۰\u{a0}میلیون"]),
        (compact(3), 12_000.0, ["12.0K", "1.20万", "1.20萬", "۱۲٫۰\u{a0}هزار"]),
        (compact(1), 1.5e12, ["1.5T", "1.5万亿", "1.5兆", "۱٫۵\u{a0}تریلیون"]),
    ];
    for (form, number, expected) in cases {
        let written = Language::ALL.map(|language| Plain.number(language, &form, number));
        assert_eq!(written, expected.map(|text| Some(text.to_owned())), "{form:?} of {number}");
    }
}

#[test]
fn amounts_keep_all_their_digits() {
    let form = Form::Currency { sign: "USD".to_owned(), decimals: 2 };
    let most = Money::new(Exact::new(i128::from(i64::MAX), 10_000).unwrap()).unwrap();
    assert_eq!(Plain.money(Language::English, &form, most).as_deref(), Some("$922,337,203,685,477.58"));
    assert_eq!(Plain.money(Language::English, &form, Money::from_major_units(-0.5)).as_deref(), Some("-$0.50"));
    assert_eq!(Plain.money(Language::English, &form, Money::from_major_units(-0.000_1)).as_deref(), Some("$0.00"));
}

/// That `write` gives `expected` in English, Simplified and Traditional
/// Chinese, and Persian.
fn check(write: impl Fn(&Words) -> String, expected: [&str; 4]) {
    let written = Language::ALL.map(|language| {
        let settings = Settings { currency: Some(Currency::of("USD")), ..Settings::default() };
        let text = write(&Words::native(language, &settings));
        without_signs(&text)
    });
    assert_eq!(written, expected);
}

/// Without the signs that keep a variable's direction apart in Persian.
fn without_signs(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn period(from: &str, to: &str) -> Period {
    Period { start: day(from), end: day(to) }
}

fn dollars(amount: f64) -> Quantity {
    Quantity::Money(Money::from_major_units(amount))
}
