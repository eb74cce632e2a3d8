//! A file with one bad cell in a hundred: it is read, and every bad cell is counted.

use attain::ingest::reader::read;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;
use attain::sample::spoil::{Made, Spoiler};
use attain::sample::{Size, write_deals};

#[test]
fn every_bad_cell_is_counted() {
    let (deals, seed) = (50_000, 3);
    let mut bytes = Vec::new();
    let mut spoiler = Spoiler::new(&mut bytes, seed, 10_000);
    write_deals(seed, Size { deals }, &mut spoiler).unwrap();
    let made = spoiler.made;
    let share = made.total() as f64 / (deals as f64 * 15.0);
    assert!((0.008..0.012).contains(&share), "{share}: {made:?}");

    let import = read("deals.csv", &bytes, &Hints::default());
    let mut listed = Made::default();
    for problem in &import.problems {
        match problem.kind {
            ProblemKind::Misfit { .. } => listed.misfits += problem.count,
            ProblemKind::BadQuote => listed.quotes += problem.count,
            ProblemKind::TooFewFields | ProblemKind::MissingDelimiter => listed.missing += problem.count,
            ProblemKind::TooManyFields | ProblemKind::ExtraDelimiter => listed.extra += problem.count,
            _ => panic!("nobody made this: {problem:?}"),
        }
    }
    assert_eq!(listed, made);
    let rows = import.rows;
    assert_eq!((rows.read, rows.kept + rows.set_aside), (deals, deals));
    let misfits: u64 = import.columns.iter().map(|column| column.profile.misfits).sum();
    assert_eq!(misfits, made.misfits);
}
