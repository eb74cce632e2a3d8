//! Problems: what was found, what became of it, what can be done.

use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::values::kind::ColumnKind;
use crate::sales::schema::Dataset;
use crate::state::pages::data::fixes::Fix;

/// What to say about a problem.
pub struct ProblemText {
    /// What was found, and how often.
    pub found: String,
    /// What became of the rows or cells.
    pub kept: String,
    /// What can be done about it.
    pub todo: String,
}

impl ProblemText {
    /// What became of it, and what can be done.
    pub fn rest(&self) -> String {
        format!("{} {}", self.kept, self.todo)
    }
}

impl Words {
    /// What to say about a problem in a file with this name.
    pub fn problem(&self, file: &str, problem: &Problem) -> ProblemText {
        let column = problem.column.as_deref().unwrap_or_default();
        let args = Args::none().text("file", file).text("column", column).count("count", problem.count);
        let args = match &problem.kind {
            ProblemKind::Misfit { expected } => args.text("expected", self.column_kind(*expected)),
            ProblemKind::AmbiguousDates { chosen } => args.text("order", self.date_order(*chosen)),
            ProblemKind::UnmatchedKey { key, table, suggestion, .. } => {
                let table = Dataset::from_id(table).map_or_else(|| table.clone(), |table| self.dataset(table));
                args.text("key", key.as_str()).text("table", table).text("suggestion", suggestion.as_deref().unwrap_or_default())
            }
            ProblemKind::UnmatchedKeys { keys, table } => {
                let table = Dataset::from_id(table).map_or_else(|| table.clone(), |table| self.dataset(table));
                args.count("keys", *keys).text("table", table)
            }
            ProblemKind::SimilarSpelling { text, similar, .. } => args.text("text", text.as_str()).text("similar", similar.as_str()),
            ProblemKind::OtherScale { best } => args.text("best", best.as_str()),
            ProblemKind::OtherUnit { factor } => args.text("factor", factor.as_str()),
            ProblemKind::Refused { what } => args.text("what", what.as_str()).text("advice", advice(what)),
            ProblemKind::OverLimit { limit } | ProblemKind::NearLimit { limit } => {
                args.text("limit", limit.code()).count("most", limit.shown())
            }
            ProblemKind::Unreadable { reason } => args.text("reason", reason.as_str()),
            ProblemKind::Placeholder { text }
            | ProblemKind::UnknownStatus { text }
            | ProblemKind::UnknownPeriod { text }
            | ProblemKind::NoSale { text }
            | ProblemKind::OrderStatus { text, .. }
            | ProblemKind::VoidRow { text }
            | ProblemKind::UnknownKind { text }
            | ProblemKind::SentinelDate { text } => args.text("text", text.as_str()),
            ProblemKind::DuplicateRecord { how, records, ids } => {
                args.text("how", how.as_str()).count("records", *records).text("ids", ids.join(", "))
            }
            ProblemKind::NotYet { what, text } => args.text("what", what.as_str()).text("text", text.as_str()),
            ProblemKind::AssumedYear { year } => args.text("year", year.as_str()),
            ProblemKind::MissingColumn { field, .. } => args.text("field", self.field(field)),
            ProblemKind::EndBeforeStart { start } => args.text("start", self.field(start)),
            ProblemKind::Contradiction { other } => args.text("other", self.field(other)),
            ProblemKind::AmbiguousNumbers { chosen } => args.text("mark", self.decimal_mark(*chosen)),
            ProblemKind::CountedBeside { used } => args.text("used", self.document(*used)),
            ProblemKind::NotSales { document } => args.text("document", self.document(*document)),
            ProblemKind::OtherRevenue { document, used, .. } => {
                args.text("document", self.document(*document)).text("used", self.document(*used))
            }
            ProblemKind::SpelledOtherwise { pairs } => args.text("pairs", pairs.join("; ")),
            ProblemKind::Annualised { period, times } => args.text("period", period.as_str()).count("times", u64::from(*times)),
            ProblemKind::FiscalYears { text, start, end } => {
                args.text("text", text.as_str()).text("start", start.as_str()).text("end", end.as_str())
            }
            ProblemKind::Exchanged { from, to, early, example } => {
                let args = args.text("from", from.join(", ")).text("to", to.as_str()).count("early", *early);
                args.text("example", example.as_str())
            }
            ProblemKind::MixedCurrencies { currencies } => {
                args.text("currencies", currencies.join(", ")).text("in", if column.is_empty() { "file" } else { "column" })
            }
            _ => args,
        };
        // A near miss has another sentence: it comes with a question.
        let code = match &problem.kind {
            ProblemKind::UnmatchedKey { suggestion: Some(_), .. } => "near-miss",
            kind => kind.code(),
        };
        let say = |part: &str| self.say_with(&format!("problem-{}{part}", dashed(code)), &args);
        ProblemText { found: say(""), kept: say(".kept"), todo: say(".todo") }
    }

