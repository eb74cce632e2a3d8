//! What tells one imported file from another.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Tells whether two files are the same, however they were cut into pieces.
///
/// It samples the first bytes of every block rather than hashing all of them:
/// a file of the same name and length that differs only between the samples is
/// a corrected copy, and taking the place of the earlier one is right for it too.
#[derive(Default)]
pub struct Fingerprint {
    hasher: FxHasher,
    position: u64,
}

const BLOCK: u64 = 1 << 16;
const SAMPLE: u64 = 256;

impl Fingerprint {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let inside = self.position % BLOCK;
            let (step, sampled) = if inside < SAMPLE { (SAMPLE - inside, true) } else { (BLOCK - inside, false) };
            let (piece, after) = rest.split_at(rest.len().min(step as usize));
            if sampled {
                piece.iter().for_each(|&byte| self.hasher.write_u8(byte));
            }
            self.position += piece.len() as u64;
            rest = after;
        }
    }

    /// The fingerprint of everything fed.
    pub fn finish(&self) -> u64 {
        self.hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_does_not_depend_on_the_pieces() {
        let bytes: Vec<u8> = (0..200_000u32).map(|number| (number / 7) as u8).collect();
        let of = |size: usize| {
            let mut fingerprint = Fingerprint::default();
            bytes.chunks(size).for_each(|piece| fingerprint.feed(piece));
            fingerprint.finish()
        };
        let whole = of(bytes.len());
        for size in [1, 100, 255, 256, 257, 65_536, 99_999] {
            assert_eq!(of(size), whole, "pieces of {size}");
        }
    }
}
