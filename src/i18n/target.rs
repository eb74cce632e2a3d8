//! Targets: what is typed, and what is said of one.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::kpi::ask::Filter;
use crate::kpi::listed::Better;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::decisions::target::{Per, Target};
use crate::state::pages::goal::{Goal, TargetDays};

impl Words {
    /// `Target $1,200`, with its days where it is another one in others: `Target $1,200 for Q2 2026`.
    pub fn goal(&self, goal: &Goal) -> String {
        let target = Args::none().text("target", self.short(goal.amount));
        match goal.days {
            None => self.say_with("tile-target", &target),
            Some(days) => self.say_with("tile-target-for", &target.text("period", self.period(days))),
        }
    }

    /// The days that imported targets are taken of: `Target for Q2 2026`.
    pub fn target_days(&self, targets: TargetDays) -> String {
        let id = if targets.are_alone { "target-days-alone" } else { "target-days" };
        self.say_with(id, &Args::none().text("period", self.period(targets.days)))
    }

    /// How far it is: `83%`; what should fall and has fallen far enough is there.
    pub fn goal_share(&self, goal: &Goal) -> String {
        let share = goal.progress.share;
        // What is not quite there must not read as there.
        self.percent(if goal.progress.is_reached { share } else { share.min(0.994) }, 0)
    }

    /// How the amount follows from the target: `$50,000 a month: $52,300 for Jun 1 – Jul 2, 2024`.
    pub fn goal_explained(&self, goal: &Goal) -> String {
        let target = self.target(&goal.target);
        match goal.days {
            None => target,
            Some(days) => {
                let args = Args::none().text("target", target).text("amount", self.full(goal.amount)).text("period", self.period(days));
                self.say_with("target-for-days", &args)
            }
        }
    }

    /// `$50,000 a month`
    pub fn target(&self, target: &Target) -> String {
        let amount = self.full(target.amount);
        match target.per {
            None => amount,
            Some(per) => self.say_with(per_amount(per), &Args::none().text("amount", amount)),
        }
    }

    /// A target with the filters it holds under: `$50,000 a month · Region: East`.
    pub fn target_with_scope(&self, target: &Target) -> String {
        let scope = if target.filters.is_empty() { self.say("target-everything") } else { self.filters(&target.filters) };
        format!("{} · {scope}", self.target(target))
    }

    /// A target of what comes in day by day that was set for no span.
    pub fn target_unclear(&self, target: &Target) -> String {
        self.say_with("target-unclear", &Args::none().text("amount", self.full(target.amount)))
    }

    /// A span that a target is for: `month`.
    pub fn per(&self, per: Per) -> String {
        self.say(match per {
            Per::Month => "target-per-month",
            Per::Quarter => "target-per-quarter",
            Per::Year => "target-per-year",
        })
    }

    /// Under which filters a target holds: `Holds for Region: East`.
    pub fn target_scope(&self, filters: &[Filter]) -> String {
        match filters {
            [] => self.say("target-scope-all"),
            filters => self.say_with("target-scope", &Args::none().text("filters", self.filters(filters))),
        }
    }

    /// All filters: `Region: East · Product: GTX`.
    pub fn filters(&self, filters: &[Filter]) -> String {
        filters.iter().map(|filter| self.filter(filter)).collect::<Vec<_>>().join(" · ")
    }

    /// Why what was typed is no target.
    pub fn target_refused(&self, refusal: Refusal) -> String {
        self.say(match refusal {
            Refusal::NoNumber => "target-refused-number",
            Refusal::Negative => "target-refused-negative",
            Refusal::Zero => "target-refused-zero",
        })
    }

    /// What to type as a target of this unit.
    pub fn target_label(&self, unit: Unit) -> String {
        let id = match unit {
            Unit::Money | Unit::MoneyPerDay => "target-in-money",
            Unit::Ratio => "target-in-percent",
            Unit::Days => "target-in-days",
            Unit::Hours => "target-in-hours",
            Unit::Months => "target-in-months",
            Unit::Count | Unit::Number | Unit::Factor | Unit::Date => "target-in-numbers",
        };
        self.say(id)
    }
}

fn per_amount(per: Per) -> &'static str {
    match per {
        Per::Month => "target-amount-month",
        Per::Quarter => "target-amount-quarter",
        Per::Year => "target-amount-year",
    }
}

