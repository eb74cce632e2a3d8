//! Why credits cannot be computed with a plan, and what a statement has to tell beside its figures.

use std::fmt::{Display, Formatter};

use crate::sales::day::Day;
use crate::sales::period::Period;

/// What stands in the way of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The credits have no such column; those that they have.
    NoColumn { column: String, needed_by: String, there: Vec<String> },
    /// A cell that is not what its column should have; rows count from 1 after the header, and are told by their lines.
    Cell { row: usize, column: String, value: String, wanted: &'static str },
    /// A condition that can be read neither as a value nor as bounds.
    Bounds { path: String, value: String },
    /// The text is no table.
    NoTable(String),
    /// No exchange rate is given for a currency by a day.
    NoRate { from: String, to: String, day: Day },
    /// Credits in several currencies, and a plan that says none.
    Currencies { found: String },
    /// No figure is typed for a KPI of a person in a period.
    NoFigure { kpi: String, person: String, day: Day },
    /// A number has become too large to be computed exactly.
    TooLarge { person: String },
}

/// What a statement has to tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Rows of somebody whom the plan does not cover.
    NotCovered { person: String, rows: usize, near: Option<String> },
    /// A component pays by attainment, and the person has no quota for it: in these windows, or never.
    NoQuota { person: String, component: String, windows: Vec<Period> },
    /// A component pays by attainment, and a ramp leaves the person no quota in a window.
    RampedToNothing { person: String, component: String },
    /// A component pays by target pay, and the person has none for it.
    NoTargetPay { person: String, component: String },
    /// Rows that a table of rates has no rate for.
    NoRate { component: String, column: String, value: String },
    /// The KPI that is a component's attainment is not typed for a person in a period.
    NoFigure { person: String, component: String, kpi: String },
    /// The pay shares of a deal come to more than all of it.
    SharesAboveWhole { deal: String, sum: String },
    /// The pay shares of a deal come to less than all of it.
    SharesBelowWhole { deal: String, sum: String },
    /// The components that pay a person by target pay stand for less than all of it.
    WeightsBelowWhole { person: String, sum: String },
    /// A column that would say when something is cancelled or paid is not there.
    NoColumn { column: String, needed_by: String },
    /// Rows without an amount count as nothing.
    NoAmount { rows: usize },
    /// Rows without the number that picks their band count as nought.
    NoValue { component: String, column: String, rows: usize },
    /// What a cap has carried beyond the last period.
    StillCarried { person: String, amount: String },
    /// A condition names a value that no row has; the one that was probably meant.
    NoSuchValue { component: String, column: String, value: String, near: Option<String> },
    /// A component pays on what a team sells, and nobody whom it pays has one.
    NoTeam { component: String },
    /// The days of a component lie in several windows, each of which is measured by itself.
    SeveralWindows { component: String },
    /// A cancelled deal takes nothing back, since the window that it falls in pays nothing.
    NothingBack { component: String, person: String, day: Day },
    /// What a component pays is of no single deal, so that it neither waits for the date of one nor goes back with one.
    NotByDeal { component: String },
    /// What came to less than nothing and no later pay has made good.
    StillOwed { person: String, amount: String },
    /// A draw or guarantee ran before the first day of the statement.
    AdvancedBefore { person: String, day: Day },
}

