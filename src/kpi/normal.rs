//! The standard normal distribution, in arithmetic that a database can do as well.

/// The coefficients of a polynomial that approximates the upper tail with
/// [`DENOMINATOR`], the highest power first (Hart's algorithm, as West gives it: 15 digits).
pub const NUMERATOR: [f64; 7] = [
    0.035_262_496_599_891_1,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];

pub const DENOMINATOR: [f64; 8] = [
    0.088_388_347_648_318_4,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

/// Further out than this there is next to nothing.
pub const FURTHEST: f64 = 7.0;

/// How likely a figure lies at least as far from 0, on either side.
pub fn p_value(figure: f64) -> f64 {
    let far = figure.abs();
    if far > FURTHEST {
        return 0.0;
    }
    let polynomial = |coefficients: &[f64]| coefficients.iter().fold(0.0, |sum, coefficient| sum * far + coefficient);
    2.0 * (-far * far / 2.0).exp() * polynomial(&NUMERATOR) / polynomial(&DENOMINATOR)
}

#[cfg(test)]
mod tests {
    use super::p_value;

    #[test]
    fn agrees_with_tables() {
        for (figure, expected) in [
            (0.0, 1.0),
            (1.0, 0.317_310_507_862_914),
            (-1.959_963_984_540_054, 0.05),
            (2.575_829_303_548_901, 0.01),
            (5.0, 5.733_031_437_583_9e-7),
            (9.0, 0.0),
        ] {
            let found = p_value(figure);
            assert!((found - expected).abs() < 1e-13, "{figure}: {found}");
        }
    }
}
