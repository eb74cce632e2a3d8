//! Reading files: the same result however the bytes are cut, equal to the
//! `csv` crate on well-formed data, and no row lost or panic on any bytes.

use attain::ingest::import::Import;
use attain::ingest::plan::{Outcome, Plan};
use attain::ingest::reader::{Reader, read};
use attain::ingest::records::records;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::rows::readback;
use attain::ingest::scan::field::trimmed;
use attain::ingest::shape::dialect::HeaderPlace;
use attain::ingest::shape::hints::Hints;
use attain::ingest::values::kind::ColumnKind;
use attain::ingest::values::placeholder::is_placeholder;
use proptest::prelude::*;

/// Feeds the file in pieces of these sizes, over and over.
fn read_in_pieces(bytes: &[u8], sizes: &[usize], plan: &Plan) -> Import {
    let mut reader = Reader::again("file.csv", plan.clone());
    loop {
        let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
            reader.feed(piece, &mut ());
            rest = after;
        }
        match reader.finish(&mut ()) {
            Outcome::Read(import) => return *import,
            Outcome::Again(plan) => reader = Reader::again("file.csv", *plan),
            Outcome::Over(limit) => panic!("too large: {limit:?}"),
        }
    }
}

fn whole(bytes: &[u8]) -> Import {
    read("file.csv", bytes, &Hints::default())
}

/// Everything an import says, for comparing.
fn shown(import: &Import) -> String {
    let columns: Vec<String> = import
        .columns
        .iter()
        .map(|column| {
            let cells: Vec<_> = (0..column.column.len()).map(|row| (column.column.written(row), column.column.key(row))).collect();
            format!("{} {:?} {cells:?}", column.name, column.profile)
        })
        .collect();
    format!("{:?} {:?} {:?} {:?}\n{}", import.dialect, import.rows, import.offsets, import.problems, columns.join("\n"))
}

fn check_rows(bytes: &[u8], import: &Import) {
    assert_eq!(import.rows.read, import.rows.kept + import.rows.set_aside);
    assert_eq!(import.offsets.len() as u64, import.rows.kept);
    assert!(import.columns.iter().all(|column| column.column.len() as u64 == import.rows.kept));
    assert!(import.offsets.iter().all(|&offset| offset < bytes.len() as u64));
}

/// The columns hold what the rows say, wherever they keep it as it is written.
fn check_cells(import: &Import, rows: &[Vec<String>]) {
    for (at, column) in import.columns.iter().enumerate().filter(|(_, column)| column.profile.kind == ColumnKind::Text) {
        for (number, row) in rows.iter().enumerate() {
            let cell = trimmed(&row[at]);
            let kept = column.column.written(number).unwrap_or_default();
            assert!(kept == cell || kept.is_empty() && is_placeholder(cell), "row {number}: {kept:?} is not {cell:?}");
        }
    }
}

