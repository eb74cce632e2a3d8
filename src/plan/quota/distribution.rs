//! What people may attain, drawn from a distribution, and what that costs.

use fastrand::Rng;

/// How what somebody attains is spread, in shares of quota: 1 is all of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Distribution<'a> {
    /// Evenly to both sides of the mean; nobody falls below nothing.
    Normal { mean: f64, deviation: f64 },
    /// A long way up for few, as sales mostly are.
    LogNormal { mean: f64, deviation: f64 },
    /// As many months as these, drawn from them at random and put back.
    History(&'a [f64]),
}

/// What many draws of a team cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    pub expected: f64,
    /// One draw in ten costs less, one in ten more.
    pub low: f64,
    pub high: f64,
}

/// What somebody attains in each of so many draws; the same for the same seed.
///
/// They are spread evenly over the whole distribution and then shuffled, so that a few hundred
/// have its mean. `None` for a distribution that says nothing: without history, or with a mean
/// or deviation that is none.
///
/// ```
/// use attain::plan::quota::distribution::{Distribution, draws};
///
/// let certain = Distribution::Normal { mean: 1.0, deviation: 0.0 };
/// assert_eq!(draws(certain, 2, &mut fastrand::Rng::with_seed(7)), Some(vec![1.0; 2]));
/// ```
pub fn draws(distribution: Distribution, number: u32, chance: &mut Rng) -> Option<Vec<f64>> {
    if let Distribution::History(months) = distribution {
        return (0..number).map(|_| year(months, chance)).collect();
    }
    let mut values = (0..number).map(|place| quantile(distribution, place, number)).collect::<Option<Vec<f64>>>()?;
    // Drawn in 32 bits, so that every machine draws the same.
    for place in (1..number).rev() {
        values.swap(place as usize, chance.u32(0..=place) as usize);
    }
    Some(values)
}

/// The mean of as many months as these, each drawn from all of them.
fn year(months: &[f64], chance: &mut Rng) -> Option<f64> {
    let number = u32::try_from(months.len()).ok().filter(|number| *number > 0)?;
    let sum: f64 = (0..number).filter_map(|_| months.get(chance.u32(0..number) as usize)).sum();
    Some(sum / f64::from(number))
}

/// What draws of all people cost, each a list of one value a draw, when a person, by place,
/// is paid so much at a share of quota. `None` without draws.
pub fn outlook(drawn: &[Vec<f64>], paid: impl Fn(usize, f64) -> f64) -> Option<Outlook> {
    let number = drawn.iter().map(Vec::len).min().filter(|number| *number > 0)?;
    let mut costs = vec![0.0; number];
    for (person, of_person) in drawn.iter().enumerate() {
        costs.iter_mut().zip(of_person).for_each(|(cost, reached)| *cost += paid(person, *reached));
    }
    costs.sort_by(f64::total_cmp);
    let (expected, tenth) = (costs.iter().sum::<f64>() / number as f64, number / 10);
    Some(Outlook { expected, low: *costs.get(tenth)?, high: *costs.get(number - 1 - tenth)? })
}

/// The value in the middle of one of so many equal parts of a distribution.
fn quantile(distribution: Distribution, place: u32, parts: u32) -> Option<f64> {
    let middle = (f64::from(place) + 0.5) / f64::from(parts);
    let value = match distribution {
        Distribution::Normal { mean, deviation } if deviation >= 0.0 => mean + deviation * normal(middle),
        Distribution::LogNormal { mean, deviation } if mean > 0.0 && deviation >= 0.0 => {
            let variance = (1.0 + (deviation / mean).powi(2)).ln();
            mean * (variance.sqrt() * normal(middle) - variance / 2.0).exp()
        }
        _ => return None,
    };
    value.is_finite().then(|| value.max(0.0))
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

    fn team(distribution: Distribution, people: usize, number: u32, seed: u64) -> Vec<Vec<f64>> {
        let mut chance = Rng::with_seed(seed);
        (0..people).map(|_| draws(distribution, number, &mut chance).unwrap()).collect()
    }

    fn mean(drawn: &[Vec<f64>]) -> f64 {
        drawn.iter().flatten().sum::<f64>() / drawn.iter().map(Vec::len).sum::<usize>() as f64
    }

    #[test]
    fn quantiles_are_those_of_tables() {
        for (at, expected) in [(0.5, 0.0), (0.975, 1.959_963_985), (0.841_344_746, 1.0), (0.001, -3.090_232_306), (0.99, 2.326_347_874)] {
            assert!((normal(at) - expected).abs() < 1e-7, "{at}: {}", normal(at));
        }
    }

    #[test]
    fn draws_have_the_mean_they_are_asked_for_and_are_the_same_again() {
        let normal = Distribution::Normal { mean: 0.9, deviation: 0.2 };
        let skewed = Distribution::LogNormal { mean: 0.9, deviation: 0.4 };
        for distribution in [normal, skewed] {
            let drawn = team(distribution, 10, 200, 1);
            assert!((mean(&drawn) - 0.9).abs() < 0.005, "{distribution:?}: {}", mean(&drawn));
            assert_eq!((drawn.len(), drawn[0].len()), (10, 200));
            assert_eq!(team(distribution, 10, 200, 1), drawn);
            assert!(team(distribution, 10, 200, 2) != drawn);
            assert!(drawn.iter().flatten().all(|reached| *reached >= 0.0));
        }
        let of_months = team(Distribution::History(&[0.5, 1.0, 1.5, 2.0]), 10, 400, 1);
        assert!((mean(&of_months) - 1.25).abs() < 0.02, "{}", mean(&of_months));
        for nothing in [
            Distribution::History(&[]),
            Distribution::LogNormal { mean: 0.0, deviation: 0.2 },
            Distribution::Normal { mean: 1.0, deviation: -0.1 },
        ] {
            assert_eq!(draws(nothing, 10, &mut Rng::with_seed(1)), None, "{nothing:?}");
        }
    }

    #[test]
    fn an_accelerator_costs_what_the_mean_does_not_show() {
        let drawn = team(Distribution::Normal { mean: 1.0, deviation: 0.2 }, 20, 400, 3);
        let flat = outlook(&drawn, |_, reached| reached * 1_000.0).unwrap();
        assert!((flat.expected - 20_000.0).abs() < 20.0, "{flat:?}");
        // Of twenty independent people the deviation grows with the root alone.
        let z = |bound: f64| (bound - 20_000.0) / (200.0 * 20f64.sqrt());
        assert!((z(flat.low) + 1.28).abs() < 0.2 && (z(flat.high) - 1.28).abs() < 0.2, "{flat:?}");
        let steep = outlook(&drawn, |_, reached| (reached + (reached - 1.0).max(0.0)) * 1_000.0).unwrap();
        // The mean of what is above the mean is its deviation ÷ √(2π).
        let more = steep.expected - flat.expected;
        assert!((more - 20_000.0 * 0.2 / std::f64::consts::TAU.sqrt()).abs() < 20.0, "{more}");
        assert_eq!(outlook(&[], |_, reached| reached), None);
    }
}
