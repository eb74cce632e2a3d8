//! Where the records and fields of some bytes stand.

/// Where the fields of some bytes are.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Where each field ends; the next one begins a byte later.
    pub ends: Vec<u32>,
    pub records: Vec<Record>,
    /// Whether any byte is above 127.
    pub non_ascii: bool,
}

/// One record: its fields end at `ends[first..first + count]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    pub start: u32,
    pub first: u32,
    pub count: u32,
    /// How many lines it covers.
    pub lines: u32,
    /// A quote stands where none may.
    pub bad_quote: bool,
    /// An escape makes some character a plain one.
    pub escaped: bool,
    /// It ends within a line, as no end was found in time: what follows belongs to it.
    pub cut: bool,
}

/// Where a field stands in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The field's bytes.
    pub fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}
