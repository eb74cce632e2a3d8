//! Sorting lists that are short beside the rows. The standard library's sort is made
//! anew for each type that is sorted, some five kilobytes each time; this one sorts the
//! places of the values, which are always of one type.

use std::cmp::Ordering;

/// Sorts; what is equal stays in its order.
pub fn by<T>(list: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..list.len()).collect();
    sort(&mut places, &|one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    let mut values: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.iter().filter_map(|&place| values.get_mut(place)?.take()));
}

/// Sorts by a key; what is equal stays in its order.
pub fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

fn sort(places: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|&one, &other| order(one, other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_the_order_of_equals() {
        let mut words: Vec<String> = ["pear", "fig", "apple", "nut", ""].map(str::to_owned).to_vec();
        by_key(&mut words, String::len);
        assert_eq!(words, ["", "fig", "nut", "pear", "apple"]);
        by(&mut words, |one, other| other.cmp(one));
        assert_eq!(words, ["pear", "nut", "fig", "apple", ""]);
    }
}