/// Bytes that mean something to a reader, and some that do not.
fn soup(longest: usize) -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        Just("\n".as_bytes()),
        Just(b"\r\n".as_slice()),
        Just(b"\r".as_slice()),
        Just(b"\"".as_slice()),
        Just(b"\"\"".as_slice()),
        Just(b",".as_slice()),
        Just(b",".as_slice()),
        Just(b";".as_slice()),
        Just(b"\t".as_slice()),
        Just(b"12".as_slice()),
        Just(b"1.5".as_slice()),
        Just(b"2021-03-04".as_slice()),
        Just(b"3/4/2021".as_slice()),
        Just(b"abc".as_slice()),
        Just(b"Select".as_slice()),
        Just(b" ".as_slice()),
        Just("é".as_bytes()),
        Just("商机".as_bytes()),
        Just(b"\xff".as_slice()),
        Just(b"\0".as_slice()),
    ];
    prop::collection::vec(pieces, 0..longest).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_or_lose_a_row(bytes in soup(200)) {
        let import = whole(&bytes);
        check_rows(&bytes, &import);
        let table = records(&bytes, &Hints::default());
        // Sums and names of groups show only in finished columns: as text their rows are still there.
        let is_found_late = |kind: &ProblemKind| matches!(kind, ProblemKind::TotalRow | ProblemKind::OutsideTable | ProblemKind::OtherTable);
        if !import.problems.iter().any(|problem| is_found_late(&problem.kind)) {
            prop_assert_eq!(table.rows.len() as u64, import.rows.kept);
            check_cells(&import, &table.rows);
        }
    }

    #[test]
    fn pieces_do_not_matter(bytes in soup(150), repeat in prop_oneof![4 => Just(1usize), 3 => Just(40), 1 => Just(900)], sizes in prop::collection::vec(1usize..70_000, 1..5)) {
        // Long files cross windows and the first bytes that decide the dialect.
        let bytes = if repeat > 1 { [&bytes, b"\n".as_slice()].concat().repeat(repeat) } else { bytes };
        let sizes: Vec<usize> = if bytes.len() > 5_000 { sizes.iter().map(|size| size + 500).collect() } else { sizes.iter().map(|size| size % 50 + 1).collect() };
        prop_assert_eq!(shown(&read_in_pieces(&bytes, &sizes, &Plan::default())), shown(&whole(&bytes)));
    }

    /// Mended rows, totals, notes and further tables among regular rows.
    #[test]
    fn irregular_rows_are_conserved_and_pieces_do_not_matter(
        kinds in prop::collection::vec(0usize..16, 1..60), repeat in prop_oneof![4 => Just(1usize), 3 => Just(30), 1 => Just(300)],
        sizes in prop::collection::vec(1usize..9_000, 1..5),
    ) {
        let mut text = regular_rows(8);
        for (row, kind) in kinds.iter().cycle().take(kinds.len() * repeat).enumerate() {
            text += &irregular(*kind, row);
        }
        let import = whole(text.as_bytes());
        check_rows(text.as_bytes(), &import);
        prop_assert_eq!(shown(&read_in_pieces(text.as_bytes(), &sizes, &Plan::default())), shown(&import));
        let table = records(text.as_bytes(), &Hints::default());
        check_cells(&import, &table.rows);
        prop_assert_eq!(table.rows.len() as u64, import.rows.kept);
        for (number, (row, offset)) in table.rows.iter().zip(&import.offsets).enumerate() {
            let end = import.offsets.get(number + 1).map_or(text.len(), |next| *next as usize);
            prop_assert_eq!(&readback::cells(&import.layout, &text.as_bytes()[*offset as usize..end]), row);
        }
    }

    #[test]
    fn equals_the_csv_crate(
        cells in prop::collection::vec(prop::collection::vec("[a-c1 .,;\"\n\ré-]{0,6}", 3), 1..40),
        always in any::<bool>(), crlf in any::<bool>(), repeat in prop_oneof![3 => Just(1usize), 1 => Just(150)],
    ) {
        let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().terminator(terminator).quote_style(style).from_writer(Vec::new());
        // Numbered, so that none of them looks like a blank line, a total or a note behind the table.
        writer.write_record(["number", "first", "second", "third"]).unwrap();
        for (number, record) in cells.iter().cycle().take(cells.len() * repeat).enumerate() {
            writer.write_field(number.to_string()).unwrap();
            writer.write_record(record).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let hints = Hints { delimiter: Some(','), ..Hints::default() };
        let table = records(&bytes, &hints);
        let expected: Vec<Vec<String>> = csv::Reader::from_reader(bytes.as_slice()).records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(&table.header, &["number", "first", "second", "third"]);
        prop_assert_eq!(&table.rows, &expected);
        let import = read("file.csv", &bytes, &hints);
        for (number, (offset, row)) in import.offsets.iter().zip(&expected).enumerate() {
            // What stands behind the row does not matter.
            let end = import.offsets.get(number + 2).map_or(bytes.len(), |later| *later as usize);
            prop_assert_eq!(&readback::cells(&import.layout, &bytes[*offset as usize..end]), row);
        }
    }

    /// A column is kept as numbers, dates or texts while it is read; that must not show.
    #[test]
    fn the_form_of_a_column_does_not_show(kinds in prop::collection::vec(0usize..18, 5), stray in 5u32..200, rows in 280u32..700) {
        let mut text = "a,b,Close Date,d,e\n".to_owned();
        for row in 0..rows {
            let cells: Vec<String> = kinds.iter().enumerate().map(|(column, kind)| cell(*kind, row + column as u32 * 31, stray)).collect();
            text += &format!("{}\n", cells.join(","));
        }
        let texts = Plan { texts: (0..5).collect(), ..Plan::default() };
        prop_assert_eq!(shown(&whole(text.as_bytes())), shown(&read_in_pieces(text.as_bytes(), &[1000], &texts)));
    }
}

