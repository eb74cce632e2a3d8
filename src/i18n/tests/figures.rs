//! What is written of figures: values, changes, targets and cases.

use super::{check, dollars, period, without_signs};
use crate::i18n::change::{Trend, Verdict};
use crate::i18n::words::Words;
use crate::kpi::ask::Filter;
use crate::kpi::listed::Better;
use crate::kpi::unavailable::Unavailable;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::quantity::{Quantity, Unit};
use crate::star::overview::Overview;
use crate::state::decisions::target::{Per, Progress as Towards, Target};
use crate::state::pages::goal::Goal;
use crate::state::settings::{Currency, Language, Settings};

#[test]
fn figures_have_their_units() {
    let full = |quantity: Quantity| move |words: &Words| words.full(quantity);
    let short = |quantity: Quantity| move |words: &Words| words.short(quantity);
    check(full(Quantity::Count(4238)), ["4,238", "4,238", "4,238", "۴٬۲۳۸"]);
    check(full(dollars(10_005_534.0)), ["$10,005,534.00", "$10,005,534.00", "$10,005,534.00", "\u{200f}۱۰٬۰۰۵٬۵۳۴٫۰۰\u{a0}$"]);
    check(full(Quantity::Ratio(0.631501)), ["63.2%", "63.2%", "63.2%", "۶۳٫۲٪"]);
    check(short(Quantity::Factor(23.619)), ["23.6×", "23.6 倍", "23.6 倍", "۲۳٫۶ برابر"]);
    check(full(Quantity::Days(51.782)), ["51.8 days", "51.8 天", "51.8 天", "۵۱٫۸ روز"]);
    check(full(Quantity::Days(1.0)), ["1 day", "1 天", "1 天", "۱ روز"]);
    check(full(Quantity::Hours(0.04)), ["0 hours", "0 小时", "0 小時", "۰ ساعت"]);
    check(full(Quantity::Number(8.126)), ["8.13", "8.13", "8.13", "۸٫۱۳"]);
    check(short(dollars(10_005_534.0)), ["$10.0M", "$1000万", "$1000萬", "\u{200f}۱۰٫۰\u{a0}میلیون\u{a0}$"]);
    check(short(dollars(-12_345_678.0)), ["-$12.3M", "-$1230万", "-$1230萬", "\u{200f}\u{200e}−۱۲٫۳\u{a0}میلیون\u{a0}$"]);
    check(short(dollars(999_999.99)), ["$1,000,000", "$1,000,000", "$1,000,000", "\u{200f}۱٬۰۰۰٬۰۰۰\u{a0}$"]);
    check(short(dollars(2_326.4)), ["$2,326", "$2,326", "$2,326", "\u{200f}۲٬۳۲۶\u{a0}$"]);
    check(short(dollars(99.5)), ["$99.50", "$99.50", "$99.50", "\u{200f}۹۹٫۵۰\u{a0}$"]);
    check(short(dollars(7.0)), ["$7", "$7", "$7", "\u{200f}۷\u{a0}$"]);
    check(short(Quantity::Count(1_234_567)), ["1.23M", "123万", "123萬", "۱٫۲۳\u{a0}میلیون"]);
    check(
        short(Quantity::MoneyPerDay(Money::from_major_units(2_326.0))),
        ["$2,326 a day", "每天 $2,326", "每天 $2,326", "\u{200f}۲٬۳۲۶\u{a0}$ در روز"],
    );
    check(|words| words.figure(&Err(Unavailable::NoRows)), ["–", "–", "–", "–"]);
}

#[test]
fn ticks_have_as_many_decimals_as_tell_them_apart() {
    let tick = |value: f64, step: f64, unit: Unit| move |words: &Words| words.tick(value, step, unit);
    check(tick(1_500_000.0, 500_000.0, Unit::Money), ["$1.5M", "$150万", "$150萬", "\u{200f}۱٫۵\u{a0}میلیون\u{a0}$"]);
    check(tick(2.5, 0.5, Unit::Money), ["$2.5", "$2.5", "$2.5", "\u{200f}۲٫۵\u{a0}$"]);
    check(tick(250.0, 50.0, Unit::Money), ["$250", "$250", "$250", "\u{200f}۲۵۰\u{a0}$"]);
    check(tick(0.125, 0.005, Unit::Ratio), ["12.5%", "12.5%", "12.5%", "۱۲٫۵٪"]);
    check(tick(0.6, 0.2, Unit::Ratio), ["60%", "60%", "60%", "۶۰٪"]);
    check(tick(30_000.0, 10_000.0, Unit::Count), ["30K", "3万", "3萬", "۳۰\u{a0}هزار"]);
    check(tick(1.5, 0.5, Unit::Days), ["1.5", "1.5", "1.5", "۱٫۵"]);
    check(tick(0.0, 0.0, Unit::Number), ["0", "0", "0", "۰"]);
}

