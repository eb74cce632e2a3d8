//! Bytes become a typed table and a list of problems.
//!
//! The reader does no IO: it is fed the file's bytes in pieces of any size and
//! says at the end what it read. Broken input is not an error: what can be read
//! is kept, and every row or cell that does not fit is listed with its place.
//!
//! The modules in the order of the data's trip: `decode`, `letters`, `transcode` and `damage`
//! (encoding), `dialect` (delimiter, quote, escape), `mask`, `split`, `scalar` and `stream` (records),
//! `shape` (header), `habit`, `layout` and `mend` (rows that are not like the others), `words`, `watch`
//! and `tail` (records that are no rows), `rows`, `field` and `lookup` (cells), `number`, `affix`, `votes`,
//! `date`, `time`, `written`, `jalali`, `month`, `period_text`, `serial`, `sentinel` and
//! `placeholder` (values), `cells`, `texts`, `numbers`, `dates`, `keys` and `build`
//! (columns while they are read), `judge` and `settle` (their types), and `start`,
//! `body` and `reader`, which do all of it; `records` gives the plain text instead,
//! and `preview` the first rows of it. `limits` says how much is taken.

pub mod affix;
pub mod body;
pub mod build;
pub mod cells;
pub mod damage;
pub mod date;
pub mod dates;
pub mod decode;
pub mod dialect;
pub mod distinct;
pub mod field;
pub mod habit;
pub mod import;
pub mod intake;
pub mod jalali;
pub mod judge;
pub mod keys;
pub mod layout;
pub mod letters;
pub mod limits;
pub mod lines;
pub mod lookup;
pub mod mask;
pub mod mend;
pub mod month;
pub mod number;
pub mod numbers;
pub mod period_text;
pub mod placeholder;
pub mod preview;
pub mod problem;
pub mod reader;
pub mod records;
pub mod rewritten;
pub mod rows;
pub mod sample;
pub mod scalar;
pub mod sentinel;
pub mod serial;
pub mod settle;
pub mod shape;
pub mod split;
pub mod start;
pub mod strays;
pub mod stream;
pub mod tail;
pub mod tally;
pub mod texts;
pub mod time;
pub mod transcode;
pub mod votes;
pub mod watch;
pub mod words;
pub mod written;
