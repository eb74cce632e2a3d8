//! What customers who buy again and again are likely to buy: BG/NBD (Fader, Hardie and
//! Lee 2005) says how often, Gamma-Gamma (Fader and Hardie 2013) for how much. Both are
//! fitted by maximum likelihood, always from the same start and whatever the order, so
//! that the same customers give the same figure.

use crate::sales::day::Day;

/// So many customers must have bought again.
const FEWEST: usize = 30;
/// To so many of them the models are fitted, spread evenly.
const MOST: usize = 2_500;

/// A search takes no more steps than this, and ends where slopes are as flat as this share
/// of what is looked for.
const MOST_STEPS: usize = 200;
const FLAT: f64 = 1e-9;
/// A share that is no more than what rounding takes.
const NOTHING: f64 = 1e-13;
/// Logarithms of parameters lie within this of 0.
const FURTHEST: f64 = 12.0;
/// Exponents above this are as good as infinite beside 1.
const LARGE: f64 = 40.0;

const DAYS_A_WEEK: f64 = 7.0;
const WEEKS_A_MONTH: f64 = 365.25 / 12.0 / DAYS_A_WEEK;

/// What somebody bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Purchase {
    pub customer: u64,
    pub day: i32,
    pub amount: i64,
}

/// What is known of a customer, times in weeks.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Customer {
    /// Days of purchases after the first.
    repeats: f64,
    /// From the first purchase to the last.
    recency: f64,
    /// From the first purchase to the day from which the future is looked at.
    age: f64,
    /// What was bought on the days after the first, on average; 0 where there is none.
    value: f64,
}

/// How often all customers buy and stay.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Buying {
    r: f64,
    alpha: f64,
    a: f64,
    b: f64,
}

/// For how much all customers buy.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spending {
    p: f64,
    q: f64,
    gamma: f64,
}

/// For how much a customer is likely to buy in so many months after a day, on average;
/// `None` where too few have bought again or no parameters are the most likely.
pub fn future_value(purchases: Vec<Purchase>, today: Day, months: f64) -> Option<f64> {
    let mut customers = customers(purchases, today);
    // Customers of one number of purchases have a part of the likelihood in common.
    customers.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    let (buying, spending) = fitted(&customers)?;
    let weeks = months * WEEKS_A_MONTH;
    let sum: f64 = customers.iter().map(|customer| buying.expected(customer, weeks) * spending.expected(customer)).sum();
    Some(sum / customers.len() as f64)
}

fn customers(mut purchases: Vec<Purchase>, today: Day) -> Vec<Customer> {
    purchases.sort_unstable();
    purchases.chunk_by(|one, other| one.customer == other.customer).filter_map(|own| customer(own, today)).collect()
}

/// A customer by what they bought, in the order of days. Days on which more was given back
/// than was bought are no purchase.
fn customer(purchases: &[Purchase], today: Day) -> Option<Customer> {
    let of_day = |same: &[Purchase]| Some((same.first()?.day, same.iter().map(|purchase| i128::from(purchase.amount)).sum::<i128>()));
    let days: Vec<(i32, i128)> =
        purchases.chunk_by(|one, other| one.day == other.day).filter_map(of_day).filter(|(_, amount)| *amount >= 0).collect();
    let ((first, _), (last, _)) = (*days.first()?, *days.last()?);
    let weeks = |until: i32| f64::from(until - first) / DAYS_A_WEEK;
    let repeats = (days.len() - 1) as f64;
    let again: i128 = days.iter().skip(1).map(|(_, amount)| amount).sum();
    let value = if repeats > 0.0 { again as f64 / repeats } else { 0.0 };
    Some(Customer { repeats, recency: weeks(last), age: weeks(today.0), value })
}

