//! Bytes become a typed table and a list of problems.
//!
//! The reader does no IO: it is fed the file's bytes in pieces of any size and
//! says at the end what it read. Broken input is not an error: what can be read
//! is kept, and every row or cell that does not fit is listed with its place.
//!
//! The folders stand in the order of the data's trip: `decode` makes bytes text,
//! `scan` cuts text into records, `values` is what one cell can say, `report` what
//! is told about a file, `shape` finds out how a file is written, `rows` decides
//! which records are rows, and `columns` gives them types. The files behind them
//! put it together: `start` looks at the head of a file, `body` reads all of it,
//! and `reader` drives both; `records` gives the plain text instead, `preview` the
//! first rows of it. `limits` says how much is taken.

pub mod limits;
pub mod decode;
pub mod scan;
pub mod values;
pub mod report;
pub mod shape;
pub mod rows;
pub mod columns;
pub mod import;
pub mod plan;
pub mod advice;
pub mod start;
pub mod intake;
pub mod body;
pub mod reader;
pub mod records;
pub mod preview;
