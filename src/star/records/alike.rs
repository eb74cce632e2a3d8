//! Rows that are alike, and records whose rows are found by an id.

use rustc_hash::FxHashMap;

use crate::star::fields::Fields;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::{EMPTY_CODE, key_of};

/// So many bits for each row let all but one in sixteen ids of one row be told as such.
const BITS_PER_ROW: usize = 16;

/// The rows of each id that stands on several, in the order of their first rows.
pub fn repeated(ids: &[u64]) -> Vec<Vec<u32>> {
    // Nearly every id stands once; only those are gathered that share their bit with another row.
    let (mut seen, mut again) = (Bits::new(ids.len() * BITS_PER_ROW), Bits::new(ids.len() * BITS_PER_ROW));
    for &id in ids {
        if !seen.insert(id) {
            again.insert(id);
        }
    }
    let mut first: FxHashMap<u64, u32> = FxHashMap::default();
    let mut groups: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (row, &id) in (0..).zip(ids).filter(|&(_, &id)| id != EMPTY_KEY && again.contains(id)) {
        match first.get(&id) {
            None => {
                first.insert(id, row);
            }
            Some(&before) => groups.entry(id).or_insert_with(|| vec![before]).push(row),
        }
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

/// A set of ids that may hold more than were put into it: those with the same bit.
struct Bits(Vec<u64>);

impl Bits {
    fn new(bits: usize) -> Bits {
        Bits(vec![0; bits.next_power_of_two().div_ceil(64)])
    }

    fn place(&self, id: u64) -> (usize, u64) {
        let mixed = mixed(id, 0);
        ((mixed >> 6) as usize & (self.0.len() - 1), 1 << (mixed & 63))
    }

    /// Puts an id in; false if its bit was there.
    fn insert(&mut self, id: u64) -> bool {
        let (word, bit) = self.place(id);
        self.0.get_mut(word).is_some_and(|word| {
            let is_new = *word & bit == 0;
            *word |= bit;
            is_new
        })
    }

    fn contains(&self, id: u64) -> bool {
        let (word, bit) = self.place(id);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Whether two cells of a column are the same.
pub fn same(column: &Column, left: u32, right: u32) -> bool {
    let (left, right) = (left as usize, right as usize);
    match column {
        Column::Text { codes, .. } => codes.get(left) == codes.get(right),
        Column::Key { keys } => keys.get(left) == keys.get(right),
        Column::Number { values, .. } => values.get(left) == values.get(right),
        Column::Date { days, seconds } => {
            let seconds = seconds.as_ref();
            days.get(left) == days.get(right) && seconds.and_then(|all| all.get(left)) == seconds.and_then(|all| all.get(right))
        }
    }
}

/// The fields in which rows differ. A cell that is empty in one of them and
/// filled in another differs too.
pub fn differing<'a>(fields: &'a Fields, rows: &[u32]) -> Vec<&'a str> {
    let Some((&first, others)) = rows.split_first() else { return Vec::new() };
    let differs = |column: &Column| others.iter().any(|&other| !same(column, first, other));
    fields.iter().filter(|(_, column)| differs(column)).map(|(field, _)| field.as_str()).collect()
}

/// A number for each row that is the same for rows whose cells are all the same,
/// in columns of the same names in any order.
pub fn signatures<'a>(columns: impl Iterator<Item = (&'a str, &'a Column)>, rows: usize) -> Vec<u64> {
    let mut signatures = vec![0u64; rows];
    for (name, column) in columns {
        let name = key_of(name);
        for (row, signature) in signatures.iter_mut().enumerate() {
            *signature = signature.wrapping_add(mixed(name, cell(column, row)));
        }
    }
    signatures
}

/// A cell as a number, equal for equal cells of any file.
fn cell(column: &Column, row: usize) -> u64 {
    match column {
        Column::Text { dictionary, codes } => match codes.get(row) {
            Some(&code) if code != EMPTY_CODE => dictionary.key(code),
            _ => 0,
        },
        Column::Key { keys } => keys.get(row).copied().unwrap_or(EMPTY_KEY),
        Column::Number { values, decimals } => match values.get(row) {
            Some(&value) if value != EMPTY_NUMBER => plain(value, *decimals),
            _ => 0,
        },
        Column::Date { days, seconds } => match days.get(row) {
            Some(&day) if day != EMPTY_DAY => {
                let second = seconds.as_ref().and_then(|all| all.get(row)).copied().unwrap_or(0);
                mixed(day as u64, u64::from(second))
            }
            _ => 0,
        },
    }
}

/// A number whatever its scale: 1.50 and 1.5 are the same.
fn plain(mut value: i64, mut decimals: u8) -> u64 {
    while decimals > 0 && value % 10 == 0 {
        (value, decimals) = (value / 10, decimals - 1);
    }
    mixed(value as u64, u64::from(decimals) + 1)
}

/// Two numbers as one, in which their order matters.
pub fn mixed(left: u64, right: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (left.rotate_left(23) ^ right).wrapping_mul(ODD);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_stand_on_several_rows() {
        assert_eq!(repeated(&[5, 7, 5, 0, 0, 9, 7, 5]), [vec![0, 2, 7], vec![1, 6]]);
        assert_eq!(repeated(&[0, 0, 1]), Vec::<Vec<u32>>::new());
        assert_eq!(repeated(&[]), Vec::<Vec<u32>>::new());
        let (many, twice): (Vec<u64>, Vec<u64>) = ((1..=5_000).collect(), (1..=5_000).chain([2_500]).collect());
        assert_eq!(repeated(&many), Vec::<Vec<u32>>::new());
        assert_eq!(repeated(&twice), [vec![2_499, 5_000]]);
    }

    #[test]
    fn a_signature_does_not_know_how_a_number_was_scaled() {
        let one = Column::Number { values: vec![150, 100, EMPTY_NUMBER], decimals: 2 };
        let two = Column::Number { values: vec![15, 10, EMPTY_NUMBER], decimals: 1 };
        let (one, two) = (signatures([("a", &one)].into_iter(), 3), signatures([("a", &two)].into_iter(), 3));
        assert_eq!(one, two);
        assert!(one[0] != one[1] && one[1] != one[2]);
    }
}
