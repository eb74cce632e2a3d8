//! What customers who buy again and again are likely to buy: BG/NBD (Fader, Hardie and
//! Lee 2005) says how often, Gamma-Gamma (Fader and Hardie 2013) for how much. Both are
//! fitted by maximum likelihood, always from the same start and whatever the order, so
//! that the same customers give the same figure.

use crate::kpi::model::likelihood::{most_likely, sum};
use crate::kpi::model::special::{Logs, digamma, hypergeometric, ln_gamma};
use crate::sales::day::Day;

/// So many customers must have bought again.
const FEWEST: usize = 30;
/// To so many of them the models are fitted, spread evenly.
const MOST: usize = 2_500;

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