#[test]
fn amounts_have_the_sign_of_their_currency() {
    let of = |sign: &str, decimals: u8| {
        let currency = Some(Currency { sign: sign.to_owned(), decimals });
        let settings = Settings { currency, ..Settings::default() };
        Language::ALL.map(|language| Words::native(language, &settings).money(Money::from_major_units(-2_360.909_4)))
    };
    assert_eq!(of("SEK", 2), ["-kr\u{a0}2,360.91", "-kr\u{a0}2,360.91", "-kr\u{a0}2,360.91", "\u{200f}\u{200e}−۲٬۳۶۰٫۹۱\u{a0}kr"]);
    assert_eq!(of("JPY", 0), ["-¥2,361", "-¥2,361", "-¥2,361", "\u{200f}\u{200e}−۲٬۳۶۱\u{a0}¥"]);
    let last = |sign: &str| of(sign, 0)[3].clone();
    assert_eq!((last("IRT").as_str(), last("IRR").as_str()), ("\u{200f}\u{200e}−۲٬۳۶۱\u{a0}تومان", "\u{200f}\u{200e}−۲٬۳۶۱\u{a0}ریال"));
    let overview = Overview { currency: Some("IRT".to_owned()), ..Overview::default() };
    let told = |language| Words::native(language, &Settings::default()).receipt_currency(&overview).unwrap_or_default();
    assert!(told(Language::Persian).contains("تومان") && told(Language::English).contains("IRT"));
    assert_eq!(of("pts", 1), ["-pts\u{a0}2,360.9", "-pts\u{a0}2,360.9", "-pts\u{a0}2,360.9", "\u{200f}\u{200e}−۲٬۳۶۰٫۹\u{a0}pts"]);
    assert_eq!(of("", 2), ["-2,360.91", "-2,360.91", "-2,360.91", "\u{200e}−۲٬۳۶۰٫۹۱"]);
}

#[test]
fn sizes_and_shares_are_short() {
    check(|words| words.bytes(0), ["0 bytes", "0 字节", "0 位元組", "۰ بایت"]);
    check(|words| words.bytes(1), ["1 byte", "1 字节", "1 位元組", "۱ بایت"]);
    check(|words| words.bytes(512), ["512 bytes", "512 字节", "512 位元組", "۵۱۲ بایت"]);
    check(|words| words.bytes(1_500), ["1.5 kB", "1.5 kB", "1.5 kB", "۱٫۵ کیلوبایت"]);
    check(|words| words.bytes(1_234_567), ["1.2 MB", "1.2 MB", "1.2 MB", "۱٫۲ مگابایت"]);
    check(|words| words.bytes(167_000_000), ["167 MB", "167 MB", "167 MB", "۱۶۷ مگابایت"]);
    check(|words| words.bytes(2_500_000_000), ["2.5 GB", "2.5 GB", "2.5 GB", "۲٫۵ گیگابایت"]);
    check(|words| words.share(0, 0), ["0%", "0%", "0%", "۰٪"]);
    check(|words| words.share(7_320, 8_800), ["83%", "83%", "83%", "۸۳٪"]);
    check(|words| words.share(99_999, 100_000), ["99.9%", "99.9%", "99.9%", "۹۹٫۹٪"]);
    check(|words| words.share(5, 5), ["100%", "100%", "100%", "۱۰۰٪"]);
    check(|words| words.decimal(f64::NAN, 0, 0), ["–", "–", "–", "–"]);
}

