//! What the columns of a deals file say of the outcome of each deal.
//!
//! *Evidence* is a column that speaks of outcomes: a flag, a text of status or
//! stage, a day of winning or losing. Nothing is decided here; [`outcome`] holds
//! the evidence together.
//!
//! [`outcome`]: crate::star::deals::outcome

use crate::star::choices::StageChoice;
use crate::star::convert::{NO, YES};
use crate::star::deals::witness::Witness;
use crate::star::fields::Fields;
use crate::star::words::{self, Status};
use crate::table::column::{Column, EMPTY_DAY};

/// What one cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Said {
    #[default]
    Nothing,
    /// The deal has ended, but not how.
    Closed,
    Is(Status),
}

/// A column that speaks of outcomes.
pub struct Evidence<'a> {
    pub witness: Witness,
    says: Says<'a>,
}

enum Says<'a> {
    /// By the code of the cell's text.
    Codes(&'a [u32], Vec<Said>),
    /// A day that is filled says it.
    Days(&'a [i32], Said),
    /// By row.
    Rows(Vec<Said>),
}

impl Evidence<'_> {
    /// What the column says of a row.
    pub fn of(&self, row: usize) -> Said {
        match &self.says {
            Says::Codes(codes, meanings) => codes.get(row).and_then(|&code| meanings.get(code as usize)).copied().unwrap_or_default(),
            Says::Days(days, said) => days.get(row).filter(|&&day| day != EMPTY_DAY).map(|_| *said).unwrap_or_default(),
            Says::Rows(rows) => rows.get(row).copied().unwrap_or_default(),
        }
    }
}

/// The columns whose texts may say everything, the plainest first.
pub const TEXTS: [Witness; 3] = [Witness::Outcome, Witness::Status, Witness::Stage];

const WON: Said = Said::Is(Status::Won);
const LOST: Said = Said::Is(Status::Lost);
const OPEN: Said = Said::Is(Status::Open);
const VOID: Said = Said::Is(Status::Void);

/// The columns that say that a row is no deal, whatever else it says.
pub fn of_void(fields: &Fields) -> Vec<Evidence<'_>> {
    let flags = [Witness::IsDeleted, Witness::IsDuplicate, Witness::IsTest];
    let flags = flags.into_iter().filter_map(|witness| Some(flag(witness, codes(fields, witness)?, VOID)));
    let days = date(fields, Witness::DeletedAt, VOID);
    let merged = Witness::MergedInto;
    let merged = fields.get(merged.field()).map(|column| Evidence { witness: merged, says: Says::Rows(filled(column, VOID)) });
    flags.chain(days).chain(merged).collect()
}

/// The columns that say that a row was put away.
pub fn of_archive(fields: &Fields) -> Vec<Evidence<'_>> {
    let is_archived = codes(fields, Witness::IsArchived).map(|codes| flag(Witness::IsArchived, codes, VOID));
    is_archived.into_iter().chain(date(fields, Witness::ArchivedAt, VOID)).collect()
}

/// The columns that say whether a deal is won, lost or open, the strongest first:
/// flags, texts, days. `marks` is what the user says of texts.
pub fn of_outcome<'a>(fields: &'a Fields, rows: usize, marks: &[StageChoice]) -> Vec<Evidence<'a>> {
    let flags = flags(fields, rows);
    let texts = TEXTS.into_iter().filter_map(|witness| text(fields, witness, marks));
    let days = [date(fields, Witness::WonAt, WON), date(fields, Witness::LostAt, LOST)];
    flags.into_iter().chain(texts).chain(days.into_iter().flatten()).collect()
}

/// What the flags say together: closed and not won is lost, neither won nor lost is open.
fn flags(fields: &Fields, rows: usize) -> Option<Evidence<'static>> {
    let [won, lost, closed] = [Witness::IsWon, Witness::IsLost, Witness::IsClosed].map(|witness| codes(fields, witness));
    let witness = if won.is_some() {
        Witness::IsWon
    } else if lost.is_some() {
        Witness::IsLost
    } else {
        Witness::IsClosed
    };
    won.or(lost).or(closed)?;
    let says = |codes: Option<&[u32]>, row: usize| codes.and_then(|codes| codes.get(row)).copied().and_then(yes_or_no);
    let of = |row: usize| match (says(won, row), says(lost, row), says(closed, row)) {
        (Some(true), Some(true), _) => Said::Closed,
        (Some(true), ..) => WON,
        (_, Some(true), _) => LOST,
        (.., Some(false)) => OPEN,
        (Some(false), None, Some(true)) => LOST,
        (.., Some(true)) => Said::Closed,
        (Some(false), Some(false), None) => OPEN,
        _ => Said::Nothing,
    };
    Some(Evidence { witness, says: Says::Rows((0..rows).map(of).collect()) })
}

fn yes_or_no(code: u32) -> Option<bool> {
    match code {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

/// What a text of status or stage means: what the user says, then the word lists.
pub fn meaning(text: &str, marks: &[StageChoice]) -> Said {
    let marked = marks.iter().find(|mark| mark.stage == text).map(|mark| mark.status);
    match marked.or_else(|| words::status(text)) {
        Some(status) => Said::Is(status),
        None if words::says_closed(text) => Said::Closed,
        None => Said::Nothing,
    }
}

fn text<'a>(fields: &'a Fields, witness: Witness, marks: &[StageChoice]) -> Option<Evidence<'a>> {
    let Some(Column::Text { dictionary, codes }) = fields.get(witness.field()).map(|column| &**column) else { return None };
    Some(Evidence { witness, says: Says::Codes(codes, dictionary.texts().map(|text| meaning(text, marks)).collect()) })
}

fn codes(fields: &Fields, witness: Witness) -> Option<&[u32]> {
    match fields.get(witness.field()).map(|column| &**column) {
        Some(Column::Text { codes, .. }) => Some(codes),
        _ => None,
    }
}

/// Whether a flag says yes in a row; `None` if it says nothing or there is no such flag.
pub fn says_flag(column: Option<&Column>, row: usize) -> Option<bool> {
    let Some(Column::Text { codes, .. }) = column else { return None };
    codes.get(row).copied().and_then(yes_or_no)
}

fn flag(witness: Witness, codes: &[u32], yes: Said) -> Evidence<'_> {
    let mut meanings = vec![Said::Nothing; YES as usize];
    meanings.push(yes);
    Evidence { witness, says: Says::Codes(codes, meanings) }
}

fn date(fields: &Fields, witness: Witness, said: Said) -> Option<Evidence<'_>> {
    let Some(Column::Date { days, .. }) = fields.get(witness.field()).map(|column| &**column) else { return None };
    Some(Evidence { witness, says: Says::Days(days, said) })
}

fn filled(column: &Column, said: Said) -> Vec<Said> {
    (0..column.len()).map(|row| if column.is_filled(row) { said } else { Said::Nothing }).collect()
}
