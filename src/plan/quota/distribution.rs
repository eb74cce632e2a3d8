//! What a team may attain, drawn from a distribution, and what a plan then costs.

use std::cmp::Ordering;

use fastrand::Rng;

use crate::sales::exact::Exact;

/// How attainment spreads among people: shares of quota, 1 is all of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Distribution {
    /// Evenly to both sides of the mean; nobody falls below nothing.
    Normal { mean: Exact, spread: Exact },
    /// A long way up for few, as sales mostly are; `spread` is the standard deviation, too.
    LogNormal { mean: Exact, spread: Exact },
    /// What the team attained before, each as likely as the other.
    History(Vec<Exact>),
}

/// What a plan costs over many draws of a team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// What all together are paid on average.
    pub expected: Exact,
    /// The standard deviation of that.
    pub spread: Exact,
    /// One draw in ten costs less, one in ten costs more.
    pub low: Exact,
    pub high: Exact,
    /// How likely it is that somebody reaches quota.
    pub at_quota: Exact,
}

/// The share of quota that each of so many people reaches, for each of so many draws; the same for the same seed.
///
/// The draws of a person are spread evenly over the whole distribution and then shuffled, so
/// that a few hundred have its mean. `None` for a distribution that says nothing: without
/// history, or with a mean or spread that is none.
///
/// ```
/// use attain::plan::quota::distribution::{Distribution, attainments};
/// use attain::sales::exact::Exact;
///
/// let certain = Distribution::Normal { mean: Exact::whole(1), spread: Exact::ZERO };
/// assert_eq!(attainments(&certain, 2, 1, 7), Some(vec![vec![Exact::whole(1); 2]]));
/// ```
pub fn attainments(distribution: &Distribution, people: usize, draws: u32, seed: u64) -> Option<Vec<Vec<Exact>>> {
    let mut values = (0..draws).map(|place| quantile(distribution, place, draws)).collect::<Option<Vec<Exact>>>()?;
    let mut chance = Rng::with_seed(seed);
    let mut drawn = vec![Vec::with_capacity(people); values.len()];
    for _ in 0..people {
        // Drawn in 32 bits, so that every machine draws the same.
        for place in (1..draws).rev() {
            values.swap(place as usize, chance.u32(0..=place) as usize);
        }
        for (draw, value) in drawn.iter_mut().zip(&values) {
            draw.push(*value);
        }
    }
    Some(drawn)
}

/// What draws cost when a person, by place, is paid so much at a share of quota. `None` without draws, or where pay is not known.
pub fn outlook(drawn: &[Vec<Exact>], paid: impl Fn(usize, Exact) -> Option<Exact>) -> Option<Outlook> {
    let cost = |draw: &Vec<Exact>| {
        let mut people = draw.iter().enumerate();
        people.try_fold(Exact::ZERO, |sum, (person, reached)| sum.plus(paid(person, *reached)?))
    };
    let mut costs = drawn.iter().map(cost).collect::<Option<Vec<Exact>>>()?;
    costs.sort_by(|one, other| one.compare(*other).unwrap_or(Ordering::Equal));
    let expected = costs.iter().try_fold(Exact::ZERO, |sum, cost| sum.plus(*cost))?.over(Exact::whole(costs.len() as i128))?;
    let apart = |cost: &Exact| (cost.to_f64() - expected.to_f64()).powi(2);
    let spread = (costs.iter().map(apart).sum::<f64>() / costs.len() as f64).sqrt();
    let tenth = costs.len() / 10;
    let reached = drawn.iter().flatten().filter(|reached| reached.compare(Exact::whole(1)).is_some_and(Ordering::is_ge)).count();
    Some(Outlook {
        expected: Exact::new(expected.rounded_at(2)?, 100)?,
        spread: rounded(spread, 100)?,
        low: *costs.get(tenth)?,
        high: *costs.get(costs.len() - 1 - tenth)?,
        at_quota: Exact::new(reached as i128, drawn.iter().map(Vec::len).sum::<usize>() as i128)?,
    })
}

/// The value in the middle of one of so many equal parts of a distribution, to a hundredth of a percent.
fn quantile(distribution: &Distribution, place: u32, parts: u32) -> Option<Exact> {
    let middle = (f64::from(place) + 0.5) / f64::from(parts);
    let value = match distribution {
        Distribution::History(values) => {
            let mut values = values.clone();
            values.sort_by(|one, other| one.compare(*other).unwrap_or(Ordering::Equal));
            return values.get((middle * values.len() as f64) as usize).copied();
        }
        Distribution::Normal { mean, spread } if !is_negative(*spread) => mean.to_f64() + spread.to_f64() * normal(middle),
        Distribution::LogNormal { mean, spread } if mean.is_positive() && !is_negative(*spread) => {
            let variance = (1.0 + (spread.to_f64() / mean.to_f64()).powi(2)).ln();
            mean.to_f64() * (variance.sqrt() * normal(middle) - variance / 2.0).exp()
        }
        Distribution::Normal { .. } | Distribution::LogNormal { .. } => return None,
    };
    rounded(value.max(0.0), 10_000)
}

fn is_negative(number: Exact) -> bool {
    !number.is_zero() && !number.is_positive()
}

