//! In which currencies amounts are: those of several are never added.

use std::sync::Arc;

use crate::ingest::values::currency::may_be_same;
use crate::kpi::evaluate::columns::{self, Slice};
use crate::kpi::evaluate::paths::gathered;
use crate::kpi::evaluate::reduce::has_value;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::query::money::{money_of, reached};
use crate::kpi::query::plan::{Dated, Query, Step};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::dictionary::EMPTY_CODE;

impl<'a> Run<'a> {
    /// Whether the selection is in more than one currency, whatever of it lies in
    /// a period. If it is not, nothing that is taken of it can be.
    pub(super) fn may_mix_currencies(&mut self, query: &Query) -> Result<bool, Unavailable> {
        let paths = money_of(query);
        if paths.is_empty() {
            return Ok(false);
        }
        let of = paths.iter().flatten().map(Step::to_string).collect::<String>();
        let key = (query.dataset, self.slot, format!("{of}{}", query.selection));
        if let Some(known) = self.cache.mixed.get(&key) {
            return Ok(*known);
        }
        let (columns, names) = self.currencies_of(query.dataset, &paths)?;
        let mut seen = vec![false; names];
        if names > 2 {
            let rows = self.selection(query)?;
            for codes in &columns {
                rows.each(|row| {
                    let code = codes.get(row).copied().unwrap_or(EMPTY_CODE);
                    seen.get_mut(code as usize).into_iter().for_each(|seen| *seen = code != EMPTY_CODE);
                });
            }
        }
        let mixed = seen.iter().filter(|seen| **seen).count() > 1;
        self.cache.mixed.insert(key, mixed);
        Ok(mixed)
    }

    /// The currency of each row for each place that money is taken from, by one number for
    /// one name, and how many numbers there are; 0 is none.
    fn currencies_of(&mut self, dataset: Dataset, paths: &[Vec<Step>]) -> Result<(Vec<Slice<'a, u32>>, usize), Unavailable> {
        let star = self.star;
        let (mut found, mut names) = (Vec::new(), vec![""]);
        for steps in paths {
            let to = reached(dataset, steps);
            let Some((codes, texts)) = columns::currencies(columns::table(star, to)?, to) else { continue };
            if let ([_], []) = (paths, steps.as_slice()) {
                return Ok((vec![Slice::Borrowed(codes)], texts.len()));
            }
            let number = |text: &'a str| {
                names.iter().position(|known| *known == text).unwrap_or_else(|| {
                    names.push(text);
                    names.len() - 1
                })
            };
            let numbers: Vec<u32> = texts.texts().map(number).map(|number| number as u32).collect();
            let mut column: Vec<u32> = codes.iter().map(|code| numbers.get(*code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
            for (at, step) in steps.iter().enumerate().rev() {
                let rows = self.rows_of(reached(dataset, steps.get(..at).unwrap_or_default()), step)?;
                column = gathered(&rows, &column, EMPTY_CODE);
            }
            found.push(Slice::Shared(Arc::new(column)));
        }
        Ok((found, names.len()))
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
            for steps in money_of(&query) {
                let Some(currency) = self.only_currency(reached(query.dataset, &steps))? else { continue };
                if !may_be_same(first.get_or_insert_with(|| currency.clone()), &currency) {
                    return Err(Unavailable::MixedCurrencies);
                }
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
        let (columns, _) = self.currencies_of(query.dataset, &money_of(query))?;
        let mut first = vec![EMPTY_CODE; groups];
        let mut mixed = vec![false; groups];
        for codes in &columns {
            rows.each(|row| {
                let currency = if has_value(&values, row) { codes.get(row).copied().unwrap_or_default() } else { EMPTY_CODE };
                if let (Some(first), Some(mixed)) = (first.get_mut(group(row)), mixed.get_mut(group(row))) {
                    *mixed |= *first != EMPTY_CODE && currency != EMPTY_CODE && *first != currency;
                    *first = if *first == EMPTY_CODE { currency } else { *first };
                }
            });
        }
        Ok(mixed)
    }
}
