//! Where the table is in the file: lines before it, its header, its width.

use std::collections::{HashMap, HashSet};

use crate::ingest::scan::field::trimmed;
use crate::ingest::values::date;
use crate::ingest::values::naming::is_known;
use crate::ingest::values::number;
use crate::ingest::values::number::Convention;
use crate::ingest::values::placeholder::is_placeholder;

/// Where the table is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Records before the header, or before the first row if there is none.
    pub before: usize,
    /// The header's records as they are written: none, or up to three.
    pub header: Vec<Vec<String>>,
    /// A name for each column, unique.
    pub names: Vec<String>,
    /// Columns whose name stands there twice, by index.
    pub duplicates: Vec<usize>,
}

impl Shape {
    /// Records before the first row.
    pub fn skip(&self) -> usize {
        self.before + self.header.len()
    }

    /// The header as it is written, a cell for each column; two lines make one text.
    pub fn written(&self) -> Option<Vec<String>> {
        let joined = |column: usize| -> String {
            let lines = self.header.iter().filter_map(|line| line.get(column)).map(String::as_str);
            lines.filter(|cell| self.header.len() == 1 || !trimmed(cell).is_empty()).collect::<Vec<_>>().join(" ")
        };
        (!self.header.is_empty()).then(|| (0..self.names.len()).map(joined).collect())
    }
}

/// Where the user says that the header, or the first row, is.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The record it begins with.
    pub at: usize,
    /// The records it takes.
    pub records: usize,
}

/// Looks at the first records of a file, but not at those before `from`.
pub fn detect(records: &[Vec<String>], from: usize, wanted: Option<Wanted>) -> Shape {
    let (before, height) = match wanted {
        Some(wanted) => (wanted.at, wanted.records.min(MOST_LINES)),
        None if records.len() <= from => return Shape { before: records.len(), ..Shape::default() },
        None => header_place(records, from),
    };
    let height = height.min(records.len().saturating_sub(before));
    let header: Vec<Vec<String>> = records.iter().skip(before).take(height).cloned().collect();
    let body = records.get(before + height..).unwrap_or_default();
    let widest = header.iter().map(Vec::len).max();
    let width = match widest {
        Some(own) => usual_width(body).filter(|width| is_wider(body, own, *width)).unwrap_or(own),
        None => usual_width(body).unwrap_or(1),
    };
    let (names, duplicates) = name_columns(&names(&header, width), width);
    Shape { before, header, names, duplicates }
}

/// A header has at most so many lines.
const MOST_LINES: usize = 3;

/// How many records stand before the header, and how many it takes.
fn header_place(records: &[Vec<String>], from: usize) -> (usize, usize) {
    let table = records.get(from..).unwrap_or_default();
    let width = usual_width(table).unwrap_or(1);
    let first = from + table.iter().position(|record| begins_table(record, width)).unwrap_or(0);
    let first = known_header(records, first).unwrap_or(first);
    let at = |index: usize| records.get(index).map(Vec::as_slice).unwrap_or_default();
    let below = |index: usize| records.get(index..).unwrap_or_default();
    let twice = usize::from(at(first) == at(first + 1));
    if looks_like_a_row(at(first), below(first + 1 + twice)) {
        return (first, 0);
    }
    let above = (1..MOST_LINES).take_while(|line| first >= from + line && names_groups(at(first - line), at(first))).count();
    let more = (1..MOST_LINES - above).take_while(|line| goes_on(at(first + line - 1), at(first + line), below(first + line + 1))).count();
    (first - above, above + 1 + more)
}

