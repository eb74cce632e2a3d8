//! The browser's own `Intl` as a writer of numbers and days.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::currency;
use crate::i18n::numerals::{DayForm, Form, Numerals};
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::state::settings::Language;

/// Writes what the browser has a format for: not amounts whose sign is no
/// currency's code, such as `pts`.
#[derive(Clone, Copy, Debug)]
pub struct Intl;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;
    /// A number in decimal digits, which keeps all of them.
    #[wasm_bindgen(method, js_name = format)]
    fn format_exactly(this: &NumberFormat, digits: &str) -> String;

    #[derive(Clone)]
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;
}

/// As many decimals of an amount are looked at where it is shortened.
const COMPACT_DECIMALS: u8 = 4;

thread_local! {
    // Making a format is what takes time, so formats are kept.
    static NUMBERS: RefCell<HashMap<(Language, Form), Option<NumberFormat>>> = RefCell::default();
    static DAYS: RefCell<HashMap<(Language, Calendar, DayForm), Option<DateTimeFormat>>> = RefCell::default();
}

impl Numerals for Intl {
    fn number(&self, language: Language, form: &Form, number: f64) -> Option<String> {
        number_format(language, form).map(|format| format.format(number))
    }

    fn money(&self, language: Language, form: &Form, money: Money) -> Option<String> {
        // Rounded here: the browser would take a tie away from zero.
        let decimals = match form {
            Form::Decimal { most: decimals, .. } | Form::Currency { decimals, .. } => *decimals,
            Form::Compact | Form::CompactCurrency { .. } | Form::Percent { .. } => COMPACT_DECIMALS,
        };
        number_format(language, form).map(|format| format.format_exactly(&money.digits(decimals)))
    }

    fn day(&self, language: Language, calendar: Calendar, form: DayForm, day: Day) -> Option<String> {
        let format = DAYS.with_borrow_mut(|formats| {
            let calendar_id = match calendar {
                Calendar::Gregorian => "gregory",
                Calendar::Jalali => "persian",
            };
            let locale = format!("{}-u-ca-{calendar_id}", language.tag());
            let entry = formats.entry((language, calendar, form));
            entry.or_insert_with(|| DateTimeFormat::new(&locale, &object(&day_options(form))).ok()).clone()
        });
        // Days have no zone: midnight in UTC, written in UTC.
        format.map(|format| format.format(f64::from(day.0) * 86_400_000.0))
    }
}

fn number_format(language: Language, form: &Form) -> Option<NumberFormat> {
    NUMBERS.with_borrow_mut(|formats| {
        let entry = formats.entry((language, form.clone()));
        entry.or_insert_with(|| NumberFormat::new(language.tag(), &object(&number_options(form)?)).ok()).clone()
    })
}

fn number_options(form: &Form) -> Option<Vec<(&'static str, JsValue)>> {
    let text = JsValue::from_str;
    let digits = |decimals: u8| JsValue::from_f64(f64::from(decimals.min(20)));
    let decimals = |least: u8, most: u8| [("minimumFractionDigits", digits(least.min(most))), ("maximumFractionDigits", digits(most))];
    let compact = || [("notation", text("compact")), ("maximumSignificantDigits", digits(3))];
    let currency = |sign: &str| {
        let code = currency::offered(sign)?.sign;
        Some([("style", text("currency")), ("currency", text(&code)), ("currencyDisplay", text("symbol"))])
    };
    Some(match form {
        Form::Decimal { least, most } => decimals(*least, *most).to_vec(),
        Form::Compact => compact().to_vec(),
        Form::Percent { decimals: count } => [&[("style", text("percent"))][..], &decimals(*count, *count)].concat(),
        Form::Currency { sign, decimals: count } => [&currency(sign)?[..], &decimals(*count, *count)].concat(),
        Form::CompactCurrency { sign } => [&currency(sign)?[..], &compact()].concat(),
    })
}

fn day_options(form: DayForm) -> Vec<(&'static str, JsValue)> {
    let parts: &[(&str, &str)] = match form {
        DayForm::Date => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
        DayForm::Month => &[("year", "numeric"), ("month", "short")],
        DayForm::MonthAlone => &[("month", "short")],
        DayForm::DayOfMonth => &[("month", "short"), ("day", "numeric")],
        DayForm::Year => &[("year", "numeric")],
    };
    let parts = parts.iter().map(|(part, form)| (*part, JsValue::from_str(form)));
    parts.chain([("timeZone", JsValue::from_str("UTC"))]).collect()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}
