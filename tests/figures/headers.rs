//! Header lines as CRMs in many languages export them: what each is taken for,
//! which column becomes which field, and which program it looks like.
//!
//! The lines are in `tests/headers/*.txt`:
//! `file name | dataset | program | column=field, column, …`, with `-` for none.
//! Behind a column's name stands what its cells are: `#` numbers, `@` dates,
//! `~` nothing; else they are text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use attain::ingest::values::kind::ColumnKind;
use attain::sales::schema::Dataset;
use attain::star::headers::classify::classify;
use attain::star::headers::meaning::Header;
use attain::star::headers::preset::preset;

struct Case {
    /// The text file and the line in it.
    at: String,
    file: String,
    dataset: Option<Dataset>,
    program: Option<String>,
    columns: Vec<Column>,
}

#[derive(Clone)]
struct Column {
    name: String,
    kind: ColumnKind,
    field: Option<String>,
}

#[test]
fn every_line_is_understood() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        wrong.extend(case.mistakes(|name| name.to_owned()).map(|mistake| format!("{}: {mistake}", case.at)));
        let found = preset(case.columns.iter().map(|column| column.name.as_str()));
        if found != case.program.as_deref() {
            wrong.push(format!("{}: looks like {found:?}, not {:?}", case.at, case.program));
        }
    }
    assert!(wrong.is_empty(), "{} of {} lines:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 150, "only {} lines", cases.len());
}

#[test]
fn spelling_changes_nothing() {
    type Spelling = fn(&str) -> String;
    let spellings: [(&str, Spelling); 6] = [
        ("in capitals", |name| name.to_uppercase()),
        ("with a star", |name| format!("{name} *")),
        ("with a colon", |name| format!("{name}:")),
        ("with no-break spaces", |name| name.replace(' ', "\u{a0}")),
        ("with a mark and spaces", |name| format!("\u{feff}  {name} ")),
        ("in quotes", |name| format!("\"{name}\"")),
    ];
    let mut wrong = Vec::new();
    for case in &cases() {
        for (what, spelling) in spellings {
            wrong.extend(case.mistakes(spelling).map(|mistake| format!("{} {what}: {mistake}", case.at)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_program_is_recognised_by_some_line() {
    let recognised: BTreeSet<String> = cases().into_iter().filter_map(|case| case.program).collect();
    let data = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/star/headers/presets.toml")).unwrap();
    let known = data.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    let missing: Vec<&str> = known.filter(|name| !recognised.contains(*name)).collect();
    assert!(missing.is_empty(), "no line of {missing:?}");
}

impl Case {
    /// What is taken for something else than the line says, if its columns are spelt so.
    fn mistakes(&self, spelling: impl Fn(&str) -> String) -> impl Iterator<Item = String> {
        let names: Vec<String> = self.columns.iter().map(|column| spelling(&column.name)).collect();
        let headers: Vec<Header> = names.iter().zip(&self.columns).map(|(name, column)| Header { name, kind: column.kind }).collect();
        let class = classify(&self.file, &headers, None);
        let mut mistakes = Vec::new();
        if class.dataset != self.dataset {
            mistakes.push(format!("is {:?}, not {:?}", class.dataset, self.dataset));
        } else {
            for (column, field) in self.columns.iter().zip(&class.fields).filter(|(column, field)| column.field != **field) {
                mistakes.push(format!("{} is {field:?}, not {:?}", column.name, column.field));
            }
        }
        mistakes.into_iter()
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/headers");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with("# "));
        cases.extend(lines.map(|(index, line)| case(&format!("{}:{}", path.file_name().unwrap().to_string_lossy(), index + 1), line)));
    }
    cases
}

fn case(at: &str, line: &str) -> Case {
    let parts: Vec<&str> = line.splitn(4, " | ").collect();
    let [file, dataset, program, columns] = parts[..] else { panic!("{at}: not four parts") };
    let dataset = (dataset != "-").then(|| Dataset::from_id(dataset).unwrap_or_else(|| panic!("{at}: what is {dataset}?")));
    Case {
        at: format!("{at} ({file})"),
        file: file.to_owned(),
        dataset,
        program: (program != "-").then(|| program.to_owned()),
        columns: columns.split(", ").map(column).collect(),
    }
}

fn column(cell: &str) -> Column {
    let (name, field) = cell.split_once('=').map_or((cell, None), |(name, field)| (name, Some(field.to_owned())));
    let (name, kind) = match name.char_indices().last() {
        Some((at, '#')) => (&name[..at], ColumnKind::Number),
        Some((at, '@')) => (&name[..at], ColumnKind::Date),
        Some((at, '~')) => (&name[..at], ColumnKind::Empty),
        _ => (name, ColumnKind::Text),
    };
    Column { name: name.to_owned(), kind, field }
}
