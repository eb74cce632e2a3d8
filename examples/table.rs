//! Prints a file as the plain table it was read as, header first; of an archive
//! or a workbook the first table.
//!
//! `cargo run --release --example table -- FILE`

use std::process::ExitCode;

use attain::container::now::{Unpacked, open};
use attain::ingest::records::records;
use attain::ingest::shape::hints::Hints;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: table FILE");
        return ExitCode::FAILURE;
    };
    let mut unpacked = Unpacked::default();
    let path = std::path::PathBuf::from(path);
    if let Err(error) = std::fs::File::open(&path).and_then(|file| open(&path.to_string_lossy(), file, &mut unpacked)) {
        eprintln!("{}: {error}", path.display());
        return ExitCode::FAILURE;
    }
    for issue in &unpacked.problems {
        eprintln!("{}: {:?}", issue.name_left_out().unwrap_or_default(), issue.problem.kind);
    }
    for (name, _) in unpacked.files.iter().skip(1) {
        eprintln!("{name}: not printed, only the first table is");
    }
    let Some((_, bytes)) = unpacked.files.first() else { return ExitCode::FAILURE };
    let table = records(bytes, &Hints::default());
    match print(&table.header, &table.rows) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// RFC 4180, with a line feed at each record's end.
fn print(header: &[String], rows: &[Vec<String>]) -> Result<(), csv::Error> {
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(std::io::stdout().lock());
    // An empty file has no header either.
    let header = (!header.is_empty()).then_some(header);
    header.into_iter().chain(rows.iter().map(Vec::as_slice)).try_for_each(|record| out.write_record(record))?;
    Ok(out.flush()?)
}
