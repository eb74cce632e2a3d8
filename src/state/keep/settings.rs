//! Settings as they are kept.

use crate::state::keep::fields::Fields;
use crate::state::settings::{Currency, Settings};

/// Digits after the point of an amount.
const MOST_DECIMALS: u8 = 4;

/// Reads settings; the text may have been edited by hand.
pub fn read(fields: &mut Fields) -> Settings {
    let default = Settings::default();
    let currency = fields.value::<Option<Currency>>("currency", None);
    let currency = currency.map(|currency| Currency { decimals: currency.decimals.min(MOST_DECIMALS), ..currency });
    Settings {
        language: fields.value("language", default.language),
        theme: fields.value("theme", default.theme),
        calendar: fields.value("calendar", default.calendar),
        currency,
        fiscal_start: fields.value("fiscal_start", default.fiscal_start).clamp(1, 12),
        keep_files: fields.value("keep_files", default.keep_files),
        dialect: fields.value("dialect", default.dialect),
    }
}
