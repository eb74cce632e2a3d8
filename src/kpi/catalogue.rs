//! The catalogue: every KPI with its formula, as data in `catalogue/*.toml`.
//!
//! A new KPI is a new entry there; its name, definition and reading are texts
//! of the languages.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::kpi::check::figure::{Checker, Found};
use crate::kpi::check::node::{Aggregate, Members, Node};
use crate::kpi::check::units::Units;
use crate::kpi::formula::error::FormulaError;
use crate::kpi::formula::parse::parse;
use crate::kpi::listed::{Better, Listed};
use crate::sales::quantity::Unit;

/// The built-in families, in the order they are shown.
const FAMILIES: [(&str, &str); 6] = [
    ("results", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/results.json"))),
    ("pipeline", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/pipeline.json"))),
    ("leads", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/leads.json"))),
    ("activity", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/activity.json"))),
    ("customers", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/customers.json"))),
    ("prices", include_str!(concat!(env!("OUT_DIR"), "/kpi/catalogue/prices.json"))),
];

/// What a user can set, in ten-thousandths, and its units.
const PARAMETERS: [(&str, Units); 1] = [("gross_margin", Units::RATIO)];

/// All KPIs, parsed and checked.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    found: Found,
}

/// One KPI.
#[derive(Debug)]
pub struct Entry {
    pub id: String,
    pub family: String,
    /// The formula as it was written.
    pub formula: String,
    pub better: Better,
    /// The raw number of a figure that is as it should be, where there is one.
    pub benchmark: Option<f64>,
    /// What the formula means, or its first error.
    pub checked: Result<Meaning, FormulaError>,
}

/// A formula that passed its checks.
#[derive(Clone, Debug)]
pub struct Meaning {
    pub node: Node,
    pub unit: Unit,
}

/// An aggregate that a formula is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// Its place in the catalogue.
    pub aggregate: usize,
    /// Where it is taken overall: without the filters on these dimensions, or
    /// without any.
    pub overall: Option<&'a [String]>,
}

/// The family of the user's own KPIs.
pub const OWN: &str = "own";

/// An entry as it is written in a file or by the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    pub id: String,
    pub formula: String,
    pub better: Better,
    pub benchmark: Option<f64>,
    /// In place of the unit that follows from the formula: of ratios that nobody reads
    /// as percent. Of the user's own it counts for ratios only.
    #[serde(default)]
    pub unit: Option<Unit>,
}

#[derive(Deserialize)]
struct Family {
    kpi: Vec<Written>,
}

/// The built-in catalogue.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::new(&[]))
}

impl Catalogue {
    /// The built-in KPIs and the user's own. An own formula may refer to a
    /// built-in one; one with the same name is not used.
    pub fn new(own: &[Written]) -> Catalogue {
        let mut written: Vec<(&str, Written)> = Vec::new();
        for (family, text) in FAMILIES {
            // The files are part of the program and a test reads them.
            let entries = serde_json::from_str::<Family>(text).map(|family| family.kpi).unwrap_or_default();
            written.extend(entries.into_iter().map(|entry| (family, entry)));
        }
        for entry in own {
            if !written.iter().any(|(_, known)| known.id == entry.id) {
                written.push((OWN, entry.clone()));
            }
        }
        Catalogue::of(written)
    }

    fn of(written: Vec<(&str, Written)>) -> Catalogue {
        let names = written.iter().map(|(_, entry)| entry.id.clone()).collect();
        let formulas = written.iter().map(|(_, entry)| parse(&entry.formula)).collect();
        let parameters = PARAMETERS.map(|(name, units)| (name.to_owned(), units)).into();
        let (results, found) = Checker::new(names, formulas, parameters).check_all();
        let entries = written.into_iter().zip(results).map(|((family, entry), result)| {
            // What is said of the unit may be older than the formula, and must not make days of money.
            let unit = |inferred: Option<Unit>| entry.unit.filter(|_| family != OWN || inferred == Some(Unit::Ratio)).or(inferred);
            let checked = result.map(|(node, units)| Meaning { node, unit: unit(units.unit()).unwrap_or(Unit::Number) });
            Entry {
                id: entry.id,
                family: family.to_owned(),
                formula: entry.formula,
                better: entry.better,
                benchmark: entry.benchmark,
                checked,
            }
        });
        Catalogue { entries: entries.collect(), found }
    }

    /// All KPIs, by family.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All KPIs as they are shown.
    pub fn listed(&self) -> Vec<Listed> {
        let listed = |entry: &Entry| Listed {
            id: entry.id.clone(),
            family: entry.family.clone(),
            formula: entry.formula.clone(),
            better: entry.better,
            is_flow: entry
                .checked
                .as_ref()
                .is_ok_and(|meaning| self.adds_up(&meaning.node, &[], &mut |index| self.aggregate(index).is_some_and(Aggregate::is_flow))),
            uses_targets: entry.checked.as_ref().is_ok_and(|meaning| {
                let mut terms = self.terms_of(&meaning.node, &[]).into_iter();
                terms.any(|term| self.aggregate(term.aggregate).is_some_and(Aggregate::is_spread))
            }),
            benchmark: entry.benchmark,
            unit: entry.checked.as_ref().map(|meaning| meaning.unit).map_err(Clone::clone),
        };
        self.entries.iter().map(listed).collect()
    }

    /// The KPI with this identifier.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Where a KPI stands.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// The aggregate that a formula refers to by its place.
    pub(crate) fn aggregate(&self, index: usize) -> Option<&Aggregate> {
        self.found.aggregates.get(index)
    }

    /// The KPI that a formula refers to by its place.
    pub(crate) fn meaning(&self, index: usize) -> Option<&Meaning> {
        self.entries.get(index)?.checked.as_ref().ok()
    }

    /// The alternatives of each `first_of`.
    pub(crate) fn choices(&self) -> &[Vec<Node>] {
        &self.found.choices
    }

    /// The alternative of a `first_of` that was chosen; the first where none was.
    pub(crate) fn chosen(&self, choice: usize, chosen: &[usize]) -> Option<&Node> {
        self.found.choices.get(choice)?.get(chosen.get(choice).copied().unwrap_or_default())
    }

    /// The aggregates that members have figures of: not those without the members.
    pub(crate) fn aggregates_over(&self, members: &Members, chosen: &[usize]) -> Vec<usize> {
        let mut found = Vec::new();
        for term in members.value.iter().chain(&members.condition).flat_map(|part| self.terms_of(part, chosen)) {
            let is_of_members = term.overall.is_none_or(|without| !without.is_empty() && !without.contains(&members.dimension));
            if is_of_members && !found.contains(&term.aggregate) {
                found.push(term.aggregate);
            }
        }
        found
    }

    /// All aggregates a formula is made of, those of other KPIs and of what was chosen
    /// included, each once.
    pub(crate) fn terms_of<'a>(&'a self, node: &'a Node, chosen: &[usize]) -> Vec<Term<'a>> {
        let mut found = Vec::new();
        self.walk(node, chosen, None, &mut |node, overall| {
            let Node::Aggregate(index) = node else { return };
            let term = Term { aggregate: *index, overall };
            if !found.contains(&term) {
                found.push(term);
            }
        });
        found
    }

    /// Visits all parts of a formula, each with the dimensions that it is taken without.
    fn walk<'a>(
        &'a self,
        node: &'a Node,
        chosen: &[usize],
        overall: Option<&'a [String]>,
        visit: &mut dyn FnMut(&'a Node, Option<&'a [String]>),
    ) {
        visit(node, overall);
        match node {
            Node::Kpi(index) => self.meaning(*index).into_iter().for_each(|meaning| self.walk(&meaning.node, chosen, overall, visit)),
            Node::FirstOf(choice) => self.chosen(*choice, chosen).into_iter().for_each(|node| self.walk(node, chosen, overall, visit)),
            Node::Overall { value, without } => self.walk(value, chosen, overall.or(Some(without)), visit),
            _ => node.parts().into_iter().for_each(|part| self.walk(part, chosen, overall, visit)),
        }
    }

    /// Whether a figure is the sum of its parts, `is_sum` saying so of each aggregate
    /// by its place. Rates, averages and what is compared with other figures are not.
    pub(crate) fn adds_up(&self, node: &Node, chosen: &[usize], is_sum: &mut impl FnMut(usize) -> bool) -> bool {
        match node {
            Node::Aggregate(index) => is_sum(*index),
            Node::Kpi(index) => self.meaning(*index).is_some_and(|meaning| self.adds_up(&meaning.node, chosen, is_sum)),
            Node::FirstOf(choice) => self.chosen(*choice, chosen).is_some_and(|node| self.adds_up(node, chosen, is_sum)),
            Node::Sum(left, right) | Node::Difference(left, right) => {
                self.adds_up(left, chosen, is_sum) && self.adds_up(right, chosen, is_sum)
            }
            Node::Negated(value) => self.adds_up(value, chosen, is_sum),
            _ => false,
        }
    }
}
