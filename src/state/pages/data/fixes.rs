//! What can be done about a problem.

use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::document::DocumentKind;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::star::choices::Merge;
use crate::star::overview::{ColumnOverview, FileOverview};
use crate::star::records::repetition::{ALL_KEPT, Repetition};
use crate::star::revenue::REVENUES;
use crate::star::suggest::Suggestion;
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
    /// All of these at once.
    Merge(Vec<Merge>),
    /// The file is what it most likely is.
    TakeAs(Suggestion),
    /// The column is the field that is missing.
    TakeFor {
        column: String,
        field: String,
    },
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
        columns: Vec<String>,
        order: DateOrder,
        in_use: bool,
    },
    DecimalMark {
        columns: Vec<String>,
        mark: Convention,
        in_use: bool,
    },
    /// These documents are the revenue.
    Revenue {
        document: DocumentKind,
        in_use: bool,
    },
    /// Orders of this status are sales, or are none.
    OrderStatus {
        text: String,
        is_sale: bool,
        in_use: bool,
    },
    /// Every row counts as it stands, or those of one record once.
    KeepAll {
        keeps_all: bool,
        in_use: bool,
    },
    /// The rows are sales all the same.
    CountAsSales,
    /// Say what currencies are worth.
    Rates,
    /// Look at how the file was read.
    Reading,
    /// Say what the stages mean.
    Stages,
    /// Say what the file and its columns are.
    Columns,
}

impl Fix {
    /// What it is called in attributes, such as `count-as-empty`.
    pub fn id(&self) -> &'static str {
        match self {
            Fix::Merge(_) => "merge",
            Fix::TakeAs(_) => "take-as",
            Fix::TakeFor { .. } => "take-for",
            Fix::CountAsEmpty { .. } => "count-as-empty",
            Fix::ReadAs { .. } => "read-as",
            Fix::DateOrder { .. } => "date-order",
            Fix::DecimalMark { .. } => "decimal-mark",
            Fix::Revenue { .. } => "revenue",
            Fix::OrderStatus { .. } => "order-status",
            Fix::KeepAll { .. } => "keep-all",
            Fix::CountAsSales => "count-as-sales",
            Fix::Rates => "see-rates",
            Fix::Reading => "see-reading",
            Fix::Stages => "see-stages",
            Fix::Columns => "see-columns",
        }
    }

    /// Whether a way of reading is the one in use, where there are two.
    pub fn in_use(&self) -> Option<bool> {
        match self {
            Fix::DateOrder { in_use, .. }
            | Fix::DecimalMark { in_use, .. }
            | Fix::Revenue { in_use, .. }
            | Fix::KeepAll { in_use, .. }
            | Fix::OrderStatus { in_use, .. } => Some(*in_use),
            _ => None,
        }
    }

    /// What happens with it; `None` when it only leads somewhere.
    pub fn message(&self, model: &Model, file: Option<&FileRef>) -> Option<Msg> {
        match (self, file) {
            (Fix::Merge(merges), _) => Some(Msg::MembersMerged(merges.clone())),
            (Fix::Revenue { document, .. }, _) => Some(Msg::RevenueChosen(*document)),
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
            Fix::Columns => Some("columns"),
            _ => None,
        }
    }

    /// What is decided with it; the others only lead somewhere.
    fn change(&self) -> Option<HeaderChange> {
        match self.clone() {
            Fix::CountAsEmpty { column, texts } => Some(HeaderChange::CountedAsEmpty { column, texts }),
            Fix::ReadAs { column, kind } => Some(HeaderChange::Kind { column, kind: Some(kind) }),
            Fix::DateOrder { columns, order, .. } => Some(HeaderChange::DateOrder { columns, order: Some(order) }),
            Fix::DecimalMark { columns, mark, .. } => Some(HeaderChange::DecimalMark { columns, mark: Some(mark) }),
            Fix::OrderStatus { text, is_sale, .. } => Some(HeaderChange::OrderStatus { text, is_sale }),
            Fix::KeepAll { keeps_all, .. } => Some(HeaderChange::KeepsAll(keeps_all)),
            Fix::CountAsSales => Some(HeaderChange::Dataset(Some(Dataset::Orders))),
            Fix::TakeAs(Suggestion { dataset, fields }) => Some(HeaderChange::Meaning { dataset, fields }),
            Fix::TakeFor { column, field } => Some(HeaderChange::Field { column, field: Some(field) }),
            Fix::Merge(_) | Fix::Revenue { .. } | Fix::Rates | Fix::Reading | Fix::Stages | Fix::Columns => None,
        }
    }
}

