//! Where a formula is worked out: a row for each key, with what its aggregates
//! come to, and then a column for each step of the arithmetic.

use crate::kpi::sql::scope::Key;

/// A figure as columns of a space, or as literals.
#[derive(Clone, Debug)]
pub struct Figure {
    pub value: String,
    /// Why there is none; the value says nothing then. `None` where there always is one.
    pub reason: Option<String>,
    /// The step that makes the columns.
    step: usize,
}

impl Figure {
    /// A number that is the same for all keys.
    pub fn constant(value: String) -> Figure {
        Figure { value, reason: None, step: 0 }
    }

    /// Nothing, for a reason that is the same for all keys.
    pub fn unavailable(code: &str) -> Figure {
        Figure { value: "CAST(NULL AS DOUBLE)".to_owned(), reason: Some(format!("'{code}'")), step: 0 }
    }
}

/// Joined relations and the steps of the arithmetic.
#[derive(Debug)]
pub struct Space {
    pub keys: Vec<Key>,
    /// The relation with a row for each key.
    pub cells: Option<String>,
    /// Relations that are joined, each with the keys that it has.
    joined: Vec<(String, Vec<Key>)>,
    steps: Vec<Vec<(String, String)>>,
    columns: usize,
}

impl Space {
    /// A space without anything; `cells` is needed where there are keys.
    pub fn new(keys: Vec<Key>, cells: Option<String>) -> Space {
        Space { keys, cells, joined: Vec::new(), steps: vec![Vec::new()], columns: 0 }
    }

    /// Joins a relation that has a row for each of some of the keys, or but one.
    pub fn join(&mut self, relation: &str, keys: &[Key]) {
        if !self.joined.iter().any(|(known, _)| known == relation) {
            self.joined.push((relation.to_owned(), keys.to_vec()));
        }
    }

    /// A figure made of columns of the joined relations.
    pub fn base(&mut self, value: &str, reasons: &[String]) -> Figure {
        self.add(0, value, reasons)
    }

    /// A figure made of others: their reasons go before its own.
    pub fn made_of(&mut self, figures: &[&Figure], value: &str, own: Option<String>) -> Figure {
        let step = figures.iter().map(|figure| figure.step + 1).max().unwrap_or_default();
        let reasons: Vec<String> = figures.iter().filter_map(|figure| figure.reason.clone()).chain(own).collect();
        self.add(step, value, &reasons)
    }

    /// A figure made of others, whose reason already says what of theirs matters.
    pub fn decided_by(&mut self, figures: &[&Figure], value: &str, reason: Option<String>) -> Figure {
        let step = figures.iter().map(|figure| figure.step + 1).max().unwrap_or_default();
        self.add(step, value, reason.as_slice())
    }

    fn add(&mut self, step: usize, value: &str, reasons: &[String]) -> Figure {
        let value = self.column(step, "v", value);
        let reason = match reasons {
            [] => None,
            [reason] => Some(self.column(step, "e", reason)),
            several => Some(self.column(step, "e", &format!("COALESCE({})", several.join(", ")))),
        };
        Figure { value, reason, step }
    }

    /// A further column of a step.
    pub fn column(&mut self, step: usize, letter: &str, expression: &str) -> String {
        self.columns += 1;
        let name = format!("{letter}{}", self.columns);
        while self.steps.len() <= step {
            self.steps.push(Vec::new());
        }
        if let Some(columns) = self.steps.get_mut(step) {
            columns.push((expression.to_owned(), name.clone()));
        }
        name
    }

    /// The steps as common table expressions: names that begin with `prefix`, and their texts.
    pub fn written(&self, prefix: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for (at, columns) in self.steps.iter().enumerate() {
            let list = columns.iter().map(|(expression, name)| format!("{expression} AS {name}"));
            let text = match found.last() {
                None => {
                    let keys = self.keys.iter().map(|key| format!("c.{}", key.column()));
                    let list: Vec<String> = keys.chain(list).collect();
                    let list = if list.is_empty() { "1 AS one".to_owned() } else { list.join(",\n    ") };
                    format!("SELECT {list}\n  FROM {}", self.from())
                }
                Some((before, _)) => {
                    let list: Vec<String> = ["*".to_owned()].into_iter().chain(list).collect();
                    format!("SELECT {}\n  FROM {before}", list.join(",\n    "))
                }
            };
            found.push((format!("{prefix}_{at}"), text));
        }
        found
    }

    fn from(&self) -> String {
        let cells = self.cells.clone().unwrap_or_else(|| "(SELECT 1 AS one)".to_owned());
        let joined = self.joined.iter().map(|(relation, keys)| {
            let same: Vec<String> = keys.iter().map(Key::column).map(|key| format!("{relation}.{key} = c.{key}")).collect();
            match same.is_empty() {
                true => format!("\n  CROSS JOIN {relation}"),
                false => format!("\n  LEFT JOIN {relation} ON {}", same.join(" AND ")),
            }
        });
        format!("{cells} AS c{}", joined.collect::<String>())
    }
}
