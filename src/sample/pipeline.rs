//! The files that tell how deals went: deals, stage history and activities.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic, working_day};
use crate::sample::deal::{Deal, Deals, End, Kind, STAGES};
use crate::sample::leads::Lead;
use crate::sample::market::{LOST_REASONS, SOURCES};
use crate::sample::names::PRODUCTS;
use crate::sample::sheet::{Moment, Sheet};
use crate::sample::world::{TODAY, World};

/// The columns of `deals.csv`.
pub const DEAL_HEADERS: [&str; 15] = [
    "Deal ID",
    "Deal name",
    "Account",
    "Owner",
    "Product",
    "Source",
    "Channel",
    "Type",
    "Stage",
    "Amount (USD)",
    "Probability (%)",
    "Created",
    "Close date",
    "Expected close",
    "Lost reason",
];

/// Writes all deals of a world, handing them on as they come.
pub fn write_deals(world: &World, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let mut sheet = Sheet::new(&DEAL_HEADERS);
    for deal in Deals::new(world) {
        add_deal(&mut sheet, world, &deal);
        sheet.drain_into(out, 1 << 16)?;
    }
    sheet.drain_into(out, 0)
}

/// `deals.csv` of deals that are at hand.
pub fn deals(world: &World, deals: &[Deal]) -> Sheet {
    let mut sheet = Sheet::new(&DEAL_HEADERS);
    deals.iter().for_each(|deal| add_deal(&mut sheet, world, deal));
    sheet
}

/// How other files name a deal.
pub fn deal_id(deal: &Deal) -> String {
    format!("D-{:06}", deal.number + 1)
}

fn add_deal(sheet: &mut Sheet, world: &World, deal: &Deal) {
    let account = &world.accounts[deal.account];
    let product = &PRODUCTS[deal.product];
    let short = account.name.split(' ').next().unwrap_or_default();
    let reason = if let End::Lost(_, reason) = deal.end { LOST_REASONS[reason] } else { "" };
    sheet
        .text(&deal_id(deal))
        .text(&format!("{short} {}", product.short))
        .text(&account.name)
        .text(&world.people[deal.owner].name)
        .text(product.name);
    sheet.text(SOURCES[deal.source].name).text(SOURCES[deal.source].channel).text(deal.kind.label()).text(deal.stage());
    sheet.hundredths(deal.amount()).number(deal.probability());
    sheet.day(Some(deal.created)).day(deal.closed()).day(Some(deal.expected)).text(reason).end();
}

/// The stages a deal went through, with the day it entered each; the last one
/// is where it stands.
pub fn course(world: &World, deal: &Deal) -> Vec<(&'static str, Day)> {
    let mut chance = Chance::of(world.seed, Topic::Course, deal.number);
    let steps = deal.furthest as i32 + 1;
    // A deal that nobody moves any more stopped moving after three months.
    let span = deal.closed().map_or((TODAY.0 - deal.created.0).clamp(0, 90), |closed| closed.0 - deal.created.0);
    let mut course = vec![(STAGES[0].0, deal.created)];
    let mut before = deal.created;
    for step in 1..steps {
        // Whoever renews needs no demo.
        let skip = if step == 2 && deal.kind == Kind::Renewal { 1_000 } else { 70 };
        let skipped = step + 1 < steps && chance.happens(skip);
        let day = working_day(Day(deal.created.0 + span * step / steps));
        if !skipped {
            before = before.max(day);
            course.push((STAGES[step as usize].0, before));
        }
    }
    course.extend(deal.closed().map(|closed| (deal.stage(), closed)));
    course
}

/// `stage_history.csv`.
pub fn stage_history(world: &World, deals: &[Deal]) -> Sheet {
    let mut sheet = Sheet::new(&["Deal ID", "Stage", "Entered on"]);
    for deal in deals {
        let id = deal_id(deal);
        for (stage, entered) in course(world, deal) {
            sheet.text(&id).text(stage).day(Some(entered)).end();
        }
    }
    sheet
}

