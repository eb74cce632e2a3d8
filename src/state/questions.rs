//! The questions on their way to the engine, each with what its answer is for.

use std::collections::BTreeMap;
use std::mem::discriminant;

use crate::kpi::ask::Ask;
use crate::star::choices::Choices;
use crate::state::draft::Question;
use crate::state::report::Scope;

/// What the engine was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Figures for the page in front.
    Figures { scope: Scope, asks: Vec<Ask> },
    /// Who sold how much, for the plans.
    Sellers { scope: Scope },
    /// What an own KPI that is being written would be.
    Check(Box<Question>),
    /// How the drawer's figure came about.
    Explanation,
    /// The rows behind it.
    Rows,
    /// The drawer's figure as SQL.
    Sql,
    /// The row of a deal that a plan pays for.
    DealRow,
    /// What a file would be read as with other hints.
    Preview { file: u32 },
    /// To read files: chosen ones, kept ones or the sample.
    Import,
    /// To go by these decisions, which may read files again. They are saved once they are
    /// in force, unless another tab has done so.
    Choices { choices: Choices, is_own: bool },
    /// To have the files that another tab has left.
    Following,
    /// To do without a file.
    Removal,
    /// To keep files from now on, or no longer.
    Keeping,
    /// To forget everything.
    Erasure,
    /// To forget the sample data.
    Leaving,
}

impl Purpose {
    /// Whether it changes nothing, so that only the latest of its kind counts: the
    /// answers to earlier ones come too late.
    pub fn is_a_look(&self) -> bool {
        use Purpose::{Check, DealRow, Explanation, Figures, Preview, Rows, Sellers, Sql};
        matches!(self, Figures { .. } | Sellers { .. } | Check(_) | Explanation | Rows | DealRow | Sql | Preview { .. })
    }

    /// Whether its answer is the imported data.
    pub fn is_about_files(&self) -> bool {
        matches!(self, Purpose::Import | Purpose::Following | Purpose::Choices { .. } | Purpose::Removal)
    }

    /// Whether it is to bring something into force that was decided here.
    pub fn is_own_choice(&self) -> bool {
        matches!(self, Purpose::Choices { is_own: true, .. })
    }
}

/// The questions without an answer so far, by their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pending(BTreeMap<u32, Purpose>);

impl Pending {
    /// A question is on its way; it may take the place of an earlier one.
    pub fn add(&mut self, number: u32, purpose: Purpose) {
        if purpose.is_a_look() {
            self.0.retain(|_, other| discriminant(other) != discriminant(&purpose));
        }
        self.0.insert(number, purpose);
    }

    /// What the question was for; `None` when nobody waits for its answer.
    pub fn get(&self, number: u32) -> Option<&Purpose> {
        self.0.get(&number)
    }

    /// The question is answered, for good or ill.
    pub fn take(&mut self, number: u32) -> Option<Purpose> {
        self.0.remove(&number)
    }

    /// Nobody waits any longer for answers to questions like this.
    pub fn drop_all(&mut self, is_left: impl Fn(&Purpose) -> bool) {
        self.0.retain(|_, purpose| !is_left(purpose));
    }

    /// Whether a question like this is on its way.
    pub fn has(&self, is_meant: impl Fn(&Purpose) -> bool) -> bool {
        self.0.values().any(is_meant)
    }

    /// Whether figures are on their way.
    pub fn has_figures(&self) -> bool {
        self.has(|purpose| matches!(purpose, Purpose::Figures { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_replaces_the_one_before_and_a_deed_does_not() {
        let mut pending = Pending::default();
        for (number, purpose) in [(1, Purpose::Rows), (2, Purpose::Import), (3, Purpose::Rows), (4, Purpose::Import)] {
            pending.add(number, purpose);
        }
        assert_eq!([1, 2, 3, 4].map(|number| pending.get(number).is_some()), [false, true, true, true]);
        assert_eq!((pending.take(3), pending.take(3)), (Some(Purpose::Rows), None));
    }
}
