//! Of which rows a figure is taken: by what it is split, under which filters,
//! and through which frame.

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::run::Frame;
use crate::sales::day::Day;

/// What rows are told apart by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The spans of the writer's timeline.
    Span,
    /// The members of a dimension.
    Member(String),
}

impl Key {
    /// The name of its column.
    pub fn column(&self) -> String {
        match self {
            Key::Span => "span".to_owned(),
            Key::Member(dimension) => format!("of_{dimension}"),
        }
    }
}

/// Of which rows a figure is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    pub keys: Vec<Key>,
    pub filters: Vec<Filter>,
    /// How often the comparison was taken: 0 is the period itself.
    pub back: usize,
}

impl Scope {
    /// The scope of what is compared with.
    pub fn before(&self) -> Scope {
        Scope { back: self.back + 1, ..self.clone() }
    }

    /// The scope without filters and breakdowns by some dimensions; without any where
    /// none is named.
    pub fn overall(&self, without: &[String]) -> Scope {
        let stays = |dimension: &String| !without.is_empty() && !without.contains(dimension);
        let keys = self.keys.iter().filter(|key| match key {
            Key::Span => true,
            Key::Member(dimension) => stays(dimension),
        });
        let filters = self.filters.iter().filter(|filter| stays(&filter.dimension));
        Scope { keys: keys.cloned().collect(), filters: filters.cloned().collect(), back: self.back }
    }

    /// The scope of figures that rows are compared with: of all members, in each span.
    pub fn of_all(&self) -> Scope {
        Scope { keys: self.keys.iter().filter(|key| **key == Key::Span).cloned().collect(), ..self.clone() }
    }

    /// The scope split by the members of one more dimension.
    pub fn by(&self, dimension: &str) -> Scope {
        let key = Key::Member(dimension.to_owned());
        let mut finer = self.clone();
        if !finer.keys.contains(&key) {
            finer.keys.push(key);
        }
        finer
    }
}

/// The periods that figures are taken over.
#[derive(Clone, Debug, PartialEq)]
pub enum Timeline {
    One(Frame),
    /// A frame for each span, by its first day.
    Spans(Vec<(Day, Frame)>),
}
