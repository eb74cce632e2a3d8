//! A column as dates as they are written, and the cells that are none.

use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::numbers::Numbers;
use crate::ingest::columns::profile::DateForm;
use crate::ingest::columns::strays::Strays;
use crate::ingest::columns::texts::Texts;
use crate::ingest::report::tally::EXAMPLES;
use crate::ingest::scan::field::text;
use crate::ingest::values::date::{self, DateAndTime};
use crate::ingest::values::guard::bare;
use crate::ingest::values::number::{self, POWERS};
use crate::ingest::values::order::DateOrder;
use crate::ingest::values::placeholder::{Blanks, Standing};
use crate::ingest::values::sentinel;
use crate::ingest::values::serial;
use crate::ingest::values::time;
use crate::ingest::values::written::{WrittenDate, YearPlace};
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// Dates whose numbers may still be read in several orders.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    pub dates: Vec<WrittenDate>,
    /// Seconds since midnight, once any cell has a time; its zone stands [`ZONE`] bits further up.
    pub seconds: Option<Vec<u32>>,
    /// A zone that is ahead of or behind UTC by some hours: that of the first such time.
    pub zone: Option<u32>,
    pub strays: Strays,
    /// What the strays say, once they are resolved.
    pub standings: Vec<Standing>,
    /// How many cells have a date.
    pub filled: u64,
    /// The first cells whose day depends on the order, row and text.
    pub examples: Vec<(u32, String)>,
    /// What the dates are together, once the strays are resolved.
    pub consensus: Consensus,
    /// Cells that are plain numbers.
    numbered: u64,
    /// The length of the periods whose first days these are.
    months: Option<u8>,
    /// Whether dates with names of months and the like are read at once, for there are many.
    eager: bool,
}

/// A day has fewer seconds than this many bits can count.
const ZONE: u32 = 17;

/// What the dates of a column agree on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consensus {
    /// The orders in which most of the dates exist; the second and third are there
    /// only if they do as well as the first. None where every date says by itself
    /// which of its numbers is the day: `2025-03-04`, `4.3.2025`, `Mar 4, 2025`.
    orders: [Option<DateOrder>; 3],
    /// Whether no date would be another day in an order that does as well.
    pub certain: bool,
    pub jalali: bool,
}

impl Dates {
    /// The dates in numbers among the texts, or, if `eager`, all dates; the others
    /// are strays, and so is what counts as empty.
    pub fn from_texts(texts: &Texts, eager: bool, blanks: &Blanks) -> Dates {
        let read = if eager { date::parse } else { |text: &str| date::numeric(text.as_bytes()) };
        let dates: Vec<Option<DateAndTime>> = texts.dictionary.texts().map(|text| read(text).filter(|_| !blanks.contains(text))).collect();
        let mut column = Dates { dates: Vec::with_capacity(texts.codes.len()), eager, ..Dates::default() };
        for &code in &texts.codes {
            let text = texts.dictionary.text(code);
            column.push(dates.get(code as usize).copied().flatten(), text.as_bytes());
        }
        column
    }

    /// Numbers that stand for dates, see [`serial`].
    pub fn from_numbers(numbers: &Numbers) -> Dates {
        let mut column = Dates { dates: Vec::with_capacity(numbers.values.len()), ..Dates::default() };
        let mut strays = numbers.strays.cells.iter().peekable();
        for (row, &value) in numbers.values.iter().enumerate() {
            match strays.next_if(|(other, _)| *other as usize == row) {
                Some(&(_, code)) => column.push(None, numbers.strays.dictionary.text(code).as_bytes()),
                None if value == EMPTY_NUMBER => column.push_stray(""),
                None => {
                    let date = serial::number(value, numbers.decimals);
                    column.numbered += u64::from(date.is_some_and(|(date, _)| date.is_usual()));
                    let whole = value / POWERS.get(usize::from(numbers.decimals)).copied().unwrap_or(1);
                    column.push(date, whole.to_string().as_bytes());
                }
            }
        }
        column
    }

    /// The first days of the periods that the texts name; the others are strays.
    pub fn of_periods(texts: &Texts, months: u8, start: impl Fn(&str) -> Option<i32>) -> Dates {
        let starts: Vec<_> = texts.dictionary.texts().map(|text| start(text).map(WrittenDate::of_day)).collect();
        let mut column = Dates { months: Some(months), ..Dates::default() };
        for &code in &texts.codes {
            let date = starts.get(code as usize).copied().flatten().map(|date| (date, None));
            column.push(date, texts.dictionary.text(code).as_bytes());
        }
        column
    }

    /// Takes a column's cells.
    pub fn take(&mut self, cells: Cells) {
        self.dates.reserve(cells.rows.len());
        for row in cells.rows {
            let raw = cells.raw(row);
            match date::numeric(raw) {
                Some((date, seconds)) if date.is_usual() => self.push_usual(date, seconds, raw),
                None if raw.is_empty() => self.push_stray(""),
                _ => self.unusual(&text(raw, cells.quote)),
            }
        }
    }

