//! What customers who buy again and again are likely to buy: BG/NBD (Fader, Hardie and
//! Lee 2005) says how often, Gamma-Gamma (Fader and Hardie 2013) for how much. Both are
//! fitted by maximum likelihood, always from the same start and whatever the order, so
//! that the same customers give the same figure.

use crate::sales::day::Day;

/// So many customers must have bought again.
const FEWEST: usize = 30;
/// To so many of them the models are fitted, spread evenly.
const MOST: usize = 2_500;

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
    let [p, above_one, gamma] = most_likely([1.0; 3], |[p, above_one, gamma]| {
        let spending = Spending { p, q: 1.0 + above_one, gamma };
        shares.iter().map(|customer| spending.log_likelihood(customer)).sum()
    })?;
    Some((Buying { r, alpha, a, b }, Spending { p, q: 1.0 + above_one, gamma: gamma * mean }))
}

impl Buying {
    /// How likely these parameters make what customers did, those of one number of
    /// purchases beside one another.
    fn log_likelihood(&self, customers: &[Customer]) -> f64 {
        let Buying { r, alpha, a, b } = *self;
        let of_same = |same: &[Customer]| {
            let x = same.first().map_or(0.0, |customer| customer.repeats);
            let bought = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln();
            let stayed = ln_gamma(a + b) + ln_gamma(b + x) - ln_gamma(b) - ln_gamma(a + b + x);
            let left = (a / (b + x - 1.0)).ln();
            let each = same.iter().map(|Customer { recency, age, .. }| {
                let gone = left + (r + x) * ((alpha + age) / (alpha + recency)).ln();
                let or_gone = match x > 0.0 {
                    // What is so large leaves the range of numbers, and 1 more is nothing.
                    true if gone > 40.0 => gone,
                    true => gone.exp().ln_1p(),
                    false => 0.0,
                };
                or_gone - (r + x) * (alpha + age).ln()
            });
            (bought + stayed) * same.len() as f64 + each.sum::<f64>()
        };
        customers.chunk_by(|one, other| one.repeats == other.repeats).map(of_same).sum()
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
    /// How likely these parameters make the average of a customer.
    fn log_likelihood(&self, customer: &Customer) -> f64 {
        let Spending { p, q, gamma } = *self;
        let Customer { repeats: x, value, .. } = *customer;
        ln_gamma(p * x + q) - ln_gamma(p * x) - ln_gamma(q) + q * gamma.ln() + (p * x - 1.0) * value.ln() + p * x * x.ln()
            - (p * x + q) * (gamma + x * value).ln()
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

/// The parameters above zero that are the most likely: from where a search ends another one
/// begins, until it finds nothing better. `None` where that does not come to an end.
fn most_likely<const N: usize>(start: [f64; N], log_likelihood: impl Fn([f64; N]) -> f64) -> Option<[f64; N]> {
    let cost = |at: [f64; N]| {
        // Where any large parameter is as good as the next one it would run away.
        let is_far = at.iter().any(|own| own.abs() > 12.0);
        let cost = if is_far { f64::MAX } else { -log_likelihood(at.map(f64::exp)) };
        if cost.is_finite() { cost } else { f64::MAX }
    };
    let (mut at, mut least) = search(start.map(f64::ln), cost)?;
    for _ in 0..4 {
        let (better, lower) = search(at, cost)?;
        let is_same = lower > least - 1e-9 * (1.0 + least.abs());
        (at, least) = (better, lower);
        if is_same {
            return (least < f64::MAX).then(|| at.map(f64::exp));
        }
    }
    None
}

/// Where a function of N numbers is the least near a start, and how little (Nelder and Mead).
fn search<const N: usize>(start: [f64; N], cost: impl Fn([f64; N]) -> f64) -> Option<([f64; N], f64)> {
    let mut corners: Vec<([f64; N], f64)> = vec![(start, cost(start))];
    for axis in 0..N {
        let mut at = start;
        at.get_mut(axis).into_iter().for_each(|own| *own += 0.7);
        corners.push((at, cost(at)));
    }
    for _ in 0..1_000 {
        corners.sort_by(|one, other| one.1.total_cmp(&other.1));
        let (best, second, worst) = (*corners.first()?, *corners.get(N - 1)?, *corners.get(N)?);
        if worst.1 - best.1 < 1e-12 * (1.0 + best.1.abs()) {
            return Some(best);
        }
        let mut middle = [0.0; N];
        let others = corners.iter().take(N);
        others.for_each(|(at, _)| middle.iter_mut().zip(at).for_each(|(sum, own)| *sum += own / N as f64));
        let towards = |share: f64| {
            let at = between(&middle, &worst.0, share);
            (at, cost(at))
        };
        let mirrored = towards(-1.0);
        let next = if mirrored.1 < best.1 {
            let further = towards(-2.0);
            Some(if further.1 < mirrored.1 { further } else { mirrored })
        } else if mirrored.1 < second.1 {
            Some(mirrored)
        } else {
            Some(towards(if mirrored.1 < worst.1 { -0.5 } else { 0.5 })).filter(|nearer| nearer.1 < worst.1.min(mirrored.1))
        };
        match next {
            Some(next) => corners.last_mut().into_iter().for_each(|last| *last = next),
            None => corners.iter_mut().skip(1).for_each(|(at, own)| {
                *at = between(&best.0, at, 0.5);
                *own = cost(*at);
            }),
        }
    }
    None
}

fn between<const N: usize>(from: &[f64; N], to: &[f64; N], share: f64) -> [f64; N] {
    let mut at = *from;
    at.iter_mut().zip(to).for_each(|(own, to)| *own += share * (to - *own));
    at
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
