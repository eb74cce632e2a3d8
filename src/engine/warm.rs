//! Warming up: the browser compiles each part of the engine when it first runs,
//! which costs the first import a fifth of its time. A small made-up one, done
//! while nobody waits, pays for it in advance.

use crate::engine::Engine;
use crate::engine::job::Next;
use crate::engine::protocol::Source;
use crate::kpi;
use crate::kpi::ask::{Ask, Context, Split};
use crate::sales::period::Grain;
use crate::sample;
use crate::star::choices::Choices;

/// Enough rows for the compiler to take the inner loops seriously.
const DEALS: u64 = 12_000;
const SLICE_BYTES: usize = 1 << 18;
const DIMENSIONS: [&str; 4] = ["product", "owner", "lost_reason", "stage"];

/// Imports made-up deals into an engine of its own and asks it everything;
/// answers how many figures came back.
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
    engine.report(&Context::default(), &asks()).len()
}

pub fn asks() -> Vec<Ask> {
    let kpis = kpi::catalogue::catalogue().entries().iter().map(|entry| entry.id.clone());
    let over_time = kpis.map(|kpi| Ask { kpi, split: Split::Over { grain: Grain::Month } });
    let by = |dimension: &str| Ask { kpi: "won_amount".to_owned(), split: Split::By { dimension: dimension.to_owned(), limit: 12 } };
    over_time.chain(DIMENSIONS.map(by)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_everything_and_is_answered() {
        assert_eq!(warm_up(), kpi::catalogue::catalogue().entries().len() + DIMENSIONS.len());
    }
}
