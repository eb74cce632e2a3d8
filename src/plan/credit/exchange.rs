//! Exchange rates of a plan.

use crate::plan::document::payment::Exchange;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// What one of `from` is worth in `to` on a day: by the latest rate of the pair, or of its
/// inverse, that has begun; where there is none, across the fewest other currencies.
pub fn rate(exchange: Option<&Exchange>, from: &str, to: &str, day: Day) -> Option<Exact> {
    let exchange = exchange.filter(|_| from != to);
    let mut reached = vec![(from, Exact::whole(1))];
    let mut next = 0;
    while let Some((currency, worth)) = reached.get(next).copied() {
        if currency == to {
            return Some(worth);
        }
        for pair in &exchange?.rates {
            let other = if pair.from == currency { &pair.to } else { &pair.from };
            if !reached.iter().any(|(known, _)| known == other)
                && let Some(rate) = direct(exchange?, currency, other, day)
            {
                reached.push((other, worth.times(rate)?));
            }
        }
        next += 1;
    }
    None
}

fn direct(exchange: &Exchange, from: &str, to: &str, day: Day) -> Option<Exact> {
    let begun = exchange.rates.iter().filter(|rate| rate.on.is_none_or(|on| on.0 <= day));
    let found = begun.filter_map(|rate| match (rate.from.as_str(), rate.to.as_str()) {
        pair if pair == (from, to) => Some((rate.on, rate.rate.0)),
        pair if pair == (to, from) => Some((rate.on, Exact::whole(1).over(rate.rate.0)?)),
        _ => None,
    });
    found.max_by_key(|(on, _)| on.map(|on| on.0)).map(|(_, rate)| rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_exchanged_across_others() {
        let exchange: Exchange = serde_json::from_str(
            r#"{"rates": [{"from": "USD", "to": "EUR", "rate": "0.8"}, {"from": "USD", "to": "GBP", "rate": "0.5"},
                {"from": "GBP", "to": "SEK", "rate": "10"}, {"from": "EUR", "to": "SEK", "on": "2026-02-01", "rate": "12"}]}"#,
        )
        .unwrap();
        let cases = [
            ("EUR", "EUR", "2026-01-01", Some("1")),
            ("EUR", "USD", "2026-01-01", Some("5/4")),
            ("EUR", "GBP", "2026-01-01", Some("5/8")),
            ("SEK", "EUR", "2026-01-01", Some("4/25")),
            ("SEK", "EUR", "2026-02-01", Some("1/12")),
            ("SEK", "JPY", "2026-02-01", None),
        ];
        for (from, to, day, expected) in cases {
            let found = rate(Some(&exchange), from, to, day.parse().unwrap());
            assert_eq!(found.map(|rate| rate.to_string()).as_deref(), expected, "{from} to {to} on {day}");
        }
        assert_eq!(rate(None, "EUR", "EUR", Day(0)), Some(Exact::whole(1)));
    }
}
