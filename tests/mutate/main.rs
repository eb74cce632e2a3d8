//! Valid files, spoiled at random: none of them may bring the reader down, hold
//! it up or lose a row.
//!
//! A part of every test run; `make mutate MUTATIONS=10000000` is the long one.
//! What fails is made as small as it can be and printed; `FILE=…` runs one file's
//! mutations again.

mod check;
mod files;
mod mutation;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fastrand::Rng;

/// A valid file is spoiled so often, each time anew.
const PER_FILE: u64 = 16;
/// Every so many files one is a container.
const CONTAINERS: u64 = 8;
/// A single file that takes longer hangs.
const HANGS_AFTER: Duration = Duration::from_secs(60);

#[test]
fn no_mutation_breaks_the_reader() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.replace('_', "").parse().ok()).unwrap_or(usual);
    let (mutations, seed, only) = (number("MUTATIONS", 20_000), number("SEED", 1), number("FILE", u64::MAX));
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let (done, bytes) = (AtomicU64::new(0), AtomicU64::new(0));
    let failures = Mutex::new(Vec::new());
    let files = mutations.div_ceil(PER_FILE);
    let busy: Vec<Mutex<Option<(Instant, u64)>>> = (0..threads).map(|_| Mutex::new(None)).collect();
    // What is caught is told below; a backtrace for every attempt to shrink it would drown it.
    std::panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for (thread, busy) in busy.iter().enumerate() {
            let (done, bytes, failures) = (&done, &bytes, &failures);
            scope.spawn(move || {
                for file in (thread as u64..files).step_by(threads as usize).filter(|file| only == u64::MAX || *file == only) {
                    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ file);
                    let is_container = file % CONTAINERS == 0;
                    let make = if is_container { files::container } else { files::valid };
                    let (valid, other) = (make(&mut rng), make(&mut rng));
                    for _ in 0..PER_FILE {
                        let spoiled = mutation::mutate(&mut rng, valid.clone(), &other);
                        let way = rng.u64(..);
                        *lock(busy) = Some((Instant::now(), file));
                        if let Err(reason) = holds(is_container, &spoiled, way) {
                            // Told at once, too: a long run may be stopped before its end.
                            eprintln!("file {file}: {reason}");
                            lock(failures).push(format!("{reason}\n{}", spoiled_least(is_container, spoiled.clone(), way)));
                        }
                        bytes.fetch_add(spoiled.len() as u64, Ordering::Relaxed);
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                    if lock(failures).len() >= 5 {
                        break;
                    }
                }
                *lock(busy) = None;
            });
        }
        scope.spawn(|| watch(&busy, &done));
    });
    let _ = std::panic::take_hook();
    let (done, megabytes, took) = (done.into_inner(), bytes.into_inner() as f64 / 1e6, started.elapsed());
    println!("{done} mutations, {megabytes:.0} MB, {:.1} s on {threads} threads, seed {seed}", took.as_secs_f64());
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of them failed:\n\n{}", failures.len(), failures.join("\n\n"));
}

/// Ends the run if one file never ends: there is no other way out of a loop without end.
fn watch(busy: &[Mutex<Option<(Instant, u64)>>], done: &AtomicU64) {
    let mut told = Instant::now();
    std::thread::sleep(Duration::from_millis(100));
    while busy.iter().any(|busy| lock(busy).is_some()) {
        for busy in busy {
            let late = lock(busy).filter(|(since, _)| since.elapsed() > HANGS_AFTER);
            if let Some((_, file)) = late {
                eprintln!("a mutation of file {file} does not come to an end");
                std::process::exit(1);
            }
        }
        if told.elapsed() > Duration::from_secs(30) {
            told = Instant::now();
            println!("{} done", done.load(Ordering::Relaxed));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Why the bytes break the reader, if they do. `way` decides in which ways they are read.
fn holds(is_container: bool, bytes: &[u8], way: u64) -> Result<(), String> {
    let check = if is_container { check::check_container } else { check::check };
    catch_unwind(AssertUnwindSafe(|| check(bytes, &mut Rng::with_seed(way)))).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default().chars().take(1500).collect()
    })
}

/// The bytes without whatever can be left out so that they still fail, in Rust's spelling.
fn spoiled_least(is_container: bool, mut bytes: Vec<u8>, way: u64) -> String {
    let mut size = bytes.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut fewer = bytes.clone();
            fewer.drain(at..bytes.len().min(at + size));
            if holds(is_container, &fewer, way).is_err() { bytes = fewer } else { at += size }
        }
        size /= 2;
    }
    format!("b\"{}\"", bytes.escape_ascii())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
