//! A made-up sales team with two and a half years of data, for those who have
//! no file at hand, for tests and for benchmarks.
//!
//! It fills every dataset of the star schema, and the files agree with each
//! other: leads become deals, won deals become orders and subscriptions, owners
//! belong to teams, and a deal's stage history ends where the deal stands. The
//! figures hold what a sales lead would look for: a season and a quarter-end
//! rush, growth, people above and below quota, new ones who ramp up, sources
//! that bring leads but no customers, one who wins fast and loses customers
//! soon, prices and discounts, customers who leave.
//!
//! A *seed* decides everything. The same seed and size give the same bytes on
//! every machine, natively and in wasm alike: no float, no clock and no `usize`
//! takes part in a decision.

#![allow(
    clippy::indexing_slicing,
    reason = "no input comes here: whatever is looked up was made or counted just before, and the tests make it all"
)]

mod chance;
mod names;
mod market;
mod sheet;
pub mod spoil;
mod team;
mod world;
mod deal;
mod contracts;
mod figures;
mod leads;
mod pipeline;
mod registers;

use std::io::Write;

use crate::sales::schema::Dataset;
use crate::sample::deal::Deals;
use crate::sample::world::World;

/// How much data to make; everything else grows with the number of deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub deals: u64,
}

/// A team of 25 and 6,000 deals.
impl Default for Size {
    fn default() -> Size {
        Size { deals: 6_000 }
    }
}

/// The sample's files: for each dataset a file name such as `deals.csv` and
/// the CSV text in UTF-8.
pub fn files(seed: u64, size: Size) -> Vec<(String, Vec<u8>)> {
    let world = World::new(seed, size.deals);
    let mut course = Deals::new(&world);
    let deals: Vec<_> = course.by_ref().collect();
    let custom = course.into_custom();
    let leads = leads::leads(&world, &deals);
    let sheet = |dataset| {
        Some(match dataset {
            Dataset::Deals => pipeline::deals(&world, &deals),
            Dataset::StageHistory => pipeline::stage_history(&world, &deals),
            Dataset::Leads => leads::sheet(&world, &leads),
            Dataset::Activities => pipeline::activities(&world, &deals, &leads),
            Dataset::Subscriptions => contracts::subscriptions(&world, &deals, &custom),
            Dataset::Orders => contracts::orders(&world, &deals, &custom),
            Dataset::Spend => figures::spend(&world),
            Dataset::Targets => figures::targets(&world, &deals),
            Dataset::Prices => figures::prices(&world),
            Dataset::Surveys => figures::surveys(&world, &custom),
            Dataset::TimeLog => figures::time_log(&world),
            Dataset::Accounts => registers::accounts(&world, &custom),
            Dataset::Products => registers::products(),
            Dataset::People => registers::people(&world),
            Dataset::Campaigns => registers::campaigns(),
            // The team sells in one currency.
            Dataset::Rates | Dataset::StageVisits => return None,
        })
    };
    let file = |dataset| Some((file_name(dataset), sheet(dataset)?.into_bytes()));
    Dataset::ALL.into_iter().filter_map(file).collect()
}

/// Writes `deals.csv` alone, of any length: what is held in memory does not
/// grow with the number of deals.
///
/// # Errors
/// Only those of `out`.
pub fn write_deals(seed: u64, size: Size, out: &mut dyn Write) -> std::io::Result<()> {
    pipeline::write_deals(&World::new(seed, size.deals), out)
}

/// The name of a dataset's file.
pub fn file_name(dataset: Dataset) -> String {
    format!("{}.csv", dataset.id())
}

#[cfg(test)]
mod tests;
