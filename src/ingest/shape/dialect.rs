//! How a file is written, as the user sees it, and how that is known.

use serde::{Deserialize, Serialize};

/// How the file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// The encoding's name as the Encoding Standard writes it, such as `UTF-8`.
    pub encoding: String,
    pub delimiter: char,
    pub quote: char,
    /// What makes the next character a plain one, where it is not the doubled quote.
    pub escape: Option<char>,
    pub header: HeaderPlace,
    pub evidence: Evidence,
}

/// Where the header stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderPlace {
    /// The line it begins on, from 1; without a header the line of the first row.
    pub line: u64,
    /// How many records it takes: none, one or two.
    pub records: u32,
}

/// What the reading of a file was concluded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub encoding: EncodingEvidence,
    /// Of so many records at the start of the file,
    pub sampled: u64,
    /// so many have as many fields as the table.
    pub regular: u64,
}

/// How the encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncodingEvidence {
    /// The file begins with a byte order mark.
    Mark,
    /// All bytes follow it.
    Valid,
    /// Guessed from how often which letters occur.
    Letters,
    /// The user said so.
    Chosen,
}
