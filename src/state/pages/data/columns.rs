//! The columns of a file: what each means, what it holds, and what else it could.

use crate::ingest::columns::profile::DateForm;
use crate::ingest::report::problem::{Place, ProblemKind};
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema;
use crate::star::overview::{ColumnOverview, FileOverview};
use crate::state::pages::data::problems::Listed;
use crate::state::pages::offer::Offer;
use crate::state::pages::portion::{Built, Portion};

const KINDS: [(&str, ColumnKind); 4] =
    [("text", ColumnKind::Text), ("number", ColumnKind::Number), ("date", ColumnKind::Date), ("key", ColumnKind::Key)];
const ORDERS: [(&str, DateOrder); 3] =
    [("ymd", DateOrder::YearMonthDay), ("dmy", DateOrder::DayMonthYear), ("mdy", DateOrder::MonthDayYear)];
const MARKS: [(&str, Convention); 2] = [("point", Convention::Point), ("comma", Convention::Comma)];
/// So many places of cells that do not fit are shown.
const MOST_PLACES: usize = 3;

/// What a column's cells are, and what can be said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeChoices {
    pub kind: Offer<ColumnKind>,
    /// Where it holds dates that have an order; days written as numbers or periods have none.
    pub order: Option<Offer<DateOrder>>,
    /// Where it holds numbers with decimals.
    pub mark: Option<Offer<Convention>>,
    /// The id of what is to be said of its dates, where they are not written as dates usually are.
    pub date_note: Option<&'static str>,
    /// Whether its type is a guess.
    pub is_unsure: bool,
    /// The texts that count as empty.
    pub blanks: Vec<String>,
}

/// The choices about a column under what is decided about its file.
pub fn type_choices(column: &ColumnOverview, hints: &Hints) -> TypeChoices {
    let (name, profile) = (&column.name, &column.profile);
    let kind = Offer::new(Some(profile.kind), named(&KINDS), hints.kinds.get(name).copied());
    let order = Offer::new(profile.date_order, named(&ORDERS), hints.date_orders.get(name).copied());
    let mark = Offer::new(profile.decimal_mark, named(&MARKS), hints.decimal_marks.get(name).copied());
    let (holds_dates, holds_numbers) = (profile.kind == ColumnKind::Date, profile.kind == ColumnKind::Number);
    TypeChoices {
        kind,
        order: (holds_dates && (order.chosen.or(order.detected)).is_some()).then_some(order),
        mark: (holds_numbers && (mark.chosen.or(mark.detected)).is_some()).then_some(mark),
        date_note: date_note(profile.date_form).filter(|_| holds_dates),
        is_unsure: !profile.certain,
        blanks: hints.blanks.get(name).into_iter().flatten().cloned().collect(),
    }
}

fn named<T: Copy>(all: &[(&str, T)]) -> Vec<(String, T)> {
    all.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect()
}

fn date_note(form: DateForm) -> Option<&'static str> {
    match form {
        DateForm::Days => None,
        DateForm::Jalali => Some("date-form-jalali"),
        DateForm::Numbers => Some("date-form-numbers"),
        DateForm::Periods { .. } => Some("date-form-periods"),
    }
}

/// The fields that a column of the file can be.
pub fn fields(file: &FileOverview) -> Vec<&'static str> {
    let table = file.dataset.and_then(schema::table);
    table.iter().flat_map(|table| &table.fields).map(|field| field.id.as_str()).collect()
}

/// The columns that are listed; what is used is in sight, unless others are looked for.
pub fn listed(file: &FileOverview, portion: &Portion) -> Built<String> {
    let is_used = |column: &ColumnOverview| column.field.is_some() && !portion.is_searching();
    portion.of(file.columns.iter().map(|column| (column.name.clone(), &column.name, is_used(column))))
}

/// How many columns are used.
pub fn used(file: &FileOverview) -> u64 {
    file.columns.iter().filter(|column| column.field.is_some()).count() as u64
}

/// Where the first cells stand that do not fit.
pub fn misfit_places<'a>(problems: &'a [Listed], column: &str) -> &'a [Place] {
    let is_own =
        |listed: &&Listed| matches!(listed.problem.kind, ProblemKind::Misfit { .. }) && listed.problem.column.as_deref() == Some(column);
    let places = problems.iter().find(is_own).map_or(&[][..], |listed| &listed.problem.examples);
    places.get(..MOST_PLACES.min(places.len())).unwrap_or_default()
}