/// The models of customers in their order.
fn fitted(customers: &[Customer]) -> Option<(Buying, Spending)> {
    let count = customers.len();
    let looked_at: Vec<Customer> = match count > MOST {
        true => (0..MOST).filter_map(|at| customers.get(at * count / MOST)).copied().collect(),
        false => customers.to_vec(),
    };
    // What was given away says nothing of amounts.
    let paid: Vec<Customer> = looked_at.iter().copied().filter(|customer| customer.value > 0.0).collect();
    if paid.len() < FEWEST {
        return None;
    }
    let [r, alpha, a, b] = most_likely([1.0; 4], |[r, alpha, a, b]| Buying { r, alpha, a, b }.log_likelihood(&looked_at))?;
    // Amounts are told in shares of their mean, and `q` from 1 on: below, there is no mean.
    let mean = paid.iter().map(|customer| customer.value).sum::<f64>() / paid.len() as f64;
    let shares: Vec<Customer> = paid.into_iter().map(|customer| Customer { value: customer.value / mean, ..customer }).collect();
    let [p, above_one, gamma] =
        most_likely([1.0; 3], |[p, above_one, gamma]| Spending { p, q: 1.0 + above_one, gamma }.log_likelihood(&shares))?;
    Some((Buying { r, alpha, a, b }, Spending { p, q: 1.0 + above_one, gamma: gamma * mean }))
}

impl Buying {
    /// How likely these parameters make what customers did, those of one number of
    /// purchases beside one another, and how that changes with each parameter.
    fn log_likelihood(&self, customers: &[Customer]) -> (f64, [f64; 4]) {
        let Buying { r, alpha, a, b } = *self;
        let mut found = (0.0, [0.0; 4]);
        for same in customers.chunk_by(|one, other| one.repeats == other.repeats) {
            let (count, x) = (same.len() as f64, same.first().map_or(0.0, |customer| customer.repeats));
            let bought = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln();
            let stayed = ln_gamma(a + b) + ln_gamma(b + x) - ln_gamma(b) - ln_gamma(a + b + x);
            // Who bought once cannot have left since.
            let again = if x > 0.0 { b + x - 1.0 } else { 1.0 };
            let left = (a / again).ln();
            let (mut or_gone, mut logs, mut odds_of_age) = (Logs::default(), Logs::default(), 0.0);
            let (mut gone_sum, mut gone_ratio, mut gone_alpha, mut aged) = (0.0, 0.0, 0.0, 0.0);
            for Customer { recency, age, .. } in same {
                let (until, since) = (alpha + age, alpha + recency);
                logs.add(until);
                aged += 1.0 / until;
                if x > 0.0 {
                    let ratio = (until / since).ln();
                    let gone = left + (r + x) * ratio;
                    // What is so large leaves the range of numbers, and 1 more is nothing.
                    let share = if gone > LARGE {
                        odds_of_age += gone;
                        1.0
                    } else {
                        let odds = gone.exp();
                        or_gone.add(1.0 + odds);
                        odds / (1.0 + odds)
                    };
                    gone_sum += share;
                    gone_ratio += share * ratio;
                    gone_alpha += share * (1.0 / until - 1.0 / since);
                }
            }
            let aged_logs = logs.sum();
            found.0 += (bought + stayed) * count + or_gone.sum() + odds_of_age - (r + x) * aged_logs;
            let of_stay = digamma(a + b) - digamma(a + b + x);
            let slopes = [
                (digamma(r + x) - digamma(r) + alpha.ln()) * count + gone_ratio - aged_logs,
                r / alpha * count + (r + x) * (gone_alpha - aged),
                of_stay * count + gone_sum / a,
                (of_stay + digamma(b + x) - digamma(b)) * count - gone_sum / again,
            ];
            found.1 = sum(found.1, slopes);
        }
        found
    }

    /// On how many days a customer is likely to buy in so many weeks.
    fn expected(&self, customer: &Customer, weeks: f64) -> f64 {
        let Buying { r, alpha, a, b } = *self;
        let Customer { repeats: x, recency, age, .. } = *customer;
        // At 1 what is left of the formula is a limit.
        let a = if (a - 1.0).abs() < 1e-6 { 1.0 + 1e-6 } else { a };
        let (since, until, c) = (alpha + age, alpha + age + weeks, a + b + x - 1.0);
        // The published form by Euler's transformation, whose series is the shorter one.
        let stays = (since / until).powf(a - 1.0) * hypergeometric(a + b - 1.0 - r, a - 1.0, c, weeks / until);
        let is_gone = if x > 0.0 { a / (b + x - 1.0) * (since / (alpha + recency)).powf(r + x) } else { 0.0 };
        c / (a - 1.0) * (1.0 - stays) / (1.0 + is_gone)
    }
}

