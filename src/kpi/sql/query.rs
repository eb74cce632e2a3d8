//! One KPI as a query with the columns `member`, `value` and `reason`.

use crate::ingest::values::currency::may_be_same;
use crate::kpi::ask::Context;
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::Node;
use crate::kpi::evaluate::answer::meaning;
use crate::kpi::evaluate::run::Frame;
use crate::kpi::evaluate::select::is_momentary;
use crate::kpi::query::money::{money_of, reached};
use crate::kpi::sql::aggregate::Unknown;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::figure::selected;
use crate::kpi::sql::scope::{Key, Scope, Timeline};
use crate::kpi::sql::space::Space;
use crate::kpi::sql::tables::Tables;
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;

/// How a figure is split.
#[derive(Clone, Debug, PartialEq)]
pub enum Cut {
    /// One row, whose member is NULL.
    Whole,
    /// By the members of a dimension that have rows; the empty text for what has none.
    By(String),
    /// Over these frames, each with the first day of its span, which is the member.
    Over(Vec<(Day, Frame)>),
}

/// A KPI in a context. Where nothing of it can be said, whatever the member, there is one
/// row without a member that has the reason.
pub fn query(dialect: Dialect, tables: &Tables, catalogue: &Catalogue, context: &Context, kpi: &str, cut: &Cut) -> String {
    let timeline = match cut {
        Cut::Whole | Cut::By(_) => Timeline::One(Frame::of(context)),
        Cut::Over(spans) => Timeline::Spans(spans.clone()),
    };
    let mut writer = Writer::new(dialect, tables, catalogue, context, timeline);
    let written = meaning(catalogue, kpi).and_then(|meaning| {
        writer.agree_in_currency(&meaning.node)?;
        match cut {
            Cut::Whole => Ok(writer.over(&meaning.node, Vec::new(), "CAST(NULL AS STRING)")),
            Cut::Over(spans) if spans.is_empty() => Ok(format!("{} WHERE FALSE", nothing("no_rows"))),
            Cut::Over(_) => Ok(writer.over(&meaning.node, vec![Key::Span], &Key::Span.column())),
            Cut::By(dimension) => writer.by(&meaning.node, dimension),
        }
    });
    written.unwrap_or_else(|reason| nothing(reason.code()))
}

fn nothing(reason: &str) -> String {
    format!("SELECT CAST(NULL AS STRING) AS member, CAST(NULL AS DOUBLE) AS value, CAST('{reason}' AS STRING) AS reason")
}

impl Writer<'_> {
    fn over(&mut self, node: &Node, keys: Vec<Key>, member: &str) -> String {
        let cells = keys.contains(&Key::Span).then(|| "spans".to_owned());
        let scope = Scope { keys: keys.clone(), filters: self.context.filters.clone(), back: 0 };
        let mut space = Space::new(keys, cells);
        let figure = self.figure(node, &scope, &mut space);
        let steps = space.written("step");
        let last = steps.last().map(|(name, _)| name.clone()).unwrap_or_default();
        self.expressions(steps);
        self.finish(&format!("SELECT {member} AS member, {}\nFROM {last}", selected(&figure)))
    }

    /// The members that have rows in the period or in that it is compared with.
    fn by(&mut self, node: &Node, dimension: &str) -> Result<String, Unavailable> {
        let context = self.context;
        let is_aside = |own: &str| context.alternatives && own == dimension;
        let filters = context.filters.iter().filter(|filter| !is_aside(&filter.dimension)).cloned();
        let key = Key::Member(dimension.to_owned());
        let scope = Scope { keys: vec![key.clone()], filters: filters.collect(), back: 0 };
        let aggregates = self.aggregates_of(node);
        let datasets = self.datasets(&aggregates)?;
        let cells = self.cells(&scope.keys, &datasets, &[])?;
        let mut space = Space::new(scope.keys.clone(), Some(cells));
        let figure = self.figure(node, &scope, &mut space);
        // What is known only as of today is not compared.
        let told = scope.filters.iter().map(|filter| filter.dimension.as_str()).chain([dimension]);
        let is_compared = !told.into_iter().any(|told| datasets.iter().any(|dataset| is_momentary(*dataset, told)));
        let before = Some(scope.before()).filter(|before| is_compared && self.frame(before).is_some());
        let mut has_rows = Vec::new();
        for scope in [Some(scope), before].into_iter().flatten() {
            for index in &aggregates {
                has_rows.push(self.has_rows(*index, &scope, &mut space, Unknown::HasSomeUnlessNoMember)?);
            }
        }
        let has_rows = if has_rows.is_empty() { "FALSE".to_owned() } else { has_rows.join(" OR ") };
        let has_rows = space.column(0, "h", &has_rows);
        let steps = space.written("step");
        let last = steps.last().map(|(name, _)| name.clone()).unwrap_or_default();
        self.expressions(steps);
        Ok(self.finish(&format!("SELECT {} AS member, {}\nFROM {last}\nWHERE {has_rows}", key.column(), selected(&figure))))
    }

    /// Sees to it that no money of one currency from one table meets another of the next.
    fn agree_in_currency(&self, node: &Node) -> Result<(), Unavailable> {
        let mut first: Option<&str> = None;
        for index in self.aggregates_of(node) {
            let Some(query) = self.query(index).ok().filter(|query| query.is_money) else { continue };
            for steps in money_of(&query) {
                let table = self.tables.table(reached(query.dataset, &steps));
                let Some(currency) = table.and_then(|table| table.only_currency.as_deref()) else { continue };
                if !may_be_same(first.get_or_insert(currency), currency) {
                    return Err(Unavailable::MixedCurrencies);
                }
            }
        }
        Ok(())
    }
}
