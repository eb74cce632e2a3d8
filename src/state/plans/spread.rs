//! What a plan costs when people do not all reach the same: what each reaches is drawn,
//! what it pays is read off the payout curve.

use fastrand::Rng;

use crate::plan::document::number::Share;
use crate::plan::quota::distribution::{Distribution, draws, outlook};
use crate::sales::exact::Exact;
use crate::state::plans::payout::Curve;

/// So often a year of the team is drawn.
const DRAWS: u32 = 1_000;

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
    let paid = |person: usize, reached: f64| curves.get(person).map_or(0.0, |curve| at(curve, reached));
    let (drawn, mean) = team(payees, spread, SEED)?;
    let outlook = outlook(&drawn, paid)?;
    let sellers = payees.iter().zip(&drawn).filter(|(payee, _)| payee.has_quota).flat_map(|(_, drawn)| drawn);
    let (number, reached) = sellers.fold((0u32, 0u32), |(number, reached), share| (number + 1, reached + u32::from(*share >= 1.0)));
    let even = match spread.shape {
        Shape::History => mean,
        _ => spread.mean,
    };
    Some(Spent {
        expected: outlook.expected,
        low: outlook.low,
        high: outlook.high,
        at_quota: f64::from(reached) / f64::from(number),
        even: (0..payees.len()).map(|person| paid(person, even)).sum(),
    })
}

/// What people with a quota reach in one draw, to a tenth of a percent; another seed draws another.
pub fn example(payees: &[Payee], spread: Spread, seed: u64) -> Option<Vec<(String, Share)>> {
    let (drawn, _) = team(payees, spread, seed)?;
    let sellers = payees.iter().zip(&drawn).filter(|(payee, _)| payee.has_quota);
    let share = |reached: f64| Some(Share(Exact::new((reached * 1000.0).round() as i128, 1000)?));
    sellers.map(|(payee, drawn)| Some((payee.name.clone(), share(*drawn.first()?)?))).collect()
}

/// What everybody reaches in each draw, and what those with a quota reach on average.
fn team(payees: &[Payee], spread: Spread, seed: u64) -> Option<(Vec<Vec<f64>>, f64)> {
    let Spread { shape, mean, deviation } = spread;
    let mut chance = Rng::with_seed(seed);
    let mut of = |payee: &Payee| {
        let distribution = match shape {
            Shape::Normal => Distribution::Normal { mean, deviation },
            Shape::LogNormal => Distribution::LogNormal { mean, deviation },
            Shape::History => Distribution::History(&payee.history),
        };
        draws(distribution, DRAWS, &mut chance)
    };
    let sellers: Vec<Vec<f64>> = payees.iter().filter(|payee| payee.has_quota).map(&mut of).collect::<Option<_>>()?;
    if sellers.is_empty() {
        return None;
    }
    let mean_of = |draw: usize| sellers.iter().filter_map(|drawn| drawn.get(draw)).sum::<f64>() / sellers.len() as f64;
    let means: Vec<f64> = (0..DRAWS as usize).map(mean_of).collect();
    let mean = means.iter().sum::<f64>() / f64::from(DRAWS);
    let mut sellers = sellers.into_iter();
    let drawn = payees.iter().map(|payee| if payee.has_quota { sellers.next() } else { Some(means.clone()) }).collect::<Option<_>>()?;
    Some((drawn, mean))
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
