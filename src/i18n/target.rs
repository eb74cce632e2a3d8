//! Targets: what is typed, and how far a figure is on the way to it.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::listed::Better;
use crate::sales::quantity::{Quantity, Unit};

/// How far a figure is on the way to its target.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// From 0; 1 and more is there.
    pub share: f64,
    /// The share as percent.
    pub percent: String,
    /// `Target 1,200`
    pub target: String,
}

impl Words {
    /// How far a figure is on the way to its target. For what should fall,
    /// being below the target is being there.
    pub fn progress(&self, now: Quantity, target: Quantity, better: Better) -> Progress {
        let share = match better {
            Better::Lower => target.number() / now.number(),
            _ => now.number() / target.number(),
        };
        let share = if share.is_finite() { share.max(0.0) } else { 0.0 };
        let target = self.say_with("tile-target", &Args::none().text("target", self.short(target)));
        Progress { share, percent: self.percent(share, 0), target }
    }

    /// What to type as a target of this unit.
    pub fn target_label(&self, unit: Unit) -> String {
        let id = match unit {
            Unit::Money | Unit::MoneyPerDay => "target-in-money",
            Unit::Ratio => "target-in-percent",
            Unit::Days => "target-in-days",
            Unit::Hours => "target-in-hours",
            Unit::Count | Unit::Number => "target-in-numbers",
        };
        self.say(id)
    }
}

/// A target as it is typed: shares in percent, everything else as its raw
/// number; nothing where no number was typed.
pub fn typed(text: &str, unit: Unit) -> Option<Quantity> {
    let number: f64 = text.trim().parse().ok()?;
    let number = if unit == Unit::Ratio { number / 100.0 } else { number };
    number.is_finite().then(|| Quantity::of(number, unit))
}

/// What has to be typed for a target.
pub fn to_type(target: Quantity) -> String {
    match target {
        Quantity::Ratio(fraction) => ((fraction * 1e6).round() / 1e4).to_string(),
        other => other.number().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{to_type, typed};
    use crate::sales::money::Money;
    use crate::sales::quantity::{Quantity, Unit};

    #[test]
    fn shares_are_typed_in_percent() {
        for (text, unit, expected, again) in [
            ("25", Unit::Ratio, Some(Quantity::Ratio(0.25)), "25"),
            ("33.3333", Unit::Ratio, Some(Quantity::Ratio(0.333333)), "33.3333"),
            (" 1200.5 ", Unit::Money, Some(Quantity::Money(Money::from_major_units(1_200.5))), "1200.5"),
            ("-3", Unit::Days, Some(Quantity::Days(-3.0)), "-3"),
            ("12.6", Unit::Count, Some(Quantity::Count(13)), "13"),
            ("", Unit::Count, None, ""),
            ("inf", Unit::Number, None, ""),
            ("1,5", Unit::Number, None, ""),
        ] {
            let target = typed(text, unit);
            assert_eq!(target, expected, "{text:?} of {unit:?}");
            assert_eq!(target.map(to_type).unwrap_or_default(), again, "{text:?} of {unit:?}");
        }
    }
}
