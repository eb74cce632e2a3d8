//! Deals, one after the other, each knowing how it will end.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic, working_day};
use crate::sample::market::{CUSTOMER_BASE, SEGMENTS, SOURCES};
use crate::sample::names::{ONBOARDING, PRODUCTS};
use crate::sample::world::{FIRST_DAY, TODAY, World};

/// The stages of an open deal, with their probability in percent.
pub const STAGES: [(&str, i64); 5] = [("Prospecting", 10), ("Qualification", 20), ("Demo", 40), ("Proposal", 60), ("Negotiation", 80)];

/// One deal.
pub struct Deal {
    pub number: u64,
    pub account: usize,
    pub owner: usize,
    pub product: usize,
    pub quantity: i64,
    /// Price of a unit after the discount, in cents.
    pub unit_price: i64,
    /// In percent of the list price.
    pub discount: i64,
    /// Onboarding days sold along with it, at their list price.
    pub onboarding: i64,
    pub source: usize,
    pub kind: Kind,
    pub created: Day,
    pub expected: Day,
    /// The furthest of [`STAGES`] it has reached.
    pub furthest: usize,
    pub end: End,
}

/// How a deal stands today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Open,
    Won(Day),
    /// Lost, for one of the reasons.
    Lost(Day, usize),
}

/// What a deal is to the customer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    New,
    Upsell,
    CrossSell,
    Renewal,
}

impl Kind {
    /// As CRMs write it.
    pub fn label(self) -> &'static str {
        match self {
            Kind::New => "New",
            Kind::Upsell => "Upsell",
            Kind::CrossSell => "Cross-sell",
            Kind::Renewal => "Renewal",
        }
    }
}

impl Deal {
    /// The whole amount in cents.
    pub fn amount(&self) -> i64 {
        self.unit_price * self.quantity + self.onboarding * PRODUCTS[ONBOARDING].list_price
    }

    /// The stage it stands in.
    pub fn stage(&self) -> &'static str {
        match self.end {
            End::Open => STAGES[self.furthest].0,
            End::Won(_) => "Closed won",
            End::Lost(..) => "Closed lost",
        }
    }

    /// Probability in percent.
    pub fn probability(&self) -> i64 {
        match self.end {
            End::Open => STAGES[self.furthest].1,
            End::Won(_) => 100,
            End::Lost(..) => 0,
        }
    }

    /// The day it was won or lost.
    pub fn closed(&self) -> Option<Day> {
        match self.end {
            End::Open => None,
            End::Won(day) | End::Lost(day, _) => Some(day),
        }
    }

    /// The day it was won.
    pub fn won(&self) -> Option<Day> {
        if let End::Won(day) = self.end { Some(day) } else { None }
    }
}

/// Since when an account is a customer, and until when.
#[derive(Clone, Copy, Default)]
pub struct Custom {
    pub since: Option<Day>,
    pub until: Option<Day>,
}

