//! Exact numbers: fractions of integers, so that a formula over money is never
//! rounded before it is written for people.

use std::cmp::Ordering;
use std::str::FromStr;

/// `numerator / denominator` in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Default for Exact {
    fn default() -> Exact {
        Exact::ZERO
    }
}

impl Exact {
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };

    /// The fraction, or `None` for a denominator of zero or one out of range.
    pub fn new(numerator: i128, denominator: i128) -> Option<Exact> {
        match denominator {
            0 => return None,
            1 => return Some(Exact::whole(numerator)),
            _ => {}
        }
        // Processors divide no numbers of 128 bits.
        if let (Ok(small), Ok(below)) = (i64::try_from(numerator), u64::try_from(denominator)) {
            let divisor = small_divisor(small.unsigned_abs(), below);
            let (above, below) = (small.unsigned_abs() / divisor, below / divisor);
            return Some(Exact { numerator: i128::from(above) * i128::from(small.signum()), denominator: i128::from(below) });
        }
        let divisor = i128::try_from(common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let sign = denominator.signum();
        let (numerator, denominator) = ((numerator / divisor).checked_mul(sign)?, (denominator / divisor).checked_mul(sign)?);
        Some(Exact { numerator, denominator })
    }

    /// A whole number.
    pub fn whole(number: i128) -> Exact {
        Exact { numerator: number, denominator: 1 }
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        if (self.denominator, other.denominator) == (1, 1) {
            return self.numerator.checked_add(other.numerator).map(Exact::whole);
        }
        if self.denominator == other.denominator {
            return Exact::new(self.numerator.checked_add(other.numerator)?, self.denominator);
        }
        let divisor = i128::try_from(common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let (left, right) = (other.denominator / divisor, self.denominator / divisor);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Exact::new(numerator, self.denominator.checked_mul(left)?)
    }

    /// The sum, exact where a denominator of up to 15 digits is common to all; of others
    /// each is rounded to 12 decimals. `None` when it does not fit.
    pub fn sum(numbers: &[Exact]) -> Option<Exact> {
        const LARGEST: i128 = 1_000_000_000_000_000;
        let common = numbers.iter().try_fold(1i128, |common, number| {
            let divisor = common_divisor(common.unsigned_abs(), number.denominator.unsigned_abs());
            let more = number.denominator.checked_div(i128::try_from(divisor).ok()?)?;
            common.checked_mul(more).filter(|common| *common <= LARGEST)
        });
        let Some(common) = common else {
            let sum = numbers.iter().try_fold(0i128, |sum, number| sum.checked_add(number.rounded_at(12)?))?;
            return Exact::new(sum, 1_000_000_000_000);
        };
        let at_common = |number: &Exact| number.numerator.checked_mul(common.checked_div(number.denominator)?);
        Exact::new(numbers.iter().try_fold(0i128, |sum, number| sum.checked_add(at_common(number)?))?, common)
    }

    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(other.negated()?)
    }

    pub fn times(self, other: Exact) -> Option<Exact> {
        // Reduced crosswise first, so that only results out of range overflow.
        let left = Exact::new(self.numerator, other.denominator)?;
        let right = Exact::new(other.numerator, self.denominator)?;
        let (numerator, denominator) = (left.numerator.checked_mul(right.numerator)?, left.denominator.checked_mul(right.denominator)?);
        Some(Exact { numerator, denominator })
    }

    /// `None` also when `other` is zero.
    pub fn over(self, other: Exact) -> Option<Exact> {
        self.times(Exact::new(other.denominator, other.numerator)?)
    }

    pub fn negated(self) -> Option<Exact> {
        Some(Exact { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }

    /// So many times an integer, to the nearest one, a tie going to the even one;
    /// `None` when it does not fit.
    pub fn of_whole(self, amount: i128) -> Option<i128> {
        Some(round_half_even(amount.checked_mul(self.numerator)?, self.denominator))
    }

    /// The number that digits with at most one point or comma write: `1.0856`.
    pub fn from_digits(text: &str) -> Option<Exact> {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = format!("{whole}{part}");
        let is_it = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let scale = 10i128.checked_pow(u32::try_from(part.len()).ok()?)?;
        Exact::new(digits.parse().ok().filter(|_| is_it)?, scale)
    }

    /// The least whole number that is not smaller.
    pub fn rounded_up(self) -> Exact {
        let floor = self.numerator.div_euclid(self.denominator);
        Exact::whole(floor + i128::from(self.numerator.rem_euclid(self.denominator) != 0))
    }

    /// The square root to 15 digits; `None` below zero.
    pub fn square_root(self) -> Option<Exact> {
        Exact::near(self.to_f64().sqrt())
    }

    /// A number of floating point to 15 digits; `None` for what is none or does not fit.
    pub fn near(number: f64) -> Option<Exact> {
        if number == 0.0 {
            return Some(Exact::ZERO);
        }
        let digits_before = number.abs().log10().floor();
        if !(-18.0..=22.0).contains(&digits_before) {
            return (digits_before < 0.0).then_some(Exact::ZERO);
        }
        let decimals = (14.0 - digits_before).clamp(0.0, 18.0) as u32;
        let scale = 10i128.checked_pow(decimals)?;
        Exact::new((number * scale as f64).round() as i128, scale)
    }

    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }

    /// Compares by cross products; `None` when these are out of range.
    pub fn compare(self, other: Exact) -> Option<Ordering> {
        if self.denominator == other.denominator {
            return Some(self.numerator.cmp(&other.numerator));
        }
        let crossed = self.numerator.checked_mul(other.denominator).zip(other.numerator.checked_mul(self.denominator));
        if let Some((left, right)) = crossed {
            return Some(left.cmp(&right));
        }
        Some(self.minus(other)?.numerator.cmp(&0))
    }

    /// The greatest integer `n` with `n / scale` not above the number, and
    /// whether that is exactly the number.
    pub fn floor_at(self, scale: i64) -> Option<(i128, bool)> {
        let scaled = self.numerator.checked_mul(i128::from(scale))?;
        Some((scaled.div_euclid(self.denominator), scaled.rem_euclid(self.denominator) == 0))
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The numerator if the number is whole.
    pub fn as_whole(self) -> Option<i128> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// The nearest floating-point number.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The nearest `n` with `n / 10^decimals`, a tie going to the even one.
    /// `None` when it does not fit.
    pub fn rounded_at(self, decimals: u8) -> Option<i128> {
        const LARGE: i128 = i128::MAX / 4;
        let scale = i128::from(10i64.checked_pow(u32::from(decimals))?);
        let whole = self.numerator.div_euclid(self.denominator).checked_mul(scale)?;
        let (mut rest, mut divisor) = (self.numerator.rem_euclid(self.denominator), self.denominator);
        // A fraction this fine loses nothing that its digits could show.
        while divisor > LARGE || rest.checked_mul(scale).is_none_or(|scaled| scaled > LARGE) {
            (rest, divisor) = (rest >> 1, divisor >> 1);
        }
        // What a tie is rounded to depends on the whole part.
        let odd = whole & 1;
        (whole - odd).checked_add(round_half_even(rest * scale + odd * divisor, divisor))
    }
}

/// A sum of many numbers that is brought to lowest terms once, at its end.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    numerator: i128,
    denominator: i128,
}

impl Default for Sum {
    fn default() -> Sum {
        Sum { numerator: 0, denominator: 1 }
    }
}

impl Sum {
    /// `None` when it does not fit.
    pub fn add(&mut self, number: Exact) -> Option<()> {
        if number.denominator == self.denominator {
            self.numerator = self.numerator.checked_add(number.numerator)?;
            return Some(());
        }
        let divisor = i128::try_from(common_divisor(self.denominator.unsigned_abs(), number.denominator.unsigned_abs())).ok()?;
        let (left, right) = (number.denominator / divisor, self.denominator / divisor);
        let product = |one: i128, other: i128| if other == 1 { Some(one) } else { one.checked_mul(other) };
        let sum = product(self.numerator, left).zip(product(number.numerator, right)).and_then(|(one, other)| one.checked_add(other));
        *self = match sum.zip(product(self.denominator, left)) {
            Some((numerator, denominator)) => Sum { numerator, denominator },
            None => Sum::from(self.total()?.plus(number)?),
        };
        Some(())
    }

    pub fn total(self) -> Option<Exact> {
        Exact::new(self.numerator, self.denominator)
    }
}

impl From<Exact> for Sum {
    fn from(Exact { numerator, denominator }: Exact) -> Sum {
        Sum { numerator, denominator }
    }
}

impl std::fmt::Display for Exact {
    /// `7/2`, or `7` for a whole number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for Exact {
    type Err = ();

    /// What [`Exact`]'s display writes.
    fn from_str(text: &str) -> Result<Exact, ()> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let number = |digits: &str| digits.parse::<i128>().map_err(drop);
        Exact::new(number(numerator)?, number(denominator)?).ok_or(())
    }
}

