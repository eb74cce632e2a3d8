//! A zip archive: CSV files in folders, and what else people zip with them.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::container::kind::Kind;
use crate::container::pour::{self, Measure, PIECE, Trouble};
use crate::container::shelf::Shelf;
use crate::container::{DEEPEST, File, office, unpack_at, workbook};
use crate::ingest::decode::encoding;
use crate::ingest::limits::Limit;
use crate::ingest::report::problem::ProblemKind;

/// Texts that are no tables, by the ending of their name: their bytes would not tell.
const PROSE: [&str; 12] = ["md", "sql", "log", "yaml", "yml", "ini", "py", "js", "css", "sh", "bat", "ics"];

impl From<ZipError> for Trouble {
    fn from(error: ZipError) -> Trouble {
        match error {
            ZipError::Io(error) => error.into(),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Trouble::refused("encrypted"),
            _ => Trouble::refused("broken"),
        }
    }
}

/// Puts every CSV file in the archive on the shelf, as `export.zip › folder/deals.csv`.
pub async fn unpack(depth: u32, name: &str, file: &mut dyn File, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let mut archive = ZipArchive::new(BufReader::with_capacity(PIECE, file))?;
    match office::kind(&mut archive) {
        None => {}
        Some("xlsx") => return workbook::unpack(name, archive, shelf).await,
        Some(what) => return Err(Trouble::refused(what)),
    }
    if depth > DEEPEST {
        return Err(Trouble::refused("nested"));
    }
    if archive.len() as u64 > Limit::Entries.most() {
        return Err(Trouble::over(Limit::Entries));
    }
    let mut tables = 0;
    for index in 0..archive.len() {
        let (own_name, is_locked) = {
            let entry = archive.by_index_raw(index)?;
            (entry_name(&entry), entry.encrypted())
        };
        if own_name.ends_with(['/', '\\']) || is_litter(&own_name) {
            continue;
        }
        let full_name = format!("{name} › {own_name}");
        let unpacked = match archive.by_index(index) {
            _ if is_locked => Err(Trouble::refused("encrypted")),
            Err(error) => Err(error.into()),
            Ok(entry) => unpack_entry(depth, &full_name, entry, shelf).await,
        };
        match unpacked {
            Ok(()) => tables += 1,
            Err(Trouble::LeftOut(reason)) => {
                tables += 1;
                shelf.leave_out(&full_name, reason);
            }
            Err(stop) => return Err(stop),
        }
        shelf.pause().await?;
    }
    if tables == 0 { Err(Trouble::LeftOut(ProblemKind::EmptyFile)) } else { Ok(()) }
}

async fn unpack_entry<R: Read>(depth: u32, name: &str, mut entry: ZipFile<'_, R>, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let measure = Measure::of(entry.compressed_size());
    let (head, kind) = pour::first(&mut entry)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match kind {
        Kind::Other(what) => Err(Trouble::refused(what)),
        Kind::Text if ending.is_some_and(|ending| PROSE.contains(&ending.as_str())) => Err(Trouble::refused("text")),
        Kind::Text => pour::pour(name, &head, &mut entry, measure, shelf).await,
        Kind::Gzip | Kind::Zip if depth >= DEEPEST => Err(Trouble::refused("nested")),
        Kind::Gzip | Kind::Zip => {
            let inner = pour::whole(head, &mut entry, shelf).await?;
            Ok(Box::pin(unpack_at(depth + 1, name, &mut Cursor::new(inner), shelf)).await?)
        }
    }
}

/// A name as it was meant: archives say so only when it is UTF-8, and not always then.
fn entry_name<R: Read>(entry: &ZipFile<'_, R>) -> String {
    let raw = entry.name_raw();
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => match encoding::guess(raw, true).decode_without_bom_handling(raw) {
            (Cow::Borrowed(name), _) => name.to_owned(),
            (Cow::Owned(name), _) => name,
        },
    }
}

/// What operating systems leave behind: nobody put it there.
fn is_litter(name: &str) -> bool {
    let mut parts = name.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    file.starts_with('.')
        || ["thumbs.db", "desktop.ini"].contains(&file.to_ascii_lowercase().as_str())
        || parts.any(|part| part == "__MACOSX")
}
