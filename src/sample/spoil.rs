//! Bad cells on purpose, and how many: for tests and benchmarks of how an import
//! finds them.

use std::io::{self, Write};

use fastrand::Rng;

/// How many bad cells and rows were made, by what an import should say of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Amounts that are no numbers, days that are not in the calendar.
    pub misfits: u64,
    /// Quotes where none may stand.
    pub quotes: u64,
    /// Rows that lack a delimiter.
    pub missing: u64,
    /// Rows that have one too many.
    pub extra: u64,
}

impl Made {
    /// All of them.
    pub fn total(self) -> u64 {
        self.misfits + self.quotes + self.missing + self.extra
    }
}

const ACCOUNT: usize = 2;
const TYPED: std::ops::RangeInclusive<usize> = 9..=13;
const BAD: [&str; 8] = ["12x40", "about 900", "2024-13-01", "2024-11-31", "soon", "not yet", "1..5", "2023-02-30"];

/// Spoils `deals.csv` on its way to `out`.
pub struct Spoiler<W> {
    out: W,
    rng: Rng,
    /// Of a million cells so many are spoiled.
    per_million: u32,
    line: Vec<u8>,
    lines: u64,
    pub made: Made,
}

impl<W: Write> Spoiler<W> {
    /// Spoils so many cells of a million, others for another seed.
    pub fn new(out: W, seed: u64, per_million: u32) -> Spoiler<W> {
        Spoiler { out, rng: Rng::with_seed(seed), per_million, line: Vec::new(), lines: 0, made: Made::default() }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line).into_owned();
        let mut cells: Vec<&str> = line.trim_end().split(',').collect();
        // The header stays, and so does a row whose cells are in quotes: it is told
        // apart by more than its commas.
        let is_plain = self.lines > 0 && cells.len() > *TYPED.end() + 1 && !line.contains('"');
        self.lines += 1;
        let account = cells.get(ACCOUNT).map(|name| format!("{name} \"X\" Ltd")).unwrap_or_default();
        if is_plain {
            // A row gets one fault that moves its cells, or any number of cells that say
            // nothing sensible: so it stays known what is wrong with it.
            let share = self.per_million * cells.len() as u32;
            match self.rng.u32(..1_000_000) {
                roll if roll < share / 15 => {
                    cells[ACCOUNT] = &account;
                    self.made.quotes += 1;
                }
                roll if roll < share * 2 / 15 && cells.last() == Some(&"") => {
                    cells.pop();
                    self.made.missing += 1;
                }
                roll if roll < share * 3 / 15 => {
                    cells.push("and more");
                    self.made.extra += 1;
                }
                _ => {
                    for column in TYPED {
                        if self.rng.u32(..1_000_000) < share * 13 / 15 / TYPED.count() as u32 {
                            cells[column] = BAD[self.rng.usize(..BAD.len())];
                            self.made.misfits += 1;
                        }
                    }
                }
            }
        }
        self.line.clear();
        write!(self.out, "{}\r\n", cells.join(","))
    }
}

impl<W: Write> Write for Spoiler<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.end_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
