//! The directory of a zip archive, read as it stands: also what stands in it twice,
//! and files that lie one over the other, as they do in traps.

use std::io::{self, BufReader, Read, SeekFrom, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::container::File;
use crate::container::pour::{PIECE, Trouble};
use crate::ingest::limits::Limit;

/// A file in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// As it is written there, in whatever encoding.
    pub name: Vec<u8>,
    /// How many bytes it takes in the archive.
    pub packed: u64,
    pub is_locked: bool,
    method: u16,
    sum: u32,
    /// Where its own header begins.
    header: u64,
}

/// No archive that people make has a longer directory: it has room for eighty thousand files.
const LONGEST: u64 = 8 << 20;
const END: usize = 22;
const LONGEST_COMMENT: u64 = 65_535;

/// The files of an archive in the order of its directory.
pub fn entries(file: &mut dyn File) -> Result<Vec<Entry>, Trouble> {
    let size = file.seek(SeekFrom::End(0))?;
    let tail = bytes(file, size.saturating_sub(END as u64 + LONGEST_COMMENT), size.min(END as u64 + LONGEST_COMMENT))?;
    let at = tail.windows(END).rposition(|window| window.starts_with(b"PK\x05\x06")).ok_or_else(broken)?;
    let end = tail.get(at..).unwrap_or_default();
    let end_at = size - tail.len() as u64 + at as u64;
    let (mut count, mut length, mut start) = (u64::from(short(end, 10)?), u64::from(word(end, 12)?), u64::from(word(end, 16)?));
    let mut behind = end_at;
    if count == 0xffff || length == 0xffff_ffff || start == 0xffff_ffff {
        let locator = bytes(file, end_at.checked_sub(20).ok_or_else(broken)?, 20)?;
        behind = long(&locator, 8)?;
        let record = bytes(file, behind, 56)?;
        if !locator.starts_with(b"PK\x06\x07") || !record.starts_with(b"PK\x06\x06") {
            return Err(broken());
        }
        (count, length, start) = (long(&record, 32)?, long(&record, 40)?, long(&record, 48)?);
    }
    if length > LONGEST {
        return Err(Trouble::over(Limit::Entries));
    }
    // Something may stand before the archive, which then counts from its own beginning.
    let base = behind.checked_sub(length).and_then(|begins| begins.checked_sub(start)).ok_or_else(broken)?;
    let directory = bytes(file, base + start, length)?;
    let (mut entries, mut rest) = (Vec::new(), directory.as_slice());
    while rest.starts_with(b"PK\x01\x02") {
        let (entry, length) = entry(rest, base)?;
        entries.push(entry);
        rest = rest.get(length..).ok_or_else(broken)?;
    }
    if (entries.len() as u64) < count { Err(broken()) } else { Ok(entries) }
}

/// An entry of the directory, and how many bytes it has there.
fn entry(bytes: &[u8], base: u64) -> Result<(Entry, usize), Trouble> {
    let (flags, method) = (short(bytes, 8)?, short(bytes, 10)?);
    let [name, extra, comment] = [short(bytes, 28)?, short(bytes, 30)?, short(bytes, 32)?].map(usize::from);
    let behind_name = 46 + name;
    let mut sizes = [u64::from(word(bytes, 24)?), u64::from(word(bytes, 20)?), u64::from(word(bytes, 42)?)];
    let mut extras = bytes.get(behind_name..behind_name + extra).ok_or_else(broken)?;
    while let (Ok(id), Ok(length)) = (short(extras, 0), short(extras, 2)) {
        let field = extras.get(4..4 + usize::from(length)).ok_or_else(broken)?;
        if id == 1 {
            // Of large files those of the three that do not fit stand here.
            let mut large = field.chunks_exact(8);
            for size in sizes.iter_mut().filter(|size| **size == 0xffff_ffff) {
                *size = long(large.next().ok_or_else(broken)?, 0)?;
            }
        }
        extras = extras.get(4 + usize::from(length)..).unwrap_or_default();
    }
    let [_, packed, header] = sizes;
    let header = base.checked_add(header).ok_or_else(broken)?;
    let name = bytes.get(46..behind_name).ok_or_else(broken)?.to_vec();
    let is_locked = flags & 1 == 1 || method == 99;
    Ok((Entry { name, packed, is_locked, method, sum: word(bytes, 16)?, header }, behind_name + extra + comment))
}

/// Whether some files share bytes: small archives unpack to huge ones that way.
pub fn overlap(entries: &[Entry]) -> bool {
    let mut ranges: Vec<(u64, u64)> = entries
        .iter()
        .map(|entry| (entry.header, entry.header.saturating_add(30 + entry.name.len() as u64).saturating_add(entry.packed)))
        .collect();
    ranges.sort_unstable();
    ranges.windows(2).any(|pair| matches!(pair, [(_, end), (start, _)] if start < end))
}

/// The unpacked bytes of an entry; an error at their end if they are not what was packed.
pub fn open<'a>(file: &'a mut dyn File, entry: &Entry) -> Result<Unpacked<'a>, Trouble> {
    let header = bytes(file, entry.header, 30)?;
    if !header.starts_with(b"PK\x03\x04") {
        return Err(broken());
    }
    let before = 30 + u64::from(short(&header, 26)?) + u64::from(short(&header, 28)?);
    file.seek(SeekFrom::Start(entry.header.checked_add(before).ok_or_else(broken)?))?;
    let packed = BufReader::with_capacity(PIECE, file).take(entry.packed);
    let body = match entry.method {
        0 => Body::Stored(packed),
        8 => Body::Deflated(DeflateDecoder::new(packed)),
        9 => return Err(Trouble::refused("deflate64")),
        12 => return Err(Trouble::refused("bzip2")),
        93 => return Err(Trouble::refused("zstd")),
        95 => return Err(Trouble::refused("xz")),
        _ => return Err(Trouble::refused("lzma")),
    };
    Ok(Unpacked { body, sum: Crc::new(), expected: entry.sum })
}

/// What an entry unpacks to.
pub struct Unpacked<'a> {
    body: Body<'a>,
    sum: Crc,
    expected: u32,
}

type Packed<'a> = Take<BufReader<&'a mut dyn File>>;

enum Body<'a> {
    Stored(Packed<'a>),
    Deflated(DeflateDecoder<Packed<'a>>),
}

impl Read for Unpacked<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let filled = match &mut self.body {
            Body::Stored(bytes) => bytes.read(room)?,
            Body::Deflated(bytes) => bytes.read(room)?,
        };
        self.sum.update(room.get(..filled).unwrap_or_default());
        match filled {
            0 if !room.is_empty() && self.sum.sum() != self.expected => Err(io::ErrorKind::InvalidData.into()),
            filled => Ok(filled),
        }
    }
}

fn broken() -> Trouble {
    Trouble::refused("broken")
}

/// So many bytes from a place on; an error if there are fewer.
fn bytes(file: &mut dyn File, start: u64, count: u64) -> Result<Vec<u8>, Trouble> {
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(count).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == count { Ok(bytes) } else { Err(broken()) }
}

fn numbers<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Trouble> {
    bytes.get(at..at + N).and_then(|bytes| bytes.try_into().ok()).ok_or_else(broken)
}

fn short(bytes: &[u8], at: usize) -> Result<u16, Trouble> {
    numbers(bytes, at).map(u16::from_le_bytes)
}

fn word(bytes: &[u8], at: usize) -> Result<u32, Trouble> {
    numbers(bytes, at).map(u32::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Result<u64, Trouble> {
    numbers(bytes, at).map(u64::from_le_bytes)
}
