//! The parts of a deal: what each product or person has of its amount. The rows of the
//! parts stay, and are one deal.

use std::sync::Arc;

use crate::sales::exact::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::fields::Fields;
use crate::star::records::repetition::{Record, Repetition};
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;

/// The amounts of a deal.
const AMOUNTS: [&str; 3] = ["amount", "cost", "expected_amount"];
/// What people's shares add up to may be off by so many hundredths.
const TOLERANCE: i128 = 1;

/// Gives each part of a record its own of the record's amounts, and numbers the
/// records that have parts. Where nobody can say what a part has, the record is that
/// of its head alone.
pub fn spread(draft: &mut Draft, records: &mut [(Vec<u32>, Record)]) {
    let own: Vec<Vec<Repetition>> = AMOUNTS.iter().map(|field| of_each_part(&draft.fields, field, records)).collect();
    let mut shared: Vec<u32> = Vec::new();
    let mut weights: Vec<Option<Vec<i128>>> = Vec::with_capacity(records.len());
    let mut number = 0;
    for (_, record) in records.iter_mut() {
        let is_own = own.first().is_some_and(|own| own.contains(&record.repetition));
        let of_parts = if is_own { values(&draft.fields, "amount", &record.parts) } else { weights_of(&draft.fields, record) };
        let of_parts = of_parts.filter(|weights| weights.iter().all(|weight| *weight > 0));
        let is_of_products_or_people = matches!(record.repetition, Repetition::Lines | Repetition::Credit) && record.parts.len() > 1;
        if !is_of_products_or_people || of_parts.is_none() {
            weights.push(None);
            continue;
        }
        number += 1;
        shared.resize(draft.rows, 0);
        for &row in &record.parts {
            shared.get_mut(row as usize).into_iter().for_each(|shared| *shared = number);
        }
        weights.push(of_parts);
    }
    for (field, own) in AMOUNTS.iter().zip(&own) {
        apportion(draft, field, records, &weights, own);
    }
    credit_owners(&mut draft.fields, records, &weights);
    for ((_, record), _) in records.iter_mut().zip(&weights).filter(|(_, weights)| weights.is_none()) {
        if record.parts.len() > 1 && record.repetition == Repetition::Lines {
            belongs_to_none(&mut draft.fields, "product", record);
        }
        if record.repetition != Repetition::Strangers {
            record.parts = vec![record.head];
        }
    }
    if number > 0 {
        draft.shared = shared;
    }
}

/// The kinds of records in which the field is what each part has, since it differs
/// between the parts of some record.
fn of_each_part(fields: &Fields, field: &str, records: &[(Vec<u32>, Record)]) -> Vec<Repetition> {
    let Some(Column::Number { values, .. }) = fields.get(field).map(|column| &**column) else { return Vec::new() };
    let value = |row: u32| values.get(row as usize).copied().unwrap_or(EMPTY_NUMBER);
    let differs = |record: &Record| record.parts.iter().any(|&row| value(row) != value(record.head));
    let kinds = [Repetition::Lines, Repetition::Credit].into_iter();
    kinds.filter(|kind| records.iter().any(|(_, record)| record.repetition == *kind && differs(record))).collect()
}

/// The values of a field in some rows, if all have one.
fn values(fields: &Fields, field: &str, rows: &[u32]) -> Option<Vec<i128>> {
    let Some(Column::Number { values, .. }) = fields.get(field).map(|column| &**column) else { return None };
    let value = |row: &u32| values.get(*row as usize).copied().filter(|value| *value != EMPTY_NUMBER).map(i128::from);
    rows.iter().map(value).collect()
}

/// What the parts of a record have of it: products by the amounts of their lines,
/// people by their shares, which have to be shares of one whole.
fn weights_of(fields: &Fields, record: &Record) -> Option<Vec<i128>> {
    match record.repetition {
        Repetition::Lines => values(fields, "line_amount", &record.parts),
        Repetition::Credit => values(fields, "credit_amount", &record.parts).or_else(|| {
            let shares = values(fields, "credit_share", &record.parts)?;
            let Some(Column::Number { decimals, .. }) = fields.get("credit_share").map(|column| &**column) else { return None };
            let one = 10i128.checked_pow(u32::from(*decimals))?;
            let off = (shares.iter().sum::<i128>() - one).abs();
            (off * 100 <= one * TOLERANCE).then_some(shares)
        }),
        _ => None,
    }
}

