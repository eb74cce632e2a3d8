//! Where the table is in the file: lines before it, its header, its width.

use std::collections::HashSet;

use crate::ingest::field::trimmed;
use crate::ingest::number::Convention;
use crate::ingest::{date, number};

/// Where the table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Records before the first row: what stands outside the table, and the header.
    pub skip: usize,
    /// Records outside the table that say something, by index.
    pub outside: Vec<usize>,
    /// The header as it is written; `None` if the first record is a row.
    pub header: Option<Vec<String>>,
    /// A name for each column, unique.
    pub names: Vec<String>,
    /// Columns whose name stands there twice, by index.
    pub duplicates: Vec<usize>,
}

/// Looks at the first records of a file.
pub fn detect(records: &[Vec<String>]) -> Shape {
    if records.is_empty() {
        return Shape { skip: 0, outside: Vec::new(), header: None, names: Vec::new(), duplicates: Vec::new() };
    }
    let width = usual_width(records);
    let first = records.iter().position(|record| begins_table(record, width)).unwrap_or(0);
    let candidate = records.get(first).cloned().unwrap_or_default();
    let body = records.get(first + 1..).unwrap_or_default();
    let header = (!looks_like_a_row(&candidate, body)).then_some(candidate.clone());
    let outside = (0..first).filter(|&index| records[index].iter().any(|cell| !trimmed(cell).is_empty())).collect();
    let wide = body.iter().filter(|record| filled_width(record) > candidate.len()).count();
    let width = if wide * 2 > body.len() { width.max(candidate.len()) } else { candidate.len() };
    let (names, duplicates) = name_columns(header.as_deref().unwrap_or_default(), width);
    Shape { skip: first + usize::from(header.is_some()), outside, header, names, duplicates }
}

/// The number of fields most records have; of equally frequent ones the first.
fn usual_width(records: &[Vec<String>]) -> usize {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for width in records.iter().filter(|record| filled_width(record) > 0).map(Vec::len) {
        match widths.iter_mut().find(|(known, _)| *known == width) {
            Some((_, frequency)) => *frequency += 1,
            None => widths.push((width, 1)),
        }
    }
    widths.iter().rev().max_by_key(|(_, frequency)| *frequency).map_or(1, |(width, _)| *width)
}

/// A record can be the header or the first row if it is about as wide as the
/// others and mostly filled.
fn begins_table(record: &[String], width: usize) -> bool {
    let filled = record.iter().filter(|cell| !trimmed(cell).is_empty()).count();
    width < 2 || (record.len() * 4 >= width * 3 && filled >= 2 && filled * 2 >= record.len())
}

/// Fields up to the last one that is not empty.
fn filled_width(record: &[String]) -> usize {
    record.iter().rposition(|cell| !trimmed(cell).is_empty()).map_or(0, |at| at + 1)
}

/// A first record is a row, not a header, if it has numbers and dates where
/// the others have them.
fn looks_like_a_row(first: &[String], body: &[Vec<String>]) -> bool {
    let typed = |cell: &str| {
        let cell = trimmed(cell);
        number::parse(cell, Convention::Point).is_some() || number::parse(cell, Convention::Comma).is_some() || date::parse(cell).is_some()
    };
    let (mut same, mut other) = (0, 0);
    for (column, cell) in first.iter().enumerate().filter(|(_, cell)| !trimmed(cell).is_empty()) {
        let below: Vec<&str> = body
            .iter()
            .take(100)
            .filter_map(|record| record.get(column))
            .map(|cell| trimmed(cell))
            .filter(|cell| !cell.is_empty())
            .collect();
        if below.iter().filter(|cell| typed(cell)).count() * 10 > below.len() * 8 {
            if typed(cell) { same += 1 } else { other += 1 }
        }
    }
    same > other
}

/// Names for `width` columns: trimmed headers, numbered where they are missing or repeated.
fn name_columns(header: &[String], width: usize) -> (Vec<String>, Vec<usize>) {
    let (mut taken, mut names, mut duplicates) = (HashSet::new(), Vec::new(), Vec::new());
    for column in 0..width.max(1) {
        let wanted = header.get(column).map(|name| trimmed(name)).filter(|name| !name.is_empty());
        let base = wanted.map_or_else(|| format!("Column {}", column + 1), str::to_owned);
        let mut name = base.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base} ({number})");
            number += 1;
        }
        if wanted.is_some() && name != base {
            duplicates.push(column);
        }
        names.push(name);
    }
    (names, duplicates)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        let records: Vec<Vec<String>> = text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        detect(&records)
    }

    #[test]
    fn finds_header_and_first_row() {
        let cases = [
            ("a,b\n1,2", 1, "a b"),
            ("1,2\n3,4\n5,6", 0, "Column_1 Column_2"),
            ("a,b", 1, "a b"),
            ("2016,2017\n1,x\n2,y", 0, "Column_1 Column_2"),
            ("Report of May\n\na,b,c\n1,2,3\n4,5,6", 3, "a b c"),
            ("a,,a\n1,2,3", 1, "a Column_2 a_(2)"),
            ("a,b,c\n1,2", 1, "a b c"),
            ("a,b,c\n1,2,3,4", 1, "a b c"),
            ("a,b,c\n1,2,3,4\n1,2,3,4\n1,2,3,4", 1, "a b c Column_4"),
            ("x\n1", 1, "x"),
            ("", 0, ""),
            ("name,city\nAnna,Rome\nBob,Oslo", 1, "name city"),
        ];
        for (text, skip, names) in cases {
            let shape = shape(text);
            assert_eq!((shape.skip, shape.names.join(" ").replace("n ", "n_").replace("a (", "a_(")), (skip, names.to_owned()), "{text}");
        }
    }

    #[test]
    fn lists_what_stands_outside() {
        let shape = shape("Report of May\n\na,b,c\n1,2,3\n4,5,6");
        assert_eq!(shape.outside, [0]);
        assert_eq!(shape.header, Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
    }
}
