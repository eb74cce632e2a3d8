//! Writes one CSV file, cell by cell: UTF-8, commas, CRLF, quotes only where needed.

use crate::ingest::scan::field;
use std::io::Write;

use crate::sales::day::Day;

/// A CSV file in the making.
#[derive(Default)]
pub struct Sheet {
    bytes: Vec<u8>,
    inside_row: bool,
}

impl Sheet {
    /// A sheet that begins with these headers.
    pub fn new(headers: &[&str]) -> Sheet {
        let mut sheet = Sheet::default();
        headers.iter().fold(&mut sheet, |sheet, header| sheet.text(header)).end();
        sheet
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) -> &mut Sheet {
        self.separate();
        if text.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r')) {
            field::enclose(&mut self.bytes, text.as_bytes(), b'"');
        } else {
            self.bytes.extend_from_slice(text.as_bytes());
        }
        self
    }

    /// A whole number.
    pub fn number(&mut self, number: i64) -> &mut Sheet {
        self.separate();
        self.digits(number);
        self
    }

    /// An amount of hundredths, with two decimals: `1234.50`.
    pub fn hundredths(&mut self, amount: i64) -> &mut Sheet {
        self.separate();
        if amount < 0 {
            self.bytes.push(b'-');
        }
        let amount = amount.saturating_abs();
        self.digits(amount / 100);
        self.bytes.push(b'.');
        self.two_digits(amount % 100);
        self
    }

    /// `YYYY-MM-DD`, or an empty cell.
    pub fn day(&mut self, day: Option<Day>) -> &mut Sheet {
        self.separate();
        if let Some(day) = day {
            self.date(day);
        }
        self
    }

    /// `YYYY-MM-DD HH:MM`, or an empty cell.
    pub fn moment(&mut self, moment: Option<Moment>) -> &mut Sheet {
        self.separate();
        if let Some(moment) = moment {
            self.date(moment.day());
            self.bytes.push(b' ');
            self.two_digits(moment.0 / 60 % 24);
            self.bytes.push(b':');
            self.two_digits(moment.0 % 60);
        }
        self
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.bytes.extend_from_slice(b"\r\n");
        self.inside_row = false;
    }

    /// Hands finished rows on once they are many, so that a file of any length
    /// needs little memory.
    pub fn drain_into(&mut self, out: &mut dyn Write, at_least: usize) -> std::io::Result<()> {
        if self.bytes.len() >= at_least {
            out.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    /// The whole file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn separate(&mut self) {
        if self.inside_row {
            self.bytes.push(b',');
        }
        self.inside_row = true;
    }

    fn date(&mut self, day: Day) {
        let (year, month, day) = day.ymd();
        self.digits(i64::from(year));
        self.bytes.push(b'-');
        self.two_digits(i64::from(month));
        self.bytes.push(b'-');
        self.two_digits(i64::from(day));
    }

    fn two_digits(&mut self, number: i64) {
        self.bytes.extend_from_slice(&[b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]);
    }

    fn digits(&mut self, number: i64) {
        if number < 0 {
            self.bytes.push(b'-');
        }
        let start = self.bytes.len();
        let mut rest = number.unsigned_abs();
        loop {
            self.bytes.push(b'0' + (rest % 10) as u8);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes[start..].reverse();
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
