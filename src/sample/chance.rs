//! Seeded chance: the only source of variety in the sample.
//!
//! Everything is drawn as 32- or 64-bit integers, never as floats or `usize`,
//! so that a seed gives the same bytes on every machine.

use fastrand::Rng;

use crate::sales::day::Day;

/// A stream of random decisions.
pub struct Chance(Rng);

impl Chance {
    /// The stream of one thing (a deal, a person) under a topic: things can be
    /// made in any order, and more of one kind changes nothing about another.
    pub fn of(seed: u64, topic: Topic, index: u64) -> Chance {
        Chance(Rng::with_seed(mix(seed ^ mix(topic as u64 ^ mix(index)))))
    }

    /// A number from 0 up to, but not including, `end`; 0 if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        match u32::try_from(end) {
            Ok(end) if end > 0 => self.0.u32(0..end) as usize,
            _ => 0,
        }
    }

    /// A number between two bounds, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if low >= high { low } else { self.0.i64(low..=high) }
    }

    /// As [`Chance::between`], small numbers being more likely.
    pub fn mostly_low(&mut self, low: i64, high: i64) -> i64 {
        self.between(low, high).min(self.between(low, high))
    }

    /// True `per_thousand` times in a thousand.
    pub fn happens(&mut self, per_thousand: i64) -> bool {
        self.between(0, 999) < per_thousand
    }

    /// One of the things; the constant lists of the sample are never empty.
    pub fn pick<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())]
    }

    /// An index, as often as its weight says.
    pub fn weighted(&mut self, weights: &[i64]) -> usize {
        let mut left = self.between(0, weights.iter().sum::<i64>() - 1);
        for (index, &weight) in weights.iter().enumerate() {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}

/// What a stream of decisions is about.
#[derive(Clone, Copy)]
pub enum Topic {
    Account = 1,
    Person,
    Deal,
    Course,
    Activity,
    Lead,
    Order,
    Subscription,
    Spend,
    Price,
    Survey,
    Time,
}

/// SplitMix64's finisher: neighbouring numbers become unrelated ones.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// `day`, or for a weekend a day in the middle of the week before it.
pub fn working_day(day: Day) -> Day {
    Day(day.0 - 2 * (day.weekday() as i32 - 4).max(0))
}
