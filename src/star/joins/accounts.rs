//! Which account is meant, and since when it is a customer.
//!
//! An id says which of two accounts of one name is meant; a name counts only where
//! there is no id. An account is a *customer* from the day its list says, else
//! from its first won deal, order or contract; one with none of these is a
//! prospect.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::sales::schema::Dataset;
use crate::star::fields::Fields;
use crate::star::joins::link::link;
use crate::star::tables::StarTable;
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::text::texts;

/// Names of accounts of which several have the same, each with its id behind it.
pub fn told_apart(fields: &mut Fields, name: &str, id: &str) {
    let (Some(names), Some(ids)) = (fields.get(name), fields.get(id)) else { return };
    let Column::Text { dictionary, codes } = &**names else { return };
    let keys = ids.keys();
    let mut first: FxHashMap<u32, u64> = FxHashMap::default();
    let mut shared: FxHashSet<u32> = FxHashSet::default();
    for (&code, &key) in codes.iter().zip(keys.iter()).filter(|&(&code, &key)| code != EMPTY_CODE && key != EMPTY_KEY) {
        if *first.entry(code).or_insert(key) != key {
            shared.insert(code);
        }
    }
    if shared.is_empty() {
        return;
    }
    let mut apart: Dictionary = dictionary.clone();
    let told = codes.iter().enumerate().map(|(row, &code)| match ids.written(row).filter(|_| shared.contains(&code)) {
        Some(id) => apart.code_or_insert(&format!("{} ({id})", dictionary.text(code))),
        None => code,
    });
    let codes = told.collect();
    fields.insert(name.to_owned(), Arc::new(Column::Text { dictionary: apart, codes }));
}

/// Sets the field `account` of facts that name the account's id beside its name.
pub fn by_id(fields: &mut Fields, accounts: Option<&StarTable>) {
    let Some(ids) = fields.get("account_id").cloned() else { return };
    if !fields.contains_key("account") {
        fields.insert("account".to_owned(), texts(&ids));
        return;
    }
    told_apart(fields, "account", "account_id");
    let Some(Column::Text { dictionary, codes }) = fields.get("account").map(|column| &**column) else { return };
    let Some((names, found)) = accounts.and_then(|accounts| Some((accounts.field("name")?, link(&ids, &accounts.fields)?))) else { return };
    let Column::Text { dictionary: names, codes: named } = names else { return };
    if found.to_field != "id" || found.matched == 0 {
        return;
    }
    let mut all = dictionary.clone();
    let map: Vec<u32> = names.texts().map(|name| all.code_or_insert(name)).collect();
    let by_id = found.gather(&ids, named);
    let known = |code: u32| map.get(code as usize).copied().filter(|&code| code != EMPTY_CODE);
    let codes = codes.iter().zip(by_id).map(|(&own, by_id)| known(by_id).unwrap_or(own)).collect();
    fields.insert("account".to_owned(), Arc::new(Column::Text { dictionary: all, codes }));
}

/// Fills in since when accounts are customers, from what they bought.
pub fn customers_since(tables: &mut BTreeMap<Dataset, StarTable>) {
    let Some(accounts) = tables.get(&Dataset::Accounts) else { return };
    let mut since = match accounts.field("started_at") {
        Some(Column::Date { days, .. }) => days.clone(),
        _ => vec![EMPTY_DAY; accounts.rows],
    };
    let known: Vec<bool> = since.iter().map(|&day| day != EMPTY_DAY).collect();
    for dataset in [Dataset::Deals, Dataset::Orders, Dataset::Subscriptions] {
        let Some(table) = tables.get(&dataset) else { continue };
        let Some(column) = table.field("account") else { continue };
        let Some(found) = link(column, &accounts.fields) else { continue };
        // The row of the account plus one, for each row of the fact.
        let places: Vec<u32> = (1..).take(accounts.rows).collect();
        for (place, day) in found.gather(column, &places).into_iter().zip(bought(dataset, table)) {
            let Some(at) = (place as usize).checked_sub(1).filter(|_| day != EMPTY_DAY) else { continue };
            if let (Some(first), Some(false)) = (since.get_mut(at), known.get(at)) {
                *first = if *first == EMPTY_DAY { day } else { day.min(*first) };
            }
        }
    }
    if since.iter().all(|&day| day == EMPTY_DAY) {
        return;
    }
    if let Some(accounts) = tables.get_mut(&Dataset::Accounts) {
        accounts.fields.insert("started_at".to_owned(), Arc::new(Column::Date { days: since, seconds: None }));
    }
}

/// The day on which each row of a fact made its account a customer.
fn bought(dataset: Dataset, table: &StarTable) -> Vec<i32> {
    let days = |field: &str| match table.field(field) {
        Some(Column::Date { days, .. }) => days.clone(),
        _ => Vec::new(),
    };
    match dataset {
        Dataset::Deals => {
            let Some(Column::Text { dictionary, codes }) = table.field("status") else { return Vec::new() };
            let won = dictionary.code(Status::Won.id());
            let closed = days("closed_at").into_iter().zip(codes);
            closed.map(|(day, code)| if Some(*code) == won { day } else { EMPTY_DAY }).collect()
        }
        Dataset::Orders => days("at"),
        _ => days("started_at"),
    }
}
