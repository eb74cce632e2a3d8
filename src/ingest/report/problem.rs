//! What was wrong with a file, where, and how often. Sentences about it are
//! made on the page, in the user's language.

use serde::{Deserialize, Serialize};

use crate::ingest::limits::Limit;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::document::DocumentKind;

/// Something in a file that did not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The column's header text, if one column is meant.
    pub column: Option<String>,
    pub kind: ProblemKind,
    /// How many rows or cells are affected.
    pub count: u64,
    /// The first places, at most ten.
    pub examples: Vec<Place>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line as an editor counts it, from 1; 0 where only the text is known.
    pub line: u64,
    /// The field's number in its record, from 1; 0 for the whole record.
    pub field: u32,
    /// What stands there, shortened.
    pub text: String,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The file has no bytes, or no record.
    EmptyFile,
    /// There is a header but no row.
    NoRows,
    /// The bytes do not follow the encoding; replacement characters stand in.
    BadEncoding,
    /// A row has fewer fields than the header; the missing ones are empty.
    TooFewFields,
    /// A row has more fields than the header and is set aside.
    TooManyFields,
    /// A quoted field never ends, or a quote stands where none may.
    BadQuote,
    /// Two columns have the same header; the later one is renamed.
    DuplicateColumn,
    /// A cell does not fit the column's type and counts as empty.
    Misfit { expected: ColumnKind },
    /// Dates could be read day first or month first; `chosen` was used.
    AmbiguousDates { chosen: DateOrder },
    /// Numbers could have a decimal point or a decimal comma; `chosen` was used.
    AmbiguousNumbers { chosen: Convention },
    /// A date such as `31.12.3999` stands for "no date" and counts as empty.
    SentinelDate { text: String },
    /// Lines before the header, or after the table, that are not rows.
    OutsideTable,
    /// Fiscal years that are named by two calendar years; those days were taken.
    FiscalYears { text: String, start: String, end: String },
    /// A row that adds up the others; it is left out.
    TotalRow,
    /// The file holds another table further down; only the first one is read.
    OtherTable,
    /// The first line is a row; the columns are numbered.
    NoHeader,
    /// A row lacked a delimiter; it was put back where the other rows have one.
    MissingDelimiter,
    /// A row had a delimiter too many; it was taken for a letter.
    ExtraDelimiter,
    /// A row is written with another delimiter than the rest.
    OtherDelimiter,
    /// A key has no counterpart in the table it refers to.
    /// `suggestion` is what may be meant; a merge in `dimension` makes it so.
    UnmatchedKey { key: String, table: String, dimension: String, suggestion: Option<String> },
    /// Further keys of this column have no counterpart either.
    UnmatchedKeys { keys: u64, table: String },
    /// Two spellings in one column look like the same thing.
    SimilarSpelling { text: String, similar: String, dimension: String },
    /// The same file was imported before; this one takes its place.
    Replaced,
    /// A kind of file that Attain does not read, such as `pdf`; it is left out.
    Refused { what: String },
    /// The browser could not read the file to its end; it is left out.
    Unreadable { reason: String },
    /// The file was changed while it was read, or since; it is left out.
    Changed,
    /// What was kept of the file is not what it was; it is left out.
    KeptChanged,
    /// The file was kept and is not there any more.
    KeptGone,
    /// The file could not be kept at an earlier visit.
    NotKept,
    /// The file is larger than Attain takes; it is left out.
    OverLimit { limit: Limit },
    /// A little more and it would be too large.
    NearLimit { limit: Limit },
    /// Cells say `Select`, `N/A` or the like and count as empty.
    Placeholder { text: String },
    /// The header says that its numbers are counted in thousands or the like; they were multiplied.
    OtherUnit { factor: String },
    /// The name of a group stands on its first row only; it was given to the others.
    CarriedDown,
    /// Ids that a spreadsheet has rounded, such as `1.12E+14`; they count as empty.
    LostDigits,
    /// Cells say nothing but a dash and count as zero, since the column is written
    /// in an accounting format.
    ZeroDash,
    /// No dataset fits the header.
    UnknownDataset,
    /// No column is the field that figures of the file's dataset live of; one of `columns` may be it.
    MissingColumn { field: String, columns: Vec<String> },
    /// Amounts in several currencies cannot be added.
    MixedCurrencies { currencies: Vec<String> },
    /// Amounts were converted to the reporting currency; `early` of them at a rate that is younger than they are.
    Exchanged { from: Vec<String>, to: String, early: u64, example: String },
    /// The file's rows are no sales: quotes, purchase orders. They are not used.
    NotSales { document: DocumentKind },
    /// Sales stand in files of two kinds; only those of `used` count. `asked`: the user may say so.
    OtherRevenue { document: DocumentKind, used: DocumentKind, asked: bool },
    /// Sales of which no document is known count beside those of `used`.
    CountedBeside { used: DocumentKind },
    /// What was given back is taken off the revenue.
    GivenBack,
    /// A column says how much of an order was given back.
    Refunded,
    /// Orders that are no sales: drafts, quotations, cancelled ones.
    NoSale { text: String },
    /// What a status says of orders: nobody knows (`asked`), or the user says that they are sales.
    OrderStatus { text: String, asked: bool },
    /// Further lines of an order left its fields empty; they are those of its first line.
    OrderFields,
    /// The amount is that of the whole order; its lines are worth quantity × price.
    OrderTotals,
    /// Beside amounts with taxes and shipping those without them count.
    NetAmounts,
    /// Spellings that differ in case, spaces or the order of a person's names were taken for one.
    SpelledOtherwise { pairs: Vec<String> },
    /// Amounts in the company's currency took the place of those in others.
    Converted,
    /// Amounts of a shorter period became those of a year.
    Annualised { period: String, times: u32 },
    /// How often an amount is due was not understood; it is left out.
    UnknownPeriod { text: String },
    /// The amounts are weighted with their probability; they were divided by it.
    Weighted,
    /// Contracts that have ended are written down as worth nothing; what they were worth is not known.
    WorthOfEnded,
    /// Contracts that were cancelled but, as their status says, run on; they have not ended.
    StillRuns,
    /// Scores of satisfaction that go to another number than 5; they were read as so many fifths.
    OtherScale { best: String },
    /// Rows that are nothing yet of what their dataset counts: contacts that are no leads (`what` is
    /// `leads`), activities that are only planned (`activities`), as `text` says.
    NotYet { what: String, text: String },
    /// Periods without a year were taken for those of this one, in which all sales are.
    AssumedYear { year: String },
    /// The texts that mark stages were not understood; the deals count as open.
    UnknownStatus { text: String },
    /// Deals without a stage; they count as open.
    BlankStage,
    /// Two columns say different things of the same deals; this one was taken.
    /// `other` is the field of the other.
    Contradiction { other: String },
    /// Rows that repeat a record: `how` says what they are to each other.
    DuplicateRecord { how: String, records: u64, ids: Vec<String> },
    /// Records that ended before they began; they have no duration. `start` is the field of the beginning.
    EndBeforeStart { start: String },
    /// Records without the date that puts them into a period.
    Undated,
    /// Nobody knows which kind of sale a text means.
    UnknownKind { text: String },
    /// Rows that are no deals: deleted, duplicates, tests.
    VoidRow { text: String },
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn whole(kind: ProblemKind) -> Problem {
        Problem { column: None, kind, count: 1, examples: Vec::new() }
    }

    /// What tells the problem from others of its file, so that it can be ignored.
    pub fn id(&self) -> String {
        let what = match &self.kind {
            ProblemKind::UnmatchedKey { key: text, .. }
            | ProblemKind::SimilarSpelling { text, .. }
            | ProblemKind::SentinelDate { text }
            | ProblemKind::Placeholder { text }
            | ProblemKind::UnknownStatus { text }
            | ProblemKind::NotYet { text, .. }
            | ProblemKind::UnknownPeriod { text }
            | ProblemKind::NoSale { text }
            | ProblemKind::OrderStatus { text, .. }
            | ProblemKind::Annualised { period: text, .. }
            | ProblemKind::VoidRow { text }
            | ProblemKind::UnknownKind { text }
            | ProblemKind::DuplicateRecord { how: text, .. }
            | ProblemKind::EndBeforeStart { start: text }
            | ProblemKind::MissingColumn { field: text, .. }
            | ProblemKind::Contradiction { other: text } => Some(text.as_str()),
            _ => None,
        };
        [self.kind.code(), self.column.as_deref().unwrap_or_default(), what.unwrap_or_default()].join("\t")
    }
}

