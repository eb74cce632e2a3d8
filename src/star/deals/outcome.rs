//! Whether a deal is won, lost, open, or no deal at all: one chain over all
//! columns that speak of it.
//!
//! The strongest evidence goes first:
//!
//! 1. what says that the row is no deal (deleted, duplicate, test);
//! 2. flags (`Is won`, `Is closed`), then the texts of outcome, status and stage
//!    that mean won or lost, and of outcome and status that mean open;
//! 3. the days of winning or losing;
//! 4. a lost reason beside a closing date;
//! 5. for a deal that has ended, nobody says how: a probability of 100 or 0 %;
//! 6. the stage, if it means open: some CRMs leave a lost deal where it was.
//!
//! A deal that was put away (archived, or not active) is lost if it stands at 0 %
//! or has a lost reason, else none. A text that nobody knows leaves the deal
//! open, and is listed so that the user can mark it; one that says no more than
//! "closed" leaves it undecided.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::star::choices::StageChoice;
use crate::star::deals::evidence::{self, Evidence, Said, TEXTS, says_flag};
use crate::star::deals::stages::{self, Seen, Stage};
use crate::star::deals::witness::Witness;
use crate::star::fields::{Fields, Unknown};
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::sorting;

/// At most so many unknown texts are listed.
const MOST_UNKNOWN: usize = 20;

/// What was learned of the outcomes of a file.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// Texts that nobody knows, with the deals that nothing else decided.
    pub unknown: Vec<Unknown>,
    /// The stages in their order.
    pub stages: Vec<Stage>,
    /// Rows that are no deals, by the field and the text that say so.
    pub void: Vec<Unknown>,
    /// Deals of which two columns say different things: the one that was taken, the other, the deals.
    pub contradictions: Vec<(&'static str, &'static str, u64)>,
    /// The field of stages, and the deals that have none, of which nothing else says anything; they count as open.
    pub blank: Option<(&'static str, u64)>,
    /// What cannot be counted before the user says what the unknown texts mean.
    pub undecided: Vec<Status>,
}

/// A decision and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Is(Status, Witness),
    /// Nobody knows what the stage means.
    Unknown {
        closed: bool,
    },
    /// Nothing is said.
    Blank,
}

/// Sets the field `status` to won, lost, open or void for every deal, and leaves it
/// empty where a deal has ended, nobody knows how.
pub fn complete(fields: &mut Fields, rows: usize, marks: &[StageChoice]) -> Outcomes {
    let chain = Chain::new(fields, rows, marks);
    let mut verdicts = chain.outright();
    chain.by_circumstance(&mut verdicts);
    let mut outcomes = Outcomes { contradictions: chain.contradictions(&verdicts), ..Outcomes::default() };
    let shown = TEXTS.iter().rev().find_map(|&text| Some((text, fields.get(text.field()).filter(|column| column.filled() > 0)?)));
    if let Some((witness, column)) = shown {
        let field = witness.field();
        let tallies = tallies(column, &verdicts);
        outcomes.unknown = unknown(field, column, &tallies);
        outcomes.stages = stages::in_order(seen(witness, column, &tallies), marks);
        let blank = verdicts.iter().filter(|verdict| **verdict == Verdict::Blank).count() as u64;
        outcomes.blank = (blank > 0).then_some((field, blank));
    }
    outcomes.void = void(fields, &verdicts);
    outcomes.undecided = undecided(&verdicts);
    fields.insert("status".to_owned(), Arc::new(column(&verdicts)));
    outcomes
}

/// The evidence of a file.
struct Chain<'a> {
    rows: usize,
    void: Vec<Evidence<'a>>,
    archive: Vec<Evidence<'a>>,
    outcome: Vec<Evidence<'a>>,
    /// The columns whose texts may say everything, the plainest first.
    texts: Vec<&'a Column>,
    probability: Option<&'a Column>,
    lost_reason: Option<&'a Column>,
    closed_at: Option<&'a Column>,
    is_won: Option<&'a Column>,
    is_active: Option<&'a Column>,
}