/// A table of deals, with its header.
fn regular_rows(rows: usize) -> String {
    let row = |row: usize| format!("D-{row},Account {row},{}.50,{}/2/2024,{}\n", row * 10, row % 28 + 1, ["Won", "Lost"][row % 2]);
    "id,account,amount,day,stage\n".to_owned() + &(1..=rows).map(row).collect::<String>()
}

/// A line among such rows.
fn irregular(kind: usize, row: usize) -> String {
    match kind {
        0 => format!("D-{row},Account {row},{row}.50,1/2/2024Won\n"),
        1 => format!("D-{row},,Account {row},{row}.50,1/2/2024,Won\n"),
        2 => format!("D-{row};Account {row};{row}.50;1/2/2024;Lost\n"),
        3 => format!("D-{row},\"Account {row},{row}.50,1/2/2024,\"Won\"\n"),
        4 => format!("D-{row},Account {row}, Ltd,{row}.50,1/2/2024,Won\n"),
        5 => format!("Total,,{row}.00,,\n"),
        6 => "\n".to_owned(),
        7 => "Generated by the reporting service\n".to_owned(),
        8 => format!("D-{row}\n"),
        9 => "id,account,amount,day,stage\n".to_owned(),
        10 => "Region,Goal\n".to_owned(),
        11 => ",,,,\n".to_owned(),
        12 => format!("\"D-{row}\",\"5\" disk\",1.50,1/2/2024,Won\r\n"),
        _ => format!("D-{row},Account {row},{row}.50,1/2/2024,Lost\n"),
    }
}

/// A cell of a kind; every `stray`th cell is of another kind.
fn cell(kind: usize, row: u32, stray: u32) -> String {
    let odd = row.is_multiple_of(stray);
    match kind {
        0 => {
            if odd {
                "n/a".to_owned()
            } else {
                format!("{}", row * 7 % 1000)
            }
        }
        1 => {
            if odd {
                "$1.5K".to_owned()
            } else {
                format!("{}.{:02}", row, row % 100)
            }
        }
        2 => {
            if odd {
                String::new()
            } else {
                format!("{}/{}/2021", row % 12 + 1, row % 28 + 1)
            }
        }
        3 => {
            if odd {
                "15 Apr 2021 08:00".to_owned()
            } else {
                format!("20{:02}-{:02}-{:02}", row % 90, row % 12 + 1, row % 31 + 1)
            }
        }
        4 => {
            if odd {
                "00042".to_owned()
            } else {
                row.to_string()
            }
        }
        5 => {
            if odd {
                "\"1.234,5\"".to_owned()
            } else {
                format!("{}.{:03}", row % 999, row % 1000)
            }
        }
        6 => format!("{}/{}/{:02}", row % 12 + 1, row % 12 + 1, row % 30),
        7 => {
            if odd {
                "99999999999999999".to_owned()
            } else {
                format!("0.{:09}", row)
            }
        }
        8 => format!("\"${},{:03}.{:02}\"", row % 90 + 1, row % 1000, row % 100),
        9 => format!("\"{}.{:03},{}{}\"", row % 90 + 1, row % 1000, row % 10, if odd { " €" } else { "" }),
        10 => format!("{}.{:03}", row % 90 + 1, if odd { 5 } else { row % 1000 }),
        11 => format!(
            "{} {} 20{:02}{}",
            row % 28 + 1,
            ["Jan", "März", "avril", "dez"][row as usize % 4],
            row % 90,
            if odd { " 8:30 PM" } else { "" }
        ),
        12 => format!("14{:02}/{:02}/{:02}", row % 9, row % 12 + 1, row % 31 + 1),
        13 => {
            if odd {
                "9999-12-31".to_owned()
            } else {
                format!("20{:02}-{:02}-{:02} {}:30", row % 90, row % 12 + 1, row % 28 + 1, row % 24)
            }
        }
        14 => {
            if odd {
                "45292.5".to_owned()
            } else {
                format!("2022-{:02}-{:02}", row % 12 + 1, row % 28 + 1)
            }
        }
        15 => {
            if odd {
                "1970-01-01".to_owned()
            } else {
                format!("{}/{}/20{:02}", row % 31 + 1, row % 12 + 1, row % 90)
            }
        }
        16 => format!("{}{}K", row, if odd { ".5" } else { "" }),
        _ => {
            if odd {
                " NA ".to_owned()
            } else {
                format!("\"Deal {row}\"")
            }
        }
    }
}

