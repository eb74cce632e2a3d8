//! Valid files in many shapes: what people's programs write.

use std::io::{Cursor, Write};

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
use fastrand::Rng;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::mutation::mutate;

const HEADERS: [&[&str]; 7] = [
    &["Opportunity ID", "Account Name", "Stage", "Amount", "Close Date", "Probability (%)", "Notes", "Won"],
    &[
        "Deal - Title",
        "Deal - Organization",
        "Deal - Stage",
        "Deal - Value",
        "Deal - Won time",
        "Deal - Probability",
        "Deal - Label",
        "Status",
    ],
    &["Nr.", "Kunde", "Phase", "Betrag", "Abschlussdatum", "Wahrscheinlichkeit", "Bemerkung", "Gewonnen"],
    &["编号", "客户名称", "销售阶段", "金额", "成交日期", "赢单率", "备注", "赢单"],
    &["شماره", "مشتری", "مرحله", "مبلغ", "تاریخ بستن", "احتمال", "یادداشت", "برد"],
    &["ID", "Клиент", "Стадия", "Сумма", "Дата закрытия", "Вероятность", "Заметка", "Успех"],
    &["案件番号", "顧客名", "フェーズ", "金額", "完了予定日", "確度", "備考", "受注"],
];
const NAMES: [&str; 12] = [
    "Acme",
    "Müller & Söhne",
    "O'Neill Ltd",
    "华为技术有限公司",
    "شرکت نمونه",
    "Ромашка",
    "東京商事",
    "Smith, Jones",
    "A;B Group",
    "x|y",
    "",
    "N/A",
];
const STAGES: [&str; 8] = ["Won", "Lost", "Closed Won", "Negotiation", "已成交", "برد", "Gewonnen", "Select"];
const NOTES: [&str; 8] = ["", "call back", "two\nlines", "says \"yes\"", "a, b; c | d", "=1+2", "😎", "tab\there"];

/// How a file is written.
struct Manner {
    delimiter: char,
    newline: &'static str,
    quote: char,
    quotes_all: bool,
    backslash: bool,
    comma: bool,
    dates: usize,
    plain: bool,
}

/// A container with a valid file in it, and others.
pub fn container(rng: &mut Rng) -> Vec<u8> {
    let (one, other) = (valid(rng), valid(rng));
    match rng.u8(..4) {
        0 => {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(&one).unwrap();
            encoder.finish().unwrap()
        }
        1 => zip(rng, &[("a/deals.csv", &one), ("b.csv", &other)]),
        kind => workbook(rng, kind == 2),
    }
}

