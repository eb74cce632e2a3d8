//! An Excel workbook: each sheet that is not empty becomes a CSV file.

use std::io::{Read, Seek};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::container::csv::Lines;
use crate::container::moment;
use crate::container::pour::{PIECE, Trouble};
use crate::container::shelf::Shelf;
use crate::ingest::limits::Limit;
use crate::ingest::report::problem::ProblemKind;

/// Cells between two pauses: so many take some milliseconds.
const CELLS: u32 = 4096;

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Trouble {
        match error {
            XlsxError::Io(error) => error.into(),
            XlsxError::Zip(error) => error.into(),
            XlsxError::Password => Trouble::refused("encrypted"),
            _ => Trouble::refused("broken"),
        }
    }
}

/// Puts every sheet that is not empty on the shelf, as `deals.xlsx › Sheet1`.
pub async fn unpack<R: Read + Seek>(name: &str, mut archive: ZipArchive<R>, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    weigh(&mut archive, shelf).await?;
    let mut workbook = Xlsx::new(archive.into_inner())?;
    let sheets: Vec<String> =
        workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    let mut tables = 0;
    for sheet in sheets {
        let full_name = format!("{name} › {sheet}");
        match unpack_sheet(&mut workbook, &sheet, &full_name, shelf).await {
            Ok(is_empty) => tables += u32::from(!is_empty),
            Err(Trouble::LeftOut(reason)) => {
                tables += 1;
                shelf.leave_out(&full_name, reason);
            }
            Err(stop) => return Err(stop),
        }
    }
    if tables == 0 { Err(Trouble::LeftOut(ProblemKind::EmptyFile)) } else { Ok(()) }
}

/// The texts of all cells and the styles are held in memory while the sheets are
/// read, so their size is measured first; what an archive says of it may be a lie.
async fn weigh<R: Read + Seek>(archive: &mut ZipArchive<R>, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let held: Vec<String> = archive
        .file_names()
        .filter(|name| name.starts_with("xl/") && !name.starts_with("xl/media/") && !is_sheet(name))
        .map(str::to_owned)
        .collect();
    let (mut unpacked, mut piece) = (0, vec![0; PIECE]);
    for name in held {
        let mut part = archive.by_name(&name)?;
        loop {
            let filled = part.read(&mut piece)?;
            if filled == 0 {
                break;
            }
            unpacked += filled as u64;
            if unpacked > Limit::WorkbookBytes.most() {
                return Err(Trouble::over(Limit::WorkbookBytes));
            }
            shelf.pause().await?;
        }
    }
    Ok(())
}

fn is_sheet(name: &str) -> bool {
    name.starts_with("xl/worksheets/")
}

/// Answers whether the sheet is empty; an empty one is not put on the shelf.
async fn unpack_sheet<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str, name: &str, shelf: &mut impl Shelf) -> Result<bool, Trouble> {
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    let (mut lines, mut read, mut has_begun) = (Lines::default(), 0u32, false);
    let unpacked = loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break Ok(()),
            Err(error) => break Err(error.into()),
        };
        let text = text(cell.get_value());
        if !text.is_empty() {
            if !has_begun {
                shelf.begin(name)?;
                has_begun = true;
            }
            let (row, column) = cell.get_position();
            lines.cell(row, column, &text);
        }
        if lines.waiting() >= PIECE {
            shelf.write(&lines.take())?;
        }
        read = read.wrapping_add(1);
        if read.is_multiple_of(CELLS) {
            shelf.pause().await?;
        }
    };
    if has_begun {
        lines.finish();
        match unpacked {
            Ok(()) => shelf.write(&lines.take()).and_then(|()| shelf.end())?,
            Err(_) => shelf.abandon(),
        }
    }
    unpacked.map(|()| !has_begun)
}

/// What a cell says, as a CSV file says it. A formula says what it last came to,
/// an error says nothing.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => moment::number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment::written(moment),
    }
}