#[test]
fn many_ids_are_kept_as_keys() {
    let mut text = "id,code,amount,name\n".to_owned();
    for row in 0..90_000 {
        let name = if row % 1000 == 7 { "N/A".to_owned() } else { format!("\"Deal, {row}\"") };
        text += &format!("D-{row},{:07},{}.5,{name}\n", row * 3, row);
    }
    let import = whole(text.as_bytes());
    let kinds: Vec<ColumnKind> = import.columns.iter().map(|column| column.profile.kind).collect();
    assert_eq!(kinds, [ColumnKind::Key, ColumnKind::Key, ColumnKind::Number, ColumnKind::Key]);
    assert_eq!((import.columns[3].profile.filled, import.columns[0].profile.filled), (89_910, 90_000));
    let texts = Plan { texts: (0..4).collect(), ..Plan::default() };
    assert_eq!(shown(&import), shown(&read_in_pieces(text.as_bytes(), &[1 << 20], &texts)));
}

#[test]
fn rows_are_found_again_in_any_encoding() {
    let text = "name;city\r\nMüller;Köln\r\n\"Groß\nund Klein\";Zürich\r\nJürgen;Österreich\r\n".repeat(30);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases = [
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-8", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("windows-1252", encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()),
        ("UTF-16LE", [b"\xff\xfe".as_slice(), &utf16].concat()),
    ];
    for (encoding, bytes) in cases {
        let import = whole(&bytes);
        assert_eq!(import.dialect.encoding, encoding);
        let table = records(&bytes, &Hints::default());
        assert_eq!(import.rows.kept as usize, table.rows.len());
        let decoder = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
        for (offset, row) in import.offsets.iter().zip(&table.rows) {
            let (text, _) = decoder.decode_without_bom_handling(&bytes[*offset as usize..]);
            assert_eq!(&readback::cells(&import.layout, text.as_bytes()), row);
        }
        for size in [1, 3, 1000] {
            assert_eq!(shown(&read_in_pieces(&bytes, &[size], &Plan::default())), shown(&import));
        }
    }
}

#[test]
fn an_encoding_that_shows_late_is_found() {
    let mut bytes = b"name,amount\n".to_vec();
    (0..20_000).for_each(|row| bytes.extend(format!("Smith,{row}\n").bytes()));
    bytes.extend(b"M\xfcller,1\nKr\xe4mer,2\nJ\xf6rg,3\n");
    let import = whole(&bytes);
    assert_eq!(import.dialect.encoding, "windows-1252");
    assert_eq!(import.columns[0].column.written(20_000).as_deref(), Some("Müller"));
    assert_eq!(records(&bytes, &Hints::default()).rows[20_000][0], "Müller");
}

/// The problems of a file as `code line field`.
fn problems(text: &str) -> Vec<String> {
    let import = whole(text.as_bytes());
    check_rows(text.as_bytes(), &import);
    let places = |problem: &attain::ingest::report::problem::Problem| -> String {
        problem.examples.iter().map(|place| format!(" {}:{}", place.line, place.field)).collect()
    };
    import.problems.iter().map(|problem| format!("{} {}{}", problem.kind.code(), problem.count, places(problem))).collect()
}

