//! Credits from CSV.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::plan::credit::cell::{Marks, day, is_nothing, number};
use crate::plan::credit::table::{Credits, Row, Texts};
use crate::plan::credit::trouble::Trouble;
use crate::plan::document::number::share;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// The credits that a CSV with a header lists. Columns `person`, `date` and `amount`
/// have to be there; `share` and `quota_share` are percentages; every other column is kept.
///
/// # Errors
/// All cells that are not what they should be.
pub fn read(text: &str) -> Result<Credits, Vec<Trouble>> {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = match header {
        _ if header.contains(',') => b',',
        _ if header.contains(';') => b';',
        _ if header.contains('\t') => b'\t',
        _ => b',',
    };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).trim(Trim::All).from_reader(text.as_bytes());
    let broken = |error: csv::Error| vec![Trouble::NoTable(error.to_string())];
    let names: Vec<String> = reader.headers().map_err(broken)?.iter().map(|name| name.to_lowercase().replace(' ', "_")).collect();
    let place = |name: &str| names.iter().position(|other| other == name);
    let required = |name: &str| {
        let missing = || Trouble::NoColumn { column: name.to_owned(), needed_by: "every plan".to_owned(), there: names.clone() };
        place(name).ok_or_else(|| vec![missing()])
    };
    let (person, date, amount) = (required("person")?, required("date")?, required("amount")?);
    let (of_pay, of_quota) = (place("share"), place("quota_share"));
    let mut people = Dictionary::default();
    let mut columns: Vec<(usize, Dictionary)> = Vec::new();
    columns.extend((0..names.len()).filter(|at| ![date, amount].contains(at)).map(|at| (at, Dictionary::default())));
    let (mut rows, mut troubles, mut without_amount) = (Vec::new(), Vec::new(), 0);
    let (mut marks, mut scales) = (Marks::default(), HashMap::new());
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(broken)?;
        let mut cells = Cells { record: &record, row: index + 1, names: &names, troubles: &mut troubles, scales: &mut scales };
        let pay = cells.share(of_pay);
        let row = Row {
            person: people.code(cells.text(Some(person))),
            date: cells.day(date),
            amount: cells.amount(amount),
            share: pay.unwrap_or(Exact::whole(1)),
            quota_share: cells.share(of_quota).or(pay).unwrap_or(Exact::whole(1)),
        };
        if cells.text(Some(person)).is_empty() {
            cells.wrong(person, "the name of a person");
        }
        marks.see(index, cells.text(Some(amount)));
        without_amount += usize::from(is_nothing(cells.text(Some(amount))));
        rows.push(row);
        for (at, dictionary) in &mut columns {
            let code = dictionary.code(record.get(*at).unwrap_or_default());
            dictionary.codes.push(code);
        }
    }
    let shares = scales
        .into_iter()
        .filter(|(_, scale)| scale.has_percents)
        .flat_map(|(at, scale)| scale.small.into_iter().map(move |row| (at, row)));
    let amounts = marks.unclear(delimiter == b';').into_iter().map(|at| (amount, at));
    let unclear: Vec<(usize, usize)> = amounts.chain(shares).collect();
    if !unclear.is_empty() {
        troubles.extend(told_unclear(text, delimiter, &names, amount, unclear));
    }
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let texts = columns.into_iter().map(|(at, dictionary)| Texts {
        name: names.get(at).cloned().unwrap_or_default(),
        values: dictionary.values,
        codes: dictionary.codes,
    });
    Ok(Credits { people: people.values, rows, columns: texts.collect(), without_amount, sources: Vec::new() })
}

/// The cells, by column and row, that can be read in two ways.
fn told_unclear(text: &str, delimiter: u8, names: &[String], amount: usize, mut cells: Vec<(usize, usize)>) -> Vec<Trouble> {
    cells.sort_by_key(|(at, row)| (*row, *at));
    let mut reader = ReaderBuilder::new().delimiter(delimiter).trim(Trim::All).from_reader(text.as_bytes());
    let records: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
    let told = |(at, row): (usize, usize)| Trouble::Cell {
        row: row + 1,
        column: names.get(at).cloned().unwrap_or_default(),
        value: records.get(row).and_then(|record| record.get(at)).unwrap_or_default().to_owned(),
        wanted: if at == amount {
            "an amount that can be read in one way alone, such as 12500.00"
        } else {
            "a share that can be read in one way alone beside whole percents, such as 1.5%"
        },
    };
    cells.into_iter().map(told).collect()
}

