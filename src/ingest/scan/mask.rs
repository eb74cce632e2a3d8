//! Sixty-four bytes at a time: where quotes, delimiters and line ends stand.

/// A bit per byte of a block, the first byte in the lowest bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Masks {
    pub quote: u64,
    pub delimiter: u64,
    pub line_feed: u64,
    pub carriage_return: u64,
    /// Bytes above 127.
    pub high: u64,
}

/// The masks of one block.
#[inline(always)]
pub fn masks(block: &[u8; 64], quote: u8, delimiter: u8) -> Masks {
    let mut masks = Masks::default();
    for (part, bytes) in block.chunks_exact(16).enumerate() {
        let shift = part * 16;
        let lane = lane::load(bytes);
        masks.quote |= lane::equal(lane, quote) << shift;
        masks.delimiter |= lane::equal(lane, delimiter) << shift;
        masks.line_feed |= lane::equal(lane, b'\n') << shift;
        masks.carriage_return |= lane::equal(lane, b'\r') << shift;
        masks.high |= lane::high(lane) << shift;
    }
    masks
}

/// Bit `i` is set if an odd number of bits up to and including `i` is set:
/// turns quotes into the regions between them, opening quote included.
#[inline(always)]
pub fn prefix_xor(bits: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].into_iter().fold(bits, |bits, shift| bits ^ (bits << shift))
}

#[cfg(target_arch = "x86_64")]
mod lane {
    use core::arch::x86_64::{__m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8};

    #[inline(always)]
    pub fn load(bytes: &[u8]) -> __m128i {
        debug_assert_eq!(bytes.len(), 16);
        // SAFETY: `chunks_exact(16)` gives sixteen readable bytes; no alignment is needed.
        unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
    }

    #[inline(always)]
    pub fn equal(lane: __m128i, byte: u8) -> u64 {
        // SAFETY: every x86-64 machine has SSE2.
        unsafe { _mm_movemask_epi8(_mm_cmpeq_epi8(lane, _mm_set1_epi8(byte as i8))) as u32 as u64 }
    }

    #[inline(always)]
    pub fn high(lane: __m128i) -> u64 {
        // SAFETY: every x86-64 machine has SSE2.
        unsafe { _mm_movemask_epi8(lane) as u32 as u64 }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lane {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_load};

    #[inline(always)]
    pub fn load(bytes: &[u8]) -> v128 {
        debug_assert_eq!(bytes.len(), 16);
        // SAFETY: `chunks_exact(16)` gives sixteen readable bytes; no alignment is needed.
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    #[inline(always)]
    pub fn equal(lane: v128, byte: u8) -> u64 {
        u64::from(u8x16_bitmask(u8x16_eq(lane, u8x16_splat(byte))))
    }

    #[inline(always)]
    pub fn high(lane: v128) -> u64 {
        u64::from(u8x16_bitmask(lane))
    }
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
mod lane {
    #[inline(always)]
    pub fn load(bytes: &[u8]) -> &[u8] {
        bytes
    }

    #[inline(always)]
    pub fn equal(lane: &[u8], byte: u8) -> u64 {
        lane.iter().rev().fold(0, |bits, &other| bits << 1 | u64::from(other == byte))
    }

    #[inline(always)]
    pub fn high(lane: &[u8]) -> u64 {
        lane.iter().rev().fold(0, |bits, &byte| bits << 1 | u64::from(byte >> 7))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_each_kind_of_byte() {
        let mut block = [b'x'; 64];
        block[0] = b'"';
        block[17] = b',';
        block[40] = b'\r';
        block[41] = b'\n';
        block[63] = 0xe4;
        let expected = Masks { quote: 1, delimiter: 1 << 17, carriage_return: 1 << 40, line_feed: 1 << 41, high: 1 << 63 };
        assert_eq!(masks(&block, b'"', b','), expected);
    }

    #[test]
    fn fills_between_quotes() {
        assert_eq!(prefix_xor(0b0010_0100), 0b0001_1100);
        assert_eq!(prefix_xor(1), u64::MAX);
    }
}