impl Display for Trouble {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Trouble::NoColumn { column, needed_by, there } => {
                write!(f, "the credits have no column \"{column}\", which {needed_by} needs; there are: {}", there.join(", "))
            }
            Trouble::Cell { row, column, value, wanted } => write!(f, "line {}, {column}: \"{value}\" is not {wanted}", row + 1),
            Trouble::Bounds { path, value } => write!(
                f,
                "{path}: \"{value}\" is no number within bounds; write \">= 5000\" or \">= 5000 < 50000\", with digits and a point alone"
            ),
            Trouble::NoTable(words) => write!(f, "the credits cannot be read: {words}"),
            Trouble::NoRate { from, to, day } => {
                write!(f, "no exchange rate from {from} to {to} holds on {day}; add one to exchange.rates")
            }
            Trouble::Currencies { found } => {
                write!(
                    f,
                    "the credits are in several currencies ({found}), and the plan says none; give \"currency\", and \"exchange\" for the others"
                )
            }
            Trouble::NoFigure { kpi, person, day } => {
                write!(
                    f,
                    "no \"{kpi}\" is given for {person} on {day}; add {{\"kpi\": \"{kpi}\", \"person\": \"{person}\", \"period\": \"{}\", \"value\": …}} to figures",
                    day.to_string().get(..7).unwrap_or_default()
                )
            }
            Trouble::TooLarge { person } => write!(f, "numbers of {person} are too large to be computed exactly"),
        }
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Note::NotCovered { person, rows, near } => {
                write!(f, "{rows} rows of {person} are not paid: the plan does not cover them")?;
                near.as_ref().map_or(Ok(()), |near| write!(f, "; did you mean \"{near}\"?"))
            }
            Note::RampedToNothing { person, component } => write!(
                f,
                "{component}: the ramp leaves {person} no quota in a window, so nothing is paid by attainment in it; a \"guarantee\" or a component by amounts can pay then"
            ),
            Note::NoQuota { person, component, windows } => {
                write!(f, "{component}: {person} has no quota")?;
                for window in windows {
                    write!(f, ", from {} until {}", window.start, Day(window.end.0 - 1))?;
                }
                write!(f, ", so nothing is paid by attainment")
            }
            Note::NoTargetPay { person, component } => write!(f, "{component}: {person} has no target pay, so nothing is paid by it"),
            Note::NoRate { component, column, value } => {
                write!(f, "{component}: no rate for {column} \"{value}\", so nothing is paid for it")
            }
            Note::NoFigure { person, component, kpi } => {
                write!(f, "{component}: no \"{kpi}\" is given for {person}, so nothing is paid for it")
            }
            Note::SharesAboveWhole { deal, sum } => write!(f, "the shares of deal {deal} come to {sum}"),
            Note::SharesBelowWhole { deal, sum } => write!(f, "the shares of deal {deal} come to {sum} only"),
            Note::WeightsBelowWhole { person, sum } => {
                write!(f, "the weights of {person}'s components come to {sum} of target pay; the rest is paid by nothing")
            }
            Note::NoColumn { column, needed_by } => {
                write!(f, "the credits have no column \"{column}\", so \"{needed_by}\" does nothing with it")
            }
            Note::NoAmount { rows } => write!(f, "{rows} rows have no amount and count as 0"),
            Note::NoValue { component, column, rows } => {
                write!(f, "{component}: {rows} rows have no \"{column}\" and count as 0")
            }
            Note::StillCarried { person, amount } => write!(f, "{amount} of {person} are above a cap and still carried"),
            Note::NoSuchValue { component, column, value, near } => {
                write!(f, "{component}: no row has {column} \"{value}\"")?;
                near.as_ref().map_or(Ok(()), |near| write!(f, "; did you mean \"{near}\"?"))
            }
            Note::NoTeam { component } => {
                write!(f, "{component}: nobody whom it pays has a team, so nothing counts; give \"manager\" in people")
            }
            Note::SeveralWindows { component } => write!(
                f,
                "{component}: its days lie in several windows, and each is measured by itself; \"window\": \"plan\" measures them as one"
            ),
            Note::NothingBack { component, person, day } => write!(
                f,
                "{component}: the deal of {person} that was cancelled on {day} takes nothing back, since the window it falls in pays nothing; \"recomputation\" or \"share\" take back what was paid"
            ),
            Note::NotByDeal { component } => write!(
                f,
                "{component}: what it pays is of no single deal, so it neither waits for the date of a deal nor goes back with one"
            ),
            Note::StillOwed { person, amount } => {
                write!(f, "{amount} of {person} are below nothing, and no later pay has made them good yet")
            }
            Note::AdvancedBefore { person, day } => write!(
                f,
                "{person} is paid in advance since before {day}, the year of the first credit; what was paid before is not in here: give the plan's \"from\", or what is owed in \"opening\""
            ),
        }
    }
}
