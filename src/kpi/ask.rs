//! Questions to the KPI engine and their answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};

/// What all figures of a report have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// Without a period, figures are taken over all the data.
    pub period: Option<Period>,
    pub compare: Option<Period>,
    /// The days that targets count for, where they are others than those of the period:
    /// a quota stands for all of a quarter that still runs.
    #[serde(default)]
    pub target_days: Option<Period>,
    /// The same for the comparison.
    #[serde(default)]
    pub target_days_before: Option<Period>,
    /// All filters hold at once.
    pub filters: Vec<Filter>,
    /// The month (1–12) of the calendar that a fiscal year begins with; 0 counts as 1.
    pub fiscal_start: u32,
    /// The calendar of months, quarters and years.
    #[serde(default)]
    pub calendar: Calendar,
    /// The last day that there can be figures of: courses end there. Without one
    /// they end where the period or the data do.
    #[serde(default)]
    pub last_day: Option<Day>,
    /// Whether a breakdown leaves the filter on its own dimension aside, so that
    /// one sees what else could be chosen. [`Answer::now`] obeys every filter.
    #[serde(default)]
    pub alternatives: bool,
    /// Parameters of formulas, such as `gross_margin`, in ten-thousandths.
    pub parameters: BTreeMap<String, i64>,
}

impl Context {
    /// How years are cut.
    pub fn year(&self) -> FiscalYear {
        FiscalYear { calendar: self.calendar, first_month: self.fiscal_start.clamp(1, 12) }
    }
}

/// Rows whose member of `dimension` is one of `members` (the empty text: none).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub dimension: String,
    pub members: Vec<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    pub kpi: String,
    pub split: Split,
}

/// How a figure is split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    Whole,
    /// By the members of a dimension, best first (stages in the order that a
    /// deal passes through them), the `limit` first ones and those that are filtered
    /// by; what the others, if more than one, come to is [`Answer::others`].
    By {
        dimension: String,
        limit: usize,
    },
    /// Over the spans of a grain that touch the period (or all the data) and have begun
    /// by [`Context::last_day`]; later ones are there only if they have something before.
    Over {
        grain: Grain,
    },
}

/// A figure, or why there is none.
pub type Figure = Result<Quantity, Unavailable>;

/// The answer to one [`Ask`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub kpi: String,
    pub unit: Unit,
    pub split: Split,
    /// The figure over everything asked for.
    pub now: Figure,
    /// The same over the comparison period, if there is one.
    pub before: Option<Figure>,
    /// Cases behind a rate (its denominator's rows), for the small-sample warning.
    pub cases: Option<u64>,
    /// How many of its rows have a value, where not all have one.
    #[serde(default)]
    pub coverage: Option<Coverage>,
    /// The parts, when split.
    pub parts: Vec<Part>,
    /// Whether the parts add up to the whole, as sums and counts do.
    pub adds_up: bool,
    /// The members beyond the limit, if there are any.
    pub others: Option<Others>,
}

impl Answer {
    /// What of the whole lies in no span of its course: of rows without a date, or of days
    /// that the course leaves out.
    pub fn apart(&self) -> Option<Quantity> {
        /// Less is what rounding leaves.
        const LEAST: f64 = 0.005;
        if !self.adds_up || !matches!(self.split, Split::Over { .. }) || self.parts.is_empty() {
            return None;
        }
        let of_spans: f64 = self.parts.iter().filter_map(|part| part.now.as_ref().ok()).map(|quantity| quantity.number()).sum();
        let rest = self.now.as_ref().ok()?.number() - of_spans;
        (rest.abs() >= LEAST).then(|| Quantity::of(rest, self.unit))
    }
}

/// The members of a breakdown that are not among its parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Others {
    /// How many there are.
    pub members: usize,
    /// What they come to together; [`Unavailable::NoRows`] where parts do not add up.
    pub now: Figure,
    pub before: Option<Figure>,
}

/// A figure that rests on part of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// What the others lack.
    pub field: String,
    pub rows: u64,
    pub filled: u64,
}

/// The figure of one member or one span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub key: PartKey,
    pub now: Figure,
    pub before: Option<Figure>,
    /// Cases behind a rate.
    #[serde(default)]
    pub cases: Option<u64>,
    /// Whether only some days of the span are counted: the period or the data begin or
    /// end within it. Members are whole.
    #[serde(default)]
    pub is_partial: bool,
}

/// What a part is the figure of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKey {
    /// A member; the empty text stands for rows that have none.
    Member(String),
    /// The span that begins on this day.
    Span(Day),
    /// All members that have no part of their own.
    Others,
}