    /// Where in a file something stands.
    pub fn place(&self, place: &Place) -> String {
        let args = Args::none().count("line", place.line).count("field", u64::from(place.field)).text("text", place.text.as_str());
        match (place.line, place.field) {
            (0, _) => self.say_with("place-text", &args),
            (_, 0) => self.say_with("place-row", &args),
            _ => self.say_with("place-cell", &args),
        }
    }

    /// Some places in one line.
    pub fn places(&self, places: &[Place]) -> String {
        places.iter().map(|place| self.place(place)).collect::<Vec<_>>().join(" · ")
    }

    /// What a fix does.
    pub fn fix(&self, fix: &Fix) -> String {
        match fix {
            Fix::Merge(merges) => match merges.as_slice() {
                [merge] => self.merge("data-merge", merge),
                merges => self.with_count("fix-merge-all", merges.len()),
            },
            Fix::TakeAs(suggestion) => self.dataset(suggestion.dataset),
            Fix::TakeFor { column, .. } => column.clone(),
            Fix::CountAsEmpty { texts, .. } => {
                let args = Args::none().text("text", texts.first().cloned().unwrap_or_default());
                match texts.len() {
                    0 | 1 => self.say_with("fix-empty", &args),
                    texts => self.say_with("fix-empty-all", &args.count("count", texts as u64 - 1)),
                }
            }
            Fix::ReadAs { kind: ColumnKind::Number, .. } => self.say("fix-number"),
            Fix::ReadAs { kind: ColumnKind::Date, .. } => self.say("fix-date"),
            Fix::ReadAs { .. } => self.say("fix-text"),
            Fix::DateOrder { order, .. } => self.date_order(*order),
            Fix::DecimalMark { mark, .. } => self.decimal_mark(*mark),
            Fix::Revenue { document, .. } => self.say_with("fix-revenue", &Args::none().text("document", self.document(*document))),
            Fix::OrderStatus { is_sale, .. } => self.say(if *is_sale { "fix-sale" } else { "fix-no-sale" }),
            Fix::KeepAll { keeps_all, .. } => self.say(if *keeps_all { "fix-keep-all" } else { "fix-keep-once" }),
            Fix::CountAsSales => self.say("fix-count-as-sales"),
            Fix::Rates => self.say("fix-rates"),
            Fix::Reading => self.say("fix-reading"),
            Fix::Stages => self.say("fix-stages"),
            Fix::Columns => self.say("fix-columns"),
        }
    }

    /// Ignore what was found.
    pub fn ignore(&self, found: String) -> String {
        self.say_with("fix-ignore-what", &Args::none().text("what", found))
    }
}

/// What helps with a kind of file that is not read.
fn advice(what: &str) -> &'static str {
    match what {
        "broken" => "again",
        "encrypted" => "unlock",
        "hidden" => "unhide",
        "7z" | "rar" | "tar" | "xz" | "zstd" | "bzip2" | "lzma" | "deflate64" | "nested" => "unpack",
        "xls" | "xlsb" | "ods" | "html" | "xml" => "spreadsheet",
        "numbers" => "numbers",
        "docx" | "pptx" | "odt" | "iwork" | "rtf" | "pdf" => "document",
        "image" | "text" | "program" | "folder" => "nothing",
        _ => "other",
    }
}