#[test]
fn says_what_was_wrong_and_where() {
    let cases: [(&str, &[&str]); 16] = [
        ("", &["empty_file 1"]),
        ("foo,bar\n", &["no_rows 1"]),
        ("foo,bar\n1,2\n", &[]),
        ("foo,bar,baz\n1,2", &["too_few_fields 1 2:0"]),
        ("foo,bar,baz\n1,2,3,4", &["too_many_fields 1 2:4"]),
        ("foo,bar,baz\n1,2,3,,\n", &[]),
        ("foo,bar,baz\n1,\"I forgot to close this one,3", &["bad_quote 1 2:2"]),
        ("foo,bar,baz\n1,\"Hey, I missed \" it\",3", &["bad_quote 1 2:2"]),
        ("foo,bar,baz\n1,This \"quotes\" must be escaped,3", &["bad_quote 1 2:2"]),
        ("sep=;\na;b\n1;2\n", &["outside_table 1 1:0"]),
        ("Report\n\na,b,c\n1,2,3\n", &["outside_table 1 1:0"]),
        ("a,a\nx,y\n", &["duplicate_column 1 1:2"]),
        ("a,b\n\"x\ny\",1\n\nz,N/A\nw,2\n", &["placeholder 1 5:2"]),
        ("d,x\n3/4/2021,a\n5/6/2021,b\n", &["ambiguous_dates 2 2:1 3:1"]),
        ("n\n1\n2\n3\n4\n5\n6\n7\n8\n9\nten\n", &["misfit 1 11:1"]),
        ("n\n1\n2\n3\n4\n5\n6\n7\n8\nnine\nten\n", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), expected, "{text}");
    }
}

