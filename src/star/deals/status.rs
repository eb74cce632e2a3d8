//! A deal's status, from whatever the file says about it.
//!
//! Flags (`Is won`, `Is closed`) are the plainest word, then a status column,
//! then the stage, then the dates of winning or losing. What a text of status or
//! stage means the user says first, then the word lists. A text that nobody
//! knows leaves the deal open, and is listed so that the user can mark it.

use std::sync::Arc;

use crate::star::choices::StageChoice;
use crate::star::convert::YES;
use crate::star::deals::stages::{self, Seen, Stage};
use crate::star::fields::{Fields, Unknown};
use crate::star::words::{self, Status};
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// At most so many unknown texts are listed.
const MOST_UNKNOWN: usize = 20;

/// The codes of a status column, in the order of [`Dictionary`] insertion below.
const OPEN: u32 = 1;
const WON: u32 = 2;
const LOST: u32 = 3;

/// Sets the field `status` to won, lost or open for every deal. The answer is
/// what was not understood, and the stages in their order.
pub fn complete(fields: &mut Fields, rows: usize, marks: &[StageChoice]) -> (Vec<Unknown>, Vec<Stage>) {
    let mut dictionary = Dictionary::default();
    [Status::Open, Status::Won, Status::Lost].iter().for_each(|status| {
        dictionary.code_or_insert(status.id());
    });
    let mut codes = vec![EMPTY_CODE; rows];
    let flagged = fields.contains_key("is_won");
    by_flags(fields, &mut codes);
    // What a status column leaves open the stage decides, so the last of them is what the user is asked about.
    let mut asked = None;
    for field in ["status", "stage"] {
        let Some(column) = fields.get(field).cloned() else { continue };
        if let Column::Text { dictionary, codes: texts } = &*column {
            let undecided = by_texts(dictionary, texts, marks, &mut codes);
            asked = Some((field, column, undecided));
        }
    }
    by_date(fields.get("won_at"), WON, &mut codes);
    by_date(fields.get("lost_at"), LOST, &mut codes);
    codes.iter_mut().filter(|code| **code == EMPTY_CODE).for_each(|code| *code = OPEN);
    let answer = asked.map(|(field, column, undecided)| {
        let undecided = if flagged { vec![0; undecided.len()] } else { undecided };
        let stages = stages::in_order(seen(&column, &undecided, &codes), marks);
        (unknown(field, &column, &undecided), stages)
    });
    fields.insert("status".to_owned(), Arc::new(Column::Text { dictionary, codes }));
    answer.unwrap_or_default()
}

/// Fills in the statuses that are still empty; the answer says for each text how
/// many rows it left so.
fn by_texts(dictionary: &Dictionary, texts: &[u32], marks: &[StageChoice], codes: &mut [u32]) -> Vec<u64> {
    let meanings: Vec<u32> = dictionary.texts().map(|text| meaning(text, marks)).collect();
    let mut undecided = vec![0u64; meanings.len()];
    for (code, &text) in codes.iter_mut().zip(texts) {
        if *code == EMPTY_CODE {
            *code = meanings.get(text as usize).copied().unwrap_or(EMPTY_CODE);
            if let Some(count) = undecided.get_mut(text as usize) {
                *count += u64::from(*code == EMPTY_CODE);
            }
        }
    }
    undecided
}

fn meaning(text: &str, marks: &[StageChoice]) -> u32 {
    let marked = marks.iter().find(|mark| mark.stage == text).map(|mark| mark.status);
    match marked.or_else(|| words::status(text)) {
        Some(Status::Open) => OPEN,
        Some(Status::Won) => WON,
        Some(Status::Lost) => LOST,
        None => EMPTY_CODE,
    }
}

