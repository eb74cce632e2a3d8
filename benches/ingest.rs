//! How long it takes to read a file of a million deals, natively, on one thread.
//!
//! `cargo bench --bench ingest [-- ROWS]`; the shortest of five runs counts. Shown is processor time.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use attain::ingest::plan::Outcome;
use attain::ingest::reader::Reader;
use attain::ingest::scan::mask::masks;
use attain::ingest::scan::record::Fields;
use attain::ingest::scan::rules::Rules;
use attain::ingest::scan::split::{Splitter, WINDOW};
use attain::ingest::shape::hints::Hints;
use attain::ingest::values::kind::ColumnKind;

/// The size of the pieces in which a browser hands over a file.
const PIECE: usize = 4 << 20;

fn main() {
    let rows = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1_000_000);
    let file = deals(rows);
    println!("{rows} rows, {:.1} MB", file.len() as f64 / 1e6);
    shortest("masks only", || {
        file.as_bytes().as_chunks::<64>().0.iter().map(|block| masks(block, b'"', b',').delimiter.count_ones()).sum::<u32>()
    });
    shortest("split only", || {
        let (mut splitter, mut fields, mut done) = (Splitter::new(Rules::new(b',', b'"')), Fields::default(), 0);
        while done < file.len() {
            let end = file.len().min(done + WINDOW);
            done += splitter.split(&file.as_bytes()[done..end], end == file.len(), &mut fields);
        }
        done as u32
    });
    shortest("whole import", || {
        let mut reader = Reader::new("deals.csv", &Hints::default());
        file.as_bytes().chunks(PIECE).for_each(|piece| reader.feed(piece, &mut ()));
        let fed = Instant::now();
        let import = match reader.finish(&mut ()) {
            Outcome::Read(import) => import,
            Outcome::Again(plan) => panic!("must be read at once: {plan:?}"),
            Outcome::Over(limit) => panic!("too large: {limit:?}"),
        };
        assert_eq!((import.rows.kept, import.rows.set_aside), (rows, 0));
        let kinds: Vec<ColumnKind> = import.columns.iter().map(|column| column.profile.kind).collect();
        black_box(kinds);
        fed.elapsed().as_millis() as u32
    });
}

/// Processor time of this thread, which other programs do not lengthen as
/// much; wall time where the system does not tell.
fn processor_time(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next().and_then(|first| first.parse().ok()));
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn shortest(what: &str, run: impl Fn() -> u32) {
    let start = Instant::now();
    let times = (0..5).map(|_| {
        let before = processor_time(start);
        let note = black_box(run());
        (processor_time(start) - before, note)
    });
    let (time, note) = times.min().unwrap_or_default();
    println!("{what}: {:.0} ms ({note})", time.as_secs_f64() * 1e3);
}

/// Fifteen columns as a CRM exports them: ids, texts that repeat more or less
/// often, money, dates.
fn deals(rows: u64) -> String {
    let mut state = 42u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut file = String::from(
        "Deal ID,Deal Name,Account,Owner,Region,Product,Stage,Amount,Probability,Created Date,Close Date,Lead Source,Industry,Next Step,Last Activity\n",
    );
    for row in 0..rows {
        let account = random(20_000);
        let stage = ["Prospecting", "Qualification", "Proposal", "Negotiation", "Closed Won", "Closed Lost"][random(6) as usize];
        let product =
            ["GTX Basic", "GTX Pro", "GTX Plus Pro", "MG Special", "MG Advanced", "GTK 500", "\"Bundle, large\""][random(7) as usize];
        let region = ["Central", "East", "West", "North"][random(4) as usize];
        let source = ["Web", "Partner", "Referral", "Outbound", "Event"][random(5) as usize];
        let industry = ["Technology", "Retail", "Finance", "Healthcare", "Manufacturing", "Services"][random(6) as usize];
        let (created, closed, active) = (random(1400), random(1400), random(1400));
        let _ = writeln!(
            file,
            "D-{:09},Renewal {row} for account {account},Account {account:05} Inc,Agent Number {:03},{region},{product},{stage},{}.{:02},{},{},{},{source},{industry},{},{}",
            row * 7 + 13,
            random(200),
            random(90_000),
            random(100),
            random(21) * 5,
            day(created),
            day(closed),
            ["", "Call back", "Send quote"][random(3) as usize],
            day(active),
        );
    }
    file
}

fn day(number: u64) -> attain::sales::day::Day {
    attain::sales::day::Day(18_262 + number as i32)
}