fn zip(rng: &mut Rng, files: &[(&str, &[u8])]) -> Vec<u8> {
    // What is stored as it is can be spoiled in its own right.
    let method = pick(rng, &[CompressionMethod::Stored, CompressionMethod::Deflated]);
    let options = SimpleFileOptions::default().compression_method(method);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook; its parts are spoiled before they are packed, or nothing but the
/// check of their sums would ever be tried.
fn workbook(rng: &mut Rng, spoiled: bool) -> Vec<u8> {
    let cells = [
        r#"<c r="A1" t="s"><v>0</v></c>"#,
        r#"<c r="B1" s="1"><v>45413.5</v></c>"#,
        r#"<c><v>12.5</v></c>"#,
        r#"<c t="b"><v>1</v></c>"#,
        r#"<c r="C9" t="inlineStr"><is><t>a&amp;b</t></is></c>"#,
        r#"<c t="e"><v>#N/A</v></c>"#,
        r#"<c t="str"><f>A1</f><v>x</v></c>"#,
    ];
    let rows: String =
        (1..rng.usize(2..6)).map(|row| format!(r#"<row r="{row}">{}{}</row>"#, pick(rng, &cells), pick(rng, &cells))).collect();
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><workbookPr date1904="0"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
                .to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned(),
        ),
        ("xl/styles.xml", r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#.to_owned()),
        ("xl/sharedStrings.xml", "<sst><si><t>Won</t></si><si><r><t>a</t></r></si></sst>".to_owned()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ];
    let at = rng.usize(1..parts.len());
    let parts: Vec<(&str, Vec<u8>)> = parts
        .into_iter()
        .enumerate()
        .map(|(index, (name, text))| {
            (name, if spoiled && index == at { mutate(rng, text.into_bytes(), b"<c r=\"ZZZ99\"/>") } else { text.into_bytes() })
        })
        .collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    zip(rng, &parts)
}

/// A valid file of some hundred bytes.
pub fn valid(rng: &mut Rng) -> Vec<u8> {
    let manner = Manner {
        delimiter: pick(rng, &[',', ',', ';', '\t', '|', ':']),
        newline: pick(rng, &["\n", "\r\n", "\r\n", "\r"]),
        quote: pick(rng, &['"', '"', '"', '\'']),
        quotes_all: rng.u8(..4) == 0,
        backslash: rng.u8(..8) == 0,
        comma: rng.bool(),
        dates: rng.usize(..6),
        plain: rng.bool(),
    };
    let text = text(rng, &manner);
    encoded(rng, &text)
}

fn text(rng: &mut Rng, manner: &Manner) -> String {
    let header = pick(rng, &HEADERS);
    let width = rng.usize(1..=header.len());
    let mut lines: Vec<String> = Vec::new();
    match rng.u8(..10) {
        0 => lines.push(format!("sep={}", manner.delimiter)),
        1 => lines.extend(["Report of May".to_owned(), String::new()]),
        2 => lines.push(record(manner, &vec![String::new(); width])),
        _ => {}
    }
    if rng.u8(..12) > 0 {
        lines.push(record(manner, &header[..width].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()));
    }
    let rows = rng.usize(..14);
    for number in 0..rows {
        let cells: Vec<String> = (0..width).map(|column| cell(rng, manner, number, column)).collect();
        lines.push(record(manner, &cells));
        if rng.u8(..40) == 0 {
            lines.push(String::new());
        }
    }
    match rng.u8(..10) {
        0 => lines.push(record(manner, &["Total".to_owned(), String::new(), String::new(), amount(manner, 1_234_567)])),
        1 => lines.extend([String::new(), "Exported on 1 May 2024 by Ana".to_owned()]),
        2 => {
            lines.push(String::new());
            let names: Vec<String> = header.iter().rev().take(3).map(|name| (*name).to_owned()).collect();
            lines.push(record(manner, &names));
            (0..rng.usize(1..4)).for_each(|number| {
                let cells: Vec<String> = (0..3).map(|column| cell(rng, manner, number, column)).collect();
                lines.push(record(manner, &cells));
            });
        }
        _ => {}
    }
    let mut text = lines.join(manner.newline);
    if rng.bool() {
        text += manner.newline;
    }
    text
}

fn cell(rng: &mut Rng, manner: &Manner, number: usize, column: usize) -> String {
    match column {
        0 => format!("D-{:04}", number * 7 + 1),
        1 if manner.plain => NAMES[rng.usize(..3)].to_owned(),
        1 => pick(rng, &NAMES).to_owned(),
        2 => pick(rng, &STAGES).to_owned(),
        3 => amount(manner, rng.u32(..3_000_000)),
        4 => date(rng, manner.dates),
        5 => pick(rng, &["10%", "0.5", "75", "", "100 %"]).to_owned(),
        6 if manner.plain => NOTES[rng.usize(..2)].to_owned(),
        6 => pick(rng, &NOTES).to_owned(),
        _ => pick(rng, &["true", "false", "1", "0", "ja", "赢"]).to_owned(),
    }
}

fn amount(manner: &Manner, hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let (thousands, mark) = if manner.comma { ('.', ',') } else { (',', '.') };
    if manner.plain || whole < 1000 {
        format!("{whole}{mark}{rest:02}")
    } else {
        format!("{}{thousands}{:03}{mark}{rest:02}", whole / 1000, whole % 1000)
    }
}

fn date(rng: &mut Rng, form: usize) -> String {
    let (year, month, day) = (rng.u32(2021..2026), rng.u32(1..13), rng.u32(1..29));
    match form {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{month}/{day}/{year}"),
        2 => format!("{day:02}.{month:02}.{year}"),
        3 => format!("{year}年{month}月{day}日"),
        4 => format!("{}/{month:02}/{day:02} 10:15", year - 621),
        _ => format!("{year}-{month:02}-{day:02}T08:{day:02}:00Z"),
    }
}

fn record(manner: &Manner, cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| written(manner, cell)).collect();
    cells.join(&manner.delimiter.to_string())
}

fn written(manner: &Manner, cell: &str) -> String {
    let Manner { quote, delimiter, .. } = *manner;
    if !manner.quotes_all && !cell.contains([quote, delimiter, '\n', '\r']) {
        return cell.to_owned();
    }
    let escaped = if manner.backslash { format!("\\{quote}") } else { format!("{quote}{quote}") };
    format!("{quote}{}{quote}", cell.replace(quote, &escaped))
}

fn encoded(rng: &mut Rng, text: &str) -> Vec<u8> {
    let legacy = |encoding: &'static Encoding| encoding.encode(text).0.into_owned();
    match rng.u8(..16) {
        0 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        1 => ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => ["\u{feff}", text].concat().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        4 => legacy(WINDOWS_1252),
        5 => legacy(pick(rng, &[WINDOWS_1251, WINDOWS_1256, EUC_KR])),
        6 => legacy(pick(rng, &[GB18030, BIG5, SHIFT_JIS])),
        _ => text.as_bytes().to_vec(),
    }
}

fn pick<T: Copy>(rng: &mut Rng, choices: &[T]) -> T {
    choices[rng.usize(..choices.len())]
}
