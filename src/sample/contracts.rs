//! What follows from won deals: orders and subscriptions.

use crate::sales::day::Day;
use crate::sample::chance::{Chance, Topic, working_day};
use crate::sample::deal::{Custom, Deal, Kind, list_price};
use crate::sample::market::REGIONS;
use crate::sample::names::{CONSUMABLE, ONBOARDING, PRODUCTS};
use crate::sample::sheet::Sheet;
use crate::sample::world::{FIRST_DAY, TODAY, World};

/// One line of an order.
struct Line {
    at: Day,
    account: usize,
    product: usize,
    quantity: i64,
    unit_price: i64,
    discount: i64,
    amount: i64,
    channel: &'static str,
    promotion: &'static str,
    owner: usize,
}

/// `orders.csv`: the lines of won deals, and small orders that customers place
/// by themselves.
pub fn orders(world: &World, deals: &[Deal], custom: &[Custom]) -> Sheet {
    let mut orders: Vec<Vec<Line>> = deals.iter().filter_map(|deal| of_deal(world, deal)).collect();
    for (account, custom) in custom.iter().enumerate() {
        reorders(world, account, *custom, &mut orders);
    }
    orders.sort_by_key(|lines| lines.first().map(|line| line.at));
    let mut sheet = Sheet::new(&[
        "Order ID",
        "Order date",
        "Account",
        "Product",
        "Quantity",
        "Unit price",
        "Discount (%)",
        "Amount",
        "Cost",
        "Location",
        "Channel",
        "Promotion",
        "Owner",
    ]);
    for (number, lines) in orders.iter().enumerate() {
        for line in lines {
            let account = &world.accounts[line.account];
            let location =
                if line.channel == "Online" { "Web shop" } else { REGIONS[account.region].2[usize::from(line.account % 3 == 0)] };
            sheet.text(&format!("O-{:06}", number + 1)).day(Some(line.at)).text(&account.name).text(PRODUCTS[line.product].name);
            sheet.number(line.quantity).hundredths(line.unit_price).number(line.discount).hundredths(line.amount);
            sheet.hundredths(PRODUCTS[line.product].cost * line.quantity).text(location).text(line.channel).text(line.promotion);
            sheet.text(&world.people[line.owner].name).end();
        }
    }
    sheet
}

fn of_deal(world: &World, deal: &Deal) -> Option<Vec<Line>> {
    let won = deal.won()?;
    let mut chance = Chance::of(world.seed, Topic::Order, deal.number);
    let channel = if deal.source == 2 { "Partner" } else { "Direct" };
    let promotion = if deal.discount >= 10 && won.ymd().1 % 3 == 0 { "Quarter-end offer" } else { "" };
    let line = |product: usize, quantity: i64, unit_price: i64, discount: i64, amount: i64| Line {
        at: won,
        account: deal.account,
        product,
        quantity,
        unit_price,
        discount,
        amount,
        channel,
        promotion,
        owner: deal.owner,
    };
    // Large hardware deliveries come in two parts, on one order.
    let first =
        if !PRODUCTS[deal.product].recurring && deal.quantity > 12 && chance.happens(300) { deal.quantity * 2 / 3 } else { deal.quantity };
    let mut lines: Vec<Line> = [first, deal.quantity - first]
        .into_iter()
        .filter(|&quantity| quantity > 0)
        .map(|quantity| line(deal.product, quantity, list_price(deal.product, deal.created), deal.discount, deal.unit_price * quantity))
        .collect();
    if deal.onboarding > 0 {
        let price = PRODUCTS[ONBOARDING].list_price;
        lines.push(line(ONBOARDING, deal.onboarding, price, 0, price * deal.onboarding));
    }
    Some(lines)
}

fn reorders(world: &World, account: usize, custom: Custom, orders: &mut Vec<Vec<Line>>) {
    let Some(since) = custom.since else { return };
    let mut chance = Chance::of(world.seed, Topic::Order, account as u64 | 1 << 40);
    if !chance.happens(420) {
        return;
    }
    let mut day = Day(since.0.max(FIRST_DAY.0) + chance.between(20, 260) as i32);
    while day <= custom.until.unwrap_or(TODAY).min(TODAY) {
        let at = working_day(day);
        let quantity = chance.mostly_low(1, 16);
        let spring = at.ymd().1 == 4;
        let discount = if spring { 15 } else { 0 };
        // Cheaper labels sell in larger numbers.
        let quantity = if spring { quantity * 17 / 10 + 1 } else { quantity };
        let unit_price = list_price(CONSUMABLE, at);
        let amount = unit_price * (100 - discount) / 100 * quantity;
        let promotion = if spring { "Spring labels" } else { "" };
        let owner = world.owner(account, at, 1);
        orders.push(vec![Line {
            at,
            account,
            product: CONSUMABLE,
            quantity,
            unit_price,
            discount,
            amount,
            channel: "Online",
            promotion,
            owner,
        }]);
        day = Day(day.0 + chance.between(90, 320) as i32);
    }
}

/// `subscriptions.csv`. A downgrade is a row with a negative MRR, so that the
/// MRR on a day is the sum over the rows that run on it.
pub fn subscriptions(world: &World, deals: &[Deal], custom: &[Custom]) -> Sheet {
    let mut sheet = Sheet::new(&["Account", "Plan", "Started", "Ended", "MRR", "Type", "Owner"]);
    let mut add = |account: usize, product: usize, started: Day, until: Option<Day>, mrr: i64, kind: &str, owner: usize| {
        let until = until.filter(|&until| until > started && until <= TODAY);
        sheet.text(&world.accounts[account].name).text(PRODUCTS[product].name).day(Some(started)).day(until);
        sheet.hundredths(mrr).text(kind).text(&world.people[owner].name).end();
    };
    for (account, custom) in custom.iter().enumerate() {
        let Some(since) = custom.since.filter(|&since| since < FIRST_DAY) else { continue };
        let mut chance = Chance::of(world.seed, Topic::Subscription, account as u64 | 1 << 40);
        let product = chance.pick(&[0, 0, 0, 1, 1, 2]);
        let mrr = PRODUCTS[product].list_price * chance.mostly_low(4, 70) / 12;
        add(account, product, since, custom.until, mrr, "New", world.owner(account, FIRST_DAY, 1));
        if chance.happens(90) {
            let day = Day(since.0.max(FIRST_DAY.0) + chance.between(60, 700) as i32);
            add(account, product, day, custom.until, -mrr * chance.between(10, 40) / 100, "Downgrade", world.owner(account, day, 1));
        }
    }
    for deal in deals {
        let (Some(won), true) = (deal.won(), PRODUCTS[deal.product].recurring) else { continue };
        let kind = match deal.kind {
            Kind::New => "New",
            Kind::Upsell => "Upgrade",
            Kind::CrossSell => "Add-on",
            Kind::Renewal => continue,
        };
        let mrr = deal.unit_price * deal.quantity / 12;
        add(deal.account, deal.product, won, custom.get(deal.account).and_then(|custom| custom.until), mrr, kind, deal.owner);
    }
    sheet
}
