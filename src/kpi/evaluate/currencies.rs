//! In which currencies amounts are: those of several are never added.

use crate::ingest::values::currency::may_be_same;
use crate::kpi::evaluate::columns;
use crate::kpi::evaluate::reduce::Values;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::query::plan::{Dated, Query};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_NUMBER;
use crate::table::dictionary::EMPTY_CODE;

impl Run<'_> {
    /// Whether the selection is in more than one currency, whatever of it lies in
    /// a period. If it is not, nothing that is taken of it can be.
    pub(super) fn may_mix_currencies(&mut self, query: &Query) -> Result<bool, Unavailable> {
        let table = columns::table(self.star, query.dataset)?;
        let Some((codes, texts)) = columns::currencies(table, query.dataset).filter(|(_, texts)| query.is_money && texts.len() > 2) else {
            return Ok(false);
        };
        let key = (query.dataset, self.slot, query.selection.clone());
        if let Some(known) = self.cache.mixed.get(&key) {
            return Ok(*known);
        }
        let mut seen = vec![false; texts.len()];
        self.selection(query)?.each(|row| {
            let code = codes.get(row).copied().unwrap_or(EMPTY_CODE);
            seen.get_mut(code as usize).into_iter().for_each(|seen| *seen = code != EMPTY_CODE);
        });
        let mixed = seen.iter().filter(|seen| **seen).count() > 1;
        self.cache.mixed.insert(key, mixed);
        Ok(mixed)
    }

    /// Sees to it that a formula takes no money of one currency from one table and of
    /// another from the next, such as deals in EUR and quotas in USD.
    ///
    /// # Errors
    /// [`Unavailable::MixedCurrencies`]
    pub(super) fn agree_in_currency(&mut self, aggregates: &[usize]) -> Result<(), Unavailable> {
        let mut first: Option<String> = None;
        for index in aggregates {
            let Some(query) = self.query(*index).ok().filter(|query| query.is_money) else { continue };
            let Some(currency) = self.only_currency(query.dataset)? else { continue };
            if !may_be_same(first.get_or_insert_with(|| currency.clone()), &currency) {
                return Err(Unavailable::MixedCurrencies);
            }
        }
        Ok(())
    }

    fn only_currency(&mut self, dataset: Dataset) -> Result<Option<String>, Unavailable> {
        if let Some(known) = self.cache.currencies.get(&dataset) {
            return Ok(known.clone());
        }
        let found = columns::currencies(columns::table(self.star, dataset)?, dataset);
        let only = found.and_then(|(codes, texts)| {
            let first = codes.iter().copied().find(|code| *code != EMPTY_CODE)?;
            codes.iter().all(|code| [EMPTY_CODE, first].contains(code)).then(|| texts.text(first).to_owned())
        });
        self.cache.currencies.insert(dataset, only.clone());
        Ok(only)
    }

    /// Whether the amounts that enter an aggregate are in more than one currency.
    pub(super) fn mixes_currencies(&mut self, query: &Query, frame: Frame) -> Result<bool, Unavailable> {
        let rows = match &query.dated {
            Some(Dated::Spread { .. }) => self.used_rows(query, frame)?,
            _ => self.rows_by_day(query, frame)?,
        };
        Ok(self.mixed_groups(query, frame, &rows, 1, |_| 0)?.first() == Some(&true))
    }

    /// Which groups have amounts in more than one currency. One without a
    /// currency counts as of that of the others.
    pub(super) fn mixed_groups(
        &mut self,
        query: &Query,
        frame: Frame,
        rows: &Rows,
        groups: usize,
        group: impl Fn(usize) -> usize,
    ) -> Result<Vec<bool>, Unavailable> {
        let bounds = self.bounds(frame);
        let values = self.values(query, bounds)?;
        let has_amount = |row: usize| match &values {
            Values::Numbers(numbers) => numbers.values.get(row).is_some_and(|value| *value != EMPTY_NUMBER),
            Values::Rows | Values::Ids(_) => true,
        };
        let Some((codes, _)) = columns::currencies(columns::table(self.star, query.dataset)?, query.dataset) else {
            return Ok(Vec::new());
        };
        let mut first = vec![EMPTY_CODE; groups];
        let mut mixed = vec![false; groups];
        rows.each(|row| {
            let currency = if has_amount(row) { codes.get(row).copied().unwrap_or_default() } else { EMPTY_CODE };
            if let (Some(first), Some(mixed)) = (first.get_mut(group(row)), mixed.get_mut(group(row))) {
                *mixed |= *first != EMPTY_CODE && currency != EMPTY_CODE && *first != currency;
                *first = if *first == EMPTY_CODE { currency } else { *first };
            }
        });
        Ok(mixed)
    }
}
