//! Numbers, money and days as the browser's own `Intl` writes them.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::currency;
use crate::i18n::numerals::Numerals;
use crate::i18n::plain::Plain;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::state::settings::{Calendar, Currency, Language, Settings};

/// Writes in a language, with days of a calendar. Where the browser refuses,
/// [`Plain`] takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intl {
    pub language: Language,
    pub calendar: Calendar,
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
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;
}

/// One kind of text; making its format is what takes time, so formats are kept.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    Decimal { least: u8, most: u8 },
    Compact,
    Percent { decimals: u8 },
    Money { code: String, decimals: u8 },
    CompactMoney { code: String },
    Size { unit: &'static str, decimals: u8 },
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum DayForm {
    Date,
    Month,
    MonthAlone,
    DayOfMonth,
    Year,
}

thread_local! {
    static NUMBERS: RefCell<HashMap<(Language, Form), Option<NumberFormat>>> = RefCell::default();
    static DAYS: RefCell<HashMap<(Language, Calendar, DayForm), Option<DateTimeFormat>>> = RefCell::default();
}

impl Intl {
    /// The way of writing that the settings ask for, in the language in use.
    pub fn of(language: Language, settings: &Settings) -> Intl {
        Intl { language, calendar: settings.calendar }
    }

    /// A month without its year: `Mar`.
    pub fn month_alone(self, day: Day) -> String {
        self.write_day(DayForm::MonthAlone, day).unwrap_or_else(|| self.plain().month(day))
    }

    /// A day without its year: `Mar 5`.
    pub fn day_of_month(self, day: Day) -> String {
        self.write_day(DayForm::DayOfMonth, day).unwrap_or_else(|| self.plain().date(day))
    }

    fn plain(self) -> Plain {
        Plain { language: self.language }
    }

    fn write(self, form: Form, number: f64) -> Option<String> {
        let format = NUMBERS.with_borrow_mut(|formats| {
            let entry = formats.entry((self.language, form.clone()));
            entry.or_insert_with(|| NumberFormat::new(self.language.tag(), &object(&form.options())).ok()).clone()
        });
        format.map(|format| format.format(number))
    }

    fn write_day(self, form: DayForm, day: Day) -> Option<String> {
        let format = DAYS.with_borrow_mut(|formats| {
            let calendar = match self.calendar {
                Calendar::Gregorian => "gregory",
                Calendar::Jalali => "persian",
            };
            let locale = format!("{}-u-ca-{calendar}", self.language.tag());
            let entry = formats.entry((self.language, self.calendar, form));
            entry.or_insert_with(|| DateTimeFormat::new(&locale, &object(&form.options())).ok()).clone()
        });
        // Days have no zone: midnight in UTC, written in UTC.
        format.map(|format| format.format(f64::from(day.0) * 86_400_000.0))
    }
}

impl Numerals for Intl {
    fn decimal(&self, value: f64, least: u8, most: u8) -> String {
        self.write(Form::Decimal { least, most }, value).unwrap_or_else(|| self.plain().decimal(value, least, most))
    }

    fn compact(&self, value: f64) -> String {
        self.write(Form::Compact, value).unwrap_or_else(|| self.plain().compact(value))
    }

    fn percent(&self, fraction: f64, decimals: u8) -> String {
        self.write(Form::Percent { decimals }, fraction).unwrap_or_else(|| self.plain().percent(fraction, decimals))
    }

    fn money(&self, money: Money, currency: &Currency) -> String {
        if self.language == Language::Persian {
            return before_sign(self.decimal(money.in_major_units(), currency.decimals, currency.decimals), currency);
        }
        let form = known_code(currency).map(|code| Form::Money { code, decimals: currency.decimals });
        form.and_then(|form| self.write(form, money.in_major_units())).unwrap_or_else(|| self.plain().money(money, currency))
    }

    fn compact_money(&self, money: Money, currency: &Currency) -> String {
        if self.language == Language::Persian {
            return before_sign(self.compact(money.in_major_units()), currency);
        }
        let form = known_code(currency).map(|code| Form::CompactMoney { code });
        form.and_then(|form| self.write(form, money.in_major_units())).unwrap_or_else(|| self.plain().compact_money(money, currency))
    }

    fn date(&self, day: Day) -> String {
        self.write_day(DayForm::Date, day).unwrap_or_else(|| self.plain().date(day))
    }

    fn month(&self, day: Day) -> String {
        self.write_day(DayForm::Month, day).unwrap_or_else(|| self.plain().month(day))
    }

    fn year(&self, day: Day) -> String {
        self.write_day(DayForm::Year, day).unwrap_or_else(|| self.plain().year(day))
    }

    fn bytes(&self, bytes: u64) -> String {
        let (value, unit) = match bytes {
            0..1_000 => (bytes as f64, "byte"),
            1_000..1_000_000 => (bytes as f64 / 1e3, "kilobyte"),
            1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "megabyte"),
            _ => (bytes as f64 / 1e9, "gigabyte"),
        };
        let decimals = if bytes >= 1_000 && value < 99.95 { 1 } else { 0 };
        self.write(Form::Size { unit, decimals }, value).unwrap_or_else(|| self.plain().bytes(bytes))
    }
}

/// Persian writes the sign after the amount; the browsers' own form puts it
/// between the number and its unit.
fn before_sign(number: String, currency: &Currency) -> String {
    match currency::sign(currency) {
        "" => number,
        // The mark makes a sum without letters run from right to left, too.
        sign => format!("\u{200f}{number}\u{a0}{sign}"),
    }
}

/// Signs that are no code of ours, such as `pts`, are put beside a plain number.
fn known_code(currency: &Currency) -> Option<String> {
    currency::offered(&currency.sign).map(|known| known.sign)
}

impl Form {
    fn options(&self) -> Vec<(&'static str, JsValue)> {
        let digits = |decimals: u8| JsValue::from_f64(f64::from(decimals.min(20)));
        let text = JsValue::from_str;
        match self {
            Form::Decimal { least, most } => {
                vec![("minimumFractionDigits", digits(*least.min(most))), ("maximumFractionDigits", digits(*most))]
            }
            Form::Compact => vec![("notation", text("compact")), ("maximumSignificantDigits", digits(3))],
            Form::Percent { decimals } => {
                vec![("style", text("percent")), ("minimumFractionDigits", digits(*decimals)), ("maximumFractionDigits", digits(*decimals))]
            }
            Form::Money { code, decimals } => {
                let mut options = currency_options(code);
                options.extend([("minimumFractionDigits", digits(*decimals)), ("maximumFractionDigits", digits(*decimals))]);
                options
            }
            Form::CompactMoney { code } => {
                let mut options = currency_options(code);
                options.extend([("notation", text("compact")), ("maximumSignificantDigits", digits(3))]);
                options
            }
            Form::Size { unit, decimals } => {
                vec![("style", text("unit")), ("unit", text(unit)), ("maximumFractionDigits", digits(*decimals))]
            }
        }
    }
}

fn currency_options(code: &str) -> Vec<(&'static str, JsValue)> {
    vec![("style", JsValue::from_str("currency")), ("currency", JsValue::from_str(code)), ("currencyDisplay", JsValue::from_str("symbol"))]
}

impl DayForm {
    fn options(self) -> Vec<(&'static str, JsValue)> {
        let parts: &[(&str, &str)] = match self {
            DayForm::Date => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
            DayForm::Month => &[("year", "numeric"), ("month", "short")],
            DayForm::MonthAlone => &[("month", "short")],
            DayForm::DayOfMonth => &[("month", "short"), ("day", "numeric")],
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
