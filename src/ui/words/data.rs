//! Sentences of the Data page.

use crate::i18n::messages::Args;
use crate::i18n::sentence;
use crate::ingest::import::{Dialect, EncodingEvidence, Profile};
use crate::ingest::report::problem::{ColumnKind, DateOrder, Place, Problem};
use crate::ingest::values::number::Convention;
use crate::sales::schema::Dataset;
use crate::star::choices::Merge;
use crate::star::words::Status;
use crate::state::pages::data::problems::Fix;
use crate::ui::words::Words;

impl Words {
    /// A message about a file.
    pub fn with_file(self, id: &str, file: &str) -> String {
        self.say_with(id, &Args::none().text("file", file.to_owned()))
    }

    /// A message about a column.
    pub fn with_column(self, id: &str, column: &str) -> String {
        self.say_with(id, &Args::none().text("column", column.to_owned()))
    }

    /// A message about a stage.
    pub fn with_stage(self, id: &str, stage: &str) -> String {
        self.say_with(id, &Args::none().text("stage", stage.to_owned()))
    }

    /// A message about a text in a file.
    pub fn with_text(self, id: &str, text: &str) -> String {
        self.say_with(id, &Args::none().text("text", text.to_owned()))
    }

    /// A message about so many things.
    pub fn with_count(self, id: &str, count: usize) -> String {
        self.say_with(id, &Args::none().count("count", count as u64))
    }

    /// How many of a file's columns are used.
    pub fn columns_used(self, used: u64, all: u64) -> String {
        self.say_with("data-columns-used", &Args::none().count("used", used).count("all", all))
    }

    /// Which program seems to have written the file.
    pub fn preset(self, program: &str, dataset: Option<Dataset>) -> String {
        let args = Args::none().text("program", program.to_owned());
        match dataset {
            Some(dataset) => self.say_with("data-preset-of", &args.text("dataset", self.dataset(dataset).to_lowercase())),
            None => self.say_with("data-preset", &args),
        }
    }

    /// A message about two spellings.
    pub fn merge(self, id: &str, merge: &Merge) -> String {
        self.say_with(id, &Args::none().text("from", merge.from.clone()).text("to", merge.to.clone()))
    }

    /// `Deals → Products`
    pub fn join(self, from: Dataset, to: Dataset) -> String {
        self.say_with("data-join", &Args::none().text("from", self.dataset(from)).text("to", self.dataset(to)))
    }

    /// `by Product`
    pub fn join_field(self, field: &str) -> String {
        self.say_with("data-join-by", &Args::none().text("field", self.field(field)))
    }

    /// `7,320 of 8,800 found`
    pub fn matched(self, matched: u64, keyed: u64) -> String {
        self.say_with("data-join-matched", &Args::none().count("matched", matched).count("keyed", keyed))
    }

    /// A dimension of a dataset: `Deals: Region`.
    pub fn route(self, dataset: Dataset, dimension: &str) -> String {
        self.say_with("data-route", &Args::none().text("dataset", self.dataset(dataset)).text("dimension", self.dimension(dimension)))
    }

    /// How much is kept.
    pub fn kept(self, bytes: u64) -> String {
        self.say_with("storage-used", &Args::none().text("size", self.bytes(bytes)))
    }
}

/// How a file was read.
impl Words {
    /// The value that was found out: `UTF-8 (detected)`.
    pub fn detected(self, what: String) -> String {
        self.say_with("reading-detected", &Args::none().text("what", what))
    }

    /// An encoding with who writes so.
    pub fn encoding(self, name: &str) -> String {
        let id = match name {
            "windows-1252" => "encoding-western",
            "windows-1251" => "encoding-cyrillic",
            "windows-1256" => "encoding-arabic",
            "gb18030" | "GBK" => "encoding-simplified",
            "Big5" => "encoding-traditional",
            "Shift_JIS" => "encoding-japanese",
            other => return other.to_owned(),
        };
        self.say_with(id, &Args::none().text("encoding", name.to_owned()))
    }

    /// A delimiter by its name.
    pub fn delimiter(self, delimiter: char) -> String {
        let id = match delimiter {
            ',' => "delimiter-comma",
            ';' => "delimiter-semicolon",
            '\t' => "delimiter-tab",
            '|' => "delimiter-bar",
            ':' => "delimiter-colon",
            ' ' => "delimiter-space",
            other => return other.to_string(),
        };
        self.say(id)
    }

    /// A quote by its name.
    pub fn quote(self, quote: char) -> String {
        match quote {
            '"' => self.say("quote-double"),
            '\'' => self.say("quote-single"),
            other => other.to_string(),
        }
    }

