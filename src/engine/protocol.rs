//! The messages between the page and the engine worker.

use serde::{Deserialize, Serialize};

use crate::ingest::preview::Preview;
use crate::ingest::report::problem::Problem;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{Answer, Ask, Context, Explanation};
use crate::kpi::catalogue::Written;
use crate::kpi::formula::error::FormulaError;
use crate::kpi::listed::Listed;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::script::Copied;
use crate::plan::credit::table::Texts;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::schema::Dataset;
use crate::star::choices::Choices;
use crate::star::overview::Overview;

/// The build that this program belongs to: page and worker of one build have the
/// same, so that a cached old worker never answers a new page.
pub const BUILD: &str = env!("ATTAIN_BUILD");

/// A request with the number its replies carry, so that a late reply to an
/// older question can be told from the answer to the latest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbered<T> {
    pub number: u32,
    pub body: T,
}

/// What the page asks. The `File` handles of an import travel beside the
/// message, in the same order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read files and add them to what is there. Replies: progress, then
    /// `Imported`, `Cancelled` or `Failed`.
    Import { sources: Vec<Source>, choices: Choices, keep: bool },
    /// Generate and import the sample data.
    Sample { seed: u64, choices: Choices, keep: bool },
    /// Have the files that are kept in the browser's own file system, as another tab
    /// may have left them. Replies as for `Import`; `Kept` where these are here already.
    Restore { choices: Choices },
    /// Stop the import under way; what was there before stays.
    Cancel,
    /// Do without these files. They can be put back until others are removed.
    Remove { files: Vec<u32> },
    /// Put back the files that were removed last.
    PutBack,
    /// Forget the files that were removed last. Reply: `Kept`.
    Discard,
    /// Apply changed decisions; files whose hints changed are read again.
    Choose { choices: Choices },
    /// Compute figures.
    Report { context: Context, asks: Vec<Ask> },
    /// Say who sold what. Reply: `Sellers`.
    Sellers { context: Context },
    /// Say how a figure came about.
    Explain { context: Context, kpi: String },
    /// Write a figure as SQL. Reply: `Sql`.
    Sql { context: Context, ask: Ask, dialect: Dialect },
    /// Have these KPIs beside the built-in ones from now on. Reply: `Catalogue`.
    Define { own: Vec<Written> },
    /// Say what a KPI would be if it were defined so, whole and by a dimension. Reply: `Checked`.
    Check { kpi: Written, context: Context, by: Option<String> },
    /// Read the rows behind a term of a KPI's explanation back from the files.
    Rows { context: Context, kpi: String, term: usize, page: u32 },
    /// Read rows of a table back from the files. Reply: `Rows`.
    RowsAt { dataset: Dataset, rows: Vec<u32> },
    /// Read the first rows of a file with other hints. Reply: `Preview`.
    Preview { file: u32, hints: Hints },
    /// Keep the imported files for the next visit from now on, or delete what is kept.
    /// `elsewhere`: another tab has deleted it; only what this one has listed since is. Reply: `Kept`.
    Keep { keep: bool, elsewhere: bool },
    /// Forget all rows and delete the kept files; `elsewhere` as above.
    Erase { elsewhere: bool },
}

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    pub bytes: u64,
}

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The worker has started; `build` is the build it belongs to.
    Ready {
        build: String,
    },
    Progress(Progress),
    /// What is imported now, and how the kept files fared.
    Imported {
        overview: Overview,
        kept: Kept,
    },
    Cancelled,
    /// How the kept files fare, after they were written or deleted.
    Kept(Kept),
    /// The KPIs there are; also told without being asked, once the worker has started.
    Catalogue(Vec<Listed>),
    /// The figures that a KPI would have, or the first error of its formula.
    Checked(Result<Vec<Answer>, FormulaError>),
    Answers(Vec<Answer>),
    Sellers(Sellers),
    Explained(Explanation),
    Sql(Copied),
    Rows(RowPage),
    Preview(Preview),
    Erased,
    /// The worker has asked the network for this address.
    Requested(String),
    Failed(Failure),
}

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub file: String,
    pub bytes_done: u64,
    pub bytes_total: u64,
    pub rows: u64,
}

/// Where the raw bytes of the imported files are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Bytes in the browser's own file system.
    pub bytes: u64,
    /// Why no file will be there after a reload, if so.
    pub refused: Option<StorageRefusal>,
    /// The files that will not be there although others will.
    pub unkept: Vec<Unkept>,
    /// The files are the made-up ones.
    pub is_sample: bool,
    /// That of the list of kept files; 0 where there is none.
    pub generation: u64,
    /// Another tab has changed what is kept: this one is to follow.
    pub is_behind: bool,
}

/// A file that will not be there after a reload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unkept {
    pub name: String,
    pub reason: NotKept,
}

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotKept {
    /// The browser did not take it.
    Refused(StorageRefusal),
    /// It is not what was read of it any more.
    Changed,
}

/// Why the browser keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StorageRefusal {
    /// The browser or its settings forbid it, as private windows do.
    Forbidden,
    /// There is no room.
    Full,
    /// The user turned it off.
    TurnedOff,
    /// What is kept cannot be read, and is not to be written over.
    Broken,
    /// A later Attain keeps files here, and is not to be written over.
    Newer,
}

/// Who sold what: what plans pay for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sellers {
    pub people: Vec<Seller>,
    /// `None` where there is no figure of them.
    pub sold: Option<Deals>,
    /// What is open when the time asked about ends, each amount times its probability, on
    /// the day on which it is expected.
    pub open: Option<Deals>,
}

/// Somebody who sold something, or has a target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seller {
    pub person: String,
    /// Who leads the person, where rows of deals say it.
    pub manager: Option<String>,
    /// The target of each month of the time asked about; none at all without any target in it.
    pub quotas: Vec<Money>,
    /// What a year pays at 100 % of the quota, where a file of people says it.
    pub pay: TargetPay,
}

/// What a year pays at 100 % of the quota, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TargetPay {
    pub variable: Option<Money>,
    /// With base pay.
    pub whole: Option<Money>,
}

/// Deals, and what their rows say in columns as plans call them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deals {
    pub dataset: Dataset,
    pub deals: Vec<Deal>,
    /// Each has a value for every deal.
    pub columns: Vec<Texts>,
}

/// A deal, or somebody's part of one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deal {
    /// The place of the person among the sellers.
    pub person: u32,
    /// The row of its dataset.
    pub row: u32,
    pub day: Day,
    pub amount: Money,
}

/// Rows as they stand in their file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowPage {
    pub dataset: Dataset,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub page: u32,
    pub total: u64,
}

/// Why a request could not be fulfilled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The browser could not read the file (moved, deleted, no permission).
    Unreadable { file: String, reason: String },
    /// A kind of file that Attain does not read.
    Refused { file: String },
    /// There is nothing in the file.
    Empty { file: String },
    /// A file could not be read again as was decided; nothing has changed.
    NotReread { file: String, problem: Box<Problem> },
    /// The engine stopped unexpectedly and was restarted.
    Crashed { message: String },
    /// The message could not be understood: page and worker are of different builds.
    Misunderstood { message: String },
}
