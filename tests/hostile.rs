//! Workbooks and archives made to hurt, each of some kilobytes: by where they point, how
//! long they say they are, how they name things, what they share, and what they unpack to.
//! Each is answered, with a file or a reason, in less than 400 MB.
//!
//! Small in `cargo test`; as large as no rule calls a trap, with times, by
//! `HOSTILE_KB=16000 cargo test --release --test hostile -- --nocapture`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{Cursor, Write};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use attain::container::now::{Unpacked, open};
use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::ingest::limits::INNOCENT_BYTES;
use attain::star::choices::Choices;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MIB: usize = 1 << 20;
const MOST: usize = 400 * MIB;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: the system allocates; here it is only counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        // SAFETY: what is asked of the caller is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn every_trap_is_answered_in_little_memory() {
    let size = std::env::var("HOSTILE_KB").map_or(128, |kilobytes| kilobytes.parse().unwrap()) << 10;
    assert!(size as u64 <= INNOCENT_BYTES);
    // What is built once, such as the catalogue, is not counted.
    answered("warm.csv", b"Deal ID,Stage,Amount\n1,Won,2\n");
    for (name, bytes) in traps(size) {
        let (before, started) = (NOW.load(Relaxed), Instant::now());
        PEAK.store(before, Relaxed);
        let (files, problems) = answered(name, &bytes);
        let (peak, took) = (PEAK.load(Relaxed) - before, started.elapsed());
        println!("{name}: {} bytes, {files} files, {problems} problems, {:.1} MB, {took:?}", bytes.len(), peak as f64 / MIB as f64);
        assert!(files + problems > 0, "{name} has no answer");
        assert!(peak <= MOST, "{name}: {peak} bytes");
    }
}