fn rounded(value: f64, parts: i128) -> Option<Exact> {
    let scaled = (value * parts as f64).round();
    (scaled.is_finite() && scaled.abs() < 1e18).then(|| Exact::new(scaled as i128, parts))?
}

/// The quantile of the standard normal distribution, to nine digits (Acklam's approximation).
fn normal(share: f64) -> f64 {
    const A: [f64; 6] = [
        -39.696_830_286_653_8,
        220.946_098_424_521,
        -275.928_510_446_969,
        138.357_751_867_269,
        -30.664_798_066_147_2,
        2.506_628_277_459_24,
    ];
    const B: [f64; 6] =
        [-54.476_098_798_224_1, 161.585_836_858_041, -155.698_979_859_887, 66.801_311_887_719_7, -13.280_681_552_885_7, 1.0];
    const C: [f64; 6] = [
        -0.007_784_894_002_430_29,
        -0.322_396_458_041_136,
        -2.400_758_277_161_84,
        -2.549_732_539_343_73,
        4.374_664_141_464_97,
        2.938_163_982_698_78,
    ];
    const D: [f64; 5] = [0.007_784_695_709_041_46, 0.322_467_129_070_04, 2.445_134_137_143, 3.754_408_661_907_42, 1.0];
    const TAIL: f64 = 0.024_25;
    let at = |numbers: &[f64], x: f64| numbers.iter().fold(0.0, |sum, number| sum * x + number);
    let lower = |share: f64| {
        let x = (-2.0 * share.ln()).sqrt();
        at(&C, x) / at(&D, x)
    };
    match share {
        _ if share < TAIL => lower(share),
        _ if share > 1.0 - TAIL => -lower(1.0 - share),
        _ => {
            let x = share - 0.5;
            x * at(&A, x * x) / at(&B, x * x)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Exact {
        text.parse().unwrap()
    }

    fn mean(drawn: &[Vec<Exact>]) -> f64 {
        let all: Vec<f64> = drawn.iter().flatten().map(|reached| reached.to_f64()).collect();
        all.iter().sum::<f64>() / all.len() as f64
    }

    #[test]
    fn quantiles_are_those_of_tables() {
        for (at, expected) in [(0.5, 0.0), (0.975, 1.959_963_985), (0.841_344_746, 1.0), (0.001, -3.090_232_306), (0.99, 2.326_347_874)] {
            assert!((normal(at) - expected).abs() < 1e-7, "{at}: {}", normal(at));
        }
    }

    #[test]
    fn draws_have_the_mean_they_are_asked_for_and_are_the_same_again() {
        let of = |distribution: &Distribution, seed| attainments(distribution, 10, 200, seed).unwrap();
        let normal = Distribution::Normal { mean: share("9/10"), spread: share("1/5") };
        let skewed = Distribution::LogNormal { mean: share("9/10"), spread: share("2/5") };
        for distribution in [&normal, &skewed] {
            let drawn = of(distribution, 1);
            assert!((mean(&drawn) - 0.9).abs() < 0.005, "{distribution:?}: {}", mean(&drawn));
            assert_eq!((drawn.len(), drawn[0].len()), (200, 10));
            assert_eq!(of(distribution, 1), drawn);
            assert!(of(distribution, 2) != drawn);
            assert!(drawn.iter().flatten().all(|reached| !is_negative(*reached)));
        }
        let team = Distribution::History(["1/2", "1", "3/2", "2"].map(share).to_vec());
        assert_eq!(mean(&of(&team, 1)), 1.25);
        assert_eq!(attainments(&Distribution::History(Vec::new()), 1, 10, 1), None);
        assert_eq!(attainments(&Distribution::LogNormal { mean: Exact::ZERO, spread: share("1/5") }, 1, 10, 1), None);
    }

    #[test]
    fn an_accelerator_costs_what_the_mean_does_not_show() {
        let drawn = attainments(&Distribution::Normal { mean: Exact::whole(1), spread: share("1/5") }, 20, 400, 3).unwrap();
        let flat = outlook(&drawn, |_, reached| reached.times(Exact::whole(1_000))).unwrap();
        assert!((flat.expected.to_f64() - 20_000.0).abs() < 20.0, "{flat:?}");
        // Of twenty independent people the spread grows with the root alone.
        assert!((flat.spread.to_f64() - 200.0 * 20f64.sqrt()).abs() < 100.0, "{flat:?}");
        assert!((flat.at_quota.to_f64() - 0.5).abs() < 0.01);
        let z = |bound: Exact| (bound.to_f64() - 20_000.0) / flat.spread.to_f64();
        assert!((z(flat.low) + 1.28).abs() < 0.2 && (z(flat.high) - 1.28).abs() < 0.2, "{flat:?}");
        let steep = outlook(&drawn, |_, reached| {
            let above = reached.minus(Exact::whole(1))?;
            reached.plus(if above.is_positive() { above } else { Exact::ZERO })?.times(Exact::whole(1_000))
        });
        // The mean of what is above the mean is its spread ÷ √(2π).
        let more = steep.unwrap().expected.to_f64() - flat.expected.to_f64();
        assert!((more - 20_000.0 * 0.2 / std::f64::consts::TAU.sqrt()).abs() < 20.0, "{more}");
        assert_eq!(outlook(&[], |_, reached| Some(reached)), None);
    }
}
