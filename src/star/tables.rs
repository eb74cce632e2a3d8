//! The filled tables as formulas see them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::sales::bands;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::fields::Fields;
use crate::star::fields::Unknowns;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// All tables that have been imported.
#[derive(Debug, Default)]
pub struct Star {
    tables: BTreeMap<Dataset, StarTable>,
    stages: Vec<String>,
    /// How many of the stages, which come first, are of open deals.
    open: usize,
    visits: OnceLock<StarTable>,
}

/// One dataset: the rows of all its files, field by field.
///
/// Every column has the same length. `Money` and `Number` fields are
/// [`Column::Number`], `Percent` fields are numbers scaled to fractions, `Date`
/// fields are [`Column::Date`], `Key` and `Text` fields may be of any kind, and
/// `Category`, `Status` and `Flag` fields are [`Column::Text`]. A status column
/// holds `won`, `lost` or `open`, and nothing where a deal has ended nobody knows how; a flag holds `yes` or `no`. A category with more
/// texts than anyone could read stays a [`Column::Key`]. A target holds from
/// `from` to the day `to`, both included.
#[derive(Debug, Default)]
pub struct StarTable {
    pub rows: usize,
    /// The rows of its files, those that were taken out included.
    pub read: usize,
    /// Shared with the imported files: a field that needs no conversion costs nothing.
    pub fields: Fields,
    pub dimensions: BTreeMap<String, Dimension>,
    /// The currency that the money of each row is in, where that is not what its field
    /// says: after amounts were converted.
    pub counted_in: Option<Arc<Column>>,
    /// Of rows that are parts of one record, such as people's shares of a deal, the
    /// number of the record, from 1; 0 for all others.
    pub shared: Option<Arc<Vec<u32>>>,
    /// What cannot be counted yet: values of fields that some text may mean.
    pub unknown: Unknowns,
}

/// The member of a conformed dimension that each row belongs to.
#[derive(Clone, Debug)]
pub struct Dimension {
    codes: Codes,
    members: Members,
    /// Where it comes from, such as `deals.owner → people.region`.
    pub via: String,
}

#[derive(Clone, Debug)]
enum Codes {
    /// The dataset's own field.
    Field(Arc<Column>),
    Joined(Vec<u32>),
}

#[derive(Clone, Debug)]
enum Members {
    Field(Arc<Column>),
    Own(Arc<Dictionary>),
}

impl Dimension {
    /// The dimension that a text column of the dataset itself is; `None` for other columns.
    pub fn of_field(column: Arc<Column>, via: String) -> Option<Dimension> {
        let members = Members::Field(Arc::clone(&column));
        matches!(*column, Column::Text { .. }).then_some(Dimension { codes: Codes::Field(column), members, via })
    }

    /// The bands of a column of numbers, in their order; `None` for other columns.
    pub fn of_bands(column: &Column, bands: &[i64], via: String) -> Option<Dimension> {
        let Column::Number { values, decimals } = column else { return None };
        let scale = 10i64.checked_pow(u32::from(*decimals))?;
        let mut dictionary = Dictionary::default();
        bands::names(bands).iter().for_each(|name| _ = dictionary.code_or_insert(name));
        let code = |value: &i64| if *value == EMPTY_NUMBER { EMPTY_CODE } else { bands::band(bands, *value, scale) as u32 + 1 };
        Some(Dimension::joined(values.iter().map(code).collect(), Arc::new(dictionary), via))
    }

    /// A dimension reached by a join: one code of `dictionary` a row.
    pub fn joined(codes: Vec<u32>, dictionary: Arc<Dictionary>, via: String) -> Dimension {
        Dimension { codes: Codes::Joined(codes), members: Members::Own(dictionary), via }
    }

    /// The same members for the rows of another table.
    pub fn for_rows(&self, codes: Vec<u32>, via: String) -> Dimension {
        Dimension { codes: Codes::Joined(codes), members: self.members.clone(), via }
    }

    /// The member's code of each row; code 0 is "no member".
    pub fn codes(&self) -> &[u32] {
        match &self.codes {
            Codes::Field(column) => match &**column {
                Column::Text { codes, .. } => codes,
                _ => &[],
            },
            Codes::Joined(codes) => codes,
        }
    }

    /// The members by code. Some may have no row in this dataset.
    pub fn members(&self) -> &Dictionary {
        static NOBODY: OnceLock<Dictionary> = OnceLock::new();
        match &self.members {
            Members::Field(column) => match &**column {
                Column::Text { dictionary, .. } => dictionary,
                _ => NOBODY.get_or_init(Dictionary::default),
            },
            Members::Own(dictionary) => dictionary,
        }
    }
}

impl Star {
    /// The star of these tables.
    pub fn new(tables: BTreeMap<Dataset, StarTable>) -> Star {
        Star { tables, ..Star::default() }
    }

    /// The star with the stages of its deals, in the order that a deal passes through them,
    /// the first so many those of open ones.
    pub fn with_stages(self, stages: Vec<String>, open: usize) -> Star {
        Star { stages, open, ..self }
    }

