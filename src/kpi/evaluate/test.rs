//! Which rows fulfil a test. A comparison with an empty field does not
//! hold, whichever way it points.

use crate::kpi::evaluate::columns::{self, Ids, category};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::values::aligned;
use crate::kpi::formula::ast::BinaryOp;
use crate::kpi::query::plan::{Date, Test};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;
use crate::sales::schema::Dataset;
use crate::table::column::{EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;
use crate::table::fold::fold;

type Flags = Result<Vec<bool>, Unavailable>;

impl Run<'_> {
    /// The rows of `rows` that fulfil all tests.
    pub(super) fn fulfilling(&mut self, dataset: Dataset, tests: &[Test], rows: Rows, frame: Frame) -> Result<Rows, Unavailable> {
        let mut rows = rows;
        for test in tests {
            if let Test::Stands { from, until, at } = test {
                rows = self.lasting(dataset, from.as_ref(), until.as_ref(), *at, frame)?.standing(&rows);
                continue;
            }
            let flags = self.test(dataset, test, &rows, frame)?;
            rows = rows.flagged(&flags);
        }
        Ok(rows)
    }

    /// Whether each row, in order, fulfils a test.
    fn test(&mut self, dataset: Dataset, test: &Test, rows: &Rows, frame: Frame) -> Flags {
        let bounds = self.bounds(frame);
        match test {
            Test::Is(is) => {
                let (codes, value) = self.having(dataset, is)?;
                Ok(match value {
                    Some(value) => rows.map(|row| codes.get(row) == Some(&value)),
                    None => vec![false; rows.count()],
                })
            }
            Test::Folded { field, folded } => self.test_text(dataset, field, folded, rows),
            Test::Empty(field) => self.test_empty(dataset, field, rows),
            Test::Undated(derived) => {
                let days = self.day_column(dataset, &Date::Derived(derived.clone()))?;
                Ok(rows.map(|row| columns::day_at(&days, row) == EMPTY_DAY))
            }
            Test::Against { number, op, figure, .. } => {
                let figure = self.figure(figure, frame)?;
                let (values, scale) = self.values_of(dataset, number, rows, bounds)?;
                Ok(against(&values, scale, *op, figure))
            }
            Test::Numbers { left, op, right } => {
                let (mut left, left_scale) = self.values_of(dataset, left, rows, bounds)?;
                let (mut right, right_scale) = self.values_of(dataset, right, rows, bounds)?;
                aligned(&mut left, left_scale, &mut right, right_scale)?;
                let both = left.into_iter().zip(right);
                Ok(both.map(|(left, right)| left != EMPTY_NUMBER && right != EMPTY_NUMBER && holds(*op, left.cmp(&right))).collect())
            }
            Test::Dates { left, op, right } => {
                let (left, right) = (self.days(dataset, left, rows, bounds)?, self.days(dataset, right, rows, bounds)?);
                let both = left.into_iter().zip(right);
                Ok(both.map(|(left, right)| left != EMPTY_DAY && right != EMPTY_DAY && holds(*op, left.cmp(&right))).collect())
            }
            Test::Stands { from, until, at } => Ok(self.lasting(dataset, from.as_ref(), until.as_ref(), *at, frame)?.flags(rows)),
            Test::Through(step, inner) => {
                let (linked, all) = (self.rows_of(dataset, step)?, self.all_rows(step.to)?);
                let flags = self.test(step.to, inner, &all, frame)?;
                let of = |row: usize| flags.get((*linked.get(row)? as usize).checked_sub(1)?).copied();
                Ok(rows.map(|row| of(row).unwrap_or(false)))
            }
            Test::All(parts) => self.test_parts(dataset, parts, rows, frame, |all, one| all & one),
            Test::Any(parts) => self.test_parts(dataset, parts, rows, frame, |any, one| any | one),
            Test::Not(inner) => {
                let mut flags = self.test(dataset, inner, rows, frame)?;
                flags.iter_mut().for_each(|flag| *flag = !*flag);
                Ok(flags)
            }
        }
    }

    fn test_parts(&mut self, dataset: Dataset, parts: &[Test], rows: &Rows, frame: Frame, join: fn(bool, bool) -> bool) -> Flags {
        let mut joined: Option<Vec<bool>> = None;
        for part in parts {
            let flags = self.test(dataset, part, rows, frame)?;
            joined = Some(match joined {
                None => flags,
                Some(mut so_far) => {
                    so_far.iter_mut().zip(flags).for_each(|(so_far, flag)| *so_far = join(*so_far, flag));
                    so_far
                }
            });
        }
        Ok(joined.unwrap_or_else(|| vec![true; rows.count()]))
    }

    fn test_text(&self, dataset: Dataset, field: &str, folded: &str, rows: &Rows) -> Flags {
        let table = columns::table(self.star, dataset)?;
        let (codes, dictionary) = category(table, dataset, field).ok_or_else(|| no_field(dataset, field))?;
        let matches: Vec<bool> = dictionary.texts().map(|member| fold(member) == folded).collect();
        let single = matches.iter().filter(|matches| **matches).count() <= 1;
        let only = matches.iter().position(|matches| *matches).map(|code| code as u32);
        Ok(match (single, only) {
            (true, Some(only)) => rows.map(|row| codes.get(row) == Some(&only)),
            (true, None) => vec![false; rows.count()],
            _ => rows.map(|row| codes.get(row).and_then(|code| matches.get(*code as usize)).copied().unwrap_or(false)),
        })
    }

    fn test_empty(&self, dataset: Dataset, field: &str, rows: &Rows) -> Flags {
        let table = columns::table(self.star, dataset)?;
        Ok(match columns::ids(table, dataset, field).ok_or_else(|| no_field(dataset, field))? {
            Ids::Codes(codes, _) => rows.map(|row| codes.get(row).is_none_or(|code| *code == EMPTY_CODE)),
            Ids::Keys(keys) => rows.map(|row| keys.get(row).is_none_or(|key| *key == EMPTY_KEY)),
            Ids::Numbers(values) => rows.map(|row| values.get(row).is_none_or(|value| *value == EMPTY_NUMBER)),
            Ids::Days(days) => rows.map(|row| columns::day_at(&days, row) == EMPTY_DAY),
        })
    }
}

