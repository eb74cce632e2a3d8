//! How often each code of a column occurs.

use crate::table::column::Column;

/// How many rows each code has; empty for columns without codes.
pub fn counts(column: &Column) -> Vec<u64> {
    match column {
        Column::Text { dictionary, codes } => code_counts(codes, dictionary.len()),
        _ => Vec::new(),
    }
}

/// How often each of `len` codes occurs.
pub fn code_counts(codes: &[u32], len: usize) -> Vec<u64> {
    // Neighbours often have the same code; four counters each keep one addition
    // from waiting for the other.
    let mut counters = vec![[0u32; 4]; len];
    let mut quads = codes.chunks_exact(4);
    for quad in &mut quads {
        for (lane, &code) in quad.iter().enumerate() {
            if let Some(count) = counters.get_mut(code as usize).and_then(|lanes| lanes.get_mut(lane)) {
                *count += 1;
            }
        }
    }
    for &code in quads.remainder() {
        if let Some([count, ..]) = counters.get_mut(code as usize) {
            *count += 1;
        }
    }
    counters.into_iter().map(|lanes| lanes.into_iter().map(u64::from).sum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_code_once() {
        for rows in [0, 1, 3, 4, 5, 1_003] {
            let codes: Vec<u32> = (0..rows).map(|row| row * row % 5).collect();
            let expected: Vec<u64> = (0..5).map(|code| codes.iter().filter(|&&other| other == code).count() as u64).collect();
            assert_eq!(code_counts(&codes, 5), expected, "{rows} rows");
        }
        assert_eq!(code_counts(&[7, 0, 7, 7], 1), [1], "a code beyond the dictionary is left out");
    }
}
