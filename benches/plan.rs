//! How long statements of a large team take: 100,000 credits of 200 people, by plans of four kinds.
//!
//! `cargo bench --bench plan -- [credits] [people]`

use std::borrow::Cow;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use attain::plan::credit::read::read as read_credits;
use attain::plan::document::plan::Plan;
use attain::plan::document::read::read as read_plan;
use attain::plan::measure::prepared::Prepared;
use attain::plan::statement::evaluate::{statement_of, statements, totals};

const REPEATS: usize = 9;
const PLANS: [(&str, &str); 4] = [
    ("flat rate", r#"{"rate": "7%"}"#),
    (
        "marginal tiers",
        r#"{"tiers": {"bands": [{"from": "0%", "rate": "5%"}, {"from": "50%", "rate": "7%"}, {"from": "100%", "rate": "10%"}]}}"#,
    ),
    (
        "retroactive tiers",
        r#"{"tiers": {"bands": [{"from": "0%", "rate": "5%"}, {"from": "50%", "rate": "7%"}, {"from": "100%", "rate": "10%"}], "applies": "retroactive"}}"#,
    ),
    ("payout curve", r#"{"curve": {"points": [{"at": "50%", "pays": "0%"}, {"at": "100%", "pays": "100%"}], "slope_beyond": "2"}}"#),
];

/// What looks at single deals, on top of marginal tiers.
const DEAL_BY_DEAL: [(&str, &str); 4] = [
    ("a gate", r#", "gates": [{"attainment_of": "sales", "below": "80%", "multiply": "75%"}]"#),
    ("a hold", r#", "holds": [{"share": "30%", "until": "paid_on"}]"#),
    ("a cap by deal", r#", "caps": [{"per": "deal", "amount": "1500"}]"#),
    ("cancellations", r#", "clawback": {"by": "time_kept", "within_months": 12}"#),
];

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let (rows, people) = (numbers.next().unwrap_or(100_000), numbers.next().unwrap_or(200));
    let text = credits(rows, people);
    let start = Instant::now();
    let credits = read_credits(&text).expect("credits");
    println!("{rows} credits of {people} people, read in {:.1} ms; best of {REPEATS}", start.elapsed().as_secs_f64() * 1000.0);
    println!("{:>18} {:>9} {:>9} {:>9} {:>9} {:>9}", "milliseconds", "prepare", "first", "a step", "statement", "all lines");
    let mut prepared = Vec::new();
    let deal_by_deal = DEAL_BY_DEAL.map(|(name, more)| (name, PLANS[1].1, more));
    for (name, pays, more) in PLANS.map(|(name, pays)| (name, pays, "")).into_iter().chain(deal_by_deal) {
        let plan = plan(pays, more, 0);
        let (preparing, made) = best(|_| Prepared::new(&plan, Cow::Borrowed(&credits)).expect("credits"));
        let start = Instant::now();
        totals(&plan, &made).expect("totals");
        let first = start.elapsed();
        let (step, _) = best(|round| totals(&self::plan(pays, more, round), &made).expect("totals"));
        let (one, _) = best(|_| statement_of(&plan, &made, "Person 7").expect("a statement"));
        let (all, _) = best(|_| statements(&plan, &credits).expect("statements"));
        let [preparing, first, step, one, all] = [preparing, first, step, one, all].map(|time| time.as_secs_f64() * 1000.0);
        println!("{name:>18} {preparing:9.1} {first:9.1} {step:9.1} {one:9.1} {all:9.1}");
        prepared.push(made);
    }
    let (four, _) = best(|round| {
        for ((_, pays), made) in PLANS.iter().zip(&prepared) {
            let plan = plan(pays, "", round);
            totals(&plan, made).expect("totals");
            statement_of(&plan, made, "Person 7").expect("a statement");
        }
    });
    println!("four plans with totals and a statement each: {:.1} ms", four.as_secs_f64() * 1000.0);
}

/// A plan whose quota is another in each round.
fn plan(pays: &str, more: &str, round: usize) -> Plan {
    let text = format!(
        r#"{{"attain_plan": 1, "calendar": {{"quota_period": "quarter"}}, "people": [{{"name": "*", "quota": "{}", "target_pay": "20000"}}],
            "components": [{{"id": "sales", "pays": {pays}{more}}}]}}"#,
        2_500_000 + round
    );
    read_plan(&text).expect("a plan")
}

fn best<T>(run: impl Fn(usize) -> T) -> (Duration, T) {
    let timed = |round| {
        let start = Instant::now();
        let made = run(round);
        (start.elapsed(), made)
    };
    (0..REPEATS).map(timed).min_by_key(|(time, _)| *time).expect("repeats")
}

fn credits(rows: usize, people: usize) -> String {
    let mut random = fastrand::Rng::with_seed(7);
    let mut text = "person,date,amount,deal,product,paid_on,cancelled_on\n".to_owned();
    for row in 0..rows {
        let (person, month, day) = (random.usize(0..people), random.u32(1..=12), random.u32(1..=28));
        let (whole, cents) = (random.u32(100..50_000), random.u32(0..100));
        let cancelled = if row % 50 == 0 { format!("2026-12-{day:02}") } else { String::new() };
        let product = random.u32(0..20);
        writeln!(text, "Person {person},2026-{month:02}-{day:02},{whole}.{cents:02},D{row},P{product},2026-12-{day:02},{cancelled}")
            .expect("a string");
    }
    text
}
