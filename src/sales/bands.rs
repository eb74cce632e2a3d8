//! Bands: the values of a number field as the ordered members of a dimension, such as
//! leads by how often they were touched. Where they begin is data: `bands` in `schema.toml`.

use crate::sales::schema::tables;

/// The names of the bands, in their order: what is below the first, then each from where
/// it begins to before the next.
///
/// ```
/// assert_eq!(attain::sales::bands::names(&[1, 2, 5]), ["<1", "1", "2–4", "5+"]);
/// ```
pub fn names(bands: &[i64]) -> Vec<String> {
    let first = bands.first().map(|first| format!("<{first}"));
    let between = bands.iter().zip(bands.iter().skip(1)).map(|(from, next)| match next - from {
        1 => from.to_string(),
        _ => format!("{from}–{}", next - 1),
    });
    let last = bands.last().map(|last| format!("{last}+"));
    first.into_iter().chain(between).chain(last).collect()
}

/// The place of the band of `value / scale`.
pub fn band(bands: &[i64], value: i64, scale: i64) -> usize {
    bands.partition_point(|from| i128::from(*from) * i128::from(scale) <= i128::from(value))
}

/// The names of a dimension's members in their order, where these are bands.
pub fn of_dimension(dimension: &str) -> Vec<String> {
    let mut fields = tables().iter().flat_map(|table| &table.fields);
    let banded = fields.find(|field| !field.bands.is_empty() && field.dimension.as_deref() == Some(dimension));
    banded.map(|field| names(&field.bands)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_band() {
        let bands = [1, 2, 5];
        let cases =
            [(-3, 1, "<1"), (0, 1, "<1"), (1, 1, "1"), (199, 100, "1"), (2, 1, "2–4"), (4, 1, "2–4"), (5, 1, "5+"), (i64::MAX, 1, "5+")];
        for (value, scale, expected) in cases {
            assert_eq!(names(&bands)[band(&bands, value, scale)], expected, "{value}/{scale}");
        }
        assert_eq!((of_dimension("owner").len(), of_dimension("touches").len()), (0, 6));
    }
}
