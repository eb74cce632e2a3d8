//! About how many different keys there are.

/// A HyperLogLog sketch (Flajolet et al. 2007) of 2¹⁴ registers: within about
/// one percent, and the same however the keys are ordered or split.
#[derive(Clone, Debug)]
pub struct Distinct {
    registers: Vec<u8>,
}

const BITS: u32 = 14;

impl Default for Distinct {
    fn default() -> Distinct {
        Distinct { registers: vec![0; 1 << BITS] }
    }
}

impl Distinct {
    /// Adds a key, which must be a good hash.
    #[allow(clippy::indexing_slicing, reason = "fourteen bits number the registers")]
    #[inline(always)]
    pub fn add(&mut self, key: u64) {
        let register = &mut self.registers[(key >> (64 - BITS)) as usize];
        let rank = (key << BITS).leading_zeros().min(64 - BITS) as u8 + 1;
        if rank > *register {
            *register = rank;
        }
    }

    /// About how many different keys were added.
    #[allow(clippy::indexing_slicing, reason = "six bits number the ranks")]
    pub fn estimate(&self) -> u64 {
        let count = self.registers.len() as f64;
        // There are few ranks, so the registers are counted before they are weighed.
        let mut ranks = [0u32; 64];
        self.registers.iter().for_each(|&rank| ranks[usize::from(rank & 63)] += 1);
        let sum: f64 = ranks.iter().zip(0u8..).map(|(&registers, rank)| f64::from(registers) * (-f64::from(rank)).exp2()).sum();
        let empty = ranks[0];
        let raw = 0.7213 / (1.0 + 1.079 / count) * count * count / sum;
        // Few keys are counted better by the registers that none fell into.
        let estimate = if raw <= 2.5 * count && empty > 0 { count * (count / f64::from(empty)).ln() } else { raw };
        estimate.round() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::dictionary::key_of;

    #[test]
    fn estimates_within_three_percent() {
        let mut sketch = Distinct::default();
        let mut added = 0;
        for wanted in [0u64, 1, 100, 10_000, 50_000, 100_000, 300_000] {
            for number in added..wanted {
                sketch.add(key_of(&number.to_string()));
                sketch.add(key_of(&(number / 2).to_string()));
            }
            added = wanted;
            let estimate = sketch.estimate();
            assert!(estimate.abs_diff(wanted) * 100 <= wanted * 3, "{wanted}: {estimate}");
        }
    }
}
