//! The same data as a chart, as a table: for reading, and as a CSV file.

use crate::kpi::ask::PartKey;
use crate::sales::quantity::Quantity;
use crate::table::csv::Csv;

/// A table of names and figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The first heading is that of the names.
    pub head: Vec<String>,
    pub rows: Vec<Row>,
    /// What all of them come to, where they add up.
    pub total: Option<Row>,
}

/// A name with its figures; `None` where there is no figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whose figures they are.
    pub key: PartKey,
    pub name: String,
    pub figures: Vec<Option<Cell>>,
}

/// What stands in a column of figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    Figure(Quantity),
    /// How a figure has changed: see [`crate::i18n::change::changed`].
    Change(Quantity),
}

impl Cell {
    /// As scripts read it: fractions, also for the percentage points between them.
    fn number(self) -> f64 {
        match self {
            Cell::Change(Quantity::Number(points)) => (points * 1e10).round() / 1e12,
            Cell::Figure(quantity) | Cell::Change(quantity) => quantity.number(),
        }
    }
}

impl Table {
    /// All rows, the total last.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().chain(&self.total)
    }

    /// The table as CSV (RFC 4180): numbers raw, as scripts read them; texts
    /// guarded, so that a spreadsheet does not take one for a formula.
    pub fn csv(&self) -> String {
        let mut csv = Csv::default();
        self.head.iter().fold(&mut csv, |csv, heading| csv.text(heading)).end();
        for row in self.all_rows() {
            csv.text(&row.name);
            for figure in &row.figures {
                csv.cell(figure.map_or_else(String::new, |figure| figure.number().to_string()));
            }
            csv.end();
        }
        csv.into_text()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Row, Table};
    use crate::kpi::ask::PartKey;
    use crate::sales::money::Money;
    use crate::sales::quantity::Quantity;

    #[test]
    fn numbers_are_raw_and_missing_ones_empty() {
        let row = |name: &str, figures: &[Option<Quantity>]| Row {
            key: PartKey::Member(name.to_owned()),
            name: name.to_owned(),
            figures: figures.iter().map(|figure| figure.map(Cell::Figure)).collect(),
        };
        let table = Table {
            head: ["Region", "Revenue", "Win rate"].map(str::to_owned).to_vec(),
            rows: vec![
                row("East", &[Some(Quantity::Money(Money::from_major_units(-1_234.5))), Some(Quantity::Ratio(0.25))]),
                row("", &[Some(Quantity::Count(3)), None]),
            ],
            total: Some(row("Total", &[Some(Quantity::Count(4)), None])),
        };
        let points = Table {
            head: ["Region", "Win rate", "Change"].map(str::to_owned).to_vec(),
            rows: vec![Row {
                key: PartKey::Others,
                name: "East".to_owned(),
                figures: vec![Some(Cell::Figure(Quantity::Ratio(0.421))), Some(Cell::Change(Quantity::Number((0.421 - 0.316) * 100.0)))],
            }],
            total: None,
        };
        assert_eq!(points.csv(), "Region,Win rate,Change\r\nEast,0.421,0.105\r\n", "fractions, both of them");
        assert_eq!(table.csv(), "Region,Revenue,Win rate\r\nEast,-1234.5,0.25\r\n,3,\r\nTotal,4,\r\n");
    }
}