    /// The stages that open deals pass through, in their order.
    pub fn open_stages(&self) -> &[String] {
        self.stages.get(..self.open).unwrap_or_default()
    }

    /// The visits of deals to stages, as they were worked out when first asked for.
    pub fn visits(&self, work_out: impl FnOnce() -> StarTable) -> &StarTable {
        self.visits.get_or_init(work_out)
    }

    /// The stages of deals in their order, where it is known.
    pub fn stages(&self) -> &[String] {
        &self.stages
    }

    /// The table of one dataset, if any file filled it.
    pub fn table(&self, dataset: Dataset) -> Option<&StarTable> {
        self.tables.get(&dataset)
    }

    /// From the first to the day after the last day that the facts cover.
    pub fn span(&self) -> Option<Period> {
        span(&self.tables)
    }

    /// The same of one table of facts.
    pub fn span_of(&self, dataset: Dataset) -> Option<Period> {
        let (first, last) = days_of(&self.tables, &|other| other == dataset && !dataset.is_dimension(), &OF_FACTS)?;
        Some(Period { start: Day(first), end: Day(last.checked_add(1)?) })
    }

    /// From the first to the day after the last day that there are targets for.
    pub fn target_span(&self) -> Option<Period> {
        let targets = self.tables.get(&Dataset::Targets)?;
        let of = |field: &str| match targets.field(field)? {
            Column::Date { days, .. } => range(days),
            _ => None,
        };
        let (first, last) = of("from")?;
        // One without an end is a day long.
        let last = of("to").map_or(last, |(_, end)| end.max(last));
        Some(Period { start: Day(first), end: Day(last.checked_add(1)?) })
    }

    /// The filled tables in schema order.
    pub fn tables(&self) -> impl Iterator<Item = (Dataset, &StarTable)> {
        self.tables.iter().map(|(&dataset, table)| (dataset, table))
    }
}

impl StarTable {
    /// A field's column.
    pub fn field(&self, id: &str) -> Option<&Column> {
        self.fields.get(id).map(|column| &**column)
    }

    /// The currency that the money of each row is in, converted or not.
    pub fn currencies(&self) -> Option<&Column> {
        self.counted_in.as_deref().or_else(|| self.field("currency"))
    }

    /// A conformed dimension of this dataset, its own or reached by a join.
    pub fn dimension(&self, id: &str) -> Option<&Dimension> {
        self.dimensions.get(id)
    }
}

/// The dates of facts.
pub const OF_FACTS: [&str; 6] = ["created_at", "closed_at", "at", "started_at", "entered_at", "from"];
/// Until when it is known who is a customer: whoever came or left later has done so.
pub const OF_CUSTOMERS: [(Dataset, &str); 3] =
    [(Dataset::Subscriptions, "started_at"), (Dataset::Subscriptions, "churned_at"), (Dataset::Accounts, "started_at")];

/// The days that the facts cover: deals and orders if there are any, else
/// whatever has dates, and to the end of what is known of customers; of lists of
/// customers and people alone, from when the first came to when the last came or left.
fn span(tables: &BTreeMap<Dataset, StarTable>) -> Option<Period> {
    const OF_OTHERS: &[&str] = &["started_at", "ended_at", "hired_at", "left_at"];
    let of = |wanted: &dyn Fn(Dataset) -> bool, fields: &[&str]| days_of(tables, wanted, fields);
    let (first, last) = of(&|dataset| matches!(dataset, Dataset::Deals | Dataset::Orders), &OF_FACTS)
        .or_else(|| of(&|dataset| !dataset.is_dimension(), &OF_FACTS))
        .or_else(|| of(&|dataset| dataset.is_dimension(), OF_OTHERS))?;
    let later = OF_CUSTOMERS.iter().filter_map(|(dataset, field)| of(&|other| other == *dataset, &[field]));
    let last = later.map(|(_, last)| last).fold(last, i32::max);
    Some(Period { start: Day(first), end: Day(last.checked_add(1)?) })
}

/// The first and the last day of some dates of some tables.
fn days_of(tables: &BTreeMap<Dataset, StarTable>, wanted: &dyn Fn(Dataset) -> bool, fields: &[&str]) -> Option<(i32, i32)> {
    let facts = tables.iter().filter(|(dataset, _)| wanted(**dataset));
    let columns = facts.flat_map(|(_, table)| fields.iter().map(|id| table.field(id)));
    let mut days = columns.flatten().filter_map(|column| match column {
        Column::Date { days, .. } => range(days),
        _ => None,
    });
    let first = days.next()?;
    Some(days.fold(first, |(least, most), (low, high)| (least.min(low), most.max(high))))
}

/// The first and the last day.
fn range(days: &[i32]) -> Option<(i32, i32)> {
    let last = days.iter().copied().max().filter(|&day| day != EMPTY_DAY)?;
    // An empty cell is the smallest number there is.
    let first = days.iter().map(|&day| if day == EMPTY_DAY { i32::MAX } else { day }).min()?;
    Some((first, last))
}
