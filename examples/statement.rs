//! What a commission plan pays for credits, as one JSON object.
//!
//! `cargo run --release --example statement -- PLAN.json CREDITS.csv`

use std::path::Path;
use std::process::ExitCode;

use attain::plan::credit::read::read as read_credits;
use attain::plan::credit::trouble::Trouble;
use attain::plan::document::date::Date;
use attain::plan::document::plan::Plan;
use attain::plan::document::read::read as read_plan;
use attain::plan::document::templates::TEMPLATES;
use attain::plan::statement::evaluate::statements;
use attain::plan::statement::json::json;
use serde_json::Value;

const HELP: &str = "\
Computes what a commission plan pays for credits, and prints one JSON object.

usage: statement PLAN.json CREDITS.csv   the statements of everybody whom the plan covers
       statement PLAN.json               the same without credits, for plans on typed figures alone
       statement … --as-of 2026-02-28    the same as it is known on a day (the plan's as_of)
       statement --schema                the JSON Schema of plan documents
       statement --templates FOLDER      writes plans to begin with into a folder
       statement --help                  this text

CREDITS.csv has a header with person, date, amount; and as the plan needs them product, kind, channel, margin,
units, share, quota_share, paid_on, currency, deal, cancelled_on and any other column. Dates are 2026-01-31.

The object: {\"people\": {name: {\"credited\", \"quota\", \"attainment\", \"earned\", \"payable\", \"paid\", \"draw_balance\",
\"held\", \"periods\": {period: {…same…}}, \"components\": {id: {…same…}}, \"lines\": [{\"date\", \"what\", \"amount\",
\"rule\", \"stage\", \"from\"}]}}, \"total\", \"notes\"}. Amounts are decimal texts, attainment is a fraction (\"1.2\" is
120 %), null is what there is not. The lines of a person add up to what is paid.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["--help" | "-h"] => Ok(HELP.to_owned()),
        ["--schema"] => Ok(schema()),
        ["--templates", folder] => templates(Path::new(folder)),
        [plan] if !plan.starts_with("--") => run(plan, None, None).map(|value| format!("{value:#}")),
        [plan, "--as-of", day] => run(plan, None, Some(day)).map(|value| format!("{value:#}")),
        [plan, credits] => run(plan, Some(credits), None).map(|value| format!("{value:#}")),
        [plan, credits, "--as-of", day] => run(plan, Some(credits), Some(day)).map(|value| format!("{value:#}")),
        _ => Err(format!("a plan is needed, and credits unless it pays by typed figures alone\n\n{HELP}")),
    };
    match done {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(plan_path: &str, credits_path: Option<&str>, as_of: Option<&str>) -> Result<Value, String> {
    let text = |path: &str| std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"));
    let list =
        |path: &str, messages: Vec<String>| messages.iter().map(|message| format!("{path}: {message}")).collect::<Vec<_>>().join("\n");
    let mut plan = read_plan(&text(plan_path)?).map_err(|faults| list(plan_path, faults.iter().map(ToString::to_string).collect()))?;
    if let Some(day) = as_of {
        plan.as_of = Some(Date(day.parse().map_err(|()| format!("--as-of: \"{day}\" is not a day such as 2026-01-31"))?));
    }
    let (name, rows) = match credits_path {
        Some(path) => (path, text(path)?),
        None => (plan_path, "person,date,amount\n".to_owned()),
    };
    let told = |troubles: Vec<Trouble>| {
        // What is mended in the plan is told of the plan.
        let is_of_plan =
            |trouble: &Trouble| matches!(trouble, Trouble::NoFigure { .. } | Trouble::NoRate { .. } | Trouble::Currencies { .. });
        let lines = troubles.iter().map(|trouble| format!("{}: {trouble}", if is_of_plan(trouble) { plan_path } else { name }));
        lines.collect::<Vec<_>>().join("\n")
    };
    let credits = read_credits(&rows).map_err(told)?;
    let found = statements(&plan, &credits).map_err(told)?;
    Ok(json(&plan, &found))
}

fn schema() -> String {
    let schema = schemars::schema_for!(Plan);
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

fn templates(folder: &Path) -> Result<String, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(told)?;
    for (name, text) in TEMPLATES {
        std::fs::write(folder.join(format!("{name}.json")), text).map_err(told)?;
    }
    Ok(TEMPLATES.iter().map(|(name, _)| format!("{}", folder.join(format!("{name}.json")).display())).collect::<Vec<_>>().join("\n"))
}
