//! The problems as the page lists them: the costly ones first, those ignored
//! apart, each with what can be done about it.

use std::cmp::Reverse;

use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::{self, FieldType};
use crate::star::choices::{Choices, Merge};
use crate::star::deals::kinds;
use crate::star::overview::{ColumnOverview, FileOverview, Overview};
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::model::Model;

/// So many are shown until the user asks for all.
const FIRST_SHOWN: usize = 8;
/// So many places of one are shown at once; the others open.
const FIRST_PLACES: usize = 3;

/// What there is to say about the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The costly ones first.
    pub open: Vec<Listed>,
    pub ignored: Vec<Listed>,
}

/// A problem with what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub subject: Subject,
    /// The name of the file that it is about.
    pub name: String,
    pub problem: Problem,
    /// Further problems that are told of, mended and ignored with it.
    pub others: Vec<Problem>,
    /// The file it is in, unless that was left out.
    pub file: Option<FileRef>,
    pub fixes: Vec<Fix>,
}

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

impl Listing {
    /// The problems that are shown: by file, the first of them or all.
    pub fn shown(&self, all: bool) -> Vec<(String, Vec<Listed>)> {
        let most = if all { usize::MAX } else { FIRST_SHOWN };
        by_file(self.open.get(..most.min(self.open.len())).unwrap_or_default())
    }

    /// Whether some are not shown at first.
    pub fn is_long(&self) -> bool {
        self.open.len() > FIRST_SHOWN
    }

    /// Every single problem with the name of its file, those that are ignored too.
    pub fn problems(&self) -> Vec<(&str, &Problem)> {
        let listed = self.open.iter().chain(&self.ignored);
        listed.flat_map(|listed| listed.problems().map(|problem| (listed.name.as_str(), problem))).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.ignored.is_empty()
    }
}

impl Listed {
    /// How often they occur together.
    pub fn count(&self) -> u64 {
        self.problems().map(|problem| problem.count).sum()
    }

    /// Where the first ones stand, and the others.
    pub fn places(&self) -> (&[Place], &[Place]) {
        let places = &self.problem.examples;
        places.split_at(FIRST_PLACES.min(places.len()))
    }

    /// Takes it away from those that want attention, or lists it again.
    pub fn ignore(&self, is_ignored: bool) -> Option<Msg> {
        let change = if is_ignored { HeaderChange::Ignored(self.ids()) } else { HeaderChange::ShownAgain(self.ids()) };
        Some(Msg::ChoiceMade { header: self.file.as_ref()?.header.clone(), change })
    }

    /// The problems it stands for.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        [&self.problem].into_iter().chain(&self.others)
    }

    /// What tells them from others of their file.
    pub fn ids(&self) -> Vec<String> {
        self.problems().map(Problem::id).collect()
    }

    /// The problem as it is told: stages that say neither won nor lost are one question.
    pub fn told(&self) -> Problem {
        let texts: Vec<&str> = self.problems().filter_map(|problem| unknown_stage(&problem.kind)).collect();
        match texts.len() {
            0 | 1 => self.problem.clone(),
            _ => Problem { count: self.count(), kind: ProblemKind::UnknownStatus { text: texts.join(" · ") }, ..self.problem.clone() },
        }
    }
}

/// The problems of everything imported.
pub fn listing(overview: &Overview, choices: &Choices) -> Listing {
    let mut all: Vec<Listed> = Vec::new();
    for Issue { subject, problem } in &overview.problems {
        let file = overview.file(subject);
        let is_same = |listed: &&mut Listed| listed.subject == *subject && unknown_stage(&listed.problem.kind).is_some();
        match all.iter_mut().find(is_same).filter(|_| unknown_stage(&problem.kind).is_some()) {
            Some(listed) => listed.others.push(problem.clone()),
            None => all.push(Listed {
                subject: subject.clone(),
                name: overview.name(subject).to_owned(),
                problem: problem.clone(),
                others: Vec::new(),
                file: file.map(|file| FileRef { file: file.file, header: file.header.clone() }),
                fixes: fixes(problem, file),
            }),
        }
    }
    let is_ignored = |listed: &Listed| {
        let choice = listed.file.as_ref().and_then(|file| choices.headers.get(&file.header));
        choice.is_some_and(|choice| listed.ids().iter().all(|id| choice.ignored.contains(id)))
    };
    let (ignored, mut open): (Vec<Listed>, Vec<Listed>) = all.into_iter().partition(is_ignored);
    open.sort_by_key(|listed| (cost(&listed.problem.kind), Reverse(listed.problem.count)));
    Listing { open, ignored }
}