/// The texts that left deals without a status, those of most deals first.
fn unknown(field: &'static str, column: &Column, undecided: &[u64]) -> Vec<Unknown> {
    let Column::Text { dictionary, .. } = column else { return Vec::new() };
    let found = dictionary.texts().zip(undecided).skip(1).filter(|&(_, &rows)| rows > 0);
    let mut unknown: Vec<Unknown> = found.map(|(text, &rows)| Unknown { field, text: text.to_owned(), rows }).collect();
    unknown.sort_by_key(|unknown| std::cmp::Reverse(unknown.rows));
    unknown.truncate(MOST_UNKNOWN);
    unknown
}

/// Each text of a column with its deals, by what became of them.
fn seen<'a>(column: &'a Column, undecided: &[u64], statuses: &[u32]) -> Vec<Seen<'a>> {
    let Column::Text { dictionary, codes } = column else { return Vec::new() };
    let mut tallies = vec![[0u64; 4]; dictionary.len()];
    for (&code, &status) in codes.iter().zip(statuses) {
        if let Some(count) = tallies.get_mut(code as usize).and_then(|tally| tally.get_mut(status as usize)) {
            *count += 1;
        }
    }
    let texts = dictionary.texts().zip(tallies).zip(undecided).skip(1);
    texts
        .map(|((text, [_, open, won, lost]), &undecided)| Seen { text, open, won, lost, undecided })
        .filter(|seen| seen.deals() > 0)
        .collect()
}

fn flag_codes<'a>(fields: &'a Fields, id: &str) -> Option<&'a [u32]> {
    match fields.get(id).map(|column| &**column) {
        Some(Column::Text { codes, .. }) => Some(codes),
        _ => None,
    }
}

fn by_flags(fields: &Fields, codes: &mut [u32]) {
    let (won, closed) = (flag_codes(fields, "is_won"), flag_codes(fields, "is_closed"));
    if let Some(won) = won {
        codes.iter_mut().zip(won).filter(|(_, won)| **won == YES).for_each(|(code, _)| *code = WON);
    }
    if let Some(closed) = closed {
        for (code, &closed) in codes.iter_mut().zip(closed) {
            *code = match (*code, closed == YES) {
                (EMPTY_CODE, false) => OPEN,
                // Closed and not won is lost; without the other flag the stage tells.
                (EMPTY_CODE, true) if won.is_some() => LOST,
                (decided, _) => decided,
            };
        }
    }
}

fn by_date(column: Option<&Arc<Column>>, status: u32, codes: &mut [u32]) {
    if let Some(Column::Date { days, .. }) = column.map(|column| &**column) {
        for (code, &day) in codes.iter_mut().zip(days) {
            if *code == EMPTY_CODE && day != EMPTY_DAY {
                *code = status;
            }
        }
    }
}

/// `closed_at` is the day a deal was won or lost. CRMs write the expected day
/// into the same column while a deal is open; that goes to `expected_close`.
pub fn settle_close(fields: &mut Fields) {
    for field in ["won_at", "lost_at"] {
        if let Some(day) = fields.get(field).cloned() {
            let column = match fields.get("closed_at") {
                Some(closed) => first_of(&day, closed),
                None => Some(day),
            };
            if let Some(column) = column {
                fields.insert("closed_at".to_owned(), column);
            }
        }
    }
    let (Some(closed), Some(Column::Text { codes, .. })) = (fields.get("closed_at").cloned(), fields.get("status").map(|column| &**column))
    else {
        return;
    };
    let Column::Date { days, seconds } = &*closed else { return };
    let misplaced = |(day, code): (&i32, &u32)| *day != EMPTY_DAY && *code == OPEN;
    if !days.iter().zip(codes).any(misplaced) {
        return;
    }
    let pick = |wanted: bool| -> Vec<i32> {
        days.iter().zip(codes).map(|(&day, &code)| if (code == OPEN) == wanted { day } else { EMPTY_DAY }).collect()
    };
    let expected = Arc::new(Column::Date { days: pick(true), seconds: None });
    let closed = Arc::new(Column::Date { days: pick(false), seconds: seconds.clone() });
    let expected = match fields.get("expected_close") {
        Some(own) => first_of(own, &expected),
        None => Some(expected),
    };
    fields.insert("closed_at".to_owned(), closed);
    if let Some(expected) = expected {
        fields.insert("expected_close".to_owned(), expected);
    }
}

