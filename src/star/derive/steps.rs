//! Which steps complete which dataset, in their order.

use crate::sales::schema::Dataset;
use crate::star::derive::draft::Step;
use crate::star::derive::{deals, money, names, orders, subscriptions, targets};

/// The steps for the rows of each file.
pub fn of_file(dataset: Dataset) -> &'static [Step] {
    match dataset {
        Dataset::Deals => &[money::converted, money::annualised, money::expected, deals::outcome, deals::close],
        Dataset::Orders => &[money::converted, orders::amount, orders::cost],
        Dataset::Subscriptions => &[subscriptions::recurring],
        Dataset::Targets => &[targets::period_of_parts],
        Dataset::Accounts | Dataset::Products | Dataset::People | Dataset::Campaigns => &[names::name],
        Dataset::StageHistory
        | Dataset::Leads
        | Dataset::Activities
        | Dataset::Spend
        | Dataset::Prices
        | Dataset::Surveys
        | Dataset::TimeLog => &[],
    }
}

/// The steps for the rows of all files together, for what no file can tell alone.
pub fn of_dataset(dataset: Dataset) -> &'static [Step] {
    match dataset {
        Dataset::Deals => &[deals::without_void],
        Dataset::Targets => &[targets::dates],
        _ => &[],
    }
}
