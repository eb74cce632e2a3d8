//! How numbers, money and days are written in a language, by the browser's own `Intl`.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::sales::day::Day;
use crate::state::settings::{Calendar, Currency, Language};

/// The way of writing that the settings ask for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Manner {
    pub language: Language,
    pub calendar: Calendar,
    pub currency: Currency,
}

/// How long a number may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// All digits, at most this many after the point.
    Full { decimals: u8 },
    /// As on a tile or an axis: `12.3K`, `1.2万`.
    Compact,
}

/// How much of a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayForm {
    /// `Jan 5, 2024`
    Date,
    /// `Jan 5`
    DayOfMonth,
    /// `Jan 2024`
    Month,
    /// `January 2024`
    LongMonth,
    /// `2024`
    Year,
}

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[derive(Clone)]
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, js_name = format)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;
}

thread_local! {
    static NUMBERS: RefCell<HashMap<String, NumberFormat>> = RefCell::default();
    static DAYS: RefCell<HashMap<String, DateTimeFormat>> = RefCell::default();
}

impl Manner {
    /// A plain number.
    pub fn number(&self, number: f64, length: Length) -> String {
        self.write(number, &length.options())
    }

    /// A fraction as a percentage: 0.25 is `25%`.
    pub fn percent(&self, fraction: f64, decimals: u8) -> String {
        let decimals = f64::from(decimals);
        self.write(fraction, &[("style", "percent".into()), ("maximumFractionDigits", decimals.into())])
    }

    /// An amount in major units, in the currency of the settings.
    pub fn money(&self, amount: f64, length: Length) -> String {
        let mut options = length.options();
        if !self.currency.is_code() {
            let number = self.write(amount.abs(), &options);
            let minus = if amount < 0.0 { "\u{2212}" } else { "" };
            return format!("{minus}{}{number}", self.currency.sign);
        }
        options.push(("style", "currency".into()));
        options.push(("currency", self.currency.sign.as_str().into()));
        options.push(("currencyDisplay", "narrowSymbol".into()));
        if let Length::Full { decimals } = length {
            // Without a least number of digits the currency's own could exceed the most.
            options.push(("minimumFractionDigits", f64::from(decimals).into()));
        }
        self.write(amount, &options)
    }

    /// An amount with as many decimals as the settings ask for.
    pub fn exact_money(&self, amount: f64) -> String {
        self.money(amount, Length::Full { decimals: self.currency.decimals })
    }

    /// A day, or what it stands for.
    pub fn day(&self, day: Day, form: DayForm) -> String {
        let locale = self.locale();
        let key = format!("{locale} {form:?}");
        let format = DAYS.with_borrow_mut(|formats| match formats.get(&key) {
            Some(format) => Some(format.clone()),
            None => {
                let format = DateTimeFormat::new(&locale, &object(&form.options())).ok()?;
                formats.insert(key, format.clone());
                Some(format)
            }
        });
        // Days have no zone: midnight in UTC, written in UTC.
        format.map_or_else(|| day.to_string(), |format| format.format(f64::from(day.0) * 86_400_000.0))
    }

    fn write(&self, number: f64, options: &[(&str, JsValue)]) -> String {
        let locale = self.locale();
        let key = format!("{locale} {options:?}");
        let format = NUMBERS.with_borrow_mut(|formats| match formats.get(&key) {
            Some(format) => Some(format.clone()),
            None => {
                let format = NumberFormat::new(&locale, &object(options)).ok()?;
                formats.insert(key, format.clone());
                Some(format)
            }
        });
        format.map_or_else(|| number.to_string(), |format| format.format(number))
    }

    fn locale(&self) -> String {
        let calendar = match self.calendar {
            Calendar::Gregorian => "gregory",
            Calendar::Jalali => "persian",
        };
        format!("{}-u-ca-{calendar}", self.language.tag())
    }
}

impl Length {
    fn options(self) -> Vec<(&'static str, JsValue)> {
        match self {
            Length::Full { decimals } => vec![("maximumFractionDigits", f64::from(decimals).into())],
            Length::Compact => vec![("notation", "compact".into()), ("maximumSignificantDigits", 3.0.into())],
        }
    }
}

impl DayForm {
    fn options(self) -> Vec<(&'static str, JsValue)> {
        let parts: &[(&str, &str)] = match self {
            DayForm::Date => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
            DayForm::DayOfMonth => &[("month", "short"), ("day", "numeric")],
            DayForm::Month => &[("year", "numeric"), ("month", "short")],
            DayForm::LongMonth => &[("year", "numeric"), ("month", "long")],
            DayForm::Year => &[("year", "numeric")],
        };
        let parts = parts.iter().map(|(part, form)| (*part, JsValue::from_str(form)));
        parts.chain([("timeZone", JsValue::from_str("UTC"))]).collect()
    }
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}
