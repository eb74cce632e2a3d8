//! The limits: beyond them a message, near them a warning, and never a reader
//! that takes all the memory or all the time there is.

use attain::ingest::import::Import;
use attain::ingest::limits::Limit;
use attain::ingest::plan::Outcome;
use attain::ingest::reader::{Reader, read};
use attain::ingest::records::records;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;

const MIB: usize = 1 << 20;

/// Whether over or near, and what.
type Limits = &'static [(&'static str, &'static str)];

fn limits(import: &Import) -> Vec<(&'static str, &'static str)> {
    let limits = import.problems.iter().filter_map(|problem| match problem.kind {
        ProblemKind::OverLimit { limit } => Some(("over", limit.code())),
        ProblemKind::NearLimit { limit } => Some(("near", limit.code())),
        _ => None,
    });
    limits.collect()
}

#[test]
fn very_many_columns_of_one_name_take_no_longer() {
    // Numbered one by one from the first, these would take minutes.
    let started = std::time::Instant::now();
    let import = read("same.csv", "a,".repeat(300_000).as_bytes(), &Hints::default());
    assert_eq!(limits(&import), [("over", "columns")]);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// A table of so many columns and two rows.
fn wide(columns: usize) -> String {
    let line = |cell: &dyn Fn(usize) -> String| (0..columns).map(cell).collect::<Vec<_>>().join(",") + "\n";
    line(&|column| format!("Column {column}")) + &line(&|column| column.to_string()) + &line(&|column| (column * 7).to_string())
}

#[test]
fn very_many_columns_are_refused() {
    let cases: [(usize, Limits, usize); 5] = [
        (1500, &[], 1500),
        (1601, &[("near", "columns")], 1601),
        (2000, &[("near", "columns")], 2000),
        (2001, &[("over", "columns")], 0),
        (100_000, &[("over", "columns")], 0),
    ];
    for (columns, expected, read_columns) in cases {
        let text = wide(columns);
        let import = read("wide.csv", text.as_bytes(), &Hints::default());
        assert_eq!(limits(&import), expected, "{columns}");
        assert_eq!(import.columns.len(), read_columns, "{columns}");
        let mut reader = Reader::new("wide.csv", &Hints::default());
        text.as_bytes().chunks(1000).for_each(|piece| reader.feed(piece, &mut ()));
        match reader.finish(&mut ()) {
            Outcome::Read(import) => assert_eq!(import.columns.len(), read_columns),
            Outcome::Over(limit) => assert_eq!((limit, read_columns), (Limit::Columns, 0)),
            Outcome::Again(_) => panic!("read again"),
        }
    }
}

#[test]
fn a_header_longer_than_the_first_look_is_read_whole() {
    let long = "x".repeat(100);
    let header: Vec<String> = (0..1000).map(|column| format!("{long} {column}")).collect();
    let text = format!("{}\n{}\n", header.join(";"), vec!["1"; 1000].join(";"));
    let import = read("long.csv", text.as_bytes(), &Hints::default());
    assert_eq!(import.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>(), header);
    assert_eq!(records(text.as_bytes(), &Hints::default()).header, header);
}

/// Feeds a file made while it is read, so that it lies nowhere as a whole.
fn fed(begin: &[u8], piece: &[u8], pieces: usize, end: &[u8]) -> Import {
    let mut reader = Reader::new("long.csv", &Hints::default());
    loop {
        reader.feed(begin, &mut ());
        (0..pieces).for_each(|_| reader.feed(piece, &mut ()));
        reader.feed(end, &mut ());
        match reader.finish(&mut ()) {
            Outcome::Read(import) => return *import,
            Outcome::Again(plan) => reader = Reader::again("long.csv", *plan),
            Outcome::Over(limit) => panic!("{limit:?}"),
        }
    }
}

#[test]
fn one_endless_cell_is_set_aside_and_what_follows_is_read() {
    let text = vec![b'x'; MIB];
    let lines = b"some words, and more\n".repeat(MIB / 21);
    let mut after = Vec::new();
    (0..1000).for_each(|row| after.extend(format!("{row},good\n").bytes()));
    let cells = b"3,good,".repeat(MIB / 7);
    let cases: [(&[u8], &[u8], &[u8]); 5] = [
        (b"id,note\n1,fine\n2,", &text, b"\n"),
        (b"id,note\n1,fine\n2,\"", &text, b"\"\n"),
        (b"id,note\n1,fine\n2,\"", &text, b"\n"),
        (b"id,note\n1,fine\n2,", &cells, b"\n"),
        (b"id,note\n1,fine\n2,\"", &lines, b"\"\n"),
    ];
    for (begin, piece, end) in cases {
        let import = fed(begin, piece, 6, &[end, &after].concat());
        assert_eq!(import.rows.read, import.rows.kept + import.rows.set_aside);
        assert!(!import.problems.is_empty());
        // Lines behind a quote that never ends are rows, each of its own; the pieces of one line are none.
        if piece == lines {
            assert!(import.rows.kept >= 1001, "{:?}", import.rows);
        } else {
            assert_eq!((import.rows.kept, import.rows.set_aside), (1001, 1), "{}", begin.escape_ascii());
            let place =
                import.problems.iter().find(|problem| problem.kind == ProblemKind::BadQuote).map(|problem| problem.examples[0].line);
            assert_eq!((place, import.offsets.len()), (Some(3), 1001));
        }
    }
}
