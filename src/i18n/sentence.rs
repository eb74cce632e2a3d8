//! Sentences about things that the engine only names: problems in files,
//! figures that cannot be given, requests that failed, and the names of what
//! the star schema holds.

use crate::engine::protocol::{Failure, StorageRefusal};
use crate::i18n::messages::{Args, Messages};
use crate::ingest::report::problem::{ColumnKind, DateOrder, Place, Problem, ProblemKind};
use crate::ingest::values::number::Convention;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::state::notice::About;

/// What to say about a problem.
pub struct ProblemText {
    /// What was found, and how often.
    pub found: String,
    /// What became of the rows or cells.
    pub kept: String,
    /// What can be done about it.
    pub todo: String,
}

/// What to say about a problem in a file.
pub fn problem(messages: &Messages, problem: &Problem) -> ProblemText {
    let column = problem.column.as_deref().unwrap_or_default();
    let args = Args::none().text("file", problem.file.as_str()).text("column", column).count("count", problem.count);
    let args = match &problem.kind {
        ProblemKind::Misfit { expected } => args.text("expected", column_kind(messages, *expected)),
        ProblemKind::AmbiguousDates { chosen } => args.text("order", date_order(messages, *chosen)),
        ProblemKind::UnmatchedKey { key, table, suggestion, .. } => {
            let table = Dataset::from_id(table).map_or_else(|| table.clone(), |table| dataset(messages, table));
            args.text("key", key.as_str()).text("table", table).text("suggestion", suggestion.as_deref().unwrap_or_default())
        }
        ProblemKind::UnmatchedKeys { keys, table } => {
            let table = Dataset::from_id(table).map_or_else(|| table.clone(), |table| dataset(messages, table));
            args.count("keys", *keys).text("table", table)
        }
        ProblemKind::SimilarSpelling { text, similar, .. } => args.text("text", text.as_str()).text("similar", similar.as_str()),
        ProblemKind::Refused { what } => args.text("what", what.as_str()).text("advice", advice(what)),
        ProblemKind::OverLimit { limit } | ProblemKind::NearLimit { limit } => {
            args.text("limit", limit.code()).count("most", limit.shown())
        }
        ProblemKind::Unreadable { reason } => args.text("reason", reason.as_str()),
        ProblemKind::Placeholder { text } | ProblemKind::UnknownStatus { text } | ProblemKind::SentinelDate { text } => {
            args.text("text", text.as_str())
        }
        ProblemKind::AmbiguousNumbers { chosen } => args.text("mark", decimal_mark(messages, *chosen)),
        ProblemKind::MixedCurrencies { currencies } => args.text("currencies", currencies.join(", ")),
        _ => args,
    };
    // A near miss has another sentence: it comes with a question.
    let code = match &problem.kind {
        ProblemKind::UnmatchedKey { suggestion: Some(_), .. } => "near-miss",
        kind => kind.code(),
    };
    let say = |part: &str| messages.text(&format!("problem-{}{part}", dashed(code)), &args);
    ProblemText { found: say(""), kept: say(".kept"), todo: say(".todo") }
}

/// What helps with a kind of file that is not read.
fn advice(what: &str) -> &'static str {
    match what {
        "broken" => "again",
        "encrypted" => "unlock",
        "7z" | "rar" | "tar" | "xz" | "zstd" | "bzip2" | "nested" => "unpack",
        "xls" | "xlsb" | "ods" | "html" | "xml" => "spreadsheet",
        "numbers" => "numbers",
        "docx" | "pptx" | "odt" | "iwork" | "rtf" | "pdf" => "document",
        "image" | "text" | "program" | "folder" => "nothing",
        _ => "other",
    }
}

fn in_one(text: &ProblemText) -> String {
    [&text.found, &text.kept, &text.todo].map(String::as_str).join(" ")
}

/// Where in a file something stands.
pub fn place(messages: &Messages, place: &Place) -> String {
    let args = Args::none().count("line", place.line).count("field", u64::from(place.field)).text("text", place.text.as_str());
    messages.text(if place.field == 0 { "place-row" } else { "place-cell" }, &args)
}

/// Why a figure cannot be given.
pub fn unavailable(messages: &Messages, reason: &Unavailable) -> String {
    let args = match reason {
        Unavailable::NoDataset { dataset: missing } => Args::none().text("dataset", dataset(messages, *missing)),
        Unavailable::NoField { dataset: of, field: missing } => {
            Args::none().text("dataset", dataset(messages, *of)).text("field", field(messages, missing))
        }
        Unavailable::NoDimension { dataset: of, dimension: missing } => {
            Args::none().text("dataset", dataset(messages, *of)).text("dimension", dimension(messages, missing))
        }
        Unavailable::NoParameter { name } => Args::none().text("name", name.as_str()),
        Unavailable::BadFormula { message } => Args::none().text("message", message.as_str()),
        _ => Args::none(),
    };
    messages.text(&format!("unavailable-{}", dashed(reason.code())), &args)
}

