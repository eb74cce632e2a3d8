//! A KPI while it is being written.

use crate::kpi::ask::Answer;
use crate::kpi::formula::error::FormulaError;
use crate::state::own::kpi::OwnKpi;
use crate::state::own::message::Opening;
use crate::state::report::Scope;

/// What is written, and what the engine says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What the address asked for.
    pub opening: Opening,
    pub kpi: OwnKpi,
    /// The dimension that its figure is broken down by.
    pub by: Option<String>,
    /// What the engine has said last.
    pub verdict: Option<Verdict>,
}

/// What the engine says of a formula, and for what it said so.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub asked: Question,
    /// The figure, and its breakdown where one was asked for; or the first error.
    pub found: Result<Vec<Answer>, FormulaError>,
}

/// What the engine is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub kpi: OwnKpi,
    pub by: Option<String>,
    pub(super) scope: Scope,
}

impl Question {
    /// Whether the answer to this one is that to another: names are not asked about.
    pub(super) fn is_as(&self, other: &Question) -> bool {
        let asked = |question: &Question| (question.kpi.written(), question.by.clone());
        self.scope == other.scope && asked(self) == asked(other)
    }
}

/// Why what is written cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    NoName,
    NoFormula,
    /// The engine has not said yet whether the formula is right.
    Unchecked,
    WrongFormula,
    /// There are as many KPIs as there may be.
    NoRoom,
}

impl Draft {
    /// The verdict on the formula as it stands now.
    pub fn verdict_now(&self) -> Option<&Verdict> {
        self.verdict.as_ref().filter(|verdict| verdict.asked.kpi.formula == self.kpi.formula)
    }

    /// What is wrong with the formula as it stands now. Nothing is said of an empty one.
    pub fn error(&self) -> Option<&FormulaError> {
        self.verdict_now()?.found.as_ref().err().filter(|_| !self.kpi.formula.trim().is_empty())
    }

    /// The last figure and breakdown there were.
    pub fn answers(&self) -> Option<&[Answer]> {
        self.verdict.as_ref()?.found.as_ref().ok().map(Vec::as_slice)
    }

    /// Why it cannot be kept as it is; `has_room`: whether another KPI may be.
    pub fn unfinished(&self, has_room: bool) -> Option<Unfinished> {
        if self.kpi.formula.trim().is_empty() {
            return Some(Unfinished::NoFormula);
        }
        match self.verdict_now().map(|verdict| &verdict.found) {
            None => return Some(Unfinished::Unchecked),
            Some(Err(_)) => return Some(Unfinished::WrongFormula),
            Some(Ok(_)) => {}
        }
        if self.kpi.name.trim().is_empty() {
            return Some(Unfinished::NoName);
        }
        let is_new = matches!(self.opening, Opening::New { .. });
        (is_new && !has_room).then_some(Unfinished::NoRoom)
    }
}