/// What figures come to together: those without rows or values count nothing.
/// [`Unavailable::NoRows`] where that is all of them.
pub fn together<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Figure {
    let mut sum = None;
    for figure in figures {
        match figure {
            Err(Unavailable::NoRows | Unavailable::NoTarget | Unavailable::NoValues { .. } | Unavailable::NoMember { .. }) => {}
            Err(reason) => return Err(reason.clone()),
            Ok(quantity) => sum = Some(sum.map_or(Some(*quantity), |sum: Quantity| sum.plus(*quantity)).ok_or(Unavailable::TooLarge)?),
        }
    }
    sum.ok_or(Unavailable::NoRows)
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    pub kpi: String,
    /// The formula as it stands in the catalogue.
    pub formula: String,
    pub unit: Unit,
    pub figure: Figure,
    /// The arithmetic: of the KPI first, then of those that it refers to.
    pub lines: Vec<Line>,
    pub terms: Vec<Term>,
    /// What it can be broken down by: the dimensions of all that it counts.
    pub dimensions: Vec<String>,
}

/// The arithmetic of one KPI.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub kpi: String,
    pub taken: Taken,
    pub figure: Figure,
    pub calculation: Calculation,
}

/// What a figure is worked out from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calculation {
    /// One of the explanation's terms, by its place.
    Term(usize),
    /// The figure of another line, by its place.
    Line(usize),
    Number(f64),
    Parameter(String),
    /// A date of the period.
    Date(Figure),
    /// What each member has a figure of: a KPI, or an aggregate as formulas write it.
    Named {
        text: String,
        taken: Taken,
    },
    /// An operation on one or two.
    Of(Operator, Vec<Calculation>),
}

/// What is done with figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    /// How many days the first date is after the second.
    DaysAfter,
    Larger,
    Smaller,
    Negated,
    RoundedUp,
    /// The second where there is nothing to make the first of.
    Otherwise,
    SquareRoot,
    PValue,
    Equals,
    Differs,
    Below,
    AtMost,
    Above,
    AtLeast,
    And,
    Or,
    Not,
}

/// Of which part of the data a figure is taken, where that is another than asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// So many comparisons earlier.
    pub back: u32,
    /// Without the filters on these dimensions; without any where none is named.
    pub overall: Option<Vec<String>>,
}

impl Taken {
    /// The same of the comparison.
    pub fn before(&self) -> Taken {
        Taken { back: self.back + 1, ..self.clone() }
    }

    /// The same without the filters on some dimensions, or without any.
    pub fn overall(&self, without: &[String]) -> Taken {
        let overall = match &self.overall {
            Some(all) if all.is_empty() || without.is_empty() => Vec::new(),
            Some(some) => some.iter().chain(without.iter().filter(|id| !some.contains(id))).cloned().collect(),
            None => without.to_vec(),
        };
        Taken { overall: Some(overall), ..self.clone() }
    }
}

/// One aggregate of a formula with its value and its rows, or one figure of members.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its text in the formula, such as `count(deals where won by closed_at)`.
    pub text: String,
    pub taken: Taken,
    pub role: Role,
    pub figure: Figure,
    /// Rows that went into it; of a figure of members, these.
    pub rows: u64,
    /// How it is made of members' figures, where it is: `count(accounts with revenue > 0)`.
    pub members: Option<OfMembers>,
    /// Rows of the dataset that were left out, by reason.
    pub left_out: Vec<LeftOut>,
}

impl Term {
    /// One of which nothing is known yet.
    pub fn of(text: &str) -> Term {
        let (taken, left_out) = (Taken::default(), Vec::new());
        Term { text: text.to_owned(), taken, role: Role::Part, figure: Err(Unavailable::NoRows), rows: 0, members: None, left_out }
    }
}

/// One figure of those that the members of a dimension have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfMembers {
    pub dimension: String,
    /// What is made of their figures, as formulas write it: `sum`, `share`.
    pub op: String,
    pub value: Option<Calculation>,
    pub condition: Option<Calculation>,
}

/// Why a term is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The figure is worked out from it.
    Part,
    /// Each member of this dimension has one; here is that of all.
    OfEach(String),
    /// Rows of another are compared with it.
    ComparedWith,
}

/// Rows that an aggregate did not use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub reason: LeftOutReason,
    pub rows: u64,
}

/// Why rows were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// The `where` condition does not hold.
    Condition,
    /// A filter of the page excludes them.
    Filter,
    /// Their date lies outside the period.
    Period,
    /// They have no date to put them into a period.
    NoDate,
    /// The field that is aggregated is empty.
    NoValue,
}
