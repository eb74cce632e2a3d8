//! Looking into files that are imported: the rows behind a figure, and a file's beginning.

use std::collections::BTreeMap;

use crate::engine::protocol::{Failure, Reply};
use crate::engine::rows::{RowsPlan, parse};
use crate::engine::session::effect::{Held, Piece, Work};
use crate::ingest::preview::preview;
use crate::ingest::reader::HEAD;
use crate::ingest::shape::hints::Hints;

/// Files by the engine's numbers for them.
type Files<F> = BTreeMap<u32, Held<F>>;

/// Bytes as they were read, or why not.
type Read = Result<Vec<u8>, String>;

/// What to read for the rows of a plan.
pub fn rows<F: Clone>(plan: &RowsPlan, files: &Files<F>) -> Result<Work<F>, Failure> {
    let piece = |file, start, end| Some(Piece { file: files.get(&file)?.file.clone(), start, end });
    let pieces: Option<Vec<_>> = plan.spans.iter().map(|span| piece(span.file, span.start, span.end)).collect();
    pieces.map(Work::Pieces).ok_or_else(gone)
}

/// The rows of a plan, for which these pieces were read.
pub fn rows_read<F>(plan: &RowsPlan, pieces: Vec<Read>, files: &Files<F>) -> Reply {
    let name = |file| files.get(&file).map_or(String::new(), |held| held.name.clone());
    let pieces = plan.spans.iter().zip(pieces);
    let pieces: Result<Vec<_>, _> =
        pieces.map(|(span, piece)| piece.map_err(|reason| Failure::Unreadable { file: name(span.file), reason })).collect();
    pieces.map_or_else(Reply::Failed, |pieces| Reply::Rows(parse(plan, &pieces)))
}

/// What to read for a preview of a file.
pub fn head<F: Clone>(file: u32, files: &Files<F>) -> Result<Work<F>, Failure> {
    let held = files.get(&file).ok_or_else(gone)?;
    Ok(Work::Pieces(vec![Piece { file: held.file.clone(), start: 0, end: held.bytes.min(HEAD as u64) }]))
}

/// The preview of a file whose beginning was read.
pub fn head_read<F>(file: u32, hints: &Hints, pieces: Vec<Read>, files: &Files<F>) -> Reply {
    let name = files.get(&file).map_or(String::new(), |held| held.name.clone());
    match pieces.into_iter().next() {
        Some(Ok(head)) => Reply::Preview(preview(&head, head.len() < HEAD, hints)),
        Some(Err(reason)) => Reply::Failed(Failure::Unreadable { file: name, reason }),
        None => Reply::Failed(gone()),
    }
}

/// The file was removed before it was its turn.
fn gone() -> Failure {
    Failure::Unreadable { file: String::new(), reason: String::new() }
}
