//! Figures over members: a row for each member with its figures, and then one
//! figure of these.

use crate::kpi::ask::Filter;
use crate::kpi::check::node::Members;
use crate::kpi::formula::ast::{AggregateOp, MembersOp};
use crate::kpi::sql::aggregate::Unknown;
use crate::kpi::sql::known::all_hold;
use crate::kpi::sql::rows::Rows;
use crate::kpi::sql::scope::{Key, Scope};
use crate::kpi::sql::space::{Figure, Space};
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;

type Result<T> = std::result::Result<T, Unavailable>;

/// The reasons that say only that there is nothing to make a figure of.
pub const LACKS_FIGURE: &str = "('no_rows', 'no_target', 'no_values', 'no_base', 'no_root', 'divided_by_zero')";

impl Writer<'_> {
    /// The one figure of the figures of members.
    pub fn members(&mut self, members: &Members, scope: &Scope, space: &mut Space) -> Figure {
        match self.tallied(members, scope, space) {
            Ok(relation) => figure(members, &relation, scope, space),
            Err(reason) => Figure::unavailable(reason.code()),
        }
    }

    /// A relation with what the members of each key of a scope come to.
    fn tallied(&mut self, members: &Members, scope: &Scope, space: &Space) -> Result<String> {
        let aggregates = self.catalogue.aggregates_over(members, &self.chosen);
        let finer = scope.by(&members.dimension);
        // A group by the members themselves is of one of them.
        let cells = match &space.cells {
            Some(cells) if finer.keys == space.keys => cells.clone(),
            _ => {
                let datasets = self.datasets(&aggregates)?;
                self.cells(&finer.keys, &datasets, &scope.filters)?
            }
        };
        let mut each = Space::new(finer.keys.clone(), Some(cells));
        let condition = members.condition.as_ref().map(|condition| self.figure(condition, &finer, &mut each));
        let value = members.value.as_ref().map(|value| self.figure(value, &finer, &mut each));
        let mut has_rows = Vec::new();
        for index in &aggregates {
            let expression = self.has_rows(*index, &finer, &mut each, Unknown::HasNone)?;
            has_rows.push(each.column(0, "h", &expression));
        }
        let holds = condition.as_ref().map_or_else(|| "TRUE".to_owned(), |condition| format!("{} <> 0", condition.value));
        let of_condition = condition.as_ref().and_then(|condition| condition.reason.clone());
        let of_value = value.as_ref().and_then(|value| value.reason.as_ref()).map(|reason| format!("CASE WHEN {holds} THEN {reason} END"));
        let reason = match (of_condition, of_value) {
            (Some(one), Some(other)) => format!("COALESCE({one}, {other})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "CAST(NULL AS STRING)".to_owned(),
        };
        // Who has a target but no known sales has not been shown to reach it.
        let is_there = if has_rows.len() > 1 { has_rows.join(" AND ") } else { "FALSE".to_owned() };
        let steps = each.written(&format!("each_{}", self.count()));
        let last = steps.last().map(|(name, _)| name.clone()).unwrap_or_default();
        self.expressions(steps);
        let keys: Vec<String> = finer.keys.iter().map(Key::column).collect();
        let own_key = Key::Member(members.dimension.clone()).column();
        let value = value.map_or_else(|| "1".to_owned(), |value| value.value);
        // Rows that belong to nobody are no member.
        let told = self.expression(
            "told",
            format!("SELECT {}, {holds} AS holds, {reason} AS reason, {is_there} AS is_there, {value} AS value\n  FROM {last}\n  WHERE {own_key} <> ''", keys.join(", ")),
        );
        let outer: Vec<String> = scope.keys.iter().map(Key::column).collect();
        let list: String = outer.iter().map(|key| format!("{key}, ")).collect();
        let grouped = if outer.is_empty() { String::new() } else { format!("\n  GROUP BY {}", outer.join(", ")) };
        let counted = "reason IS NULL AND holds";
        let tally = format!(
            "SELECT {list}COUNT(CASE WHEN {counted} THEN 1 END) AS reached,\n    \
             COUNT(CASE WHEN reason IS NULL OR (reason = 'no_values' AND is_there) THEN 1 END) AS told,\n    \
             COUNT(CASE WHEN reason = 'no_values' AND is_there THEN 1 END) AS unproven,\n    \
             COUNT(CASE WHEN reason = 'no_values' THEN 1 END) AS unknown,\n    \
             MIN(CASE WHEN reason NOT IN {LACKS_FIGURE} THEN reason END) AS failed,\n    \
             {} AS v\n  FROM {told}{grouped}",
            of_values(self, members, &format!("CASE WHEN {counted} THEN value END"))
        );
        Ok(self.expression("members", tally))
    }

    /// The datasets of some aggregates, each once.
    ///
    /// # Errors
    /// What an aggregate lacks.
    pub fn datasets(&self, aggregates: &[usize]) -> Result<Vec<Dataset>> {
        let mut found = Vec::new();
        for index in aggregates {
            let dataset = self.query(*index)?.dataset;
            if !found.contains(&dataset) {
                found.push(dataset);
            }
        }
        Ok(found)
    }

    /// A relation with a row for each combination of keys that any row of these datasets
    /// has that passes the filters.
    ///
    /// # Errors
    /// The dimension that a dataset lacks.
    pub fn cells(&mut self, keys: &[Key], datasets: &[Dataset], filters: &[Filter]) -> Result<String> {
        let scope = Scope { keys: Vec::new(), filters: Vec::new(), back: 0 };
        let mut found = Vec::new();
        for dataset in datasets {
            let rows = Rows::new(self, *dataset, &scope);
            let mut columns = Vec::new();
            for key in keys {
                if let Key::Member(dimension) = key {
                    columns.push(format!("COALESCE({}, '') AS {}", rows.dimension(dimension)?, key.column()));
                }
            }
            let tests = filters.iter().map(|filter| rows.passes(filter)).collect::<Result<Vec<_>>>()?;
            found.push(format!("SELECT DISTINCT {}\n  FROM {}{}", columns.join(", "), rows.table(), all_hold(&tests)));
        }
        if found.is_empty() {
            let columns = keys.iter().filter(|key| **key != Key::Span).map(|key| format!("'' AS {}", key.column()));
            found.push(format!("SELECT {} WHERE FALSE", columns.collect::<Vec<_>>().join(", ")));
        }
        let cells = self.expression("cells", found.join("\n  UNION "));
        Ok(match keys.contains(&Key::Span) {
            true => {
                self.expression("cells", format!("SELECT *\n  FROM {cells}\n  CROSS JOIN (SELECT {} FROM spans) AS s", Key::Span.column()))
            }
            false => cells,
        })
    }
}

