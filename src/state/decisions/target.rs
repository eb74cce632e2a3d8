//! What a figure should reach: so much a month, a quarter or a year, under the filters
//! it was set under.

use serde::{Deserialize, Serialize};

use crate::kpi::ask::Filter;
use crate::kpi::listed::Better;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::Quantity;

/// A target. It holds under these filters and under no others: what all regions should
/// sell says nothing of one of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub amount: Quantity,
    /// The spans that the amount is for. Without any it is the same for all periods, as
    /// for a rate; of what comes in day by day nothing can then be said.
    pub per: Option<Per>,
    #[serde(default)]
    pub filters: Vec<Filter>,
}

/// Spans that targets are set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    #[default]
    Month,
    Quarter,
    Year,
}

impl Per {
    pub const ALL: [Per; 3] = [Per::Month, Per::Quarter, Per::Year];

    /// The name used in texts, such as `month`.
    pub fn id(self) -> &'static str {
        match self {
            Per::Month => "month",
            Per::Quarter => "quarter",
            Per::Year => "year",
        }
    }

    /// The span with this name.
    pub fn from_id(id: &str) -> Option<Per> {
        Per::ALL.into_iter().find(|per| per.id() == id)
    }

    fn grain(self) -> Grain {
        match self {
            Per::Month => Grain::Month,
            Per::Quarter => Grain::Quarter,
            Per::Year => Grain::Year,
        }
    }
}

impl Target {
    /// What is to be reached in these days: of each span as large a part of the amount
    /// as the days are of it, as for imported targets. `None` where it does not fit.
    ///
    /// ```
    /// use attain::sales::fiscal_year::FiscalYear;
    /// use attain::sales::period::Period;
    /// use attain::sales::quantity::Quantity;
    /// use attain::state::decisions::target::{Per, Target};
    ///
    /// let target = Target { amount: Quantity::Count(30), per: Some(Per::Month), filters: Vec::new() };
    /// let days = Period { start: "2024-06-01".parse().unwrap(), end: "2024-07-11".parse().unwrap() };
    /// // All of June, and 10 of 31 days of July.
    /// let wanted = 30.0 + 300.0 / 31.0;
    /// assert_eq!(target.within(days, FiscalYear::default()), Some(Quantity::Number(wanted)));
    /// ```
    pub fn within(&self, days: Period, year: FiscalYear) -> Option<Quantity> {
        let Some(per) = self.per else { return Some(self.amount) };
        let spans = per.grain().spans(days, year).into_iter();
        let part = |span: Period| {
            let cut = Period { start: span.start.max(days.start), end: span.end.min(days.end) };
            Exact::new(i128::from(cut.days()), i128::from(span.days()))
        };
        let share = spans.map(part).try_fold(Exact::ZERO, |sum, part| sum.plus(part?))?;
        match self.amount {
            Quantity::Count(count) => Quantity::exactly(Exact::whole(i128::from(count)).times(share)?, self.amount.unit()),
            Quantity::Money(money) => money.times(share).map(Quantity::Money),
            other => Some(Quantity::of(other.number() * share.to_f64(), other.unit())),
        }
    }

    /// Whether it holds under exactly these filters.
    pub fn is_under(&self, filters: &[Filter]) -> bool {
        in_order(&self.filters) == in_order(filters)
    }
}

/// Filters in an order of their own, not in that in which they were clicked.
fn in_order(filters: &[Filter]) -> Vec<(&str, Vec<&str>)> {
    let mut ordered: Vec<(&str, Vec<&str>)> = filters
        .iter()
        .map(|filter| {
            let mut members: Vec<&str> = filter.members.iter().map(String::as_str).collect();
            members.sort_unstable();
            (filter.dimension.as_str(), members)
        })
        .collect();
    ordered.sort_unstable();
    ordered
}

/// How far a figure is on the way to its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// From 0; what should fall is all the way there, at 1, as soon as it is not above.
    pub share: f64,
    pub is_reached: bool,
}

