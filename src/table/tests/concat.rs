//! Parts merge to the whole, in any grouping.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use super::*;

fn number(values: &[i64], decimals: u8) -> Column {
    Column::Number { values: values.to_vec(), decimals }
}

fn date(days: &[i32]) -> Column {
    Column::Date { days: days.to_vec(), seconds: None }
}

fn text(cells: &[&str]) -> Column {
    let mut dictionary = Dictionary::default();
    let codes = cells.iter().map(|cell| dictionary.code_or_insert(cell)).collect();
    Column::Text { dictionary, codes }
}

fn merged(parts: impl IntoIterator<Item = Option<Arc<Column>>>) -> Option<Arc<Column>> {
    let mut concat = Concat::default();
    for part in parts {
        match part {
            Some(column) => concat.add(column),
            None => concat.add_nothing(2),
        }
    }
    concat.finish()
}

/// The column with its type, cell by cell; keys as numbers.
fn shown(column: &Column) -> String {
    let cells: Vec<String> = (0..column.len())
        .map(|row| match column {
            Column::Key { keys } => keys[row].to_string(),
            _ => column.written(row).unwrap_or_default(),
        })
        .collect();
    let kind = match column {
        Column::Text { .. } => "text".to_owned(),
        Column::Key { .. } => "key".to_owned(),
        Column::Number { decimals, .. } => format!("number.{decimals}"),
        Column::Date { seconds, .. } => format!("date {seconds:?}"),
    };
    format!("{kind}: {}", cells.join(" "))
}

#[test]
fn the_parts_with_values_tell_the_type() {
    let timed = Column::Date { days: vec![1], seconds: Some(vec![5]) };
    let cases = [
        (text(&["a", "b"]), text(&["b", "c"]), "text: a b b c"),
        (number(&[15, EMPTY_NUMBER], 1), number(&[225], 2), "number.2: 1.5  2.25"),
        (number(&[15], 1), number(&[i64::MAX], 0), "text: 1.5 9223372036854775807"),
        (number(&[1], 0), number(&[i64::MIN / 10 + 1], 1), "number.1: 1 -92233720368547757.9"),
        (date(&[0]), timed, "date Some([0, 5]): 1970-01-01 1970-01-02"),
        (text(&["", ""]), date(&[1]), "date None:   1970-01-02"),
        (number(&[15, EMPTY_NUMBER], 1), text(&[""]), "number.1: 1.5  "),
        (number(&[15], 1), date(&[1]), "text: 1.5 1970-01-02"),
        (number(&[EMPTY_NUMBER], 3), date(&[EMPTY_DAY]), "number.3:  "),
        (text(&["abc"]), Column::Key { keys: vec![7] }, "key: 4952883123889572249 7"),
        (text(&["abc"]), Column::Key { keys: vec![EMPTY_KEY] }, "text: abc "),
    ];
    for (one, other, expected) in cases {
        assert_eq!(merged([Some(Arc::new(one)), Some(Arc::new(other))]).map(|column| shown(&column)), Some(expected.to_owned()));
    }
    assert!(merged([None, None]).is_none());
    assert_eq!(merged([None, Some(Arc::new(date(&[1])))]).map(|column| shown(&column)), Some("date None:   1970-01-02".to_owned()));
}

/// A part of a column, of any type, in which cells may be empty.
fn part() -> impl Strategy<Value = Option<Arc<Column>>> {
    let texts = vec(prop_oneof![Just(""), Just("a"), Just("b"), Just("12.5")], 0..4).prop_map(|cells| text(&cells));
    let numbers = (vec(prop_oneof![Just(EMPTY_NUMBER), -3..3i64, any::<i64>()], 0..4), 0..4u8)
        .prop_map(|(values, decimals)| number(&values, decimals));
    let dates = (vec(prop_oneof![Just(EMPTY_DAY), 0..3i32], 0..4), any::<bool>()).prop_map(|(days, is_timed)| {
        let seconds = is_timed.then(|| days.iter().map(|&day| u32::from(day > 0)).collect());
        Column::Date { days, seconds }
    });
    let keys = vec(0..3u64, 0..4).prop_map(|keys| Column::Key { keys });
    // Most columns are of one type.
    prop_oneof![
        1 => Just(None),
        4 => texts.prop_map(|column| Some(Arc::new(column))),
        8 => numbers.prop_map(|column| Some(Arc::new(column))),
        4 => dates.prop_map(|column| Some(Arc::new(column))),
        1 => keys.prop_map(|column| Some(Arc::new(column))),
    ]
}

proptest! {
    #[test]
    fn in_any_grouping(parts in vec(part(), 1..6), cuts in vec(any::<bool>(), 6)) {
        let whole = merged(parts.clone());
        // Accumulators that are merged.
        let mut groups: Vec<Vec<Option<Arc<Column>>>> = vec![Vec::new()];
        for (part, cut) in parts.iter().zip(cuts) {
            if cut {
                groups.push(Vec::new());
            }
            groups.last_mut().unwrap().push(part.clone());
        }
        let mut concat = Concat::default();
        for group in &groups {
            let mut own = Concat::default();
            for part in group {
                match part {
                    Some(column) => own.add(Arc::clone(column)),
                    None => own.add_nothing(2),
                }
            }
            concat.merge(own);
        }
        prop_assert_eq!(concat.finish().map(|column| shown(&column)), whole.as_ref().map(|column| shown(column)));
        // Groups that are finished and merged again.
        let mut concat = Concat::default();
        for group in groups {
            let rows = group.iter().map(|part| part.as_ref().map_or(2, |column| column.len())).sum();
            match merged(group) {
                Some(column) => concat.add(column),
                None => concat.add_nothing(rows),
            }
        }
        prop_assert_eq!(concat.finish().map(|column| shown(&column)), whole.as_ref().map(|column| shown(column)));
        if let Some(whole) = whole {
            let keys: Vec<u64> = parts.iter().flat_map(|part| part.as_ref().map_or_else(|| vec![EMPTY_KEY; 2], |column| column.keys().into_owned())).collect();
            prop_assert_eq!(whole.keys(), keys);
        }
    }

    #[test]
    fn pieces_of_a_column_are_the_column(values in vec(prop_oneof![Just(EMPTY_NUMBER), any::<i64>()], 1..20), cut in 0..20usize) {
        let (one, other) = values.split_at(cut.min(values.len()));
        let whole = merged([Some(Arc::new(number(one, 2))), Some(Arc::new(number(other, 2)))]);
        prop_assert_eq!(whole.map(|column| shown(&column)), Some(shown(&number(&values, 2))));
    }
}
