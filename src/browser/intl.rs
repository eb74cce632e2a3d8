//! The browser's own `Intl` as a writer of numbers and days.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::numerals::{DayForm, Form, Numerals};
use crate::i18n::options::{self, Options, Told};
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
        let decimals = options::given_decimals(form);
        number_format(language, form).map(|format| format.format_exactly(&money.digits(decimals)))
    }

    fn day(&self, language: Language, calendar: Calendar, form: DayForm, day: Day) -> Option<String> {
        let format = DAYS.with_borrow_mut(|formats| {
            let entry = formats.entry((language, calendar, form));
            entry
                .or_insert_with(|| DateTimeFormat::new(&options::day_locale(language, calendar), &object(&options::of_day(form))).ok())
                .clone()
        });
        format.map(|format| format.format(f64::from(day.0) * 86_400_000.0))
    }
}

fn number_format(language: Language, form: &Form) -> Option<NumberFormat> {
    NUMBERS.with_borrow_mut(|formats| {
        let entry = formats.entry((language, form.clone()));
        entry.or_insert_with(|| NumberFormat::new(language.tag(), &object(&options::of_number(form)?)).ok()).clone()
    })
}

fn object(options: &Options) -> JsValue {
    let object = js_sys::Object::new();
    for (name, told) in options {
        let value = match told {
            Told::Word(word) => JsValue::from_str(word),
            Told::Digits(digits) => JsValue::from_f64(f64::from(*digits)),
        };
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    object.into()
}
