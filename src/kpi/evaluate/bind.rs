//! Fits an aggregate to the tables that were imported: the `sales` view becomes
//! orders or won deals, and every field it reads must be there.

use crate::kpi::evaluate::columns::{has_field, no_field, table};
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::node::{Aggregate, AggregatedValue, Condition, DateValue, DatedBy, RowValue, Source};
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// The date of an account's first sale; derived, in no file.
pub const FIRST_AT: &str = "first_at";

/// An aggregate over one imported table.
#[derive(Clone, Debug)]
pub struct Bound {
    pub dataset: Dataset,
    pub op: AggregateOp,
    pub fraction: Exact,
    pub value: Option<AggregatedValue>,
    /// Conditions that hold for a row or not, whatever the period.
    pub fixed: Vec<Condition>,
    /// Conditions that depend on the period or on other figures.
    pub moving: Vec<Condition>,
    pub by: Option<DatedBy>,
    pub is_money: bool,
    /// Says which rows `fixed` selects: equal texts select the same.
    pub key: String,
}

/// The aggregate over the tables that there are, or why it cannot be.
pub fn bind(star: &Star, aggregate: &Aggregate) -> Result<Bound, Unavailable> {
    let view = match aggregate.source {
        Source::Table(dataset) => View { dataset, is_sales: false },
        Source::Sales => View { dataset: sales_dataset(star), is_sales: true },
    };
    let dataset = view.dataset;
    table(star, dataset)?;
    let value = match &aggregate.value {
        Some(AggregatedValue::Number(value)) => Some(AggregatedValue::Number(view.value(star, value)?)),
        Some(AggregatedValue::Distinct(field)) => Some(AggregatedValue::Distinct(view.must_have(star, field)?)),
        None => None,
    };
    let mut conditions = aggregate.conditions.iter().map(|condition| view.condition(star, condition)).collect::<Result<Vec<_>, _>>()?;
    if view.is_sales && dataset == Dataset::Deals {
        view.must_have(star, "status")?;
        conditions.push(Condition::Status("won"));
    }
    if conditions.iter().any(stands) {
        conditions.extend(ended_at_an_unknown_date(star, dataset).map(|ended| Condition::Not(Box::new(ended))));
    }
    let by = match &aggregate.by {
        Some(DatedBy::At(field)) => Some(DatedBy::At(view.field(field))),
        Some(DatedBy::Between(from, to)) => Some(DatedBy::Between(view.field(from), view.field(to))),
        None => None,
    };
    let (moving, fixed): (Vec<_>, Vec<_>) = conditions.into_iter().partition(Condition::depends_on_period);
    let key = if fixed.is_empty() { String::new() } else { format!("{fixed:?}") };
    let (op, fraction, is_money) = (aggregate.op, aggregate.fraction, aggregate.is_money);
    Ok(Bound { dataset, op, fraction, value, fixed, moving, by, is_money, key })
}

/// Order lines where orders were imported, else deals.
pub fn sales_dataset(star: &Star) -> Dataset {
    // Without either, orders are what is missing.
    if star.table(Dataset::Orders).is_none() && star.table(Dataset::Deals).is_some() { Dataset::Deals } else { Dataset::Orders }
}

fn stands(condition: &Condition) -> bool {
    match condition {
        Condition::StandingAt(_) => true,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(stands),
        Condition::Not(inner) => stands(inner),
        _ => false,
    }
}

/// Rows known to have ended, but not when: they never count as standing.
fn ended_at_an_unknown_date(star: &Star, dataset: Dataset) -> Option<Condition> {
    let has = |field: &str| has_field(star, dataset, field);
    let undated = |fields: &[&str]| {
        let known = fields.iter().filter(|field| has(field));
        known.map(|field| Condition::Empty((*field).to_owned())).collect::<Vec<_>>()
    };
    match dataset {
        Dataset::Deals => {
            let mut parts = vec![Condition::Not(Box::new(Condition::Status("open")))];
            parts.extend(undated(&["closed_at"]));
            Some(Condition::All(parts))
        }
        Dataset::Subscriptions if has("churned") => {
            let mut parts = vec![Condition::Flag("churned".to_owned())];
            parts.extend(undated(&["ended_at", "churned_at"]));
            Some(Condition::All(parts))
        }
        _ => None,
    }
}