/// How far a figure is on the way to its target: for what should rise its part of the
/// target, for what should fall the target's part of it.
///
/// ```
/// use attain::kpi::listed::Better;
/// use attain::sales::quantity::Quantity;
/// use attain::state::decisions::target::progress;
///
/// let lost = progress(Quantity::Count(0), Quantity::Count(5), Better::Lower);
/// assert_eq!((lost.share, lost.is_reached), (1.0, true));
/// ```
pub fn progress(now: Quantity, target: Quantity, better: Better) -> Progress {
    let (now, target) = (now.number(), target.number());
    let is_reached = if better == Better::Lower { now <= target } else { now >= target };
    let share = match better {
        Better::Lower if is_reached => 1.0,
        Better::Lower => target / now,
        _ if target <= 0.0 => f64::from(u8::from(is_reached)),
        _ => now / target,
    };
    Progress { share: if share.is_finite() { share.max(0.0) } else { 0.0 }, is_reached }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::calendar::Calendar;
    use crate::sales::money::Money;

    fn days(start: &str, end: &str) -> Period {
        Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") }
    }

    fn money(amount: f64) -> Quantity {
        Quantity::Money(Money::from_major_units(amount))
    }

    fn of(amount: Quantity, per: Option<Per>) -> Target {
        Target { amount, per, filters: Vec::new() }
    }

    #[test]
    fn a_target_is_as_large_as_the_days_are_long() {
        let year = FiscalYear::default();
        let april = FiscalYear { first_month: 4, ..year };
        let jalali = FiscalYear { calendar: Calendar::Jalali, ..year };
        let cases = [
            (money(300.0), Per::Month, year, ("2024-06-01", "2024-07-01"), money(300.0)),
            (money(300.0), Per::Month, year, ("2024-06-01", "2024-06-11"), money(100.0)),
            (money(300.0), Per::Month, year, ("2024-04-01", "2024-07-01"), money(900.0)),
            (money(910.0), Per::Quarter, year, ("2024-01-01", "2024-02-01"), money(310.0)),
            (money(366.0), Per::Year, year, ("2024-02-01", "2024-03-01"), money(29.0)),
            (money(365.0), Per::Year, year, ("2023-12-31", "2024-01-01"), money(1.0)),
            (money(366.0), Per::Year, april, ("2023-04-01", "2024-04-01"), money(366.0)),
            (money(300.0), Per::Month, jalali, ("2024-03-20", "2024-04-20"), money(300.0)),
            (Quantity::Count(10), Per::Month, year, ("2024-06-01", "2024-08-01"), Quantity::Count(20)),
            (Quantity::Count(10), Per::Month, year, ("2024-06-01", "2024-06-07"), Quantity::Count(2)),
            (Quantity::Count(10), Per::Month, year, ("2024-06-01", "2024-06-05"), Quantity::Number(4.0 / 3.0)),
        ];
        for (amount, per, year, (start, end), expected) in cases {
            assert_eq!(of(amount, Some(per)).within(days(start, end), year), Some(expected), "{amount:?} a {per:?}, {start} to {end}");
        }
        assert_eq!(of(Quantity::Ratio(0.5), None).within(days("2024-06-01", "2024-06-02"), year), Some(Quantity::Ratio(0.5)));
        assert_eq!(of(money(1e18), Some(Per::Month)).within(days("2020-01-01", "2024-01-01"), year), None);
    }

    #[test]
    fn progress_follows_what_is_good() {
        use Better::{Higher, Lower, Neither};
        let count = Quantity::Count;
        // The figure, its target, what is good; how far it is, and whether it is there.
        let cases = [
            (count(50), count(100), Higher, 0.5, false),
            (count(150), count(100), Higher, 1.5, true),
            (count(0), count(100), Higher, 0.0, false),
            (count(-20), count(100), Higher, 0.0, false),
            (count(5), count(0), Higher, 1.0, true),
            (count(-5), count(0), Higher, 0.0, false),
            (count(0), count(5), Lower, 1.0, true),
            (count(3), count(5), Lower, 1.0, true),
            (count(5), count(5), Lower, 1.0, true),
            (count(10), count(5), Lower, 0.5, false),
            (count(0), count(0), Lower, 1.0, true),
            (count(4), count(0), Lower, 0.0, false),
            (Quantity::Days(50.0), Quantity::Days(40.0), Lower, 0.8, false),
            (Quantity::Ratio(0.4), Quantity::Ratio(0.5), Neither, 0.8, false),
        ];
        for (now, target, better, share, is_reached) in cases {
            assert_eq!(progress(now, target, better), Progress { share, is_reached }, "{now:?} of {target:?}, {better:?}");
        }
    }

    #[test]
    fn a_target_holds_under_its_filters_in_any_order() {
        let filter = |dimension: &str, members: &[&str]| Filter {
            dimension: dimension.to_owned(),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
        };
        let (region, product) = (filter("region", &["East", "West"]), filter("product", &["A"]));
        let target = Target { filters: vec![region, product.clone()], ..of(money(1.0), None) };
        assert!(target.is_under(&[product.clone(), filter("region", &["West", "East"])]));
        assert!(!target.is_under(&[product.clone(), filter("region", &["East"])]));
        assert!(!target.is_under(&[product]) && !target.is_under(&[]));
        assert!(of(money(1.0), None).is_under(&[]));
    }
}
