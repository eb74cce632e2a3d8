//! How long a report takes over a million deals: what the overview asks, after
//! a start, a changed filter, and a changed period.
//!
//! `cargo bench --bench kpi -- [rows]`
//!
//! Of files that `cargo run --release --example generate` made, or of others with regions,
//! it tells what the whole catalogue takes, and which KPIs take most of it:
//! `cargo bench --bench kpi -- FILES…`

#[allow(dead_code, reason = "the options of examples are not all asked for")]
#[path = "../examples/arguments/mod.rs"]
mod arguments;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use attain::kpi::ask::{Ask, Context, Filter, Split};
use attain::kpi::catalogue::catalogue;
use attain::kpi::evaluate::answer::answer;
use attain::kpi::evaluate::cache::Cache;
use attain::sales::calendar::Calendar;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::sales::schema::{self, Dataset};
use attain::star::tables::{Dimension, Star, StarTable};
use attain::table::column::{Column, EMPTY_DAY};
use attain::table::dictionary::Dictionary;

const TILES: [&str; 10] = [
    "revenue",
    "won_deals",
    "win_rate",
    "average_deal_size",
    "median_deal_size",
    "sales_cycle",
    "new_opportunities",
    "open_pipeline",
    "weighted_pipeline",
    "lost_deals",
];
const CHARTS: [(&str, &str); 7] = [
    ("revenue", "region"),
    ("revenue", "product"),
    ("lost_deals", "lost_reason"),
    ("open_pipeline", "stage"),
    ("won_amount", "owner"),
    ("won_deals", "owner"),
    ("win_rate", "owner"),
];
const REPEATS: usize = 15;
/// So often where one report takes seconds.
const FEW_REPEATS: usize = 3;
/// So many of the slowest KPIs are listed.
const SLOWEST: usize = 15;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.first().map_or(Ok(1_000_000), |first| first.replace('_', "").parse()) {
        Ok(rows) => deals(rows),
        Err(_) => whole_catalogue(arguments)?,
    }
    Ok(())
}

/// All KPIs of some files, under a filter that is new, whole and as courses of a year.
fn whole_catalogue(files: Vec<String>) -> Result<(), String> {
    let engine = arguments::import(&arguments::options(files)?)?;
    let star = engine.star();
    let table = star.table(Dataset::Deals).ok_or("there are no deals")?;
    let regions = table.dimension("region").ok_or("there are no regions")?.members();
    let region = regions.texts().find(|text| !text.is_empty()).ok_or("no deal has a region")?.to_owned();
    let last = star.span().ok_or("there are no dates")?.end.ymd().0;
    let year = Period { start: day(last - 1, 1), end: day(last, 1) };
    let of = |filters| Context { period: Some(year), compare: Some(year.before(Calendar::Gregorian)), filters, ..Context::default() };
    let (all, one) = (of(Vec::new()), of(vec![Filter { dimension: "region".into(), members: vec![region] }]));
    let asks = |split: Split| catalogue().entries().iter().map(|entry| Ask { kpi: entry.id.clone(), split: split.clone() }).collect();
    let (whole, courses): (Vec<Ask>, Vec<Ask>) = (asks(Split::Whole), asks(Split::Over { grain: Grain::Month }));
    println!("{} deals, {} KPIs; best ms on the clock, mean ms on the processor of {FEW_REPEATS}", table.rows, whole.len());
    let after = |context: &Context, before: &[Ask]| {
        let mut cache = Cache::default();
        answer(star, catalogue(), &mut cache, context, before);
        cache
    };
    time_of(FEW_REPEATS, "whole catalogue, first", Cache::default, |cache| _ = answer(star, catalogue(), cache, &all, &whole));
    time_of(
        FEW_REPEATS,
        "whole catalogue, filter: a region",
        || after(&all, &whole),
        |cache| {
            _ = answer(star, catalogue(), cache, &one, &whole);
        },
    );
    time_of(
        FEW_REPEATS,
        "courses of twelve months, no filter",
        || after(&all, &whole),
        |cache| {
            _ = answer(star, catalogue(), cache, &all, &courses);
        },
    );
    time_of(
        FEW_REPEATS,
        "courses of twelve months, filter: a region",
        || after(&one, &whole),
        |cache| {
            _ = answer(star, catalogue(), cache, &one, &courses);
        },
    );
    for (name, asks) in [("whole", &whole), ("as a course", &courses)] {
        println!("\n{name}, filter: a region, the slowest in the order of the catalogue:");
        slowest(star, after(&all, &whole), &one, asks);
    }
    Ok(())
}

