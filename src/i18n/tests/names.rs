//! Names of what there is to choose and to look at, and how KPIs are found by them.

use super::{check, day, period};
use crate::i18n::words::Words;
use crate::ingest::values::kind::ColumnKind;
use crate::kpi::ask::PartKey;
use crate::kpi::catalogue::{Catalogue, Written, catalogue};
use crate::kpi::listed::Better;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Grain;
use crate::sales::schema::Dataset;
use crate::star::words::Status;
use crate::state::decisions::comparison::Comparison;
use crate::state::decisions::period::PeriodChoice;
use crate::state::pages::block::{Axis, Chart, Family};
use crate::state::route::Route;
use crate::state::settings::{Language, Settings, Theme};

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
        (Language::English, "win raet", "win_rate"),
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
        (english, "logo churn", "churn_rate"),
        (english, "conversion", "win_rate"),
        (english, "pipline", "open_pipeline"),
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
    let found = Words::native(english, &Settings::default()).found(&listed, &all, "dso");
    assert!(found.is_empty(), "{found:?}");
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
