//! How a figure has changed, and whether for the better.

use std::cmp::Ordering;

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::listed::Better;
use crate::sales::quantity::{Quantity, Unit};

/// What there is to say about a figure beside the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How much, with its sign; nothing where that cannot be said, as from zero.
    pub signed: Option<String>,
    /// The same without a sign, for where an arrow stands beside it.
    pub amount: Option<String>,
    pub trend: Trend,
    pub verdict: Verdict,
    /// `better`, `worse`, `unchanged`; nothing where neither is good.
    pub word: Option<String>,
    /// `before: 1,024`
    pub was: String,
}

/// Which way a figure went, as far as its written change can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Rose,
    Fell,
    Stayed,
}

/// What a change means for the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Better,
    Worse,
    Neither,
}

impl Change {
    /// The amount behind an arrow, which is its sign: `▼ 12.0%`.
    pub fn with_arrow(&self) -> String {
        let arrow = match self.trend {
            Trend::Rose => "▲ ",
            Trend::Fell => "▼ ",
            Trend::Stayed => "",
        };
        format!("{arrow}{}", self.amount.as_deref().unwrap_or_default())
    }
}

impl Words {
    /// A figure beside the one before: percentage points between ratios, percent
    /// between others. What is written as no change is none.
    pub fn change(&self, now: Quantity, before: Quantity, better: Better) -> Change {
        let difference = changed(now, before);
        let amount = difference.map(|difference| self.difference(difference, Sign::None));
        let is_seen =
            difference.zip(amount.as_ref()).is_none_or(|(difference, amount)| *amount != self.difference(none_of(difference), Sign::None));
        let trend = match now.number().total_cmp(&before.number()) {
            Ordering::Greater if is_seen => Trend::Rose,
            Ordering::Less if is_seen => Trend::Fell,
            _ => Trend::Stayed,
        };
        let verdict = match (trend, better) {
            (Trend::Stayed, _) | (_, Better::Neither) => Verdict::Neither,
            (Trend::Rose, Better::Higher) | (Trend::Fell, Better::Lower) => Verdict::Better,
            (Trend::Rose, Better::Lower) | (Trend::Fell, Better::Higher) => Verdict::Worse,
        };
        let word = match (verdict, trend) {
            (Verdict::Better, _) => Some("tile-better"),
            (Verdict::Worse, _) => Some("tile-worse"),
            (Verdict::Neither, Trend::Stayed) => Some("tile-same"),
            (Verdict::Neither, _) => None,
        };
        let signed = difference.map(|difference| self.signed(difference));
        let was = self.say_with("tile-was", &Args::none().text("value", self.short(before)));
        Change { signed, amount, trend, verdict, word: word.map(|id| self.say(id)), was }
    }

    /// A change with its sign: `+12.0%`, `−3.4 pp`; without one where it is written as none.
    pub fn signed(&self, change: Quantity) -> String {
        let none = self.difference(none_of(change), Sign::None);
        if self.difference(change, Sign::None) == none { none } else { self.difference(change, Sign::Own) }
    }

    /// A change in the figure's own manner.
    fn difference(&self, change: Quantity, sign: Sign) -> String {
        let number = if sign == Sign::Own { change.number() } else { change.number().abs() };
        // In a line that runs to the left, a mark keeps the sign before its number.
        let plus = match (sign, self.is_right_to_left()) {
            (Sign::Own, true) if number > 0.0 => "\u{200e}+",
            (Sign::Own, false) if number > 0.0 => "+",
            _ => "",
        };
        match change {
            Quantity::Number(_) => {
                let points = format!("{plus}{}", self.decimal(number, 1, 1));
                self.say_with("change-points", &Args::none().text("points", points))
            }
            _ => format!("{plus}{}", self.percent(number, 1)),
        }
    }
}

/// Whether a change is written with its sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Own,
    None,
}

fn none_of(change: Quantity) -> Quantity {
    Quantity::of(0.0, change.unit())
}

/// How a figure has changed: percentage points between ratios as a number, a fraction
/// of the former between others; nothing where there is nothing to compare with.
pub fn changed(now: Quantity, before: Quantity) -> Option<Quantity> {
    if now.unit() != before.unit() {
        return None;
    }
    let (to, from) = (now.number(), before.number());
    let change = match now.unit() {
        Unit::Ratio => Quantity::Number((to - from) * 100.0),
        _ => Quantity::Ratio((to - from) / from.abs()),
    };
    change.number().is_finite().then_some(change)
}
