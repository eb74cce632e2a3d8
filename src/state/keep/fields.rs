//! Reading what is kept value by value: what is not understood is left out alone.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The fields of a value.
pub struct Fields<'a> {
    object: Option<&'a Map<String, Value>>,
    /// Whether everything so far was understood.
    pub is_whole: bool,
}

impl<'a> Fields<'a> {
    /// The fields of an object; anything else has none, and is not whole.
    pub fn of(value: &'a Value) -> Fields<'a> {
        Fields { object: value.as_object(), is_whole: value.is_object() }
    }

    /// Whether there is a value of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A value; one that is missing or not understood is `default`.
    pub fn value<T: DeserializeOwned>(&mut self, name: &str, default: T) -> T {
        self.find(name).and_then(|value| self.read(value)).unwrap_or(default)
    }

    /// The items of a list that are understood.
    pub fn items<T: DeserializeOwned, C: FromIterator<T>>(&mut self, name: &str) -> C {
        let items = match self.find(name) {
            Some(Value::Array(items)) => items.as_slice(),
            other => self.nothing_of(other, &[]),
        };
        items.iter().filter_map(|item| self.read(item)).collect()
    }

    /// The entries of a map that are understood.
    pub fn entries<T: DeserializeOwned>(&mut self, name: &str) -> BTreeMap<String, T> {
        self.each(name, |value, fields| fields.read(value))
    }

    /// The entries of a map whose values have fields of their own.
    pub fn nested<T>(&mut self, name: &str, read: impl Fn(&mut Fields) -> T) -> BTreeMap<String, T> {
        self.each(name, |value, fields| Some(fields.within(value, &read)))
    }

    /// What is read of a value that has fields of its own.
    pub fn inner<T>(&mut self, name: &str, read: impl Fn(&mut Fields) -> T) -> T {
        let value = self.find(name).unwrap_or(&Value::Null);
        match value {
            Value::Null => read(&mut Fields { object: None, is_whole: true }),
            value => self.within(value, &read),
        }
    }

    fn each<T>(&mut self, name: &str, read: impl Fn(&'a Value, &mut Self) -> Option<T>) -> BTreeMap<String, T> {
        match self.find(name) {
            Some(Value::Object(entries)) => entries.iter().filter_map(|(key, value)| Some((key.clone(), read(value, self)?))).collect(),
            other => self.nothing_of(other, BTreeMap::new()),
        }
    }

    fn within<T>(&mut self, value: &'a Value, read: &impl Fn(&mut Fields) -> T) -> T {
        let mut fields = Fields::of(value);
        let result = read(&mut fields);
        self.is_whole &= fields.is_whole;
        result
    }

    fn find(&self, name: &str) -> Option<&'a Value> {
        self.object.and_then(|object| object.get(name))
    }

    fn read<T: DeserializeOwned>(&mut self, value: &Value) -> Option<T> {
        let read = serde_json::from_value(value.clone()).ok();
        self.is_whole &= read.is_some();
        read
    }

    fn nothing_of<T>(&mut self, found: Option<&Value>, nothing: T) -> T {
        self.is_whole &= found.is_none();
        nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_left_out_alone() {
        let value = serde_json::json!({ "a": 1, "b": "x", "list": [1, "x", 3], "map": { "a": 1, "b": null }, "none": null });
        let mut fields = Fields::of(&value);
        assert_eq!((fields.value("a", 0), fields.value("missing", 7), fields.is_whole), (1, 7, true));
        assert_eq!((fields.value("b", 5), fields.is_whole), (5, false));
        assert_eq!(fields.items::<u32, Vec<u32>>("list"), [1, 3]);
        assert_eq!(fields.entries::<u32>("map").into_iter().collect::<Vec<_>>(), [("a".to_owned(), 1)]);
        assert!(fields.items::<u32, Vec<u32>>("none").is_empty());
    }

    #[test]
    fn what_is_no_object_is_not_whole() {
        for value in [Value::Null, serde_json::json!([1]), serde_json::json!(7)] {
            let mut fields = Fields::of(&value);
            assert_eq!((fields.value("a", 1), fields.is_whole), (1, false));
        }
    }
}
