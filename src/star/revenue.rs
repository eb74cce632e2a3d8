//! Which documents are the revenue. What was ordered is invoiced once more, and what
//! was given back is taken off what was invoiced: of several kinds one counts, and
//! which one the user may say.

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::sales::document::{DocumentKind, Standing};
use crate::sales::schema::Dataset;
use crate::star::choices::Choices;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::table::column::{Column, EMPTY_NUMBER};

/// The documents that can be the revenue, the usual one first.
pub const REVENUES: [DocumentKind; 2] = [DocumentKind::Invoice, DocumentKind::Order];

/// Finds what becomes of the rows of each file of documents, and tells of those that
/// do not count as they are.
pub fn settle(files: &[File], classes: &mut [Class], choices: &Choices) -> Vec<Issue> {
    for (file, class) in files.iter().zip(classes.iter_mut()) {
        // Sales with their refunds among them are sales, whatever the file is called.
        let is_mixed = class.document == Some(DocumentKind::CreditNote) && signs(file, class) == (true, true);
        class.document = class.document.filter(|_| !is_mixed);
    }
    let is_there = |kind: &DocumentKind| classes.iter().any(|class| class.document == Some(*kind));
    let chosen = choices.revenue.filter(is_there);
    let revenue = chosen.or_else(|| REVENUES.into_iter().find(is_there));
    let mut problems = Vec::new();
    let mut is_asked = chosen.is_none();
    for (file, class) in files.iter().zip(classes) {
        let Some(document) = class.document else {
            // Nobody can tell whether they are the same sales once more.
            if let Some(used) = revenue.filter(|_| class.dataset == Some(Dataset::Orders)) {
                problems.push(file.issue(None, ProblemKind::CountedBeside { used }, file.rows.kept));
            }
            continue;
        };
        // What the user says a file is, it is.
        let is_chosen = choices.headers.get(&file.header).is_some_and(|choice| choice.dataset == Some(Dataset::Orders));
        let (standing, kind) = match (document, revenue) {
            (DocumentKind::Order | DocumentKind::Invoice, Some(used)) if used != document => {
                // One question is enough, however many files there are.
                let asked = std::mem::take(&mut is_asked);
                (Standing::OtherRevenue, ProblemKind::OtherRevenue { document, used, asked })
            }
            (DocumentKind::Order | DocumentKind::Invoice, _) => continue,
            _ if is_chosen => continue,
            (DocumentKind::CreditNote, Some(DocumentKind::Invoice)) => (Standing::GivenBack, ProblemKind::GivenBack),
            // Written below zero they take themselves off.
            (DocumentKind::CreditNote, _) if signs(file, class) == (false, true) => (Standing::GivenBack, ProblemKind::GivenBack),
            _ => (Standing::NoSales, ProblemKind::NotSales { document }),
        };
        class.standing = standing;
        problems.push(file.issue(None, kind, file.rows.kept));
    }
    problems
}

/// Whether amounts of the file are above zero, and whether some are below it.
fn signs(file: &File, class: &Class) -> (bool, bool) {
    let fields = file.columns.iter().zip(&class.fields).filter(|(_, field)| field.as_deref() == Some("amount"));
    let values = fields.flat_map(|(column, _)| match &*column.column {
        Column::Number { values, .. } => values.as_slice(),
        _ => &[],
    });
    let mut signs = (false, false);
    for value in values.filter(|value| **value != EMPTY_NUMBER) {
        signs = (signs.0 || *value > 0, signs.1 || *value < 0);
    }
    signs
}
