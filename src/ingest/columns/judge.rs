//! The type of a column, from all of its cells.

use crate::ingest::columns::build::{Build, Form, MOST_TEXTS};
use crate::ingest::columns::dates::Dates;
use crate::ingest::columns::distinct::Distinct;
use crate::ingest::columns::english;
use crate::ingest::columns::keys::Keys;
use crate::ingest::columns::numbers::Numbers;
use crate::ingest::columns::style::Style;
use crate::ingest::columns::texts::Texts;
use crate::ingest::columns::votes::Votes;
use crate::ingest::report::tally::EXAMPLES;
use crate::ingest::values::date;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::naming::{is_known_key, names_key, names_text};
use crate::ingest::values::number::{self, Convention};
use crate::ingest::values::period_text;
use crate::ingest::values::placeholder::{Blanks, Standing};
use crate::ingest::values::sentinel;
use crate::ingest::values::serial;
use crate::ingest::values::written::WrittenDate;
use crate::table::column::{EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;

/// A column with its type.
pub enum Verdict {
    Empty {
        rows: usize,
    },
    /// Texts, with how often each occurs and what it says.
    Text {
        texts: Texts,
        counts: Vec<u64>,
        standings: Vec<Standing>,
    },
    Key(Keys),
    Number(Numbers),
    Date(Dates),
}

impl Verdict {
    /// How many rows the column has.
    pub fn rows(&self) -> usize {
        match self {
            Verdict::Empty { rows } => *rows,
            Verdict::Text { texts, .. } => texts.codes.len(),
            Verdict::Key(keys) => keys.keys.len(),
            Verdict::Number(numbers) => numbers.values.len(),
            Verdict::Date(dates) => dates.dates.len(),
        }
    }

    /// Whether the cell of a row has a value of the column's type.
    pub fn is_filled(&self, row: usize) -> bool {
        match self {
            Verdict::Empty { .. } => false,
            Verdict::Text { texts, .. } => texts.codes.get(row).is_some_and(|code| *code != EMPTY_CODE),
            Verdict::Key(keys) => keys.keys.get(row).is_some_and(|key| *key != EMPTY_KEY),
            Verdict::Number(numbers) => numbers.values.get(row).is_some_and(|value| *value != EMPTY_NUMBER),
            Verdict::Date(dates) => dates.dates.get(row).is_some_and(|date| *date != WrittenDate::NONE),
        }
    }

    /// Gives the text above to the cells that are empty, if the column is one of
    /// texts; answers which rows those are.
    pub fn carry_down(&mut self) -> Vec<usize> {
        let Verdict::Text { texts, counts, .. } = self else { return Vec::new() };
        let (mut above, mut carried) = (EMPTY_CODE, Vec::new());
        for (row, code) in texts.codes.iter_mut().enumerate() {
            match *code {
                EMPTY_CODE if above != EMPTY_CODE => {
                    *code = above;
                    carried.push(row);
                }
                own => above = own,
            }
        }
        *counts = texts.counts();
        carried
    }
}

/// What is known about a column besides its cells.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub header: &'a str,
    /// The type that was decided on.
    pub kind: Option<ColumnKind>,
    /// The decimal mark that the user decided on.
    pub mark: Option<Convention>,
    /// The decimal mark of the file's other columns, or of files like this.
    pub usual: Option<Convention>,
    /// The file's headers are English.
    pub in_english: bool,
}

impl Verdict {
    /// The type that the user sees.
    pub fn kind(&self) -> ColumnKind {
        match self {
            Verdict::Empty { .. } => ColumnKind::Empty,
            Verdict::Text { .. } => ColumnKind::Text,
            Verdict::Key(_) => ColumnKind::Key,
            Verdict::Number(_) => ColumnKind::Number,
            Verdict::Date(_) => ColumnKind::Date,
        }
    }
}

impl Known<'_> {
    fn is(&self, kind: ColumnKind) -> bool {
        self.kind == Some(kind)
    }

    /// Whether the cells are ids or names by the header, so that they are figures only if all of them are.
    fn is_named_text(&self) -> bool {
        self.kind.is_none() && names_text(self.header)
    }

    /// Whether the cells are ids by the header.
    fn is_named_key(&self) -> bool {
        self.kind.is_none() && names_key(self.header)
    }

    /// The convention for a column, and whether nothing but custom speaks for it.
    fn convention(&self, votes: &Votes) -> (Convention, bool) {
        let known = self.mark.or(votes.own()).or(self.usual);
        // `60,000` under an English header is a number of thousands, unless it is a measure.
        let is_english = self.in_english && votes.are_english() && !english::is_measure(self.header);
        (known.unwrap_or_default(), known.is_none() && votes.open() > 0 && !is_english)
    }
}

