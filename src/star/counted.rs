//! The numbers of a column in the units of its field.

use std::sync::Arc;

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::{Place, ProblemKind};
use crate::sales::schema::{Field, FieldType};
use crate::star::convert;
use crate::star::file::{File, FileColumn};
use crate::star::headers::measure::{Measure, Unit, measure};
use crate::table::column::Column;
use crate::table::dictionary::Dictionary;

/// The numbers of a column in the units of its field, where its header says that
/// they are counted in thousands, or in seconds, or for money a line above it; that is listed.
pub fn counted(file: &File, from: &FileColumn, field: &Field, column: Arc<Column>, problems: &mut Vec<Issue>) -> Arc<Column> {
    let mut measured = measure(&from.name);
    if measured.power == 0 && field.kind == FieldType::Money {
        measured.power = file.titles().map(|title| measure(&title.replace(" of ", " ")).power).find(|power| *power > 0).unwrap_or_default();
    }
    let Some((times, parts)) = factor(field, &measured).filter(|_| matches!(*column, Column::Number { .. })) else {
        return column;
    };
    let factor = if parts == 1 { times.to_string() } else { format!("{times}/{parts}") };
    let mut issue = file.issue(Some(&from.name), ProblemKind::OtherUnit { factor }, column.filled() as u64);
    issue.problem.examples = from.profile.examples.iter().take(1).map(|text| Place { line: 0, field: 0, text: text.clone() }).collect();
    problems.push(issue);
    convert::times(&column, (times, parts))
}

/// What the numbers of a field are multiplied with if they are measured so.
fn factor(field: &Field, measure: &Measure) -> Option<(i64, i64)> {
    let own = match field.kind {
        FieldType::Minutes => Some(Unit::Minutes),
        FieldType::Hours => Some(Unit::Hours),
        _ => None,
    };
    match (field.kind, own, measure.unit) {
        (_, Some(own), Some(unit)) if own != unit => {
            let (times, parts) = (unit.milliseconds(), own.milliseconds());
            Some(if times > parts { (times / parts, 1) } else { (1, parts / times) })
        }
        (FieldType::Money | FieldType::Number, ..) if measure.power > 0 => Some((10i64.checked_pow(measure.power.unsigned_abs())?, 1)),
        _ => None,
    }
}

/// The currency that the header names, for all rows of its column.
pub fn currency_of_header(from: &FileColumn) -> Option<Arc<Column>> {
    let currency = measure(&from.name).currency?;
    let mut dictionary = Dictionary::default();
    let code = dictionary.code_or_insert(currency.label());
    Some(Arc::new(Column::Text { dictionary, codes: vec![code; from.column.len()] }))
}
