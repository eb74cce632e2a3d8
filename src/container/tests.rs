//! Containers as people make them, and as nobody should.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::container::now::{Unpacked, open};
use crate::container::pour::Measure;
use crate::ingest::limits::Limit;
use crate::ingest::report::problem::ProblemKind;

const DEALS: &[u8] = b"id,stage\n1,Won\n2,Lost\n";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Names and contents.
type Files<'a> = &'a [(&'a str, &'a [u8])];

fn zip(files: Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of sheets given as name and the XML of their rows.
fn xlsx(sheets: &[(&str, &str)], is_1904: bool) -> Vec<u8> {
    // What is behind a sign is hidden.
    let named = |name: &str| match name.strip_prefix('~') {
        Some(name) => format!(r#"name="{name}" state="hidden""#),
        None => format!(r#"name="{name}""#),
    };
    let names: String =
        sheets.iter().zip(1..).map(|((name, _), id)| format!(r#"<sheet {} sheetId="{id}" r:id="rId{id}"/>"#, named(name))).collect();
    let targets: String = (1..=sheets.len())
        .map(|id| {
            format!(
                r#"<Relationship Id="rId{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{id}.xml"/>"#
            )
        })
        .collect();
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="{}"/><sheets>{names}</sheets></workbook>"#,
        u8::from(is_1904)
    );
    let targets =
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{targets}</Relationships>"#);
    // Style 1 is a date, 2 a date with time, 3 a duration, 4 a percentage.
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"#;
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Won</t></si><si><r><t>Müller</t></r><r><t xml:space="preserve"> &amp; Co, Ltd</t></r></si></sst>"#;
    let rows: Vec<(String, String)> = sheets
        .iter()
        .zip(1..)
        .map(|((_, rows), id)| {
            let sheet = format!(
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
            );
            (format!("xl/worksheets/sheet{id}.xml"), sheet)
        })
        .collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", targets.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ];
    files.extend(rows.iter().map(|(name, sheet)| (name.as_str(), sheet.as_bytes())));
    zip(&files)
}

/// The files as `name: text` and what was left out as `name: why`.
fn opened(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut unpacked = Unpacked::default();
    open(name, Cursor::new(bytes), &mut unpacked).unwrap();
    let files =
        unpacked.files.iter().map(|(name, bytes)| format!("{name}: {}", String::from_utf8_lossy(bytes.get(..1000).unwrap_or(bytes))));
    let why = |kind: &ProblemKind| match kind {
        ProblemKind::Refused { what } => what.clone(),
        ProblemKind::OverLimit { limit } => limit.code().to_owned(),
        kind => kind.code().to_owned(),
    };
    files
        .chain(
            unpacked
                .problems
                .iter()
                .map(|problem| format!("{}: {}", problem.name_left_out().unwrap_or_default(), why(&problem.problem.kind))),
        )
        .collect()
}

#[test]
fn gzip_files_of_every_make() {
    let deals = String::from_utf8_lossy(DEALS);
    let whole = format!("deals.csv: {deals}");
    assert_eq!(opened("deals.csv.gz", &gz(DEALS)), std::slice::from_ref(&whole));
    // Several members, and padding behind them.
    let (first, second) = DEALS.split_at(9);
    let members = [gz(first), gz(b""), gz(second), vec![0; 100]].concat();
    assert_eq!(opened("deals.csv.gz", &members), std::slice::from_ref(&whole));
    // The name says nothing.
    assert_eq!(opened("deals.csv", &gz(DEALS)), [whole]);
    assert_eq!(opened("empty.csv.gz", &gz(b"")), ["empty.csv: "]);
    let cut = gz(&DEALS.repeat(1000));
    assert_eq!(opened("deals.csv.gz", &cut[..cut.len() - 20]), ["deals.csv.gz: broken"]);
    assert_eq!(opened("a.gz", &gz(&gz(DEALS))), ["a.gz: nested"]);
    assert_eq!(opened("a.tgz", &gz(&[vec![b'a'; 257], b"ustar\0".to_vec(), vec![0; 300]].concat())), ["a.tgz: tar"]);
}

#[test]
fn archives_with_whatever_people_zip() {
    let archive = zip(&[
        ("exports/", b""),
        ("exports/deals.csv", DEALS),
        ("__MACOSX/exports/._deals.csv", b"\0\x05\x16\x07"),
        ("exports/.DS_Store", b"\0\0\0\x01Bud1"),
        ("notes.md", b"# Notes\n"),
        ("logo.png", b"\x89PNG\r\n"),
        ("2024/q1.csv.gz", &gz(DEALS)),
        ("book.xlsx", &xlsx(&[("S", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)], false)),
        ("inner.zip", &zip(&[("x.csv", DEALS)])),
        ("data.txt", b"a\tb\n1\t2\n"),
    ]);
    let deals = String::from_utf8_lossy(DEALS);
    let expected = [
        format!("all.zip › exports/deals.csv: {deals}"),
        format!("all.zip › 2024/q1.csv: {deals}"),
        "all.zip › book.xlsx › S: 1\n".to_owned(),
        format!("all.zip › inner.zip › x.csv: {deals}"),
        "all.zip › data.txt: a\tb\n1\t2\n".to_owned(),
        "all.zip › notes.md: text".to_owned(),
        "all.zip › logo.png: image".to_owned(),
    ];
    assert_eq!(opened("all.zip", &archive), expected);
}

#[test]
fn archives_that_are_no_use() {
    assert_eq!(opened("a.zip", &zip(&[])), ["a.zip: empty_file"]);
    assert_eq!(opened("a.zip", &zip(&[("folder/", b"")])), ["a.zip: empty_file"]);
    let nested = zip(&[("b.zip", &zip(&[("c.zip", &zip(&[("d.csv", DEALS)]))]))]);
    assert_eq!(opened("a.zip", &nested), ["a.zip › b.zip › c.zip: nested"]);
    let whole = zip(&[("a.csv", &DEALS.repeat(100)), ("b.csv", DEALS)]);
    assert_eq!(opened("a.zip", &whole[..whole.len() / 2]), ["a.zip: broken"]);
    let mut spoiled = whole.clone();
    spoiled[40..50].fill(0x5a);
    assert_eq!(
        opened("a.zip", &spoiled),
        [format!("a.zip › b.csv: {}", String::from_utf8_lossy(DEALS)), "a.zip › a.csv: broken".to_owned()]
    );
    // The lowest bit of an entry's flags says that it is encrypted.
    let mut locked = zip(&[("a.csv", DEALS)]);
    let central = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    assert_eq!(opened("a.zip", &locked), ["a.zip › a.csv: encrypted"]);
}

#[test]
fn documents_that_are_archives_inside() {
    let cases: [(Files, &str); 6] = [
        (&[("[Content_Types].xml", b""), ("word/document.xml", b"")], "docx"),
        (&[("[Content_Types].xml", b""), ("ppt/slides/slide1.xml", b"")], "pptx"),
        (&[("[Content_Types].xml", b""), ("xl/workbook.bin", b"")], "xlsb"),
        (&[("Index/Document.iwa", b""), ("Index/Tables/Tile.iwa", b"")], "numbers"),
        (&[("Index/Document.iwa", b"")], "iwork"),
        (&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"")], "ods"),
    ];
    for (files, kind) in cases {
        assert_eq!(opened("a.csv", &zip(files)), [format!("a.csv: {kind}")]);
    }
}

#[test]
fn names_in_archives_are_those_that_were_meant() {
    // A program in China wrote the name in its own encoding and does not say so.
    let name = encoding_rs::GB18030.encode("商机导出记录明细").0.into_owned();
    let mut archive = zip(&[(&"x".repeat(name.len()), DEALS)]);
    for at in (0..archive.len() - name.len()).filter(|&at| archive[at..at + name.len()] == vec![b'x'; name.len()]).collect::<Vec<_>>() {
        archive[at..at + name.len()].copy_from_slice(&name);
    }
    assert_eq!(opened("a.zip", &archive), [format!("a.zip › 商机导出记录明细: {}", String::from_utf8_lossy(DEALS))]);
}

#[test]
fn every_sheet_becomes_a_file() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Deals of May</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>Name</t></is></c><c r="B3" t="inlineStr"><is><t>Amount</t></is></c><c r="C3" t="inlineStr"><is><t>Closed</t></is></c><c r="D3" t="str"><v>Won?</v></c></row>
        <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>1234.5</v></c><c r="C4" s="1"><v>45413</v></c><c r="D4" t="b"><v>1</v></c></row>
        <row r="6"><c r="A6" t="s"><v>0</v></c><c r="B6"><f>B4*2</f><v>2469</v></c><c r="C6" s="2"><v>45413.427083333336</v></c><c r="D6" t="e"><v>#N/A</v></c></row>
        <row r="7"><c r="B7" s="4"><v>0.75</v></c><c r="C7" s="3"><v>1.25</v></c></row>"#;
    let book = xlsx(&[("Deals", rows), ("Empty", ""), ("数据", r#"<row r="1"><c r="A1"><v>7</v></c></row>"#)], false);
    let deals = "\"Deals of May\"\n\nName,Amount,Closed,Won?\n\"Müller & Co, Ltd\",1234.5,2024-05-01,true\n\nWon,2469,\"2024-05-01 10:15:00\",#N/A\n,0.75,\"30:00:00\",\n";
    assert_eq!(opened("deals.xlsx", &book), [format!("deals.xlsx › Deals: {deals}"), "deals.xlsx › 数据: 7\n".to_owned()]);
    let old_mac = xlsx(&[("S", r#"<row r="1"><c r="A1" s="1"><v>43951</v></c></row>"#)], true);
    assert_eq!(opened("a.xlsx", &old_mac), ["a.xlsx › S: 2024-05-01\n"]);
}

#[test]
fn workbooks_that_are_no_use() {
    assert_eq!(opened("a.xlsx", &xlsx(&[("S", "")], false)), ["a.xlsx: empty_file"]);
    let endless =
        xlsx(&[("S", r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1">"#), ("T", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)], false);
    assert_eq!(opened("a.xlsx", &endless), ["a.xlsx › T: 1\n", "a.xlsx › S: broken"]);
    let missing = zip(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(opened("a.xlsx", &missing), ["a.xlsx: broken"]);
}

#[test]
fn traps_are_sprung_before_they_hurt() {
    let zeros = vec![b'0'; 20 << 20];
    assert_eq!(opened("a.csv.gz", &gz(&zeros)), ["a.csv.gz: inflation"]);
    assert_eq!(opened("a.zip", &zip(&[("a.csv", &zeros), ("b.csv", DEALS)])), ["a.zip: inflation"]);
    // Several of them, each of which would do no harm alone.
    let part = gz(&zeros[..9 << 20]);
    assert_eq!(opened("a.zip", &zip(&[("a.csv.gz", &part), ("b.csv.gz", &part)]))[1..], ["a.zip › b.csv.gz: inflation"]);
    let row = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let sheets: Vec<String> = (0..1001).map(|number| number.to_string()).collect();
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|name| (name.as_str(), row)).collect();
    assert_eq!(opened("a.xlsx", &xlsx(&sheets, false)), ["a.xlsx: entries"]);
    let many: Vec<String> = (0..1001).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), DEALS)).collect();
    assert_eq!(opened("a.zip", &zip(&many)), ["a.zip: entries"]);
    let (mut measure, mut total) = (Measure::of(Limit::FileBytes.most()), Measure::of(Limit::FileBytes.most()));
    assert!((0..64).all(|_| measure.count(64 << 20, &mut total).is_ok()));
    assert_eq!(measure.count(1, &mut total), Err(pour::Trouble::over(Limit::FileBytes)));
}

/// The places of some bytes in others.
fn places(bytes: &[u8], of: &[u8]) -> Vec<usize> {
    (0..bytes.len() - of.len()).filter(|&at| bytes[at..].starts_with(of)).collect()
}

#[test]
fn what_stands_twice_in_an_archive_is_read_twice() {
    let mut archive = zip(&[("a.csv", DEALS), ("b.csv", b"id,stage\n3,Won\n")]);
    for at in places(&archive, b"b.csv") {
        archive[at] = b'a';
    }
    let first = format!("x.zip › a.csv: {}", String::from_utf8_lossy(DEALS));
    assert_eq!(opened("x.zip", &archive), [first, "x.zip › a.csv (2): id,stage\n3,Won\n".to_owned()]);
}

/// An archive with the places and lengths where those of more than 4 GB have them.
fn large(archive: &[u8]) -> Vec<u8> {
    let (entry, end) = (places(archive, b"PK\x01\x02")[0], places(archive, b"PK\x05\x06")[0]);
    let number = |at: usize| u64::from(u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()));
    let extra = [number(entry + 24), number(entry + 20), number(entry + 42)].map(u64::to_le_bytes).concat();
    let mut first = archive[entry..end].to_vec();
    let name = usize::from(u16::from_le_bytes(first[28..30].try_into().unwrap()));
    first[30..32].copy_from_slice(&(4 + extra.len() as u16).to_le_bytes());
    for at in [20, 24, 42] {
        first[at..at + 4].fill(0xff);
    }
    first.splice(46 + name..46 + name, [&[1, 0, extra.len() as u8, 0], extra.as_slice()].concat());
    let directory = [(entry as u64), first.len() as u64];
    let mut record = b"PK\x06\x06".to_vec();
    record.extend(44u64.to_le_bytes());
    record.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    record.extend([1, 1, directory[1], directory[0]].map(u64::to_le_bytes).concat());
    let mut locator = b"PK\x06\x07\0\0\0\0".to_vec();
    locator.extend((directory[0] + directory[1]).to_le_bytes());
    locator.extend(1u32.to_le_bytes());
    let mut last = archive[end..].to_vec();
    last[8..20].fill(0xff);
    [&archive[..entry], &first, &record, &locator, &last].concat()
}

#[test]
fn archives_with_the_directory_of_large_ones_are_read() {
    let archive = large(&zip(&[("a.csv", DEALS)]));
    let whole = [format!("x.zip › a.csv: {}", String::from_utf8_lossy(DEALS))];
    assert_eq!(opened("x.zip", &archive), whole);
    // Its places are counted from the beginning of the file: nothing can stand before it.
    let entries = |bytes: &[u8]| directory::entries(&mut Cursor::new(bytes)).map(|entries| entries.len()).ok();
    assert_eq!((entries(&archive), entries(&[b"before", archive.as_slice()].concat())), (Some(1), None));
    let spoilt = |signature: &[u8], at: usize, with: u8| {
        let (mut bytes, place) = (archive.clone(), places(&archive, signature)[0]);
        bytes[place + at] = with;
        entries(&bytes)
    };
    // Neither the record nor the locator, a record elsewhere, more entries than there are, a directory
    // that is longer than any or begins behind its end, an extra field that is cut off.
    let cases: [(&[u8], usize, u8); 7] = [
        (b"PK\x06\x06", 3, 0),
        (b"PK\x06\x07", 3, 0),
        (b"PK\x06\x07", 15, 0x7f),
        (b"PK\x06\x06", 32, 2),
        (b"PK\x06\x06", 47, 0x7f),
        (b"PK\x06\x06", 55, 0x7f),
        (b"PK\x01\x02", 53, 0xff),
    ];
    for (signature, at, with) in cases {
        assert_eq!(spoilt(signature, at, with), None, "{signature:?} {at}");
    }
}

#[test]
fn files_that_lie_one_over_the_other_are_left_out() {
    let mut archive = zip(&[("a.csv", DEALS), ("b.csv", DEALS)]);
    // Where the second one begins, by the directory.
    let second = places(&archive, b"PK\x01\x02")[1];
    archive[second + 42..second + 46].fill(0);
    assert_eq!(opened("x.zip", &archive), ["x.zip: overlap"]);
}

#[test]
fn cells_far_off_are_refused_before_they_are_reached() {
    let sheet = |cells: &str| xlsx(&[("S", &format!(r#"<row r="1"><c r="A1"><v>1</v></c></row>{cells}"#))], false);
    let far = |reference: &str| {
        let row: String = reference.chars().filter(char::is_ascii_digit).collect();
        sheet(&format!(r#"<row r="{row}"><c r="{reference}"><v>2</v></c></row>"#))
    };
    let cases = [
        ("ZZZZZZ3", "a.xlsx › S: broken"),
        ("ZZZZZZZZZZZZ3", "a.xlsx › S: broken"),
        ("XFE3", "a.xlsx › S: broken"),
        ("A1048577", "a.xlsx › S: broken"),
        ("A99999999999", "a.xlsx › S: broken"),
        ("XFD3", "a.xlsx › S: columns"),
        ("BXY2", "a.xlsx › S: columns"),
    ];
    for (reference, expected) in cases {
        assert_eq!(opened("a.xlsx", &far(reference)), [expected], "{reference}");
    }
    assert!(opened("a.xlsx", &far("A1048576"))[0].starts_with("a.xlsx › S: 1\n\n"));
}

#[test]
fn what_was_never_worked_out_is_told() {
    let rows = r##"<row r="1"><c r="A1" t="str"><v>Sum</v></c><c r="B1" t="str"><v>Part</v></c></row>
        <row r="2"><c r="A2"><f>B2*2</f></c><c r="B2"><v>1</v></c></row>
        <row r="3"><c r="A3"><f>B3*2</f><v>4</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="4"><c r="A4" t="e"><v>#SPILL!</v></c><c r="B4"><v>3</v></c></row>"##;
    assert_eq!(opened("a.xlsx", &xlsx(&[("S", rows)], false)), ["a.xlsx › S: Sum,Part\n=B2*2,1\n4,#DIV/0!\n#SPILL!,3\n"]);
}

#[test]
fn hidden_sheets_are_named_where_others_are_read() {
    let row = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let both = xlsx(&[("~Data", row), ("Deals", row), ("~Empty", "")], false);
    assert_eq!(opened("a.xlsx", &both), ["a.xlsx › Deals: 1\n", "a.xlsx › Data: hidden"]);
    assert_eq!(opened("a.xlsx", &xlsx(&[("~Data", row), ("Cover", "")], false)), ["a.xlsx › Data: 1\n"]);
}