/// Compares `value / scale` with a figure, exactly: against the figure's floor.
fn against(values: &[i64], scale: i64, op: BinaryOp, figure: Exact) -> Vec<bool> {
    // A figure out of range of any value compares like the end of the range.
    let (floor, is_exact) = figure.floor_at(scale).unwrap_or((if figure.to_f64() > 0.0 { i128::MAX } else { i128::MIN }, false));
    let limit = floor.clamp(i128::from(i64::MIN) + 1, i128::from(i64::MAX)) as i64;
    let exact = is_exact && i128::from(limit) == floor;
    let test = |keep: &dyn Fn(i64) -> bool| values.iter().map(|value| *value != EMPTY_NUMBER && keep(*value)).collect();
    match (op, exact) {
        (BinaryOp::Greater, _) | (BinaryOp::GreaterOrEqual, false) => test(&|value| value > limit),
        (BinaryOp::GreaterOrEqual, true) => test(&|value| value >= limit),
        (BinaryOp::Less, true) => test(&|value| value < limit),
        (BinaryOp::Less, false) | (BinaryOp::LessOrEqual, _) => test(&|value| value <= limit),
        (BinaryOp::Equal, true) => test(&|value| value == limit),
        (BinaryOp::NotEqual, true) => test(&|value| value != limit),
        (BinaryOp::NotEqual, false) => test(&|_| true),
        _ => test(&|_| false),
    }
}

/// Whether a comparison holds for two that are ordered so.
pub fn holds(op: BinaryOp, ordering: std::cmp::Ordering) -> bool {
    match op {
        BinaryOp::Equal => ordering.is_eq(),
        BinaryOp::NotEqual => ordering.is_ne(),
        BinaryOp::Less => ordering.is_lt(),
        BinaryOp::LessOrEqual => ordering.is_le(),
        BinaryOp::Greater => ordering.is_gt(),
        BinaryOp::GreaterOrEqual => ordering.is_ge(),
        _ => false,
    }
}
