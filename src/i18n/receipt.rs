//! What an import has brought.

use std::collections::BTreeSet;

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::ingest::values::order::DateOrder;
use crate::star::overview::{FileOverview, Join, Overview};
use crate::state::receipt::Receipt;

impl Words {
    /// `3 files came in, 1,480 rows`
    pub fn receipt_title(&self, receipt: &Receipt, overview: &Overview) -> String {
        let rows = named(overview, &receipt.added).map(|file| file.rows.kept).sum();
        let args = Args::none().count("count", receipt.added.len() as u64).text("rows", self.rows(rows));
        self.say_with("receipt-title", &args)
    }

    /// What each file was taken for, and how it was read.
    pub fn receipt_files(&self, receipt: &Receipt, overview: &Overview) -> Vec<String> {
        named(overview, &receipt.added).map(|file| self.receipt_file(file)).collect()
    }

    fn receipt_file(&self, file: &FileOverview) -> String {
        let used = file.columns.iter().filter(|column| column.field.is_some());
        let mut orders: Vec<DateOrder> = used.clone().filter_map(|column| column.profile.date_order).collect();
        orders.dedup();
        let order = match orders.as_slice() {
            [order] => Some(self.say_with("receipt-dates", &Args::none().text("order", self.date_order(*order)))),
            _ => None,
        };
        let columns = self.columns_used(used.count() as u64, file.columns.len() as u64);
        let document = file.document.map(|document| self.standing(document, file.standing));
        [Some(self.file_line(file)), document, Some(columns), order].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// How the files were joined; nothing where none was.
    pub fn receipt_joins(&self, overview: &Overview) -> Option<String> {
        let join = |join: &Join| {
            let args = Args::none().text("join", self.join(join.from, join.to)).text("share", self.share(join.matched, join.keyed));
            self.say_with("receipt-join", &args)
        };
        let joins: Vec<String> = overview.joins.iter().filter(|join| join.keyed > 0).map(join).collect();
        (!joins.is_empty()).then(|| self.say_with("receipt-joined", &Args::none().text("joins", joins.join(" · "))))
    }

    /// In which currencies amounts are, where the files say so.
    pub fn receipt_currency(&self, overview: &Overview) -> Option<String> {
        let currencies = match &overview.currencies {
            Some(currencies) => currencies.used.iter().map(|used| self.currency_named(&used.currency)).collect::<Vec<_>>().join(", "),
            None => self.currency_named(overview.currency.as_deref()?).to_owned(),
        };
        Some(self.say_with("receipt-currency", &Args::none().text("currencies", currencies)))
    }

    /// What was there before.
    pub fn receipt_beside(&self, receipt: &Receipt, overview: &Overview) -> Option<String> {
        let names: Vec<&str> = named(overview, &receipt.earlier).map(|file| file.name.as_str()).collect();
        let args = Args::none().count("count", names.len() as u64).text("files", self.names(&names));
        (!names.is_empty()).then(|| self.say_with("receipt-beside", &args))
    }
}

/// Files by their numbers, as far as they are still there.
fn named<'a>(overview: &'a Overview, numbers: &'a [u32]) -> impl Iterator<Item = &'a FileOverview> {
    let numbers: BTreeSet<u32> = numbers.iter().copied().collect();
    overview.files.iter().filter(move |file| numbers.contains(&file.file))
}
