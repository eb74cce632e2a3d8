//! The sales team: who is in it, since when, and how well they sell.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic};
use crate::sample::market::REGIONS;
use crate::sample::names;

/// A member of the team.
pub struct Person {
    pub name: Box<str>,
    pub role: Role,
    pub region: usize,
    /// The index of the person reported to; the head of sales has none.
    pub manager: Option<usize>,
    pub hired: Day,
    pub left: Option<Day>,
    /// Chance of winning, per thousand of the usual one.
    pub skill: i64,
    /// Length of a sale, in percent of the usual one.
    pub pace: i64,
    /// Touches spent on a deal, in percent of the usual number.
    pub effort: i64,
    /// Customers lost within nine months, per thousand new ones.
    pub regrets: i64,
}

/// What somebody does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Head,
    Manager,
    Executive,
    Development,
}

impl Role {
    /// The job title.
    pub fn title(self) -> &'static str {
        match self {
            Role::Head => "Head of sales",
            Role::Manager => "Sales manager",
            Role::Executive => "Account executive",
            Role::Development => "Sales development",
        }
    }
}

impl Person {
    /// Whether they work on a day.
    pub fn works_on(&self, day: Day) -> bool {
        self.hired <= day && self.left.is_none_or(|left| day < left)
    }

    /// How much of full strength they have, in percent: six months of ramp.
    pub fn ramp(&self, day: Day) -> i64 {
        (40 + i64::from(day.0 - self.hired.0) * 60 / 183).clamp(40, 100)
    }
}

/// A team of `size` people around the first day of the sample.
pub fn team(seed: u64, size: usize, first_day: Day) -> Vec<Person> {
    (0..size.max(9)).map(|index| person(seed, index, first_day)).collect()
}

/// Traits of account executives, in turn: skill, pace, effort, regrets. The
/// second wins fast and loses customers soon, the fifth works a lot for little.
const TRAITS: [(i64, i64, i64, i64); 9] = [
    (1_180, 96, 95, 25),
    (1_120, 66, 80, 360),
    (980, 102, 100, 40),
    (860, 112, 105, 60),
    (690, 118, 175, 50),
    (1_040, 98, 100, 30),
    (1_260, 90, 110, 20),
    (930, 106, 95, 45),
    (1_010, 100, 90, 40),
];

fn person(seed: u64, index: usize, first_day: Day) -> Person {
    let mut chance = Chance::of(seed, Topic::Person, index as u64);
    let regions = REGIONS.len();
    // One head, then a manager a region, then executives with every fourth
    // round in development.
    let (role, region) = match index {
        0 => (Role::Head, 0),
        _ if index <= regions => (Role::Manager, index - 1),
        _ if (index - 1) / regions % 4 == 2 => (Role::Development, (index - 1) % regions),
        _ => (Role::Executive, (index - 1) % regions),
    };
    let (skill, pace, effort, regrets) = TRAITS[index % TRAITS.len()];
    // Every sixth person joins while the sample runs; some leave.
    let joins_late = index > 2 * regions && index % 6 == 3;
    let after = if joins_late { chance.between(60, 640) } else { -chance.mostly_low(30, 2_600) };
    let hired = crate::sample::chance::working_day(Day(first_day.0 + after as i32));
    let leaves = index > regions && index % 11 == 7;
    let name = match names::PEOPLE.get(index) {
        Some(name) => (*name).into(),
        // Larger teams combine the given names of some with the family names of others.
        None => {
            let given = names::PEOPLE[index % 48].split(' ').next().unwrap_or("Robin");
            let family = names::PEOPLE[(index * 7 + index / 48) % 48].rsplit(' ').next().unwrap_or("Marsh");
            format!("{given} {family} {index}").into()
        }
    };
    Person {
        name,
        role,
        region,
        manager: match role {
            Role::Head => None,
            Role::Manager => Some(0),
            Role::Executive | Role::Development => Some(region + 1),
        },
        hired,
        left: leaves.then(|| Day(hired.0.max(first_day.0) + chance.between(300, 560) as i32)),
        skill: skill + chance.between(-60, 60),
        pace,
        effort,
        regrets,
    }
}
