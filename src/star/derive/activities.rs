//! What kind of touches a file lists where no column says it.

use crate::star::derive::views::View;
use crate::star::file::File;
use crate::star::headers::classify::Class;
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
