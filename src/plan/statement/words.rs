//! Rules in English, for scripts: each with the calculation that a pocket calculator can check.

use crate::plan::curve::scale::is_below;
use crate::plan::document::number::{Bound, digits, percent};
use crate::plan::line::{Band, Rule};
use crate::sales::exact::Exact;
use crate::sales::money::Money;

/// What a rule says: `12,500.00 × 6% (tier 2: 100%–120% of quota)`.
pub fn sentence(rule: &Rule) -> String {
    match rule {
        Rule::Rate { base, rate, band, residue } => {
            let cents = if residue.is_zero() { String::new() } else { format!(" {} from rounding the shares", signed(*residue)) };
            format!("{} × {}{}{cents}", number(*base), percent_of(*rate), tier(band.as_ref()))
        }
        Rule::Each { count, each, band } => format!("{} × {}{}", count_of(*count), number(*each), tier(band.as_ref())),
        Rule::ReRated { base, before, after, band } => {
            format!("re-rated: {} × ({} − {}){}", number(*base), percent_of(*after), percent_of(*before), tier(band.as_ref()))
        }
        Rule::Reached { threshold, rule } => format!("threshold of {} reached: {}", bound(*threshold), sentence(rule)),
        Rule::FellBelow { threshold } => format!("fell below the threshold of {}: what was paid goes back", bound(*threshold)),
        Rule::Curve { reached, kpi, payout, of, before } => {
            let pays = of.map_or_else(|| number(*payout), |of| format!("{} of {}", percent_of(*payout), number(of)));
            format!("{} pays {pays}{}", came_to(*reached, kpi.as_deref()), less(*before))
        }
        Rule::Bonus { reached, kpi, total, before } => {
            format!("{} pays {}{}", came_to(*reached, kpi.as_deref()), number(*total), less(*before))
        }
        Rule::Pool { pool, part, of } => format!("pool of {} × {} ÷ {}", number(*pool), count_of(*part), count_of(*of)),
        Rule::Prize { rank, tied: 1 } => format!("prize for rank {rank}"),
        Rule::Prize { rank, tied } => format!("prizes from rank {rank} on, shared by {tied}"),
        Rule::TrueUp { total, before } => format!("true-up: {} as one window{}", number(*total), less(*before)),
        Rule::Recomputed { before, after } => {
            format!("cancelled: the window without the deal is {} instead of {}", number(*after), number(*before))
        }
        Rule::Gate { of, value, before, multiplier, amount } => {
            format!("{of} is {}: {} × ({} − {})", bare(*value), number(*amount), percent_of(*multiplier), percent_of(*before))
        }
        Rule::Cap { most, came_to, .. } if is_below(*came_to, Exact::ZERO) => {
            format!("no more goes back than the cap of {} let through: it came to {}", number(*most), number(*came_to))
        }
        Rule::Cap { most, came_to, above } => {
            let soft = if above.is_zero() { String::new() } else { format!("; {} of what is above is paid", percent_of(*above)) };
            format!("cap of {}: it came to {}{soft}", number(*most), number(*came_to))
        }
        Rule::DealPart { rule, total, part, of, before } => {
            format!("{} = {}, × {} ÷ {}{}", sentence(rule), number(*total), number(*part), number(*of), less(*before))
        }
        Rule::Carried { amount } => format!("{} carried from before, above its cap", number(*amount)),
        Rule::Rounding => "rounding of the period".to_owned(),
        Rule::Held { share, amount } => format!("held: {} of {}", percent_of(*share), number(*amount)),
        Rule::Released { share, amount } => format!("released: {} of {}", percent_of(*share), number(*amount)),
        Rule::Clawback { share, amount } => format!("clawback: {} of {} paid", percent_of(*share), number(*amount)),
        Rule::Draw { draw, payable, recoverable, balance, most_owed } => {
            let owed = match most_owed {
                Some(most) => format!(", as far as {} may be owed", number(*most)),
                None if *recoverable => format!("; {} owed", number(*balance)),
                None => String::new(),
            };
            format!("draw: {} − {}{owed}", number(*draw), number(*payable))
        }
        Rule::Recovery { debt, available, balance } => {
            format!("draw recovered: {} owed, {} available; {} left", number(*debt), number(*available), number(*balance))
        }
        Rule::Forgiven { debt } => format!("draw forgiven: {} owed", number(*debt)),
        Rule::Guarantee { guarantee, payable } => format!("guarantee: {} − {}", number(*guarantee), number(*payable)),
        Rule::Deferred { amount } => format!("{} below nothing, taken from later pay", number(*amount)),
        Rule::Settled { owed } => format!("{} owed from before", number(*owed)),
    }
}

/// `12,500.00`: two decimals, more where there are more.
pub fn number(number: Exact) -> String {
    let text = digits(number);
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
    let text = match decimals {
        0..=2 => Money::new(number).map_or(text, |money| money.digits(2)),
        _ => text,
    };
    grouped(&text)
}

fn grouped(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("−", text));
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mut groups = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            groups.push(',');
        }
        groups.push(digit);
    }
    part.map_or_else(|| format!("{sign}{groups}"), |part| format!("{sign}{groups}.{part}"))
}

fn signed(amount: Exact) -> String {
    if amount.is_positive() { format!("+ {}", number(amount)) } else { number(amount).replacen('−', "− ", 1) }
}

fn count_of(count: Exact) -> String {
    grouped(&digits(count))
}

/// A percentage; where its digits do not end, the division that it comes from: `7 ÷ 120 (5.833333%)`.
fn percent_of(share: Exact) -> String {
    let short = share.rounded_at(8).and_then(|scaled| Exact::new(scaled, 100_000_000)).unwrap_or(share);
    match share.to_string().split_once('/') {
        Some((numerator, denominator)) if short != share => format!("{numerator} ÷ {denominator} ({})", percent(short)),
        _ => percent(short),
    }
}

/// What was reached: `85% of quota reached`, or of a KPI that is typed `training at 85%`.
fn came_to(reached: Bound, kpi: Option<&str>) -> String {
    match (kpi, reached) {
        (None, reached) => format!("{} reached", bound(reached)),
        (Some(kpi), Bound::OfQuota(share)) => format!("{kpi} at {}", percent_of(share)),
        (Some(kpi), Bound::At(amount)) => format!("{kpi} at {}", count_of(amount)),
    }
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::OfQuota(share) => format!("{} of quota", percent_of(share)),
        Bound::At(amount) => number(amount),
    }
}

/// A share as a percentage, a number as it is.
fn bare(bound: Bound) -> String {
    match bound {
        Bound::OfQuota(share) => percent_of(share),
        Bound::At(number) => count_of(number),
    }
}

fn less(before: Exact) -> String {
    if before.is_zero() { String::new() } else { format!(", less {} before", number(before)) }
}

fn tier(band: Option<&Band>) -> String {
    let Some(band) = band else { return String::new() };
    let to = match (band.from, band.to) {
        (from, Some(to)) if band.is_by_value => format!("{}–{}", bare(from), bare(to)),
        (from, None) if band.is_by_value => format!("from {}", bare(from)),
        (Bound::OfQuota(from), Some(Bound::OfQuota(to))) => format!("{}–{} of quota", percent_of(from), percent_of(to)),
        (from, Some(to)) => format!("{}–{}", bound(from), bound(to)),
        (from, None) => format!("from {}", bound(from)),
    };
    format!(" (tier {}: {to})", band.number)
}
