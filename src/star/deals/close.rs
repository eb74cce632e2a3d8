//! When a deal was won or lost, and when that is hoped for.

use std::sync::Arc;

use crate::star::fields::Fields;
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY};

/// `closed_at` is the day a deal was won or lost. CRMs write the expected day
/// into the same column while a deal is open; that goes to `expected_close`.
pub fn settle_close(fields: &mut Fields) {
    for (field, ended) in [("won_at", Status::Lost), ("lost_at", Status::Won)] {
        if let Some(day) = fields.get(field).cloned() {
            // A deal that was lost and taken up again keeps the day of both.
            let day = fields.get("status").map_or_else(|| Arc::clone(&day), |status| without(&day, status, ended));
            let column = match fields.get("closed_at") {
                Some(closed) => first_of(&day, closed),
                None => Some(day),
            };
            if let Some(column) = column {
                fields.insert("closed_at".to_owned(), column);
            }
        }
    }
    let (Some(closed), Some(Column::Text { dictionary, codes })) =
        (fields.get("closed_at").cloned(), fields.get("status").map(|column| &**column))
    else {
        return;
    };
    let open = dictionary.code(Status::Open.id());
    let Column::Date { days, seconds } = &*closed else { return };
    let misplaced = |(day, code): (&i32, &u32)| *day != EMPTY_DAY && Some(*code) == open;
    if !days.iter().zip(codes).any(misplaced) {
        return;
    }
    let pick = |wanted: bool| -> Vec<i32> {
        days.iter().zip(codes).map(|(&day, &code)| if (Some(code) == open) == wanted { day } else { EMPTY_DAY }).collect()
    };
    let expected = Arc::new(Column::Date { days: pick(true), seconds: None });
    let closed = Arc::new(Column::Date { days: pick(false), seconds: seconds.clone() });
    let expected = match fields.get("expected_close") {
        Some(own) => first_of(own, &expected),
        None => Some(expected),
    };
    fields.insert("closed_at".to_owned(), closed);
    if let Some(expected) = expected {
        fields.insert("expected_close".to_owned(), expected);
    }
}

/// Days but for those of deals with a status.
fn without(day: &Arc<Column>, status: &Column, out: Status) -> Arc<Column> {
    let (Column::Date { days, .. }, Column::Text { dictionary, codes }) = (&**day, status) else { return Arc::clone(day) };
    let out = dictionary.code(out.id());
    let days = days.iter().zip(codes).map(|(&day, &code)| if Some(code) == out { EMPTY_DAY } else { day }).collect();
    Arc::new(Column::Date { days, seconds: None })
}

/// The first date of each row that is not empty.
fn first_of(first: &Column, second: &Column) -> Option<Arc<Column>> {
    let (Column::Date { days: first, .. }, Column::Date { days: second, .. }) = (first, second) else { return None };
    let days = first.iter().zip(second).map(|(&first, &second)| if first == EMPTY_DAY { second } else { first }).collect();
    Some(Arc::new(Column::Date { days, seconds: None }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::dictionary::Dictionary;

    #[test]
    fn the_close_date_of_an_open_deal_is_an_expectation() {
        let mut dictionary = Dictionary::default();
        let codes = ["open", "won", "open", ""].map(|status| dictionary.code_or_insert(status)).to_vec();
        let closed = Arc::new(Column::Date { days: vec![10, 20, 30, 40], seconds: None });
        let mut fields =
            Fields::from_iter([("status".to_owned(), Arc::new(Column::Text { dictionary, codes })), ("closed_at".to_owned(), closed)]);
        settle_close(&mut fields);
        let days = |id: &str| match fields.get(id).map(|column| &**column) {
            Some(Column::Date { days, .. }) => days.clone(),
            _ => Vec::new(),
        };
        assert_eq!(days("closed_at"), [EMPTY_DAY, 20, EMPTY_DAY, 40]);
        assert_eq!(days("expected_close"), [10, EMPTY_DAY, 30, EMPTY_DAY]);
    }
}
