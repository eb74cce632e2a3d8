//! What a file is, told by its first bytes.

use std::io::{self, Read, Seek, SeekFrom};

/// So many bytes tell it.
pub const HEAD: usize = 512;

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing speaks against its being a table in plain text.
    Text,
    Gzip,
    /// An archive, or a document that is one inside.
    Zip,
    /// Something that Attain does not read; the name that messages know it by.
    Other(&'static str),
}

/// What files of a kind begin with.
const MAGIC: [(&[u8], Kind); 22] = [
    (b"\x1f\x8b", Kind::Gzip),
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Other("xls")),
    (b"%PDF", Kind::Other("pdf")),
    (b"\x89PNG", Kind::Other("image")),
    (b"\xff\xd8\xff", Kind::Other("image")),
    (b"GIF8", Kind::Other("image")),
    (b"II*\0", Kind::Other("image")),
    (b"MM\0*", Kind::Other("image")),
    (b"PAR1", Kind::Other("parquet")),
    (b"ARROW1\0", Kind::Other("arrow")),
    (b"Obj\x01", Kind::Other("avro")),
    (b"SQLite format 3\0", Kind::Other("sqlite")),
    (b"7z\xbc\xaf\x27\x1c", Kind::Other("7z")),
    (b"Rar!\x1a\x07", Kind::Other("rar")),
    (b"\xfd7zXZ\0", Kind::Other("xz")),
    (b"\x28\xb5\x2f\xfd", Kind::Other("zstd")),
    (b"{\\rtf", Kind::Other("rtf")),
    (b"\x7fELF", Kind::Other("program")),
    (b"\0asm", Kind::Other("program")),
    (b"\0\0\0\x01Bud1", Kind::Other("folder")),
];

impl Kind {
    /// The kind of a file that begins with these bytes.
    pub fn of(head: &[u8]) -> Kind {
        if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            return *kind;
        }
        if head.get(257..262) == Some(b"ustar") {
            return Kind::Other("tar");
        }
        if head.starts_with(b"BZh") && head.get(4..10) == Some(b"1AY&SY") {
            return Kind::Other("bzip2");
        }
        if is_binary(head) {
            return Kind::Other("binary");
        }
        markup(head).map_or(Kind::Text, Kind::Other)
    }
}

/// Whether control characters that no table has, and NULs, stand at even places as
/// well as at odd ones. Of texts in UTF-16 without a mark every other byte is NUL.
fn is_binary(head: &[u8]) -> bool {
    const LONGEST: usize = 4096;
    const SHARE: usize = 50;
    let head = head.get(..LONGEST).unwrap_or(head);
    let is_control = |byte: &u8| matches!(byte, 3..=8 | 0x0e..=0x19);
    let is_marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    !is_marked
        && (0..2).all(|parity| {
            let bytes = || head.iter().skip(parity).step_by(2);
            let controls = bytes().filter(|byte| is_control(byte)).count();
            bytes().any(|byte| *byte == 0) && controls > 3 && controls * SHARE > bytes().count()
        })
}

/// Text that is no table: web pages, which some programs give out as `.xls`, XML and JSON.
fn markup(head: &[u8]) -> Option<&'static str> {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins(b"<?xml") {
        return Some("xml");
    }
    if [b"<!doctype".as_slice(), b"<html", b"<head", b"<table", b"<meta"].into_iter().any(begins) {
        return Some("html");
    }
    let (first, rest) = text.split_first()?;
    let next = rest.trim_ascii_start().first();
    // A header may well be in brackets, but no header is in braces and quotes.
    matches!((first, next), (b'{', Some(b'"' | b'}')) | (b'[', Some(b'{'))).then_some("json")
}

/// The first bytes of a file, from which it is read on.
pub fn head_of(file: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_by_their_first_bytes() {
        let tar = [vec![b'a'; 257], b"ustar\0".to_vec(), vec![0; 300]].concat();
        // Bytes as they come, with commas and line ends among them.
        let noise: Vec<u8> = (0u32..3000).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        // Cyrillic letters are two bytes each in UTF-16, the first of them a control character.
        let russian: Vec<u8> = "Сделка,Сумма,АБВГДЕЖЗИ\n".repeat(20).encode_utf16().flat_map(u16::to_be_bytes).collect();
        let padded = b"id\0\0\0,amount\0\0\n1\0\0\0,2\0\0\n".repeat(20);
        let cases: [(&[u8], Kind); 25] = [
            (&noise, Kind::Other("binary")),
            (&russian, Kind::Text),
            (&padded, Kind::Text),
            (b"", Kind::Text),
            (b"id,amount\n1,2\n", Kind::Text),
            (b"[id],[amount]\n1,2\n", Kind::Text),
            (b"<id>,<amount>\n1,2\n", Kind::Text),
            (b"{id},{amount}\n", Kind::Text),
            (b"PAR,PAR1\n", Kind::Text),
            (b"PK,name\n1,2\n", Kind::Text),
            (b"BZh9,b\n", Kind::Text),
            (b"\xff\xfei\0d\0", Kind::Text),
            (b"\x1f\x8b\x08\0", Kind::Gzip),
            (b"PK\x03\x04\x14\0", Kind::Zip),
            (b"PK\x05\x06\0\0", Kind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", Kind::Other("xls")),
            (b"%PDF-1.7\n", Kind::Other("pdf")),
            (b"<html><table><tr><td>1</td></tr></table></html>", Kind::Other("html")),
            (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", Kind::Other("html")),
            (b"<?xml version=\"1.0\"?><Workbook/>", Kind::Other("xml")),
            (b"[\n  {\"id\": 1}]", Kind::Other("json")),
            (b"{\"rows\": []}", Kind::Other("json")),
            (b"{\\rtf1\\ansi", Kind::Other("rtf")),
            (b"BZh91AY&SY\0", Kind::Other("bzip2")),
            (&tar, Kind::Other("tar")),
        ];
        for (head, kind) in cases {
            assert_eq!(Kind::of(head), kind, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn looking_at_the_head_takes_nothing_away() {
        let mut file = io::Cursor::new(vec![b'x'; 1000]);
        assert_eq!(head_of(&mut file).unwrap().len(), HEAD);
        let mut all = Vec::new();
        file.read_to_end(&mut all).unwrap();
        assert_eq!(all.len(), 1000);
    }
}