#[test]
fn changes_have_one_sign_and_a_verdict() {
    let change = |now: Quantity, before: Quantity, better: Better| {
        move |words: &Words| {
            let change = words.change(now, before, better);
            let signed = change.signed.clone().unwrap_or_default();
            format!("{} | {signed} | {}", change.with_arrow(), change.word.unwrap_or_default())
        }
    };
    check(
        change(Quantity::Count(88), Quantity::Count(100), Better::Higher),
        ["▼ 12.0% | -12.0% | worse", "▼ 12.0% | -12.0% | 变差", "▼ 12.0% | -12.0% | 變差", "▼ ۱۲٫۰٪ | \u{200e}−۱۲٫۰٪ | بدتر"],
    );
    check(
        change(Quantity::Count(88), Quantity::Count(100), Better::Lower),
        ["▼ 12.0% | -12.0% | better", "▼ 12.0% | -12.0% | 向好", "▼ 12.0% | -12.0% | 變好", "▼ ۱۲٫۰٪ | \u{200e}−۱۲٫۰٪ | بهتر"],
    );
    check(
        change(Quantity::Ratio(0.25), Quantity::Ratio(0.2), Better::Higher),
        [
            "▲ 5.0 pp | +5.0 pp | better",
            "▲ 5.0 个百分点 | +5.0 个百分点 | 向好",
            "▲ 5.0 個百分點 | +5.0 個百分點 | 變好",
            "▲ ۵٫۰ واحد درصد | \u{200e}+۵٫۰ واحد درصد | بهتر",
        ],
    );
    check(
        change(Quantity::Ratio(0.2), Quantity::Ratio(0.25), Better::Neither),
        [
            "▼ 5.0 pp | -5.0 pp | ",
            "▼ 5.0 个百分点 | -5.0 个百分点 | ",
            "▼ 5.0 個百分點 | -5.0 個百分點 | ",
            "▼ ۵٫۰ واحد درصد | \u{200e}−۵٫۰ واحد درصد | ",
        ],
    );
    check(
        change(Quantity::Count(5), Quantity::Count(0), Better::Higher),
        ["▲  |  | better", "▲  |  | 向好", "▲  |  | 變好", "▲  |  | بهتر"],
    );
    check(
        change(Quantity::Count(0), Quantity::Count(0), Better::Higher),
        [" |  | unchanged", " |  | 持平", " |  | 持平", " |  | بدون تغییر"],
    );
    // What rounds to zero is no change, whichever way it went.
    check(
        change(Quantity::Ratio(0.20001), Quantity::Ratio(0.2), Better::Higher),
        [
            "0.0 pp | 0.0 pp | unchanged",
            "0.0 个百分点 | 0.0 个百分点 | 持平",
            "0.0 個百分點 | 0.0 個百分點 | 持平",
            "۰٫۰ واحد درصد | ۰٫۰ واحد درصد | بدون تغییر",
        ],
    );
    check(
        change(dollars(99_999.0), dollars(100_000.0), Better::Lower),
        ["0.0% | 0.0% | unchanged", "0.0% | 0.0% | 持平", "0.0% | 0.0% | 持平", "۰٫۰٪ | ۰٫۰٪ | بدون تغییر"],
    );
    check(
        |words| words.change(dollars(5.0), dollars(1_024.0), Better::Higher).was,
        ["before: $1,024", "之前：$1,024", "之前：$1,024", "پیش\u{200c}تر: \u{200f}۱٬۰۲۴\u{a0}$"],
    );
    let words = Words::native(Language::English, &Settings::default());
    let change = words.change(dollars(99_999.0), dollars(100_000.0), Better::Lower);
    assert_eq!((change.trend, change.verdict), (Trend::Stayed, Verdict::Neither));
    assert_eq!(words.change(dollars(1.0), Quantity::Count(1), Better::Higher).signed, None, "of different units");
}