    #[cold]
    fn unusual(&mut self, text: &str) {
        let text = &*bare(text);
        let date = if self.eager { date::parse(text) } else { date::numeric(text.as_bytes()) };
        self.push(date, text.as_bytes());
    }

    /// A date that is out of the ordinary waits among the strays for the others.
    fn push(&mut self, date: Option<DateAndTime>, raw: &[u8]) {
        match date {
            Some((date, seconds)) if date.is_usual() => self.push_usual(date, seconds, raw),
            _ => self.push_stray(&String::from_utf8_lossy(raw)),
        }
    }

    #[inline(always)]
    fn push_usual(&mut self, date: WrittenDate, seconds: Option<u32>, raw: &[u8]) {
        if seconds.is_some() && self.seconds.is_none() {
            self.seconds = Some(vec![0; self.dates.len()]);
        }
        if let Some(column) = &mut self.seconds {
            column.push(seconds.map_or(0, |seconds| with_zone(seconds, raw, &mut self.zone)));
        }
        if self.examples.len() < EXAMPLES && date.year_place() != YearPlace::First {
            self.note(self.dates.len(), date, &String::from_utf8_lossy(raw));
        }
        self.dates.push(date);
        self.filled += 1;
    }

    #[cold]
    fn note(&mut self, row: usize, date: WrittenDate, text: &str) {
        let place = self.examples.partition_point(|&(other, _)| (other as usize) < row);
        if date.is_open() && place < EXAMPLES {
            self.examples.insert(place, (row as u32, text.to_owned()));
            self.examples.truncate(EXAMPLES);
        }
    }

    fn push_stray(&mut self, text: &str) {
        self.strays.push(self.dates.len(), text);
        if let Some(column) = &mut self.seconds {
            column.push(0);
        }
        self.dates.push(WrittenDate::NONE);
    }

    /// Of how many cells that say something how many are dates in themselves.
    pub fn share(&self, blanks: &Blanks) -> (u64, u64) {
        let counts = self.strays.counts();
        let standings = self.strays.standings(&counts, self.filled, blanks);
        let meant = || self.strays.meant(&counts, &standings);
        let dates: u64 = meant().filter(|(text, _)| date::parse(text).is_some()).map(|(_, count)| count).sum();
        (self.filled + dates, self.filled + meant().map(|(_, count)| count).sum::<u64>())
    }

    /// Gives dates to the strays that can be read with more patience, now that
    /// the column is known to hold dates.
    pub fn resolve(mut self, blanks: &Blanks) -> Dates {
        let counts = self.strays.counts();
        self.standings = self.strays.standings(&counts, self.filled, blanks);
        let mut dates: Vec<Option<DateAndTime>> = Vec::with_capacity(counts.len());
        for (text, standing) in self.strays.dictionary.texts().zip(&self.standings) {
            let is_blank = *standing == Standing::Blank;
            dates.push(if is_blank { None } else { date::parse(text).or_else(|| serial::text(text)) });
        }
        let lone = sentinel::is_lone_epoch(&self.dates, &dates);
        let texts = self.strays.dictionary.texts();
        for ((date, standing), text) in dates.iter_mut().zip(&mut self.standings).zip(texts) {
            let Some((written, _)) = date else {
                if *standing == Standing::Value && sentinel::is_zero(text) {
                    *standing = Standing::Sentinel;
                }
                continue;
            };
            let exists =
                [DateOrder::MonthDayYear, DateOrder::DayMonthYear, DateOrder::YearMonthDay].iter().any(|&order| written.exists(order));
            if sentinel::is_sentinel(*written, lone) {
                (*date, *standing) = (None, Standing::Sentinel);
            } else if !exists && written.jalali_day().is_none() {
                *date = None;
            }
        }
        let cells = std::mem::take(&mut self.strays.cells);
        let texts = std::mem::take(&mut self.strays.dictionary);
        for (row, code) in cells {
            match dates.get(code as usize).copied().flatten() {
                Some((date, seconds)) => {
                    self.numbered += u64::from(number::plain(texts.text(code).as_bytes()).is_some());
                    self.note(row as usize, date, texts.text(code));
                    let seconds = seconds.map(|seconds| with_zone(seconds, texts.text(code).as_bytes(), &mut self.zone));
                    self.set(row as usize, date, seconds);
                }
                None => self.strays.cells.push((row, code)),
            }
        }
        self.strays.dictionary = texts;
        self.consensus = Consensus::of(&self.dates);
        self
    }

    fn set(&mut self, row: usize, date: WrittenDate, seconds: Option<u32>) {
        self.filled += 1;
        if let Some(cell) = self.dates.get_mut(row) {
            *cell = date;
        }
        if let Some(seconds) = seconds {
            let column = self.seconds.get_or_insert_with(|| vec![0; self.dates.len()]);
            if let Some(cell) = column.get_mut(row) {
                *cell = seconds;
            }
        }
    }

