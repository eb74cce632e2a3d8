//! Plans, and the figures of the data that quotas are set with.

use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;
use crate::sales::quantity::Quantity;
use crate::state::model::Model;

/// What quotas are worked out with from the bottom up.
pub const RATES: [&str; 6] = ["average_deal_size", "win_rate", "lead_to_opportunity", "meetings", "won_deals", "open_deals"];

/// What the data say of one of these.
pub fn rate(model: &Model, kpi: &str) -> Option<Exact> {
    let answer = model.report.whole(kpi)?;
    let number = |now: &Result<Quantity, Unavailable>| match now.as_ref().ok()? {
        Quantity::Count(count) => Some(Exact::whole(i128::from(*count))),
        Quantity::Money(money) => money.digits(2).parse::<f64>().ok().and_then(|number| Exact::new((number * 100.0).round() as i128, 100)),
        Quantity::Ratio(ratio) => Exact::new((ratio * 1e6).round() as i128, 1_000_000),
        _ => None,
    };
    number(&answer.now).filter(|number| number.is_positive())
}