    /// How many lines a header takes.
    pub fn header(self, records: u32) -> String {
        self.say(match records {
            0 => "header-none",
            1 => "header-one",
            _ => "header-two",
        })
    }

    /// How a file was read, in one line: `UTF-8 · Comma · header in line 1`.
    pub fn reading_sum(self, dialect: &Dialect) -> String {
        let header = match dialect.header.records {
            0 => self.say("header-none"),
            _ => self.say_with("header-at", &Args::none().count("line", dialect.header.line)),
        };
        [dialect.encoding.clone(), self.delimiter(dialect.delimiter), header].join(" · ")
    }

    /// How the encoding is known.
    pub fn encoding_evidence(self, dialect: &Dialect) -> String {
        let id = match dialect.evidence.encoding {
            EncodingEvidence::Mark => "evidence-mark",
            EncodingEvidence::Valid => "evidence-valid",
            EncodingEvidence::Letters => "evidence-letters",
            EncodingEvidence::Chosen => "evidence-chosen",
        };
        self.say_with(id, &Args::none().text("encoding", dialect.encoding.clone()))
    }

    /// `998 of the first 1,000 lines have 12 fields.`
    pub fn delimiter_evidence(self, dialect: &Dialect, fields: usize) -> String {
        let evidence = &dialect.evidence;
        let args = Args::none().count("regular", evidence.regular).count("sampled", evidence.sampled).count("fields", fields as u64);
        self.say_with("evidence-regular", &args)
    }

    /// How a quote stands inside a quoted text.
    pub fn quote_evidence(self, dialect: &Dialect) -> String {
        match dialect.escape {
            Some(escape) => self.say_with("evidence-escape", &Args::none().text("escape", escape.to_string())),
            None => self.say("evidence-doubled"),
        }
    }

    /// What a column holds where that was found out.
    pub fn kind_detected(self, profile: &Profile) -> String {
        self.detected(self.column_kind(profile.kind))
    }

    /// `1,998 of 2,000 fit`
    pub fn fits(self, profile: &Profile) -> String {
        let fit = profile.filled.saturating_sub(profile.misfits);
        self.say_with("type-fits", &Args::none().count("fit", fit).count("filled", profile.filled))
    }

    /// Asks how a value of a column is to be read.
    pub fn question(self, column: &str, example: &str) -> String {
        self.say_with("data-question", &Args::none().text("column", column.to_owned()).text("example", example.to_owned()))
    }

    /// What a column holds.
    pub fn column_kind(self, kind: ColumnKind) -> String {
        self.with(|locale| sentence::column_kind(locale.messages(), kind))
    }

    /// An order in which dates are written.
    pub fn date_order(self, order: DateOrder) -> String {
        self.with(|locale| sentence::date_order(locale.messages(), order))
    }

    /// What stands before the decimals.
    pub fn decimal_mark(self, mark: Convention) -> String {
        self.with(|locale| sentence::decimal_mark(locale.messages(), mark))
    }

    /// What a stage means.
    pub fn status(self, status: Status) -> String {
        self.say(match status {
            Status::Open => "status-open",
            Status::Won => "status-won",
            Status::Lost => "status-lost",
        })
    }

    /// Where a stage stands now.
    pub fn stage_moved(self, stage: &str, place: usize, count: usize) -> String {
        let args = Args::none().text("stage", stage.to_owned()).count("place", place as u64 + 1).count("count", count as u64);
        self.say_with("stages-moved", &args)
    }
}

/// Problems.
impl Words {
    /// A problem: what was found, what became of it, what can be done.
    pub fn problem(self, problem: &Problem) -> sentence::ProblemText {
        self.with(|locale| sentence::problem(locale.messages(), problem))
    }

    /// What was found, and what became of it with what can be done.
    pub fn problem_lines(self, problem: &Problem) -> (String, String) {
        let text = self.problem(problem);
        (text.found, format!("{} {}", text.kept, text.todo))
    }

    /// Where in a file something stands.
    pub fn place(self, place: &Place) -> String {
        self.with(|locale| sentence::place(locale.messages(), place))
    }

    /// Some places in one line.
    pub fn places(self, places: &[Place]) -> String {
        places.iter().map(|place| self.place(place)).collect::<Vec<_>>().join(" · ")
    }

    /// What a fix does.
    pub fn fix(self, fix: &Fix) -> String {
        match fix {
            Fix::Merge(merge) => self.merge("data-merge", merge),
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
            Fix::Reading => self.say("fix-reading"),
            Fix::Stages => self.say("fix-stages"),
        }
    }

    /// Ignore which problem.
    pub fn ignore(self, problem: &Problem) -> String {
        self.say_with("fix-ignore-what", &Args::none().text("what", self.problem(problem).found))
    }
}
