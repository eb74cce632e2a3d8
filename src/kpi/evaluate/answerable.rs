//! Which KPIs the files can answer at all: whatever their formulas read is there and
//! filled somewhere. Nothing is counted, so it takes next to no time.

use crate::kpi::ask::Context;
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::Node;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::columns::table;
use crate::kpi::evaluate::run::Run;
use crate::kpi::query::plan::{Dated, Query};
use crate::star::tables::Star;

/// The identifiers of these KPIs, in the catalogue's order.
pub fn answerable(star: &Star, catalogue: &Catalogue, cache: &mut Cache) -> Vec<String> {
    let context = Context::default();
    let mut run = Run::new(star, catalogue, &context, cache);
    let entries = catalogue.entries().iter();
    let found = entries.filter(|entry| entry.checked.as_ref().is_ok_and(|meaning| run.can_answer(&meaning.node)));
    found.map(|entry| entry.id.clone()).collect()
}

impl Run<'_> {
    fn can_answer(&mut self, node: &Node) -> bool {
        let catalogue = self.catalogue;
        match node {
            Node::Aggregate(index) => self.can_aggregate(*index),
            Node::FirstOf(choice) => {
                let chosen = self.chosen();
                catalogue.chosen(*choice, &chosen).is_some_and(|node| self.can_answer(node))
            }
            Node::Kpi(index) => catalogue.meaning(*index).is_some_and(|meaning| self.can_answer(&meaning.node)),
            // Nobody has set it.
            Node::Parameter(_) => false,
            Node::Members(members) => {
                node.parts().into_iter().all(|part| self.can_answer(part) && self.can_split(part, &members.dimension))
            }
            _ => node.parts().into_iter().all(|part| self.can_answer(part)),
        }
    }

    fn can_aggregate(&mut self, index: usize) -> bool {
        let catalogue = self.catalogue;
        let (Ok(query), Some(aggregate)) = (self.query(index), catalogue.aggregate(index)) else { return false };
        let mut figures = Vec::new();
        aggregate.conditions.iter().for_each(|condition| condition.figures(&mut figures));
        // Without its date a row is in no period; that is as good where there are no days at all.
        let is_dated = !matches!(query.dated, Some(Dated::Never(_))) || self.star.span().is_none();
        is_dated && self.is_filled(&query) && figures.into_iter().all(|figure| self.can_answer(figure))
    }

    /// Whether every field that is measured has a value in some row.
    fn is_filled(&self, query: &Query) -> bool {
        let mut fields = Vec::new();
        match query.measure.as_ref().map(|measure| (measure, measure.number())) {
            Some((_, Some(number))) => number.fields(&mut fields),
            Some((measure, None)) => fields.extend(measure.field()),
            None => {}
        }
        if fields.is_empty() {
            return true;
        }
        let Ok(table) = table(self.star, query.dataset) else { return false };
        // What is reached by a join is no field.
        let is_filled = |field: &str| table.field(field).is_none_or(|column| (0..column.len()).any(|row| column.is_filled(row)));
        fields.into_iter().all(is_filled)
    }

    fn can_split(&mut self, node: &Node, dimension: &str) -> bool {
        let aggregates = self.aggregates_of(node);
        aggregates.into_iter().all(|index| {
            let Ok(query) = self.query(index) else { return false };
            self.shape().0.get(&query.dataset).is_some_and(|has| has.dimensions.contains(dimension))
        })
    }
}
