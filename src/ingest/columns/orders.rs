//! In which order days and months stand, by what all columns of a file say together.

use crate::ingest::columns::dates::Dates;
use crate::ingest::columns::profile::DateForm;
use crate::ingest::values::order::DateOrder;

/// The order of dates that the columns without doubt agree on.
pub fn usual_order(columns: &[&Dates]) -> Option<DateOrder> {
    let known = columns.iter().filter(|dates| !dates.consensus.jalali);
    let mut orders = known.filter_map(|dates| dates.consensus.order().filter(|order| *order != DateOrder::YearMonthDay));
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The order for columns that leave it open: the one in which what ends never ends before
/// it starts, or the usual one of files that are written as where the day comes first.
pub fn likely_order(columns: &[&Dates], is_day_first: bool) -> Option<DateOrder> {
    if columns.iter().all(|dates| dates.consensus.certain) {
        return None;
    }
    let [month_first, day_first] = [DateOrder::MonthDayYear, DateOrder::DayMonthYear].map(|order| out_of_turn(columns, order));
    match (month_first, day_first) {
        (0, 1..) => Some(DateOrder::MonthDayYear),
        (1.., 0) => Some(DateOrder::DayMonthYear),
        _ => is_day_first.then_some(DateOrder::DayMonthYear),
    }
}

/// How many rows have two dates the other way round than most rows have them.
fn out_of_turn(columns: &[&Dates], order: DateOrder) -> usize {
    const MOST_COLUMNS: usize = 4;
    const MOST_ROWS: usize = 10_000;
    let columns: Vec<&&Dates> = columns.iter().filter(|dates| matches!(dates.form(), DateForm::Days)).take(MOST_COLUMNS).collect();
    let pairs = columns.iter().enumerate().flat_map(|(at, one)| columns.iter().skip(at + 1).map(move |two| (one, two)));
    let open = pairs.filter(|(one, two)| !one.consensus.certain || !two.consensus.certain);
    let turns = open.map(|(one, two)| {
        let days = one.dates.iter().zip(&two.dates).take(MOST_ROWS).filter_map(|(one, two)| Some((one.day(order)?, two.day(order)?)));
        let (before, behind) =
            days.fold((0, 0), |(before, behind), (one, two)| (before + usize::from(one < two), behind + usize::from(one > two)));
        before.min(behind)
    });
    turns.sum()
}
