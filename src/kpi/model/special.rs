//! Functions of mathematics that the standard library has not.

/// The logarithm of the gamma function above zero (Lanczos, to 15 digits).
pub fn ln_gamma(x: f64) -> f64 {
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
pub fn digamma(mut x: f64) -> f64 {
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
pub struct Logs {
    sum: f64,
    product: f64,
}

impl Default for Logs {
    fn default() -> Logs {
        Logs { sum: 0.0, product: 1.0 }
    }
}

impl Logs {
    pub fn add(&mut self, factor: f64) {
        self.product *= factor;
        // Factors themselves are within these bounds, so that the next one fits.
        if !(1e-100..1e100).contains(&self.product) {
            self.sum += self.product.ln();
            self.product = 1.0;
        }
    }

    pub fn sum(&self) -> f64 {
        self.sum + self.product.ln()
    }
}

/// Gauss's series for z from 0 to below 1.
pub fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
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

#[cfg(test)]
mod tests {
    use super::{digamma, hypergeometric, ln_gamma};

    fn is_close(found: f64, expected: f64) -> bool {
        (found - expected).abs() <= 1e-12 * expected.abs().max(1.0)
    }

    #[test]
    fn functions_agree_with_tables() {
        for (x, expected) in [(0.001, 6.907_178_885_383_854), (0.243, 1.318_043_584_699_67), (0.5, 0.572_364_942_924_7), (5.0, 24f64.ln())]
        {
            assert!(is_close(ln_gamma(x), expected), "{x}: {}", ln_gamma(x));
        }
        // 2F1(1, 1; 2; z) = −ln(1 − z) ÷ z.
        assert!(is_close(hypergeometric(1.0, 1.0, 2.0, 0.5), 2.0 * 2f64.ln()));
        // The slopes at 1 and ½: −γ and −γ − 2 ln 2.
        assert!(is_close(digamma(1.0), -0.577_215_664_901_532_9));
        assert!(is_close(digamma(0.5), -0.577_215_664_901_532_9 - 2.0 * 2f64.ln()));
    }
}
