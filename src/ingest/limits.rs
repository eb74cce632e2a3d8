//! How much Attain takes: beyond these a file is refused with a message, before
//! it could bring the tab down; near them there is a warning.
//!
//! What bounds everything is the engine's memory: a wasm program has 4 GiB of
//! addresses, a column that grows is copied once while it grows, and joining
//! the files takes about as much again as the largest of them. Rows need no
//! limit of their own: each takes at least twelve bytes, so [`Limit::Memory`]
//! is reached before their number exceeds 32 bits.
//!
//! A single record may be 4 MiB long ([`LONGEST_RECORD`]); a longer one is taken
//! for one whose quote never ends and is listed as such.
//!
//! [`LONGEST_RECORD`]: crate::ingest::scan::split::LONGEST_RECORD

use serde::{Deserialize, Serialize};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Bytes of one plain file, also of one that was unpacked.
    FileBytes,
    /// Columns of a table.
    Columns,
    /// Bytes that the columns of all files take in memory.
    Memory,
    /// Bytes of a workbook's texts and styles, unpacked; its sheets are streamed.
    WorkbookBytes,
    /// Bytes of a container inside a container.
    NestedBytes,
    /// Entries of an archive.
    Entries,
    /// How many times larger than packed a file may be unpacked; a CSV file
    /// seldom exceeds fifty, a trap has a thousand.
    Inflation,
}

/// Whatever it unpacks to, so much does no harm: of the worst that is in it, rows of one
/// letter and texts of none, the memory stays below 400 MB.
pub const INNOCENT_BYTES: u64 = 16 << 20;

const GIB: u64 = 1 << 30;
const MIB: u64 = 1 << 20;

impl Limit {
    /// The most that is taken.
    pub const fn most(self) -> u64 {
        match self {
            Limit::FileBytes => 4 * GIB,
            Limit::Columns => 2000,
            Limit::Memory => 3 * GIB / 2,
            Limit::WorkbookBytes => 512 * MIB,
            Limit::NestedBytes => 64 * MIB,
            Limit::Entries => 1000,
            Limit::Inflation => 200,
        }
    }

    /// The most in the unit that messages state it in: gigabytes for whole files,
    /// megabytes for parts of them.
    pub const fn shown(self) -> u64 {
        match self {
            Limit::FileBytes | Limit::Memory => self.most() / GIB,
            Limit::WorkbookBytes | Limit::NestedBytes => self.most() / MIB,
            Limit::Columns | Limit::Entries | Limit::Inflation => self.most(),
        }
    }

    /// Whether so much is near the limit: more than four fifths of it.
    pub const fn is_near(self, amount: u64) -> bool {
        amount > self.most() / 5 * 4
    }

    /// The identifier in messages, such as `file-bytes`.
    pub const fn code(self) -> &'static str {
        match self {
            Limit::FileBytes => "file-bytes",
            Limit::Columns => "columns",
            Limit::Memory => "memory",
            Limit::WorkbookBytes => "workbook-bytes",
            Limit::NestedBytes => "nested-bytes",
            Limit::Entries => "entries",
            Limit::Inflation => "inflation",
        }
    }
}

/// Each row has its place in the file and at least one cell.
const LEAST_BYTES_A_ROW: u64 = 12;
const _: () = assert!(Limit::Memory.most() / LEAST_BYTES_A_ROW < u32::MAX as u64);