    /// Takes the zones off the times. What is told in UTC, or further away than summer is from
    /// winter, is told in the file's own zone instead, as the others are.
    pub fn in_zone(&mut self, own: Option<u32>, days: &mut [i32]) {
        const QUARTER: i32 = 900;
        const HOUR: u32 = 4;
        const DAY: i32 = 86_400;
        for (cell, day) in self.seconds.iter_mut().flatten().zip(days) {
            let (zone, seconds) = (*cell >> ZONE, *cell & ((1 << ZONE) - 1));
            *cell = seconds;
            let Some(own) = own.filter(|own| zone == time::UTC || zone > 0 && own.abs_diff(zone) > HOUR) else { continue };
            let ahead = own as i32 - if zone == time::UTC { 64 } else { zone as i32 };
            let moved = seconds as i32 + ahead * QUARTER;
            if *day != EMPTY_DAY {
                (*day, *cell) = (*day + moved.div_euclid(DAY), moved.rem_euclid(DAY) as u32);
            }
        }
    }

    /// How the cells say which day they mean.
    pub fn form(&self) -> DateForm {
        match self.months {
            Some(months) => DateForm::Periods { months },
            None if self.consensus.jalali => DateForm::Jalali,
            None if self.numbered * 2 > self.filled => DateForm::Numbers,
            None => DateForm::Days,
        }
    }
}

impl Consensus {
    /// The one order that does best, if there is one.
    pub fn order(&self) -> Option<DateOrder> {
        self.orders[0].filter(|_| self.orders[1].is_none())
    }

    /// Whether the order in which they are read matters.
    pub fn is_ordered(&self) -> bool {
        self.orders[0].is_some()
    }

    /// The order to use, `usual` being that of other columns.
    pub fn chosen(&self, usual: Option<DateOrder>) -> DateOrder {
        usual.filter(|usual| self.orders.contains(&Some(*usual))).or(self.orders[0]).unwrap_or(DateOrder::YearMonthDay)
    }

    fn of(dates: &[WrittenDate]) -> Consensus {
        let real = || dates.iter().filter(|date| **date != WrittenDate::NONE);
        let (mut all, mut firsts, mut jalali) = (0u64, 0u64, 0u64);
        for date in real() {
            all += 1;
            firsts += u64::from(date.year_place() == YearPlace::First);
            jalali += u64::from(date.has_jalali_year());
        }
        let jalali = jalali * 2 > all;
        if jalali || firsts == all {
            // Nobody writes the Jalali month first.
            let order = if firsts * 2 >= all { DateOrder::YearMonthDay } else { DateOrder::DayMonthYear };
            return Consensus { orders: [jalali.then_some(order), None, None], certain: true, jalali };
        }
        // Year first is no way to read a date whose year stands last, or does by all appearances.
        let shows_last = ends_with_years(real().copied());
        let possible = |date: &WrittenDate, order| {
            order != DateOrder::YearMonthDay
                || date.year_place() == YearPlace::First
                || date.year_place() == YearPlace::Unknown && !shows_last
        };
        let fits = |order| real().filter(|date| possible(date, order) && date.exists(order)).count();
        let mut orders = [DateOrder::MonthDayYear, DateOrder::DayMonthYear, DateOrder::YearMonthDay].map(|order| (fits(order), order));
        orders.sort_by_key(|&(fit, _)| std::cmp::Reverse(fit));
        let (most, best) = orders[0];
        let orders = orders.map(|(fit, order)| (fit == most).then_some(order));
        let same = |rival: DateOrder| real().all(|date| date.ymd(best) == date.ymd(rival));
        let certain = orders[1..].iter().flatten().all(|&rival| same(rival));
        Consensus { orders, certain, jalali }
    }
}

/// The seconds with the zone of a time; the first that is not UTC is that of the column.
#[inline(always)]
fn with_zone(seconds: u32, raw: &[u8], first: &mut Option<u32>) -> u32 {
    let zone = time::zone(raw);
    if first.is_none() && zone != 0 && zone != time::UTC {
        *first = Some(zone);
    }
    seconds | zone << ZONE
}

/// Whether of dates such as `15/02/25` the last numbers are the years: they hardly
/// differ, while the first ones do as only days of a month would.
fn ends_with_years(dates: impl Iterator<Item = WrittenDate>) -> bool {
    const FEW_YEARS: u32 = 3;
    const MANY_YEARS: u32 = 8;
    let (mut first, mut last) = ((u32::MAX, 0), (u32::MAX, 0));
    for date in dates.filter(|date| date.year_place() == YearPlace::Unknown) {
        let (year, _, day) = date.ymd(DateOrder::YearMonthDay);
        first = (first.0.min(year), first.1.max(year));
        last = (last.0.min(day), last.1.max(day));
    }
    let spread = |(least, most): (u32, u32)| most.saturating_sub(least);
    spread(last) <= FEW_YEARS && spread(first) >= MANY_YEARS
}
