//! From a row to the one that it refers to, such as an activity's deal.

use std::sync::Arc;

use crate::kpi::evaluate::columns::{self, Ids, Slice, category};
use crate::kpi::evaluate::run::Run;
use crate::kpi::query::plan::{Step, Value};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::joins::link::link;
use crate::star::tables::Star;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;

/// What other rows have: each number is such a row plus one, or 0 for none.
pub fn gathered<T: Copy>(rows: &[u32], values: &[T], empty: T) -> Vec<T> {
    rows.iter().map(|row| row.checked_sub(1).and_then(|row| values.get(row as usize)).copied().unwrap_or(empty)).collect()
}

/// The row of another table that each row of one refers to by a field, plus one; 0 for none.
///
/// # Errors
/// The table or field that is missing.
pub fn linked(star: &Star, dataset: Dataset, field: &str, to: Dataset) -> Result<Vec<u32>, Unavailable> {
    let (table, target) = (columns::table(star, dataset)?, columns::table(star, to)?);
    // What is reached by a join has members but no column.
    let members = || {
        let (codes, dictionary) = category(table, dataset, field)?;
        Some(Column::Text { dictionary: dictionary.clone(), codes: codes.to_vec() })
    };
    let own = if table.field(field).is_some() { None } else { members() };
    let column = table.field(field).or(own.as_ref()).ok_or_else(|| no_field(dataset, field))?;
    let places: Vec<u32> = (1..).take(target.rows).collect();
    Ok(link(column, &target.fields).map_or_else(|| vec![0; table.rows], |link| link.gather(column, &places)))
}

impl<'a> Run<'a> {
    /// The row that each row of a table refers to, plus one; 0 for none.
    pub(super) fn rows_of(&mut self, dataset: Dataset, step: &Step) -> Result<Arc<Vec<u32>>, Unavailable> {
        let key = (dataset, step.clone());
        if let Some(known) = self.cache.links.get(&key) {
            return Ok(known.clone());
        }
        let rows = linked(self.star, dataset, &step.field, step.to)?;
        let rows = Arc::new(rows);
        self.cache.links.insert(key, rows.clone());
        Ok(rows)
    }

    /// Values by which rows can be told apart.
    pub(super) fn ids(&mut self, dataset: Dataset, value: &Value) -> Result<Ids<'a>, Unavailable> {
        match value {
            Value::Field(field) => {
                columns::ids(columns::table(self.star, dataset)?, dataset, field).ok_or_else(|| no_field(dataset, field))
            }
            Value::Through(step, value) => {
                let rows = self.rows_of(dataset, step)?;
                Ok(match self.ids(step.to, value)? {
                    Ids::Codes(codes, length) => Ids::Codes(shared(gathered(&rows, &codes, EMPTY_CODE)), length),
                    Ids::Keys(keys) => Ids::Keys(shared(gathered(&rows, &keys, EMPTY_KEY))),
                    Ids::Numbers(values) => Ids::Numbers(shared(gathered(&rows, &values, EMPTY_NUMBER))),
                    Ids::Days(days) => Ids::Days(shared(gathered(&rows, &days, EMPTY_DAY))),
                })
            }
        }
    }
}

fn shared<'a, T>(values: Vec<T>) -> Slice<'a, T> {
    Slice::Shared(Arc::new(values))
}
