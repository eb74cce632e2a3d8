//! From files to figures. One program of many tests, so that the library is linked once.

mod catalogue;
mod explained;
mod headers;
mod meaning;
mod reference;
#[path = "../reference_data/mod.rs"]
mod reference_data;
mod report;
mod sample;
