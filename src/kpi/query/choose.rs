//! Which alternative of a `first_of` the files allow.

use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::Node;
use crate::kpi::query::bind::bind;
use crate::kpi::query::plan::Dated;
use crate::kpi::query::shape::Shape;
use crate::kpi::unavailable::Unavailable;

/// Of each choice of a catalogue the first alternative for which no dataset and no field
/// is missing, or else the first that lacks only the date of its rows, so that it has
/// figures where no period is chosen; the first of all where more is missing for each.
pub fn choose(shape: &Shape, catalogue: &Catalogue) -> Vec<usize> {
    let first = |all: &[Node], dated| all.iter().position(|node| !lacks(shape, catalogue, node, dated));
    catalogue.choices().iter().map(|all| first(all, true).or_else(|| first(all, false)).unwrap_or_default()).collect()
}

/// Whether the files lack what a figure is made of, the dates of its rows among it where
/// these are asked for.
fn lacks(shape: &Shape, catalogue: &Catalogue, node: &Node, dated: bool) -> bool {
    let lacking = |node: &Node| lacks(shape, catalogue, node, dated);
    match node {
        Node::Kpi(index) => catalogue.meaning(*index).is_none_or(|meaning| lacking(&meaning.node)),
        Node::FirstOf(index) => catalogue.choices().get(*index).is_none_or(|all| all.iter().all(lacking)),
        Node::Aggregate(index) => {
            let Some(aggregate) = catalogue.aggregate(*index) else { return true };
            let mut figures = Vec::new();
            aggregate.conditions.iter().for_each(|condition| condition.figures(&mut figures));
            let is_missing = match bind(shape, aggregate) {
                Ok(query) => dated && matches!(query.dated, Some(Dated::Never(_))),
                Err(reason) => {
                    use Unavailable::{EmptyDataset, NoDataset, NoField};
                    matches!(reason, NoDataset { .. } | EmptyDataset { .. } | NoField { .. })
                }
            };
            is_missing || figures.into_iter().any(lacking)
        }
        Node::Members(members) => {
            let has_members = |node: &Node| {
                let terms = catalogue.terms_of(node, &[]).into_iter().filter(|term| term.overall.is_none());
                let mut queries = terms.filter_map(|term| bind(shape, catalogue.aggregate(term.aggregate)?).ok());
                queries.all(|query| shape.0.get(&query.dataset).is_some_and(|has| has.dimensions.contains(&members.dimension)))
            };
            node.parts().into_iter().any(|part| lacking(part) || !has_members(part))
        }
        _ => node.parts().into_iter().any(lacking),
    }
}