impl ProblemKind {
    /// The identifier used in JSON output and message files, such as `unmatched_key`.
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::EmptyFile => "empty_file",
            ProblemKind::NoRows => "no_rows",
            ProblemKind::BadEncoding => "bad_encoding",
            ProblemKind::TooFewFields => "too_few_fields",
            ProblemKind::TooManyFields => "too_many_fields",
            ProblemKind::BadQuote => "bad_quote",
            ProblemKind::DuplicateColumn => "duplicate_column",
            ProblemKind::Misfit { .. } => "misfit",
            ProblemKind::AmbiguousDates { .. } => "ambiguous_dates",
            ProblemKind::AmbiguousNumbers { .. } => "ambiguous_numbers",
            ProblemKind::SentinelDate { .. } => "sentinel_date",
            ProblemKind::OutsideTable => "outside_table",
            ProblemKind::FiscalYears { .. } => "fiscal_years",
            ProblemKind::TotalRow => "total_row",
            ProblemKind::OtherTable => "other_table",
            ProblemKind::NoHeader => "no_header",
            ProblemKind::MissingDelimiter => "missing_delimiter",
            ProblemKind::ExtraDelimiter => "extra_delimiter",
            ProblemKind::OtherDelimiter => "other_delimiter",
            ProblemKind::UnmatchedKey { .. } => "unmatched_key",
            ProblemKind::UnmatchedKeys { .. } => "unmatched_keys",
            ProblemKind::SimilarSpelling { .. } => "similar_spelling",
            ProblemKind::Replaced => "replaced",
            ProblemKind::Refused { .. } => "refused",
            ProblemKind::Unreadable { .. } => "unreadable",
            ProblemKind::Changed => "changed",
            ProblemKind::KeptChanged => "kept_changed",
            ProblemKind::KeptGone => "kept_gone",
            ProblemKind::NotKept => "not_kept",
            ProblemKind::OverLimit { .. } => "over_limit",
            ProblemKind::NearLimit { .. } => "near_limit",
            ProblemKind::Placeholder { .. } => "placeholder",
            ProblemKind::OtherUnit { .. } => "other_unit",
            ProblemKind::CarriedDown => "carried_down",
            ProblemKind::LostDigits => "lost_digits",
            ProblemKind::ZeroDash => "zero_dash",
            ProblemKind::UnknownDataset => "unknown_dataset",
            ProblemKind::MissingColumn { .. } => "missing_column",
            ProblemKind::MixedCurrencies { .. } => "mixed_currencies",
            ProblemKind::Exchanged { .. } => "exchanged",
            ProblemKind::NotSales { .. } => "not_sales",
            ProblemKind::OtherRevenue { .. } => "other_revenue",
            ProblemKind::CountedBeside { .. } => "counted_beside",
            ProblemKind::GivenBack => "given_back",
            ProblemKind::Refunded => "refunded",
            ProblemKind::NoSale { .. } => "no_sale",
            ProblemKind::OrderStatus { .. } => "order_status",
            ProblemKind::OrderFields => "order_fields",
            ProblemKind::OrderTotals => "order_totals",
            ProblemKind::NetAmounts => "net_amounts",
            ProblemKind::SpelledOtherwise { .. } => "spelled_otherwise",
            ProblemKind::Converted => "converted",
            ProblemKind::Annualised { .. } => "annualised",
            ProblemKind::UnknownPeriod { .. } => "unknown_period",
            ProblemKind::Weighted => "weighted",
            ProblemKind::WorthOfEnded => "worth_of_ended",
            ProblemKind::StillRuns => "still_runs",
            ProblemKind::OtherScale { .. } => "other_scale",
            ProblemKind::NotYet { .. } => "not_yet",
            ProblemKind::AssumedYear { .. } => "assumed_year",
            ProblemKind::UnknownStatus { .. } => "unknown_status",
            ProblemKind::BlankStage => "blank_stage",
            ProblemKind::Contradiction { .. } => "contradiction",
            ProblemKind::VoidRow { .. } => "void_row",
            ProblemKind::DuplicateRecord { .. } => "duplicate_record",
            ProblemKind::EndBeforeStart { .. } => "end_before_start",
            ProblemKind::Undated => "undated",
            ProblemKind::UnknownKind { .. } => "unknown_kind",
        }
    }
}
