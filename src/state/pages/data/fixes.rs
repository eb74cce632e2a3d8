//! What can be done about a problem.

use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::{self, FieldType};
use crate::star::choices::Merge;
use crate::star::deals::kinds;
use crate::star::overview::{ColumnOverview, FileOverview};
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::model::Model;

/// A file by its number, and the header under which decisions about it are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRef {
    pub file: u32,
    pub header: String,
}

/// Something that can be done about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    Merge(Merge),
    /// These texts are no values.
    CountAsEmpty {
        column: String,
        texts: Vec<String>,
    },
    ReadAs {
        column: String,
        kind: ColumnKind,
    },
    DateOrder {
        column: String,
        order: DateOrder,
        in_use: bool,
    },
    DecimalMark {
        column: String,
        mark: Convention,
        in_use: bool,
    },
    /// Look at how the file was read.
    Reading,
    /// Say what the stages mean.
    Stages,
}

impl Fix {
    /// What it is called in attributes, such as `count-as-empty`.
    pub fn id(&self) -> &'static str {
        match self {
            Fix::Merge(_) => "merge",
            Fix::CountAsEmpty { .. } => "count-as-empty",
            Fix::ReadAs { .. } => "read-as",
            Fix::DateOrder { .. } => "date-order",
            Fix::DecimalMark { .. } => "decimal-mark",
            Fix::Reading => "see-reading",
            Fix::Stages => "see-stages",
        }
    }

    /// Whether a way of reading is the one in use, where there are two.
    pub fn in_use(&self) -> Option<bool> {
        match self {
            Fix::DateOrder { in_use, .. } | Fix::DecimalMark { in_use, .. } => Some(*in_use),
            _ => None,
        }
    }

    /// What happens with it; `None` when it only leads somewhere.
    pub fn message(&self, model: &Model, file: Option<&FileRef>) -> Option<Msg> {
        match (self, file) {
            (Fix::Merge(merge), _) => Some(Msg::MembersMerged(merge.clone())),
            (Fix::Reading, Some(file)) => Some(Msg::HintsTried { file: file.file, hints: model.hints(&file.header) }),
            (fix, Some(file)) => Some(Msg::ChoiceMade { header: file.header.clone(), change: fix.change()? }),
            (_, None) => None,
        }
    }

    /// The part of its file's card that it leads to; otherwise the user stays among the problems.
    pub fn leads_to(&self) -> Option<&'static str> {
        match self {
            Fix::Reading => Some("reading"),
            Fix::Stages => Some("stages"),
            _ => None,
        }
    }

    /// What is decided with it; the others only lead somewhere.
    fn change(&self) -> Option<HeaderChange> {
        match self.clone() {
            Fix::CountAsEmpty { column, texts } => Some(HeaderChange::CountedAsEmpty { column, texts }),
            Fix::ReadAs { column, kind } => Some(HeaderChange::Kind { column, kind: Some(kind) }),
            Fix::DateOrder { column, order, .. } => Some(HeaderChange::DateOrder { column, order: Some(order) }),
            Fix::DecimalMark { column, mark, .. } => Some(HeaderChange::DecimalMark { column, mark: Some(mark) }),
            Fix::Merge(_) | Fix::Reading | Fix::Stages => None,
        }
    }
}

/// What can be done about a problem in a file; nothing is decided about one that was left out.
pub fn fixes(problem: &Problem, file: Option<&FileOverview>) -> Vec<Fix> {
    let column = || problem.column.clone().unwrap_or_default();
    let fixes = match &problem.kind {
        ProblemKind::UnmatchedKey { key: from, dimension, suggestion: Some(to), .. }
        | ProblemKind::SimilarSpelling { text: from, similar: to, dimension } => {
            // Members are merged in all files, also where the file itself is gone.
            return vec![Fix::Merge(Merge { dimension: dimension.clone(), from: from.clone(), to: to.clone() })];
        }
        ProblemKind::Misfit { expected } if is_read_as(file, problem.column.as_deref(), *expected) => {
            let texts = whole_texts(problem);
            let empty = (!texts.is_empty()).then(|| Fix::CountAsEmpty { column: column(), texts });
            let text = takes_text(file, problem.column.as_deref());
            let text = text.then(|| Fix::ReadAs { column: column(), kind: ColumnKind::Text });
            empty.into_iter().chain(text).collect()
        }
        ProblemKind::LostDigits => vec![Fix::ReadAs { column: column(), kind: ColumnKind::Text }],
        ProblemKind::ZeroDash => vec![Fix::CountAsEmpty { column: column(), texts: whole_texts(problem) }],
        // Any of the kinds of sale that there are may be meant.
        ProblemKind::UnknownKind { text } => {
            let merge = |to: &str| Fix::Merge(Merge { dimension: "deal_kind".to_owned(), from: text.clone(), to: to.to_owned() });
            return kinds::ALL.iter().map(|kind| merge(kind.id())).collect();
        }
        // The column was taken for something else than what its field needs.
        ProblemKind::Misfit { expected } => vec![Fix::ReadAs { column: column(), kind: *expected }],
        ProblemKind::AmbiguousDates { chosen } => {
            let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
            orders.map(|order| Fix::DateOrder { column: column(), order, in_use: order == *chosen }).to_vec()
        }
        ProblemKind::AmbiguousNumbers { chosen } => {
            let marks = [Convention::Point, Convention::Comma];
            marks.map(|mark| Fix::DecimalMark { column: column(), mark, in_use: mark == *chosen }).to_vec()
        }
        ProblemKind::BadEncoding
        | ProblemKind::BadQuote
        | ProblemKind::TooManyFields
        | ProblemKind::TooFewFields
        | ProblemKind::NoHeader
        | ProblemKind::CarriedDown
        | ProblemKind::OutsideTable => vec![Fix::Reading],
        ProblemKind::UnknownStatus { .. } | ProblemKind::VoidRow { .. } if file.is_some_and(|file| !file.stages.is_empty()) => {
            vec![Fix::Stages]
        }
        _ => Vec::new(),
    };
    if file.is_some() { fixes } else { Vec::new() }
}

fn is_read_as(file: Option<&FileOverview>, column: Option<&str>, kind: ColumnKind) -> bool {
    known(file, column).is_none_or(|column| column.profile.kind == kind)
}

/// Whether the column may as well hold texts: what is added up or put in time may not.
fn takes_text(file: Option<&FileOverview>, column: Option<&str>) -> bool {
    let table = file.and_then(|file| file.dataset).and_then(schema::table);
    let field = known(file, column).and_then(|column| column.field.as_deref());
    let kind = table.and_then(|table| table.fields.iter().find(|other| Some(other.id.as_str()) == field)).map(|field| field.kind);
    !matches!(kind, Some(FieldType::Money | FieldType::Number | FieldType::Percent | FieldType::Date))
}

fn known<'a>(file: Option<&'a FileOverview>, column: Option<&str>) -> Option<&'a ColumnOverview> {
    file?.columns.iter().find(|known| Some(known.name.as_str()) == column)
}

/// The different texts among the examples, without those that are shown cut.
fn whole_texts(problem: &Problem) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for place in &problem.examples {
        if !place.text.is_empty() && !place.text.ends_with('…') && !texts.contains(&place.text) {
            texts.push(place.text.clone());
        }
    }
    texts
}
