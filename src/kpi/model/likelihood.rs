//! The search for what is the most likely.

/// A search takes no more steps than this, and ends where slopes are as flat as this share
/// of what is looked for.
const MOST_STEPS: usize = 200;
const FLAT: f64 = 1e-9;
/// A share that is no more than what rounding takes.
const NOTHING: f64 = 1e-13;
/// Logarithms of parameters lie within this of 0.
const FURTHEST: f64 = 12.0;

/// The parameters above zero that are the most likely, by what the function comes to and how
/// it changes with each of them (Broyden, Fletcher, Goldfarb and Shanno). Where any large one
/// is as good as the next, as of customers who are all alike, it is one at the bound. `None`
/// where the search does not come to an end.
pub fn most_likely<const N: usize>(start: [f64; N], log_likelihood: impl Fn([f64; N]) -> (f64, [f64; N])) -> Option<[f64; N]> {
    // Logarithms of the parameters are looked for, so that they stay above zero.
    let cost = |at: [f64; N]| {
        let parameters = at.map(f64::exp);
        let (likelihood, slopes) = log_likelihood(parameters);
        let cost = if likelihood.is_finite() { -likelihood } else { f64::MAX };
        // Beyond its bound a parameter is not followed, however much likelier that would be.
        let inwards = |at: f64, slope: f64| if at.abs() >= FURTHEST && at * slope < 0.0 { 0.0 } else { slope };
        (cost, each(at, product(slopes, parameters).map(|slope| -slope), inwards))
    };
    let found = |at: [f64; N], cost: f64| (cost < f64::MAX).then(|| at.map(f64::exp));
    let mut at = start.map(f64::ln);
    let (mut least, mut slopes) = cost(at);
    let mut curvature: Option<[[f64; N]; N]> = None;
    for _ in 0..MOST_STEPS {
        if slopes.iter().all(|slope| slope.abs() < FLAT * (1.0 + least.abs())) {
            return found(at, least);
        }
        let steepest = slopes.map(|slope| -slope / (1.0 + dot(slopes, slopes).sqrt()));
        let towards = curvature.map(|rows| rows.map(|row| -dot(row, slopes))).filter(|towards| dot(*towards, slopes) < 0.0);
        let towards = towards.unwrap_or(steepest);
        let fall = dot(towards, slopes);
        let nearer = (0..25).map(|halvings| 0.5f64.powi(halvings)).find_map(|length| {
            let next = sum(at, towards.map(|own| own * length)).map(|own| own.clamp(-FURTHEST, FURTHEST));
            Some((next, cost(next))).filter(|(_, (cost, _))| *cost <= least + 1e-4 * length * fall)
        });
        let Some((next, (cost, next_slopes))) = nearer.filter(|(_, (cost, _))| least - cost > NOTHING * least.abs()) else {
            match curvature.take() {
                // What was known of the curvature misleads where it leads nowhere.
                Some(_) => continue,
                None => return found(at, least),
            }
        };
        let (step, change) = (sum(next, at.map(|own| -own)), sum(next_slopes, slopes.map(|own| -own)));
        curvature = updated(curvature, step, change);
        (at, least, slopes) = (next, cost, next_slopes);
    }
    None
}

/// What is known of the inverse curvature after a step and the change of slopes on it.
fn updated<const N: usize>(known: Option<[[f64; N]; N]>, step: [f64; N], change: [f64; N]) -> Option<[[f64; N]; N]> {
    let along = dot(step, change);
    if along <= 0.0 {
        return known;
    }
    let numbers: [usize; N] = std::array::from_fn(|at| at);
    let unit = |scale: f64| numbers.map(|row| numbers.map(|column| if row == column { scale } else { 0.0 }));
    let known = known.unwrap_or_else(|| unit(along / dot(change, change)));
    let turned = known.map(|row| dot(row, change));
    let grown = (1.0 + dot(change, turned) / along) / along;
    let mut rows = known;
    for ((row, own_step), own_turned) in rows.iter_mut().zip(step).zip(turned) {
        for ((cell, step), turned) in row.iter_mut().zip(step).zip(turned) {
            *cell += grown * own_step * step - (own_turned * step + own_step * turned) / along;
        }
    }
    Some(rows)
}

fn dot<const N: usize>(left: [f64; N], right: [f64; N]) -> f64 {
    product(left, right).iter().sum()
}

fn product<const N: usize>(left: [f64; N], right: [f64; N]) -> [f64; N] {
    each(left, right, |left, right| left * right)
}

/// Each number of one beside that of the other.
pub fn sum<const N: usize>(left: [f64; N], right: [f64; N]) -> [f64; N] {
    each(left, right, |left, right| left + right)
}

fn each<const N: usize>(mut left: [f64; N], right: [f64; N], make: impl Fn(f64, f64) -> f64) -> [f64; N] {
    left.iter_mut().zip(right).for_each(|(left, right)| *left = make(*left, right));
    left
}
