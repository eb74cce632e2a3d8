//! The finished column, its profile, and what did not fit.

use crate::ingest::columns::dates::Dates;
use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::keys::Keys;
use crate::ingest::columns::numbers::Numbers;
use crate::ingest::columns::profile::{DateForm, NamedColumn, Profile};
use crate::ingest::columns::strays::Strays;
use crate::ingest::columns::texts::Texts;
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::report::tally::{Tally, shortened};
use crate::ingest::rows::lines::Lines;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::order::DateOrder;
use crate::ingest::values::placeholder::Standing;
use crate::ingest::values::written::WrittenDate;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// Where a column stands, and where its problems go.
pub struct Settle<'a> {
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
    /// The zone of the file's times, see [`crate::ingest::values::time::zone`].
    pub zone: Option<u32>,
    /// The order that the file speaks for where nothing decides.
    pub likely: Option<DateOrder>,
}

impl Settle<'_> {
    /// The finished column; `carried` rows have their text from the row above.
    pub fn finish(mut self, verdict: Verdict, carried: &[usize], orders: Orders) -> NamedColumn {
        let mut profile = Profile {
            kind: ColumnKind::Text,
            filled: 0,
            misfits: 0,
            examples: std::mem::take(&mut self.examples),
            date_order: None,
            date_form: DateForm::Days,
            decimal_mark: None,
            certain: true,
            percent: false,
        };
        let mut currencies = None;
        let column = match verdict {
            Verdict::Empty { rows } => {
                profile.kind = ColumnKind::Empty;
                Column::Text { dictionary: Dictionary::default(), codes: vec![EMPTY_CODE; rows] }
            }
            Verdict::Text { texts, counts, standings } => self.text(texts, &counts, &standings, &mut profile),
            Verdict::Key(keys) => self.key(keys, &mut profile),
            Verdict::Number(mut numbers) => {
                currencies = std::mem::take(&mut numbers.currencies).column(numbers.values.len());
                self.number(numbers, &mut profile)
            }
            Verdict::Date(dates) => self.date(dates, orders, &mut profile),
        };
        self.report(ProblemKind::CarriedDown, carried.iter().map(|row| (*row, "")));
        NamedColumn { name: self.name, column, currencies, profile }
    }

    #[allow(clippy::indexing_slicing, reason = "codes are those of the dictionary")]
    fn text(&mut self, texts: Texts, counts: &[u64], standings: &[Standing], profile: &mut Profile) -> Column {
        let is_value = |code: &usize| standings.get(*code) == Some(&Standing::Value);
        profile.filled = (1..counts.len()).filter(is_value).filter_map(|code| counts.get(code)).sum();
        if standings.iter().all(|standing| *standing == Standing::Value) {
            return Column::Text { dictionary: texts.dictionary, codes: texts.codes };
        }
        let lost = |code: &u32| standings.get(*code as usize) == Some(&Standing::Lost);
        let rows = texts.codes.iter().enumerate().filter(|(_, code)| lost(code));
        self.report(ProblemKind::LostDigits, rows.map(|(row, code)| (row, texts.dictionary.text(*code))));
        for (code, text) in texts.dictionary.texts().enumerate().filter(|(code, _)| standings.get(*code) == Some(&Standing::Placeholder)) {
            let rows = texts.codes.iter().enumerate().filter(|(_, other)| **other as usize == code).map(|(row, _)| (row, text));
            self.report(ProblemKind::Placeholder { text: text.to_owned() }, rows);
        }
        let mut dictionary = Dictionary::default();
        let codes: Vec<u32> = texts
            .dictionary
            .texts()
            .zip(standings)
            .map(|(text, standing)| if *standing == Standing::Value { dictionary.code_or_insert(text) } else { EMPTY_CODE })
            .collect();
        Column::Text { dictionary, codes: texts.codes.iter().map(|&code| codes[code as usize]).collect() }
    }

    fn key(&mut self, mut keys: Keys, profile: &mut Profile) -> Column {
        (profile.kind, profile.filled) = (ColumnKind::Key, keys.filled);
        let counts = keys.strays.counts();
        let standing = |text: &str| if keys.codes.explain(text) { Standing::Value } else { Standing::Placeholder };
        let standings: Vec<Standing> = keys.strays.dictionary.texts().map(standing).collect();
        profile.filled += keys.strays.meant(&counts, &standings).map(|(_, count)| count).sum::<u64>();
        self.report_standings(&keys.strays, &standings);
        for &(row, code) in keys.strays.cells.iter().filter(|(_, code)| standings.get(*code as usize) == Some(&Standing::Placeholder)) {
            debug_assert!(code != EMPTY_CODE);
            if let Some(key) = keys.keys.get_mut(row as usize) {
                *key = EMPTY_KEY;
            }
        }
        Column::Key { keys: keys.keys }
    }

    fn number(&mut self, numbers: Numbers, profile: &mut Profile) -> Column {
        (profile.kind, profile.percent) = (ColumnKind::Number, numbers.percent);
        (profile.decimal_mark, profile.certain) = (Some(numbers.convention), !numbers.doubtful);
        if numbers.doubtful {
            let kind = ProblemKind::AmbiguousNumbers { chosen: numbers.convention };
            self.report_doubt(kind, numbers.votes.open(), &numbers.votes.examples);
        }
        self.report_strays(&numbers.strays, &numbers.standings, numbers.filled, profile);
        self.report(ProblemKind::ZeroDash, numbers.zero_dashes.iter().map(|(row, text)| (*row as usize, text.as_str())));
        Column::Number { values: numbers.values, decimals: numbers.decimals }
    }

    fn date(&mut self, mut dates: Dates, orders: Orders, profile: &mut Profile) -> Column {
        let consensus = dates.consensus;
        let open = !consensus.certain && orders.hinted.is_none();
        let chosen = orders.hinted.unwrap_or_else(|| consensus.chosen(orders.usual.or(orders.likely)));
        profile.kind = ColumnKind::Date;
        profile.date_order = (consensus.is_ordered() || orders.hinted.is_some()).then_some(chosen);
        profile.date_form = dates.form();
        profile.certain = !open || orders.usual.is_some();
        if !profile.certain {
            let doubtful = dates.dates.iter().filter(|date| date.is_open()).count() as u64;
            self.report_doubt(ProblemKind::AmbiguousDates { chosen }, doubtful, &dates.examples);
        }
        let mut days = Vec::with_capacity(dates.dates.len());
        let mut impossible = Vec::new();
        for (row, date) in dates.dates.iter().enumerate() {
            let day = if consensus.jalali { date.jalali_day() } else { date.day(chosen) };
            days.push(day.unwrap_or(EMPTY_DAY));
            if day.is_none() && *date != WrittenDate::NONE {
                impossible.push((row as u32, date.to_string()));
            }
        }
        if !impossible.is_empty() {
            dates.filled -= impossible.len() as u64;
            for (row, text) in impossible {
                let code = dates.strays.dictionary.code_or_insert(&text);
                dates.standings.resize(dates.standings.len().max(code as usize + 1), Standing::Value);
                dates.strays.cells.push((row, code));
            }
            dates.strays.cells.sort_unstable();
        }
        self.report_strays(&dates.strays, &dates.standings, dates.filled, profile);
        dates.in_zone(orders.zone, &mut days);
        Column::Date { days, seconds: dates.seconds }
    }

    /// What the strays of a typed column say, and which of them do not fit.
    fn report_strays(&mut self, strays: &Strays, standings: &[Standing], values: u64, profile: &mut Profile) {
        self.report_standings(strays, standings);
        let misfits = strays.cells.iter().filter(|(_, code)| standings.get(*code as usize) == Some(&Standing::Value));
        let rows = misfits.map(|&(row, code)| (row as usize, strays.dictionary.text(code)));
        profile.misfits = self.report(ProblemKind::Misfit { expected: profile.kind }, rows);
        profile.filled = values + profile.misfits;
    }

    /// Lists the texts that stand for "no value".
    fn report_standings(&mut self, strays: &Strays, standings: &[Standing]) {
        for (code, (text, standing)) in strays.dictionary.texts().zip(standings).enumerate() {
            let text = text.to_owned();
            let kind = match standing {
                Standing::Placeholder => ProblemKind::Placeholder { text: text.clone() },
                Standing::Sentinel => ProblemKind::SentinelDate { text: text.clone() },
                Standing::Value | Standing::Lost | Standing::Blank => continue,
            };
            let rows = strays.cells.iter().filter(|(_, other)| *other as usize == code).map(|&(row, _)| (row as usize, text.as_str()));
            self.report(kind, rows);
        }
    }

    /// Lists once that a column may be read in two ways.
    fn report_doubt(&mut self, kind: ProblemKind, cells: u64, examples: &[(u32, String)]) {
        let mut tally = self.tally(examples.iter().map(|(row, text)| (*row as usize, text.as_str())));
        tally.count = cells.max(1);
        self.problems.extend(tally.problem(Some(&self.name), kind));
    }

    /// Lists a problem with its cells, if there are any; answers how many.
    fn report<'t>(&mut self, kind: ProblemKind, rows: impl Iterator<Item = (usize, &'t str)>) -> u64 {
        let tally = self.tally(rows);
        let count = tally.count;
        self.problems.extend(tally.problem(Some(&self.name), kind));
        count
    }

    fn tally<'t>(&self, rows: impl Iterator<Item = (usize, &'t str)>) -> Tally {
        let mut tally = Tally::default();
        let field = self.index as u32 + 1;
        for (row, text) in rows {
            tally.add(|| Place { line: self.lines.of(row as u64), field, text: shortened(text) });
        }
        tally
    }
}
