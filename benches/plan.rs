//! How long statements of a large team take: 100,000 credits of 200 people, by plans of four kinds.
//!
//! `cargo bench --bench plan -- [credits] [people]`

use std::fmt::Write as _;
use std::time::Instant;

use attain::plan::credit::read::read as read_credits;
use attain::plan::document::read::read as read_plan;
use attain::plan::statement::evaluate::statements;

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

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let (rows, people) = (numbers.next().unwrap_or(100_000), numbers.next().unwrap_or(200));
    let text = credits(rows, people);
    let start = Instant::now();
    let credits = read_credits(&text).expect("credits");
    println!("{rows} credits of {people} people, read in {:.1} ms; best of {REPEATS}", start.elapsed().as_secs_f64() * 1000.0);
    for (name, pays) in PLANS {
        let plan = read_plan(&format!(
            r#"{{"attain_plan": 1, "calendar": {{"quota_period": "quarter"}}, "people": [{{"name": "*", "quota": "2500000", "target_pay": "20000"}}],
                "components": [{{"id": "sales", "pays": {pays}}}]}}"#
        ));
        let plan = plan.expect("a plan");
        let best = (0..REPEATS).map(|_| {
            let start = Instant::now();
            let found = statements(&plan, &credits).expect("statements");
            (start.elapsed(), found.people.iter().map(|statement| statement.lines.len()).sum::<usize>())
        });
        let (time, lines) = best.min().expect("repeats");
        println!("{name:>18}: {:6.1} ms, {lines} lines", time.as_secs_f64() * 1000.0);
    }
}

fn credits(rows: usize, people: usize) -> String {
    let mut random = fastrand::Rng::with_seed(7);
    let mut text = "person,date,amount,deal,product\n".to_owned();
    for row in 0..rows {
        let (person, month, day) = (random.usize(0..people), random.u32(1..=12), random.u32(1..=28));
        let (whole, cents) = (random.u32(100..50_000), random.u32(0..100));
        writeln!(text, "Person {person},2026-{month:02}-{day:02},{whole}.{cents:02},D{row},P{}", random.u32(0..20)).expect("a string");
    }
    text
}