/// A record behind `first` of which at least three cells, and half of all, are
/// headers that the schema knows, if hardly any cell of `first` is one: then that
/// is a title with as many delimiters.
fn known_header(records: &[Vec<String>], first: usize) -> Option<usize> {
    const WITHIN: usize = 30;
    let known = |record: &Vec<String>| {
        let filled = record.iter().filter(|cell| !trimmed(cell).is_empty());
        (filled.clone().filter(|cell| is_known(trimmed(cell))).count(), filled.count())
    };
    let title = records.get(first)?;
    let repeats = repeats(title.iter().filter(|cell| !trimmed(cell).is_empty()));
    if repeats || title.first().is_none_or(|cell| trimmed(cell).is_empty()) {
        // It names groups of columns.
        return None;
    }
    let (own, _) = known(title);
    let candidates = records.iter().enumerate().skip(first + 1).take(WITHIN).map(|(at, record)| (at, known(record)));
    let mut headers = candidates.filter(|(_, (known, filled))| *known > 2 && known * 2 >= *filled && *known > own * 2);
    headers.next().map(|(at, _)| at)
}

/// The width of the first table: the first that many records have, among those
/// of enough cells to matter.
fn usual_width(records: &[Vec<String>]) -> Option<usize> {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    for width in records.iter().filter(|record| filled_width(record) > 0).map(Vec::len) {
        match widths.iter_mut().find(|(known, _)| *known == width) {
            Some((_, frequency)) => *frequency += 1,
            None => widths.push((width, 1)),
        }
    }
    let most = widths.iter().map(|(width, frequency)| width * frequency).max()?;
    let matters = |&&(width, frequency): &&(usize, usize)| width > 1 && frequency > 2 && width * frequency * 8 >= most;
    let usual = widths.iter().rev().max_by_key(|(_, frequency)| *frequency);
    // A few records that are all there is have no other table behind them.
    widths.iter().find(matters).or(usual).map(|(width, _)| *width)
}

/// Whether most rows have this many cells, and more than the header has names.
fn is_wider(body: &[Vec<String>], own: usize, width: usize) -> bool {
    let wide = body.iter().filter(|record| record.len() == width && filled_width(record) > own).count();
    width > own && wide > 1 && wide * 2 > body.len()
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

/// What a cell is that is not just text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    Number,
    Date,
}

fn typed(cell: &str) -> Option<Typed> {
    let cell = trimmed(cell);
    if number::parse(cell, Convention::Point).is_some() || number::parse(cell, Convention::Comma).is_some() {
        Some(Typed::Number)
    } else {
        date::parse(cell).map(|_| Typed::Date)
    }
}

/// Years are numbers, but also names of columns.
fn is_year(cell: &str) -> bool {
    cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20")) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// So many records below a header are looked at.
const LOOKED_AT: usize = 100;

/// The filled cells of a column.
fn column(records: &[Vec<String>], column: usize) -> Vec<&str> {
    let cells = records.iter().take(LOOKED_AT).filter_map(|record| record.get(column)).map(|cell| trimmed(cell));
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// What nearly all cells of a column are, if not just text.
fn usual_type(cells: &[&str]) -> Option<Typed> {
    let usual = |wanted: Typed| cells.iter().filter(|cell| typed(cell) == Some(wanted)).count() * 10 > cells.len() * 8;
    [Typed::Number, Typed::Date].into_iter().find(|typed| usual(*typed))
}

/// A first record is a row, not a header, if it has numbers and dates where
/// the others have them, or values that the others have too.
fn looks_like_a_row(first: &[String], body: &[Vec<String>]) -> bool {
    let (mut same, mut other) = (0, 0);
    // A header may stand there again.
    let again = body.iter().take(LOOKED_AT).filter(|record| record.as_slice() == first).count();
    for (at, cell) in first.iter().map(|cell| trimmed(cell)).enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let below = column(body, at);
        if let Some(usual) = usual_type(&below) {
            let is_name = is_year(cell) && below.iter().filter(|cell| is_year(cell)).count() * 5 < below.len();
            if typed(cell) == Some(usual) && !is_name { same += 1 } else { other += 1 }
        } else if (below.iter().filter(|other| **other == cell).count().saturating_sub(again)) * 20 > below.len() {
            same += 1;
        }
    }
    same > other
}

/// Whether a record names groups of the columns below it: `,2024,,2025,`.
fn names_groups(record: &[String], header: &[String]) -> bool {
    let filled: Vec<(usize, &str)> = record.iter().map(|cell| trimmed(cell)).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let gaps = filled.windows(2).all(|pair| matches!(pair, [(left, name), (right, next)] if left + 1 < *right || name == next));
    record.len() == header.len() && filled.len() > 1 && gaps && (repeats(header.iter()) || filled.first().is_some_and(|(at, _)| *at > 0))
}

/// Whether one of the cells is there twice.
fn repeats<'a>(mut cells: impl Iterator<Item = &'a String>) -> bool {
    let mut known = HashSet::new();
    !cells.all(|cell| known.insert(cell))
}

