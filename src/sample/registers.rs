//! The dimension tables: accounts, products, people and campaigns.

use crate::sample::chance::{Chance, Topic};
use crate::sample::deal::Custom;
use crate::sample::market::{CAMPAIGNS, REFERRAL, REGIONS, SEGMENTS, SOURCES};
use crate::sample::names::PRODUCTS;
use crate::sample::sheet::Sheet;
use crate::sample::world::{FIRST_DAY, TODAY, World};

/// `accounts.csv`: customers and prospects.
pub fn accounts(world: &World, custom: &[Custom]) -> Sheet {
    let mut sheet = Sheet::new(&[
        "Account ID",
        "Account name",
        "Industry",
        "Segment",
        "Employees",
        "Region",
        "Country",
        "Customer since",
        "Churn date",
        "Account owner",
        "Source",
        "Referred by",
        "Support tickets",
        "Minutes on platform",
    ]);
    let customers: Vec<usize> = (0..custom.len()).filter(|&account| custom[account].since.is_some()).collect();
    for (number, (account, custom)) in world.accounts.iter().zip(custom).enumerate() {
        let mut chance = Chance::of(world.seed, Topic::Account, number as u64 | 1 << 40);
        let owner = world.owner(number, custom.until.unwrap_or(TODAY), 1);
        // A few customers bring most of the others.
        let referrer = customers.get(chance.mostly_low(0, customers.len() as i64 / 6) as usize).filter(|&&by| by != number);
        let referred_by = referrer.filter(|_| account.source == REFERRAL).map_or("", |&by| &world.accounts[by].name);
        let months = custom.since.map_or(0, |since| i64::from(custom.until.unwrap_or(TODAY).0 - since.0.max(FIRST_DAY.0)) / 30);
        // Those who leave ask for help more often, and use it less.
        let (tickets, minutes) = if custom.until.is_some() { (26, 240) } else { (11, 620) };
        sheet.text(&format!("A-{:05}", number + 1)).text(&account.name).text(account.industry).text(SEGMENTS[account.segment].name);
        sheet.number(account.employees).text(REGIONS[account.region].0).text(account.country).day(custom.since).day(custom.until);
        sheet.text(&world.people[owner].name).text(SOURCES[account.source].name).text(referred_by);
        sheet.number(months * chance.mostly_low(0, tickets) / 10).number(months * chance.between(minutes / 3, minutes * 2)).end();
    }
    sheet
}

/// `products.csv`.
pub fn products() -> Sheet {
    let mut sheet = Sheet::new(&["Product ID", "Product name", "Family", "List price", "Unit cost"]);
    for (number, product) in PRODUCTS.iter().enumerate() {
        sheet.text(&format!("P-{:02}", number + 1)).text(product.name).text(product.family);
        sheet.hundredths(product.list_price).hundredths(product.cost).end();
    }
    sheet
}

/// `people.csv`.
pub fn people(world: &World) -> Sheet {
    let mut sheet = Sheet::new(&["Person ID", "Name", "Team", "Manager", "Region", "Role", "Hired", "Left on"]);
    for (number, person) in world.people.iter().enumerate() {
        let manager = person.manager.map_or("", |manager| &world.people[manager].name);
        let (region, team, _) = REGIONS[person.region];
        // The head of sales belongs to no team.
        let (region, team) = if person.manager.is_some() { (region, team) } else { ("", "") };
        sheet.text(&format!("E-{:03}", number + 1)).text(&person.name).text(team).text(manager).text(region).text(person.role.title());
        sheet.day(Some(person.hired)).day(person.left.filter(|&left| left <= TODAY)).end();
    }
    sheet
}

/// `campaigns.csv`.
pub fn campaigns() -> Sheet {
    let mut sheet = Sheet::new(&["Campaign ID", "Campaign name", "Channel", "Source"]);
    for (number, campaign) in CAMPAIGNS.iter().enumerate() {
        let source = &SOURCES[campaign.source];
        sheet.text(&format!("C-{:02}", number + 1)).text(campaign.name).text(source.channel).text(source.name).end();
    }
    sheet
}
