//! The figures the page has, and which question they answer.

use crate::kpi::ask::{Answer, Ask, Context, Split};
use crate::sales::period::Grain;
use crate::state::shared::Shared;

/// What figures are of: a context, and a state of the data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    pub context: Context,
    /// Counts the changes of the data; answers about earlier data are outdated.
    pub data: u32,
    /// Counts the changes of own KPIs, likewise.
    pub own: u32,
}

/// Answers of one scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// That of the answers here, which may be older than the one chosen now.
    pub scope: Scope,
    pub answers: Vec<Shared<Answer>>,
}

impl Report {
    /// The answer to this question.
    pub fn find(&self, kpi: &str, split: &Split) -> Option<&Shared<Answer>> {
        self.answers.iter().find(|answer| answer.kpi == kpi && answer.split == *split)
    }

    /// The KPI's figure over the whole context, however it was asked for.
    pub fn whole(&self, kpi: &str) -> Option<&Shared<Answer>> {
        self.find(kpi, &Split::Whole).or_else(|| self.answers.iter().find(|answer| answer.kpi == kpi))
    }

    /// The KPI over time, at whatever grain it was asked for.
    pub fn over_time(&self, kpi: &str) -> Option<(&Shared<Answer>, Grain)> {
        self.answers.iter().filter(|answer| answer.kpi == kpi).find_map(|answer| match answer.split {
            Split::Over { grain } => Some((answer, grain)),
            _ => None,
        })
    }

    /// The KPI by so many members of a dimension.
    pub fn by(&self, kpi: &str, dimension: &str, limit: usize) -> Option<&Shared<Answer>> {
        self.find(kpi, &Split::By { dimension: dimension.to_owned(), limit })
    }

    /// Takes in answers; those of another scope replace everything.
    pub fn add(&mut self, scope: Scope, answers: Vec<Answer>) {
        if self.scope != scope {
            *self = Report { scope, answers: Vec::new() };
        }
        for answer in answers {
            self.answers.retain(|old| (&old.kpi, &old.split) != (&answer.kpi, &answer.split));
            self.answers.push(Shared::new(answer));
        }
    }

    /// Those of the questions that are not answered here.
    pub fn missing(&self, scope: &Scope, asks: Vec<Ask>) -> Vec<Ask> {
        if self.scope != *scope {
            return asks;
        }
        asks.into_iter().filter(|ask| self.find(&ask.kpi, &ask.split).is_none()).collect()
    }
}
