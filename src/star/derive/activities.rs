//! What kind of touches a file lists where no column says it, and which of them took place.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::Dataset;
use crate::star::convert::{YES, flag_column};
use crate::star::derive::documents::{VOID, mark};
use crate::star::derive::draft::Draft;
use crate::star::derive::views::View;
use crate::star::fields::Finding;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::star::kinds::kind;
use crate::star::words::flag;
use crate::table::column::Column;
use crate::table::counts::code_counts;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// What names of files and headers hold, folded, with the kind of all their rows.
const KINDS: [(&str, &str); 8] = [
    ("call", "Call"),
    ("anruf", "Call"),
    ("llamada", "Call"),
    ("appels", "Call"),
    ("通话", "Call"),
    ("通話", "Call"),
    ("meeting", "Meeting"),
    ("email", "Email"),
];

/// The file as it is, with the one kind of touch that its name or, if that says nothing,
/// its headers speak of: `aircall_calls_export.csv`, `Call outcome`.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    let is_told = class.fields.iter().flatten().any(|field| field == "kind");
    let used = || file.columns.iter().zip(&class.fields).filter(|(_, field)| field.is_some());
    let headers = || used().map(|(column, _)| column.name.as_str()).collect::<Vec<_>>().join(" ");
    let kind = if is_told { None } else { only_kind(&file.name).or_else(|| only_kind(&headers())) };
    let said = kind.map(|kind| ("kind", kind.to_owned()));
    let is_booking = is_told && file.columns.iter().any(|column| fold(&column.name).starts_with("invitee"));
    let said = said.into_iter().chain(is_booking.then(|| (BOOKED, "yes".to_owned())));
    vec![View { class: class.clone(), said: said.collect() }]
}

/// What people book is a meeting, whatever they call it; only on the way.
const BOOKED: &str = "is_booked";

