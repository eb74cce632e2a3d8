//! Every KPI of some CSV files as one JSON object.
//!
//! `cargo run --release --example report -- --by region deals.csv people.csv`

use std::process::ExitCode;

use attain::container::now::{Unpacked, open};
use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::kpi::ask::{Answer, Ask, Context, Filter, PartKey, Split};
use attain::kpi::catalogue::catalogue;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::star::choices::{Choices, Merge, TypedRate};
use serde_json::{Map, Value, json};

const HELP: &str = "\
Computes every KPI from CSV files, also zipped ones and workbooks, and prints one JSON object.

usage: report [options] FILES…

  --period A..B        days from A (included) to B (excluded), as 2024-01-01..2024-04-01; default: all the data
  --compare A..B       the period to compare with
  --by DIM             break every KPI down by a dimension, such as region, product, owner
  --grain GRAIN        break every KPI down over time: day, week, month, quarter, year
  --filter DIM=VALUE   only rows of this member; several of one dimension are alternatives
  --merge DIM:A=B      read the spelling A as B
  --currency CODE      the currency that amounts are converted to
  --rate CODE=RATE     one of this currency is worth so much of that; files of rates are taken too
  --revenue KIND       of orders and invoices, those that are the revenue: order or invoice
  --help               this text

The object: {\"kpis\": {id: {\"value\", \"unit\"} or {\"unavailable\"}}, \"breakdown\": {id: {member: value}},
\"problems\": […], \"rows\": {\"read\", \"kept\", \"set_aside\"}, \"files\": […]}. Ratios are fractions, money is in
major units, durations are in days. With both --by and --grain the breakdown is by the dimension and
\"course\" holds the spans. \"before\" stands beside \"value\" when there is a period to compare with.";

#[derive(Default)]
struct Options {
    context: Context,
    by: Option<String>,
    grain: Option<Grain>,
    choices: Choices,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
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

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let mut options = Options::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--period" => options.context.period = Some(period(&value()?)?),
            "--compare" => options.context.compare = Some(period(&value()?)?),
            "--by" => options.by = Some(value()?),
            "--grain" => options.grain = Some(grain(&value()?)?),
            "--filter" => {
                let text = value()?;
                let (dimension, member) = text.split_once('=').ok_or_else(|| format!("--filter {text}: write DIM=VALUE"))?;
                filter(&mut options.context.filters, dimension, member);
            }
            "--merge" => {
                let text = value()?;
                let parts = text.split_once(':').and_then(|(dimension, rest)| Some((dimension, rest.split_once('=')?)));
                let (dimension, (from, to)) = parts.ok_or_else(|| format!("--merge {text}: write DIM:A=B"))?;
                options.choices.merges.push(Merge { dimension: dimension.to_owned(), from: from.to_owned(), to: to.to_owned() });
            }
            "--currency" => options.choices.currency = Some(value()?),
            "--rate" => {
                let text = value()?;
                let (from, rate) = text.split_once('=').ok_or_else(|| format!("--rate {text}: write CODE=RATE"))?;
                let to = options.choices.currency.clone().ok_or("--rate: say --currency first")?;
                options.choices.rates.push(TypedRate { from: from.to_owned(), to, rate: rate.to_owned() });
            }
            "--revenue" => {
                let text = value()?;
                let kind = serde_json::from_value(json!(text)).map_err(|_| format!("--revenue {text}: write order or invoice"))?;
                options.choices.revenue = Some(kind);
            }
            _ if argument.starts_with("--") => return Err(format!("unknown option {argument}; see --help")),
            _ => options.files.push(argument),
        }
    }
    if options.files.is_empty() {
        return Err("no files given; see --help".to_owned());
    }
    Ok(options)
}

fn period(text: &str) -> Result<Period, String> {
    let day = |text: &str| text.parse::<Day>().map_err(|()| format!("{text} is not a day; write it as 2024-01-31"));
    let (start, end) = text.split_once("..").ok_or_else(|| format!("{text} is not a period; write A..B"))?;
    let period = Period { start: day(start)?, end: day(end)? };
    if period.start < period.end { Ok(period) } else { Err(format!("the period {text} has no day; the end is not part of it")) }
}

fn grain(text: &str) -> Result<Grain, String> {
    serde_json::from_value(json!(text)).map_err(|_| format!("{text} is not a grain; take day, week, month, quarter or year"))
}

fn filter(filters: &mut Vec<Filter>, dimension: &str, member: &str) {
    match filters.iter_mut().find(|filter| filter.dimension == dimension) {
        Some(filter) => filter.members.push(member.to_owned()),
        None => filters.push(Filter { dimension: dimension.to_owned(), members: vec![member.to_owned()] }),
    }
}

fn report(options: Options) -> Result<Value, String> {
    let mut engine = import(&options.files, &options.choices)?;
    let known: Vec<&str> = engine.overview().dimensions.iter().map(|dimension| dimension.id.as_str()).collect();
    let used = options.by.iter().chain(options.context.filters.iter().map(|filter| &filter.dimension));
    if let Some(unknown) = used.into_iter().find(|dimension| !known.contains(&dimension.as_str())) {
        return Err(format!("no dimension {unknown} in these files; there are: {}", known.join(", ")));
    }
    let ids: Vec<&str> = catalogue().entries().iter().map(|entry| entry.id.as_str()).collect();
    let mut ask = |split: Split| {
        let asks: Vec<Ask> = ids.iter().map(|id| Ask { kpi: (*id).to_owned(), split: split.clone() }).collect();
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

fn import(files: &[String], choices: &Choices) -> Result<Engine, String> {
    let mut engine = Engine::new();
    let mut unpacked = Unpacked::default();
    for path in files {
        let name = std::path::Path::new(path).file_name().map_or(path.clone(), |name| name.to_string_lossy().into_owned());
        let file = std::fs::File::open(path);
        file.and_then(|file| open(&name, file, &mut unpacked)).map_err(|error| format!("{path}: {error}"))?;
    }
    let sources: Vec<Source> =
        unpacked.files.iter().map(|(name, bytes)| Source { name: name.clone(), bytes: bytes.len() as u64 }).collect();
    let mut job = engine.begin(&sources, choices);
    job.list(unpacked.problems);
    while let Some((_, bytes)) = job.current().and_then(|at| unpacked.files.get(at)) {
        job.feed(bytes);
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    engine.adopt(job);
    Ok(engine)
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
