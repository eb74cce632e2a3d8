//! What the Data page shows: each file with its place in the star, the joins
//! and the problems.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::ingest::columns::profile::{DateForm, Profile};
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::dialect::Dialect;
use crate::sales::document::{DocumentKind, Standing};
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::deals::stages::Stage;
use crate::star::exchange::Currencies;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::star::headers::preset::preset;
use crate::star::joins::routes::Route;
use crate::star::suggest::{Suggestion, suggestions};
use crate::star::tables::Star;
use crate::table::counts::code_counts;

/// A summary of everything imported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    pub files: Vec<FileOverview>,
    pub joins: Vec<Join>,
    pub dimensions: Vec<DimensionOverview>,
    pub problems: Vec<Issue>,
    /// Where amounts are in several currencies.
    pub currencies: Option<Box<Currencies>>,
    /// From the first to the day after the last date of the main facts.
    pub span: Option<Period>,
    /// From the first to the day after the last day that there are targets for.
    pub target_span: Option<Period>,
    /// The KPIs that the files can answer, by their ids; whoever knows the KPIs says so.
    pub answerable: Vec<String>,
    /// The currency of all amounts: its code, or its sign where that is all there is.
    /// `None` where nothing says so, or there are several.
    pub currency: Option<String>,
}

impl Overview {
    /// The file that a problem is about, unless it was left out.
    pub fn file(&self, subject: &Subject) -> Option<&FileOverview> {
        match subject {
            Subject::File(number) => self.files.iter().find(|file| file.file == *number),
            Subject::LeftOut(_) => None,
        }
    }

    /// Whether dates of the files are written in the Jalali calendar.
    pub fn has_jalali_dates(&self) -> bool {
        let mut columns = self.files.iter().flat_map(|file| &file.columns);
        columns.any(|column| column.field.is_some() && column.profile.date_form == DateForm::Jalali)
    }

    /// The name of the file that a problem is about.
    pub fn name<'a>(&'a self, subject: &'a Subject) -> &'a str {
        match subject {
            Subject::File(_) => self.file(subject).map_or("", |file| &file.name),
            Subject::LeftOut(name) => name,
        }
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileOverview {
    pub file: u32,
    /// What choices about files like this are kept under, see [`File::header`].
    pub header: String,
    pub name: String,
    pub bytes: u64,
    pub dialect: Dialect,
    pub rows: RowCounts,
    pub dataset: Option<Dataset>,
    /// Which trade document its rows are, and what becomes of them.
    pub document: Option<DocumentKind>,
    pub standing: Standing,
    /// The program that writes such files, such as `Pipedrive`, if it is recognised.
    pub preset: Option<String>,
    pub columns: Vec<ColumnOverview>,
    /// The stages of the deals in it, in their order.
    pub stages: Vec<Stage>,
    /// What the file may be where it is of no dataset, the likeliest first.
    pub suggestions: Vec<Suggestion>,
}

impl FileOverview {
    /// The dataset whose figures its rows enter.
    pub fn fills(&self) -> Option<Dataset> {
        self.dataset.filter(|_| self.standing.is_used())
    }
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnOverview {
    pub name: String,
    pub field: Option<String>,
    pub profile: Profile,
}

/// A join of a fact to a dimension table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Join {
    pub from: Dataset,
    pub field: String,
    pub to: Dataset,
    pub to_field: String,
    /// Rows whose key is filled, and those that found a counterpart.
    pub keyed: u64,
    pub matched: u64,
}

/// A conformed dimension that figures can be broken down and filtered by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DimensionOverview {
    pub id: String,
    /// The members with most rows first, at most a thousand.
    pub members: Vec<String>,
    /// For each dataset that has the dimension: where it comes from, and what else could be chosen.
    pub routes: Vec<Route>,
}

/// So many members of a dimension are listed.
pub const MOST_MEMBERS: usize = 1_000;

/// What the Data page shows of a file.
pub fn of_file(file: &File, class: &Class, stages: Vec<Stage>) -> FileOverview {
    let columns = file.columns.iter().zip(&class.fields);
    FileOverview {
        file: file.number,
        header: file.header.clone(),
        name: file.name.clone(),
        bytes: file.bytes,
        dialect: file.dialect.clone(),
        rows: file.rows,
        dataset: class.dataset,
        document: class.document,
        standing: class.standing,
        preset: preset(file.columns.iter().map(|column| column.name.as_str())).map(str::to_owned),
        stages,
        suggestions: if class.dataset.is_none() { suggestions(file) } else { Vec::new() },
        columns: columns
            .map(|(column, field)| ColumnOverview { name: column.name.clone(), field: field.clone(), profile: column.profile.clone() })
            .collect(),
    }
}

/// The dimensions with their members, those with most rows of facts first.
pub fn of_dimensions(star: &Star, routes: BTreeMap<String, Vec<Route>>) -> Vec<DimensionOverview> {
    let overview = |(id, routes): (String, Vec<Route>)| {
        let mut rows: FxHashMap<&str, u64> = FxHashMap::default();
        for (dataset, table) in star.tables() {
            let Some(dimension) = table.dimension(&id) else { continue };
            let counts = code_counts(dimension.codes(), dimension.members().len());
            for (member, count) in dimension.members().texts().zip(counts).skip(1).filter(|&(_, count)| count > 0) {
                *rows.entry(member).or_default() += if dataset.is_dimension() { 0 } else { count };
            }
        }
        let mut members: Vec<(&str, u64)> = rows.into_iter().collect();
        let by_rows = |one: &(&str, u64), other: &(&str, u64)| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0));
        if members.len() > MOST_MEMBERS {
            members.select_nth_unstable_by(MOST_MEMBERS, by_rows);
            members.truncate(MOST_MEMBERS);
        }
        members.sort_unstable_by(by_rows);
        let members = members.into_iter().map(|(member, _)| member.to_owned()).collect();
        DimensionOverview { id, members, routes }
    };
    routes.into_iter().map(overview).collect()
}
