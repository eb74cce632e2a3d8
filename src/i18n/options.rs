//! What the browser's `Intl` is told about a form: data, so that the native writer can
//! be held against the browser without a page between them.

use std::borrow::Cow;

use crate::i18n::currency;
use crate::i18n::numerals::{COMPACT_DIGITS, DayForm, Form};
use crate::sales::calendar::Calendar;
use crate::state::settings::Language;

/// The value of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Word(Cow<'static, str>),
    Digits(u8),
}

/// Options by their names.
pub type Options = Vec<(&'static str, Told)>;

/// As many decimals of an amount are looked at where it is shortened.
const COMPACT_DECIMALS: u8 = 4;

/// The most decimals that every browser knows.
const MOST_DECIMALS: u8 = 20;

/// What rounds to zero has no sign, and a tie goes to the even digit, as it does in
/// [`crate::sales::money::Money::digits`].
const IN_ALL: [(&str, &str); 2] = [("signDisplay", "negative"), ("roundingMode", "halfEven")];

/// The options of `Intl.NumberFormat`; `None` for amounts whose sign is no currency's
/// code, such as `pts`.
pub fn of_number(form: &Form) -> Option<Options> {
    let decimals = |least: u8, most: u8| {
        let digits = |decimals: u8| Told::Digits(decimals.min(MOST_DECIMALS));
        [("minimumFractionDigits", digits(least.min(most))), ("maximumFractionDigits", digits(most))]
    };
    let compact = |least: u8| {
        [
            ("notation", word("compact")),
            ("minimumSignificantDigits", Told::Digits(least)),
            ("maximumSignificantDigits", Told::Digits(COMPACT_DIGITS)),
        ]
    };
    let currency = |sign: &str| {
        let code = Told::Word(Cow::Owned(currency::code(sign)?.to_owned()));
        Some([("style", word("currency")), ("currency", code), ("currencyDisplay", word("symbol"))])
    };
    let own = match form {
        Form::Decimal { least, most } => decimals(*least, *most).to_vec(),
        Form::Compact { least } => compact(*least).to_vec(),
        Form::Percent { decimals: count } => [&[("style", word("percent"))][..], &decimals(*count, *count)].concat(),
        Form::Currency { sign, decimals: count } => [&currency(sign)?[..], &decimals(*count, *count)].concat(),
        Form::CompactCurrency { sign, least } => [&currency(sign)?[..], &compact(*least)].concat(),
    };
    Some(own.into_iter().chain(IN_ALL.map(|(option, text)| (option, word(text)))).collect())
}

/// With how many decimals `Intl` is given an amount: rounded here, for not every browser
/// takes a tie to the even digit.
pub fn given_decimals(form: &Form) -> u8 {
    match form {
        Form::Decimal { most: decimals, .. } | Form::Currency { decimals, .. } => *decimals,
        Form::Compact { .. } | Form::CompactCurrency { .. } | Form::Percent { .. } => COMPACT_DECIMALS,
    }
}

/// The locale of days in a calendar: `fa-u-ca-persian`.
pub fn day_locale(language: Language, calendar: Calendar) -> String {
    let calendar = match calendar {
        Calendar::Gregorian => "gregory",
        Calendar::Jalali => "persian",
    };
    format!("{}-u-ca-{calendar}", language.tag())
}

/// The options of `Intl.DateTimeFormat`. Days have no zone: midnight in UTC, written in UTC.
pub fn of_day(form: DayForm) -> Options {
    let parts: &[(&'static str, &'static str)] = match form {
        DayForm::Date => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
        DayForm::Month => &[("year", "numeric"), ("month", "short")],
        DayForm::MonthAlone => &[("month", "short")],
        DayForm::DayOfMonth => &[("month", "short"), ("day", "numeric")],
        DayForm::Year => &[("year", "numeric")],
    };
    parts.iter().map(|&(part, form)| (part, word(form))).chain([("timeZone", word("UTC"))]).collect()
}

fn word(text: &'static str) -> Told {
    Told::Word(Cow::Borrowed(text))
}
