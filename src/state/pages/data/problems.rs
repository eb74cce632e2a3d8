//! The problems as the page lists them: the costly ones first, those ignored
//! apart, each with what can be done about it.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::star::choices::Choices;
use crate::star::overview::{FileOverview, Overview};
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::pages::data::fixes::{FileRef, Fix, fixes, merge};

/// So many are shown until the user asks for more.
pub const FIRST_SHOWN: usize = 8;
/// So many more are shown each time.
pub const NEXT_SHOWN: usize = 100;
/// So many places of one are shown at once; the others open.
const FIRST_PLACES: usize = 3;

/// What there is to say about the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The costly ones first.
    pub open: Vec<Listed>,
    /// What was done that nobody has to do anything about.
    pub notes: Vec<Listed>,
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

impl Listing {
    /// So many problems by file, the first ones.
    pub fn shown(&self, most: usize) -> Vec<(String, Vec<Listed>)> {
        by_file(self.open.get(..most.min(self.open.len())).unwrap_or_default())
    }

    /// Whether some are not shown at first.
    pub fn is_long(&self) -> bool {
        self.open.len() > FIRST_SHOWN
    }

    /// Every single problem with the name of its file, those that are ignored too.
    pub fn problems(&self) -> Vec<(&str, &Problem)> {
        let listed = self.open.iter().chain(&self.notes).chain(&self.ignored);
        listed.flat_map(|listed| listed.problems().map(|problem| (listed.name.as_str(), problem))).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.open.is_empty() && self.notes.is_empty() && self.ignored.is_empty()
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

    /// The columns that it is about.
    pub fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = Vec::new();
        for column in self.problems().filter_map(|problem| problem.column.as_deref()) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// Each of the problems told together, for itself; none where it is but one.
    pub fn singles(&self, overview: &Overview) -> Vec<Listed> {
        let file = overview.file(&self.subject);
        let single =
            |problem: &Problem| Listed { problem: problem.clone(), others: Vec::new(), fixes: fixes(&[problem], file), ..self.clone() };
        if self.others.is_empty() { Vec::new() } else { self.problems().map(single).collect() }
    }
}

/// The problems of everything imported.
pub fn listing(overview: &Overview, choices: &Choices) -> Listing {
    let files: HashMap<u32, &FileOverview> = overview.files.iter().map(|file| (file.file, file)).collect();
    let file_of = |subject: &Subject| match subject {
        Subject::File(number) => files.get(number).copied(),
        Subject::LeftOut(_) => None,
    };
    let mut all: Vec<Listed> = Vec::new();
    // Which of them tells of the problems that are told together.
    let mut tellers: HashMap<(&Subject, Together, Option<&str>), usize> = HashMap::new();
    for issue in &overview.problems {
        let Issue { subject, problem } = issue;
        let key = together(&problem.kind).map(|(what, by_column)| (subject, what, problem.column.as_deref().filter(|_| by_column)));
        let teller = key.and_then(|key| tellers.get(&key)).and_then(|place| all.get_mut(*place));
        if let Some(listed) = teller {
            listed.others.push(problem.clone());
            continue;
        }
        if let Some(key) = key {
            tellers.insert(key, all.len());
        }
        let file = file_of(subject);
        all.push(Listed {
            subject: subject.clone(),
            name: file.map(|file| file.name.clone()).or_else(|| issue.name_left_out().map(str::to_owned)).unwrap_or_default(),
            problem: problem.clone(),
            others: Vec::new(),
            file: file.map(|file| FileRef { file: file.file, header: file.header.clone() }),
            fixes: Vec::new(),
        });
    }
    for listed in &mut all {
        listed.fixes = fixes(&listed.problems().collect::<Vec<_>>(), file_of(&listed.subject));
    }
    let is_ignored = |listed: &Listed| {
        let choice = listed.file.as_ref().and_then(|file| choices.headers.get(&file.header));
        choice.is_some_and(|choice| listed.ids().iter().all(|id| choice.ignored.contains(id)))
    };
    let (ignored, open): (Vec<Listed>, Vec<Listed>) = all.into_iter().partition(is_ignored);
    let (notes, mut open): (Vec<Listed>, Vec<Listed>) = open.into_iter().partition(|listed| is_note(&listed.problem.kind));
    open.sort_by_key(|listed| (cost(&listed.problem.kind), Reverse(listed.count())));
    Listing { open, notes, ignored }
}

/// Whether it only tells what was done, rightly in any case.
fn is_note(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Replaced
            | ProblemKind::SpelledOtherwise { .. }
            | ProblemKind::OrderFields
            | ProblemKind::OrderTotals
            | ProblemKind::NetAmounts
            | ProblemKind::Refunded
            | ProblemKind::Converted
    )
}

