//! The files of one dataset become its table: each file's columns become fields,
//! its fields are completed, the files put one after another, and completed once
//! more where only all of them together tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::{Place, ProblemKind};
use crate::ingest::values::currency::coded;
use crate::sales::schema::{Dataset, FieldType, Table};
use crate::star::choices::Choices;
use crate::star::convert::{Converted, convert, likelihoods, merged};
use crate::star::counted::{counted, currency_of_header};
use crate::star::deals::stages::Stage;
use crate::star::derive::draft::Draft;
use crate::star::derive::views::View;
use crate::star::derive::{activities, rates, steps, surveys, targets};
use crate::star::discount::is_money_off;
use crate::star::fields::{Fields, Finding, Unknowns};
use crate::star::file::{File, FileColumn};
use crate::star::headers::classify::Class;
use crate::star::records::alike::signatures;
use crate::star::tables::StarTable;
use crate::star::words::flag;
use crate::table::column::Column;
use crate::table::concat::Concat;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::fold::fold;

/// A table with what was learned on the way.
#[derive(Debug)]
pub struct Filled {
    pub table: StarTable,
    pub parts: Vec<Part>,
    /// For each field the header of the column that it came from first.
    pub headers: BTreeMap<String, String>,
    /// For deals: the stages of each file, by its number.
    pub stages: BTreeMap<u32, Vec<Stage>>,
    pub problems: Vec<Issue>,
}

/// The rows of one file in a table, which follow those of the file before.
#[derive(Clone, Debug)]
pub struct Part {
    pub file: u32,
    pub rows: usize,
    /// The places of these rows in the file, if not all of the file's rows are there.
    pub kept: Option<Vec<u32>>,
    /// For each column of the file the field it became.
    pub fields: Vec<Option<String>>,
}

/// The table of all files that are of its dataset; `year` is that of all sales before, if they are in one.
pub fn filled(schema: &'static Table, files: &[(&File, &Class)], choices: &Choices, year: Option<i32>) -> Filled {
    let (mut drafts, mut problems) = (Vec::with_capacity(files.len()), Vec::new());
    let (mut headers, mut stages) = (BTreeMap::new(), BTreeMap::new());
    let views: Vec<(&File, View)> =
        files.iter().flat_map(|(file, class)| views(schema.id, file, class).into_iter().map(|view| (*file, view))).collect();
    for (file, View { class, said }) in &views {
        let mut draft = converted(schema, file, class, choices, &mut problems);
        for (field, text) in said {
            draft.fields.insert((*field).to_owned(), Arc::new(Column::repeated(text, draft.rows)));
        }
        steps::of_file(schema.id).iter().for_each(|step| step(&mut draft));
        problems.extend(draft.findings.drain(..).map(|found| told(file, class, found)));
        for field in draft.fields.keys() {
            if let Some(header) = header(file, class, field) {
                headers.entry(field.clone()).or_insert_with(|| header.to_owned());
            }
        }
        stages.insert(file.number, std::mem::take(&mut draft.stages));
        drafts.push(draft);
    }
    let mut draft = Draft { year, ..all(&drafts) };
    let times = |of: &File| views.iter().filter(|(file, _)| file.number == of.number).count();
    draft.files = files.iter().map(|(file, _)| file.len() * times(file)).collect();
    draft.keeps_all = files.iter().map(|(file, _)| choices.headers.get(&file.header).is_some_and(|choice| choice.keeps_all)).collect();
    let may_repeat = files.len() > 1 || matches!(schema.id, Dataset::Orders | Dataset::Deals);
    if may_repeat && (files.len() > 1 && schema.id == Dataset::Orders || !draft.fields.contains_key("id")) {
        let whole =
            |(file, _): &(&File, View)| signatures(file.columns.iter().map(|column| (column.name.as_str(), &*column.column)), file.len());
        draft.whole = views.iter().flat_map(whole).collect();
    }
    steps::of_dataset(schema.id).iter().for_each(|step| step(&mut draft));
    for (at, Finding { field, kind, rows }) in draft.located.drain(..) {
        if let Some((file, class)) = files.get(at) {
            problems.push(with_example(file.issue(header(file, class, field), kind, rows)));
        }
    }
    if let Some((first, _)) = files.first() {
        let of = |found: Finding| match files.iter().find(|(file, class)| header(file, class, found.field).is_some()) {
            Some((file, class)) => told(file, class, found),
            None => first.issue(headers.get(found.field).map(String::as_str), found.kind, found.rows),
        };
        problems.extend(draft.findings.drain(..).map(of));
    }
    let read = files.iter().map(|(file, _)| file.len()).sum();
    let shared = (!draft.shared.is_empty()).then(|| Arc::new(std::mem::take(&mut draft.shared)));
    let table = StarTable { rows: draft.rows, read, fields: draft.fields, unknown: draft.unknown, shared, ..StarTable::default() };
    let parts = parts(&views, draft.kept.as_deref());
    Filled { table, parts, headers, stages, problems }
}

