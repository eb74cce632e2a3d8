//! The four languages say the same things, and numbers are written properly.

mod parity;
mod usage;

use crate::i18n::currency::offered;
use crate::i18n::figure::Figures;
use crate::i18n::messages::{Args, Messages};
use crate::i18n::numerals::Numerals;
use crate::i18n::plain::Plain;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::Quantity;
use crate::state::settings::Currency;
use crate::state::settings::Language;

fn currency(code: &str) -> Currency {
    offered(code).expect("a known code")
}

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

#[test]
fn numbers_follow_the_language() {
    let [en, cn, tw, fa] = Language::ALL.map(|language| Plain { language });
    let cases = [
        (en.decimal(1234.5, 0, 2), "1,234.5"),
        (en.decimal(-0.04, 0, 1), "0"),
        (en.decimal(-1234.0, 2, 2), "−1,234.00"),
        (en.decimal(f64::NAN, 0, 0), "–"),
        (en.percent(0.631501, 1), "63.2%"),
        (fa.percent(0.631501, 1), "۶۳٫۲٪"),
        (fa.decimal(-1234.5, 0, 1), "\u{200e}−۱٬۲۳۴٫۵"),
        (en.compact(999.0), "999"),
        (en.compact(999_960.0), "1M"),
        (en.compact(1_234_567.0), "1.2M"),
        (en.compact(-12_345.0), "−12.3K"),
        (cn.compact(1_234_567.0), "123万"),
        (tw.compact(234_567_000.0), "2.3億"),
        (fa.compact(1_234_567.0), "۱٫۲ میلیون"),
        (en.money(Money(100_055_340_000), &currency("USD")), "$10,005,534.00"),
        (en.money(Money(-23_609_094), &currency("SEK")), "−kr\u{a0}2,360.91"),
        (en.money(Money(23_609_094), &Currency { sign: String::new(), decimals: 2 }), "2,360.91"),
        (cn.money(Money(23_609_094), &currency("JPY")), "¥2,361"),
        (fa.money(Money(23_609_094), &currency("EUR")), "۲٬۳۶۰٫۹۱ €"),
        (en.compact_money(Money(100_055_340_000), &currency("EUR")), "€10M"),
        (fa.compact_money(Money(1_000_553_400), &currency("IRR")), "۱۰۰ هزار ﷼"),
        (en.bytes(1_234_567), "1.2 MB"),
        (fa.bytes(512), "۵۱۲ بایت"),
    ];
    for (written, expected) in cases {
        assert_eq!(written, expected);
    }
}

#[test]
fn figures_have_their_units() {
    let currency = currency("USD");
    let numerals = Plain { language: Language::English };
    let figures = Figures { messages: Messages::of(Language::English), numerals: &numerals, currency: &currency };
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let change = |now, before| figures.change(now, before).unwrap_or_default();
    let period = |from: &str, to: &str| figures.period(Period { start: day(from), end: day(to) });
    let cases = [
        (figures.full(Quantity::Days(51.782)), "51.8 days"),
        (figures.full(Quantity::Days(1.0)), "1 day"),
        (figures.full(Quantity::Count(4238)), "4,238"),
        (figures.short(Quantity::Money(Money(100_055_340_000))), "$10M"),
        (figures.short(Quantity::MoneyPerDay(Money(23_260_000))), "$2.3K a day"),
        (change(Quantity::Ratio(0.25), Quantity::Ratio(0.20)), "+5.0 pp"),
        (change(Quantity::Count(88), Quantity::Count(100)), "−12.0%"),
        (change(Quantity::Count(100), Quantity::Count(100)), "0.0%"),
        (change(Quantity::Count(1), Quantity::Count(0)), ""),
        (figures.span(Grain::Month, day("2024-03-01")), "Mar 2024"),
        (figures.span(Grain::Quarter, day("2024-04-01")), "Q2 2024"),
        (period("2024-01-01", "2025-01-01"), "2024"),
        (period("2024-04-01", "2024-07-01"), "Q2 2024"),
        (period("2024-03-01", "2024-04-01"), "Mar 2024"),
        (period("2024-03-01", "2024-05-01"), "Mar 2024 – Apr 2024"),
        (period("2024-03-05", "2024-03-08"), "5 Mar 2024 – 7 Mar 2024"),
    ];
    for (written, expected) in cases {
        assert_eq!(written, expected);
    }
}