fn unknown_stage(kind: &ProblemKind) -> Option<&str> {
    match kind {
        ProblemKind::UnknownStatus { text } => Some(text),
        _ => None,
    }
}

/// Problems by file, the file of the costliest first.
fn by_file(listed: &[Listed]) -> Vec<(String, Vec<Listed>)> {
    let mut groups: Vec<(String, Vec<Listed>)> = Vec::new();
    for listed in listed {
        let is_own = |(_, group): &&mut (String, Vec<Listed>)| group.first().is_some_and(|first| first.subject == listed.subject);
        match groups.iter_mut().find(is_own) {
            Some((_, group)) => group.push(listed.clone()),
            None => groups.push((listed.name.clone(), vec![listed.clone()])),
        }
    }
    groups
}

/// What a problem costs, from 0 for a whole file to what is only worth knowing.
fn cost(kind: &ProblemKind) -> u8 {
    match kind {
        ProblemKind::Refused { .. }
        | ProblemKind::Unreadable { .. }
        | ProblemKind::EmptyFile
        | ProblemKind::NoRows
        | ProblemKind::OverLimit { .. }
        | ProblemKind::UnknownDataset
        | ProblemKind::NotSales { .. } => 0,
        ProblemKind::TooManyFields | ProblemKind::OtherTable | ProblemKind::BadQuote | ProblemKind::BadEncoding => 1,
        ProblemKind::AmbiguousDates { .. }
        | ProblemKind::AmbiguousNumbers { .. }
        | ProblemKind::UnknownStatus { .. }
        | ProblemKind::Contradiction { .. }
        | ProblemKind::UnknownKind { .. }
        | ProblemKind::MixedCurrencies { .. }
        | ProblemKind::LostDigits
        | ProblemKind::UnknownPeriod { .. }
        | ProblemKind::OtherRevenue { .. }
        | ProblemKind::NearLimit { .. } => 2,
        ProblemKind::Misfit { .. } | ProblemKind::NoSale { .. } => 3,
        ProblemKind::UnmatchedKey { .. } | ProblemKind::UnmatchedKeys { .. } | ProblemKind::SimilarSpelling { .. } => 4,
        ProblemKind::TooFewFields
        | ProblemKind::MissingDelimiter
        | ProblemKind::ExtraDelimiter
        | ProblemKind::OtherDelimiter
        | ProblemKind::TotalRow
        | ProblemKind::BlankStage
        | ProblemKind::DuplicateRecord { .. }
        | ProblemKind::EndBeforeStart { .. }
        | ProblemKind::Undated
        | ProblemKind::VoidRow { .. }
        | ProblemKind::NoHeader
        | ProblemKind::DuplicateColumn => 5,
        ProblemKind::SentinelDate { .. }
        | ProblemKind::Placeholder { .. }
        | ProblemKind::OtherUnit { .. }
        | ProblemKind::ZeroDash
        | ProblemKind::CarriedDown
        | ProblemKind::OutsideTable
        | ProblemKind::Replaced
        | ProblemKind::SpelledOtherwise { .. }
        | ProblemKind::OrderFields
        | ProblemKind::OrderTotals
        | ProblemKind::Converted
        | ProblemKind::Annualised { .. }
        | ProblemKind::Weighted => 6,
    }
}

fn fixes(problem: &Problem, file: Option<&FileOverview>) -> Vec<Fix> {
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
