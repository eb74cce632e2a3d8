//! Reading rows back from the files they stand in.
//!
//! The engine keeps no text that does not repeat; it knows where each row
//! begins, and the caller, who has the file, reads those bytes.

use std::sync::Arc;

use crate::engine::protocol::RowPage;
use crate::ingest::rows::readback;
use crate::ingest::shape::layout::Layout;
use crate::sales::schema::Dataset;
use crate::star::file::File;
use crate::star::fill::Part;

/// How many rows a page of [`RowPage`] has.
pub const ROWS_PER_PAGE: usize = 100;

/// What to read for a page of rows.
#[derive(Clone, Debug)]
pub struct RowsPlan {
    pub dataset: Dataset,
    pub page: u32,
    pub total: u64,
    pub header: Vec<String>,
    pub spans: Vec<Span>,
}

/// The bytes of one row, from `start` up to, but not including, `end`.
#[derive(Clone, Debug)]
pub struct Span {
    pub file: u32,
    pub start: u64,
    pub end: u64,
    /// The label of the file's encoding.
    pub encoding: String,
    pub layout: Arc<Layout>,
    /// The row's cells in the order of the plan's header, as field numbers from 0.
    pub cells: Vec<Option<usize>>,
}

/// Whether there are rows behind this page.
pub fn has_next(page: &RowPage) -> bool {
    (u64::from(page.page) + 1) * (ROWS_PER_PAGE as u64) < page.total
}

/// Where a page of these rows stands in the files.
pub fn plan(dataset: Dataset, rows: &[u32], page: u32, parts: &[Part], files: &[File]) -> RowsPlan {
    let files: Vec<(&Part, &File)> =
        parts.iter().filter_map(|part| Some((part, files.iter().find(|file| file.number == part.file)?))).collect();
    let mut header: Vec<String> = Vec::new();
    for name in files.iter().flat_map(|(_, file)| &file.columns).map(|column| &column.name) {
        if !header.contains(name) {
            header.push(name.clone());
        }
    }
    let cells = |file: &File| header.iter().map(|name| file.columns.iter().position(|column| column.name == *name)).collect::<Vec<_>>();
    let cells: Vec<Vec<Option<usize>>> = files.iter().map(|(_, file)| cells(file)).collect();
    let wanted = rows.iter().skip(page as usize * ROWS_PER_PAGE).take(ROWS_PER_PAGE);
    let mut spans: Vec<Span> = Vec::new();
    for &row in wanted {
        let mut row = row as usize;
        for ((part, file), cells) in files.iter().zip(&cells) {
            if row < part.rows {
                let place = part.kept.as_ref().and_then(|kept| kept.get(row)).map_or(row, |&place| place as usize);
                add(&mut spans, file, cells, place);
                break;
            }
            row -= part.rows;
        }
    }
    RowsPlan { dataset, page, total: rows.len() as u64, header, spans }
}

/// Adds a row to what is to be read: its own bytes and no others.
fn add(spans: &mut Vec<Span>, file: &File, cells: &[Option<usize>], row: usize) {
    let Some(&start) = file.offsets.get(row) else { return };
    let end = file.offsets.get(row + 1).copied().unwrap_or(file.bytes);
    spans.push(Span {
        file: file.number,
        start,
        end,
        encoding: file.dialect.encoding.clone(),
        layout: Arc::clone(&file.layout),
        cells: cells.to_vec(),
    });
}

/// The rows in these pieces, one piece for each span of the plan.
pub fn parse(plan: &RowsPlan, pieces: &[Vec<u8>]) -> RowPage {
    let rows = plan.spans.iter().zip(pieces).map(|(span, piece)| row(span, piece)).collect();
    RowPage { dataset: plan.dataset, header: plan.header.clone(), rows, page: plan.page, total: plan.total }
}

fn row(span: &Span, piece: &[u8]) -> Vec<String> {
    let encoding = encoding_rs::Encoding::for_label(span.encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let (text, _) = encoding.decode_without_bom_handling(piece);
    let fields = readback::cells(&span.layout, text.as_bytes());
    span.cells.iter().map(|cell| cell.and_then(|cell| fields.get(cell).cloned()).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::has_next;
    use crate::engine::protocol::RowPage;
    use crate::sales::schema::Dataset;

    #[test]
    fn a_page_knows_whether_it_is_the_last() {
        for (page, total, expected) in
            [(0, 0, false), (0, 100, false), (0, 101, true), (1, 120, false), (1, 200, false), (1, 201, true), (u32::MAX, 5, false)]
        {
            let page = RowPage { dataset: Dataset::Deals, header: Vec::new(), rows: Vec::new(), page, total };
            assert_eq!(has_next(&page), expected, "page {} of {total} rows", page.page);
        }
    }
}
