//! In which order days, months and years are written.

use serde::{Deserialize, Serialize};

/// The order in which a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    YearMonthDay,
    MonthDayYear,
    DayMonthYear,
}
