//! What a survey asks where no column says it.

use crate::star::derive::views::View;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::table::fold::fold;

/// What headers of scores hold, folded, with what the survey then asks. The first counts.
const HEADERS: [(&str, &str); 7] = [
    ("enps", "eNPS"),
    ("employee", "eNPS"),
    ("nps", "NPS"),
    ("promoter", "NPS"),
    ("csat", "CSAT"),
    ("satisfaction", "CSAT"),
    ("zufriedenheit", "CSAT"),
];

/// The file as it is, with what the header of its scores says of all of them.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    let is_told = class.fields.iter().flatten().any(|field| field == "kind");
    let score = class.fields.iter().position(|field| field.as_deref() == Some("score")).filter(|_| !is_told);
    let header = score.and_then(|at| file.columns.get(at)).map(|column| fold(&column.name)).unwrap_or_default();
    let asked = HEADERS.iter().find(|(word, _)| header.contains(word));
    vec![View { class: class.clone(), said: asked.map(|(_, kind)| ("kind", (*kind).to_owned())).into_iter().collect() }]
}
