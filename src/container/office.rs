//! Documents that are archives inside: which is which.

use std::io::Read;

use crate::container::File;
use crate::container::directory::{self, Entry};

/// The kind of document an archive is, if it is one; `xlsx` is the one that is read.
pub fn kind(file: &mut dyn File, entries: &[Entry]) -> Option<&'static str> {
    const PARTS: [(&str, &str); 6] = [
        ("xl/workbook.bin", "xlsb"),
        ("xl/", "xlsx"),
        ("word/", "docx"),
        ("ppt/", "pptx"),
        ("Index/Tables/", "numbers"),
        ("Index/Document.iwa", "iwork"),
    ];
    let has = |start: &str| entries.iter().any(|entry| entry.name.starts_with(start.as_bytes()));
    if has("[Content_Types].xml") || has("Index/") {
        return PARTS.iter().find(|(part, _)| has(part)).map(|&(_, kind)| kind);
    }
    if has("Index.zip") && has("Metadata/") {
        return Some("iwork");
    }
    let mimetype = entries.iter().find(|entry| entry.name == b"mimetype")?;
    let mut kind = String::new();
    directory::open(file, mimetype).ok()?.take(100).read_to_string(&mut kind).ok()?;
    let document = kind.strip_prefix("application/vnd.oasis.opendocument.")?;
    Some(if document.starts_with("spreadsheet") { "ods" } else { "odt" })
}
