//! A zip archive: CSV files in folders, and what else people zip with them.

use std::borrow::Cow;
use std::io::{BufReader, Cursor};

use rustc_hash::FxHashMap;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::container::directory::{self, Entry};
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
pub async fn unpack(depth: u32, name: &str, file: &mut dyn File, total: &mut Measure, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let entries = directory::entries(file)?;
    match office::kind(file, &entries) {
        None => {}
        Some("xlsx") => return workbook::unpack(name, ZipArchive::new(BufReader::with_capacity(PIECE, file))?, total, shelf).await,
        Some(what) => return Err(Trouble::refused(what)),
    }
    if depth > DEEPEST {
        return Err(Trouble::refused("nested"));
    }
    if entries.len() as u64 > Limit::Entries.most() {
        return Err(Trouble::over(Limit::Entries));
    }
    if directory::overlap(&entries) {
        return Err(Trouble::refused("overlap"));
    }
    let (mut tables, mut names) = (0, FxHashMap::<String, u32>::default());
    for entry in &entries {
        let own_name = entry_name(&entry.name);
        if own_name.ends_with(['/', '\\']) || is_litter(&own_name) {
            continue;
        }
        // What stands in an archive twice are two files.
        let times = names.entry(own_name.clone()).or_default();
        *times += 1;
        let full_name = if *times == 1 { format!("{name} › {own_name}") } else { format!("{name} › {own_name} ({times})") };
        tables += 1;
        match unpack_entry(depth, &full_name, file, entry, total, shelf).await {
            Ok(()) => {}
            // All that follows would be left out as well.
            Err(Trouble::LeftOut(_)) if total.is_trap() => return Err(Trouble::over(Limit::Inflation)),
            Err(Trouble::LeftOut(reason)) => shelf.leave_out(&full_name, reason),
            Err(stop) => return Err(stop),
        }
        shelf.pause().await?;
    }
    if tables == 0 { Err(Trouble::LeftOut(ProblemKind::EmptyFile)) } else { Ok(()) }
}

async fn unpack_entry(
    depth: u32,
    name: &str,
    file: &mut dyn File,
    entry: &Entry,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<(), Trouble> {
    if entry.is_locked {
        return Err(Trouble::refused("encrypted"));
    }
    let measure = Measure::of(entry.packed);
    let mut unpacked = directory::open(file, entry)?;
    let (head, kind) = pour::first(&mut unpacked)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match kind {
        Kind::Other(what) => Err(Trouble::refused(what)),
        Kind::Text if ending.is_some_and(|ending| PROSE.contains(&ending.as_str())) => Err(Trouble::refused("text")),
        Kind::Text => pour::pour(name, &head, &mut unpacked, measure, total, shelf).await,
        Kind::Gzip | Kind::Zip if depth >= DEEPEST => Err(Trouble::refused("nested")),
        Kind::Gzip | Kind::Zip => {
            let inner = pour::whole(head, &mut unpacked, measure, total, shelf).await?;
            Ok(Box::pin(unpack_at(depth + 1, name, &mut Cursor::new(inner), total, shelf)).await?)
        }
    }
}

/// A name as it was meant: archives say so only when it is UTF-8, and not always then.
fn entry_name(raw: &[u8]) -> String {
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