/// Why what was typed is no target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoNumber,
    Negative,
    /// Of what should rise nothing is reached by itself.
    Zero,
}

/// A target as it is typed: shares in percent, everything else as its raw number.
///
/// # Errors
/// What was typed is no number, or no figure could be on the way to it.
pub fn typed(text: &str, unit: Unit, better: Better) -> Result<Quantity, Refusal> {
    let number = number(text).filter(|number| number.is_finite()).ok_or(Refusal::NoNumber)?;
    match number {
        _ if number < 0.0 => Err(Refusal::Negative),
        0.0 if better != Better::Lower => Err(Refusal::Zero),
        _ => Ok(Quantity::of(if unit == Unit::Ratio { number / 100.0 } else { number }, unit)),
    }
}

/// A number as people type it: with or without marks between thousands, in Persian
/// digits, with a sign of percent behind it.
fn number(text: &str) -> Option<f64> {
    let digit = |letter: char| match letter {
        '۰'..='۹' => char::from_digit(u32::from(letter) - u32::from('۰'), 10),
        '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10),
        '٫' => Some('.'),
        '−' => Some('-'),
        '٬' | '\'' | '’' | '%' | '٪' | '\u{200e}' | '\u{200f}' => None,
        letter if letter.is_whitespace() => None,
        letter => Some(letter),
    };
    let text: String = text.chars().filter_map(digit).collect();
    let is_grouped = |mark: char| {
        let mut groups = text.trim_start_matches('-').split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
    };
    let plain = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) if comma < point => text.replace(',', ""),
        (Some(_), Some(_)) => text.replace('.', "").replace(',', "."),
        (Some(_), None) if is_grouped(',') => text.replace(',', ""),
        (Some(_), None) => text.replace(',', "."),
        (None, Some(_)) if text.matches('.').count() > 1 && is_grouped('.') => text.replace('.', ""),
        _ => text.clone(),
    };
    plain.parse().ok()
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
    use super::{Refusal, to_type, typed};
    use crate::kpi::listed::Better;
    use crate::sales::money::Money;
    use crate::sales::quantity::{Quantity, Unit};

    #[test]
    fn targets_are_typed_as_numbers() {
        let money = |amount: f64| Ok(Quantity::Money(Money::from_major_units(amount)));
        for (text, unit, expected, again) in [
            ("25", Unit::Ratio, Ok(Quantity::Ratio(0.25)), "25"),
            ("33.3333", Unit::Ratio, Ok(Quantity::Ratio(0.333333)), "33.3333"),
            ("25 %", Unit::Ratio, Ok(Quantity::Ratio(0.25)), "25"),
            (" 1200.5 ", Unit::Money, money(1_200.5), "1200.5"),
            ("1,200", Unit::Money, money(1_200.0), "1200"),
            ("1,200.5", Unit::Money, money(1_200.5), "1200.5"),
            ("1.200,5", Unit::Money, money(1_200.5), "1200.5"),
            ("1.200.000", Unit::Money, money(1_200_000.0), "1200000"),
            ("1 200’000", Unit::Money, money(1_200_000.0), "1200000"),
            ("۱٬۲۰۰٫۵", Unit::Money, money(1_200.5), "1200.5"),
            ("1,5", Unit::Number, Ok(Quantity::Number(1.5)), "1.5"),
            ("12.6", Unit::Count, Ok(Quantity::Count(13)), "13"),
            ("-3", Unit::Days, Err(Refusal::Negative), ""),
            ("−5", Unit::Money, Err(Refusal::Negative), ""),
            ("0", Unit::Money, Err(Refusal::Zero), ""),
            ("", Unit::Count, Err(Refusal::NoNumber), ""),
            ("inf", Unit::Number, Err(Refusal::NoNumber), ""),
            ("a lot", Unit::Number, Err(Refusal::NoNumber), ""),
            ("1,2,3", Unit::Number, Err(Refusal::NoNumber), ""),
        ] {
            let target = typed(text, unit, Better::Higher);
            assert_eq!(target, expected, "{text:?} of {unit:?}");
            assert_eq!(target.map(to_type).unwrap_or_default(), again, "{text:?} of {unit:?}");
        }
        assert_eq!(typed("0", Unit::Count, Better::Lower), Ok(Quantity::Count(0)), "no lost deal at all");
        assert_eq!(typed("-1", Unit::Count, Better::Lower), Err(Refusal::Negative));
    }
}