/// What each question takes where those before it have been answered.
fn slowest(star: &Star, mut cache: Cache, context: &Context, asks: &[Ask]) {
    let mut taken = Vec::new();
    for ask in asks {
        let start = Instant::now();
        answer(star, catalogue(), &mut cache, context, std::slice::from_ref(ask));
        taken.push((start.elapsed().as_secs_f64() * 1e3, &ask.kpi));
    }
    taken.sort_by(|left, right| right.0.total_cmp(&left.0));
    taken.iter().take(SLOWEST).for_each(|(ms, kpi)| println!("  {kpi:<58} {ms:8.2}"));
}

/// What the overview asks of so many deals.
fn deals(rows: usize) {
    let star = star(rows);
    let year = |year| Period { start: day(year, 1), end: day(year + 1, 1) };
    let two_years = Period { start: day(2023, 1), end: day(2025, 1) };
    let context = |period: Option<Period>, region: Option<usize>| Context {
        period,
        compare: period.map(|period| period.before(Calendar::Gregorian)),
        filters: region.map(|region| Filter { dimension: "region".into(), members: vec![member(region)] }).into_iter().collect(),
        ..Context::default()
    };
    println!(
        "{rows} deals, {} tiles with their course over 24 months, {} breakdowns; best ms on the clock, mean ms on the processor of {REPEATS}",
        TILES.len(),
        CHARTS.len()
    );
    let asks = overview();
    time("first report", Cache::default, |cache| report(&star, cache, &context(Some(two_years), None), &asks));
    let warm = || {
        let mut cache = Cache::default();
        report(&star, &mut cache, &context(Some(two_years), None), &asks);
        cache
    };
    time("filter: one region of six", warm, |cache| report(&star, cache, &context(Some(two_years), Some(2)), &asks));
    let most = Context {
        filters: vec![Filter { dimension: "region".into(), members: (1..6).map(member).collect() }],
        ..context(Some(two_years), None)
    };
    time("filter: five regions of six", warm, |cache| report(&star, cache, &most, &asks));
    time("period: one year", warm, |cache| report(&star, cache, &context(Some(year(2024)), None), &asks));
    time("period: all the data", warm, |cache| report(&star, cache, &context(None, None), &asks));
    let all: Vec<Ask> = catalogue().entries().iter().map(|entry| Ask { kpi: entry.id.clone(), split: Split::Whole }).collect();
    let name = format!("whole catalogue ({}), filter: one region of six", all.len());
    time(&name, warm, |cache| _ = answer(&star, catalogue(), cache, &context(Some(two_years), Some(2)), &all));
    let courses: Vec<Ask> = all.iter().map(|ask| Ask { kpi: ask.kpi.clone(), split: Split::Over { grain: Grain::Month } }).collect();
    let name = format!("the page of all KPIs: {} courses of twelve months", courses.len());
    let last_year = context(Some(year(2024)), Some(2));
    let valued = || {
        let mut cache = Cache::default();
        answer(&star, catalogue(), &mut cache, &last_year, &all);
        cache
    };
    time_of(FEW_REPEATS, &name, valued, |cache| _ = answer(&star, catalogue(), cache, &last_year, &courses));
    println!("the slowest of the whole catalogue, of the courses and of all the data:");
    slowest(&star, warm(), &context(Some(two_years), Some(2)), &all);
    println!();
    slowest(&star, valued(), &last_year, &courses);
    println!();
    slowest(&star, warm(), &context(None, None), &asks);
    let customers = |split| [Ask { kpi: "customers".to_owned(), split }];
    time("customers, filter: one region of six", warm, |cache| {
        report(&star, cache, &context(Some(two_years), Some(2)), &customers(Split::Whole));
    });
    let by_owner = customers(Split::By { dimension: "owner".to_owned(), limit: 12 });
    time("customers by owner, filter: one region of six", warm, |cache| {
        report(&star, cache, &context(Some(two_years), Some(2)), &by_owner);
    });
    println!("\nfilter: one region of six, each question by itself:");
    for ask in &asks {
        let name = format!("  {} {:?}", ask.kpi, ask.split);
        time(&name, warm, |cache| report(&star, cache, &context(Some(two_years), Some(2)), std::slice::from_ref(ask)));
    }
}