/// Whether a record continues the header above it: it says so again, or has
/// texts where the rows have numbers and dates.
fn goes_on(header: &[String], record: &[String], body: &[Vec<String>]) -> bool {
    if header == record && header.len() > 1 && filled_width(header) == header.len() && !body.is_empty() {
        return true;
    }
    let (mut texts, mut others, mut rest) = (0, 0, 0);
    for (at, cell) in record.iter().map(|cell| trimmed(cell)).enumerate() {
        let says_something = !cell.is_empty() && !is_placeholder(cell);
        match usual_type(&column(body, at)) {
            Some(_) if says_something && typed(cell).is_none() => texts += 1,
            Some(_) => others += 1,
            None => rest += usize::from(says_something),
        }
    }
    let enough = texts > 1 || texts == 1 && rest == 0;
    record.len() == header.len() && body.len() > 1 && enough && others == 0
}

/// The names that the header's records give to the columns.
fn names(header: &[Vec<String>], width: usize) -> Vec<String> {
    let cell = |line: &[String], column: usize| line.get(column).map(|cell| trimmed(cell).to_owned()).unwrap_or_default();
    let lines: Vec<Vec<String>> = header
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let is_group = header.get(at + 1).is_some_and(|below| names_groups(line, below));
            let mut group = String::new();
            let carried = |column: usize| {
                let own = cell(line, column);
                if !own.is_empty() || !is_group {
                    group = own;
                }
                group.clone()
            };
            (0..width).map(carried).collect()
        })
        .collect();
    let join = |column: usize| {
        let mut parts: Vec<&str> =
            lines.iter().filter_map(|line| line.get(column)).map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.dedup();
        parts.join(" ")
    };
    (0..width).map(join).collect()
}