/// Parts a field of records by the weights of their parts, the last of which has the
/// rest; a record that has no such parts has their sum, if each has its own.
fn apportion(draft: &mut Draft, field: &str, records: &[(Vec<u32>, Record)], weights: &[Option<Vec<i128>>], own: &[Repetition]) {
    const FINER: u8 = 4;
    let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) else { return };
    let is_split = |record: &Record, weights: &Option<Vec<i128>>| weights.is_some() && !own.contains(&record.repetition);
    let splits = records.iter().zip(weights).any(|((_, record), weights)| is_split(record, weights));
    if !splits && own.is_empty() {
        return;
    }
    let scaled = |value: &i64| if *value == EMPTY_NUMBER { Some(*value) } else { value.checked_mul(10i64.pow(u32::from(FINER))) };
    let finer: Option<Vec<i64>> = if splits { values.iter().map(scaled).collect() } else { None };
    let (mut cells, decimals) = finer.map_or_else(|| (values.clone(), *decimals), |finer| (finer, decimals + FINER));
    for ((_, record), weights) in records.iter().zip(weights) {
        let value = |cells: &[i64], row: u32| cells.get(row as usize).copied().filter(|value| *value != EMPTY_NUMBER).map(i128::from);
        match weights {
            Some(weights) if is_split(record, &Some(weights.clone())) => {
                let Some(all) = value(&cells, record.head) else { continue };
                let sum: i128 = weights.iter().sum();
                let mut rest = all;
                for (at, (&row, weight)) in record.parts.iter().zip(weights).enumerate() {
                    let part = if at + 1 == weights.len() { rest } else { round_half_even(all * weight, sum) };
                    rest -= part;
                    set(&mut cells, row, part);
                }
            }
            Some(_) => {}
            None if own.contains(&record.repetition) => {
                let parts: Vec<i128> = record.parts.iter().filter_map(|&row| value(&cells, row)).collect();
                if !parts.is_empty() {
                    set(&mut cells, record.head, parts.iter().sum());
                }
            }
            None => {}
        }
    }
    draft.fields.insert(field.to_owned(), Arc::new(Column::Number { values: cells, decimals }));
}

fn set(cells: &mut [i64], row: u32, value: i128) {
    if let (Some(cell), Ok(value)) = (cells.get_mut(row as usize), i64::try_from(value)) {
        *cell = value;
    }
}

/// Who has a share of a deal is who the share is of.
fn credit_owners(fields: &mut Fields, records: &[(Vec<u32>, Record)], weights: &[Option<Vec<i128>>]) {
    if weights.iter().all(Option::is_none) {
        return;
    }
    let (Some(Column::Text { dictionary: people, codes: credited }), Some(Column::Text { dictionary, codes })) =
        (fields.get("credit_owner").map(|column| &**column), fields.get("owner").map(|column| &**column))
    else {
        return;
    };
    let (mut dictionary, mut codes) = (dictionary.clone(), codes.clone());
    let parts = records.iter().zip(weights).filter(|((_, record), weights)| weights.is_some() && record.repetition == Repetition::Credit);
    for row in parts.flat_map(|((_, record), _)| &record.parts) {
        let person = credited.get(*row as usize).copied().filter(|code| *code != EMPTY_CODE);
        if let (Some(cell), Some(person)) = (codes.get_mut(*row as usize), person) {
            *cell = dictionary.code_or_insert(people.text(person));
        }
    }
    fields.insert("owner".to_owned(), Arc::new(Column::Text { dictionary, codes }));
}

/// A record of several members belongs to none of them.
fn belongs_to_none(fields: &mut Fields, field: &str, record: &Record) {
    let Some(Column::Text { dictionary, codes }) = fields.get(field).map(|column| &**column) else { return };
    let code = |row: u32| codes.get(row as usize).copied().unwrap_or(EMPTY_CODE);
    if record.parts.iter().all(|&row| code(row) == code(record.head)) {
        return;
    }
    let mut codes = codes.clone();
    codes.get_mut(record.head as usize).into_iter().for_each(|cell| *cell = EMPTY_CODE);
    let column = Column::Text { dictionary: dictionary.clone(), codes };
    fields.insert(field.to_owned(), Arc::new(column));
}