/// Why a request was not fulfilled.
pub fn failure(messages: &Messages, failure: &Failure) -> String {
    match failure {
        Failure::Unreadable { file, reason } => {
            messages.text("error-unreadable", &Args::none().text("file", file.as_str()).text("reason", reason.as_str()))
        }
        Failure::Refused { file } => messages.text("error-refused", &Args::none().text("file", file.as_str())),
        Failure::Crashed { message } => messages.text("error-crashed", &Args::none().text("message", message.as_str())),
        Failure::Misunderstood { message } => messages.text("error-misunderstood", &Args::none().text("message", message.as_str())),
    }
}

/// What the page says of its own accord.
pub fn notice(messages: &Messages, about: &About) -> String {
    match about {
        About::ImportFailed(reason) => failure(messages, reason),
        About::ImportCancelled => messages.plain("cancelled"),
        About::FilesLeftOut(problems) => {
            problems.iter().map(|left_out| in_one(&problem(messages, left_out))).collect::<Vec<_>>().join("\n")
        }
        About::EngineCrashed { message } => messages.text("error-crashed", &Args::none().text("message", message.as_str())),
        About::EngineMissing { .. } => messages.plain("error-no-engine"),
        About::EngineOutdated => messages.plain("error-outdated"),
        About::FilesNotKept(refusal) => storage_refusal(messages, *refusal),
        About::NotSaved(StorageRefusal::Full) => messages.plain("error-settings-full"),
        About::NotSaved(_) => messages.plain("error-settings-forbidden"),
        About::SavedSetAside => messages.plain("error-settings-broken"),
        About::PinsFull => messages.plain("tile-full"),
        About::Erased => messages.plain("erase-done"),
    }
}

/// Why the browser keeps nothing.
pub fn storage_refusal(messages: &Messages, refusal: StorageRefusal) -> String {
    messages.plain(match refusal {
        StorageRefusal::Forbidden => "error-storage-forbidden",
        StorageRefusal::Full => "error-storage-full",
        StorageRefusal::TurnedOff => "storage-off",
    })
}

/// The name of a dataset.
pub fn dataset(messages: &Messages, dataset: Dataset) -> String {
    messages.plain(&format!("dataset-{}", dashed(dataset.id())))
}

/// The name of a field; an unknown one keeps its identifier.
pub fn field(messages: &Messages, id: &str) -> String {
    messages.find(&format!("field-{}", dashed(id)), &Args::none()).unwrap_or_else(|| id.to_owned())
}

/// The name of a dimension; an unknown one keeps its identifier.
pub fn dimension(messages: &Messages, id: &str) -> String {
    messages.find(&format!("dimension-{}", dashed(id)), &Args::none()).unwrap_or_else(|| id.to_owned())
}

/// The name of a KPI; somebody's own has only its identifier.
pub fn kpi(messages: &Messages, id: &str) -> String {
    messages.find(&format!("kpi-{}", dashed(id)), &Args::none()).unwrap_or_else(|| id.to_owned())
}

/// What a KPI is, in one sentence, where there is one.
pub fn kpi_definition(messages: &Messages, id: &str) -> Option<String> {
    messages.find(&format!("kpi-{}.definition", dashed(id)), &Args::none())
}

/// How to read a KPI, where there is something to say.
pub fn kpi_reading(messages: &Messages, id: &str) -> Option<String> {
    messages.find(&format!("kpi-{}.reading", dashed(id)), &Args::none())
}

/// What a column's cells are.
pub fn column_kind(messages: &Messages, kind: ColumnKind) -> String {
    messages.plain(match kind {
        ColumnKind::Text => "column-text",
        ColumnKind::Key => "column-key",
        ColumnKind::Number => "column-number",
        ColumnKind::Date => "column-date",
        ColumnKind::Empty => "column-empty",
    })
}

/// An order in which dates are written.
pub fn date_order(messages: &Messages, order: DateOrder) -> String {
    messages.plain(match order {
        DateOrder::YearMonthDay => "date-order-ymd",
        DateOrder::MonthDayYear => "date-order-mdy",
        DateOrder::DayMonthYear => "date-order-dmy",
    })
}

/// What stands before the decimals.
pub fn decimal_mark(messages: &Messages, mark: Convention) -> String {
    messages.plain(match mark {
        Convention::Point => "decimal-mark-point",
        Convention::Comma => "decimal-mark-comma",
    })
}

/// An identifier of the engine as message identifiers write it.
fn dashed(id: &str) -> String {
    id.replace('_', "-")
}
