//! The arguments that examples have in common: files, and what is asked of them.

use attain::container::now::{Unpacked, open};
use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::kpi::ask::{Context, Filter};
use attain::kpi::catalogue::Written;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::star::choices::{Choices, Merge, TypedRate};
use attain::state::keep::workspace;
use serde_json::json;

/// What `--help` says of them.
pub const HELP: &str = "\
  --period A..B        days from A (included) to B (excluded), as 2024-01-01..2024-04-01; default: all the data
  --compare A..B       the period to compare with
  --by DIM             break every KPI down by a dimension, such as region, product, owner
  --grain GRAIN        break every KPI down over time: day, week, month, quarter, year
  --filter DIM=VALUE   only rows of this member; several of one dimension are alternatives
  --merge DIM:A=B      read the spelling A as B
  --currency CODE      the currency that amounts are converted to
  --rate CODE=RATE     one of this currency is worth so much of that; files of rates are taken too
  --revenue KIND       of orders and invoices, those that are the revenue: order or invoice
  --kpis FILE          own KPIs, too: those of a workspace that the page has saved as a file
  --help               this text";

#[derive(Default)]
pub struct Options {
    pub context: Context,
    pub by: Option<String>,
    pub grain: Option<Grain>,
    pub choices: Choices,
    pub own: Vec<Written>,
    pub files: Vec<String>,
}

/// The files read, and every dimension that is asked for known to be there.
pub fn import(options: &Options) -> Result<Engine, String> {
    let mut engine = read(&options.files, &options.choices)?;
    engine.define(options.own.clone());
    let known: Vec<&str> = engine.overview().dimensions.iter().map(|dimension| dimension.id.as_str()).collect();
    let used = options.by.iter().chain(options.context.filters.iter().map(|filter| &filter.dimension));
    if let Some(unknown) = used.into_iter().find(|dimension| !known.contains(&dimension.as_str())) {
        return Err(format!("no dimension {unknown} in these files; there are: {}", known.join(", ")));
    }
    Ok(engine)
}

/// The options that these arguments are.
pub fn options(arguments: Vec<String>) -> Result<Options, String> {
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
            "--kpis" => options.own = own(&value()?)?,
            _ if argument.starts_with("--") => return Err(format!("unknown option {argument}; see --help")),
            _ => options.files.push(argument),
        }
    }
    if options.files.is_empty() {
        return Err("no files given; see --help".to_owned());
    }
    Ok(options)
}

fn own(path: &str) -> Result<Vec<Written>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let workspace = workspace::read(&text).ok_or_else(|| format!("{path} is no workspace that was saved as a file"))?;
    Ok(workspace.opened.decisions.own.written())
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

fn read(files: &[String], choices: &Choices) -> Result<Engine, String> {
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
