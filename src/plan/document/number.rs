//! The numbers of a plan document: decimal text, read exactly.

use std::fmt::Formatter;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::sales::exact::Exact;

/// A decimal number of money, units or whatever is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount(pub Exact);

/// A rate, a share or a multiplier: a percentage or the same as a decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub Exact);

/// A place on a scale: with `%` a share of quota, without it an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    OfQuota(Exact),
    At(Exact),
}

/// A rate on credit, or `target`: target pay divided by quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    Target,
    Of(Exact),
}

/// The number that decimal digits with at most one point write, with a sign or without.
pub fn decimal(text: &str) -> Option<Exact> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    Exact::from_digits(digits).filter(|_| !digits.contains(','))?.times(Exact::whole(sign))
}

/// The number that a percentage or a decimal number writes.
pub fn share(text: &str) -> Option<Exact> {
    match text.strip_suffix('%') {
        Some(percent) => decimal(percent.trim_end())?.over(Exact::whole(100)),
        None => decimal(text),
    }
}

/// All digits of a number that has finitely many, up to eighteen decimals; else that many.
pub fn digits(number: Exact) -> String {
    let places = (0..18).find(|places| number.floor_at(10i64.pow(*places)).is_some_and(|(_, exact)| exact)).unwrap_or(12);
    let scaled = u8::try_from(places).ok().and_then(|places| number.rounded_at(places)).unwrap_or_default();
    let text = format!("{:0>width$}", scaled.unsigned_abs(), width = places as usize + 1);
    let (whole, part) = text.split_at(text.len() - places as usize);
    let (sign, point) = (if scaled < 0 { "-" } else { "" }, if part.is_empty() { "" } else { "." });
    format!("{sign}{whole}{point}{part}")
}

/// A share as the percentage that it is, `7.5%`.
pub fn percent(share: Exact) -> String {
    share.times(Exact::whole(100)).map(|number| format!("{}%", digits(number))).unwrap_or_default()
}

macro_rules! text_number {
    ($name:ident, $read:expr, $write:expr, $wanted:literal, $pattern:literal, $examples:tt, $description:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$name) -> String = $write;
                serializer.serialize_str(&write(self))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let read: fn(&str) -> Option<$name> = $read;
                deserializer.deserialize_any(NumberText { read, wanted: $wanted })
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": ["string", "number"],
                    "pattern": $pattern,
                    "description": $description,
                    "examples": $examples,
                })
            }
        }
    };
}

text_number!(
    Amount,
    |text| decimal(text).map(Amount),
    |amount| digits(amount.0),
    "an amount: write digits with a point and no separators, such as \"12500.00\"",
    r"^-?[0-9]*\.?[0-9]+$",
    ["12500.00", "100000"],
    "An amount of money or a number of units: decimal text without separators. A JSON number is taken too."
);
text_number!(
    Share,
    |text| share(text).map(Share),
    |number| percent(number.0),
    "a share: write a percentage such as \"7.5%\" or the same as a decimal number, \"0.075\"",
    r"^-?[0-9]*\.?[0-9]+ ?%?$",
    ["6%", "0.06", "150%"],
    "A rate, share or multiplier: a percentage (\"6%\") or the same as a decimal number (\"0.06\"; \"1.5\" is 150%)."
);
text_number!(
    Bound,
    |text| match text.strip_suffix('%') {
        Some(_) => share(text).map(Bound::OfQuota),
        None => decimal(text).map(Bound::At),
    },
    |bound| match bound {
        Bound::OfQuota(share) => percent(*share),
        Bound::At(amount) => digits(*amount),
    },
    "a bound: write a percentage of quota such as \"100%\" or an amount such as \"50000\"",
    r"^-?[0-9]*\.?[0-9]+ ?%?$",
    ["0", "100%", "50000"],
    "A place on the scale: with % a share of the quota of the window (\"100%\"), without it an amount of what is measured (\"50000\"). A value equal to a bound has reached it."
);
text_number!(
    Rate,
    |text| match text {
        "target" => Some(Rate::Target),
        _ => share(text).map(Rate::Of),
    },
    |rate| match rate {
        Rate::Target => "target".to_owned(),
        Rate::Of(share) => percent(*share),
    },
    "a rate: write a percentage such as \"6%\", or \"target\" for target pay divided by quota",
    r"^(target|-?[0-9]*\.?[0-9]+ ?%?)$",
    ["6%", "target"],
    "A rate on what is credited: \"6%\" (or \"0.06\"), or \"target\" for target pay divided by quota."
);

/// A number that is text or a number in JSON. What is none is told from here, where the reader knows its place.
struct NumberText<T> {
    read: fn(&str) -> Option<T>,
    wanted: &'static str,
}

impl<T> Visitor<'_> for NumberText<T> {
    type Value = T;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.wanted)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text.trim()).ok_or_else(|| E::custom(format!("\"{text}\" is not {}", self.wanted)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    /// The shortest digits that mean the number are those that were typed.
    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly_and_written_again() {
        let cases = [
            ("\"6%\"", "\"6%\""),
            ("\"0.06\"", "\"6%\""),
            ("0.06", "\"6%\""),
            ("1.5", "\"150%\""),
            ("\"7.125 %\"", "\"7.125%\""),
            ("\"-3%\"", "\"-3%\""),
        ];
        for (text, written) in cases {
            let share: Share = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&share).unwrap(), written, "{text}");
        }
        for text in ["\"6,5%\"", "\"\"", "\"six\"", "\"1e3\"", "null", "\"%\"", "\"12,500\""] {
            assert!(serde_json::from_str::<Share>(text).is_err() && serde_json::from_str::<Amount>(text).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<Bound>("\"50%\"").unwrap(), Bound::OfQuota(Exact::new(1, 2).unwrap()));
        assert_eq!(serde_json::from_str::<Bound>("50").unwrap(), Bound::At(Exact::whole(50)));
        assert_eq!(serde_json::from_str::<Rate>("\"target\"").unwrap(), Rate::Target);
    }
}
