//! Prints a file as the plain table it was read as, header first; of an archive
//! or a workbook the first table.
//!
//! `cargo run --release --example table -- FILE`

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use attain::container::now::{Unpacked, open};
use attain::ingest::import::Hints;
use attain::ingest::records::records;

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
    for problem in &unpacked.problems {
        eprintln!("{}: {:?}", problem.file, problem.kind);
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
fn print(header: &[String], rows: &[Vec<String>]) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    // An empty file has no header either.
    let header = (!header.is_empty()).then_some(header);
    for record in header.into_iter().chain(rows.iter().map(Vec::as_slice)) {
        for (index, cell) in record.iter().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            // A line with nothing on it would be no record.
            let quoted = cell.contains([',', '"', '\n', '\r']) || record.len() == 1 && cell.is_empty();
            match quoted {
                true => write!(out, "\"{}\"", cell.replace('"', "\"\""))?,
                false => out.write_all(cell.as_bytes())?,
            }
        }
        out.write_all(b"\n")?;
    }
    out.flush()
}