/// How many files and problems come of a container.
fn answered(name: &str, bytes: &[u8]) -> (usize, usize) {
    let mut unpacked = Unpacked::default();
    open(name, Cursor::new(bytes), &mut unpacked).unwrap();
    let sources: Vec<Source> =
        unpacked.files.iter().map(|(name, bytes)| Source { name: name.clone(), bytes: bytes.len() as u64 }).collect();
    let mut engine = Engine::new();
    let mut job = engine.begin(&sources, &Choices::default());
    job.list(unpacked.problems);
    while let Some((_, bytes)) = job.current().and_then(|at| unpacked.files.get(at)) {
        job.feed(bytes);
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    let overview = engine.adopt(job);
    (overview.files.len(), overview.problems.len())
}

/// Names and bytes; nothing of them unpacks to more than `size`.
fn traps(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    let deals: &[u8] = b"id,stage\n1,Won\n";
    let fill = |text: &str| text.repeat(size / text.len());
    let gz_of = |text: &str| gz(fill(text).as_bytes());
    let mut traps = vec![
        // Ratios.
        ("zeros.gz", gz_of("0")),
        ("lines.gz", gz_of("1\n")),
        ("commas.gz", gz_of(",")),
        ("quotes.gz", gz_of("\"")),
        ("pairs.gz", gz_of("\"\",")),
        ("nul.gz", gz_of("\0")),
        ("wide.gz", gz((",".repeat(1999) + "\n").repeat(size / 2000).as_bytes())),
        ("many.zip", zip(&(0..64).map(|number| (number.to_string(), "1\n".repeat(size / 128).into_bytes())).collect::<Vec<_>>())),
        (
            "nested.zip",
            zip(&[("a.zip".to_owned(), zip(&[("b.gz".to_owned(), gz_of("1\n")), ("c.csv".to_owned(), fill("1,").into_bytes())]))]),
        ),
        ("texts.xlsx", book("", &fill("<si><t></t></si>"), ROW)),
        ("open-texts.xlsx", book("", &fill("<si>"), ROW)),
        ("deep.xlsx", book("", &fill("<r>"), ROW)),
        ("rows.xlsx", book("", "", &fill("<row/>"))),
        ("cells.xlsx", book("", "", &format!("<row>{}</row>", "<c/>".repeat(16_000)).repeat(size / 64_100))),
        ("one-tag.xlsx", book("", "", &format!("<row {}>", "a='b' ".repeat(size / 6)))),
        ("formulas.xlsx", book("", "", &format!("{ROW}<row>{}</row>", "<c><f>A1</f></c>".repeat((size / 17).min(1500))))),
        // References.
        ("far.xlsx", book("", "", r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>"#)),
        ("last.xlsx", book("", "", r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>"#)),
        ("corner.xlsx", book("", "", r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#)),
        ("text-7.xlsx", book("", "", r#"<row r="1"><c r="A1" t="s"><v>4294967295</v></c><c r="B1" s="4294967295"><v>1</v></c></row>"#)),
        // Lengths.
        ("dimension.xlsx", book("", "", &format!(r#"{ROW}</sheetData><dimension ref="A1:XFD1048576"/><sheetData>"#))),
        ("counted.xlsx", book("", r#"</sst><sst count="4294967295" uniqueCount="4294967295">"#, ROW)),
        (
            "entities.xlsx",
            book(r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>"#, "<si><t>&b;&b;&b;</t></si>", ROW),
        ),
        // Names.
        ("long-name.zip", zip(&[("x".repeat(65_000), deals.to_vec())])),
        ("upwards.zip", zip(&[("../../../etc/passwd".to_owned(), deals.to_vec()), ("C:\\a\0b".to_owned(), deals.to_vec())])),
        ("too-many.zip", zip(&(0..1001).map(|number| (number.to_string(), Vec::new())).collect::<Vec<_>>())),
        ("one-sheet-often.xlsx", book(&r#"<sheet name="S" sheetId="1" r:id="rId1"/>"#.repeat(size / 420), "", ROW)),
    ];
    let same = zip(&(10..99).map(|number| (format!("{number}.csv"), "1\n".repeat(size / 256).into_bytes())).collect::<Vec<_>>());
    let patched = |signature: &[u8], at: usize, with: &[u8]| {
        let mut bytes = same.clone();
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|&place| bytes[place..].starts_with(signature)).collect();
        for place in places {
            bytes[place + at..place + at + with.len()].copy_from_slice(with);
        }
        bytes
    };
    const ENTRY: &[u8] = b"PK\x01\x02";
    const END: &[u8] = b"PK\x05\x06";
    traps.extend([
        ("one-name.zip", patched(ENTRY, 46, b"aa.csv")),
        // Overlaps, and lengths of the directory that are none.
        ("overlaps.zip", patched(ENTRY, 42, &[0; 4])),
        ("packed.zip", patched(ENTRY, 20, &[0xff, 0xff, 0xff, 0x7f])),
        ("unpacked.zip", patched(ENTRY, 24, &[0xff, 0xff, 0xff, 0x7f])),
        ("behind.zip", patched(ENTRY, 42, &[0xff, 0xff, 0xff, 0x7f])),
        ("named.zip", patched(ENTRY, 28, &[0xff, 0xff])),
        ("count.zip", patched(END, 10, &[0xfe, 0xff])),
        ("length.zip", patched(END, 12, &[0xff, 0xff, 0xff, 0x7f])),
        ("start.zip", patched(END, 16, &[0xff, 0xff, 0xff, 0x7f])),
        ("large.zip", patched(END, 10, &[0xff; 10])),
    ]);
    traps
}

const ROW: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with more sheets (or what stands before it), texts and rows than its one sheet has.
fn book(sheets: &str, texts: &str, rows: &str) -> Vec<u8> {
    let (before, sheets) = if sheets.starts_with("<!") { (sheets, "") } else { ("", sheets) };
    let first = r#"<sheet name="First" sheetId="1" r:id="rId1"/>"#;
    let workbook = format!("{before}<workbook xmlns:r=\"r\"><sheets>{first}{sheets}</sheets></workbook>");
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let files = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", relations.to_owned()),
        ("xl/styles.xml", "<styleSheet/>".to_owned()),
        ("xl/sharedStrings.xml", format!("<sst>{texts}</sst>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ];
    zip(&files.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}
