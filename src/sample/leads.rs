//! Leads: who showed interest, how fast they were answered, and which deal
//! came of it.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic};
use crate::sample::deal::{Deal, Kind};
use crate::sample::market::{CAMPAIGNS, CUSTOMER_BASE, SOURCES};
use crate::sample::sheet::{Moment, Sheet};
use crate::sample::world::{FIRST_DAY, TODAY, World};

/// One lead.
pub struct Lead {
    pub number: u64,
    pub created: Moment,
    pub source: usize,
    pub owner: usize,
    pub account: usize,
    pub contacted: Option<Moment>,
    /// Qualified by marketing, then by sales.
    pub qualified: [Option<Day>; 2],
    /// The number of the deal it became, when, and when that was won.
    pub deal: Option<(u64, Day, Option<Day>)>,
}

impl Lead {
    /// How other files name it.
    pub fn id(&self) -> String {
        format!("L-{:06}", self.number + 1)
    }
}

/// The leads behind a world's deals, and those that came to nothing, in order.
pub fn leads(world: &World, deals: &[Deal]) -> Vec<Lead> {
    let mut leads = Vec::new();
    for deal in deals {
        let mut chance = Chance::of(world.seed, Topic::Lead, deal.number);
        if deal.created < FIRST_DAY {
            continue;
        }
        if deal.kind == Kind::New && deal.source != CUSTOMER_BASE && chance.happens(620) {
            leads.push(became_a_deal(world, deal, &mut chance));
        }
        // For most deals a lead of the same week leads nowhere.
        if chance.happens(880) {
            leads.push(came_to_nothing(world, deal.created, &mut chance));
        }
    }
    leads.sort_by_key(|lead| lead.created);
    leads.iter_mut().zip(0..).for_each(|(lead, number)| lead.number = number);
    leads
}

fn became_a_deal(world: &World, deal: &Deal, chance: &mut Chance) -> Lead {
    let took = chance.mostly_low(1, 34) as i32;
    let created = Day((deal.created.0 - took).max(FIRST_DAY.0));
    let mut lead = begin(world, deal.account, deal.source, created, chance);
    let after_contact = lead.created.day().0.max(lead.contacted.map_or(0, |at| at.day().0)).min(deal.created.0);
    lead.contacted = lead.contacted.filter(|at| at.day() <= deal.created).or(Some(Moment(lead.created.0 + chance.between(2, 180))));
    let sql = Day((after_contact + deal.created.0) / 2);
    lead.qualified = [Some(Day((lead.created.day().0 + sql.0) / 2)), Some(sql)];
    lead.deal = Some((deal.number, deal.created, deal.won()));
    lead
}

fn came_to_nothing(world: &World, near: Day, chance: &mut Chance) -> Lead {
    let account = chance.below(world.accounts.len());
    let source = chance.weighted(&SOURCES.map(|source| source.lead_weight));
    let created = Day((near.0 + chance.between(-5, 5) as i32).clamp(FIRST_DAY.0, TODAY.0));
    let mut lead = begin(world, account, source, created, chance);
    let not_later = |day: i32| Some(Day(day)).filter(|&day| day <= TODAY);
    // Paid search brings many leads of little use.
    let good = if SOURCES[source].name == "Paid search" { 300 } else { 520 };
    if chance.happens(good) {
        lead.qualified[0] = not_later(created.0 + chance.mostly_low(0, 14) as i32);
        if chance.happens(330) {
            lead.qualified[1] = lead.qualified[0].and_then(|day| not_later(day.0 + chance.mostly_low(1, 21) as i32));
        }
    }
    lead
}

/// A lead that has just come in. The answer takes minutes from some and days
/// from others; one in nine is never answered.
fn begin(world: &World, account: usize, source: usize, created: Day, chance: &mut Chance) -> Lead {
    let owner = world.lead_owner(world.accounts[account].region, created);
    let at = Moment::at(created, chance.between(7 * 60, 20 * 60));
    let (low, high) = [(2, 6), (4, 58), (20, 360), (240, 1_440), (1_440, 5_760)][chance.weighted(&[16, 30, 26, 19, 9])];
    let wait = chance.mostly_low(low, high) * if owner.is_multiple_of(3) { 2 } else { 1 };
    let today_ends = Moment::at(TODAY, 1_439);
    let contacted = Some(Moment(at.0 + wait)).filter(|&at| at <= today_ends && chance.happens(890));
    Lead { number: 0, created: at, source, owner, account, contacted, qualified: [None; 2], deal: None }
}

/// `leads.csv`.
pub fn sheet(world: &World, leads: &[Lead]) -> Sheet {
    let mut sheet = Sheet::new(&[
        "Lead ID",
        "Created",
        "Company",
        "Source",
        "Campaign",
        "Channel",
        "Owner",
        "Lead stage",
        "MQL date",
        "SQL date",
        "Opportunity date",
        "Customer date",
        "First contacted",
        "Reply",
        "Meeting date",
        "Touches",
        "High intent",
        "Deal ID",
    ]);
    for lead in leads {
        let mut chance = Chance::of(world.seed, Topic::Lead, lead.number ^ (1 << 41));
        let source = &SOURCES[lead.source];
        let customer_at = lead.deal.and_then(|(_, _, won)| won);
        let stage = match lead {
            _ if customer_at.is_some() => "Customer",
            Lead { deal: Some(_), .. } => "Opportunity",
            Lead { qualified: [_, Some(_)], .. } => "SQL",
            Lead { qualified: [Some(_), None], .. } => "MQL",
            _ => "Lead",
        };
        let reply = match lead.contacted {
            None => "",
            Some(_) if lead.deal.is_some() => "Positive",
            Some(_) => ["None", "Negative", "Positive"][chance.weighted(&[72, 18, 10])],
        };
        let meeting = lead.qualified[1].filter(|_| reply == "Positive" && chance.happens(700));
        let touches = match lead.contacted {
            None => 0,
            Some(_) if lead.deal.is_some() => chance.mostly_low(1, 8),
            Some(_) => chance.mostly_low(1, 14),
        };
        let high_intent = chance.happens(if lead.qualified[0].is_some() { 420 } else { 90 });
        sheet.text(&lead.id()).moment(Some(lead.created)).text(&world.accounts[lead.account].name).text(source.name);
        sheet.text(campaign(lead, &mut chance)).text(source.channel).text(&world.people[lead.owner].name).text(stage);
        sheet.day(lead.qualified[0]).day(lead.qualified[1]).day(lead.deal.map(|(_, opened, _)| opened)).day(customer_at);
        sheet.moment(lead.contacted).text(reply).day(meeting).number(touches).text(if high_intent { "Yes" } else { "No" });
        sheet.text(&lead.deal.map(|(number, ..)| format!("D-{:06}", number + 1)).unwrap_or_default()).end();
    }
    sheet
}

/// A campaign of the lead's source that ran in its month, for most leads.
fn campaign(lead: &Lead, chance: &mut Chance) -> &'static str {
    let (year, month, _) = lead.created.day().ymd();
    let month = (year - FIRST_DAY.ymd().0) * 12 + month as i32 - 1;
    let running =
        CAMPAIGNS.iter().filter(|campaign| campaign.source == lead.source && campaign.months.0 <= month && month <= campaign.months.1);
    let names: Vec<&'static str> = running.map(|campaign| campaign.name).collect();
    if names.is_empty() || chance.happens(240) { "" } else { chance.pick(&names) }
}