/// What can be done about problems that are told together, the first of them standing
/// for all; nothing is decided about a file that was left out.
pub fn fixes(problems: &[&Problem], file: Option<&FileOverview>) -> Vec<Fix> {
    let Some(problem) = problems.first() else {
        return Vec::new();
    };
    let merges: Vec<Merge> = problems.iter().filter_map(|problem| merge(&problem.kind)).collect();
    if !merges.is_empty() {
        // Members are merged in all files, also where the file itself is gone.
        return vec![Fix::Merge(merges)];
    }
    let column = || problem.column.clone().unwrap_or_default();
    let columns = || problems.iter().filter_map(|problem| problem.column.clone()).collect::<Vec<_>>();
    let fixes = match &problem.kind {
        ProblemKind::UnknownDataset => {
            let suggestions = file.iter().flat_map(|file| &file.suggestions);
            suggestions.map(|suggestion| Fix::TakeAs(suggestion.clone())).chain([Fix::Columns]).collect()
        }
        ProblemKind::MissingColumn { field, columns } => {
            let take = columns.iter().map(|column| Fix::TakeFor { column: column.clone(), field: field.clone() });
            take.chain([Fix::Columns]).collect()
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
        ProblemKind::UnknownKind { text } => meanings(file, problem.column.as_deref(), text),
        // The column was taken for something else than what its field needs.
        ProblemKind::Misfit { expected } => vec![Fix::ReadAs { column: column(), kind: *expected }],
        ProblemKind::AmbiguousDates { chosen } => {
            let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear];
            orders.map(|order| Fix::DateOrder { columns: columns(), order, in_use: order == *chosen }).to_vec()
        }
        ProblemKind::AmbiguousNumbers { chosen } => {
            let marks = [Convention::Point, Convention::Comma];
            marks.map(|mark| Fix::DecimalMark { columns: columns(), mark, in_use: mark == *chosen }).to_vec()
        }
        ProblemKind::OtherRevenue { used, .. } => REVENUES.map(|document| Fix::Revenue { document, in_use: document == *used }).to_vec(),
        ProblemKind::OrderStatus { text, .. } => order_status(text, true),
        ProblemKind::NoSale { text } if known(file, problem.column.as_deref()).is_some_and(|of| of.field.as_deref() == Some("status")) => {
            order_status(text, false)
        }
        ProblemKind::NotSales { .. } => vec![Fix::CountAsSales],
        ProblemKind::DuplicateRecord { how, .. } if ![Repetition::Strangers, Repetition::Twice].iter().any(|other| how == other.code()) => {
            let is_kept = how == ALL_KEPT;
            [false, true].map(|keeps_all| Fix::KeepAll { keeps_all, in_use: keeps_all == is_kept }).to_vec()
        }
        ProblemKind::MixedCurrencies { .. } | ProblemKind::Exchanged { .. } => vec![Fix::Rates],
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

/// What makes one of two spellings that look alike, where that is suggested.
pub fn merge(kind: &ProblemKind) -> Option<Merge> {
    match kind {
        ProblemKind::UnmatchedKey { key: from, dimension, suggestion: Some(to), .. }
        | ProblemKind::SimilarSpelling { text: from, similar: to, dimension } => {
            Some(Merge { dimension: dimension.clone(), from: from.clone(), to: to.clone() })
        }
        _ => None,
    }
}

fn order_status(text: &str, counts: bool) -> Vec<Fix> {
    [true, false].map(|is_sale| Fix::OrderStatus { text: text.to_owned(), is_sale, in_use: is_sale == counts }).to_vec()
}

fn is_read_as(file: Option<&FileOverview>, column: Option<&str>, kind: ColumnKind) -> bool {
    known(file, column).is_none_or(|column| column.profile.kind == kind)
}

/// Whether the column may as well hold texts: what is added up or put in time may not.
fn takes_text(file: Option<&FileOverview>, column: Option<&str>) -> bool {
    let table = file.and_then(|file| file.dataset).and_then(schema::table);
    let field = known(file, column).and_then(|column| column.field.as_deref());
    let kind = table.and_then(|table| table.fields.iter().find(|other| Some(other.id.as_str()) == field)).map(|field| field.kind);
    !kind.is_some_and(|kind| kind.is_number() || kind == FieldType::Date)
}

/// What a text is called that means nothing that formulas ask for; the word lists know it.
const NONE_OF_THEM: &str = "other";

/// What a text may mean: any of the values that formulas ask for, or none of them.
fn meanings(file: Option<&FileOverview>, column: Option<&str>, text: &str) -> Vec<Fix> {
    let meaning = || {
        let table = schema::table(file?.dataset?)?;
        let of = known(file, column)?.field.as_deref()?;
        Some((table.field(of)?.dimension.as_deref()?, table.meaning_of(of)?))
    };
    let Some((dimension, meaning)) = meaning() else { return Vec::new() };
    let merge = |to: &str| Fix::Merge(vec![Merge { dimension: dimension.to_owned(), from: text.to_owned(), to: to.to_owned() }]);
    meaning.values.iter().map(String::as_str).chain([NONE_OF_THEM]).map(merge).collect()
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
