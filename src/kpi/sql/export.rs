//! The tables as plain CSV: UTF-8, ISO dates, decimal points, empty cells for
//! what there is not.

use std::io::{Result, Write};

use csv::{Terminator, WriterBuilder};

use crate::kpi::evaluate::columns::{self, category, currencies};
use crate::kpi::evaluate::paths::linked;
use crate::kpi::sql::tables::{Holds, Table};
use crate::sales::schema::Dataset;
use crate::star::tables::{Star, StarTable};
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// Writes the rows of a table as its description says.
///
/// # Errors
/// What `out` says.
pub fn write(out: &mut dyn Write, star: &Star, dataset: Dataset, description: &Table) -> Result<()> {
    let Ok(table) = columns::table(star, dataset) else { return Ok(()) };
    let mut csv = WriterBuilder::new().terminator(Terminator::Any(b'\n')).from_writer(out);
    csv.write_record(description.columns.iter().map(|column| &column.name))?;
    let cells: Vec<Cells> = description.columns.iter().map(|column| cells(star, dataset, table, &column.holds)).collect();
    for row in 0..table.rows {
        csv.write_record(cells.iter().map(|cells| cells.at(row)))?;
    }
    csv.flush()
}

/// The cells of a column.
enum Cells<'a> {
    Codes(&'a [u32], Vec<String>),
    Column(&'a Column),
    Whole(Vec<i64>),
    /// The numbers of rows plus one, 0 for none.
    Rows(Vec<u32>),
}

impl Cells<'_> {
    fn at(&self, row: usize) -> String {
        match self {
            Cells::Codes(codes, texts) => codes.get(row).and_then(|code| texts.get(*code as usize)).cloned().unwrap_or_default(),
            Cells::Column(column @ Column::Key { .. }) if column.is_filled(row) => format!("{:016x}", column.key(row)),
            Cells::Column(column) => column.written(row).unwrap_or_default(),
            Cells::Rows(rows) => rows.get(row).and_then(|row| row.checked_sub(1)).map(|row| row.to_string()).unwrap_or_default(),
            Cells::Whole(numbers) => numbers.get(row).map(i64::to_string).unwrap_or_default(),
        }
    }
}

fn cells<'a>(star: &Star, dataset: Dataset, table: &'a StarTable, holds: &Holds) -> Cells<'a> {
    let nothing = || Cells::Whole(Vec::new());
    let of = |codes: &'a [u32], texts: &Dictionary| Cells::Codes(codes, texts.texts().map(str::to_owned).collect());
    match holds {
        Holds::Field(field) => table.field(field).map_or_else(nothing, Cells::Column),
        Holds::Dimension(id) => table.dimension(id).map_or_else(nothing, |dimension| of(dimension.codes(), dimension.members())),
        Holds::Folded(field) => {
            let found = category(table, dataset, field).or_else(|| table.dimension(field).map(|own| (own.codes(), own.members())));
            found.map_or_else(nothing, |(codes, texts)| {
                let folded = texts.texts().zip(0u32..).map(|(text, code)| if code == EMPTY_CODE { String::new() } else { fold(text) });
                Cells::Codes(codes, folded.collect())
            })
        }
        Holds::Seconds(field) => match table.field(field) {
            Some(Column::Date { days, seconds: Some(seconds) }) => {
                Cells::Whole(days.iter().zip(seconds).map(|(_, second)| i64::from(*second)).collect())
            }
            _ => nothing(),
        },
        Holds::Currency => currencies(table, dataset).map_or_else(nothing, |(codes, texts)| of(codes, texts)),
        Holds::Record => {
            let records = table.shared.as_ref().map(|records| records.as_slice()).unwrap_or_default();
            let own = |(row, record): (i64, &u32)| if *record == 0 { -row - 1 } else { i64::from(*record) };
            Cells::Whole((0i64..).zip(records).map(own).collect())
        }
        Holds::Link { field, to } => Cells::Rows(linked(star, dataset, field, *to).unwrap_or_default()),
        Holds::Row => Cells::Whole((0..table.rows as i64).collect()),
    }
}
