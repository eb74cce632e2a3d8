//! What was found so far, and the checks that many fields share.

use crate::plan::document::date::Date;
use crate::plan::document::fault::{Fault, Reason, meant};
use crate::plan::document::number::{Amount, Share, percent};
use crate::sales::exact::Exact;

/// What was found so far.
#[derive(Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, path: &str, reason: Reason) {
        self.0.push(Fault { path: path.to_owned(), reason });
    }

    pub fn order(&mut self, path: &str, from: Option<Date>, until: Option<Date>) {
        if let (Some(from), Some(until)) = (from, until)
            && until.0 < from.0
        {
            self.add(path, Reason::EndsBefore);
        }
    }

    /// Changes of a list come one after the other.
    pub fn days_rise(&mut self, path: &str, days: impl Iterator<Item = Date>) {
        let days: Vec<Date> = days.collect();
        for (index, pair) in days.windows(2).enumerate() {
            if let [before, next] = pair
                && next.0 <= before.0
            {
                self.add(&format!("{path}[{}].from", index + 1), Reason::NotRising { before: before.0.to_string() });
            }
        }
    }

    pub fn positive(&mut self, path: &str, amount: Option<Amount>) {
        if amount.is_some_and(|amount| !amount.0.is_positive()) {
            self.add(path, Reason::NotPositive);
        }
    }

    pub fn not_negative(&mut self, path: &str, amount: Option<Amount>) {
        if amount.is_some_and(|amount| is_negative(amount.0)) {
            self.add(path, Reason::NotPositive);
        }
    }

    /// A share from nothing to all.
    pub fn part(&mut self, path: &str, share: Option<Share>) {
        if share.is_some_and(|share| is_above(share.0, Exact::whole(1)) || is_negative(share.0)) {
            self.add(path, Reason::OutOfRange { from: "0%", to: "100%" });
        }
    }

    /// Nobody multiplies by more than ten: 150 is a percentage whose sign is missing.
    pub fn sane(&mut self, path: &str, share: Option<Share>) {
        if let Some(share) = share.filter(|share| is_above(share.0, Exact::whole(10))) {
            self.add(path, Reason::RateAboveWhole { written: percent(share.0) });
        }
    }

    pub fn one_of(&mut self, path: &str, fields: &'static [&'static str], found: &[bool]) {
        let found = found.iter().filter(|is| **is).count();
        if found != 1 {
            self.add(path, Reason::OneOf { fields, found });
        }
    }

    pub fn known(&mut self, path: &str, name: &str, known: impl Iterator<Item = String>) {
        let known: Vec<String> = known.collect();
        if !known.iter().any(|other| other == name) {
            let near = meant(name, &known);
            self.add(path, Reason::Unknown { name: name.to_owned(), near, known });
        }
    }
}

pub fn is_above(number: Exact, other: Exact) -> bool {
    number.compare(other).is_none_or(std::cmp::Ordering::is_gt)
}

pub fn is_negative(number: Exact) -> bool {
    !number.is_zero() && !number.is_positive()
}

pub fn sum(shares: impl Iterator<Item = Exact>) -> Exact {
    shares.fold(Exact::ZERO, |sum, share| sum.plus(share).unwrap_or(sum))
}