/// The usual touches of a deal.
const TOUCHES: [Touch; 6] = [
    Touch { kind: "Email", weight: 34, minutes: (3, 12), outcomes: ["Replied", "No reply", "No reply"] },
    Touch { kind: "Call", weight: 30, minutes: (2, 25), outcomes: ["Reached", "No answer", "Voicemail"] },
    Touch { kind: "Conversation", weight: 14, minutes: (10, 35), outcomes: ["Positive", "Neutral", "Negative"] },
    Touch { kind: "Meeting", weight: 12, minutes: (30, 75), outcomes: ["Held", "Held", "No-show"] },
    Touch { kind: "Social", weight: 7, minutes: (2, 6), outcomes: ["Replied", "No reply", "No reply"] },
    Touch { kind: "Referral request", weight: 3, minutes: (3, 10), outcomes: ["Agreed", "Open", "Declined"] },
];
/// What belongs to a deal that comes as far as the stage.
const DEMO: Touch = Touch { kind: "Demo", weight: 0, minutes: (35, 70), outcomes: ["Held"; 3] };
const PROPOSAL: Touch = Touch { kind: "Proposal", weight: 0, minutes: (20, 90), outcomes: ["Sent"; 3] };

/// A kind of touch: how often it happens, how long it takes, what comes of it.
struct Touch {
    kind: &'static str,
    weight: i64,
    minutes: (i64, i64),
    outcomes: [&'static str; 3],
}

/// `activities.csv`: touches of deals and of the leads they came from.
pub fn activities(world: &World, deals: &[Deal], leads: &[Lead]) -> Sheet {
    let mut sheet = Sheet::new(&["Date", "Activity type", "Owner", "Deal ID", "Account", "Lead ID", "Direction", "Minutes", "Outcome"]);
    for deal in deals {
        add_touches(&mut sheet, world, deal);
    }
    for lead in leads.iter().filter(|lead| lead.deal.is_some()) {
        let Some(at) = lead.contacted else { continue };
        let mut chance = Chance::of(world.seed, Topic::Lead, lead.number ^ (1 << 40));
        // Not everybody writes every touch down.
        if chance.happens(400) {
            continue;
        }
        let kind = if chance.happens(550) { "Call" } else { "Email" };
        let account = &world.accounts[lead.account].name;
        sheet.moment(Some(at)).text(kind).text(&world.people[lead.owner].name).text("").text(account).text(&lead.id());
        sheet.text("Outbound").number(chance.mostly_low(2, 20)).text("Reached").end();
    }
    sheet
}

fn add_touches(sheet: &mut Sheet, world: &World, deal: &Deal) {
    let mut chance = Chance::of(world.seed, Topic::Activity, deal.number);
    let owner = &world.people[deal.owner];
    let (id, account) = (deal_id(deal), &world.accounts[deal.account].name);
    let last = deal.closed().unwrap_or(TODAY);
    let span = i64::from(last.0 - deal.created.0).min(150);
    let count = ((span / 40 + chance.between(0, 2)) * owner.effort / 100).max(1);
    let weights = TOUCHES.map(|touch| touch.weight);
    let mut touches: Vec<(i32, &Touch)> = Vec::new();
    for number in 0..count {
        let touch = &TOUCHES[chance.weighted(&weights)];
        touches.push((deal.created.0 + (span * number / count + chance.between(0, span / count)) as i32, touch));
    }
    for (stage, entered) in course(world, deal) {
        match stage {
            "Demo" => touches.push((entered.0 + 2, &DEMO)),
            "Proposal" => touches.push((entered.0 + 1, &PROPOSAL)),
            _ => {}
        }
    }
    touches.sort_by_key(|(day, _)| *day);
    for (day, touch) in touches {
        let day = Day(working_day(Day(day.min(last.0))).0.max(deal.created.0));
        let at = Moment::at(day, chance.between(8 * 60, 18 * 60));
        let direction = if matches!(touch.kind, "Email" | "Call") && chance.happens(240) { "Inbound" } else { "Outbound" };
        sheet.moment(Some(at)).text(touch.kind).text(&owner.name).text(&id).text(account).text("");
        sheet.text(direction).number(chance.between(touch.minutes.0, touch.minutes.1)).text(chance.pick(&touch.outcomes)).end();
    }
}