impl<'a> Chain<'a> {
    fn new(fields: &'a Fields, rows: usize, marks: &[StageChoice]) -> Chain<'a> {
        let column = |field: &str| fields.get(field).map(|column| &**column);
        Chain {
            rows,
            void: evidence::of_void(fields),
            archive: evidence::of_archive(fields),
            outcome: evidence::of_outcome(fields, rows, marks),
            texts: TEXTS.into_iter().filter_map(|text| column(text.field())).collect(),
            probability: column("probability"),
            lost_reason: column("lost_reason"),
            closed_at: column("closed_at"),
            is_won: column("is_won"),
            is_active: column("is_active"),
        }
    }

    /// What columns say of each row outright.
    #[inline(never)]
    fn outright(&self) -> Vec<Verdict> {
        (0..self.rows).map(|row| self.plain(row)).collect()
    }

    /// What columns say of a row outright.
    fn plain(&self, row: usize) -> Verdict {
        let is_void = |evidence: &&Evidence| evidence.of(row) == Said::Is(Status::Void);
        if let Some(evidence) = self.void.iter().chain(&self.outcome).find(is_void) {
            return Verdict::Is(Status::Void, evidence.witness);
        }
        let decided = self.outcome.iter().find_map(|evidence| match evidence.of(row) {
            // The stage is the weakest word for open.
            Said::Is(Status::Open) if evidence.witness == Witness::Stage => None,
            Said::Is(status) => Some(Verdict::Is(status, evidence.witness)),
            Said::Closed | Said::Nothing => None,
        });
        if let Some(archive) = self.archive.iter().find(is_void) {
            // What was put away at 0 %, or with a lost reason, is lost without the word.
            let is_lost = match decided {
                Some(Verdict::Is(Status::Won, _)) => false,
                Some(_) => self.probability(row) == Some(Chance::None),
                None => self.probability(row) == Some(Chance::None) || filled(self.lost_reason, row),
            };
            return Verdict::Is(if is_lost { Status::Lost } else { Status::Void }, archive.witness);
        }
        decided.unwrap_or_else(|| self.undecided(row))
    }

    /// A row of which no column says the outcome outright.
    fn undecided(&self, row: usize) -> Verdict {
        let is_closed = self.outcome.iter().any(|evidence| evidence.of(row) == Said::Closed);
        let is_text = self.texts.iter().any(|column| column.is_filled(row));
        match (is_closed, is_text) {
            (true, _) => Verdict::Unknown { closed: true },
            (false, true) => Verdict::Unknown { closed: false },
            (false, false) => Verdict::Blank,
        }
    }

    fn probability(&self, row: usize) -> Option<Chance> {
        let Some(Column::Number { values, decimals }) = self.probability else { return None };
        let value = values.get(row).copied().filter(|&value| value != EMPTY_NUMBER)?;
        Some(match value {
            0 => Chance::None,
            _ if 10i64.checked_pow(u32::from(*decimals)) == Some(value) => Chance::Certain,
            _ => Chance::Between,
        })
    }

    /// Decides what no column says outright, by what else is known of such deals.
    #[inline(never)]
    fn by_circumstance(&self, verdicts: &mut [Verdict]) {
        let reasons_tell = self.reasons_tell(verdicts);
        let closed_texts = self.texts_of_ended(verdicts);
        let open_texts = self.texts_without_close(verdicts);
        for (row, verdict) in verdicts.iter_mut().enumerate() {
            let has_reason = || reasons_tell && filled(self.lost_reason, row);
            if let Verdict::Unknown { .. } | Verdict::Blank = *verdict {
                let has_ended =
                    *verdict == Verdict::Unknown { closed: true } || self.text_at(row).is_some_and(|code| has(&closed_texts, code));
                *verdict = match self.probability(row) {
                    _ if has_reason() && (filled(self.closed_at, row) || has_ended) => Verdict::Is(Status::Lost, Witness::LostReason),
                    Some(Chance::Certain) if has_ended => Verdict::Is(Status::Won, Witness::Probability),
                    Some(Chance::None) if has_ended => Verdict::Is(Status::Lost, Witness::Probability),
                    _ if self.says_open(row) => Verdict::Is(Status::Open, Witness::Stage),
                    _ if says_flag(self.is_won, row) == Some(false) && filled(self.closed_at, row) && *verdict == Verdict::Blank => {
                        Verdict::Is(Status::Lost, Witness::IsWon)
                    }
                    _ if self.text_at(row).is_some_and(|code| has(&open_texts, code)) => Verdict::Is(Status::Open, Witness::ClosedAt),
                    _ => *verdict,
                };
            }
            let is_inactive = says_flag(self.is_active, row) == Some(false);
            if is_inactive && !matches!(verdict, Verdict::Is(Status::Won | Status::Lost | Status::Void, _)) {
                let is_lost = has_reason() || self.probability(row) == Some(Chance::None);
                *verdict = Verdict::Is(if is_lost { Status::Lost } else { Status::Void }, Witness::IsActive);
            }
        }
    }

    fn says_open(&self, row: usize) -> bool {
        self.outcome.iter().any(|evidence| evidence.witness == Witness::Stage && evidence.of(row) == Said::Is(Status::Open))
    }

    /// The code of the row's text in the last column that has texts.
    fn text_at(&self, row: usize) -> Option<u32> {
        match self.texts.last() {
            Some(Column::Text { codes, .. }) => codes.get(row).copied().filter(|&code| code != EMPTY_CODE),
            _ => None,
        }
    }

    /// Whether a lost reason speaks of losing: some files have reasons for winning in the same column.
    #[inline(never)]
    fn reasons_tell(&self, verdicts: &[Verdict]) -> bool {
        let Some(reasons) = self.lost_reason else { return true };
        let (mut won, mut lost) = (0u64, 0u64);
        for (row, verdict) in verdicts.iter().enumerate() {
            match verdict {
                Verdict::Is(Status::Won, _) => won += u64::from(reasons.is_filled(row)),
                Verdict::Is(Status::Lost, _) => lost += u64::from(reasons.is_filled(row)),
                _ => {}
            }
        }
        won * 10 <= lost
    }

    /// Unknown texts all of whose deals stand at 100 or at 0 %, some at each.
    fn texts_of_ended(&self, verdicts: &[Verdict]) -> Vec<bool> {
        let mut chances: Vec<[bool; 3]> = Vec::new();
        for (row, _) in verdicts.iter().enumerate().filter(|(_, verdict)| matches!(verdict, Verdict::Unknown { .. })) {
            let Some(code) = self.text_at(row).filter(|_| !self.says_open(row)) else { continue };
            let at = self.probability(row).unwrap_or(Chance::Between) as usize;
            grown(&mut chances, code).get_mut(at).into_iter().for_each(|seen| *seen = true);
        }
        chances.into_iter().map(|[none, between, certain]| none && certain && !between).collect()
    }

    /// Unknown texts none of whose deals has a closing date, where all that are won or lost have one.
    fn texts_without_close(&self, verdicts: &[Verdict]) -> Vec<bool> {
        let is_decided = |verdict: &Verdict| matches!(verdict, Verdict::Is(Status::Won | Status::Lost, _));
        let mut decided = verdicts.iter().enumerate().filter(|(_, verdict)| is_decided(verdict)).peekable();
        if decided.peek().is_none() || decided.any(|(row, _)| !filled(self.closed_at, row)) {
            return Vec::new();
        }
        let mut closed: Vec<[bool; 2]> = Vec::new();
        for (row, _) in verdicts.iter().enumerate().filter(|(_, verdict)| **verdict == Verdict::Unknown { closed: false }) {
            let Some(code) = self.text_at(row) else { continue };
            let at = usize::from(filled(self.closed_at, row));
            grown(&mut closed, code).get_mut(at).into_iter().for_each(|seen| *seen = true);
        }
        closed.into_iter().map(|[without, with]| without && !with).collect()
    }

    /// Pairs of columns of which one says won and the other lost, or one open and the other either.
    #[inline(never)]
    fn contradictions(&self, verdicts: &[Verdict]) -> Vec<(&'static str, &'static str, u64)> {
        let mut found: Vec<(&'static str, &'static str, u64)> = Vec::new();
        for (row, verdict) in verdicts.iter().enumerate().take(self.rows) {
            let Verdict::Is(status, by) = *verdict else { continue };
            if status == Status::Void {
                continue;
            }
            let contradicts = |said: Said| matches!(said, Said::Is(other @ (Status::Won | Status::Lost)) if other != status);
            let Some(other) = self.outcome.iter().find(|evidence| contradicts(evidence.of(row)) && evidence.witness != by) else {
                continue;
            };
            let (by, other) = (by.field(), other.witness.field());
            match found.iter_mut().find(|(taken, against, _)| (*taken, *against) == (by, other)) {
                Some((.., deals)) => *deals += 1,
                None => found.push((by, other, 1)),
            }
        }
        found
    }
}

fn filled(column: Option<&Column>, row: usize) -> bool {
    column.is_some_and(|column| column.is_filled(row))
}

/// How likely a deal is said to be won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chance {
    None,
    Between,
    Certain,
}

