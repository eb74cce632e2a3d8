//! Where the money that an aggregate takes comes from: the table whose rows say in
//! which currency it is.

use crate::kpi::query::plan::{Measure, Number, Query, Step};
use crate::sales::schema::{self, Dataset, FieldType};

/// The steps from the rows of a query to a table, each once, of whose money it takes.
pub fn money_of(query: &Query) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    if let (Some(number), true) = (query.measure.as_ref().and_then(Measure::number), query.is_money) {
        walk(query.dataset, number, &mut Vec::new(), &mut found);
    }
    found
}

/// The table that some steps lead to.
pub fn reached(dataset: Dataset, steps: &[Step]) -> Dataset {
    steps.last().map_or(dataset, |step| step.to)
}

fn walk(dataset: Dataset, number: &Number, steps: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    match number {
        Number::Field(field) => {
            let kind = schema::table(dataset).and_then(|table| table.field(field)).map(|field| field.kind);
            if kind == Some(FieldType::Money) && !found.contains(steps) {
                found.push(steps.clone());
            }
        }
        Number::Through(step, further) => {
            steps.push(step.clone());
            walk(step.to, further, steps, found);
            steps.pop();
        }
        Number::Sum(left, right) | Number::Difference(left, right) | Number::Product(left, right) => {
            walk(dataset, left, steps, found);
            walk(dataset, right, steps, found);
        }
        Number::Negated(value) => walk(dataset, value, steps, found),
        Number::Constant { .. } | Number::Parameter(_) | Number::Day(_) | Number::Days(..) | Number::Hours(..) => {}
    }
}