/// The figure of what members come to.
fn figure(members: &Members, relation: &str, scope: &Scope, space: &mut Space) -> Figure {
    space.join(relation, &scope.keys);
    let mut reasons = vec![
        format!("{relation}.failed"),
        format!("CASE WHEN {relation}.unknown > 0 AND {relation}.told = {relation}.unproven THEN 'no_values' END"),
    ];
    let value = match members.op {
        MembersOp::Share => {
            reasons.push(format!("CASE WHEN COALESCE({relation}.told, 0) = 0 THEN 'no_rows' END"));
            format!("CAST({relation}.reached AS DOUBLE) / NULLIF({relation}.told, 0)")
        }
        MembersOp::Of(AggregateOp::Count) => format!("CAST(COALESCE({relation}.reached, 0) AS DOUBLE)"),
        MembersOp::Of(AggregateOp::Sum) => format!("COALESCE({relation}.v, 0)"),
        MembersOp::Of(_) => {
            reasons.push(format!("CASE WHEN COALESCE({relation}.reached, 0) = 0 THEN 'no_rows' END"));
            format!("{relation}.v")
        }
    };
    space.base(&value, &reasons)
}

fn of_values(writer: &Writer<'_>, members: &Members, value: &str) -> String {
    match members.op {
        MembersOp::Share | MembersOp::Of(AggregateOp::Count | AggregateOp::FutureValue) => "NULL".to_owned(),
        MembersOp::Of(AggregateOp::Sum) => format!("SUM({value})"),
        MembersOp::Of(AggregateOp::Mean) => format!("AVG({value})"),
        MembersOp::Of(AggregateOp::Min | AggregateOp::First) => format!("MIN({value})"),
        MembersOp::Of(AggregateOp::Max | AggregateOp::Last) => format!("MAX({value})"),
        MembersOp::Of(AggregateOp::CountDistinct) => format!("COUNT(DISTINCT {value})"),
        MembersOp::Of(AggregateOp::Median) => writer.dialect.percentile(value, 0.5),
        MembersOp::Of(AggregateOp::Percentile) => writer.dialect.percentile(value, members.fraction.to_f64()),
    }
}
