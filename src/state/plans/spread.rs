//! What a plan costs when people do not all reach the same: what each reaches is drawn,
//! what it pays is read off the payout curve.

use std::f64::consts::TAU;

use fastrand::Rng;

use crate::plan::document::number::Share;
use crate::sales::exact::Exact;
use crate::state::plans::payout::Curve;

/// So often a year of the team is drawn.
const DRAWS: usize = 1_000;

/// The seed: the same team has the same odds, today and tomorrow.
const SEED: u64 = 11;

/// How what people reach is spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    #[default]
    Normal,
    /// Never below nothing, and with a long way up.
    LogNormal,
    /// Each as in months of their own, drawn at random and put back.
    History,
}

/// The shape, the mean and the standard deviation in shares of quota.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub shape: Shape,
    pub mean: f64,
    pub deviation: f64,
}

/// Somebody who is paid.
#[derive(Clone, Debug)]
pub struct Payee {
    pub name: String,
    pub curve: Curve,
    /// Who has no quota is paid by what the others reach on average.
    pub has_quota: bool,
    /// What was sold in each month, in shares of a month's quota.
    pub history: Vec<f64>,
}

/// What a team costs over all draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spent {
    pub expected: f64,
    /// One in ten costs less, one in ten more.
    pub low: f64,
    pub high: f64,
    /// The share of people with a quota who reach it.
    pub at_quota: f64,
    /// What it costs when everybody reaches the mean.
    pub even: f64,
}

/// The cost of a team; `None` where nobody has a curve, or a history that is wanted.
pub fn spent(payees: &[Payee], spread: Spread) -> Option<Spent> {
    let curves: Vec<Vec<(f64, f64)>> = payees.iter().map(|payee| plain(&payee.curve)).collect();
    let paid = |reached: &[f64]| curves.iter().zip(reached).map(|(curve, reached)| at(curve, *reached)).sum::<f64>();
    let mut chance = Rng::with_seed(SEED);
    let (mut costs, mut mean, mut at_quota) = (Vec::with_capacity(DRAWS), 0.0, 0.0);
    let sellers = payees.iter().filter(|payee| payee.has_quota).count();
    if sellers == 0 {
        return None;
    }
    for _ in 0..DRAWS {
        let reached = one(payees, spread, &mut chance)?;
        let of_sellers = || payees.iter().zip(&reached).filter(|(payee, _)| payee.has_quota).map(|(_, reached)| *reached);
        mean += of_sellers().sum::<f64>() / sellers as f64;
        at_quota += of_sellers().filter(|reached| *reached >= 1.0).count() as f64 / sellers as f64;
        costs.push(paid(&reached));
    }
    let draws = DRAWS as f64;
    costs.sort_by(f64::total_cmp);
    let rank = |part: usize| costs.get(DRAWS * part / 10).copied();
    let even = match spread.shape {
        Shape::History => mean / draws,
        _ => spread.mean,
    };
    Some(Spent {
        expected: costs.iter().sum::<f64>() / draws,
        low: rank(1)?,
        high: rank(9)?,
        at_quota: at_quota / draws,
        even: paid(&vec![even; payees.len()]),
    })
}

/// What people with a quota reach in one draw, to a tenth of a percent; another seed draws another.
pub fn example(payees: &[Payee], spread: Spread, seed: u64) -> Option<Vec<(String, Share)>> {
    let reached = one(payees, spread, &mut Rng::with_seed(seed))?;
    let sellers = payees.iter().zip(reached).filter(|(payee, _)| payee.has_quota);
    sellers.map(|(payee, reached)| Some((payee.name.clone(), Share(Exact::new((reached * 1000.0).round() as i128, 1000)?)))).collect()
}

/// What everybody reaches in one draw.
fn one(payees: &[Payee], spread: Spread, chance: &mut Rng) -> Option<Vec<f64>> {
    let drawn = |payee: &Payee, chance: &mut Rng| match spread.shape {
        Shape::Normal => Some((spread.mean + spread.deviation * normal(chance)).max(0.0)),
        Shape::LogNormal => {
            let ratio = spread.deviation / spread.mean.max(1e-9);
            let variance = (1.0 + ratio * ratio).ln();
            Some((spread.mean.max(1e-9).ln() - variance / 2.0 + variance.sqrt() * normal(chance)).exp())
        }
        Shape::History => {
            let months = u32::try_from(payee.history.len()).ok().filter(|months| *months > 0)?;
            let sum: f64 = (0..months).filter_map(|_| payee.history.get(chance.u32(0..months) as usize)).sum();
            Some(sum / f64::from(months))
        }
    };
    let of_sellers: Vec<Option<f64>> =
        payees.iter().map(|payee| if payee.has_quota { drawn(payee, chance) } else { Some(f64::NAN) }).collect();
    let reached: Vec<f64> = of_sellers.into_iter().collect::<Option<_>>()?;
    let known = || reached.iter().filter(|reached| !reached.is_nan());
    let mean = known().sum::<f64>() / known().count().max(1) as f64;
    Some(reached.iter().map(|reached| if reached.is_nan() { mean } else { *reached }).collect())
}

