//! From a quota up: how many deals, opportunities and leads it takes.

use crate::sales::exact::Exact;

/// What a deal is worth, and how many of what comes before become one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    pub average_deal: Exact,
    /// Won deals of all decided opportunities.
    pub win_rate: Exact,
    /// Opportunities of all leads, where that is known.
    pub lead_rate: Option<Exact>,
}

/// What a quota takes; fractions, because they are expectations. Whoever plans
/// with them rounds up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needed {
    pub deals: Exact,
    pub opportunities: Exact,
    pub leads: Option<Exact>,
}

/// Deals are the quota divided by the average deal, opportunities the deals
/// divided by the win rate, leads the opportunities divided by their rate.
/// `None` where a rate is not positive.
///
/// ```
/// use attain::plan::quota::bottom_up::{Rates, needed};
/// use attain::sales::exact::Exact;
///
/// let rates = Rates { average_deal: Exact::whole(25_000), win_rate: Exact::new(1, 4).unwrap(), lead_rate: Exact::new(1, 10) };
/// let needed = needed(Exact::whole(500_000), rates).unwrap();
/// assert_eq!((needed.deals, needed.opportunities, needed.leads), (Exact::whole(20), Exact::whole(80), Some(Exact::whole(800))));
/// ```
pub fn needed(quota: Exact, rates: Rates) -> Option<Needed> {
    let over = |number: Exact, rate: Exact| if rate.is_positive() { number.over(rate) } else { None };
    let deals = over(quota, rates.average_deal)?;
    let opportunities = over(deals, rates.win_rate)?;
    let leads = match rates.lead_rate {
        Some(rate) => Some(over(opportunities, rate)?),
        None => None,
    };
    Some(Needed { deals, opportunities, leads })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_quota_takes_is_not_rounded_on_the_way() {
        let rates = Rates { average_deal: Exact::whole(30_000), win_rate: "1/4".parse().unwrap(), lead_rate: None };
        let found = needed(Exact::whole(500_000), rates).unwrap();
        assert_eq!((found.deals, found.opportunities, found.leads), ("50/3".parse().unwrap(), "200/3".parse().unwrap(), None));
        assert_eq!([found.deals, found.opportunities].map(Exact::rounded_up), [17, 67].map(Exact::whole));
        for wrong in [
            Rates { win_rate: Exact::ZERO, ..rates },
            Rates { average_deal: Exact::ZERO, ..rates },
            Rates { lead_rate: Some(Exact::ZERO), ..rates },
        ] {
            assert_eq!(needed(Exact::whole(1), wrong), None);
        }
    }
}
