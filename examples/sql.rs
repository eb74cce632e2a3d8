//! Every KPI of some CSV files as SQL: the tables as they are counted, and a script that
//! loads them and returns the figures.
//!
//! `cargo run --release --example sql -- --dialect duckdb --out folder deals.csv people.csv`

mod arguments;

use std::fs::{File, create_dir_all, write};
use std::io::BufWriter;
use std::path::PathBuf;
use std::process::ExitCode;

use attain::kpi::ask::{Ask, Split};
use attain::kpi::sql::dialect::Dialect;

use crate::arguments::{Options, import, options};

const HELP: &str = "\
Writes the tables that KPIs are counted over as plain CSV files, and report.sql, which loads them and
returns the rows (kpi, member, value, reason) of all KPIs. Run it with the folder as the working directory.

usage: sql --dialect DIALECT --out FOLDER [options] FILES…

  --dialect DIALECT    duckdb or spark
  --out FOLDER         where to write; made if it is not there
{OPTIONS}

Without --by and --grain the member is NULL. With --by it is the member of the dimension, the empty text
standing for what has none; with --grain the first day of the span; with both there are the rows of either.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{}", HELP.replace("{OPTIONS}", arguments::HELP));
        return ExitCode::SUCCESS;
    }
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(mut arguments: Vec<String>) -> Result<(), String> {
    let dialect = taken(&mut arguments, "--dialect")?;
    let dialect: Dialect =
        serde_json::from_value(dialect.clone().into()).map_err(|_| format!("--dialect {dialect}: write duckdb or spark"))?;
    let folder = PathBuf::from(taken(&mut arguments, "--out")?);
    let options = options(arguments)?;
    let splits = splits(&options);
    let mut engine = import(&options)?;
    let kpis = engine.catalogue().into_iter();
    let asks: Vec<Ask> = kpis.flat_map(|kpi| splits.iter().map(move |split| Ask { kpi: kpi.id.clone(), split: split.clone() })).collect();
    let fails = |error: std::io::Error| format!("{}: {error}", folder.display());
    create_dir_all(&folder).map_err(fails)?;
    for name in engine.sql_tables() {
        let mut file = BufWriter::new(File::create(folder.join(&name)).map_err(fails)?);
        engine.write_sql_table(&name, &mut file).map_err(fails)?;
    }
    write(folder.join("report.sql"), engine.sql(&options.context, &asks, dialect)).map_err(fails)
}

/// The value of an option, taken out of the arguments.
fn taken(arguments: &mut Vec<String>, option: &str) -> Result<String, String> {
    let at = arguments.iter().position(|argument| argument == option).ok_or_else(|| format!("{option} is missing; see --help"))?;
    if at + 1 >= arguments.len() {
        return Err(format!("{option} needs a value"));
    }
    arguments.remove(at);
    Ok(arguments.remove(at))
}

fn splits(options: &Options) -> Vec<Split> {
    let by = options.by.iter().map(|dimension| Split::By { dimension: dimension.clone(), limit: usize::MAX });
    let found: Vec<Split> = by.chain(options.grain.map(|grain| Split::Over { grain })).collect();
    if found.is_empty() { vec![Split::Whole] } else { found }
}