/// `amount / divisor` to the nearest integer, a tie going to the even one.
///
/// This is the one place where money is rounded. `divisor` is positive.
pub fn round_half_even(amount: i128, divisor: i128) -> i128 {
    let floor = amount.div_euclid(divisor);
    let twice_rest = amount.rem_euclid(divisor) * 2;
    match twice_rest.cmp(&divisor) {
        Ordering::Less => floor,
        Ordering::Greater => floor + 1,
        Ordering::Equal => floor + (floor & 1),
    }
}

fn common_divisor(mut left: u128, mut right: u128) -> u128 {
    if let (Ok(left), Ok(right)) = (u64::try_from(left), u64::try_from(right)) {
        return u128::from(small_divisor(left, right));
    }
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

fn small_divisor(mut left: u64, mut right: u64) -> u64 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator).unwrap()
    }

    #[test]
    fn calculates_without_loss() {
        assert_eq!(exact(1, 3).plus(exact(1, 6)), Some(exact(1, 2)));
        assert_eq!(exact(1, 3).minus(exact(1, 3)), Some(Exact::ZERO));
        assert_eq!(exact(2, -4).times(exact(4, 1)), Some(exact(-2, 1)));
        assert_eq!(exact(1, 2).over(Exact::ZERO), None);
        assert_eq!(exact(7, 2).rounded_up(), Exact::whole(4));
        assert_eq!(exact(-7, 2).rounded_up(), Exact::whole(-3));
        assert_eq!(exact(7, 2).floor_at(1), Some((3, false)));
        assert_eq!(exact(7, 2).floor_at(10), Some((35, true)));
        assert_eq!(Exact::whole(i128::MAX).plus(Exact::whole(1)), None);
        assert_eq!(Exact::new(1, 0), None);
    }

    #[test]
    fn adds_many() {
        assert_eq!(Exact::sum(&[]), Some(Exact::ZERO));
        assert_eq!(Exact::sum(&[exact(1, 3), exact(1, 6), exact(-1, 2), exact(5, 1)]), Some(exact(5, 1)));
        // Of primes this large nothing is common: to the twelfth decimal.
        let parts = [1_000_003, 1_000_033, 1_000_037, 1_000_039].map(|prime| exact(prime + 1, prime));
        let sum = Exact::sum(&parts).unwrap();
        assert_eq!(sum.rounded_at(12), Some(4_000_003_999_888));
        assert_eq!(Exact::sum(&[parts[3], parts[1], parts[0], parts[2]]), Some(sum));
        assert_eq!(Exact::sum(&[Exact::whole(i128::MAX), Exact::whole(1)]), None);
    }

    #[test]
    fn a_sum_is_that_of_its_numbers_one_by_one() {
        let large = exact(i128::MAX / 2, 3);
        let lists = [
            vec![],
            vec![exact(1, 4), exact(-1, 100), exact(3, 1), exact(7, 20)],
            vec![exact(1, 3), exact(1, 6), exact(-1, 2), exact(5, 7)],
            vec![large, exact(1, 1_000_003), large.negated().unwrap()],
            vec![Exact::whole(i128::MAX), Exact::whole(1)],
        ];
        for numbers in lists {
            let mut sum = Sum::default();
            let summed = numbers.iter().try_for_each(|number| sum.add(*number)).and_then(|()| sum.total());
            assert_eq!(summed, numbers.iter().try_fold(Exact::ZERO, |sum, number| sum.plus(*number)), "{numbers:?}");
        }
    }

    #[test]
    fn digits_are_exact() {
        let cases =
            [("1.0856", Some(exact(10_856, 10_000))), ("0,5", Some(exact(1, 2))), ("7", Some(exact(7, 1))), (".5", Some(exact(1, 2)))];
        for (text, expected) in cases.into_iter().chain(["", ".", "1.2.3", "-1", "1e3", " 1", "x"].map(|text| (text, None))) {
            assert_eq!(Exact::from_digits(text), expected, "{text}");
        }
        assert_eq!(exact(10_856, 10_000).of_whole(5), Some(5));
        assert_eq!(exact(1, 2).of_whole(3), Some(2));
        assert_eq!(exact(i128::MAX, 1).of_whole(2), None);
    }

    #[test]
    fn rounds_once_and_ties_to_even() {
        let cases = [(5, 10, 0), (15, 10, 2), (25, 10, 2), (-5, 10, 0), (-15, 10, -2), (14, 10, 1), (16, 10, 2), (-16, 10, -2)];
        for (numerator, denominator, expected) in cases {
            assert_eq!(round_half_even(numerator, denominator), expected, "{numerator}/{denominator}");
            assert_eq!(exact(numerator, denominator).rounded_at(0), Some(expected), "{numerator}/{denominator}");
            assert_eq!(exact(numerator, denominator * 100).rounded_at(2), Some(expected), "{numerator}/{denominator}");
        }
        assert_eq!(exact(10_005_534, 4238).rounded_at(4), Some(23_609_094));
        assert_eq!(exact(2 * (i128::MAX / 3), i128::MAX).rounded_at(6), Some(666_667));
        assert_eq!(Exact::whole(i128::MAX).rounded_at(1), None);
    }

    #[test]
    fn reads_what_it_writes() {
        for number in [Exact::ZERO, exact(-7, 2), exact(i128::MAX, 3)] {
            assert_eq!(number.to_string().parse(), Ok(number));
        }
        for text in ["", "1/0", "a", "1/2/3", "0.5"] {
            assert_eq!(text.parse::<Exact>(), Err(()), "{text}");
        }
    }
}
