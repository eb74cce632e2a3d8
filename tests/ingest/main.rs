//! How files are read. One program of many tests, so that the library is linked once.

mod csv_suites;
mod encodings;
mod limits;
mod pollock;
mod reading;
#[path = "../reference_data/mod.rs"]
mod reference_data;
mod spoiled;
mod values;