#[test]
fn says_what_it_made_of_irregular_rows() {
    let rows = regular_rows(8);
    let line = |kind: usize| irregular(kind, 5);
    let cases: [(String, &[&str]); 19] = [
        (line(0), &["missing_delimiter 1 10:4"]),
        (line(1), &["extra_delimiter 1 10:2"]),
        (line(2), &["other_delimiter 1 10:0"]),
        (line(3), &["bad_quote 1 10:2"]),
        (line(4), &["extra_delimiter 1 10:2"]),
        (line(5), &["total_row 1 10:0"]),
        (line(6), &[]),
        (line(7), &["outside_table 1 10:0"]),
        (line(6) + &line(7) + "\n© Somebody\n", &["outside_table 2 11:0 13:0"]),
        (line(8), &["too_few_fields 1 10:0"]),
        (line(9) + &line(13), &["outside_table 1 10:0"]),
        (line(9), &["outside_table 1 10:0"]),
        (rows.clone(), &["other_table 9 10:0"]),
        (line(10) + "West,5\nEast,7\n", &["other_table 3 10:0"]),
        ("\n".to_owned() + &line(10) + "West,5\n\nEast,7\n", &["other_table 4 11:0"]),
        (line(10) + &line(13), &["outside_table 1 10:0"]),
        ("\nRegion,Goal,Gap,Note,Owner\nWest,5,2,Fine,Anna\n".to_owned(), &["other_table 2 11:0"]),
        ("D-9,Account 9,ask,them,first,please,Won\n".to_owned(), &["too_many_fields 1 10:6"]),
        (line(11), &[]),
    ];
    for (text, expected) in cases {
        let found = problems(&(rows.clone() + &text));
        // The first days of a month say nothing about the order of their dates.
        let found: Vec<String> = found.into_iter().filter(|problem| !problem.starts_with("ambiguous")).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn places_are_lines_whatever_the_records_are() {
    let cases: [(&str, &[&str]); 4] = [
        ("\"A title\non two lines\",,\n,,\nid,name,name\nD-1,x,1.5\nD-2,y,2\n", &["duplicate_column 1 4:3", "outside_table 1 1:0"]),
        ("Report,,\n\n\nMade in May,,\nid,name,amount\nD-1,x,1.5\n", &["outside_table 2 1:0 4:0"]),
        ("Won,5.50\nLost,7\nWon,8\nLost,9\n", &["no_header 1 1:0"]),
        (",2024,,2025,\nname,won,lost,won,won\nAnna,1,2,3,4\nBob,2,3,4,5\n", &["duplicate_column 1 2:5"]),
    ];
    for (text, expected) in cases {
        assert_eq!(problems(text), expected, "{text}");
    }
}

#[test]
fn rows_are_read_as_the_user_says() {
    let text = "Report\nid;name\nD-1;x\nD-2;y\n";
    let read_with = |hints: Hints| {
        let table = records(text.as_bytes(), &hints);
        let import = read("file.csv", text.as_bytes(), &hints);
        assert_eq!(import.rows.kept as usize, table.rows.len());
        (import.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join("|"), table.rows.len())
    };
    let header = |line: u64, records: u32| Some(HeaderPlace { line, records });
    let cases = [
        (Hints::default(), "id|name", 2),
        (Hints { header: header(3, 1), ..Hints::default() }, "D-1|x", 1),
        (Hints { header: header(2, 0), ..Hints::default() }, "Column 1|Column 2", 3),
        (Hints { header: header(2, 2), ..Hints::default() }, "id D-1|name x", 1),
        (Hints { delimiter: Some('-'), ..Hints::default() }, "Report|Column 2", 3),
        (Hints { delimiter: Some(','), header: header(2, 1), ..Hints::default() }, "id;name", 2),
    ];
    for (hints, columns, rows) in cases {
        let shown = format!("{hints:?}");
        assert_eq!(read_with(hints), (columns.to_owned(), rows), "{shown}");
    }
}

#[test]
fn no_bytes_take_long() {
    let rows = regular_rows(8);
    let pieces = [
        "\"\"a,",
        "\",\"",
        "a,b,,c\n",
        "\"x\n",
        ",\"\",",
        "1GN-5 a;b c,d\"e\"f\n",
        "\\\",",
        ",",
        "x y z 1 2 3\n",
        "Total\n",
        "id,account\n",
    ];
    for piece in pieces {
        let bytes = (rows.clone() + &piece.repeat((1 << 19) / piece.len())).into_bytes();
        let start = std::time::Instant::now();
        let import = whole(&bytes);
        check_rows(&bytes, &import);
        // Far below a second, but for a busy machine; what is not linear takes many minutes.
        assert!(start.elapsed().as_secs() < 60, "{piece:?} takes {:?}", start.elapsed());
        println!("{piece:?}: {:?}", start.elapsed());
    }
}

#[test]
fn types_whole_columns() {
    let cases: [(&str, ColumnKind); 12] = [
        ("1\n2\n-3.5", ColumnKind::Number),
        ("$1,200.50\n$3\n(5)", ColumnKind::Number),
        ("007\n042\n100", ColumnKind::Text),
        ("2021-01-05\n2021-02-30\n2021-01-06", ColumnKind::Date),
        ("13/1/2021\n1/2/2021", ColumnKind::Date),
        ("2022年3月14日\n2022年3月15日", ColumnKind::Date),
        ("2023-Q1\n2023-Q2", ColumnKind::Date),
        ("75%\n80%", ColumnKind::Number),
        ("EMEA\nNA\nAPAC", ColumnKind::Text),
        ("-\nN/A\nnull", ColumnKind::Empty),
        ("True\nFalse", ColumnKind::Text),
        ("1\n2\nx", ColumnKind::Text),
    ];
    for (cells, kind) in cases {
        let rows: String = cells.lines().map(|cell| format!("\"{cell}\";x\n")).collect();
        let import = whole(format!("name;other\n{rows}").as_bytes());
        assert_eq!(import.columns[0].profile.kind, kind, "{cells}");
    }
}

#[test]
fn a_decimal_comma_is_decided_by_the_column() {
    let import = whole("a;b\n1.234,50;1,5\n2,5;2\n1.000;3\n".as_bytes());
    let written = |column: usize| -> Vec<String> { (0..3).filter_map(|row| import.columns[column].column.written(row)).collect() };
    assert_eq!(written(0), ["1234.5", "2.5", "1000"]);
    assert_eq!(written(1), ["1.5", "2", "3"]);
}

#[test]
fn a_doubtful_column_follows_the_others() {
    let import = whole("a,b\n3/4/2021,25/4/2021\n5/6/2021,26/6/2021\n".as_bytes());
    assert_eq!(import.columns[0].column.written(0).as_deref(), Some("2021-04-03"));
    assert!(!import.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::AmbiguousDates { .. })));
}

#[test]
fn a_quote_that_never_ends_costs_one_line() {
    let mut bytes = b"a,b\n1,\"open\n".to_vec();
    (0..300_000).for_each(|row| bytes.extend(format!("{row},some text\n").bytes()));
    let import = whole(&bytes);
    assert_eq!(import.rows.kept, 300_001);
    assert_eq!(shown(&read_in_pieces(&bytes, &[100_003], &Plan::default())), shown(&import));
}