fn overview() -> Vec<Ask> {
    let over = TILES.map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Over { grain: Grain::Month } });
    let by = CHARTS.map(|(kpi, dimension)| Ask { kpi: kpi.to_owned(), split: Split::By { dimension: dimension.to_owned(), limit: 12 } });
    over.into_iter().chain(by).collect()
}

fn report(star: &Star, cache: &mut Cache, context: &Context, asks: &[Ask]) {
    let answers = answer(star, catalogue(), cache, context, asks);
    // How likely deals were to be won is known of today alone.
    assert!(answers.iter().all(|answer| answer.now.is_ok() || answer.kpi == "weighted_pipeline"), "{answers:?}");
}

/// The best time on the clock and, since a busy machine blurs that, the mean
/// time on the processor where the system tells it.
fn time(name: &str, fresh: impl Fn() -> Cache, run: impl Fn(&mut Cache)) {
    time_of(REPEATS, name, fresh, run);
}

fn time_of(repeats: usize, name: &str, fresh: impl Fn() -> Cache, run: impl Fn(&mut Cache)) {
    let once = |_| {
        let mut cache = fresh();
        let (start, processor) = (Instant::now(), processor_ms());
        run(&mut cache);
        (start.elapsed().as_secs_f64() * 1e3, processor_ms() - processor)
    };
    let times: Vec<(f64, f64)> = (0..repeats).map(once).collect();
    let best = times.iter().map(|(clock, _)| *clock).fold(f64::INFINITY, f64::min);
    let processor = times.iter().map(|(_, processor)| processor).sum::<f64>() / repeats as f64;
    println!("{name:<60} {best:8.2} {processor:8.2}");
}

/// Milliseconds this thread has run, as Linux counts them.
fn processor_ms() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or_default() / 1e6
}

/// Four years of deals, more or less in the order of their creation.
fn star(rows: usize) -> Star {
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut below = move |limit: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 16) % limit
    };
    let (first, days) = (day(2021, 1).0, 1461);
    let mut texts: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let (mut amount, mut probability, mut created, mut closed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in 0..rows {
        let status = 1 + [0, 0, 0, 0, 0, 1, 1, 1, 2, 2][below(10) as usize];
        for (field, members) in [("account", 20_000), ("owner", 200), ("product", 40), ("source", 12), ("region", 6), ("stage", 7)] {
            texts.entry(field).or_default().push(1 + (below(members) * below(members) / members) as u32);
        }
        texts.entry("lost_reason").or_default().push(if status == 2 { 1 + below(8) as u32 } else { 0 });
        texts.entry("status").or_default().push(status);
        amount.push(10_000 + below(5_000_000) as i64);
        probability.push(below(100) as i64);
        let start = first + (row * days / rows) as i32 + below(20) as i32;
        created.push(start);
        closed.push(if status == 3 { EMPTY_DAY } else { start + 5 + below(120) as i32 });
    }
    let mut table = StarTable { rows, ..StarTable::default() };
    for (field, codes) in texts {
        let mut dictionary = Dictionary::default();
        let most = codes.iter().max().map_or(0, |most| *most as usize);
        for code in 1..=most {
            dictionary.code_or_insert(if field == "status" { ["won", "lost", "open"][code - 1] } else { &*member(code).leak() });
        }
        let column = Arc::new(Column::Text { dictionary, codes });
        table.fields.insert(field.to_owned(), column.clone());
        let dimension = schema::table(Dataset::Deals).and_then(|table| table.field(field)).and_then(|field| field.dimension.clone());
        let filled = Dimension::of_field(column, String::new());
        table.dimensions.extend(dimension.zip(filled));
    }
    let mut insert = |field: &str, column| table.fields.insert(field.to_owned(), Arc::new(column));
    insert("amount", Column::Number { values: amount, decimals: 2 });
    insert("probability", Column::Number { values: probability, decimals: 2 });
    insert("created_at", Column::Date { days: created, seconds: None });
    insert("closed_at", Column::Date { days: closed, seconds: None });
    Star::new(BTreeMap::from([(Dataset::Deals, table)]))
}

fn member(code: usize) -> String {
    format!("member {code}")
}

fn day(year: i32, month: u32) -> Day {
    Day::from_ymd(year, month, 1).unwrap_or(Day(0))
}
