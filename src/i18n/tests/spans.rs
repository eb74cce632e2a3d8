//! What is written of days, periods and comparisons.

use super::{check, day, period, without_signs};
use crate::i18n::words::Words;
use crate::sales::calendar::Calendar;
use crate::sales::period::Grain;
use crate::state::decisions::comparison::{Compared, Extent};
use crate::state::settings::{Language, Settings};

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
