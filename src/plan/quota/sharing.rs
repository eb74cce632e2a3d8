//! Sharing an amount out by weights, to the last unit.

use std::cmp::Ordering;

use crate::sales::exact::Exact;

/// `amount` by weights, each part a multiple of `unit` and all of them together
/// exactly the amount: what rounding down leaves goes, unit by unit, to those who
/// lost most by it, the first before the later; what is less than a unit goes to
/// the heaviest.
///
/// `None` where nothing weighs anything, a weight is negative, or `unit` is not positive.
///
/// ```
/// use attain::plan::quota::sharing::share_out;
/// use attain::sales::exact::Exact;
///
/// let thirds = share_out(Exact::whole(100), &[Exact::whole(1); 3], Exact::whole(1)).unwrap();
/// assert_eq!(thirds, [34, 33, 33].map(Exact::whole));
/// ```
pub fn share_out(amount: Exact, weights: &[Exact], unit: Exact) -> Option<Vec<Exact>> {
    let whole = sum(weights)?;
    if !whole.is_positive() || !unit.is_positive() || weights.iter().any(|weight| !weight.is_zero() && !weight.is_positive()) {
        return None;
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut lost = Vec::with_capacity(weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let part = amount.times(*weight)?.over(whole)?;
        let rounded = Exact::whole(part.over(unit)?.floor_at(1)?.0).times(unit)?;
        lost.push((place, part.minus(rounded)?));
        parts.push(rounded);
    }
    let mut left = amount.minus(sum(&parts)?)?;
    lost.sort_by(|(_, one), (_, other)| other.compare(*one).unwrap_or(Ordering::Equal));
    for (place, _) in lost {
        if left.compare(unit)? == Ordering::Less {
            break;
        }
        left = left.minus(unit)?;
        add(&mut parts, place, unit)?;
    }
    let heaviest = weights.iter().enumerate().rev().max_by(|(_, one), (_, other)| one.compare(**other).unwrap_or(Ordering::Equal))?.0;
    add(&mut parts, heaviest, left)?;
    Some(parts)
}

/// All of them together; `None` out of range.
pub fn sum(amounts: &[Exact]) -> Option<Exact> {
    amounts.iter().try_fold(Exact::ZERO, |sum, amount| sum.plus(*amount))
}

fn add(parts: &mut [Exact], place: usize, more: Exact) -> Option<()> {
    let part = parts.get_mut(place)?;
    *part = part.plus(more)?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &[&str]) -> Vec<Exact> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn parts_are_whole_units_and_add_up() {
        type Case = (&'static str, &'static [&'static str], &'static str, &'static [&'static str]);
        let cases: [Case; 7] = [
            ("100", &["1", "1", "1"], "1", &["34", "33", "33"]),
            ("875000", &["1", "1", "1", "1/2"], "1/100", &["250000", "250000", "250000", "125000"]),
            ("100", &["1", "2"], "1/100", &["3333/100", "6667/100"]),
            ("201/2", &["1", "3"], "1", &["25", "151/2"]),
            ("-100", &["1", "1", "1"], "1", &["-33", "-33", "-34"]),
            ("0", &["1", "5"], "1", &["0", "0"]),
            ("10", &["0", "1"], "1", &["0", "10"]),
        ];
        for (amount, weights, unit, expected) in cases {
            let amount = amount.parse().unwrap();
            let parts = share_out(amount, &numbers(weights), unit.parse().unwrap()).unwrap();
            assert_eq!(parts, numbers(expected), "{amount} by {weights:?}");
            assert_eq!(sum(&parts), Some(amount));
        }
        for weights in [vec![], numbers(&["0", "0"]), numbers(&["1", "-1", "2"])] {
            assert_eq!(share_out(Exact::whole(10), &weights, Exact::whole(1)), None, "{weights:?}");
        }
        assert_eq!(share_out(Exact::whole(10), &[Exact::whole(1)], Exact::ZERO), None);
    }
}
