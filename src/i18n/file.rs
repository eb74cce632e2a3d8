//! What the Data page says of files, columns, stages and joins.

use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::ingest::rows::counts::RowCounts;
use crate::sales::document::{DocumentKind, Standing};
use crate::sales::schema::Dataset;
use crate::star::choices::Merge;
use crate::star::overview::FileOverview;
use crate::state::pages::data::rates::RateRow;

/// So many names are told one by one.
const MOST_NAMES: usize = 5;

impl Words {
    /// A message about a file.
    pub fn with_file(&self, id: &str, file: &str) -> String {
        self.say_with(id, &Args::none().text("file", file.to_owned()))
    }

    /// A message about a column.
    pub fn with_column(&self, id: &str, column: &str) -> String {
        self.say_with(id, &Args::none().text("column", column.to_owned()))
    }

    /// A message about a stage.
    pub fn with_stage(&self, id: &str, stage: &str) -> String {
        self.say_with(id, &Args::none().text("stage", stage.to_owned()))
    }

    /// A message about a text in a file.
    pub fn with_text(&self, id: &str, text: &str) -> String {
        self.say_with(id, &Args::none().text("text", text.to_owned()))
    }

    /// A message about so many things.
    pub fn with_count(&self, id: &str, count: usize) -> String {
        self.say_with(id, &Args::none().count("count", count as u64))
    }

    /// How many of a file's columns are used.
    pub fn columns_used(&self, used: u64, all: u64) -> String {
        self.say_with("data-columns-used", &Args::none().count("used", used).count("all", all))
    }

    /// Rows read = kept + set aside.
    pub fn row_sum(&self, rows: RowCounts) -> String {
        let args = Args::none().count("read", rows.read).count("kept", rows.kept).count("aside", rows.set_aside);
        self.say_with("data-rows-sum", &args)
    }

    /// What a file was taken for, with its rows: `deals.csv: Deals, 8,800 rows`.
    pub fn file_line(&self, file: &FileOverview) -> String {
        self.say_with("file-line", &Args::none().text("file", file.name.clone()).text("what", self.file_in_short(file)))
    }

    /// The same without its name: `Deals · 8,800 rows`.
    pub fn file_in_short(&self, file: &FileOverview) -> String {
        let dataset = file.dataset.map_or_else(|| self.say("data-dataset-unknown"), |dataset| self.dataset(dataset));
        format!("{dataset} · {}", self.rows(file.rows.kept))
    }

    /// The first of many names, and how many others there are: `a.csv, b.csv, c.csv and 497 more`.
    pub fn names(&self, names: &[&str]) -> String {
        let (first, others) = names.split_at(MOST_NAMES.min(names.len()));
        let first = first.join(", ");
        if others.is_empty() {
            return first;
        }
        self.say_with("names-more", &Args::none().text("names", first).count("count", others.len() as u64))
    }

    /// Which program seems to have written the file.
    pub fn preset(&self, program: &str, dataset: Option<Dataset>) -> String {
        let args = Args::none().text("program", program.to_owned());
        match dataset {
            Some(dataset) => self.say_with("data-preset-of", &args.text("dataset", self.dataset(dataset).to_lowercase())),
            None => self.say_with("data-preset", &args),
        }
    }

    /// Which documents the rows of a file are, and what becomes of them.
    pub fn standing(&self, document: DocumentKind, standing: Standing) -> String {
        self.say_with(&format!("standing-{}", dashed(standing.id())), &Args::none().text("document", self.document(document)))
    }

    /// `1 EUR in USD`
    pub fn rate(&self, from: &str, to: &str) -> String {
        self.say_with("rates-one", &Args::none().text("from", from).text("to", to))
    }

    /// How often a currency occurs, and where its rate is from.
    pub fn rate_note(&self, row: &RateRow) -> String {
        let id = match (&row.typed, &row.used) {
            (Some(_), _) => "rates-typed",
            (None, Some(_)) => "rates-of-files",
            (None, None) => "rates-missing",
        };
        self.say_with(id, &Args::none().count("count", row.rows))
    }

    /// A message about two spellings.
    pub fn merge(&self, id: &str, merge: &Merge) -> String {
        self.say_with(id, &Args::none().text("from", merge.from.clone()).text("to", merge.to.clone()))
    }

    /// `Deals → Products`
    pub fn join(&self, from: Dataset, to: Dataset) -> String {
        self.say_with("data-join", &Args::none().text("from", self.dataset(from)).text("to", self.dataset(to)))
    }

    /// `by Product`
    pub fn join_field(&self, field: &str) -> String {
        self.say_with("data-join-by", &Args::none().text("field", self.field(field)))
    }

    /// `7,320 of 8,800 found`
    pub fn matched(&self, matched: u64, keyed: u64) -> String {
        self.say_with("data-join-matched", &Args::none().count("matched", matched).count("keyed", keyed))
    }

    /// A dimension of a dataset: `Deals: Region`.
    pub fn route(&self, dataset: Dataset, dimension: &str) -> String {
        self.say_with("data-route", &Args::none().text("dataset", self.dataset(dataset)).text("dimension", self.dimension(dimension)))
    }

    /// How much is kept.
    pub fn kept(&self, bytes: u64) -> String {
        self.say_with("storage-used", &Args::none().text("size", self.bytes(bytes)))
    }

    /// Which field decided what became of a stage's deals.
    pub fn stage_by(&self, field: &str) -> String {
        self.say_with("stages-by", &Args::none().text("field", self.field(field)))
    }

    /// Where a stage stands now.
    pub fn stage_moved(&self, stage: &str, place: usize, count: usize) -> String {
        let args = Args::none().text("stage", stage.to_owned()).count("place", place as u64 + 1).count("count", count as u64);
        self.say_with("stages-moved", &args)
    }
}
