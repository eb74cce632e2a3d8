//! The market: regions, segments, sources, campaigns and the accounts in them.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic};
use crate::sample::names;

/// Where accounts and teams are: region, team and countries.
pub const REGIONS: [(&str, &str, [&str; 4]); 4] = [
    ("Americas", "Team Cedar", ["United States", "Canada", "Mexico", "Brazil"]),
    ("Northern Europe", "Team Fjord", ["Germany", "Sweden", "Netherlands", "United Kingdom"]),
    ("Southern Europe", "Team Olive", ["Spain", "Italy", "France", "Türkiye"]),
    ("Asia Pacific", "Team Monsoon", ["Taiwan", "Singapore", "Japan", "Australia"]),
];

/// How large an account is: name, employees, quantity factor in percent, days
/// a sale takes, and how often such an account is met.
pub struct Segment {
    pub name: &'static str,
    pub employees: (i64, i64),
    pub quantity_percent: i64,
    pub cycle_days: (i64, i64),
}

/// The segments, from small to large.
pub const SEGMENTS: [Segment; 3] = [
    Segment { name: "Small business", employees: (6, 90), quantity_percent: 45, cycle_days: (9, 55) },
    Segment { name: "Mid-market", employees: (100, 900), quantity_percent: 120, cycle_days: (24, 105) },
    Segment { name: "Enterprise", employees: (1_000, 14_000), quantity_percent: 260, cycle_days: (55, 190) },
];

/// Where interest comes from, and what becomes of it.
pub struct Source {
    pub name: &'static str,
    pub channel: &'static str,
    /// Deals won in a thousand decided ones.
    pub wins: i64,
    /// How often a lead and a new deal come from it.
    pub lead_weight: i64,
    pub deal_weight: i64,
    /// How often each of [`LOST_REASONS`] ends a deal from it.
    pub lost: [i64; 7],
}

const fn source(name: &'static str, channel: &'static str, wins: i64, weights: (i64, i64), lost: [i64; 7]) -> Source {
    Source { name, channel, wins, lead_weight: weights.0, deal_weight: weights.1, lost }
}

/// Why deals are lost.
pub const LOST_REASONS: [&str; 7] =
    ["Price too high", "Chose a competitor", "No budget", "No decision", "Missing feature", "Bad timing", "Went silent"];

/// The sources; the last one is the existing customer base.
pub const SOURCES: [Source; 8] = [
    source("Website", "Inbound", 300, (30, 22), [18, 16, 14, 16, 10, 10, 16]),
    source("Referral", "Partner", 470, (6, 14), [22, 20, 10, 14, 14, 16, 4]),
    source("Partner", "Partner", 380, (6, 14), [16, 30, 10, 12, 18, 10, 4]),
    source("Outbound", "Outbound", 215, (22, 22), [10, 10, 18, 28, 6, 18, 10]),
    source("Trade fair", "Inbound", 290, (10, 10), [16, 18, 14, 20, 10, 14, 8]),
    source("Paid search", "Inbound", 185, (18, 10), [30, 14, 24, 8, 6, 4, 14]),
    source("Webinar", "Inbound", 265, (8, 8), [12, 14, 14, 22, 18, 12, 8]),
    source("Customers", "Existing", 520, (0, 0), [30, 16, 22, 10, 14, 6, 2]),
];

/// The source of deals with those who are customers already.
pub const CUSTOMER_BASE: usize = SOURCES.len() - 1;
/// The source of customers brought by customers.
pub const REFERRAL: usize = 1;

/// A campaign: name, its source, the months from and to which it ran (counted
/// from the first one), and its monthly cost in cents.
pub struct Campaign {
    pub name: &'static str,
    pub source: usize,
    pub months: (i32, i32),
    pub monthly_cost: i64,
}

const fn campaign(name: &'static str, source: usize, months: (i32, i32), monthly_cost: i64) -> Campaign {
    Campaign { name, source, months, monthly_cost }
}

/// The campaigns.
pub const CAMPAIGNS: [Campaign; 12] = [
    campaign("Dock calculator", 0, (0, 29), 610_000),
    campaign("Guide: \"Shorter queues\"", 0, (8, 29), 480_000),
    campaign("Bring a neighbour", 1, (0, 29), 390_000),
    campaign("Partner days", 2, (2, 29), 720_000),
    campaign("Spring outreach 2023", 3, (2, 8), 980_000),
    campaign("Spring outreach 2024", 3, (14, 20), 1_160_000),
    campaign("Cold chain, autumn", 3, (20, 29), 1_240_000),
    campaign("Loading Expo 2023", 4, (3, 6), 3_150_000),
    campaign("Loading Expo 2024", 4, (15, 18), 3_620_000),
    campaign("Search: yard management", 5, (0, 29), 1_480_000),
    campaign("Search: brand", 5, (10, 29), 890_000),
    campaign("Webinar: first 90 days", 6, (5, 29), 350_000),
];

/// A company that buys or might.
pub struct Account {
    pub name: Box<str>,
    pub industry: &'static str,
    pub segment: usize,
    pub region: usize,
    pub country: &'static str,
    pub employees: i64,
    pub source: usize,
    /// Set for those who bought before the sample begins.
    pub customer_before: Option<Day>,
}

/// The account with this number.
pub fn account(seed: u64, number: u64, first_day: Day) -> Account {
    let mut chance = Chance::of(seed, Topic::Account, number);
    let region = chance.weighted(&[36, 28, 18, 18]);
    let segment = chance.weighted(&[48, 38, 14]);
    let (name, industry) = name_of(number);
    let (low, high) = SEGMENTS[segment].employees;
    let deal_weights = SOURCES.map(|source| source.deal_weight);
    Account {
        name,
        industry,
        segment,
        region,
        country: REGIONS[region].2[chance.weighted(&[50, 22, 16, 12])],
        employees: chance.mostly_low(low, high),
        source: chance.weighted(&deal_weights),
        customer_before: (number % 5 == 1).then(|| Day(first_day.0 - chance.between(40, 2_000) as i32)),
    }
}

/// A name that no other account has, and the industry it speaks of.
fn name_of(number: u64) -> (Box<str>, &'static str) {
    let (beginnings, endings) = (names::BEGINNINGS.len() as u64, names::ENDINGS.len() as u64);
    let beginning = number % beginnings;
    let ending = (number / beginnings + beginning * 7) % endings;
    let round = number / (beginnings * endings);
    let trade = (round + beginning * 5 + ending * 11) % 24;
    let (industry, words) = names::INDUSTRIES[(trade % 8) as usize];
    let unusual = names::UNUSUAL_COMPANIES.get((number / 23) as usize);
    if let Some(name) = unusual.filter(|_| number % 23 == 7) {
        return ((*name).into(), industry);
    }
    let name = format!("{}{} {}", names::BEGINNINGS[beginning as usize], names::ENDINGS[ending as usize], words[(trade / 8) as usize]);
    // Past 19,200 names a number keeps them apart.
    (if round < 24 { name } else { format!("{name} {}", round / 24 + 1) }.into(), industry)
}
