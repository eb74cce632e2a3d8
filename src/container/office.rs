//! Documents that are archives inside: which is which.

use std::io::{Read, Seek};

use zip::ZipArchive;

/// The kind of document an archive is, if it is one; `xlsx` is the one that is read.
pub fn kind<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<&'static str> {
    const PARTS: [(&str, &str); 6] = [
        ("xl/workbook.bin", "xlsb"),
        ("xl/", "xlsx"),
        ("word/", "docx"),
        ("ppt/", "pptx"),
        ("Index/Tables/", "numbers"),
        ("Index/Document.iwa", "iwork"),
    ];
    let has = |start: &str| archive.file_names().any(|name| name.starts_with(start));
    if has("[Content_Types].xml") || has("Index/") {
        return PARTS.iter().find(|(part, _)| has(part)).map(|&(_, kind)| kind);
    }
    if has("Index.zip") && has("Metadata/") {
        return Some("iwork");
    }
    let mut kind = String::new();
    archive.by_name("mimetype").ok()?.take(100).read_to_string(&mut kind).ok()?;
    let document = kind.strip_prefix("application/vnd.oasis.opendocument.")?;
    Some(if document.starts_with("spreadsheet") { "ods" } else { "odt" })
}
