//! What a survey asks where no column says it.

use crate::ingest::values::kind::ColumnKind;
use crate::star::derive::views::View;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::star::headers::question::asked;

/// The file as it is, with what the header of its scores, or its name, says of all of
/// them; where several columns of numbers each ask something, once for each.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    let as_it_is =
        |said: Option<&'static str>| View { class: class.clone(), said: said.map(|kind| ("kind", kind.to_owned())).into_iter().collect() };
    if class.fields.iter().flatten().any(|field| field == "kind") {
        return vec![as_it_is(None)];
    }
    let columns = || file.columns.iter().zip(&class.fields).enumerate();
    let Some(score) = columns().find(|(_, (_, field))| field.as_deref() == Some("score")).map(|(at, _)| at) else {
        return vec![as_it_is(None)];
    };
    let others = columns().filter(|(_, (column, field))| field.is_none() && column.profile.kind == ColumnKind::Number);
    let questions = columns().filter(|(at, _)| *at == score).chain(others);
    let questions: Vec<(usize, &'static str)> = questions.filter_map(|(at, (column, _))| Some((at, asked(&column.name)?))).collect();
    match questions.as_slice() {
        [] => vec![as_it_is(asked(&file.name))],
        [(at, kind)] if *at == score => vec![as_it_is(Some(kind))],
        [(at, _), ..] if *at != score => vec![as_it_is(asked(&file.name))],
        several => {
            several.iter().map(|(at, kind)| View { class: with_score(class, *at), said: vec![("kind", (*kind).to_owned())] }).collect()
        }
    }
}

/// The file with this column as its only score.
fn with_score(class: &Class, at: usize) -> Class {
    let field = |(place, field): (usize, &Option<String>)| match field.as_deref() {
        _ if place == at => Some("score".to_owned()),
        Some("score") => None,
        other => other.map(str::to_owned),
    };
    Class { fields: class.fields.iter().enumerate().map(field).collect(), ..class.clone() }
}