/// What was found in a column of a file, in the words of its cells.
fn told(file: &File, class: &Class, Finding { field, mut kind, rows }: Finding) -> Issue {
    let column = file.columns.iter().zip(&class.fields).find(|(_, own)| own.as_deref() == Some(field)).map(|(column, _)| column);
    if let (ProblemKind::VoidRow { text } | ProblemKind::NotYet { text, .. }, Some(column)) = (&mut kind, column)
        && text == "yes"
        && let Column::Text { dictionary, .. } = &*column.column
        && let Some(written) = dictionary.texts().find(|text| flag(text) == Some(true))
    {
        written.clone_into(text);
    }
    file.issue(column.map(|column| column.name.as_str()), kind, rows)
}

/// Ids that repeat are examples of themselves.
fn with_example(mut issue: Issue) -> Issue {
    if let ProblemKind::DuplicateRecord { ids, .. } = &issue.problem.kind {
        issue.problem.examples = ids.iter().map(|id| Place { line: 0, field: 0, text: id.clone() }).collect();
    }
    issue
}

/// A file as it fills a dataset, once or once for each of several columns.
fn views(dataset: Dataset, file: &File, class: &Class) -> Vec<View> {
    match dataset {
        Dataset::Targets => targets::views(file, class),
        Dataset::Rates => rates::views(file, class),
        Dataset::Surveys => surveys::views(file, class),
        Dataset::Activities => activities::views(file, class),
        _ => vec![View { class: class.clone(), said: Vec::new() }],
    }
}

/// Which rows of which file the table has; `kept` are those that stayed of all, in order.
fn parts(views: &[(&File, View)], kept: Option<&[u32]>) -> Vec<Part> {
    let mut start = 0u32;
    let part = |(file, view): &(&File, View)| {
        let end = start + file.len() as u32;
        let own = kept.map(|kept| kept.iter().filter(|row| (start..end).contains(*row)).map(|row| row - start).collect::<Vec<u32>>());
        start = end;
        Part { file: file.number, rows: own.as_ref().map_or(file.len(), Vec::len), kept: own, fields: view.class.fields.clone() }
    };
    views.iter().map(part).collect()
}

/// The header of the column that became a field.
fn header<'a>(file: &'a File, class: &Class, field: &str) -> Option<&'a str> {
    let at = class.fields.iter().position(|own| own.as_deref() == Some(field))?;
    file.columns.get(at).map(|column| column.name.as_str())
}

/// The columns of a file as fields.
fn converted<'a>(schema: &Table, file: &File, class: &Class, choices: &'a Choices, problems: &mut Vec<Issue>) -> Draft<'a> {
    let mut fields = Fields::new();
    for (column, field) in file.columns.iter().zip(&class.fields) {
        let Some(field) = field.as_deref().and_then(|field| schema.field(field)) else { continue };
        // A discount with a currency is money, whatever its header says; else its rows tell.
        if field.id == "percent_off" && !is_percent(column) {
            continue;
        }
        let money = schema
            .field("discount_amount")
            .filter(|_| field.id == "discount" && (column.currencies.is_some() || is_money_off(file, class)));
        let field = money.unwrap_or(field);
        if matches!(field.kind, FieldType::Key | FieldType::Category) && column.profile.filled == 0 {
            // Of ids that are all empty or lost, and of names that nothing has, nothing can be counted.
            continue;
        }
        let answers = if schema.id == Dataset::Surveys && field.id == "score" { surveys::in_words(&column.column) } else { None };
        let cells = answers.as_ref().unwrap_or(&column.column);
        let value = convert(field.kind, cells, column.profile.percent, column.profile.date_form);
        if value.misfits > 0 {
            problems.push(file.issue(Some(&column.name), ProblemKind::Misfit { expected: value.expected }, value.misfits));
        }
        let is_scaled = !Arc::ptr_eq(&value.column, &column.column);
        let value = match field.id.as_str() {
            "probability" if is_scaled => Converted { column: likelihoods(value.column), ..value },
            _ => value,
        };
        let value = Converted { column: counted(file, column, field, value.column, problems), ..value };
        let value = match &field.dimension {
            Some(dimension) => merged(value.column, dimension, &choices.merges),
            None => value.column,
        };
        fields.insert(field.id.clone(), value);
    }
    note_currency(schema, file, class, &mut fields);
    for field in CURRENCIES {
        if let Some(column) = fields.get(field).map(labelled) {
            fields.insert(field.to_owned(), column);
        }
    }
    let choice = choices.headers.get(&file.header);
    let (marks, sales) = (choice.map_or(&[][..], |choice| &choice.stages), choice.map(|choice| &choice.sales));
    Draft { rows: file.len(), fields, standing: class.standing, document: class.document, marks, sales, ..Draft::default() }
}