impl Spending {
    /// How likely these parameters make the averages of customers, those of one number of
    /// purchases beside one another, and how that changes with each parameter.
    fn log_likelihood(&self, customers: &[Customer]) -> (f64, [f64; 3]) {
        let Spending { p, q, gamma } = *self;
        let mut found = (0.0, [0.0; 3]);
        for same in customers.chunk_by(|one, other| one.repeats == other.repeats) {
            let (count, x) = (same.len() as f64, same.first().map_or(0.0, |customer| customer.repeats));
            let (mut values, mut sums, mut shares) = (Logs::default(), Logs::default(), 0.0);
            for Customer { value, .. } in same {
                values.add(*value);
                sums.add(gamma + x * value);
                shares += 1.0 / (gamma + x * value);
            }
            let (values, sums, own) = (values.sum(), sums.sum(), p * x + q);
            found.0 += (ln_gamma(own) - ln_gamma(p * x) - ln_gamma(q) + q * gamma.ln() + p * x * x.ln()) * count + (p * x - 1.0) * values
                - own * sums;
            let slopes = [
                x * ((digamma(own) - digamma(p * x) + x.ln()) * count + values - sums),
                (digamma(own) - digamma(q) + gamma.ln()) * count - sums,
                q / gamma * count - own * shares,
            ];
            found.1 = sum(found.1, slopes);
        }
        found
    }

    /// What a customer is likely to buy on a day.
    fn expected(&self, customer: &Customer) -> f64 {
        let Spending { p, q, gamma } = *self;
        (gamma + customer.repeats * customer.value) * p / (p * customer.repeats + q - 1.0)
    }
}

/// The logarithm of the gamma function above zero (Lanczos, to 15 digits).
fn ln_gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    let x = x - 1.0;
    let terms = COEFFICIENTS.iter().zip(1..).map(|(coefficient, at)| coefficient / (x + f64::from(at)));
    let (sum, far) = (terms.fold(0.999_999_999_999_809_9, |sum, term| sum + term), x + 7.5);
    0.918_938_533_204_672_8 + (x + 0.5) * far.ln() - far + sum.ln()
}

/// The slope of the logarithm of the gamma function above zero.
fn digamma(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < 8.0 {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = 1.0 / 12.0 - square * (1.0 / 120.0 - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square / 132.0)));
    sum + x.ln() - 0.5 / x - square * series
}

/// A sum of logarithms, of which one is taken of many factors at once.
struct Logs {
    sum: f64,
    product: f64,
}

impl Default for Logs {
    fn default() -> Logs {
        Logs { sum: 0.0, product: 1.0 }
    }
}

impl Logs {
    fn add(&mut self, factor: f64) {
        self.product *= factor;
        // Factors themselves are within these bounds, so that the next one fits.
        if !(1e-100..1e100).contains(&self.product) {
            self.sum += self.product.ln();
            self.product = 1.0;
        }
    }

    fn sum(&self) -> f64 {
        self.sum + self.product.ln()
    }
}

/// Gauss's series for z from 0 to below 1.
fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 0..10_000 {
        let n = f64::from(n);
        term *= (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        if term.abs() < 1e-15 * sum.abs() {
            break;
        }
    }
    sum
}