/// The first date of each row that is not empty.
fn first_of(first: &Column, second: &Column) -> Option<Arc<Column>> {
    let (Column::Date { days: first, .. }, Column::Date { days: second, .. }) = (first, second) else { return None };
    let days = first.iter().zip(second).map(|(&first, &second)| if first == EMPTY_DAY { second } else { first }).collect();
    Some(Arc::new(Column::Date { days, seconds: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cells: &[&str]) -> Arc<Column> {
        let mut dictionary = Dictionary::default();
        let codes = cells.iter().map(|cell| dictionary.code_or_insert(cell)).collect();
        Arc::new(Column::Text { dictionary, codes })
    }

    fn fields(columns: &[(&str, Arc<Column>)]) -> Fields {
        columns.iter().map(|(id, column)| ((*id).to_owned(), Arc::clone(column))).collect()
    }

    fn statuses(fields: &Fields) -> Vec<String> {
        match &**fields.get("status").expect("a status") {
            Column::Text { dictionary, codes } => codes.iter().map(|&code| dictionary.text(code).to_owned()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn takes_the_stage_and_lists_what_it_does_not_know() {
        let mut fields = fields(&[("stage", text(&["Won", "Lost", "Warmup", "", "Warmup"]))]);
        let (unknown, stages) = complete(&mut fields, 5, &[]);
        assert_eq!(statuses(&fields), ["won", "lost", "open", "open", "open"]);
        assert_eq!(unknown, [Unknown { field: "stage", text: "Warmup".to_owned(), rows: 2 }]);
        assert_eq!(stages.iter().filter(|stage| !stage.is_known).map(|stage| stage.stage.as_str()).collect::<Vec<_>>(), ["Warmup"]);
        // What the user says goes before the word lists.
        let mark = |stage: &str, status| StageChoice { stage: stage.to_owned(), status };
        fields.remove("status");
        let (unknown, stages) = complete(&mut fields, 5, &[mark("Warmup", Status::Won), mark("Won", Status::Lost)]);
        assert_eq!(unknown, []);
        assert_eq!(statuses(&fields), ["lost", "lost", "won", "open", "won"]);
        assert!(stages.iter().all(|stage| stage.is_known));
    }

    #[test]
    fn flags_go_before_the_status_and_the_status_before_the_stage() {
        let flags = |cells: &[&str]| {
            crate::star::convert::convert(crate::sales::schema::FieldType::Flag, &text(cells), false, Default::default()).column
        };
        let mut both = fields(&[
            ("stage", text(&["x", "x", "x"])),
            ("is_won", flags(&["True", "False", "False"])),
            ("is_closed", flags(&["True", "True", "False"])),
        ]);
        assert_eq!(complete(&mut both, 3, &[]).0, []);
        assert_eq!(statuses(&both), ["won", "lost", "open"]);
        let mut two = fields(&[("stage", text(&["Proposal", "Proposal", "Won"])), ("status", text(&["won", "deleted", "hmm"]))]);
        complete(&mut two, 3, &[]);
        assert_eq!(statuses(&two), ["won", "lost", "won"]);
    }

    #[test]
    fn the_close_date_of_an_open_deal_is_an_expectation() {
        let closed = Arc::new(Column::Date { days: vec![10, 20, 30], seconds: None });
        let mut fields = fields(&[("status", text(&["open", "won", "open"])), ("closed_at", closed)]);
        settle_close(&mut fields);
        let days = |id: &str| match &**fields.get(id).expect(id) {
            Column::Date { days, .. } => days.clone(),
            _ => Vec::new(),
        };
        assert_eq!(days("closed_at"), [EMPTY_DAY, 20, EMPTY_DAY]);
        assert_eq!(days("expected_close"), [10, EMPTY_DAY, 30]);
    }
}
