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
        let difference = difference(now, before);
        let unit = now.unit();
        let amount = difference.map(|difference| self.difference(difference.abs(), "", unit));
        let is_seen = amount.as_ref().is_none_or(|amount| *amount != self.difference(0.0, "", unit));
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
        // In a line that runs to the left, a mark keeps the sign before its number.
        let plus = if self.is_right_to_left() { "\u{200e}+" } else { "+" };
        let signed = difference.map(|difference| match trend {
            Trend::Rose => self.difference(difference, plus, unit),
            Trend::Fell => self.difference(difference, "", unit),
            Trend::Stayed => self.difference(0.0, "", unit),
        });
        let was = self.say_with("tile-was", &Args::none().text("value", self.short(before)));
        Change { signed, amount, trend, verdict, word: word.map(|id| self.say(id)), was }
    }

    /// A difference in the figure's own manner, with what stands before it.
    fn difference(&self, difference: f64, sign: &str, unit: Unit) -> String {
        match unit {
            Unit::Ratio => {
                let points = format!("{sign}{}", self.decimal(difference, 1, 1));
                self.say_with("change-points", &Args::none().text("points", points))
            }
            _ => format!("{sign}{}", self.percent(difference, 1)),
        }
    }
}

/// Percentage points between ratios, a fraction of the former between others;
/// nothing where there is nothing to compare with.
fn difference(now: Quantity, before: Quantity) -> Option<f64> {
    if now.unit() != before.unit() {
        return None;
    }
    let (to, from) = (now.number(), before.number());
    let difference = if now.unit() == Unit::Ratio { (to - from) * 100.0 } else { (to - from) / from.abs() };
    difference.is_finite().then_some(difference)
}
