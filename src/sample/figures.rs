//! What a team writes down beside its deals: targets, spend, market prices,
//! survey answers and hours.

use std::collections::BTreeMap;

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic, working_day};
use crate::sample::deal::{Custom, Deal, list_price};
use crate::sample::market::{CAMPAIGNS, REGIONS, SOURCES};
use crate::sample::names::{COMPETITORS, PRODUCTS};
use crate::sample::sheet::Sheet;
use crate::sample::team::Role;
use crate::sample::world::{FIRST_DAY, MONTHS, TODAY, World};

/// Share of a year's target that falls on each quarter, in thousandths.
const QUARTERS: [i64; 4] = [225, 255, 225, 295];

/// `targets.csv`: a quarterly quota for every account executive, the same for
/// all in a region but for the ramp: what the region won in the year and an
/// eighth more, shared out, so that about half of the people reach it.
pub fn targets(world: &World, deals: &[Deal]) -> Sheet {
    let mut sheet = Sheet::new(&["From", "To", "Owner", "Team", "Region", "Target"]);
    let mut won: BTreeMap<(i32, usize), i64> = BTreeMap::new();
    for deal in deals {
        if let Some(day) = deal.won() {
            *won.entry((day.ymd().0, world.accounts[deal.account].region)).or_default() += deal.amount();
        }
    }
    for quarter in 0..MONTHS / 3 {
        let start = FIRST_DAY.plus_months(quarter * 3);
        let end = start.plus_months(3);
        let year = start.ymd().0;
        for (region, (name, team, _)) in REGIONS.iter().enumerate() {
            let won = won.get(&(year, region)).copied().unwrap_or(0);
            let sellers = || {
                world
                    .people
                    .iter()
                    .filter(move |person| person.role == Role::Executive && person.region == region && person.works_on(start))
            };
            let ramp_of_all: i64 = sellers().map(|person| person.ramp(start)).sum();
            // The last year has only two quarters of deals.
            let whole_year: i64 = if year == TODAY.ymd().0 { QUARTERS[..2].iter().sum() } else { 1_000 };
            let share = won / whole_year * QUARTERS[(quarter % 4) as usize] / ramp_of_all.max(1);
            for person in sellers() {
                let quota = (share * person.ramp(start) * 112 / 100 / 500_000).max(1) * 500_000;
                sheet.day(Some(start)).day(Some(Day(end.0 - 1))).text(&person.name).text(team).text(name).hundredths(quota).end();
            }
        }
    }
    sheet
}

/// `spend.csv`: campaigns month by month, and what the sales team costs.
pub fn spend(world: &World) -> Sheet {
    let mut sheet = Sheet::new(&["Date", "Type", "Source", "Campaign", "Amount"]);
    for month in 0..MONTHS {
        let start = FIRST_DAY.plus_months(month);
        let mut chance = Chance::of(world.seed, Topic::Spend, month as u64);
        for campaign in CAMPAIGNS.iter().filter(|campaign| campaign.months.0 <= month && month <= campaign.months.1) {
            // Clicks become dearer.
            let growth = if campaign.source == 5 { 100 + 2 * i64::from(month) } else { 100 };
            let amount = campaign.monthly_cost * growth / 100 * chance.between(850, 1_150) / 1_000;
            let day = working_day(Day(start.0 + 4 + chance.between(0, 20) as i32));
            sheet.day(Some(day)).text("Marketing").text(SOURCES[campaign.source].name).text(campaign.name).hundredths(amount).end();
        }
        let end = Day(start.plus_months(1).0 - 1);
        let salaries: i64 = world.people.iter().filter(|person| person.works_on(end)).map(|person| salary(person.role)).sum();
        sheet.day(Some(end)).text("Sales").text("").text("").hundredths(salaries + chance.between(0, 900_000)).end();
    }
    sheet
}

/// What somebody costs a month, in cents.
fn salary(role: Role) -> i64 {
    match role {
        Role::Head => 1_480_000,
        Role::Manager => 1_090_000,
        Role::Executive => 820_000,
        Role::Development => 510_000,
    }
}

/// `prices.csv`: what competitors ask for a comparable product, each month.
pub fn prices(world: &World) -> Sheet {
    let mut sheet = Sheet::new(&["Date", "Product", "Competitor", "Price"]);
    for month in 0..MONTHS {
        let day = working_day(Day(FIRST_DAY.plus_months(month).0 + 14));
        let mut chance = Chance::of(world.seed, Topic::Price, month as u64);
        for (product, name) in PRODUCTS.iter().map(|product| product.name).enumerate() {
            for (index, competitor) in COMPETITORS.iter().enumerate() {
                // One is cheaper, one about the same, one dearer; the cheap one raises its prices less.
                let level = [910, 995, 1_080][index] - if index == 0 { i64::from(month) * 2 } else { 0 };
                let price = list_price(product, day) * (level + chance.between(-25, 25)) / 1_000;
                sheet.day(Some(day)).text(name).text(competitor).hundredths(price / 50 * 50).end();
            }
        }
    }
    sheet
}

