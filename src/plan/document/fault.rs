//! Why a plan document is refused: where, what is wrong, what would be right.

use std::fmt::{Display, Formatter};

use crate::kpi::nearest::nearest;

/// One thing that is wrong with a plan document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The path to the field, such as `components[1].pays.tiers.bands[2].from`; empty for the whole.
    pub path: String,
    pub reason: Reason,
}

/// What is wrong, with what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not JSON, or not of the shape that the schema asks for; in the reader's words.
    Shape(String),
    /// It is no JSON at all, but something else.
    NoDocument,
    /// A version of the format that this build does not know.
    Version(u32),
    /// Nothing is there where something has to be.
    Empty,
    /// The field is not there and has to be.
    Missing,
    /// The same name is there before.
    Twice(String),
    /// No field, choice, component, person, role, KPI or column has this name; the one that is probably meant, and those that there are.
    Unknown {
        name: String,
        near: Option<String>,
        known: Vec<String>,
    },
    /// No period of the plan is called so; one that could be meant is.
    Period {
        name: String,
        example: String,
    },
    /// It has to be more than zero.
    NotPositive,
    /// It has to be from one number to another.
    OutOfRange {
        from: &'static str,
        to: &'static str,
    },
    /// It does not rise above the one before.
    NotRising {
        before: String,
    },
    /// Percentages of quota and amounts stand in one list.
    MixedBounds,
    /// More than all is shared out.
    AboveWhole {
        sum: String,
    },
    /// The shares do not add up to all.
    NotWhole {
        sum: String,
    },
    /// So many of these fields are there instead of one.
    OneOf {
        fields: &'static [&'static str],
        found: usize,
    },
    /// The field has to be there, because of another.
    Needed {
        because: &'static str,
    },
    /// The field cannot be there together with another.
    NotWith {
        other: &'static str,
    },
    /// The end is before the beginning.
    EndsBefore,
    /// People who manage each other in a circle.
    Circle(Vec<String>),
    /// A rate above 100 %, where a percent sign is probably missing.
    RateAboveWhole {
        written: String,
    },
    /// An amount so small that a share was probably meant.
    Fraction {
        written: String,
        percent: String,
    },
    /// A percentage that is compared with plain numbers, or the other way round.
    OtherScale {
        figure: String,
    },
    /// A percentage of quota where nobody has a quota.
    NoQuota,
    /// A share of target pay where nobody has one.
    NoTargetPay,
    /// A list has to have so many entries.
    Entries {
        wanted: usize,
        found: usize,
    },
    /// Money is paid for by a rate, what is counted by an amount for each.
    UnitsPaidByRate,
    MoneyPaidByUnit,
    /// A span that is not longer than the window.
    NotLonger,
}

/// The name that was probably meant by another; letters alone mean nothing.
pub fn meant(name: &str, known: &[String]) -> Option<String> {
    let alike = || known.iter().find(|other| other.to_lowercase() == name.to_lowercase()).cloned();
    alike().or_else(|| nearest(name, known.iter().map(String::as_str)).filter(|_| name.chars().count() > 2))
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.reason.fmt(f)
    }
}

/// In English, for scripts.
impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::Shape(words) => f.write_str(words),
            Reason::NoDocument => f.write_str("this is no plan: a plan is a JSON document, which begins with {"),
            Reason::Version(found) => write!(f, "version {found} is not known; this build reads version {}", super::plan::VERSION),
            Reason::Empty => f.write_str("is empty; give at least one"),
            Reason::Missing => f.write_str("is missing and has to be there"),
            Reason::Twice(name) => write!(f, "\"{name}\" is there twice; give each its own name"),
            Reason::Unknown { name, near: Some(near), .. } => write!(f, "\"{name}\" is not known; did you mean \"{near}\"?"),
            Reason::Unknown { name, known, .. } if known.is_empty() => {
                write!(f, "\"{name}\" is not known, and there are none to choose from")
            }
            Reason::Unknown { name, known, .. } => write!(f, "\"{name}\" is not known; there are: {}", known.join(", ")),
            Reason::Period { name, example } => write!(f, "\"{name}\" is no period here; write it like \"{example}\""),
            Reason::NotPositive => f.write_str("has to be more than zero"),
            Reason::OutOfRange { from, to } => write!(f, "has to be from {from} to {to}"),
            Reason::NotRising { before } => write!(f, "has to be above the one before, {before}; put them in rising order"),
            Reason::MixedBounds => f.write_str("mixes percentages of quota with amounts; write all as percentages or all as amounts"),
            Reason::AboveWhole { sum } => write!(f, "the shares come to {sum}; 100% is the most"),
            Reason::NotWhole { sum } => write!(f, "the shares come to {sum}; make them 100%, or mark what is on top as \"overlay\""),
            Reason::OneOf { fields, found: 0 } => write!(f, "give one of {}", fields.join(", ")),
            Reason::OneOf { fields, .. } => write!(f, "give only one of {}", fields.join(", ")),
            Reason::Needed { because } => write!(f, "is needed because of {because}"),
            Reason::NotWith { other } => write!(f, "cannot be there together with {other}; leave one out"),
            Reason::EndsBefore => f.write_str("is before the beginning; put it on or after \"from\""),
            Reason::Circle(names) => write!(f, "{} manage each other in a circle; let one have no manager", names.join(", ")),
            Reason::RateAboveWhole { written } => {
                write!(f, "{written} is more than all; for a rate of so many percent write the percent sign")
            }
            Reason::Fraction { written, percent } => write!(f, "{written} is an amount here; for a share write \"{percent}\""),
            Reason::OtherScale { figure } => {
                write!(f, "is of another scale than the figure, {figure}; write both as percentages or both as numbers")
            }
            Reason::NoQuota => {
                f.write_str("is of a quota, but nobody has one; give \"quota\" in people or in the component, or bounds as amounts")
            }
            Reason::NoTargetPay => f.write_str(
                "is of target pay, but nobody has one; give \"target_pay\" or \"ote\" in people, or \"target_pay\" in the component",
            ),
            Reason::Entries { wanted, found } => write!(f, "has {found} entries; give {wanted}"),
            Reason::UnitsPaidByRate => f.write_str("is a rate on what is counted; pay units and deals with \"per_unit\""),
            Reason::MoneyPaidByUnit => f.write_str(
                "is an amount for each unit of money; pay money with a rate, or count with \"credit\": {\"of\": \"units\"} or \"count\"",
            ),
            Reason::NotLonger => f.write_str("has to be longer than the component's window"),
        }
    }
}