/// How field names of a formula become fields of a table.
struct View {
    dataset: Dataset,
    is_sales: bool,
}

impl View {
    fn field(&self, name: &str) -> String {
        let own = match (self.is_sales, self.dataset, name) {
            (true, Dataset::Deals, "at") => "closed_at",
            (true, Dataset::Orders, "units") => "quantity",
            _ => name,
        };
        own.to_owned()
    }

    fn must_have(&self, star: &Star, name: &str) -> Result<String, Unavailable> {
        let field = self.field(name);
        if self.is_sales && name == FIRST_AT {
            return ["at", "account"].into_iter().try_for_each(|needed| self.must_have(star, needed).map(|_| ())).map(|()| field);
        }
        if has_field(star, self.dataset, &field) {
            return Ok(field);
        }
        // Deals never have what only order lines say.
        let only_in_orders = self.is_sales && self.dataset == Dataset::Deals && matches!(name, "units" | "location" | "promotion");
        Err(if only_in_orders { Unavailable::NoDataset { dataset: Dataset::Orders } } else { no_field(self.dataset, &field) })
    }

    fn value(&self, star: &Star, value: &RowValue) -> Result<RowValue, Unavailable> {
        let both = |left: &RowValue, right: &RowValue| {
            Ok::<_, Unavailable>((Box::new(self.value(star, left)?), Box::new(self.value(star, right)?)))
        };
        Ok(match value {
            RowValue::Field(name) => RowValue::Field(self.must_have(star, name)?),
            RowValue::Constant { .. } | RowValue::Parameter(_) => value.clone(),
            RowValue::Days(left, right) => RowValue::Days(self.date(star, left)?, self.date(star, right)?),
            RowValue::Hours(left, right) => RowValue::Hours(self.date(star, left)?, self.date(star, right)?),
            RowValue::Sum(left, right) => both(left, right).map(|(left, right)| RowValue::Sum(left, right))?,
            RowValue::Difference(left, right) => both(left, right).map(|(left, right)| RowValue::Difference(left, right))?,
            RowValue::Product(left, right) => both(left, right).map(|(left, right)| RowValue::Product(left, right))?,
            RowValue::Negated(value) => RowValue::Negated(Box::new(self.value(star, value)?)),
        })
    }

    fn date(&self, star: &Star, date: &DateValue) -> Result<DateValue, Unavailable> {
        match date {
            DateValue::Field(name) => self.must_have(star, name).map(DateValue::Field),
            fixed => Ok(fixed.clone()),
        }
    }

    fn condition(&self, star: &Star, condition: &Condition) -> Result<Condition, Unavailable> {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.condition(star, part)).collect::<Result<Vec<_>, _>>();
        Ok(match condition {
            Condition::Status(_) => {
                self.must_have(star, "status")?;
                condition.clone()
            }
            Condition::Flag(field) => Condition::Flag(self.must_have(star, field)?),
            Condition::TextIs { field, text } => Condition::TextIs { field: self.must_have(star, field)?, text: text.clone() },
            Condition::Empty(field) => Condition::Empty(self.must_have(star, field)?),
            Condition::Against { value, op, figure } => {
                Condition::Against { value: self.value(star, value)?, op: *op, figure: figure.clone() }
            }
            Condition::Numbers { left, op, right } => {
                Condition::Numbers { left: self.value(star, left)?, op: *op, right: self.value(star, right)? }
            }
            Condition::Dates { left, op, right } => {
                Condition::Dates { left: self.date(star, left)?, op: *op, right: self.date(star, right)? }
            }
            Condition::StandingAt(date) => {
                let (needed, instead) = match self.dataset {
                    Dataset::Deals => ("status", "status"),
                    Dataset::People => ("hired_at", "left_at"),
                    _ => ("started_at", "ended_at"),
                };
                self.must_have(star, instead).or_else(|_| self.must_have(star, needed))?;
                Condition::StandingAt(date.clone())
            }
            Condition::All(parts) => Condition::All(all(parts)?),
            Condition::Any(parts) => Condition::Any(all(parts)?),
            Condition::Not(inner) => Condition::Not(Box::new(self.condition(star, inner)?)),
        })
    }
}