fn has(texts: &[bool], code: u32) -> bool {
    texts.get(code as usize).copied().unwrap_or(false)
}

/// The entry of a code, in a list that grows to hold it.
fn grown<const N: usize>(list: &mut Vec<[bool; N]>, code: u32) -> &mut [bool] {
    let at = code as usize;
    if list.len() <= at {
        list.resize(at + 1, [false; N]);
    }
    list.get_mut(at).map(<[bool; N]>::as_mut_slice).unwrap_or_default()
}

/// The deals of one text by what became of them.
#[derive(Clone, Default)]
struct Tally {
    by_status: [u64; 4],
    undecided: u64,
    /// What the decisions rest on, with their deals.
    by: Vec<(Witness, u64)>,
}

#[inline(never)]
fn tallies(column: &Column, verdicts: &[Verdict]) -> Vec<Tally> {
    let Column::Text { dictionary, codes } = column else { return Vec::new() };
    let mut tallies = vec![Tally::default(); dictionary.len()];
    for (&code, verdict) in codes.iter().zip(verdicts) {
        let Some(tally) = tallies.get_mut(code as usize) else { continue };
        match *verdict {
            Verdict::Is(status, by) => {
                tally.by_status.get_mut(status as usize).into_iter().for_each(|deals| *deals += 1);
                match tally.by.iter_mut().find(|(other, _)| *other == by) {
                    Some((_, deals)) => *deals += 1,
                    None => tally.by.push((by, 1)),
                }
            }
            Verdict::Unknown { .. } | Verdict::Blank => tally.undecided += 1,
        }
    }
    tallies
}

