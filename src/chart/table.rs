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
}

/// A name with its figures; `None` where there is no figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whose figures they are.
    pub key: PartKey,
    pub name: String,
    pub figures: Vec<Option<Quantity>>,
}

impl Table {
    /// The table as CSV (RFC 4180): numbers raw, as scripts read them; texts
    /// guarded, so that a spreadsheet does not take one for a formula.
    pub fn csv(&self) -> String {
        let mut csv = Csv::default();
        self.head.iter().fold(&mut csv, |csv, heading| csv.text(heading)).end();
        for row in &self.rows {
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
    use super::{Row, Table};
    use crate::kpi::ask::PartKey;
    use crate::sales::money::Money;
    use crate::sales::quantity::Quantity;

    #[test]
    fn numbers_are_raw_and_missing_ones_empty() {
        let row = |name: &str, figures: &[Option<Quantity>]| Row {
            key: PartKey::Member(name.to_owned()),
            name: name.to_owned(),
            figures: figures.to_vec(),
        };
        let table = Table {
            head: ["Region", "Revenue", "Win rate"].map(str::to_owned).to_vec(),
            rows: vec![
                row("East", &[Some(Quantity::Money(Money::from_major_units(-1_234.5))), Some(Quantity::Ratio(0.25))]),
                row("", &[Some(Quantity::Count(3)), None]),
            ],
        };
        assert_eq!(table.csv(), "Region,Revenue,Win rate\r\nEast,-1234.5,0.25\r\n,3,\r\n");
    }
}