/// How the shares of a column are written without a percent sign.
#[derive(Default)]
struct Scale {
    has_percents: bool,
    /// The rows of numbers that are shares of one, if there are no percents.
    small: Vec<usize>,
}

#[derive(Default)]
struct Dictionary {
    known: HashMap<String, u32>,
    values: Vec<String>,
    codes: Vec<u32>,
}

impl Dictionary {
    fn code(&mut self, value: &str) -> u32 {
        if let Some(code) = self.known.get(value) {
            return *code;
        }
        let code = self.values.len() as u32;
        self.known.insert(value.to_owned(), code);
        self.values.push(value.to_owned());
        code
    }
}

struct Cells<'a> {
    record: &'a StringRecord,
    row: usize,
    names: &'a [String],
    troubles: &'a mut Vec<Trouble>,
    scales: &'a mut HashMap<usize, Scale>,
}

impl<'a> Cells<'a> {
    fn text(&self, at: Option<usize>) -> &'a str {
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    fn wrong(&mut self, at: usize, wanted: &'static str) {
        let column = self.names.get(at).cloned().unwrap_or_default();
        self.troubles.push(Trouble::Cell { row: self.row, column, value: self.text(Some(at)).to_owned(), wanted });
    }

    fn day(&mut self, at: usize) -> Day {
        day(self.text(Some(at))).unwrap_or_else(|| {
            self.wrong(at, "a date such as 2026-01-31");
            Day(0)
        })
    }

    /// Nothing where the cell is empty.
    fn amount(&mut self, at: usize) -> Exact {
        let text = self.text(Some(at));
        if is_nothing(text) {
            return Exact::ZERO;
        }
        number(text).unwrap_or_else(|| {
            self.wrong(at, "an amount such as 12500.00");
            Exact::ZERO
        })
    }

    fn share(&mut self, at: Option<usize>) -> Option<Exact> {
        let (at, text) = (at?, self.text(at));
        if is_nothing(text) {
            return None;
        }
        let found = share(text);
        if found.is_none() {
            self.wrong(at, "a share such as 70%");
        }
        // Nobody has seventy times a deal: 70 are percent.
        let percent = |number: Exact| !text.ends_with('%') && number.compare(Exact::whole(2)).is_some_and(std::cmp::Ordering::is_gt);
        if let Some(number) = found.filter(|number| !text.ends_with('%') && number.is_positive()) {
            let scale = self.scales.entry(at).or_default();
            match percent(number) {
                true => scale.has_percents = true,
                false => scale.small.push(self.row - 1),
            }
        }
        found.and_then(|number| if percent(number) { number.over(Exact::whole(100)) } else { Some(number) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_bad_cells_are_listed() {
        let credits =
            read("Person,date,amount,share,Paid on\nIda,2026-01-05,\"12,500.50\",70%,\nBo,2026-01-06,-3,30,2026-02-01\n").unwrap();
        assert_eq!(credits.people, ["Ida", "Bo"]);
        let row = credits.rows[0];
        assert_eq!((row.amount, row.share), (Exact::new(25_001, 2).unwrap(), Exact::new(7, 10).unwrap()));
        assert_eq!(credits.rows[1].share, Exact::new(3, 10).unwrap());
        assert_eq!(credits.column("paid_on").unwrap().at(1), "2026-02-01");
        let troubles = read("person,date,amount,share\nIda,5.1.2026,x,half\n,2026-01-01,1,\n").unwrap_err();
        let told: Vec<String> = troubles.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "line 2, share: \"half\" is not a share such as 70%",
                "line 2, date: \"5.1.2026\" is not a date such as 2026-01-31",
                "line 2, amount: \"x\" is not an amount such as 12500.00",
                "line 3, person: \"\" is not the name of a person",
            ]
        );
        let told = |text: &str| read(text).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            told("person;date;amount\nIda;2026-01-05;12.500\nIda;2026-01-06;100,50\n"),
            ["line 2, amount: \"12.500\" is not an amount that can be read in one way alone, such as 12500.00"]
        );
        assert_eq!(
            told("person,date,amount,share\nIda,2026-01-05,5,60\nBo,2026-01-05,5,1.5\n"),
            ["line 3, share: \"1.5\" is not a share that can be read in one way alone beside whole percents, such as 1.5%"]
        );
        assert!(matches!(read("person,amount\n").unwrap_err().as_slice(), [Trouble::NoColumn { column, .. }] if column == "date"));
    }
}
