//! The tables that SQL reads: those of the star, with every field and dimension
//! as a column that needs no further look-up.

use std::collections::BTreeMap;

use crate::kpi::evaluate::columns;
use crate::kpi::query::shape::Shape;
use crate::sales::schema::{self, Dataset};
use crate::star::tables::{Star, StarTable};
use crate::table::column::Column;
use crate::table::dictionary::EMPTY_CODE;

/// The column with the number of each row.
pub const ROW_NUMBER: &str = "row_number";

/// What there is.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub shape: Shape,
    pub tables: BTreeMap<Dataset, Table>,
}

/// One dataset.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub columns: Vec<TableColumn>,
    /// Whether some rows are parts of one record.
    pub has_records: bool,
    /// The currency of all money, where there is but one.
    pub only_currency: Option<String>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct TableColumn {
    pub name: String,
    pub kind: Kind,
    pub holds: Holds,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Decimal { decimals: u8 },
    Whole,
    Date,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    Field(String),
    /// The member that each row belongs to; also of the field that says so.
    Dimension(String),
    /// A field's texts folded, to be compared with folded ones.
    Folded(String),
    /// A date's seconds since midnight.
    Seconds(String),
    /// The currency that money was counted in, where the field says another.
    Currency,
    /// The record that a row is a part of; below zero where it is one by itself.
    Record,
    /// The number of the row that a field refers to.
    Link {
        field: String,
        to: Dataset,
    },
    /// The row's own number.
    Row,
}

/// The tables of a star.
pub fn describe(star: &Star) -> Tables {
    let tables = exported(star).into_iter().map(|(dataset, table)| (dataset, describe_table(star, dataset, table)));
    Tables { shape: columns::shape(star), tables: tables.collect() }
}

/// The tables that files filled, and that of the stages that deals have reached.
pub fn exported(star: &Star) -> Vec<(Dataset, &StarTable)> {
    let derived = columns::shape(star).has(Dataset::StageVisits).then_some(Dataset::StageVisits);
    let derived = derived.and_then(|dataset| Some((dataset, columns::table(star, dataset).ok()?)));
    star.tables().chain(derived).collect()
}

fn describe_table(star: &Star, dataset: Dataset, table: &StarTable) -> Table {
    let mut found = Vec::new();
    let mut add = |name: String, kind: Kind, holds: Holds| found.push(TableColumn { name, kind, holds });
    for (id, column) in &table.fields {
        if own_dimension(dataset, table, id).is_some() {
            continue;
        }
        let name = if table.dimensions.contains_key(id) { format!("field_{id}") } else { id.clone() };
        let kind = match &**column {
            Column::Text { .. } | Column::Key { .. } => Kind::Text,
            Column::Number { decimals, .. } => Kind::Decimal { decimals: *decimals },
            Column::Date { .. } => Kind::Date,
        };
        if let Column::Text { .. } = **column {
            add(format!("{name}_folded"), Kind::Text, Holds::Folded(id.clone()));
        }
        if let Column::Date { seconds: Some(_), .. } = **column {
            add(format!("{name}_seconds"), Kind::Whole, Holds::Seconds(id.clone()));
        }
        add(name, kind, Holds::Field(id.clone()));
    }
    for id in table.dimensions.keys() {
        add(id.clone(), Kind::Text, Holds::Dimension(id.clone()));
        add(format!("{id}_folded"), Kind::Text, Holds::Folded(id.clone()));
    }
    if table.counted_in.is_some() {
        add("counted_in".to_owned(), Kind::Text, Holds::Currency);
    }
    if table.shared.is_some() {
        add("record_number".to_owned(), Kind::Whole, Holds::Record);
    }
    for field in schema::table(dataset).into_iter().flat_map(|table| &table.fields) {
        let is_there = table.field(&field.id).is_some() || own_dimension(dataset, table, &field.id).is_some();
        if let Some(to) = field.refers.filter(|to| is_there && star.table(*to).is_some()) {
            add(format!("{}_row", field.id), Kind::Whole, Holds::Link { field: field.id.clone(), to });
        }
    }
    add(ROW_NUMBER.to_owned(), Kind::Whole, Holds::Row);
    Table { columns: found, has_records: table.shared.is_some(), only_currency: only_currency(dataset, table) }
}

/// The dimension whose members a field's texts are, where the table has it.
fn own_dimension<'a>(dataset: Dataset, table: &StarTable, field: &str) -> Option<&'a str> {
    told_by(dataset, field).filter(|id| table.dimension(id).is_some())
}

/// The dimension whose members a field's texts are; numbers only lie in those of bands.
fn told_by<'a>(dataset: Dataset, field: &str) -> Option<&'a str> {
    schema::table(dataset)?.field(field).filter(|field| field.bands.is_empty())?.dimension.as_deref()
}

fn only_currency(dataset: Dataset, table: &StarTable) -> Option<String> {
    let (codes, texts) = columns::currencies(table, dataset)?;
    let first = codes.iter().copied().find(|code| *code != EMPTY_CODE)?;
    codes.iter().all(|code| [EMPTY_CODE, first].contains(code)).then(|| texts.text(first).to_owned())
}

impl Tables {
    /// The table of a dataset.
    pub fn table(&self, dataset: Dataset) -> Option<&Table> {
        self.tables.get(&dataset)
    }

    /// The column of a field: that of its dimension, if the field says the member.
    pub fn field(&self, dataset: Dataset, field: &str) -> Option<&TableColumn> {
        told_by(dataset, field).and_then(|id| self.dimension(dataset, id)).or_else(|| self.column(dataset, |holds| holds.is_field(field)))
    }

    /// The column of a dimension.
    pub fn dimension(&self, dataset: Dataset, id: &str) -> Option<&TableColumn> {
        self.column(dataset, |holds| matches!(holds, Holds::Dimension(own) if own == id))
    }

    /// The column with a field's folded texts.
    pub fn folded(&self, dataset: Dataset, field: &str) -> Option<&TableColumn> {
        let name = format!("{}_folded", self.field(dataset, field)?.name);
        self.table(dataset)?.columns.iter().find(|column| column.name == name)
    }

    /// The column with a date's seconds, if it has any.
    pub fn seconds(&self, dataset: Dataset, field: &str) -> Option<&TableColumn> {
        self.column(dataset, |holds| matches!(holds, Holds::Seconds(own) if own == field))
    }

    /// The column with the number of the row that a field refers to.
    pub fn link(&self, dataset: Dataset, field: &str) -> Option<&TableColumn> {
        self.column(dataset, |holds| matches!(holds, Holds::Link { field: own, .. } if own == field))
    }

    /// The column with the currency of the money.
    pub fn currency(&self, dataset: Dataset) -> Option<&TableColumn> {
        let of_field = || self.field(dataset, "currency").filter(|column| column.kind == Kind::Text);
        self.column(dataset, |holds| *holds == Holds::Currency).or_else(of_field)
    }

    fn column(&self, dataset: Dataset, is_it: impl Fn(&Holds) -> bool) -> Option<&TableColumn> {
        self.table(dataset)?.columns.iter().find(|column| is_it(&column.holds))
    }
}

impl Holds {
    fn is_field(&self, id: &str) -> bool {
        matches!(self, Holds::Field(own) if own == id)
    }
}