/// The decimal mark that a column of numbers shows without doubt.
pub fn mark(build: &Build) -> Option<Convention> {
    match &build.form {
        Form::Texts(texts) => {
            // Few columns have any text that says something.
            let votes = |text: &str| {
                let [point, comma] = number::readings(text);
                point.is_some() != comma.is_some()
            };
            texts.dictionary.texts().find(|text| text.contains(['.', ',', '٫']) && votes(text))?;
            let counts = texts.counts();
            let candidates = Candidates::of(texts, &counts, &texts.standings(&counts, &build.blanks));
            candidates.are_numbers().then(|| candidates.votes().own()).flatten()
        }
        Form::Numbers(numbers) => with_strays(numbers).own(),
        Form::Dates(_) | Form::Keys(_) => None,
    }
}

/// The type of a column. `None`: the cells were kept in a form that proved
/// wrong, so they must be read again as texts.
///
/// Dates and numbers need nine tenths of the cells that have a value.
#[inline(never)]
pub fn judge(build: Build, known: &Known) -> Option<Verdict> {
    let blanks = &build.blanks;
    match build.form {
        Form::Texts(texts) => Some(judge_texts(texts, blanks, known)),
        Form::Numbers(numbers) => judge_numbers(numbers, blanks, known),
        Form::Dates(dates) => {
            let (fits, filled) = dates.share(blanks);
            let right = known.is(ColumnKind::Date) || known.kind.is_none() && fits * 10 >= filled * 9;
            right.then(|| Verdict::Date(dates.resolve(blanks)))
        }
        Form::Keys(keys) => judge_keys(keys, known),
    }
}

/// The texts of a column that say something, with how many cells have them.
struct Candidates<'a> {
    texts: Vec<(&'a str, u64)>,
    filled: u64,
}