impl Custom {
    fn lasts_on(self, day: Day) -> bool {
        self.since.is_some_and(|since| since <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// All deals of a world in the order of their creation. Memory: one small
/// entry for each account.
pub struct Deals<'a> {
    world: &'a World,
    next: u64,
    custom: Vec<Custom>,
    customers: Vec<usize>,
}

impl<'a> Deals<'a> {
    /// The deals of a world.
    pub fn new(world: &'a World) -> Deals<'a> {
        let mut deals = Deals { world, next: 0, custom: vec![Custom::default(); world.accounts.len()], customers: Vec::new() };
        for (number, account) in world.accounts.iter().enumerate() {
            if let Some(since) = account.customer_before {
                let mut chance = Chance::of(world.seed, Topic::Subscription, number as u64);
                let left = chance.happens(330).then(|| Day(TODAY.0 - chance.between(0, 900) as i32)).filter(|left| left.0 > since.0 + 60);
                deals.welcome(number, since, left);
            }
        }
        deals
    }

    /// Who is a customer once all deals have been seen.
    pub fn into_custom(self) -> Vec<Custom> {
        self.custom
    }

    fn welcome(&mut self, account: usize, since: Day, until: Option<Day>) {
        self.custom[account] = Custom { since: Some(since), until };
        self.customers.push(account);
    }

    /// An account for a deal on a day, and whether it is a customer.
    fn partner(&self, chance: &mut Chance, day: Day) -> (usize, bool) {
        if chance.happens(370) {
            for _ in 0..4 {
                // Some customers buy much more often than others.
                let customer = self.customers.get(chance.mostly_low(0, self.customers.len() as i64 - 1) as usize).copied();
                if let Some(account) = customer.filter(|&account| self.custom[account].lasts_on(day)) {
                    return (account, true);
                }
            }
        }
        for _ in 0..12 {
            let account = chance.below(self.custom.len());
            if self.custom[account].since.is_none() {
                return (account, false);
            }
        }
        // Somebody who left comes back, or a first deal is still under way.
        let account = chance.below(self.custom.len());
        (account, self.custom[account].lasts_on(day))
    }
}

impl Iterator for Deals<'_> {
    type Item = Deal;

    fn next(&mut self) -> Option<Deal> {
        if self.next >= self.world.deals {
            return None;
        }
        let number = self.next;
        self.next += 1;
        let world = self.world;
        let chance = &mut Chance::of(world.seed, Topic::Deal, number);
        let created = world.created(number);
        let (account, customer) = self.partner(chance, created);
        let kind = match customer {
            true => [Kind::Upsell, Kind::CrossSell, Kind::Renewal][chance.weighted(&[38, 27, 35])],
            false => Kind::New,
        };
        let owner = world.owner(account, created, chance.between(0, 1 << 20) as u64);
        let source = match kind {
            Kind::New if chance.happens(600) => world.accounts[account].source,
            Kind::New => chance.weighted(&SOURCES.map(|source| source.deal_weight)),
            _ => CUSTOMER_BASE,
        };
        let mut deal = Deal {
            number,
            account,
            owner,
            product: 0,
            quantity: 1,
            unit_price: 0,
            discount: 0,
            onboarding: 0,
            source,
            kind,
            created,
            expected: created,
            furthest: 0,
            end: End::Open,
        };
        price(&mut deal, world, chance);
        decide(&mut deal, world, chance);
        if let (End::Won(won), None) = (deal.end, self.custom[account].since) {
            let early = chance.happens(world.people[owner].regrets);
            let days = if early { chance.between(70, 260) } else { chance.between(280, 2_400) };
            self.welcome(account, won, Some(Day(won.0 + days as i32)).filter(|&until| until <= TODAY));
        }
        Some(deal)
    }
}

/// What is sold, how much of it and for how much.
fn price(deal: &mut Deal, world: &World, chance: &mut Chance) {
    let segment = &SEGMENTS[world.accounts[deal.account].segment];
    deal.product = chance.weighted(&PRODUCTS.map(|product| product.weight));
    let product = &PRODUCTS[deal.product];
    let usual = (product.quantity * segment.quantity_percent / 100).max(1);
    deal.quantity = (usual * chance.mostly_low(30, 240) / 100).max(1);
    if chance.happens(15) {
        deal.quantity *= chance.between(3, 5);
    }
    if deal.kind == Kind::Upsell || deal.kind == Kind::CrossSell {
        deal.quantity = (deal.quantity * 55 / 100).max(1);
    }
    let larger = product.list_price * deal.quantity > 1_200_000;
    deal.discount = if chance.happens(420) { 0 } else { chance.pick(&[5, 5, 8, 10, 10, 12, 15, 20]) + if larger { 5 } else { 0 } };
    // List prices rise by 4 % each January.
    let list_price = list_price(deal.product, deal.created);
    deal.unit_price = list_price * (100 - deal.discount) / 100;
    deal.onboarding = if deal.kind == Kind::New && product.recurring && chance.happens(280) { chance.mostly_low(1, 4) } else { 0 };
}

/// The list price of a unit on a day, in cents: 4 % more each January.
pub fn list_price(product: usize, day: Day) -> i64 {
    let years = i64::from((day.ymd().0 - 2023).max(0));
    (0..years).fold(PRODUCTS[product].list_price, |price, _| price * 104 / 100)
}

/// How the deal goes and ends.
fn decide(deal: &mut Deal, world: &World, chance: &mut Chance) {
    let (account, owner) = (&world.accounts[deal.account], &world.people[deal.owner]);
    let source = &SOURCES[deal.source];
    let ramp = owner.ramp(deal.created);
    let renewal = deal.kind == Kind::Renewal;
    let base = if renewal { 860 } else { source.wins * owner.skill / 1_000 * (70 + ramp * 30 / 100) / 100 };
    // New business has become harder in the last months, large deals always are.
    let slump = if deal.kind == Kind::New && deal.created.0 > TODAY.0 - 200 { 88 } else { 100 };
    let size = if deal.amount() > 6_000_000 { 80 } else { 100 };
    let wins = chance.happens(base * slump * size / 10_000);

    let (low, high) = SEGMENTS[account.segment].cycle_days;
    let usual = chance.between(low, high) * owner.pace / 100 * if deal.kind == Kind::New { 100 } else { 60 } / 100;
    let length = if wins { usual } else { usual * chance.between(35, 150) / 100 };
    let closes = close_day(Day(deal.created.0 + length.max(2) as i32), deal.created, wins, chance);
    // What is older than the sample was still open on its first day.
    let closes = if closes < FIRST_DAY { working_day(Day(FIRST_DAY.0 + 5 + chance.mostly_low(0, 70) as i32)) } else { closes };
    let slip = chance.mostly_low(-20, 45) as i32;
    deal.expected = working_day(Day((closes.0 - slip).max(deal.created.0 + 7)));

    // How far deals come that are not won: most leave at the proposal.
    let reached = if wins { 4 } else { chance.weighted(&[16, 24, 17, 31, 12]) };
    let abandoned = !wins && chance.happens(35);
    if abandoned || closes > TODAY {
        let passed = i64::from(TODAY.0 - deal.created.0).max(0);
        let whole = i64::from(closes.0 - deal.created.0).max(1);
        deal.furthest = if abandoned { reached.min(3) } else { ((passed * 5 / whole) as usize).min(reached) };
        if !abandoned && deal.expected < TODAY {
            deal.expected = working_day(Day(TODAY.0 + chance.between(-15, 60) as i32));
        }
        return;
    }
    deal.furthest = reached;
    deal.end = if wins { End::Won(closes) } else { End::Lost(closes, chance.weighted(&source.lost)) };
}

/// The day a deal closes: never at the weekend, and towards the end of a
/// quarter many are brought home.
fn close_day(day: Day, created: Day, wins: bool, chance: &mut Chance) -> Day {
    let (_, month, of_month) = day.ymd();
    let first_of_month = Day(day.0 + 1 - of_month as i32);
    let hurried = match month % 3 {
        0 if wins && chance.happens(450) => Day(first_of_month.plus_months(1).0 - 1 - chance.mostly_low(0, 9) as i32),
        1 if wins && of_month <= 16 && chance.happens(550) => Day(first_of_month.0 - 1 - chance.mostly_low(0, 7) as i32),
        _ => day,
    };
    Day(working_day(hurried).0.max(created.0 + 1))
}
