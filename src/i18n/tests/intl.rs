//! What the native writer makes of a table of numbers, amounts and days, beside what
//! `Intl` is told of them. `tests/browser/language.test.mjs` asks Chromium for the same
//! (`UPDATE_EXPECT=1` writes the table anew).

use expect_test::expect_file;
use serde_json::{Map, Value, json};

use crate::i18n::numerals::{DayForm, Form, Numerals};
use crate::i18n::options::{self, Options, Told};
use crate::i18n::plain::Plain;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::state::settings::Language;

const NUMBERS: [f64; 22] = [
    0.0,
    1.0,
    -1.0,
    0.04,
    -0.04,
    0.06,
    9.96,
    99.94,
    99.96,
    999.4,
    999.6,
    1234.5,
    -1234.0,
    9_996.0,
    12_345.0,
    -98_765.4,
    123_456.0,
    999_960.0,
    1_234_567.0,
    99_950_001.0,
    1.5e9,
    -2.345e12,
];

/// Numerator and denominator.
const AMOUNTS: [(i128, i128); 12] = [
    (0, 1),
    (5, 2),
    (-1, 1000),
    (-1, 2),
    (20, 3),
    (1, 8),
    (-236_091, 100),
    (99_950, 1),
    (1_234_567_891, 1000),
    (-12_345_678, 1),
    (10_005_534, 1),
    (922_337_203_685_477_580_799, 1000),
];

const DAYS: [&str; 8] = ["2024-01-01", "2024-02-29", "2024-03-19", "2024-03-20", "2024-09-30", "2025-03-20", "2025-03-21", "1999-12-31"];

const DAY_FORMS: [DayForm; 5] = [DayForm::Date, DayForm::Month, DayForm::MonthAlone, DayForm::DayOfMonth, DayForm::Year];

/// Signs that are the same in all languages.
const SIGNS: [(&str, u8); 4] = [("EUR", 2), ("GBP", 2), ("INR", 2), ("CHF", 2)];

#[test]
fn the_table_for_the_browser() {
    let mut lines = Vec::new();
    for language in Language::ALL {
        lines.extend(numbers(language));
        lines.extend(amounts(language));
        lines.extend(days(language));
    }
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    expect_file!["../../../tests/golden/intl.json"].assert_eq(&format!("[\n{}\n]\n", lines.join(",\n")));
}

fn numbers(language: Language) -> Vec<Value> {
    let decimal = |least, most| Form::Decimal { least, most };
    let forms = [
        decimal(0, 0),
        decimal(0, 1),
        decimal(0, 2),
        decimal(2, 2),
        Form::Percent { decimals: 0 },
        Form::Percent { decimals: 1 },
        Form::Compact { least: 1 },
        Form::Compact { least: 3 },
    ];
    let line = |form: Form| {
        let written = |number: &f64| Some(json!([number, Plain.number(language, &form, *number)?]));
        line("NumberFormat", language.tag(), &options::of_number(&form)?, NUMBERS.iter().filter_map(written).collect())
    };
    forms.into_iter().filter_map(line).collect()
}

fn amounts(language: Language) -> Vec<Value> {
    let forms = SIGNS.map(|(sign, decimals)| {
        let sign = sign.to_owned();
        [
            Form::Currency { sign: sign.clone(), decimals },
            Form::Currency { sign: sign.clone(), decimals: 0 },
            Form::CompactCurrency { sign: sign.clone(), least: 1 },
            Form::CompactCurrency { sign, least: 3 },
        ]
    });
    // Persian amounts are written without their sign, which follows.
    let forms: Vec<Form> = match language {
        Language::Persian => vec![
            Form::Decimal { least: 2, most: 2 },
            Form::Decimal { least: 0, most: 0 },
            Form::Compact { least: 1 },
            Form::Compact { least: 3 },
        ],
        _ => forms.into_iter().flatten().collect(),
    };
    let line = |form: Form| {
        let written = |&(numerator, denominator): &(i128, i128)| {
            let money = Money::new(Exact::new(numerator, denominator)?)?;
            Some(json!([money.digits(options::given_decimals(&form)), Plain.money(language, &form, money)?]))
        };
        line("NumberFormat", language.tag(), &options::of_number(&form)?, AMOUNTS.iter().filter_map(written).collect())
    };
    forms.into_iter().filter_map(line).collect()
}

fn days(language: Language) -> Vec<Value> {
    let calendars = [Calendar::Gregorian, Calendar::Jalali].into_iter();
    // Of a Jalali month alone Chinese browsers write the bare number.
    let is_written = |(calendar, form): &(Calendar, DayForm)| {
        (language, *calendar, *form) != (Language::SimplifiedChinese, Calendar::Jalali, DayForm::MonthAlone)
    };
    let forms = calendars.flat_map(|calendar| DAY_FORMS.map(|form| (calendar, form))).filter(is_written);
    let lines = forms.filter_map(|(calendar, form)| {
        let written = |text: &&str| {
            let day: Day = text.parse().ok()?;
            Some(json!([f64::from(day.0) * 86_400_000.0, Plain.day(language, calendar, form, day)?]))
        };
        let locale = options::day_locale(language, calendar);
        line("DateTimeFormat", &locale, &options::of_day(form), DAYS.iter().filter_map(written).collect())
    });
    lines.collect()
}

/// `format`: the constructor; `written`: pairs of what it is given and what comes out.
fn line(format: &str, locale: &str, options: &Options, written: Vec<Value>) -> Option<Value> {
    let told = |told: &Told| match told {
        Told::Word(word) => json!(word),
        Told::Digits(digits) => json!(digits),
    };
    let options: Map<String, Value> = options.iter().map(|(name, value)| ((*name).to_owned(), told(value))).collect();
    Some(json!({ "format": format, "locale": locale, "options": options, "written": written }))
}
