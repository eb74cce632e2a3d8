//! Raw cells to codes: the hottest look-up of an import.

/// Finds the code that a raw cell was given before. It knows cells as they
/// stand in the file, so quotes and spaces are looked at once per distinct
/// cell, not once per row.
pub struct Lookup {
    slots: Vec<Slot>,
    used: usize,
    /// Cells longer than sixteen bytes.
    long: Vec<u8>,
}

/// A cell of up to sixteen bytes stands in the slot itself.
#[derive(Clone, Copy)]
struct Slot {
    /// The first eight bytes, or the hash of a long cell.
    low: u64,
    /// The other eight bytes, or where a long cell begins in `long`.
    high: u64,
    length: u32,
    code: u32,
}

const FREE: Slot = Slot { low: 0, high: 0, length: u32::MAX, code: 0 };
const INLINE: usize = 16;

impl Default for Lookup {
    fn default() -> Lookup {
        Lookup { slots: vec![FREE; 64], used: 0, long: Vec::new() }
    }
}

/// A cell as the table looks for it.
#[derive(Clone, Copy)]
pub struct Probe {
    low: u64,
    high: u64,
    hash: u64,
}

impl Lookup {
    /// The code of the cell `buffer[start..end]`, and what [`Lookup::insert`] needs if it has none.
    #[allow(clippy::indexing_slicing, reason = "a masked slot is in the table, and a cell in its buffer")]
    #[inline(always)]
    pub fn find(&self, buffer: &[u8], start: usize, end: usize) -> Result<u32, Probe> {
        let length = end - start;
        if length > INLINE {
            return self.find_long(&buffer[start..end]);
        }
        let (low, high) = words(buffer, start, length);
        let hash = mix(low ^ (length as u64) << 56, high);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = &self.slots[at & mask];
            if slot.low == low && slot.high == high && slot.length == length as u32 {
                return Ok(slot.code);
            }
            if slot.length == u32::MAX {
                return Err(Probe { low, high, hash });
            }
            at += 1;
        }
    }

    #[allow(clippy::indexing_slicing, reason = "a masked slot is in the table")]
    fn find_long(&self, cell: &[u8]) -> Result<u32, Probe> {
        let hash = long_hash(cell);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = &self.slots[at & mask];
            if slot.low == hash
                && slot.length == cell.len() as u32
                && self.long.get(slot.high as usize..slot.high as usize + cell.len()) == Some(cell)
            {
                return Ok(slot.code);
            }
            if slot.length == u32::MAX {
                return Err(Probe { low: hash, high: 0, hash });
            }
            at += 1;
        }
    }

    /// Remembers the code of a cell that was not found.
    pub fn insert(&mut self, cell: &[u8], probe: Probe, code: u32) {
        if (self.used + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let high = if cell.len() > INLINE { self.long.len() as u64 } else { probe.high };
        if cell.len() > INLINE {
            self.long.extend_from_slice(cell);
        }
        self.place(Slot { low: probe.low, high, length: cell.len() as u32, code }, probe.hash);
        self.used += 1;
    }

    #[allow(clippy::indexing_slicing, reason = "a masked slot is in the table")]
    fn place(&mut self, slot: Slot, hash: u64) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].length != u32::MAX {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }

    fn grow(&mut self) {
        let larger = vec![FREE; self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.length == u32::MAX {
                continue;
            }
            let hash = if slot.length as usize > INLINE { slot.low } else { mix(slot.low ^ u64::from(slot.length) << 56, slot.high) };
            self.place(slot, hash);
        }
    }
}

/// The cell's bytes as two numbers, zeros behind its end.
#[allow(clippy::indexing_slicing, reason = "a cell of up to sixteen bytes is in its buffer, and a masked length below 32")]
#[inline(always)]
fn words(buffer: &[u8], start: usize, length: usize) -> (u64, u64) {
    let block: [u8; 16] = match buffer.get(start..start + 16).and_then(|block| block.try_into().ok()) {
        Some(block) => block,
        None => {
            let mut block = [0; 16];
            block[..length].copy_from_slice(&buffer[start..start + length]);
            block
        }
    };
    let ([low, high], [keep_low, keep_high]) = (halves(block), KEEP[length & 31]);
    (low & keep_low, high & keep_high)
}

/// `KEEP[n]` keeps the first `n` of sixteen bytes.
#[allow(clippy::indexing_slicing, reason = "runs while compiling")]
const KEEP: [[u64; 2]; 32] = {
    let mut keep = [[u64::MAX; 2]; 32];
    let mut length = 0;
    while length < 16 {
        keep[length] = if length < 8 { [(1 << (length * 8)) - 1, 0] } else { [u64::MAX, (1 << ((length - 8) * 8)) - 1] };
        length += 1;
    }
    keep
};

#[inline(always)]
fn halves(block: [u8; 16]) -> [u64; 2] {
    let [a, b, c, d, e, f, g, h, rest @ ..] = block;
    [u64::from_le_bytes([a, b, c, d, e, f, g, h]), u64::from_le_bytes(rest)]
}

#[inline(always)]
fn mix(low: u64, high: u64) -> u64 {
    let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ high.wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 20
}

#[allow(clippy::indexing_slicing, reason = "fewer than eight bytes are left")]
fn long_hash(cell: &[u8]) -> u64 {
    let mut hash = cell.len() as u64;
    let (chunks, rest) = cell.as_chunks::<8>();
    for chunk in chunks {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_inserted() {
        let mut lookup = Lookup::default();
        let cells: Vec<String> = (0..3000)
            .map(|number| format!("{number:0width$}", width = number % 30))
            .chain([String::new(), "a\0".into(), "a".into()])
            .collect();
        let mut distinct = Vec::new();
        for cell in &cells {
            let expected = distinct.iter().position(|known| known == cell);
            // Whatever stands behind the cell must not matter.
            let buffer = format!("{cell}{}", "#".repeat(cell.len() % 20));
            match (lookup.find(buffer.as_bytes(), 0, cell.len()), expected) {
                (Ok(code), Some(place)) => assert_eq!(code as usize, place),
                (Err(probe), None) => {
                    lookup.insert(cell.as_bytes(), probe, distinct.len() as u32);
                    distinct.push(cell.clone());
                }
                (found, expected) => panic!("{cell:?}: {} but {expected:?}", found.is_ok()),
            }
        }
    }
}
