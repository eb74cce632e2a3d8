//! Where the cells of a row stand.

/// A row: its cells end at `ends[base..base + width]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub start: u32,
    pub base: u32,
}

/// Rows with the bytes that they stand in.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub bytes: &'a [u8],
    pub ends: &'a [u32],
    pub rows: &'a [Row],
}
