//! Numbers and dates of a table's rows.

use crate::kpi::query::plan::{Date, Derived, Is, Number, Step, Value, When};
use crate::kpi::query::shape::no_field;
use crate::kpi::sql::scope::{Key, Scope};
use crate::kpi::sql::tables::{Kind, ROW_NUMBER};
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::decimal;

type Result<T> = std::result::Result<T, Unavailable>;

/// The rows of a table, named `r`, and what has to stand beside them.
pub struct Rows<'w, 'a> {
    pub writer: &'w mut Writer<'a>,
    pub scope: &'w Scope,
    /// The table whose fields are read, and the name of its rows: that of the rows
    /// themselves or of those they refer to.
    pub dataset: Dataset,
    name: String,
    table: Dataset,
    /// The rows that are referred to: their names, and how they are joined.
    joined: Vec<(String, String)>,
    /// Dates that follow from several rows, by their names.
    derived: Vec<(String, String)>,
    /// The figures that rows are compared with, each with its keys.
    pub figures: Vec<(String, Vec<Key>)>,
}

/// The day that days are counted from.
pub const EPOCH: &str = "DATE '1970-01-01'";

/// A number of each row: `sql / scale`.
pub struct Scaled {
    pub sql: String,
    pub scale: i64,
}

impl<'w, 'a> Rows<'w, 'a> {
    /// All rows of a table.
    pub fn new(writer: &'w mut Writer<'a>, table: Dataset, scope: &'w Scope) -> Rows<'w, 'a> {
        let (joined, derived, figures) = (Vec::new(), Vec::new(), Vec::new());
        Rows { writer, scope, dataset: table, name: "r".to_owned(), table, joined, derived, figures }
    }

    /// The rows with their derived dates, as `r`, and those they refer to.
    pub fn table(&self) -> String {
        let table = self.writer.dialect.name(self.table.id());
        let rows = match self.derived.is_empty() {
            true => format!("{table} AS r"),
            false => {
                let derived = self.derived.iter().map(|(expression, name)| format!(",\n      {expression} AS {name}"));
                format!("(SELECT *{}\n    FROM {table} AS r) AS r", derived.collect::<String>())
            }
        };
        format!("{rows}{}", self.joined.iter().map(|(_, join)| join.as_str()).collect::<String>())
    }

    /// What is made of the rows that these refer to, whose own number is NULL where there are none.
    pub fn through<T>(&mut self, step: &Step, of: impl FnOnce(&mut Rows<'w, 'a>) -> Result<T>) -> Result<T> {
        let link = self.writer.tables.link(self.dataset, &step.field).ok_or_else(|| no_field(self.dataset, &step.field))?;
        let dialect = self.writer.dialect;
        let name = format!("{}_{}", self.name, step.field);
        if !self.joined.iter().any(|(known, _)| *known == name) {
            let (to, link) = (dialect.name(step.to.id()), dialect.name(&link.name));
            let join = format!("\n  LEFT JOIN {to} AS {name} ON {name}.{ROW_NUMBER} = {}.{link}", self.name);
            self.joined.push((name.clone(), join));
        }
        let outer = (std::mem::replace(&mut self.dataset, step.to), std::mem::replace(&mut self.name, name));
        let made = of(self);
        (self.dataset, self.name) = outer;
        made
    }

    /// The number of each row.
    pub fn number_of_row(&self) -> String {
        format!("{}.{ROW_NUMBER}", self.name)
    }

    /// The column of a field, if its cells are of this kind.
    pub fn field(&self, field: &str, is_kind: impl Fn(Kind) -> bool) -> Result<String> {
        let column = self.writer.tables.field(self.dataset, field).filter(|column| is_kind(column.kind));
        let column = column.ok_or_else(|| no_field(self.dataset, field))?;
        Ok(self.column(&column.name))
    }

    /// A column of the rows that are read.
    pub fn column(&self, name: &str) -> String {
        format!("{}.{}", self.name, self.writer.dialect.name(name))
    }

    /// A value by which rows can be told apart.
    pub fn value(&mut self, value: &Value) -> Result<String> {
        match value {
            Value::Field(field) => self.field(field, |_| true),
            Value::Through(step, value) => self.through(step, |rows| rows.value(value)),
        }
    }

    /// The column of a dimension's members.
    pub fn dimension(&self, id: &str) -> Result<String> {
        let missing = || Unavailable::NoDimension { dataset: self.dataset, dimension: id.to_owned() };
        let column = self.writer.tables.dimension(self.dataset, id).ok_or_else(missing)?;
        Ok(self.column(&column.name))
    }

    /// A number of each row, NULL where a part of it is.
    pub fn number(&mut self, number: &Number) -> Result<Scaled> {
        let exact = |sql: String| Ok(Scaled { sql, scale: 1 });
        match number {
            Number::Field(field) => exact(self.field(field, |kind| matches!(kind, Kind::Decimal { .. }))?),
            Number::Through(step, number) => self.through(step, |rows| rows.number(number)),
            Number::Day(date) => {
                let date = self.date(date)?;
                exact(self.writer.dialect.days_between(&date, EPOCH))
            }
            Number::Constant { mantissa, scale } => Ok(literal(*mantissa, *scale)),
            Number::Parameter(name) => {
                let value = self.writer.context.parameters.get(name).ok_or_else(|| Unavailable::NoParameter { name: name.clone() })?;
                Ok(literal(*value, 10_000))
            }
            Number::Negated(value) => {
                let Scaled { sql, scale } = self.number(value)?;
                Ok(Scaled { sql: format!("(-{sql})"), scale })
            }
            Number::Sum(left, right) => self.combined(left, "+", right),
            Number::Difference(left, right) => self.combined(left, "-", right),
            Number::Product(left, right) => {
                let (left, right) = (self.number(left)?, self.number(right)?);
                let scale = left.scale.checked_mul(right.scale).ok_or(Unavailable::TooLarge)?;
                Ok(Scaled { sql: format!("({} * {})", left.sql, right.sql), scale })
            }
            Number::Days(later, earlier) => {
                let (later, earlier) = (self.when(later)?, self.when(earlier)?);
                let days = self.writer.dialect.days_between(&later, &earlier);
                // What ended before it began has no duration.
                exact(format!("(CASE WHEN {later} >= {earlier} THEN {days} END)"))
            }
            Number::Hours(later, earlier) => {
                let (from, to) = (self.when(earlier)?, self.when(later)?);
                let (early, late) = (self.seconds(earlier)?, self.seconds(later)?);
                let days = self.writer.dialect.days_between(&to, &from);
                let seconds = format!("({days} * 86400 + {late} - {early})");
                Ok(Scaled { sql: format!("(CASE WHEN {seconds} >= 0 THEN {seconds} END)"), scale: 3600 })
            }
        }
    }