/// Whether a header or its cells say that they count in hundredths.
fn is_percent(column: &FileColumn) -> bool {
    let name = fold(&column.name);
    column.profile.percent || column.name.contains('%') || ["percent", "pct", "prozent"].iter().any(|word| name.contains(word))
}

/// The currencies that stand beside the amounts, or in their header, where no column of its own names them.
fn note_currency(schema: &Table, file: &File, class: &Class, fields: &mut Fields) {
    let columns = file.columns.iter().zip(&class.fields);
    let of_field = |(column, field): (&FileColumn, &Option<String>)| {
        let field = schema.field(field.as_deref()?).filter(|field| field.kind == FieldType::Money)?;
        // The amount speaks for the row; a price, a cost or a profit only where there is none.
        Some((field.id != "amount", column.currencies.clone().or_else(|| currency_of_header(column))?))
    };
    let Some((_, beside)) = columns.filter_map(of_field).min_by_key(|(is_other, _)| *is_other) else { return };
    let column = match fields.get("currency") {
        Some(own) if own.filled() > 0 => filled_up(own, &beside),
        _ => beside,
    };
    fields.insert("currency".to_owned(), column);
}

/// The fields that name currencies.
const CURRENCIES: [&str; 3] = ["currency", "to", "converted_currency"];

/// Currencies by their labels, however they are written.
fn labelled(column: &Arc<Column>) -> Arc<Column> {
    let Column::Text { dictionary, codes } = &**column else { return Arc::clone(column) };
    let mut labels = Dictionary::default();
    let new: Vec<u32> =
        dictionary.texts().map(|text| labels.code_or_insert(coded(text).map_or(text, |currency| currency.label()))).collect();
    let codes = codes.iter().map(|&code| new.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
    Arc::new(Column::Text { dictionary: labels, codes })
}

/// Texts, with others where they are empty.
fn filled_up(own: &Arc<Column>, other: &Arc<Column>) -> Arc<Column> {
    if own.filled() == own.len() {
        return Arc::clone(own);
    }
    let mut dictionary = Dictionary::default();
    let text = |row: usize| own.written(row).or_else(|| other.written(row));
    let codes = (0..own.len()).map(|row| text(row).map_or(EMPTY_CODE, |text| dictionary.code_or_insert(&text))).collect();
    Arc::new(Column::Text { dictionary, codes })
}

/// All files one after another.
fn all(drafts: &[Draft]) -> Draft<'static> {
    let ids: BTreeSet<&String> = drafts.iter().flat_map(|draft| draft.fields.keys()).collect();
    let mut fields = Fields::new();
    for id in ids {
        let mut concat = Concat::default();
        for draft in drafts {
            match draft.fields.get(id) {
                Some(column) => concat.add(Arc::clone(column)),
                None => concat.add_nothing(draft.rows),
            }
        }
        if let Some(column) = concat.finish() {
            fields.insert(id.clone(), column);
        }
    }
    let mut unknown = Unknowns::new();
    for (field, values) in drafts.iter().flat_map(|draft| &draft.unknown) {
        unknown.entry(field.clone()).or_default().extend(values.iter().cloned());
    }
    Draft { rows: drafts.iter().map(|draft| draft.rows).sum(), fields, unknown, ..Draft::default() }
}
