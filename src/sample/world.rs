//! The fixed frame of a sample: its calendar, team and accounts.

use crate::sales::day::Day;
use crate::sample::chance::working_day;
use crate::sample::market::{self, Account};
use crate::sample::team::{self, Person, Role};

/// The first day of the sample, 2023-01-01.
pub const FIRST_DAY: Day = Day(19_358);
/// The last day, 2025-06-30; what is later is still open.
pub const TODAY: Day = Day(20_269);
/// Months from the first day to the last.
pub const MONTHS: i32 = 30;
/// Months before the first day whose deals were still open on it.
const EARLIER: i32 = 4;

/// How many deals begin in each month of the year, relative to each other.
const SEASON: [i64; 12] = [95, 98, 108, 100, 103, 108, 85, 78, 112, 106, 104, 80];

/// Calendar, team and accounts of a sample.
pub struct World {
    pub seed: u64,
    pub deals: u64,
    pub people: Vec<Person>,
    pub accounts: Vec<Account>,
    /// Running total of the months' weights, one more than there are months.
    months: Vec<u64>,
}

impl World {
    /// The world in which this many deals happen. Team and accounts grow with
    /// it up to a limit, so that memory does not follow the number of deals.
    pub fn new(seed: u64, deals: u64) -> World {
        let people = (deals / 240).clamp(13, 25).max(deals / 2_000).min(120) as usize;
        let accounts = (deals * 2 / 5).clamp(30, 50_000);
        World {
            seed,
            deals,
            people: team::team(seed, people, FIRST_DAY),
            accounts: (0..accounts).map(|number| market::account(seed, number, FIRST_DAY)).collect(),
            months: std::iter::once(0).chain((-EARLIER..MONTHS).scan(0, add_month)).collect(),
        }
    }

    /// The day on which deal `number` begins; a later number is never much earlier.
    pub fn created(&self, number: u64) -> Day {
        let total = self.months.last().copied().unwrap_or(1);
        let place = (u128::from(number) * u128::from(total) / u128::from(self.deals.max(1))) as u64;
        let month = self.months.partition_point(|&before| before <= place).saturating_sub(1);
        let (before, after) = match self.months.get(month..month + 2) {
            Some(&[before, after]) => (before, after),
            _ => (0, total),
        };
        let start = FIRST_DAY.plus_months(month as i32 - EARLIER);
        let days = start.plus_months(1).0 - start.0;
        let day = start.0 + ((place - before) * days as u64 / (after - before).max(1)) as i32;
        working_day(Day(day))
    }

    /// The account executive who gets a deal with an account on a day: nearly
    /// always the same one while they stay.
    pub fn owner(&self, account: usize, day: Day, chance: u64) -> usize {
        let region = self.accounts.get(account).map_or(0, |account| account.region);
        let sells = |person: &Person| person.role == Role::Executive && person.region == region && person.works_on(day);
        let sellers = self.people.iter().filter(|person| sells(person)).count();
        let turn = if chance.is_multiple_of(8) { chance as usize / 8 } else { account * 5 / 3 };
        let chosen = self.people.iter().enumerate().filter(|(_, person)| sells(person)).nth(turn % sellers.max(1));
        // Where nobody sells, the manager of the region does.
        chosen.map_or(region + 1, |(index, _)| index)
    }

    /// The one in a region who follows up leads on a day.
    pub fn lead_owner(&self, region: usize, day: Day) -> usize {
        let follows = |person: &&Person| person.role == Role::Development && person.region == region && person.works_on(day);
        let index = self.people.iter().position(|person| follows(&person));
        index.unwrap_or_else(|| self.owner_in(region, day))
    }

    fn owner_in(&self, region: usize, day: Day) -> usize {
        let account = self.accounts.iter().position(|account| account.region == region).unwrap_or(0);
        self.owner(account, day, 1)
    }
}

/// Adds a month's weight: the season, on top of 2 % growth a month. Of the
/// months before the first day only what lasted long is left.
fn add_month(total: &mut u64, month: i32) -> Option<u64> {
    let season = SEASON.get(month.rem_euclid(12) as usize).copied().unwrap_or(100);
    let left = if month < 0 { 60 + 12 * month } else { 100 };
    *total += (season * (1_000 + 20 * i64::from(month)) * i64::from(left) / 100) as u64;
    Some(*total)
}