#[test]
fn targets_say_what_is_to_be_reached_where_and_when() {
    let filter = Filter { dimension: "region".to_owned(), members: vec!["East".to_owned()] };
    let goal = |share: f64, is_reached: bool, days: Option<Period>, filters: Vec<Filter>| Goal {
        target: Target { amount: dollars(50_000.0), per: days.map(|_| Per::Month), filters },
        amount: dollars(52_300.0),
        days,
        progress: Towards { share, is_reached },
    };
    let june = Some(period("2024-06-01", "2024-07-02"));
    let quarter = Some(period("2024-04-01", "2024-07-01"));
    let told = |goal: Goal| move |words: &Words| format!("{} {}", words.goal(&goal), words.goal_share(&goal));
    check(
        told(goal(0.75, false, quarter, Vec::new())),
        [
            "Target $52,300 for Q2 2024 75%",
            "目标 $52,300（2024年第 2 季度） 75%",
            "目標 $52,300（2024年第 2 季） 75%",
            "هدف \u{200f}۵۲٬۳۰۰\u{a0}$ برای فصل ۲ ۲۰۲۴ ۷۵٪",
        ],
    );
    let english = Words::native(Language::English, &Settings::default());
    assert_eq!(english.goal_share(&goal(0.9994, false, june, Vec::new())), "99%", "what is not there does not read as there");
    assert_eq!(english.goal_share(&goal(1.254, true, june, Vec::new())), "125%");
    let explained = english.goal_explained(&goal(1.0, true, june, Vec::new()));
    assert_eq!(without_signs(&explained), "50,000.00 a month: 52,300.00 for Jun 1, 2024 – Jul 1, 2024");
    assert_eq!(without_signs(&english.goal_explained(&goal(1.0, true, None, Vec::new()))), "50,000.00");
    let scoped = goal(1.0, true, june, vec![filter.clone()]).target;
    assert_eq!(without_signs(&english.target_with_scope(&scoped)), "50,000.00 a month · Region: East");
    check(
        |words| words.target_scope(std::slice::from_ref(&filter)),
        ["Holds for Region: East.", "适用于 区域: East。", "適用於 區域: East。", "برای منطقه: East است."],
    );
    check(
        |words| words.target_scope(&[]),
        [
            "Holds for everything, without filters.",
            "适用于全部数据（无筛选）。",
            "適用於全部資料（無篩選）。",
            "برای همهٔ داده‌ها و بدون فیلتر است.",
        ],
    );
}

#[test]
fn values_that_stand_together_are_written_alike() {
    let of = |values: &'static [f64], unit: Unit| move |words: &Words| words.values(values, unit).join(" ");
    check(
        of(&[5e6, 4.12e6, 965_000.0, 0.0], Unit::Money),
        [
            "$5.00M $4.12M $965K $0",
            "$500万 $412万 $96.5万 $0",
            "$500萬 $412萬 $96.5萬 $0",
            "\u{200f}۵٫۰۰\u{a0}میلیون\u{a0}$ \u{200f}۴٫۱۲\u{a0}میلیون\u{a0}$ \u{200f}۹۶۵\u{a0}هزار\u{a0}$ \u{200f}۰\u{a0}$",
        ],
    );
    let english = |values: &[f64], unit: Unit| Words::native(Language::English, &Settings::default()).values(values, unit).join(" | ");
    for (values, unit, expected) in [
        (&[12_000.0, 80.5][..], Unit::Money, "12,000 | 80"),
        (&[12.0, 80.5], Unit::Money, "12.00 | 80.50"),
        (&[12.0, 80.0], Unit::Money, "12 | 80"),
        (&[2e6, 900.0], Unit::Count, "2.00M | 900"),
        (&[52.0, 51.8], Unit::Days, "52.0 days | 51.8 days"),
        (&[52.0, 51.0], Unit::Days, "52 days | 51 days"),
        (&[0.5, 0.123], Unit::Ratio, "50.0% | 12.3%"),
        (&[8.0, 8.126], Unit::Number, "8.00 | 8.13"),
        (&[], Unit::Money, ""),
    ] {
        assert_eq!(english(values, unit), expected, "{values:?} of {unit:?}");
    }
}

#[test]
fn cases_say_what_they_are() {
    check(|words| words.of_cases(1_204), ["of 1,204", "共 1,204", "共 1,204", "از ۱٬۲۰۴"]);
    check(|words| words.of_cases_of("win_rate", 48), ["of 48 decided", "共 48 笔已定", "共 48 筆已定", "از ۴۸ معاملهٔ بسته‌شده"]);
    check(|words| words.of_cases_of("own_rate", 48), ["of 48", "共 48", "共 48", "از ۴۸"]);
    // Everything of the catalogue that has cases says what they are.
    for kpi in ["win_rate", "close_ratio", "win_loss_ratio", "reps_at_quota", "upsell_rate", "cross_sell_rate"] {
        let english = Words::native(Language::English, &Settings::default());
        assert_ne!(english.of_cases_of(kpi, 48), english.of_cases(48), "{kpi}");
    }
}
