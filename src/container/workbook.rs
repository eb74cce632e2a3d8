//! An Excel workbook: each sheet that is not empty becomes a CSV file.

use std::io::{Read, Seek};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use rustc_hash::FxHashMap;
use zip::ZipArchive;

use crate::container::csv::Lines;
use crate::container::moment;
use crate::container::pour::{Measure, PIECE, Trouble};
use crate::container::sheet::{Look, attributes};
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

/// Puts every sheet that is not empty on the shelf, as `deals.xlsx › Sheet1`. Hidden
/// ones are named instead, unless no other has anything: they hold what is shown.
pub async fn unpack<R: Read + Seek>(
    name: &str,
    mut archive: ZipArchive<R>,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<(), Trouble> {
    weigh(&mut archive, total, shelf).await?;
    let paths = paths(&mut archive)?;
    if paths.len() as u64 > Limit::Entries.most() {
        return Err(Trouble::over(Limit::Entries));
    }
    let mut looks = Vec::with_capacity(paths.len());
    for path in &paths {
        looks.push(look(&mut archive, path.as_deref(), total, shelf).await);
    }
    let mut workbook = Xlsx::new(archive.into_inner())?;
    let (hidden, visible): (Vec<_>, Vec<_>) = workbook
        .sheets_metadata()
        .iter()
        .zip(looks)
        .filter(|(sheet, _)| sheet.typ == SheetType::WorkSheet)
        .map(|(sheet, look)| (sheet.name.clone(), sheet.visible, look))
        .partition(|(_, visible, _)| *visible != SheetVisible::Visible);
    let (mut tables, mut read) = (0, 0);
    for (sheet, visible, look) in visible.into_iter().chain(hidden) {
        let full_name = format!("{name} › {sheet}");
        let unpacked = match look {
            Ok(look) if !look.has_cells => continue,
            Ok(_) if visible != SheetVisible::Visible && read > 0 => Err(Trouble::refused("hidden")),
            Ok(look) => unpack_sheet(&mut workbook, &sheet, &look, &full_name, total, shelf).await,
            Err(trouble) => Err(trouble),
        };
        match unpacked {
            Ok(is_empty) => {
                read += u32::from(!is_empty);
                tables += u32::from(!is_empty);
            }
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
async fn weigh<R: Read + Seek>(archive: &mut ZipArchive<R>, total: &mut Measure, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let held: Vec<String> = archive
        .file_names()
        .filter(|name| name.starts_with("xl/") && !name.starts_with("xl/media/") && !is_sheet(name))
        .map(str::to_owned)
        .collect();
    let mut unpacked = 0;
    for name in held {
        let mut measure = Measure::default();
        let weighed = |piece: &[u8]| {
            unpacked += piece.len() as u64;
            if unpacked > Limit::WorkbookBytes.most() { Err(Trouble::over(Limit::WorkbookBytes)) } else { Ok(()) }
        };
        pieces(archive, &name, &mut measure, total, shelf, weighed).await?;
    }
    Ok(())
}

fn is_sheet(name: &str) -> bool {
    name.starts_with("xl/worksheets/")
}

/// Shows a part of the workbook to somebody piece by piece.
async fn pieces<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    part: &str,
    measure: &mut Measure,
    total: &mut Measure,
    shelf: &mut impl Shelf,
    mut show: impl FnMut(&[u8]) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut part = archive.by_name(part)?;
    measure.packed = part.compressed_size();
    let mut piece = vec![0; PIECE];
    loop {
        let filled = part.read(&mut piece)?;
        if filled == 0 {
            return Ok(());
        }
        measure.count(filled, total)?;
        show(piece.get(..filled).unwrap_or_default())?;
        shelf.pause().await?;
    }
}

/// The parts that the sheets are, in the order of the workbook.
fn paths<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<Option<String>>, Trouble> {
    let mut text = |part: &str| -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        archive.by_name(part)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let (workbook, relations) = (text("xl/workbook.xml")?, text("xl/_rels/workbook.xml.rels")?);
    let ids = attributes(&relations, b"Relationship", b"Id");
    let targets: FxHashMap<String, String> =
        ids.into_iter().zip(attributes(&relations, b"Relationship", b"Target")).filter_map(|(id, target)| id.zip(target)).collect();
    let path = |id: Option<String>| {
        let target = targets.get(&id?)?;
        Some(match target.strip_prefix('/').unwrap_or(target) {
            whole if whole.starts_with("xl/") => whole.to_owned(),
            part => format!("xl/{part}"),
        })
    };
    Ok(attributes(&workbook, b"sheet", b"id").into_iter().map(path).collect())
}

/// Looks at a sheet before its cells are read.
async fn look<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    path: Option<&str>,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<Look, Trouble> {
    let is_it = |name: &&str| path.is_some_and(|path| name.replace('\\', "/").eq_ignore_ascii_case(path));
    let name = archive.file_names().find(is_it).map(str::to_owned).ok_or_else(|| Trouble::refused("broken"))?;
    let mut look = Look::default();
    pieces(archive, &name, &mut Measure::default(), total, shelf, |piece| look.feed(piece)).await?;
    Ok(look)
}

/// Answers whether the sheet is empty; an empty one is not put on the shelf.
async fn unpack_sheet<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    sheet: &str,
    look: &Look,
    name: &str,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<bool, Trouble> {
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    let (mut read, mut told) = (0u32, look.told.iter().peekable());
    let mut written = Written { name, lines: Lines::default(), measure: Measure::of(total.packed), has_begun: false };
    let unpacked = loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break Ok(()),
            // What error it is was seen before.
            Err(XlsxError::CellError(_)) => continue,
            Err(error) => break Err(error.into()),
        };
        while let Some((row, column, text)) = told.next_if(|(row, column, _)| (*row, *column) <= cell.get_position()) {
            written.cell((*row, *column), text, total, shelf)?;
        }
        if let Err(trouble) = written.cell(cell.get_position(), &text(cell.get_value()), total, shelf) {
            break Err(trouble);
        }
        read = read.wrapping_add(1);
        if read.is_multiple_of(CELLS) {
            shelf.pause().await?;
        }
    };
    let unpacked = unpacked.and_then(|()| told.try_for_each(|(row, column, text)| written.cell((*row, *column), text, total, shelf)));
    if written.has_begun {
        written.lines.finish();
        match unpacked {
            Ok(()) => shelf.write(&written.lines.take()).and_then(|()| shelf.end())?,
            Err(_) => shelf.abandon(),
        }
    }
    unpacked.map(|()| !written.has_begun)
}

/// A sheet on its way onto the shelf.
struct Written<'a> {
    name: &'a str,
    lines: Lines,
    /// Blank rows and columns are written too: a single cell far off makes many of them.
    measure: Measure,
    has_begun: bool,
}

impl Written<'_> {
    fn cell(&mut self, (row, column): (u32, u32), text: &str, total: &mut Measure, shelf: &mut impl Shelf) -> Result<(), Trouble> {
        if text.is_empty() {
            return Ok(());
        }
        if u64::from(column) >= Limit::Columns.most() {
            return Err(Trouble::over(Limit::Columns));
        }
        if !self.has_begun {
            shelf.begin(self.name)?;
            self.has_begun = true;
        }
        self.lines.cell(row, column, text);
        if self.lines.waiting() >= PIECE {
            let piece = self.lines.take();
            self.measure.count(piece.len(), total)?;
            shelf.write(&piece)?;
        }
        Ok(())
    }
}

/// What a cell says, as a CSV file says it. A formula says what it last came to;
/// what an error says is known before.
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
