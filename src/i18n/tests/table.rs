//! What is written of figures, changes, spans, files and problems, in all four
//! languages.

use crate::engine::protocol::{Failure, Progress, StorageRefusal};
use crate::i18n::change::{Trend, Verdict};
use crate::i18n::words::Words;
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::dialect::{Dialect, EncodingEvidence, Evidence, HeaderPlace};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::kpi::ask::{Filter, LeftOut, LeftOutReason, PartKey};
use crate::kpi::catalogue::{Catalogue, Written, catalogue};
use crate::kpi::listed::Better;
use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::choices::Merge;
use crate::star::overview::Overview;
use crate::star::words::Status;
use crate::state::decisions::comparison::{Compared, Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;
use crate::state::decisions::target::{Per, Progress as Towards, Target};
use crate::state::keep::group::Group;
use crate::state::notice::About;
use crate::state::pages::block::{Axis, Chart, Family};
use crate::state::pages::data::fixes::Fix;
use crate::state::pages::goal::Goal;
use crate::state::route::Route;
use crate::state::settings::{Currency, Language, Settings, Theme};

/// Without the signs that keep a variable's direction apart in Persian.
fn check(write: impl Fn(&Words) -> String, expected: [&str; 4]) {
    let written = Language::ALL.map(|language| {
        let settings = Settings { currency: Some(Currency::of("USD")), ..Settings::default() };
        let text = write(&Words::native(language, &settings));
        without_signs(&text)
    });
    assert_eq!(written, expected);
}

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
fn quarters_and_years_are_named_by_the_fiscal_year_they_are_in() {
    let settings = Settings { fiscal_start: 4, ..Settings::default() };
    let of = |text: fn(&Words) -> String| Language::ALL.map(|language| without_signs(&text(&Words::native(language, &settings))));
    let quarter = of(|words| words.span(Grain::Quarter, day("2024-04-01")));
    assert_eq!(quarter, ["Q1 FY 2024/25", "2024/25 财年第 1 季度", "2024/25 會計年度第 1 季", "فصل ۱ سال مالی ۲۰۲۴/۲۵"]);
    let year = of(|words| words.period(period("1999-04-01", "2000-04-01")));
    assert_eq!(year, ["FY 1999/00", "1999/00 财年", "1999/00 會計年度", "سال مالی ۱۹۹۹/۰۰"]);
    let label = of(|words| words.span_label(Grain::Quarter, day("2024-01-01")).0);
    assert_eq!(label, ["Q4", "第 4 季度", "第 4 季", "فصل ۴"]);
    let english = Words::native(Language::English, &settings);
    assert_eq!(english.span_label(Grain::Year, day("2024-04-01")), ("FY 2024/25".to_owned(), String::new()));
    assert_eq!(english.period(period("2024-01-01", "2025-01-01")), "Jan 2024 – Dec 2024", "it is no fiscal year");
}

#[test]
fn months_quarters_and_years_are_those_of_the_calendar_that_names_them() {
    let settings = Settings { calendar: Some(Calendar::Jalali), ..Settings::default() };
    let english = Words::native(Language::English, &settings);
    let persian = Words::native(Language::Persian, &settings);
    let cases = [
        (("2024-03-20", "2025-03-21"), "1403 AP", "۱۴۰۳"),
        (("2024-06-21", "2024-09-22"), "Q2 1403 AP", "فصل ۲ ۱۴۰۳"),
        (("2024-03-20", "2024-04-20"), "Farvardin 1403 AP", "فروردین ۱۴۰۳"),
        (("2024-04-01", "2024-05-01"), "Farvardin 13, 1403 AP – Ordibehesht 11, 1403 AP", "۱۳ فروردین ۱۴۰۳ تا ۱۱ اردیبهشت ۱۴۰۳"),
    ];
    for ((start, end), in_english, in_persian) in cases {
        let days = period(start, end);
        assert_eq!((english.period(days), without_signs(&persian.period(days))), (in_english.to_owned(), in_persian.to_owned()));
    }
    assert_eq!((persian.month_name(1), persian.month_name(12)), ("فروردین".to_owned(), "اسفند".to_owned()));
}

#[test]
fn what_was_taken_back_is_named() {
    let filters = vec![Filter { dimension: "region".to_owned(), members: vec!["East".to_owned(), "West".to_owned()] }];
    let about = About::ViewReset { period: Some(PeriodChoice::LastYear), filters };
    check(
        |words| words.notice(&about),
        [
            "Nothing in the data matches “Last year · Region: East, West”, so that was taken back. Undo brings it back.",
            "数据中没有与“去年 · 区域: East, West”相符的内容，因此已取消该选择。可用“撤销”恢复。",
            "資料中沒有與「去年 · 區域: East, West」相符的內容，因此已取消該選擇。可用「復原」恢復。",
            "در داده‌ها چیزی با «سال گذشته · منطقه: East, West» جور نبود و آن انتخاب کنار گذاشته شد. «واگرد» آن را برمی‌گرداند.",
        ],
    );
}

#[test]
fn a_comparison_says_where_the_data_do_not_reach_back() {
    let compared = |first: &str| Compared::new(period("2024-01-01", "2024-04-01"), Some(period(first, "2025-01-01")));
    check(
        |words| words.compared_with(compared("2024-02-01")),
        [
            "compared with Q1 2024, of which the data begin on Feb 1, 2024",
            "与2024年第 1 季度相比，其中数据始于2024年2月1日",
            "與2024年第 1 季相比，其中資料始於2024年2月1日",
            "در مقایسه با فصل ۱ ۲۰۲۴ که داده‌های آن از ۱ فوریه ۲۰۲۴ آغاز می‌شود",
        ],
    );
    check(
        |words| words.compared_with(compared("2024-05-01")),
        [
            "nothing to compare with: the data begin on May 1, 2024, after Q1 2024",
            "无可对比：数据始于2024年5月1日，晚于2024年第 1 季度",
            "無可比較：資料始於2024年5月1日，晚於2024年第 1 季",
            "چیزی برای مقایسه نیست: داده‌ها از ۱ مه ۲۰۲۴، پس از فصل ۱ ۲۰۲۴، آغاز می‌شوند",
        ],
    );
    check(
        |words| words.compared_days(compared("2024-05-01")),
        [
            "Q1 2024: the data begin only on May 1, 2024",
            "2024年第 1 季度：数据2024年5月1日才开始",
            "2024年第 1 季：資料2024年5月1日才開始",
            "فصل ۱ ۲۰۲۴: داده‌ها تازه از ۱ مه ۲۰۲۴ آغاز می‌شوند",
        ],
    );
    check(
        |words| words.extent(Extent::ToDate),
        [
            "To date, against as many days",
            "截至目前，与相同天数对比",
            "截至目前，與相同天數比較",
            "تا آخرین روز داده‌ها، در برابر همان تعداد روز",
        ],
    );
    check(
        |words| words.partial(words.span(Grain::Year, day("2024-01-01"))),
        ["2024 (part)", "2024年（部分）", "2024年（部分）", "۲۰۲۴ (ناقص)"],
    );
}

#[test]
fn spans_and_periods_are_as_short_as_they_can_be() {
    let span = |grain: Grain, start: &'static str| move |words: &Words| words.span(grain, day(start));
    check(span(Grain::Day, "2024-03-05"), ["Mar 5, 2024", "2024年3月5日", "2024年3月5日", "۵ مارس ۲۰۲۴"]);
    check(span(Grain::Week, "2024-03-04"), ["Week of Mar 4, 2024", "2024年3月4日当周", "2024年3月4日當週", "هفته\u{654} ۴ مارس ۲۰۲۴"]);
    check(span(Grain::Month, "2024-03-01"), ["Mar 2024", "2024年3月", "2024年3月", "مارس ۲۰۲۴"]);
    check(span(Grain::Quarter, "2024-04-01"), ["Q2 2024", "2024年第 2 季度", "2024年第 2 季", "فصل ۲ ۲۰۲۴"]);
    check(span(Grain::Year, "2024-01-01"), ["2024", "2024年", "2024年", "۲۰۲۴"]);
    let label = |grain: Grain| {
        move |words: &Words| {
            let (label, group) = words.span_label(grain, day("2024-04-01"));
            format!("{label} / {group}")
        }
    };
    check(label(Grain::Week), ["Apr 1 / 2024", "4月1日 / 2024年", "4月1日 / 2024年", "۱ آوریل / ۲۰۲۴"]);
    check(label(Grain::Month), ["Apr / 2024", "4月 / 2024年", "4月 / 2024年", "آوریل / ۲۰۲۴"]);
    check(label(Grain::Quarter), ["Q2 / 2024", "第 2 季度 / 2024年", "第 2 季 / 2024年", "فصل ۲ / ۲۰۲۴"]);
    check(label(Grain::Year), ["2024 / ", "2024年 / ", "2024年 / ", "۲۰۲۴ / "]);
    let period = |from: &'static str, to: &'static str| move |words: &Words| words.period(period(from, to));
    check(period("2024-01-01", "2025-01-01"), ["2024", "2024年", "2024年", "۲۰۲۴"]);
    check(period("2024-04-01", "2024-07-01"), ["Q2 2024", "2024年第 2 季度", "2024年第 2 季", "فصل ۲ ۲۰۲۴"]);
    check(period("2024-03-01", "2024-04-01"), ["Mar 2024", "2024年3月", "2024年3月", "مارس ۲۰۲۴"]);
    check(
        period("2024-03-01", "2024-05-01"),
        ["Mar 2024 – Apr 2024", "2024年3月 – 2024年4月", "2024年3月 – 2024年4月", "مارس ۲۰۲۴ تا آوریل ۲۰۲۴"],
    );
    check(
        period("2024-03-05", "2024-03-08"),
        ["Mar 5, 2024 – Mar 7, 2024", "2024年3月5日 – 2024年3月7日", "2024年3月5日 – 2024年3月7日", "۵ مارس ۲۰۲۴ تا ۷ مارس ۲۰۲۴"],
    );
    check(|words| words.month_name(12), ["Dec", "12月", "12月", "دسامبر"]);
    check(|words| words.month_name(13), ["", "", "", ""]);
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

#[test]
fn an_import_tells_how_far_it_is() {
    let facts = |done: u64, elapsed_ms: f64| {
        move |words: &Words| {
            let progress = Progress { file: "deals.csv".to_owned(), bytes_done: done, bytes_total: 160_000_000, rows: 1_480 };
            words.progress_facts(&progress, elapsed_ms).join(" · ")
        }
    };
    check(
        facts(4_000_000, 5_000.0),
        ["4 MB of 160 MB · 1,480 rows", "4 MB / 160 MB · 1,480 行", "4 MB / 160 MB · 1,480 列", "۴ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف"],
    );
    check(
        facts(80_000_000, 200.0),
        [
            "80 MB of 160 MB · 1,480 rows",
            "80 MB / 160 MB · 1,480 行",
            "80 MB / 160 MB · 1,480 列",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف",
        ],
    );
    check(
        facts(80_000_000, 800.0),
        [
            "80 MB of 160 MB · 1,480 rows · almost done",
            "80 MB / 160 MB · 1,480 行 · 马上完成",
            "80 MB / 160 MB · 1,480 列 · 馬上完成",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · نزدیک به پایان",
        ],
    );
    check(
        facts(80_000_000, 45_000.0),
        [
            "80 MB of 160 MB · 1,480 rows · about 45 seconds left",
            "80 MB / 160 MB · 1,480 行 · 大约还需 45 秒",
            "80 MB / 160 MB · 1,480 列 · 大約還需 45 秒",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · حدود ۴۵ ثانیه مانده",
        ],
    );
    check(
        facts(80_000_000, 91_000.0),
        [
            "80 MB of 160 MB · 1,480 rows · about 2 minutes left",
            "80 MB / 160 MB · 1,480 行 · 大约还需 2 分钟",
            "80 MB / 160 MB · 1,480 列 · 大約還需 2 分鐘",
            "۸۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · حدود ۲ دقیقه مانده",
        ],
    );
    check(
        facts(160_000_000, 91_000.0),
        [
            "160 MB of 160 MB · 1,480 rows · Computing the KPIs",
            "160 MB / 160 MB · 1,480 行 · 正在计算 KPI",
            "160 MB / 160 MB · 1,480 列 · 正在計算 KPI",
            "۱۶۰ مگابایت از ۱۶۰ مگابایت · ۱٬۴۸۰ ردیف · در حال محاسبه\u{654} شاخص\u{200c}ها",
        ],
    );
    check(|words| words.reading("deals.csv"), ["Reading deals.csv", "正在读取 deals.csv", "正在讀取 deals.csv", "در حال خواندن deals.csv"]);
}

#[test]
fn names_are_those_of_the_language() {
    check(|words| words.kpi("win_rate"), ["Win rate", "赢单率", "贏單率", "نرخ موفقیت"]);
    check(|words| words.kpi("my_own"), ["my_own", "my_own", "my_own", "my_own"]);
    check(
        |words| words.kpi_by("win_rate", "region"),
        ["Win rate by region", "按区域统计的赢单率", "依區域統計的贏單率", "نرخ موفقیت به تفکیک منطقه"],
    );
    check(|words| words.part(&PartKey::Member(String::new()), Grain::Month), ["(none)", "（无）", "（無）", "(هیچ)"]);
    check(|words| words.part(&PartKey::Span(day("2024-03-01")), Grain::Month), ["Mar 2024", "2024年3月", "2024年3月", "مارس ۲۰۲۴"]);
    check(|words| words.dataset(Dataset::Deals), ["Deals", "商机", "商機", "معامله\u{200c}ها"]);
    check(|words| words.field("no_such_field"), ["no_such_field", "no_such_field", "no_such_field", "no_such_field"]);
    check(|words| words.column_kind(ColumnKind::Date), ["date", "日期", "日期", "تاریخ"]);
    check(|words| words.status(Status::Won), ["won", "赢单", "贏單", "موفق"]);
    check(|words| words.route(Dataset::Deals, "region"), ["Deals: Region", "商机：区域", "商機：區域", "معامله\u{200c}ها: منطقه"]);
    check(
        |words| words.join(Dataset::Deals, Dataset::Targets),
        ["Deals → Targets", "商机 → 目标", "商機 → 目標", "معامله\u{200c}ها ← هدف\u{200c}ها"],
    );
}

#[test]
fn whatever_can_be_chosen_has_a_name() {
    for language in Language::ALL {
        let words = Words::native(language, &Settings::default());
        let names = [
            PeriodChoice::PRESETS.map(|choice| words.period_choice(choice)).to_vec(),
            Comparison::ALL.map(|comparison| words.comparison(comparison)).to_vec(),
            Theme::ALL.map(|theme| words.theme(theme)).to_vec(),
            Route::ALL.map(|route| words.page(route)).to_vec(),
        ];
        for name in names.iter().flatten() {
            let is_id = ["period-", "compare-", "theme-", "nav-"].iter().any(|family| name.starts_with(family));
            assert!(!is_id, "{}: {name}", language.tag());
        }
    }
    let quarter = Some(period("2024-01-01", "2024-04-01"));
    check(
        |words| words.period_chosen(PeriodChoice::LastQuarter, quarter),
        ["Last quarter · Q1 2024", "上季度 · 2024年第 1 季度", "上一季 · 2024年第 1 季", "فصل گذشته · فصل ۱ ۲۰۲۴"],
    );
    let custom = PeriodChoice::Custom(period("2024-03-01", "2024-04-01"));
    check(|words| words.period_chosen(custom, None), ["Mar 2024", "2024年3月", "2024年3月", "مارس ۲۰۲۴"]);
    check(|words| words.revenue_over_time(Grain::Quarter), ["Revenue by quarter", "各季度收入", "各季收入", "درآمد فصلی"]);
}

#[test]
fn a_file_tells_how_it_was_read() {
    let dialect = |delimiter: char, records: u32| Dialect {
        encoding: "UTF-8".to_owned(),
        delimiter,
        quote: '"',
        escape: None,
        header: HeaderPlace { line: 3, records },
        evidence: Evidence { encoding: EncodingEvidence::Valid, sampled: 1_000, regular: 998 },
    };
    check(
        |words| words.reading_sum(&dialect(',', 1)),
        [
            "UTF-8 · Comma , · header in line 3",
            "UTF-8 · 逗号 , · 表头在第 3 行",
            "UTF-8 · 逗號 , · 標題列在第 3 行",
            "UTF-8 · ویرگول , · سرستون در سطر ۳",
        ],
    );
    check(
        |words| words.reading_sum(&dialect('~', 0)),
        ["UTF-8 · ~ · no header", "UTF-8 · ~ · 没有表头", "UTF-8 · ~ · 沒有標題列", "UTF-8 · ~ · بدون سرستون"],
    );
    check(
        |words| words.encoding_evidence(&dialect(',', 1)),
        [
            "All bytes are valid UTF-8.",
            "所有字节都符合 UTF-8。",
            "所有位元組都符合 UTF-8。",
            "همه\u{654} بایت\u{200c}ها در UTF-8 درست است.",
        ],
    );
    check(
        |words| words.delimiter_evidence(&dialect(',', 1), 12),
        [
            "998 of the first 1,000 lines have 12 fields.",
            "前 1,000 行中有 998 行是 12 个字段。",
            "前 1,000 行中有 998 行是 12 個欄位。",
            "۹۹۸ سطر از ۱٬۰۰۰ سطر نخست ۱۲ فیلد دارد.",
        ],
    );
    check(
        |words| words.detected(words.encoding("Shift_JIS")),
        [
            "Japanese (Shift_JIS) (detected)",
            "日文（Shift_JIS）（自动识别）",
            "日文（Shift_JIS）（自動偵測）",
            "ژاپنی (Shift_JIS) (تشخیص خودکار)",
        ],
    );
    check(|words| words.quote('\''), ["Single '", "单引号 '", "單引號 '", "تکی '"]);
    check(
        |words| words.row_sum(RowCounts { read: 1_480, kept: 1_470, set_aside: 10 }),
        [
            "1,480 read = 1,470 kept + 10 set aside",
            "读取 1,480 = 保留 1,470 + 搁置 10",
            "讀取 1,480 = 保留 1,470 + 擱置 10",
            "۱٬۴۸۰ خوانده = ۱٬۴۷۰ نگه\u{200c}داشته + ۱۰ کنارگذاشته",
        ],
    );
    check(
        |words| words.stage_moved("Won", 0, 7),
        ["Won is now number 1 of 7", "“Won”现在排第 1，共 7 个", "「Won」現在排第 1，共 7 個", "Won اکنون شماره\u{654} ۱ از ۷ است"],
    );
    check(|words| words.kept(1_500_000), ["1.5 MB of files", "文件 1.5 MB", "檔案 1.5 MB", "۱٫۵ مگابایت فایل"]);
}

#[test]
fn problems_say_where_and_what_to_do() {
    let place = |line, field| Place { line, field, text: "12-".to_owned() };
    check(
        |words| words.places(&[place(4, 3), place(9, 0)]),
        [
            "Line 4, column 3: “12-” · Line 9",
            "第 4 行，第 3 列：“12-” · 第 9 行",
            "第 4 列，第 3 欄：「12-」 · 第 9 列",
            "سطر ۴، ستون ۳: «12-» · سطر ۹",
        ],
    );
    let fix = |fix: Fix| move |words: &Words| words.fix(&fix);
    check(
        fix(Fix::Merge(vec![Merge { from: "Nord".to_owned(), to: "North".to_owned(), dimension: "region".to_owned() }])),
        ["Treat “Nord” as “North”", "把“Nord”视为“North”", "把「Nord」視為「North」", "«Nord» همان «North» شمرده شود"],
    );
    let empty =
        |texts: &[&str]| Fix::CountAsEmpty { column: "Amount".to_owned(), texts: texts.iter().map(|text| (*text).to_owned()).collect() };
    check(fix(empty(&["n/a"])), ["Treat “n/a” as empty", "把“n/a”视为空", "把「n/a」視為空白", "«n/a» خالی شمرده شود"]);
    check(
        fix(empty(&["n/a", "?", "tbd"])),
        [
            "Treat “n/a” and 2 more texts as empty",
            "把“n/a”等 2 种文本视为空",
            "把「n/a」等 2 種文字視為空白",
            "«n/a» و ۲ متن دیگر خالی شمرده شود",
        ],
    );
    check(
        fix(Fix::ReadAs { column: "Amount".to_owned(), kind: ColumnKind::Number }),
        ["Read the column as numbers", "将该列读作数字", "將此欄讀作數字", "ستون عدد خوانده شود"],
    );
    check(
        fix(Fix::DateOrder { columns: vec!["Closed".to_owned()], order: DateOrder::DayMonthYear, in_use: true }),
        ["day, month, year", "日、月、年", "日、月、年", "روز، ماه، سال"],
    );
    check(
        fix(Fix::DecimalMark { columns: vec!["Amount".to_owned()], mark: Convention::Comma, in_use: true }),
        ["a decimal comma (1.234,50)", "小数逗号（1.234,50）", "小數逗號（1.234,50）", "ممیز ویرگول (1.234,50)"],
    );
    let problem = Problem::whole(ProblemKind::EmptyFile);
    check(
        |words| words.ignore(words.problem("x.csv", &problem).found),
        ["Ignore: x.csv is empty.", "忽略：x.csv 是空文件。", "忽略：x.csv 是空檔案。", "نادیده بگیر: x.csv خالی است."],
    );
    check(
        |words| words.problem("x.csv", &problem).rest(),
        [
            "Nothing was read from it. Export it again and check that it has rows.",
            "没有从中读取任何内容。 请重新导出，并确认其中有数据行。",
            "沒有從中讀取任何內容。 請重新匯出，並確認其中有資料列。",
            "چیزی از آن خوانده نشد. دوباره خروجی بگیرید و ببینید ردیفی در آن هست.",
        ],
    );
    check(
        |words| words.notice(&About::FilesLeftOut(vec![Issue::left_out("x.csv", ProblemKind::EmptyFile)])),
        [
            "x.csv is empty. Export it again and check that it has rows.",
            "x.csv 是空文件。 请重新导出，并确认其中有数据行。",
            "x.csv 是空檔案。 請重新匯出，並確認其中有資料列。",
            "x.csv خالی است. دوباره خروجی بگیرید و ببینید ردیفی در آن هست.",
        ],
    );
}

#[test]
fn notices_say_what_was_kept() {
    let notice = |about: About| move |words: &Words| words.notice(&about);
    check(
        notice(About::NotSaved { groups: [Group::Settings, Group::Plans].into(), refusal: StorageRefusal::Full }),
        [
            "The browser has no room left: what you change of this holds until you close the page (settings, plans). What was saved before stays as it is. Free some space; the next change saves it all.",
            "浏览器没有剩余空间：您对以下内容的更改只保留到关闭页面为止（设置, 方案）。之前保存的内容保持不变。请释放一些空间，下一次更改时会全部保存。",
            "瀏覽器沒有剩餘空間：您對以下內容的變更只保留到關閉頁面為止（設定, 方案）。之前儲存的內容保持不變。請釋出一些空間，下一次變更時會全部儲存。",
            "مرورگر دیگر جا ندارد: آنچه از این\u{200c}ها تغییر دهید تا بستن صفحه می\u{200c}ماند (تنظیمات, طرح\u{200c}ها). آنچه پیش\u{200c}تر ذخیره شده همان می\u{200c}ماند. کمی جا باز کنید؛ با تغییر بعدی همه ذخیره می\u{200c}شود.",
        ],
    );
    check(
        notice(About::FilesNotKept(StorageRefusal::TurnedOff)),
        [
            "Files are not kept: you will have to choose them again after a reload.",
            "不保留文件：重新加载后需要重新选择。",
            "不保留檔案：重新載入後需要重新選擇。",
            "فایل\u{200c}ها نگه داشته نمی\u{200c}شوند: پس از باز کردن دوباره\u{654} صفحه باید دوباره انتخابشان کنید.",
        ],
    );
    check(
        notice(About::ImportFailed(Failure::Refused { file: "x.pdf".to_owned() })),
        [
            "x.pdf is not a kind of file that Attain reads. Save it as CSV and drop it again.",
            "Attain 不能读取 x.pdf 这类文件。请另存为 CSV 后重新拖入。",
            "Attain 不能讀取 x.pdf 這類檔案。請另存為 CSV 後重新拖進來。",
            "Attain این نوع فایل را نمی\u{200c}خواند: x.pdf. آن را به\u{200c}صورت CSV ذخیره کنید و دوباره رها کنید.",
        ],
    );
    check(
        |words| words.unavailable(&Unavailable::NoDataset { dataset: Dataset::Targets }),
        ["No file with Targets has been imported.", "尚未导入目标文件。", "尚未匯入目標檔案。", "فایلی با هدف\u{200c}ها وارد نشده است."],
    );
    check(
        |words| words.left_out(&LeftOut { reason: LeftOutReason::NoDate, rows: 1 }),
        ["1 row has no date", "1 行没有日期", "1 列沒有日期", "۱ ردیف تاریخ ندارد"],
    );
    check(
        |words| words.few_cases(12),
        [
            "Only 12 cases: treat this rate with care.",
            "只有 12 个样本，请谨慎看待这个比率。",
            "只有 12 個樣本，請謹慎看待這個比率。",
            "تنها ۱۲ مورد: این نرخ را با احتیاط بخوانید.",
        ],
    );
    check(
        |words| words.remove_filter("region", ""),
        ["Remove the filter Region: (none)", "移除筛选 区域：（无）", "移除篩選 區域：（無）", "حذف فیلتر منطقه: (هیچ)"],
    );
    check(
        |words| words.compared_with(Compared::new(period("2024-01-01", "2024-04-01"), None)),
        ["compared with Q1 2024", "与2024年第 1 季度相比", "與2024年第 1 季相比", "در مقایسه با فصل ۱ ۲۰۲۴"],
    );
}

#[test]
fn kpis_are_found_by_what_is_written_about_them() {
    let families = [
        Family { id: "results".to_owned(), kpis: vec!["revenue".to_owned(), "win_rate".to_owned()] },
        Family { id: "leads".to_owned(), kpis: vec!["lead_conversion".to_owned()] },
    ];
    let cases = [
        (Language::English, "", "revenue win_rate lead_conversion"),
        (Language::English, " WIN rate ", "win_rate"),
        (Language::English, "win_rate", "win_rate"),
        (Language::English, "won or lost", "win_rate"),
        (Language::English, "no such thing", ""),
        (Language::English, "rate win", "win_rate"),
        (Language::SimplifiedChinese, "赢单率", "win_rate"),
    ];
    for (language, wanted, expected) in cases {
        let found = Words::native(language, &Settings::default()).found(&catalogue().listed(), &families, wanted);
        let kpis: Vec<String> = found.into_iter().flat_map(|family| family.kpis).collect();
        assert_eq!(kpis.join(" "), expected, "{wanted}");
    }
}

#[test]
fn kpis_are_found_by_the_terms_of_the_field() {
    let listed = catalogue().listed();
    let all = [Family { id: String::new(), kpis: listed.iter().map(|listed| listed.id.clone()).collect() }];
    let [english, simplified, traditional, persian] = Language::ALL;
    for (language, wanted, expected) in [
        (english, "quota", "target_attainment"),
        (english, "turnover", "revenue"),
        (english, "bookings", "won_amount"),
        (english, "ARPU", "revenue_per_account"),
        (english, "AOV", "average_order_value"),
        (english, "new logos", "new_customers"),
        (english, "attrition", "churn_rate"),
        (english, "LTV", "clv"),
        (english, "NRR", "net_revenue_retention"),
        (english, "speed to lead", "lead_response_time"),
        (english, "closed-won", "won_deals"),
        (english, "time to close", "sales_cycle"),
        (simplified, "配额", "target_attainment"),
        (simplified, "营收", "revenue"),
        (simplified, "成交率", "win_rate"),
        (simplified, "丢单", "lost_deals"),
        (simplified, "CAC", "cac"),
        (simplified, "NRR", "net_revenue_retention"),
        (traditional, "配額", "target_attainment"),
        (traditional, "營業額", "revenue"),
        (traditional, "成交率", "win_rate"),
        (traditional, "漏斗", "open_pipeline"),
        (persian, "سهمیه", "target_attainment"),
        (persian, "گردش", "revenue"),
        (persian, "نرخ تبدیل", "win_rate"),
        // Arabic letters are those of Persian, and a word may be written apart.
        (persian, "نرخ تبديل", "win_rate"),
        (persian, "ريزش", "churn_rate"),
    ] {
        let found = Words::native(language, &Settings::default()).found(&listed, &all, wanted);
        let kpis: Vec<&String> = found.iter().flat_map(|family| &family.kpis).collect();
        assert!(kpis.iter().any(|kpi| *kpi == expected), "{wanted}: {kpis:?}");
        assert!(kpis.len() < 30, "{wanted} finds {} of them", kpis.len());
    }
}

#[test]
fn titles_say_what_is_drawn() {
    let chart = |id, dimension: Option<&str>| {
        let members = |dimension: &str| Axis::Members { dimension: dimension.to_owned(), limit: 9, is_ranked: false };
        Chart { id, kpi: "revenue".to_owned(), axis: dimension.map_or(Axis::Time, members), is_whole: false }
    };
    let english = Words::native(Language::English, &Settings::default());
    let cases = [
        (chart("revenue-by-month", None), english.say("overview-revenue-week")),
        (chart("revenue-by-region", Some("region")), english.say("overview-revenue-region")),
        (chart("revenue-by-region", Some("industry")), english.kpi_by("revenue", "industry")),
        (chart("leaderboard", Some("owner")), english.say("overview-leaderboard")),
    ];
    for (chart, expected) in cases {
        assert_eq!(english.chart(&chart, Grain::Week), expected, "{chart:?}");
    }
}

#[test]
fn errors_of_formulas_are_told() {
    let error = |formula: &str| {
        let written = Written { id: "own".to_owned(), formula: formula.to_owned(), better: Better::Neither, benchmark: None, unit: None };
        let entry = Catalogue::new(&[written]).entry("own").map(|entry| entry.checked.clone());
        entry.expect("the KPI").expect_err(formula)
    };
    let say = |formula: &str| {
        let error = error(formula);
        move |words: &Words| words.formula_error(&error)
    };
    check(
        say("sum(amont of deals)"),
        [
            "no field is called `amont`; did you mean `amount`?",
            "没有名为“amont”的字段，是否指“amount”？",
            "沒有名為「amont」的欄位，是否指「amount」？",
            "فیلدی به نام «amont» نیست؛ منظورتان «amount» است؟",
        ],
    );
    check(
        say("revenue + sales_cycle"),
        [
            "money and days do not go together",
            "金额与天数不能相加或比较",
            "金額與天數不能相加或比較",
            "مبلغ و شمار روزها با هم جمع یا مقایسه نمی‌شوند",
        ],
    );
    check(
        say("larger(revenue)"),
        [
            "expected 2 arguments, found `)`",
            "此处应为2个参数，却是“)”",
            "此處應為2個引數，卻是「)」",
            "انتظار ۲ آرگومان می‌رفت، «)» آمده است",
        ],
    );
    let reason = Unavailable::BadFormula { error: error("revenue +") };
    check(
        move |words| words.unavailable(&reason),
        [
            "The formula has an error: expected a value, found the end",
            "公式有误：此处应为值，公式却已结束",
            "公式有誤：此處應為值，公式卻已結束",
            "فرمول خطا دارد: انتظار یک مقدار می‌رفت، فرمول تمام شده است",
        ],
    );
}
