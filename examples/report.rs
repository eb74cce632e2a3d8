//! Every KPI of some CSV files as one JSON object.
//!
//! `cargo run --release --example report -- --by region deals.csv people.csv`

mod arguments;

use std::process::ExitCode;

use attain::kpi::ask::{Answer, Ask, PartKey, Split};
use serde_json::{Map, Value, json};

use self::arguments::{Options, import, options};

const HELP: &str = "\
Computes every KPI from CSV files, also zipped ones and workbooks, and prints one JSON object.

usage: report [options] FILES…

{OPTIONS}

The object: {\"kpis\": {id: {\"value\", \"unit\"} or {\"unavailable\"}}, \"breakdown\": {id: {member: value}},
\"problems\": […], \"rows\": {\"read\", \"kept\", \"set_aside\"}, \"files\": […]}. Ratios are fractions, money is in
major units, durations are in days. With both --by and --grain the breakdown is by the dimension and
\"course\" holds the spans. \"before\" stands beside \"value\" when there is a period to compare with.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{}", HELP.replace("{OPTIONS}", arguments::HELP));
        return ExitCode::SUCCESS;
    }
    match run(arguments) {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// What is printed for these arguments, or why nothing is.
pub fn run(arguments: Vec<String>) -> Result<Value, String> {
    options(arguments).and_then(report)
}

fn report(options: Options) -> Result<Value, String> {
    let mut engine = import(&options)?;
    let ids: Vec<String> = engine.catalogue().into_iter().map(|listed| listed.id).collect();
    let mut ask = |split: Split| {
        let asks: Vec<Ask> = ids.iter().map(|id| Ask { kpi: id.clone(), split: split.clone() }).collect();
        engine.report(&options.context, &asks)
    };
    let kpis: Map<String, Value> = ask(Split::Whole).iter().map(|answer| (answer.kpi.clone(), figure(answer))).collect();
    let mut by = options.by.as_ref().map(|dimension| parts(&ask(Split::By { dimension: dimension.clone(), limit: usize::MAX })));
    let mut over = options.grain.map(|grain| parts(&ask(Split::Over { grain })));
    let breakdown = by.take().or_else(|| over.take());
    let overview = engine.overview();
    let rows = |of: fn(&attain::ingest::rows::counts::RowCounts) -> u64| overview.files.iter().map(|file| of(&file.rows)).sum::<u64>();
    let mut report = json!({
        "kpis": kpis,
        "problems": overview.problems.iter().map(|issue| problem(overview.name(&issue.subject), &issue.problem)).collect::<Vec<_>>(),
        "rows": { "read": rows(|rows| rows.read), "kept": rows(|rows| rows.kept), "set_aside": rows(|rows| rows.set_aside) },
        "files": overview.files.iter().map(file).collect::<Vec<_>>(),
    });
    if let Some(report) = report.as_object_mut() {
        report.extend(breakdown.map(|parts| ("breakdown".to_owned(), parts)));
        report.extend(over.map(|parts| ("course".to_owned(), parts)));
    }
    Ok(report)
}

fn figure(answer: &Answer) -> Value {
    let mut value = match &answer.now {
        Ok(quantity) => json!({ "value": quantity.number(), "unit": quantity.unit() }),
        Err(reason) => json!({ "unavailable": reason.code() }),
    };
    if let (Some(Ok(before)), Some(value)) = (&answer.before, value.as_object_mut()) {
        value.insert("before".to_owned(), json!(before.number()));
    }
    value
}

/// The parts that have a figure, by KPI and by member or first day of the span.
fn parts(answers: &[Answer]) -> Value {
    let parts = |answer: &Answer| -> Map<String, Value> {
        let figures = answer.parts.iter().filter_map(|part| Some((&part.key, part.now.as_ref().ok()?.number())));
        figures
            .map(|(key, number)| match key {
                PartKey::Member(member) => (member.clone(), json!(number)),
                PartKey::Span(day) => (day.to_string(), json!(number)),
                PartKey::Others => (String::new(), json!(number)),
            })
            .collect()
    };
    let with_parts = answers.iter().filter(|answer| !answer.parts.is_empty());
    Value::Object(with_parts.map(|answer| (answer.kpi.clone(), Value::Object(parts(answer)))).collect())
}

fn problem(file: &str, problem: &attain::ingest::report::problem::Problem) -> Value {
    let mut value = json!({ "code": problem.kind.code(), "file": file, "column": problem.column, "count": problem.count });
    if let Some(value) = value.as_object_mut() {
        // The kind's own data, such as the key and what may be meant, beside its code.
        if let Ok(Value::Object(kind)) = serde_json::to_value(&problem.kind) {
            value.extend(kind.into_iter().filter_map(|(_, data)| Some(data.as_object()?.clone())).flatten());
        }
        value.insert("examples".to_owned(), json!(problem.examples));
    }
    value
}

fn file(file: &attain::star::overview::FileOverview) -> Value {
    let fields: Map<String, Value> = file.columns.iter().map(|column| (column.name.clone(), json!(column.field))).collect();
    json!({ "name": file.name, "dataset": file.dataset, "rows": file.rows, "fields": fields })
}