/// What problems of one kind are together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Together {
    Stages,
    DateOrders,
    DecimalMarks,
    /// Spellings that most likely mean something known.
    Spellings,
    /// Keys that nothing known is like.
    Strays,
    Placeholders,
    Sentinels,
}

/// Problems of a file that are one to the user, and whether only those of one column are.
fn together(kind: &ProblemKind) -> Option<(Together, bool)> {
    match kind {
        ProblemKind::UnknownStatus { .. } => Some((Together::Stages, false)),
        ProblemKind::AmbiguousDates { .. } => Some((Together::DateOrders, false)),
        ProblemKind::AmbiguousNumbers { .. } => Some((Together::DecimalMarks, false)),
        kind if merge(kind).is_some() => Some((Together::Spellings, true)),
        ProblemKind::UnmatchedKey { .. } | ProblemKind::UnmatchedKeys { .. } => Some((Together::Strays, true)),
        ProblemKind::Placeholder { .. } => Some((Together::Placeholders, false)),
        ProblemKind::SentinelDate { .. } => Some((Together::Sentinels, false)),
        _ => None,
    }
}

/// Problems by file, the file of the costliest first.
fn by_file(listed: &[Listed]) -> Vec<(String, Vec<Listed>)> {
    let mut groups: Vec<(String, Vec<Listed>)> = Vec::new();
    let mut places: HashMap<&Subject, usize> = HashMap::new();
    for listed in listed {
        let place = *places.entry(&listed.subject).or_insert(groups.len());
        match groups.get_mut(place) {
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
        | ProblemKind::Changed
        | ProblemKind::KeptChanged
        | ProblemKind::KeptGone
        | ProblemKind::NotKept
        | ProblemKind::EmptyFile
        | ProblemKind::NoRows
        | ProblemKind::OverLimit { .. }
        | ProblemKind::UnknownDataset
        | ProblemKind::MissingColumn { .. }
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
        | ProblemKind::OtherRevenue { asked: true, .. }
        | ProblemKind::OrderStatus { asked: true, .. }
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
        | ProblemKind::WorthOfEnded
        | ProblemKind::StillRuns
        | ProblemKind::NotYet { .. }
        | ProblemKind::VoidRow { .. }
        | ProblemKind::NoHeader
        | ProblemKind::DuplicateColumn => 5,
        ProblemKind::SentinelDate { .. }
        | ProblemKind::Placeholder { .. }
        | ProblemKind::OtherUnit { .. }
        | ProblemKind::OtherScale { .. }
        | ProblemKind::ZeroDash
        | ProblemKind::CarriedDown
        | ProblemKind::OutsideTable
        | ProblemKind::Replaced
        | ProblemKind::SpelledOtherwise { .. }
        | ProblemKind::OrderFields
        | ProblemKind::OrderTotals
        | ProblemKind::NetAmounts
        | ProblemKind::OtherRevenue { .. }
        | ProblemKind::OrderStatus { .. }
        | ProblemKind::CountedBeside { .. }
        | ProblemKind::GivenBack
        | ProblemKind::Refunded
        | ProblemKind::Exchanged { .. }
        | ProblemKind::FiscalYears { .. }
        | ProblemKind::AssumedYear { .. }
        | ProblemKind::Converted
        | ProblemKind::Annualised { .. }
        | ProblemKind::Weighted => 6,
    }
}
