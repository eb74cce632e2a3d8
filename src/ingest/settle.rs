//! The finished column, its profile, and what did not fit.

use crate::ingest::dates::Dates;
use crate::ingest::import::{NamedColumn, Profile};
use crate::ingest::judge::Verdict;
use crate::ingest::keys::Keys;
use crate::ingest::lines::Lines;
use crate::ingest::numbers::Numbers;
use crate::ingest::problem::{ColumnKind, DateOrder, Place, Problem, ProblemKind};
use crate::ingest::strays::Strays;
use crate::ingest::tally::{Tally, shortened};
use crate::ingest::texts::Texts;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// Where a column stands, and where its problems go.
pub struct Settle<'a> {
    pub file: &'a str,
    /// The column's header.
    pub name: String,
    /// Counted from 0.
    pub index: usize,
    pub examples: Vec<String>,
    pub lines: &'a Lines,
    pub problems: &'a mut Vec<Problem>,
}

/// What orders of dates are known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Orders {
    /// What the user decided for this column.
    pub hinted: Option<DateOrder>,
    /// The order in the file's other columns.
    pub usual: Option<DateOrder>,
}

impl Settle<'_> {
    /// The finished column.
    pub fn finish(mut self, verdict: Verdict, orders: Orders) -> NamedColumn {
        let mut profile = Profile {
            kind: ColumnKind::Text,
            filled: 0,
            misfits: 0,
            examples: std::mem::take(&mut self.examples),
            date_order: None,
            decimal_mark: None,
            certain: true,
            percent: false,
        };
        let column = match verdict {
            Verdict::Empty { rows } => {
                profile.kind = ColumnKind::Empty;
                Column::Text { dictionary: Dictionary::default(), codes: vec![EMPTY_CODE; rows] }
            }
            Verdict::Text { texts, counts, placeholders } => self.text(texts, &counts, &placeholders, &mut profile),
            Verdict::Key(keys) => self.key(keys, &mut profile),
            Verdict::Number(numbers) => self.number(numbers, &mut profile),
            Verdict::Date(dates) => self.date(dates, orders, &mut profile),
        };
        NamedColumn { name: self.name, column, profile }
    }

    fn text(&mut self, texts: Texts, counts: &[u64], placeholders: &[bool], profile: &mut Profile) -> Column {
        profile.filled = (1..counts.len()).filter(|&code| !placeholders[code]).map(|code| counts[code]).sum();
        if !placeholders.contains(&true) {
            return Column::Text { dictionary: texts.dictionary, codes: texts.codes };
        }
        for (code, text) in texts.dictionary.texts().enumerate().filter(|(code, _)| placeholders[*code]) {
            let rows = texts.codes.iter().enumerate().filter(|(_, other)| **other as usize == code).map(|(row, _)| (row, text));
            self.report(ProblemKind::Placeholder { text: text.to_owned() }, rows);
        }
        let mut dictionary = Dictionary::default();
        let codes: Vec<u32> = texts
            .dictionary
            .texts()
            .zip(placeholders)
            .map(|(text, &placeholder)| if placeholder { EMPTY_CODE } else { dictionary.code_or_insert(text) })
            .collect();
        Column::Text { dictionary, codes: texts.codes.iter().map(|&code| codes[code as usize]).collect() }
    }

    fn key(&mut self, mut keys: Keys, profile: &mut Profile) -> Column {
        (profile.kind, profile.filled) = (ColumnKind::Key, keys.filled);
        let counts = keys.strays.counts();
        let placeholders: Vec<bool> = keys.strays.dictionary.texts().map(|text| !text.is_empty() && !keys.codes.explain(text)).collect();
        profile.filled += counts.iter().zip(&placeholders).filter(|(_, placeholder)| !**placeholder).map(|(count, _)| count).sum::<u64>();
        self.report_placeholders(&keys.strays, &placeholders);
        for &(row, code) in keys.strays.cells.iter().filter(|(_, code)| placeholders[*code as usize]) {
            debug_assert!(code != EMPTY_CODE);
            if let Some(key) = keys.keys.get_mut(row as usize) {
                *key = EMPTY_KEY;
            }
        }
        Column::Key { keys: keys.keys }
    }

    fn number(&mut self, numbers: Numbers, profile: &mut Profile) -> Column {
        (profile.kind, profile.percent) = (ColumnKind::Number, numbers.percent);
        self.report_strays(&numbers.strays, numbers.filled, profile);
        Column::Number { values: numbers.values, decimals: numbers.decimals }
    }

    fn date(&mut self, mut dates: Dates, orders: Orders, profile: &mut Profile) -> Column {
        let (own, certain) = dates.order();
        let open = !certain && orders.hinted.is_none();
        let chosen = orders.hinted.or(own).or(orders.usual).unwrap_or(DateOrder::MonthDayYear);
        profile.kind = ColumnKind::Date;
        profile.date_order = Some(chosen);
        profile.certain = !open || orders.usual.is_some();
        if !profile.certain {
            // Which text stood there is known only by what it was read as.
            self.report(ProblemKind::AmbiguousDates { chosen }, std::iter::empty());
        }
        let mut days = Vec::with_capacity(dates.dates.len());
        let mut impossible = Vec::new();
        for (row, date) in dates.dates.iter().enumerate() {
            days.push(date.day(chosen).unwrap_or(EMPTY_DAY));
            if days[row] == EMPTY_DAY && *date != crate::ingest::date::WrittenDate::NONE {
                impossible.push((row, date.to_string()));
            }
        }
        if !impossible.is_empty() {
            let mut strays = Strays::default();
            let mut cells: Vec<(usize, &str)> =
                dates.strays.cells.iter().map(|&(row, code)| (row as usize, dates.strays.dictionary.text(code))).collect();
            cells.extend(impossible.iter().map(|(row, text)| (*row, text.as_str())));
            cells.sort_unstable();
            cells.into_iter().for_each(|(row, text)| strays.push(row, text));
            dates.strays = strays;
            dates.filled -= impossible.len() as u64;
        }
        self.report_strays(&dates.strays, dates.filled, profile);
        Column::Date { days, seconds: dates.seconds }
    }

    /// Placeholders and misfits among the strays of a typed column.
    fn report_strays(&mut self, strays: &Strays, values: u64, profile: &mut Profile) {
        let counts = strays.counts();
        let placeholders = strays.placeholders(&counts, values);
        self.report_placeholders(strays, &placeholders);
        let misfits = strays.cells.iter().filter(|(_, code)| !placeholders[*code as usize]);
        let rows = misfits.map(|&(row, code)| (row as usize, strays.dictionary.text(code)));
        profile.misfits = self.report(ProblemKind::Misfit { expected: profile.kind }, rows);
        profile.filled = values + profile.misfits;
    }

    fn report_placeholders(&mut self, strays: &Strays, placeholders: &[bool]) {
        for (code, text) in strays.dictionary.texts().enumerate().filter(|(code, _)| placeholders[*code]) {
            let rows = strays.cells.iter().filter(|(_, other)| *other as usize == code).map(|&(row, _)| (row as usize, text));
            self.report(ProblemKind::Placeholder { text: text.to_owned() }, rows);
        }
    }

    /// Lists a problem with its cells, if there are any; answers how many.
    fn report<'t>(&mut self, kind: ProblemKind, rows: impl Iterator<Item = (usize, &'t str)>) -> u64 {
        let mut tally = Tally::default();
        let field = self.index as u32 + 1;
        for (row, text) in rows {
            tally.add(|| Place { line: self.lines.of(row as u64), field, text: shortened(text) });
        }
        if matches!(kind, ProblemKind::AmbiguousDates { .. }) {
            tally.count = 1;
        }
        let count = tally.count;
        self.problems.extend(tally.problem(self.file, Some(&self.name), kind));
        count
    }
}