/// The texts that left deals without a decision, those of most deals first.
fn unknown(field: &'static str, column: &Column, tallies: &[Tally]) -> Vec<Unknown> {
    let Column::Text { dictionary, .. } = column else { return Vec::new() };
    let found = dictionary.texts().zip(tallies).skip(1).filter(|(_, tally)| tally.undecided > 0);
    let mut unknown: Vec<Unknown> = found.map(|(text, tally)| Unknown { field, text: text.to_owned(), rows: tally.undecided }).collect();
    sorting::by_key(&mut unknown, |unknown| Reverse(unknown.rows));
    unknown.truncate(MOST_UNKNOWN);
    unknown
}

/// Each text of a column with its deals, by what became of them.
fn seen<'a>(witness: Witness, column: &'a Column, tallies: &[Tally]) -> Vec<Seen<'a>> {
    let Column::Text { dictionary, .. } = column else { return Vec::new() };
    let texts = dictionary.texts().zip(tallies).skip(1);
    let of = |(text, tally): (&'a str, &Tally)| {
        let [open, won, lost, void] = tally.by_status;
        let by = tally.by.iter().filter(|(by, _)| *by != witness).max_by_key(|(_, deals)| *deals).map(|(by, _)| by.field());
        Seen { text, open: open + tally.undecided, won, lost, void, undecided: tally.undecided, by }
    };
    texts.map(of).filter(|seen| seen.deals() > 0).collect()
}

/// The rows that are no deals, by what says so.
fn void(fields: &Fields, verdicts: &[Verdict]) -> Vec<Unknown> {
    let mut found: Vec<Unknown> = Vec::new();
    for (row, verdict) in verdicts.iter().enumerate() {
        let Verdict::Is(Status::Void, witness) = *verdict else { continue };
        let field = witness.field();
        let text = match fields.get(field).map(|column| &**column) {
            Some(Column::Text { dictionary, codes }) => codes.get(row).map(|&code| dictionary.text(code)).unwrap_or_default(),
            _ => "",
        };
        match found.iter_mut().find(|other| other.field == field && other.text == text) {
            Some(other) => other.rows += 1,
            None => found.push(Unknown { field, text: text.to_owned(), rows: 1 }),
        }
    }
    found
}

/// What cannot be counted: while texts are unknown and no deal is known as won,
/// any of them may be.
fn undecided(verdicts: &[Verdict]) -> Vec<Status> {
    if !verdicts.iter().any(|verdict| matches!(verdict, Verdict::Unknown { .. })) {
        return Vec::new();
    }
    let is_known = |status: Status| verdicts.iter().any(|verdict| matches!(verdict, Verdict::Is(of, _) if *of == status));
    let mut undecided: Vec<Status> = [Status::Won, Status::Lost].into_iter().filter(|status| !is_known(*status)).collect();
    if !undecided.is_empty() {
        undecided.push(Status::Open);
    }
    undecided
}

fn column(verdicts: &[Verdict]) -> Column {
    let mut dictionary = Dictionary::default();
    let codes_of = Status::ALL.map(|status| dictionary.code_or_insert(status.id()));
    let code = |status: Status| codes_of.get(status as usize).copied().unwrap_or(EMPTY_CODE);
    let of = |verdict: &Verdict| match *verdict {
        Verdict::Is(status, _) => code(status),
        Verdict::Unknown { closed: true } => EMPTY_CODE,
        Verdict::Unknown { closed: false } | Verdict::Blank => code(Status::Open),
    };
    let codes = verdicts.iter().map(of).collect();
    Column::Text { dictionary, codes }
}

#[cfg(test)]
#[path = "tests/outcome.rs"]
mod tests;
