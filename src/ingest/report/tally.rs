//! How often something was met in a file, and where first.

use crate::ingest::report::problem::{Place, Problem, ProblemKind};

/// At most so many places are kept of a problem.
pub const EXAMPLES: usize = 10;

/// How often something was met, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: u64,
    pub examples: Vec<Place>,
}

impl Tally {
    /// Counts once; the place is asked for only while examples are wanted.
    pub fn add(&mut self, place: impl FnOnce() -> Place) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.push(place());
        }
    }

    /// The problem, if there was any.
    pub fn problem(self, column: Option<&str>, kind: ProblemKind) -> Option<Problem> {
        let problem = Problem { column: column.map(str::to_owned), kind, count: self.count, examples: self.examples };
        (self.count > 0).then_some(problem)
    }
}

/// What was wrong with the rows of a file, kind by kind, in the order in which it was met.
#[derive(Clone, Debug, Default)]
pub struct Tallies(Vec<(ProblemKind, Tally)>);

impl Tallies {
    /// Counts once.
    pub fn add(&mut self, kind: ProblemKind, place: impl FnOnce() -> Place) {
        self.of(kind).add(place);
    }

    /// Counts many at one place.
    pub fn add_many(&mut self, kind: ProblemKind, count: u64, place: Place) {
        let tally = self.of(kind);
        tally.count += count;
        tally.examples.push(place);
    }

    #[allow(clippy::indexing_slicing, reason = "a missing entry was just added")]
    fn of(&mut self, kind: ProblemKind) -> &mut Tally {
        let at = self.0.iter().position(|(known, _)| *known == kind).unwrap_or(self.0.len());
        if at == self.0.len() {
            self.0.push((kind, Tally::default()));
        }
        &mut self.0[at].1
    }

    /// The problems.
    pub fn problems(self) -> Vec<Problem> {
        self.0.into_iter().filter_map(|(kind, tally)| tally.problem(None, kind)).collect()
    }
}

/// The first sixty letters.
pub fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