/// What people write beside a score, from unhappy to happy.
const COMMENTS: [[&str; 4]; 3] = [
    ["Too slow, and nobody called back.", "The \"new\" price came as a surprise", "Support, please!\nThird ticket this week", "导出太慢"],
    ["Does the job, mostly", "OK so far", "فعلاً خوب است", "Good, but the report is hard to read"],
    ["Our gates run themselves now", "Lovely people, quick answers", "裝卸時間少了一半", "Would choose \"Dockline\" again"],
];

/// `surveys.csv`: NPS of customers twice a year, CSAT after deliveries, and
/// eNPS of the team.
pub fn surveys(world: &World, custom: &[Custom]) -> Sheet {
    let mut sheet = Sheet::new(&["Date", "Survey", "Score", "Account", "Owner", "Comment"]);
    for half in 0..MONTHS / 6 {
        let start = FIRST_DAY.plus_months(half * 6 + 3);
        for (account, custom) in custom.iter().enumerate() {
            let mut chance = Chance::of(world.seed, Topic::Survey, (account as u64) << 8 | half as u64);
            let day = working_day(Day(start.0 + chance.between(0, 40) as i32));
            let asked = custom.since.is_some_and(|since| since < day) && custom.until.is_none_or(|until| day < until);
            if !asked || !chance.happens(380) {
                continue;
            }
            // Who leaves within the year is seldom happy.
            let leaves_soon = custom.until.is_some_and(|until| until.0 < day.0 + 365);
            let mood = chance.weighted(if leaves_soon { &[62, 28, 10] } else { &[13, 30, 57] });
            let (name, owner) = (&world.accounts[account].name, &world.people[world.owner(account, day, 1)].name);
            let nps = [chance.between(0, 6), chance.between(7, 8), chance.between(9, 10)][mood];
            let comment = if chance.happens(220) { chance.pick(&COMMENTS[mood]) } else { "" };
            sheet.day(Some(day)).text("NPS").number(nps).text(name).text(owner).text(comment).end();
            if chance.happens(600) {
                let csat = [chance.between(1, 3), chance.between(3, 5), chance.between(4, 5)][mood];
                let later = working_day(Day(day.0 + 20)).0.min(TODAY.0);
                sheet.day(Some(Day(later))).text("CSAT").number(csat).text(name).text(owner).text("").end();
            }
        }
        for (index, person) in world.people.iter().enumerate().filter(|(_, person)| person.works_on(start)) {
            let mut chance = Chance::of(world.seed, Topic::Survey, (index as u64) << 8 | half as u64 | 1 << 40);
            let leaves = person.left.is_some_and(|left| left.0 < start.0 + 365);
            let score = if leaves { chance.between(2, 7) } else { chance.between(6, 10) };
            sheet.day(Some(working_day(start))).text("eNPS").number(score).text("").text(&person.name).text("").end();
        }
    }
    sheet
}

/// What hours go to, and how many a week.
const HOURS: [(&str, (i64, i64)); 5] = [
    ("Prospecting", (300, 900)),
    ("Presenting", (500, 1_300)),
    ("Data entry", (350, 800)),
    ("Lead research", (200, 700)),
    ("Other", (400, 1_000)),
];

/// `time_log.csv`: hours a week of those who sell, over the last year.
pub fn time_log(world: &World) -> Sheet {
    let mut sheet = Sheet::new(&["Week of", "Owner", "Category", "Hours"]);
    let monday = Day(TODAY.0 - TODAY.weekday() as i32);
    for week in (1..=52).rev().map(|weeks| Day(monday.0 - 7 * weeks)) {
        let sells = |role: Role| matches!(role, Role::Executive | Role::Development);
        for (index, person) in world.people.iter().enumerate().filter(|(_, person)| sells(person.role) && person.works_on(week)) {
            let mut chance = Chance::of(world.seed, Topic::Time, (index as u64) << 32 | week.0 as u64);
            for (category, (low, high)) in HOURS {
                let quarters = chance.between(low, high) / 25 * 25;
                sheet.day(Some(week)).text(&person.name).text(category).hundredths(quarters).end();
            }
        }
    }
    sheet
}
