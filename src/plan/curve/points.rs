//! Payout curves and milestones: what a window pays for what was reached in all.

use crate::plan::curve::scale::is_below;
use crate::plan::document::number::Bound;
use crate::plan::document::pays::{Between, Bonus, Curve, PayoutOf, Reached};
use crate::sales::exact::Exact;

/// What was reached in a window, and what shares are of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub measured: Exact,
    pub credited: Exact,
    pub quota: Option<Exact>,
    pub target_pay: Option<Exact>,
}

/// What a curve comes to: the payout as it is read off the curve, and what it is a share of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payout {
    pub payout: Exact,
    pub of: Option<Exact>,
    pub amount: Exact,
}

/// What a curve pays; `None` where it needs a quota or target pay that is not there.
pub fn on_curve(curve: &Curve, reach: Reach) -> Option<Payout> {
    let payout = height(curve, reach)?;
    let is_share = curve.points.iter().any(|point| matches!(point.pays, Bound::OfQuota(_)));
    let of = match (is_share, curve.of) {
        (false, _) => None,
        (true, PayoutOf::TargetPay) => Some(reach.target_pay?),
        (true, PayoutOf::Credit) => Some(reach.credited),
    };
    Some(Payout { payout, of, amount: of.map_or(Some(payout), |of| payout.times(of))? })
}

/// How high a curve is at what was reached.
fn height(curve: &Curve, reach: Reach) -> Option<Exact> {
    let measured = match curve.rounded_down_to {
        Some(step) => {
            let step = place(step, reach.quota)?;
            Exact::whole(reach.measured.over(step)?.floor_at(1)?.0).times(step)?
        }
        None => reach.measured,
    };
    let mut points = Vec::with_capacity(curve.points.len());
    for point in &curve.points {
        points.push((place(point.at, reach.quota)?, number(point.pays)));
    }
    let next = points.iter().position(|(at, _)| is_below(measured, *at));
    let before = next.unwrap_or(points.len()).checked_sub(1);
    let Some((at, pays)) = before.and_then(|before| points.get(before)).copied() else { return Some(Exact::ZERO) };
    let beyond = measured.minus(at)?;
    match next.and_then(|next| points.get(next)) {
        Some(_) if curve.between == Between::Step => Some(pays),
        Some((next_at, next_pays)) => {
            let slope = next_pays.minus(pays)?.over(next_at.minus(at)?)?;
            pays.plus(slope.times(beyond)?)
        }
        None => match curve.slope_beyond {
            None => Some(pays),
            Some(slope) if matches!(curve.points.first()?.at, Bound::OfQuota(_)) || is_of_quota(curve) => {
                pays.plus(slope.0.times(beyond.over(reach.quota?)?)?)
            }
            Some(slope) => pays.plus(slope.0.times(beyond)?),
        },
    }
}

fn is_of_quota(curve: &Curve) -> bool {
    curve.points.iter().any(|point| matches!(point.at, Bound::OfQuota(_)))
}

/// A bound in what is measured.
pub fn place(bound: Bound, quota: Option<Exact>) -> Option<Exact> {
    match bound {
        Bound::At(amount) => Some(amount),
        Bound::OfQuota(share) => share.times(quota?),
    }
}

fn number(bound: Bound) -> Exact {
    match bound {
        Bound::At(number) | Bound::OfQuota(number) => number,
    }
}

/// What milestones pay for what was reached.
pub fn milestones(bonus: &Bonus, reach: Reach) -> Option<Exact> {
    let mut total = Exact::ZERO;
    for milestone in &bonus.milestones {
        if is_below(reach.measured, place(milestone.at, reach.quota)?) {
            break;
        }
        let amount = match (milestone.amount, milestone.of_target) {
            (Some(amount), _) => amount.0,
            (None, Some(share)) => share.0.times(reach.target_pay?)?,
            (None, None) => Exact::ZERO,
        };
        total = match bonus.pays {
            Reached::Each => total.plus(amount)?,
            Reached::Highest => amount,
        };
    }
    Some(total)
}
