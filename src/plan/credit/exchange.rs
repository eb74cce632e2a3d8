//! Exchange rates of a plan.

use crate::plan::document::payment::Exchange;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// What one of `from` is worth in `to` on a day: the latest rate of the pair, or of its inverse, that has begun.
pub fn rate(exchange: Option<&Exchange>, from: &str, to: &str, day: Day) -> Option<Exact> {
    if from == to {
        return Some(Exact::whole(1));
    }
    let begun = exchange?.rates.iter().filter(|rate| rate.on.is_none_or(|on| on.0 <= day));
    let found = begun.filter_map(|rate| match (rate.from.as_str(), rate.to.as_str()) {
        pair if pair == (from, to) => Some((rate.on, rate.rate.0)),
        pair if pair == (to, from) => Some((rate.on, Exact::whole(1).over(rate.rate.0)?)),
        _ => None,
    });
    found.max_by_key(|(on, _)| on.map(|on| on.0)).map(|(_, rate)| rate)
}