/// A draw of the standard normal distribution (Box and Muller).
fn normal(chance: &mut Rng) -> f64 {
    let part = |chance: &mut Rng| (f64::from(chance.u32(..)) + 1.0) / 4_294_967_297.0;
    let (one, other) = (part(chance), part(chance));
    (-2.0 * one.ln()).sqrt() * (TAU * other).cos()
}

fn plain(curve: &Curve) -> Vec<(f64, f64)> {
    curve.points.iter().map(|point| (point.reached.to_f64(), point.earned.to_f64())).collect()
}

/// What a curve pays; beyond its last point it goes on as it came.
fn at(curve: &[(f64, f64)], reached: f64) -> f64 {
    let next = curve.partition_point(|(x, _)| *x <= reached).min(curve.len().saturating_sub(1)).max(1);
    let (Some((x, y)), Some((next_x, next_y))) = (curve.get(next - 1), curve.get(next)) else {
        return curve.first().map_or(0.0, |(_, y)| *y);
    };
    if next_x > x { y + (next_y - y) * (reached - x) / (next_x - x) } else { *next_y }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::FRAC_1_SQRT_2;

    use super::*;
    use crate::state::plans::payout::Point;

    /// Pays 10 a point to quota and 30 beyond: 1,000 at quota, 4,000 at twice of it.
    fn payee(name: &str, has_quota: bool) -> Payee {
        let point = |reached, earned| Point { reached: Exact::whole(reached), earned: Exact::whole(earned) };
        let curve = Curve { points: vec![point(0, 0), point(1, 1_000), point(2, 4_000)], kinks: Vec::new() };
        Payee { name: name.to_owned(), curve, has_quota, history: Vec::new() }
    }

    fn of(shape: Shape, deviation: f64) -> Spread {
        Spread { shape, mean: 1.0, deviation }
    }

    #[test]
    fn a_plan_that_grows_steeper_costs_more_when_people_differ() {
        let team = vec![payee("Ida", true), payee("Noor", true), payee("Lea", false)];
        for shape in [Shape::Normal, Shape::LogNormal] {
            let same = spent(&team, of(shape, 0.0)).unwrap();
            assert!((same.expected - 3_000.0).abs() < 1e-6 && (same.high - same.low).abs() < 1e-6, "{shape:?}: {same:?}");
            let apart = spent(&team, of(shape, 0.3)).unwrap();
            assert!((apart.even - 3_000.0).abs() < 1e-6, "{apart:?}");
            // Half of the mean deviation, 0.3 √(2/π), is above quota, at 20 more a point.
            let more = if shape == Shape::Normal { 2.0 * 0.3 * 0.3989 * 2_000.0 * (1.0 + FRAC_1_SQRT_2 / 2.0) } else { 600.0 };
            assert!((apart.expected - 3_000.0 - more).abs() < 120.0, "{shape:?}: {apart:?}");
            assert!((0.4..0.6).contains(&apart.at_quota), "{shape:?}: {apart:?}");
            assert_eq!(spent(&team, of(shape, 0.3)), Some(apart), "the same team has the same odds");
        }
    }

    #[test]
    fn history_is_drawn_from_months_that_were() {
        let mut ida = payee("Ida", true);
        assert_eq!(spent(std::slice::from_ref(&ida), of(Shape::History, 0.0)), None, "nothing is known");
        ida.history = vec![1.5; 12];
        let found = spent(std::slice::from_ref(&ida), of(Shape::History, 0.0)).unwrap();
        assert_eq!((found.expected, found.low, found.at_quota, found.even), (2_500.0, 2_500.0, 1.0, 2_500.0));
        let drawn = example(&[ida, payee("Lea", false)], of(Shape::History, 0.0), 3).unwrap();
        assert_eq!(drawn, [("Ida".to_owned(), Share(Exact::new(3, 2).unwrap()))]);
    }
}
