//! Rates by band, resolved for one person and window.

use crate::plan::document::number::{Bound, Rate};
use crate::plan::document::pays::{Applies, Pays, Position, RateTable, Tier, Tiers};
use crate::plan::line::Band;
use crate::sales::exact::Exact;

/// The bands of a window, in rising order.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub bands: Vec<Step>,
    pub applies: Applies,
    pub position: Position,
    /// What multipliers multiply, where it is the same for all rows.
    pub base: Option<Exact>,
}

/// One band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// In what is measured; `None` for all that is below the next.
    pub from: Option<Exact>,
    pub factor: Factor,
    /// What it is called, where there is more than one.
    pub name: Option<Band>,
}

/// What a band pays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Factor {
    Rate(Exact),
    /// So many times the base.
    Multiplier(Exact),
    PerUnit(Exact),
}

impl Scale {
    /// The scale of what pays with each deal; `None` for what pays by totals, or needs a quota or a target rate that is not there.
    pub fn new(pays: &Pays, quota: Option<Exact>, target_rate: &dyn Fn() -> Option<Exact>) -> Option<Scale> {
        let one = |factor, base| Scale {
            bands: vec![Step { from: None, factor, name: None }],
            applies: Applies::WholeDeal,
            position: Position::Window,
            base,
        };
        match pays {
            Pays::Rate(Rate::Of(rate)) => Some(one(Factor::Rate(*rate), None)),
            Pays::Rate(Rate::Target) => Some(one(Factor::Rate(target_rate()?), None)),
            Pays::PerUnit(each) => Some(one(Factor::PerUnit(each.0), None)),
            Pays::Rates(_) => Some(one(Factor::Multiplier(Exact::whole(1)), None)),
            Pays::Tiers(tiers) => of_tiers(tiers, quota, target_rate),
            Pays::Curve(_) | Pays::Bonus(_) | Pays::Pool(_) | Pays::Ranking(_) => None,
        }
    }

    /// The band that holds at a position; `None` below the first.
    pub fn at(&self, position: Exact) -> Option<usize> {
        self.bands.iter().rposition(|step| step.from.is_none_or(|from| !is_below(position, from)))
    }
}

pub fn is_below(number: Exact, other: Exact) -> bool {
    number.compare(other).is_some_and(std::cmp::Ordering::is_lt)
}

/// The table of rates by which the base differs from row to row.
pub fn table(pays: &Pays) -> Option<&RateTable> {
    match pays {
        Pays::Rates(table) => Some(table),
        Pays::Tiers(tiers) => tiers.base_rates.as_ref(),
        _ => None,
    }
}

fn of_tiers(tiers: &Tiers, quota: Option<Exact>, target_rate: &dyn Fn() -> Option<Exact>) -> Option<Scale> {
    let mut bands = Vec::with_capacity(tiers.bands.len());
    for (index, tier) in tiers.bands.iter().enumerate() {
        let from = match tier.from {
            Bound::At(amount) => amount,
            Bound::OfQuota(share) if tiers.position == Position::Value => share,
            Bound::OfQuota(share) => share.times(quota?)?,
        };
        // The first band from nothing also takes what falls below nothing.
        let from = (index > 0 || from.is_positive() || tiers.position == Position::Value).then_some(from);
        let to = tiers.bands.get(index + 1).map(|next| next.from);
        bands.push(Step {
            from,
            factor: factor(tier)?,
            name: Some(Band { number: index + 1, from: tier.from, to, is_by_value: tiers.position == Position::Value }),
        });
    }
    let multiplies = tiers.base_rates.is_none() && bands.iter().any(|step| matches!(step.factor, Factor::Multiplier(_)));
    let base = match tiers.base_rate {
        Some(Rate::Of(rate)) => Some(rate),
        Some(Rate::Target) | None if multiplies => Some(target_rate()?),
        Some(Rate::Target) | None => None,
    };
    Some(Scale { bands, applies: tiers.applies, position: tiers.position, base })
}

fn factor(tier: &Tier) -> Option<Factor> {
    let rate = tier.rate.map(|rate| Factor::Rate(rate.0));
    let multiplier = || tier.multiplier.map(|multiplier| Factor::Multiplier(multiplier.0));
    rate.or_else(multiplier).or_else(|| tier.per_unit.map(|each| Factor::PerUnit(each.0)))
}
