//! What has to hold for any bytes at all.

use std::io::Cursor;
use std::time::{Duration, Instant};

use attain::container::now::{Unpacked, open};
use attain::ingest::import::Import;
use attain::ingest::limits::Limit;
use attain::ingest::plan::{Outcome, Plan};
use attain::ingest::preview::preview;
use attain::ingest::reader::{HEAD, Reader};
use attain::ingest::records::records;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;
use fastrand::Rng;

/// So long may a file take, and so much more each of its bytes: a hundred times
/// what it takes, for the machine may be busy with something else.
const PATIENCE: Duration = Duration::from_millis(500);
const PATIENCE_PER_BYTE: Duration = Duration::from_micros(20);

/// Opens the bytes as a container, and reads what is in it.
pub fn check_container(bytes: &[u8], rng: &mut Rng) {
    let started = Instant::now();
    let mut unpacked = Unpacked::default();
    open("file.zip", Cursor::new(bytes), &mut unpacked).unwrap();
    assert!(started.elapsed() < PATIENCE * 10, "unpacking took {:?}", started.elapsed());
    assert!(!unpacked.files.is_empty() || !unpacked.problems.is_empty(), "a container that is gone without a word");
    for (_, file) in unpacked.files.iter().filter(|(_, file)| file.len() < 100_000) {
        check(file, rng);
    }
}

/// Reads the bytes in every way; panics if something does not hold.
pub fn check(bytes: &[u8], rng: &mut Rng) {
    // A line of a few thousand delimiters can be too wide a table.
    let Ok(import) = timely(bytes) else {
        assert!(bytes.len() as u64 > Limit::Columns.most());
        return;
    };
    conserved(bytes, &import);
    if rng.u8(..4) == 0 {
        let table = records(bytes, &Hints::default());
        // Sums, names of groups, and another table of the same width, show only in
        // finished columns: as text their rows are still there.
        let is_found_late =
            |kind: &ProblemKind| matches!(kind, ProblemKind::TotalRow | ProblemKind::OutsideTable | ProblemKind::OtherTable);
        let late: u64 = import.problems.iter().filter(|problem| is_found_late(&problem.kind)).map(|problem| problem.count).sum();
        let kept = import.rows.kept;
        assert!((kept..=kept + late).contains(&(table.rows.len() as u64)), "rows as text: {} of {kept} and {late}", table.rows.len());
        assert!(table.rows.iter().all(|row| row.len() == import.columns.len().max(1)), "the width of rows as text");
    }
    if rng.u8(..8) == 0 {
        preview(bytes.get(..HEAD).unwrap_or(bytes), bytes.len() < HEAD, &Hints::default());
    }
    if rng.u8(..8) == 0 {
        let size = 1 + rng.usize(..bytes.len().clamp(1, 200));
        assert_eq!(in_pieces(bytes, size).map(|import| shown(&import)), Ok(shown(&import)), "in pieces of {size}");
    }
    if rng.u32(..20_000) == 0 {
        // Long files cross windows, and what takes more than linear time shows.
        let long = bytes.repeat(200_000 / bytes.len().max(1));
        let read = timely(&long);
        if let Ok(import) = &read {
            conserved(&long, import);
        }
        let size = 1 + rng.usize(500..90_000);
        let shown = |read: Result<Import, Limit>| read.map(|import| shown(&import));
        assert_eq!(shown(in_pieces(&long, size)), shown(read), "two hundred thousand bytes in pieces of {size}");
    }
}

fn timely(bytes: &[u8]) -> Result<Import, Limit> {
    let bound = PATIENCE + PATIENCE_PER_BYTE * bytes.len() as u32;
    let mut taken = Duration::ZERO;
    // One try may be slow for the machine's own reasons.
    for _ in 0..3 {
        let started = Instant::now();
        let read = in_pieces(bytes, usize::MAX);
        taken = started.elapsed();
        if taken < bound {
            return read;
        }
    }
    panic!("{} bytes took {taken:?}", bytes.len());
}

/// No row is lost, and each is found again.
fn conserved(bytes: &[u8], import: &Import) {
    let rows = import.rows;
    assert_eq!(rows.read, rows.kept + rows.set_aside, "rows read");
    assert!(import.columns.iter().all(|column| column.column.len() as u64 == rows.kept), "the length of columns");
    assert_eq!(import.offsets.len() as u64, rows.kept, "the number of offsets");
    assert!(import.offsets.is_sorted_by(|one, next| one < next), "the order of offsets");
    assert!(import.offsets.last().is_none_or(|last| *last < bytes.len() as u64), "the last offset");
    let named: std::collections::HashSet<&str> = import.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(named.len(), import.columns.len(), "names of columns");
    for column in &import.columns {
        assert!(column.profile.misfits <= column.profile.filled, "misfits of {}", column.name);
        assert!(column.profile.filled <= rows.kept, "filled cells of {}", column.name);
    }
    assert!(
        import.problems.iter().all(|problem| problem.count > 0 && problem.examples.len() as u64 <= problem.count),
        "counts of problems"
    );
}

fn in_pieces(bytes: &[u8], size: usize) -> Result<Import, Limit> {
    let mut reader = Reader::again("file.csv", Plan::default());
    for attempt in 0.. {
        assert!(attempt < 5, "read again and again");
        bytes.chunks(size.max(1)).for_each(|piece| reader.feed(piece, &mut ()));
        match reader.finish(&mut ()) {
            Outcome::Read(import) => return Ok(*import),
            Outcome::Again(plan) => reader = Reader::again("file.csv", *plan),
            Outcome::Over(limit) => return Err(limit),
        }
    }
    unreachable!()
}

/// Everything an import says, for comparing.
fn shown(import: &Import) -> String {
    let columns: Vec<String> = import
        .columns
        .iter()
        .map(|column| {
            let cells: Vec<_> = (0..column.column.len()).map(|row| (column.column.written(row), column.column.key(row))).collect();
            format!("{} {:?} {cells:?}", column.name, column.profile)
        })
        .collect();
    format!("{:?} {:?} {:?} {:?}\n{}", import.dialect, import.rows, import.offsets, import.problems, columns.join("\n"))
}