/// Unique names for `width` columns, numbered where they are missing or repeated.
fn name_columns(wanted: &[String], width: usize) -> (Vec<String>, Vec<usize>) {
    let (mut taken, mut names, mut duplicates) = (HashSet::new(), Vec::new(), Vec::new());
    // Ten thousand columns of one name are not to be counted from the first each time.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for column in 0..width.max(1) {
        let wanted = wanted.get(column).filter(|name| !name.is_empty());
        let base = wanted.cloned().unwrap_or_else(|| format!("Column {}", column + 1));
        let mut name = base.clone();
        while !taken.insert(name.clone()) {
            let number = numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            name = format!("{base} ({number})");
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
        detect(&records, 0, None)
    }

    #[test]
    fn finds_header_and_first_row() {
        let cases = [
            ("a,b\n1,2", 0, 1, "a b"),
            ("1,2\n3,4\n5,6", 0, 0, "Column_1 Column_2"),
            ("a,b", 0, 1, "a b"),
            ("2016,x\n2017,x\n2019,y", 0, 0, "Column_1 Column_2"),
            ("2016,2017\n1,5\n2,7", 0, 1, "2016 2017"),
            ("area,Jan 2024,2023\nWest,1,5\nEast,2,7", 0, 1, "area Jan_2024 2023"),
            ("Report of May\n\na,b,c\n1,2,3\n4,5,6", 2, 1, "a b c"),
            ("Report,,\n,,\na,b,c\n1,2,3\n4,5,6", 2, 1, "a b c"),
            ("a,,a\n1,2,3", 0, 1, "a Column_2 a_(2)"),
            ("a,b,c\n1,2", 0, 1, "a b c"),
            ("a,b,c\n1,2,3,4", 0, 1, "a b c"),
            ("a,b,c\n1,2,3,4\n1,2,3,4\n1,2,3,4", 0, 1, "a b c Column_4"),
            ("a,b,c\n1,2,3,4\n1,2,3,4,5\n1,2,3\n1,2,3,4,5,6", 0, 1, "a b c"),
            ("x\n1", 0, 1, "x"),
            ("foo,bar\nfoo,bar", 0, 1, "foo bar"),
            (
                "All deals, closed,, January 5\nid,stage,amount,close date\n1,Won,5,2024-01-05\n2,Lost,7,2024-01-06\n3,Won,9,2024-01-07",
                1,
                1,
                "id stage amount close date",
            ),
            ("Umsatz, alle,2024\n\nKunde,Betrag,Phase\nA,5,x\nB,6,y\nC,7,z", 2, 1, "Kunde Betrag Phase"),
            ("", 0, 0, ""),
            ("name,city\nAnna,Rome\nBob,Oslo", 0, 1, "name city"),
            ("name,city\nAnna,Rome\nBob,Oslo\nname,city\nCy,Bonn", 0, 1, "name city"),
            ("won,Rome\nlost,Oslo\nwon,Rome\nwon,Bonn", 0, 0, "Column_1 Column_2"),
            ("a,b,c\n1,2,3\n4,5,6\n7,8,9\n\np,q\nx,1\ny,2\nz,3\nx,1\ny,2\nz,3", 0, 1, "a b c"),
        ];
        for (text, before, height, names) in cases {
            let shape = shape(text);
            let found = shape.names.join(" ").replace("n ", "n_").replace("a (", "a_(");
            assert_eq!((shape.before, shape.header.len(), found), (before, height, names.to_owned()), "{text}");
        }
    }

    #[test]
    fn joins_a_header_of_two_lines() {
        let cases = [
            ("name,amount\nname,amount\nAnna,1\nBob,2", "name|amount", "name name|amount amount"),
            (
                ",2024,,2025,\nname,won,lost,won,lost\nAnna,1,2,3,4\nBob,5,6,7,8",
                "name|2024 won|2024 lost|2025 won|2025 lost",
                "name|2024 won|lost|2025 won|lost",
            ),
            (
                "deal,amount,closed\n,(EUR),(day)\nA,1,2024-01-05\nB,2,2024-02-05",
                "deal|amount (EUR)|closed (day)",
                "deal|amount (EUR)|closed (day)",
            ),
        ];
        for (text, names, written) in cases {
            let shape = shape(text);
            assert_eq!(
                (shape.header.len(), shape.names.join("|"), shape.written().unwrap().join("|")),
                (2, names.to_owned(), written.to_owned()),
                "{text}"
            );
        }
        for (text, names) in [
            (
                ",2024,,2025,\nname,won,lost,won,lost\n,(EUR),(EUR),(EUR),(EUR)\nAnna,1,2,3,4\nBob,5,6,7,8",
                "name|2024 won (EUR)|2024 lost (EUR)|2025 won (EUR)|2025 lost (EUR)",
            ),
            (
                ",2024,,2025,\n,Q1,Q2,Q1,Q2\nname,won,lost,won,lost\nAnna,1,2,3,4\nBob,5,6,7,8",
                "name|2024 Q1 won|2024 Q2 lost|2025 Q1 won|2025 Q2 lost",
            ),
        ] {
            assert_eq!((shape(text).header.len(), shape(text).names.join("|")), (3, names.to_owned()), "{text}");
        }
        for text in ["name,amount\nAnna,n/a\nBob,2\nZoe,3", "name,amount\nAnna,unknown\nBob,2\nZoe,3", "a,b\nx,y\nz,w"] {
            assert_eq!(shape(text).header.len(), 1, "{text}");
        }
    }

    #[test]
    fn believes_the_user() {
        let records: Vec<Vec<String>> =
            ["t", "a,b", "c,d", "1,2"].iter().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        for (at, height, names) in [(0, 1, "t Column 2"), (1, 1, "a b"), (1, 2, "a c b d"), (2, 0, "Column 1 Column 2"), (9, 1, "Column 1")]
        {
            let found = detect(&records, 0, Some(Wanted { at, records: height }));
            assert_eq!(found.names.join(" "), names, "{at} {height}");
        }
    }
}
