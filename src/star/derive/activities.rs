//! What kind of touches a file lists where no column says it, and which of them took place.

use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::Dataset;
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
    vec![View { class: class.clone(), said: kind.map(|kind| ("kind", kind.to_owned())).into_iter().collect() }]
}

/// The kind that a text speaks of, if it speaks of one alone.
fn only_kind(text: &str) -> Option<&'static str> {
    let text = fold(text);
    let mut kinds = KINDS.iter().filter(|(word, _)| text.contains(word)).map(|(_, kind)| *kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// Marks what is only planned: by the column that says whether it is done, else by an
/// outcome that tells what is completed from what is not.
pub fn planned(draft: &mut Draft) {
    for field in ["done", "outcome"] {
        let Some(Column::Text { dictionary, codes }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let progress = |text: &str| kind(Dataset::Activities, "progress", text).filter(|_| field == "done" || flag(text).is_none());
        let progress: Vec<Option<&str>> = dictionary.texts().map(progress).collect();
        // An outcome is this only where it is nothing else.
        if field == "outcome" && !(progress.contains(&Some("done")) && progress.iter().skip(1).all(Option::is_some)) {
            continue;
        }
        let is_planned = |code: usize| progress.get(code) == Some(&Some("planned"));
        let texts = dictionary.texts().zip(code_counts(codes, dictionary.len())).enumerate();
        for (_, (text, rows)) in texts.filter(|(code, (_, rows))| is_planned(*code) && *rows > 0) {
            let kind = ProblemKind::NotYet { what: Dataset::Activities.id().to_owned(), text: text.to_owned() };
            draft.findings.push(Finding { field, kind, rows });
        }
        let planned: Vec<bool> = codes.iter().map(|&code| is_planned(code as usize)).collect();
        return mark(draft, VOID, planned.into_iter());
    }
}
