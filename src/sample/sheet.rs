//! Writes one CSV file of the sample, cell by cell.

use std::fmt::Arguments;
use std::io::Write;

use crate::sales::day::Day;
use crate::table::csv::Csv;

/// A CSV file in the making.
#[derive(Default)]
pub struct Sheet {
    csv: Csv,
    /// The cell at hand.
    cell: Vec<u8>,
}

// Writing into memory cannot fail.
impl Sheet {
    /// A sheet that begins with these headers.
    pub fn new(headers: &[&str]) -> Sheet {
        let mut sheet = Sheet::default();
        headers.iter().fold(&mut sheet, |sheet, header| sheet.text(header)).end();
        sheet
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) -> &mut Sheet {
        self.csv.cell(text);
        self
    }

    /// A whole number.
    pub fn number(&mut self, number: i64) -> &mut Sheet {
        self.written(format_args!("{number}"))
    }

    /// An amount of hundredths, with two decimals: `1234.50`.
    pub fn hundredths(&mut self, amount: i64) -> &mut Sheet {
        let (sign, amount) = (if amount < 0 { "-" } else { "" }, amount.unsigned_abs());
        self.written(format_args!("{sign}{}.{:02}", amount / 100, amount % 100))
    }

    /// `YYYY-MM-DD`, or an empty cell.
    pub fn day(&mut self, day: Option<Day>) -> &mut Sheet {
        match day {
            Some(day) => self.written(format_args!("{day}")),
            None => self.text(""),
        }
    }

    /// `YYYY-MM-DD HH:MM`, or an empty cell.
    pub fn moment(&mut self, moment: Option<Moment>) -> &mut Sheet {
        match moment {
            Some(moment) => self.written(format_args!("{} {:02}:{:02}", moment.day(), moment.0 / 60 % 24, moment.0 % 60)),
            None => self.text(""),
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.csv.end();
    }

    /// Hands finished rows on once they are many, so that a file of any length
    /// needs little memory.
    pub fn drain_into(&mut self, out: &mut dyn Write, at_least: usize) -> std::io::Result<()> {
        if self.csv.waiting() >= at_least { out.write_all(&self.csv.take()) } else { Ok(()) }
    }

    /// The whole file.
    pub fn into_bytes(mut self) -> Vec<u8> {
        self.csv.take()
    }

    fn written(&mut self, cell: Arguments) -> &mut Sheet {
        self.cell.clear();
        let _ = self.cell.write_fmt(cell);
        self.csv.cell(&self.cell);
        self
    }
}

/// A day with a time: minutes since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// A time of day, in minutes since midnight.
    pub fn at(day: Day, minutes: i64) -> Moment {
        Moment(i64::from(day.0) * 1440 + minutes)
    }

    /// The day it falls on.
    pub fn day(self) -> Day {
        Day((self.0.div_euclid(1440)) as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_where_needed_and_reads_back_the_same() {
        let mut sheet = Sheet::new(&["a", "b,c", "d"]);
        sheet.text("19\" rack").hundredths(-5).day(Some(Day(0))).end();
        sheet.text("two\nlines").number(-1204).moment(Some(Moment::at(Day(1), 65))).end();
        sheet.text("").hundredths(123_450).day(None).end();
        let text = String::from_utf8(sheet.into_bytes()).expect("UTF-8");
        let expected = "a,\"b,c\",d\r\n\"19\"\" rack\",-0.05,1970-01-01\r\n\"two\nlines\",-1204,1970-01-02 01:05\r\n,1234.50,\r\n";
        assert_eq!(text, expected);
    }
}