/// What is booked and is no demonstration is a meeting: an intro call, half an hour.
pub fn booked(draft: &mut Draft) {
    let Some(kinds) = draft.fields.remove(BOOKED).and_then(|_| draft.fields.get("touch_kind").cloned()) else { return };
    let Column::Text { dictionary, codes } = &*kinds else { return };
    let mut kept = Dictionary::default();
    let places: Vec<u32> = dictionary.texts().map(|kind| kept.code_or_insert(if kind == "demo" { kind } else { "meeting" })).collect();
    let codes = codes.iter().map(|&code| places.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
    draft.fields.insert("touch_kind".to_owned(), Arc::new(Column::Text { dictionary: kept, codes }));
    draft.unknown.remove("touch_kind");
    draft.findings.retain(|finding| !matches!(finding.kind, ProblemKind::UnknownKind { .. }));
}

/// The kind that a text speaks of, if it speaks of one alone.
fn only_kind(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let mut kinds = KINDS.iter().filter(|(word, _)| text.contains(word)).map(|(_, kind)| *kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// What came of meetings, where what came of calls stands in a column of its own.
pub fn outcomes(draft: &mut Draft) {
    let Some(of_meetings) = draft.fields.get("meeting_outcome").cloned() else { return };
    let (Column::Text { dictionary, codes }, own) = (&*of_meetings, draft.fields.get("outcome").cloned()) else { return };
    let both = match own.as_deref() {
        Some(Column::Text { dictionary: texts, codes: own }) => {
            let mut texts = texts.clone();
            let places: Vec<u32> = dictionary.texts().map(|text| texts.code_or_insert(text)).collect();
            let place = |code: u32| places.get(code as usize).copied().unwrap_or(EMPTY_CODE);
            let codes = own.iter().zip(codes).map(|(&own, &code)| if own == EMPTY_CODE { place(code) } else { own }).collect();
            Arc::new(Column::Text { dictionary: texts, codes })
        }
        Some(_) => return,
        None => of_meetings,
    };
    draft.fields.insert("outcome".to_owned(), both);
}

/// What outcomes of calls say that somebody spoke, folded.
const SPOKE: [&str; 22] = [
    "connected",
    "callconnected",
    "accepted",
    "answered",
    "spoke",
    "spoketo",
    "spokewith",
    "conversation",
    "interested",
    "notinterested",
    "callback",
    "callbacklater",
    "qualified",
    "notqualified",
    "meetingbooked",
    "meetingscheduled",
    "demobooked",
    "verbunden",
    "erreicht",
    "joint",
    "contactado",
    "接通",
];

/// Which touches are conversations: those that are called so, and calls that somebody
/// answered. Where no call says whether it was, and nothing is called so, it is not known.
pub fn connected(draft: &mut Draft) {
    let text = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Text { dictionary, codes }) => Some((dictionary, codes)),
        _ => None,
    };
    let kinds = text("touch_kind");
    let code_of = |kind: &str| kinds.and_then(|(dictionary, _)| dictionary.code(kind));
    let (talk, call) = (code_of("conversation"), code_of("call"));
    let spoke = text("outcome").map(|(dictionary, codes)| {
        let spoke: Vec<bool> = dictionary.texts().map(|text| SPOKE.contains(&fold(text).as_str())).collect();
        (spoke, codes)
    });
    let spoke = spoke.filter(|(spoke, _)| spoke.contains(&true));
    let answered = text("answered").map(|(_, codes)| codes);
    if answered.is_none() && spoke.is_none() && talk.is_none() {
        return;
    }
    let has_answered = |row: usize| {
        answered.is_some_and(|codes| codes.get(row) == Some(&YES))
            || spoke.as_ref().is_some_and(|(spoke, codes)| codes.get(row).and_then(|&code| spoke.get(code as usize)) == Some(&true))
    };
    let is_one = |row: usize| {
        let kind = kinds.and_then(|(_, codes)| codes.get(row)).copied();
        kind.is_some() && (kind == talk || kind == call && has_answered(row))
    };
    let flags: Vec<bool> = (0..draft.rows).map(is_one).collect();
    draft.fields.insert("connected".to_owned(), Arc::new(flag_column(flags.into_iter().map(Some))));
    if draft.unknown.contains_key("touch_kind") {
        draft.unknown.insert("connected".to_owned(), ["yes".to_owned()].into());
    }
}

/// Marks what nobody came to.
pub fn missed(draft: &mut Draft) {
    let Some(Column::Text { codes, .. }) = draft.fields.get("no_show").map(|column| &**column) else { return };
    let missed: Vec<bool> = codes.iter().map(|&code| code == YES).collect();
    let rows = missed.iter().filter(|missed| **missed).count() as u64;
    if rows > 0 {
        let kind = ProblemKind::NotYet { what: Dataset::Activities.id().to_owned(), text: "yes".to_owned() };
        draft.findings.push(Finding { field: "no_show", kind, rows });
        let planned = draft.fields.get(VOID).cloned();
        let is_planned = |row: usize| planned.as_ref().is_some_and(|planned| planned.is_filled(row));
        mark(draft, VOID, missed.into_iter().enumerate().map(|(row, missed)| missed || is_planned(row)));
    }
}

/// Marks what is only planned: by the column that says whether it is done, else by an
/// outcome that tells what is completed from what is not.
pub fn planned(draft: &mut Draft) {
    for field in ["done", "outcome"] {
        let Some(Column::Text { dictionary, codes }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let progress = |text: &str| kind(Dataset::Activities, "progress", text).filter(|_| field == "done" || flag(text).is_none());
        let progress: Vec<Option<&str>> = dictionary.texts().map(progress).collect();
        // A touch may end with something that is open; only where all is progress, it is not done.
        let is_progress = field == "done" || progress.contains(&Some("done")) && progress.iter().skip(1).all(Option::is_some);
        let is_planned = |code: usize| match progress.get(code) {
            Some(Some("planned")) => is_progress,
            kind => kind == Some(&Some("missed")),
        };
        let texts = dictionary.texts().zip(code_counts(codes, dictionary.len())).enumerate();
        for (_, (text, rows)) in texts.filter(|(code, (_, rows))| is_planned(*code) && *rows > 0) {
            let kind = ProblemKind::NotYet { what: Dataset::Activities.id().to_owned(), text: text.to_owned() };
            draft.findings.push(Finding { field, kind, rows });
        }
        let planned: Vec<bool> = codes.iter().map(|&code| is_planned(code as usize)).collect();
        return mark(draft, VOID, planned.into_iter());
    }
}