impl<'a> Candidates<'a> {
    fn of(texts: &'a Texts, counts: &[u64], standings: &[Standing]) -> Candidates<'a> {
        let all = texts.dictionary.texts().zip(counts).zip(standings).skip(1);
        let meant = all.filter(|(_, standing)| **standing == Standing::Value).map(|((text, &count), _)| (text, count));
        let texts: Vec<(&str, u64)> = meant.collect();
        Candidates { filled: texts.iter().map(|(_, count)| count).sum(), texts }
    }

    /// Whether nine tenths of the cells fit. Most columns of text are done with
    /// after a tenth of their texts.
    fn mostly(&self, fits: impl Fn(&str) -> bool) -> bool {
        let mut misses = 0;
        self.texts.iter().all(|(text, count)| {
            misses += if fits(text) { 0 } else { *count };
            misses * 10 <= self.filled
        })
    }

    fn are_numbers(&self) -> bool {
        self.filled > 0 && self.mostly(|text| number::readings(text) != [None, None])
    }

    fn votes(&self) -> Votes {
        let mut votes = Votes::default();
        self.texts.iter().for_each(|(text, count)| {
            votes.count(&number::readings(text), *count);
        });
        votes
    }

    fn cells(&self, fits: impl Fn(&str) -> bool) -> u64 {
        self.texts.iter().filter(|(text, _)| fits(text)).map(|(_, count)| count).sum()
    }

    /// The length of the periods that nine tenths of the cells name.
    fn period_months(&self) -> Option<u8> {
        let (mut cells, mut misses) = ([0; 13], 0);
        for (text, count) in &self.texts {
            let period = if text.parse::<u32>().is_ok() { None } else { period_text::period(text) };
            match period.and_then(|period| cells.get_mut(usize::from(period_text::months_of(period)))) {
                Some(cells) => *cells += count,
                None => misses += count,
            }
            if misses * 10 > self.filled {
                return None;
            }
        }
        (1..13).find(|&months| cells.get(usize::from(months)).is_some_and(|cells| cells * 10 >= self.filled * 9))
    }

    /// Whether plain numbers stand for dates.
    fn are_serials(&self) -> bool {
        let is_date = |text: &str| serial::text(text).is_some() || date::parse(text).is_some();
        let is_date = |text: &str| is_date(text) || sentinel::is_zero(text);
        self.texts.iter().any(|(text, _)| is_date(text) && !sentinel::is_zero(text))
            && self.mostly(is_date)
            && self.texts.iter().all(|(text, _)| number::plain(text.as_bytes()).is_none() || is_date(text))
    }
}

/// The type of a column of which all texts are at hand.
pub fn judge_texts(texts: Texts, blanks: &Blanks, known: &Known) -> Verdict {
    let counts = texts.counts();
    let mut standings = texts.standings(&counts, blanks);
    let has_lost = known.is_named_key() && mark_lost(&texts, &mut standings);
    let candidates = Candidates::of(&texts, &counts, &standings);
    if has_lost {
        return Verdict::Text { texts, counts, standings };
    }
    if known.is(ColumnKind::Empty) || candidates.filled == 0 && known.kind.is_none() {
        return Verdict::Empty { rows: texts.codes.len() };
    }
    if (known.is(ColumnKind::Date) || known.kind.is_none()) && candidates.filled > 0 {
        let may_be_periods = known.is(ColumnKind::Date) || !is_known_key(known.header);
        if let Some(months) = may_be_periods.then(|| candidates.period_months()).flatten() {
            let start = |text: &str| {
                let period = period_text::period(text).filter(|_| !blanks.contains(text))?;
                (period_text::months_of(period) == months).then_some(period.start.0)
            };
            return Verdict::Date(Dates::of_periods(&texts, months, start).resolve(blanks));
        }
        let fits = || candidates.mostly(|text| date::parse(text).is_some()) || serial::is_dated(known.header) && candidates.are_serials();
        if known.is(ColumnKind::Date) || fits() {
            return Verdict::Date(Dates::from_texts(&texts, false, blanks).resolve(blanks));
        }
    }
    if known.is(ColumnKind::Number) || known.kind.is_none() && candidates.are_numbers() {
        let mut votes = candidates.votes();
        let (convention, doubtful) = known.convention(&votes);
        let mut style = Style::of_header(known.header, known.is(ColumnKind::Number));
        style.note_all(texts.dictionary.texts());
        let read = |text: &str| style.read(text, convention);
        let padded = candidates.cells(|text| read(text).is_some_and(|number| number.padded));
        let fits = match known.is_named_text() {
            true => padded == 0 && candidates.texts.iter().all(|(text, _)| read(text).is_some()),
            false => candidates.mostly(|text| read(text).is_some()) && (padded == 0 || padded * 100 < candidates.filled),
        };
        if known.is(ColumnKind::Number) || fits {
            note_open(&mut votes, &texts, &standings);
            let mut numbers = Numbers::from_texts(&texts, |text| read(text).filter(|_| !blanks.contains(text)));
            numbers.resolve(blanks, |_| None);
            (numbers.votes, numbers.convention, numbers.doubtful) = (votes, convention, doubtful);
            return Verdict::Number(numbers);
        }
    }
    let mut distinct = Distinct::default();
    if texts.dictionary.len() > MOST_TEXTS {
        let keys = texts.dictionary.keys().iter().zip(&standings).skip(1);
        keys.filter(|(_, standing)| **standing == Standing::Value).for_each(|(key, _)| distinct.add(*key));
    }
    if known.is(ColumnKind::Key) || known.kind.is_none() && hardly_repeats(&distinct, candidates.filled) {
        Verdict::Key(Keys::from_texts(&texts, blanks))
    } else {
        Verdict::Text { texts, counts, standings }
    }
}

/// Marks ids that have lost their digits; answers whether there are any.
fn mark_lost(texts: &Texts, standings: &mut [Standing]) -> bool {
    let lost = texts.dictionary.texts().zip(standings).filter(|(text, _)| number::has_lost_digits(text));
    lost.map(|(_, standing)| *standing = Standing::Lost).count() > 0
}

/// Finds the first cells that may be read in two ways.
fn note_open(votes: &mut Votes, texts: &Texts, standings: &[Standing]) {
    if votes.open() == 0 {
        return;
    }
    let mut scratch = Votes::default();
    let open: Vec<bool> = texts
        .dictionary
        .texts()
        .zip(standings)
        .map(|(text, standing)| *standing == Standing::Value && scratch.count(&number::readings(text), 1))
        .collect();
    let rows = texts.codes.iter().enumerate().filter(|(_, code)| open.get(**code as usize) == Some(&true));
    rows.take(EXAMPLES).for_each(|(row, &code)| votes.note(row, texts.dictionary.text(code)));
}

/// The votes of the numbers and of the cells that are none so far.
fn with_strays(numbers: &Numbers) -> Votes {
    let mut votes = numbers.votes.clone();
    let counts = numbers.strays.counts();
    let mut open = vec![false; counts.len()];
    for ((text, &count), open) in numbers.strays.dictionary.texts().zip(&counts).zip(&mut open) {
        *open = votes.count(&number::readings(text), count);
    }
    let cells = numbers.strays.cells.iter().filter(|(_, code)| open.get(*code as usize) == Some(&true));
    cells.take(EXAMPLES).for_each(|&(row, code)| votes.note(row as usize, numbers.strays.dictionary.text(code)));
    votes
}

fn judge_numbers(mut numbers: Numbers, blanks: &Blanks, known: &Known) -> Option<Verdict> {
    if known.kind.is_some_and(|kind| kind != ColumnKind::Number) {
        return None;
    }
    let counts = numbers.strays.counts();
    let standings = numbers.strays.standings(&counts, numbers.filled, blanks);
    let meant: Vec<(&str, u64)> = numbers.strays.meant(&counts, &standings).collect();
    let filled = numbers.filled + meant.iter().map(|(_, count)| count).sum::<u64>();
    let enough = |strays: u64| (numbers.filled + strays) * 10 >= filled * 9;
    let cells = |fits: &dyn Fn(&str) -> bool| -> u64 { meant.iter().filter(|(text, _)| fits(text)).map(|(_, count)| count).sum() };
    if known.kind.is_none() && numbers.dressed == 0 && serial::is_dated(known.header) {
        // A zero is the day from which the others are counted, and stands for none.
        let is_serial = |value: &i64| *value == EMPTY_NUMBER || *value == 0 || serial::number(*value, numbers.decimals).is_some();
        let has_days = numbers.values.iter().any(|value| *value != 0 && *value != EMPTY_NUMBER);
        if has_days && numbers.values.iter().all(is_serial) && enough(cells(&|text| date::parse(text).is_some())) {
            return Some(Verdict::Date(Dates::from_numbers(&numbers).resolve(blanks)));
        }
    }
    let votes = with_strays(&numbers);
    let (convention, doubtful) = known.convention(&votes);
    if convention != numbers.convention && numbers.marked {
        return None;
    }
    let mut style = numbers.style.with(Style::of_header(known.header, known.is(ColumnKind::Number)));
    style.note_all(numbers.strays.dictionary.texts());
    let read = |text: &str| style.read(text, convention);
    let padded = cells(&|text| read(text).is_some_and(|number| number.padded));
    let read_cells = cells(&|text| read(text).is_some());
    let fits = match known.is_named_text() {
        // What eager reading has taken may be ids that have lost their digits.
        true => {
            padded == 0
                && numbers.dressed == 0
                && numbers.filled + read_cells == filled
                && !meant.iter().any(|(text, _)| number::has_lost_digits(text))
        }
        false => enough(read_cells) && (padded == 0 || padded * 100 < filled),
    };
    if known.kind.is_none() && !fits {
        return None;
    }
    numbers.resolve(blanks, read);
    (numbers.votes, numbers.convention, numbers.doubtful) = (votes, convention, doubtful);
    numbers.fits().then_some(Verdict::Number(numbers))
}

fn judge_keys(keys: Keys, known: &Known) -> Option<Verdict> {
    let filled = keys.filled + if keys.codes.explain("NA") { keys.strays.counts().iter().sum() } else { 0 };
    let right = known.is(ColumnKind::Key) || known.kind.is_none() && keys.is_text(filled) && hardly_repeats(&keys.distinct, keys.filled);
    right.then_some(Verdict::Key(keys))
}

/// Whether most texts are met once, and there are too many to keep.
fn hardly_repeats(distinct: &Distinct, filled: u64) -> bool {
    let distinct = distinct.estimate();
    distinct > MOST_TEXTS as u64 && distinct * 2 > filled
}
