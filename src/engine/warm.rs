//! Warming up: the browser compiles each part of the engine when it first runs,
//! which costs the first import a fifth of its time. A small made-up one, done
//! while nobody waits, pays for it in advance.

use crate::engine::Engine;
use crate::engine::job::Next;
use crate::engine::protocol::Source;
use crate::kpi::ask::{Ask, Context, Split};
use crate::sales::period::Grain;
use crate::sample;
use crate::star::choices::Choices;

/// Enough rows for the compiler to take the inner loops seriously.
const DEALS: u64 = 12_000;
const SLICE_BYTES: usize = 1 << 18;
/// So many KPIs of deals over time make the compiler take the loops of formulas seriously too.
const KPIS: [&str; 16] = [
    "revenue",
    "won_deals",
    "won_amount",
    "average_deal_size",
    "median_deal_size",
    "customers",
    "revenue_per_account",
    "new_customer_revenue",
    "new_opportunities",
    "win_rate",
    "sales_cycle",
    "lost_deals",
    "open_deals",
    "open_pipeline",
    "weighted_pipeline",
    "stalled_deals",
];
const DIMENSIONS: [&str; 4] = ["product", "owner", "lost_reason", "stage"];

/// Imports made-up deals into an engine of its own and asks it for figures;
/// answers how many of them are known.
pub fn warm_up() -> usize {
    let mut deals = Vec::new();
    if sample::write_deals(1, sample::Size { deals: DEALS }, &mut deals).is_err() {
        return 0;
    }
    let mut engine = Engine::new();
    let source = Source { name: "deals.csv".to_owned(), bytes: deals.len() as u64 };
    let mut job = engine.begin(&[source], &Choices::default());
    loop {
        for slice in deals.chunks(SLICE_BYTES) {
            job.feed(slice);
        }
        match job.end_of_source() {
            Next::Again => {}
            Next::NextSource | Next::Complete => break,
        }
    }
    engine.adopt(job);
    engine.report(&Context::default(), &asks()).iter().filter(|answer| answer.now.is_ok()).count()
}

pub fn asks() -> Vec<Ask> {
    let over_time = KPIS.map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Over { grain: Grain::Month } });
    let by = |dimension: &str| Ask { kpi: "won_amount".to_owned(), split: Split::By { dimension: dimension.to_owned(), limit: 12 } };
    over_time.into_iter().chain(DIMENSIONS.map(by)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_asked_for_is_answered() {
        assert_eq!(warm_up(), KPIS.len() + DIMENSIONS.len());
    }
}