    fn combined(&mut self, left: &Number, op: &str, right: &Number) -> Result<Scaled> {
        let (left, right) = (self.number(left)?, self.number(right)?);
        let (left, right, scale) = aligned(left, right)?;
        Ok(Scaled { sql: format!("({left} {op} {right})"), scale })
    }

    /// A date that is of each row or the same for all.
    pub fn when(&mut self, when: &When) -> Result<String> {
        match when {
            When::Fixed(moment) => Ok(self.writer.moment(*moment, self.scope)),
            When::Row(date) => self.date(date),
        }
    }

    /// A date of each row.
    pub fn date(&mut self, date: &Date) -> Result<String> {
        match date {
            Date::Field(field) => self.field(field, |kind| kind == Kind::Date),
            Date::Derived(derived) => self.derived(derived),
            Date::Through(step, date) => self.through(step, |rows| rows.date(date)),
        }
    }

    /// A date that follows from others.
    pub fn derived(&mut self, derived: &Derived) -> Result<String> {
        match derived {
            Derived::First { of, by, only } => {
                let (of, by) = (self.field(of, |kind| kind == Kind::Date)?, self.field(by, |kind| kind == Kind::Text)?);
                let mut is_there: Vec<String> = vec![format!("{by} IS NOT NULL")];
                for is in only {
                    is_there.push(self.is(is)?);
                }
                let first = format!(
                    "CASE WHEN {by} IS NOT NULL THEN MIN(CASE WHEN {} THEN {of} END) OVER (PARTITION BY {by}) END",
                    is_there.join(" AND ")
                );
                let place = self.derived.iter().position(|(known, _)| *known == first).unwrap_or(self.derived.len());
                let name = format!("derived_{place}");
                if place == self.derived.len() {
                    self.derived.push((first, name.clone()));
                }
                Ok(format!("r.{name}"))
            }
            Derived::End { earliest_of, started, lasting } => {
                let ends = earliest_of.iter().map(|field| self.field(field, |kind| kind == Kind::Date)).collect::<Result<Vec<_>>>()?;
                let started = started.as_ref().map(|field| self.field(field, |kind| kind == Kind::Date)).transpose()?;
                let end = if let [end] = ends.as_slice() { end.clone() } else { format!("LEAST({})", ends.join(", ")) };
                let not_before = started.map_or_else(|| end.clone(), |started| format!("GREATEST({end}, COALESCE({started}, {end}))"));
                let lasts = lasting.as_ref().map(|is| self.is(is)).transpose()?;
                Ok(match lasts {
                    None => format!("(CASE WHEN {end} IS NOT NULL THEN {not_before} END)"),
                    Some(lasts) => format!("(CASE WHEN {end} IS NOT NULL AND NOT COALESCE({lasts}, FALSE) THEN {not_before} END)"),
                })
            }
        }
    }

    /// Whether a field has one of the values that we gave it.
    pub fn is(&self, is: &Is) -> Result<String> {
        Ok(format!("{} = {}", self.field(&is.field, |kind| kind == Kind::Text)?, self.writer.dialect.text(&is.value)))
    }

    fn seconds(&mut self, when: &When) -> Result<String> {
        match when {
            When::Row(date) => self.seconds_of(date),
            When::Fixed(_) => Ok("0".to_owned()),
        }
    }

    fn seconds_of(&mut self, date: &Date) -> Result<String> {
        match date {
            Date::Field(field) => {
                let column = self.writer.tables.seconds(self.dataset, field);
                Ok(column.map_or_else(|| "0".to_owned(), |column| format!("COALESCE({}, 0)", self.column(&column.name))))
            }
            Date::Derived(_) => Ok("0".to_owned()),
            Date::Through(step, date) => self.through(step, |rows| rows.seconds_of(date)),
        }
    }
}

/// Two numbers brought to one scale, and the scale.
pub fn aligned(left: Scaled, right: Scaled) -> Result<(String, String, i64)> {
    if left.scale == right.scale {
        return Ok((left.sql, right.sql, left.scale));
    }
    let scale = left.scale.checked_mul(right.scale).ok_or(Unavailable::TooLarge)?;
    Ok((format!("({} * {})", left.sql, right.scale), format!("({} * {})", right.sql, left.scale), scale))
}

/// `mantissa / scale`: a decimal where the scale is a power of ten, as it mostly is.
fn literal(mantissa: i64, scale: i64) -> Scaled {
    let decimals = scale.checked_ilog10().filter(|decimals| 10i64.pow(*decimals) == scale);
    match decimals {
        Some(decimals) => Scaled { sql: decimal(mantissa, decimals as u8), scale: 1 },
        None => Scaled { sql: mantissa.to_string(), scale },
    }
}