/// The parameters above zero that are the most likely, by what the function comes to and how
/// it changes with each of them (Broyden, Fletcher, Goldfarb and Shanno). Where any large one
/// is as good as the next, as of customers who are all alike, it is one at the bound. `None`
/// where the search does not come to an end.
fn most_likely<const N: usize>(start: [f64; N], log_likelihood: impl Fn([f64; N]) -> (f64, [f64; N])) -> Option<[f64; N]> {
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

fn sum<const N: usize>(left: [f64; N], right: [f64; N]) -> [f64; N] {
    each(left, right, |left, right| left + right)
}

fn each<const N: usize>(mut left: [f64; N], right: [f64; N], make: impl Fn(f64, f64) -> f64) -> [f64; N] {
    left.iter_mut().zip(right).for_each(|(left, right)| *left = make(*left, right));
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Fader, Hardie and Lee published of the CDNOW sample, and Fader and Hardie of its amounts.
    const CDNOW: Buying = Buying { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const AMOUNTS: Spending = Spending { p: 6.25, q: 3.74, gamma: 15.44 };

    fn is_close(found: f64, expected: f64, digits: i32) -> bool {
        (found - expected).abs() <= 10f64.powi(-digits) * expected.abs().max(1.0)
    }

    #[test]
    fn published_parameters_expect_what_was_published() {
        // Two purchases after the first, the last in week 30.43 of 38.86: 1.226 in the next 39 weeks.
        let customer = Customer { repeats: 2.0, recency: 30.43, age: 38.86, value: 0.0 };
        assert!(is_close(CDNOW.expected(&customer, 39.0), 1.226, 3), "{}", CDNOW.expected(&customer, 39.0));
        // Nobody knows of whom nothing is known but the mean of all: 6.25 × 15.44 ÷ 2.74.
        let unknown = Customer { repeats: 0.0, ..customer };
        assert!(is_close(AMOUNTS.expected(&unknown), 35.22, 3), "{}", AMOUNTS.expected(&unknown));
    }

    #[test]
    fn functions_agree_with_tables() {
        for (x, expected) in [(0.001, 6.907_178_885_383_854), (0.243, 1.318_043_584_699_67), (0.5, 0.572_364_942_924_7), (5.0, 24f64.ln())]
        {
            assert!(is_close(ln_gamma(x), expected, 12), "{x}: {}", ln_gamma(x));
        }
        // 2F1(1, 1; 2; z) = −ln(1 − z) ÷ z.
        assert!(is_close(hypergeometric(1.0, 1.0, 2.0, 0.5), 2.0 * 2f64.ln(), 12));
    }

    /// 120 customers of all sorts, some of whom have stopped.
    fn invented() -> Vec<Purchase> {
        let of = |n: i32| {
            let at = n as usize % 10;
            let (repeats, age) = ([0, 1, 0, 14, 2, 9, 3, 0, 5, 20][at], 140 + n * 37 % 200);
            let recency = age * [10, 97, 15, 98, 30, 96, 20, 99, 50, 97][at] / 100;
            let day = move |k: i32| 1000 - age + if repeats > 0 { recency * k / repeats } else { 0 };
            (0..=repeats).map(move |k| Purchase { customer: n as u64, day: day(k), amount: i64::from(2000 + n * 1700 % 5000 + 100 * k) })
        };
        (0..120).flat_map(of).collect()
    }

    #[test]
    fn the_most_likely_parameters_are_found_whatever_the_order() {
        let mut purchases = invented();
        let mut customers = customers(purchases.clone(), Day(999));
        customers.sort_by(|one, other| one.partial_cmp(other).unwrap());
        let (buying, spending) = fitted(&customers).unwrap();
        // By Newton's method in another program.
        let found = [buying.r, buying.alpha, buying.a, buying.b, spending.p, spending.q, spending.gamma];
        let expected = [0.492_863, 2.315_617, 0.293_923, 3.834_92, 33.262_364, 10.910_853, 1_438.975_5];
        assert!(found.iter().zip(expected).all(|(found, expected)| is_close(*found, expected, 4)), "{found:?}");
        let value = future_value(purchases.clone(), Day(999), 12.0).unwrap();
        assert!(is_close(value, 33_852.62, 5), "{value}");
        purchases.reverse();
        assert_eq!(future_value(purchases, Day(999), 12.0), Some(value));
    }

    #[test]
    fn of_too_few_nothing_is_foreseen() {
        let few = invented().into_iter().filter(|purchase| purchase.customer < 40).collect();
        assert_eq!(future_value(few, Day(999), 12.0), None);
        assert_eq!(future_value(Vec::new(), Day(999), 12.0), None);
        // Who gave back as much as they bought, and more, has not bought again.
        let refunded = |purchase: Purchase| [purchase, Purchase { amount: -2 * purchase.amount, ..purchase }];
        assert_eq!(future_value(invented().into_iter().flat_map(refunded).collect(), Day(999), 12.0), None);
    }
}
