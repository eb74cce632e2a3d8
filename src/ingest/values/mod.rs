//! What one cell can say: numbers in every manner of writing, days and times of
//! day, periods, and what stands for nothing at all.

pub mod kind;
pub mod currency;
pub mod word;
pub mod affix;
pub mod guard;
pub mod number;
pub mod order;
pub mod jalali;
pub mod month;
pub mod written;
pub mod digits;
pub mod time;
pub mod date;
pub mod serial;
pub mod period_text;
pub mod sentinel;
pub mod meanings;
pub mod naming;
pub mod placeholder;
