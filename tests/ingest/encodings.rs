//! One small sales file in many writings, one meaning: every encoding that holds
//! its letters, every delimiter, decimal point and decimal comma.

use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::ingest::reader::read;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;
use attain::kpi::ask::{Ask, Context, Split};
use attain::kpi::catalogue::catalogue;
use attain::star::choices::Choices;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

/// A file in a language: its header, and what its texts are made of.
struct Language {
    own: &'static Encoding,
    /// Deal, customer, stage, amount, created, closed, owner.
    header: [&'static str; 7],
    /// Won, lost, open.
    stages: [&'static str; 3],
    customers: [&'static str; 4],
    owners: [&'static str; 3],
}

const LANGUAGES: [Language; 6] = [
    Language {
        own: WINDOWS_1252,
        header: ["Deal ID", "Kunde", "Stage", "Betrag", "Erstellt am", "Abschlussdatum", "Verkäufer"],
        stages: ["Gewonnen", "Verloren", "Offen"],
        customers: ["Müller & Söhne", "Größe AG", "Café Noël", "Bäckerei; Straße 5"],
        owners: ["Jörg Krämer", "Zoë Muñoz", "Ann Lee"],
    },
    Language {
        own: WINDOWS_1251,
        header: ["Deal ID", "Клиент", "Stage", "Сумма", "Дата создания", "Дата закрытия", "Ответственный"],
        stages: ["Выиграна", "Проиграна", "В работе"],
        customers: ["ООО «Ромашка»", "Северный ветер", "Ёлка | Игрушки", "МТС"],
        owners: ["Иванова Ольга", "Пётр Щукин", "Ann Lee"],
    },
    Language {
        own: WINDOWS_1256,
        header: ["Deal ID", "مشتري", "Stage", "مبلغ", "تاريخ ايجاد", "Close Date", "کارشناس"],
        stages: ["برد", "باخت", "باز"],
        customers: ["شرکت پارس", "گروه چاپ", "ژاله, تهران", "آينده"],
        owners: ["پروين کريمي", "علي رضايي", "Ann Lee"],
    },
    Language {
        own: GB18030,
        header: ["Deal ID", "客户名称", "Stage", "金额", "创建日期", "成交日期", "负责人"],
        stages: ["赢单", "输单", "进行中"],
        customers: ["华为技术有限公司", "比亚迪，深圳", "上海; 第一百货", "万科"],
        owners: ["王小明", "李丽", "Ann Lee"],
    },
    Language {
        own: BIG5,
        header: ["Deal ID", "客戶名稱", "Stage", "金額", "建立日期", "成交日期", "負責人"],
        stages: ["成交", "失敗", "進行中"],
        customers: ["台積電股份有限公司", "許功蓋|企業", "鴻海, 臺北", "統一"],
        owners: ["陳小華", "林美玲", "Ann Lee"],
    },
    Language {
        own: SHIFT_JIS,
        header: ["Deal ID", "取引先", "Stage", "金額", "作成日", "Close Date", "担当者"],
        stages: ["受注", "失注", "商談中"],
        customers: ["株式会社山田", "東京ソフトウェア", "表示能力; 予算", "日本電気"],
        owners: ["山田太郎", "鈴木ゆき", "Ann Lee"],
    },
];

/// How a file is written.
struct Writing {
    delimiter: char,
    comma: bool,
}

const ROWS: u64 = 30;

fn file(language: &Language, writing: &Writing) -> String {
    let cell = |text: &str| if text.contains(writing.delimiter) { format!("\"{text}\"") } else { text.to_owned() };
    let delimiter = writing.delimiter.to_string();
    let mut file = language.header.join(&delimiter) + "\r\n";
    for row in 0..ROWS {
        let (cents, month) = (row * 73_337 % 900_000, row % 9 + 1);
        let point = format!("{},{:03}.{:02}", cents / 100_000 + 1, cents / 100 % 1000, cents % 100);
        let comma = || {
            point
                .chars()
                .map(|letter| {
                    if letter == '.' {
                        ','
                    } else if letter == ',' {
                        '.'
                    } else {
                        letter
                    }
                })
                .collect()
        };
        let amount: String = if writing.comma { comma() } else { point.clone() };
        let (stage, customer, owner) = (row as usize % 3, row as usize % 4, row as usize / 2 % 3);
        let closed = if stage == 2 { String::new() } else { format!("2024-{:02}-{:02}", month + 2, row % 28 + 1) };
        let cells = [
            format!("D-{row}"),
            language.customers[customer].to_owned(),
            language.stages[stage].to_owned(),
            amount,
            format!("2024-{month:02}-{:02}", row % 27 + 1),
            closed,
            language.owners[owner].to_owned(),
        ];
        file += &(cells.map(|text| cell(&text)).join(&delimiter) + "\r\n");
    }
    file
}

/// The file's bytes in each encoding, with the name that must be found.
fn encoded(text: &str, own: &'static Encoding) -> Vec<(&'static str, Vec<u8>)> {
    let little = || text.encode_utf16().flat_map(u16::to_le_bytes);
    let big = || text.encode_utf16().flat_map(u16::to_be_bytes);
    let (bytes, _, unmappable) = own.encode(text);
    assert!(!unmappable, "{} cannot hold {text}", own.name());
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("UTF-16LE", little().collect()),
        ("UTF-16LE", [0xff, 0xfe].into_iter().chain(little()).collect()),
        ("UTF-16BE", big().collect()),
        ("UTF-16BE", [0xfe, 0xff].into_iter().chain(big()).collect()),
        (own.name(), bytes.into_owned()),
    ]
}

/// Everything that is computed from a file, whole and by customer.
fn report(bytes: &[u8]) -> String {
    let mut engine = Engine::new();
    let mut job = engine.begin(&[Source { name: "deals.csv".to_owned(), bytes: bytes.len() as u64 }], &Choices::default());
    while job.current().is_some() {
        job.feed(bytes);
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    let overview = engine.adopt(job);
    let fields: Vec<_> = overview.files[0].columns.iter().map(|column| (&column.name, &column.field)).collect();
    let fields = format!("{fields:?} {:?}", overview.problems);
    let split = |split: &Split| -> Vec<Ask> {
        catalogue().entries().iter().map(|entry| Ask { kpi: entry.id.clone(), split: split.clone() }).collect()
    };
    let by = Split::By { dimension: "account".to_owned(), limit: usize::MAX };
    let answers = [Split::Whole, by].map(|by| format!("{:?}", engine.report(&Context::default(), &split(&by))));
    let won = Ask { kpi: "won_deals".to_owned(), split: Split::Whole };
    let won =
        engine.report(&Context::default(), &[won]).first().and_then(|answer| answer.now.clone().ok()).map(|quantity| quantity.number());
    assert_eq!(won, Some(10.0), "{fields}");
    format!("{fields}\n{}\n{}", answers[0], answers[1])
}

fn texts(bytes: &[u8]) -> (String, Vec<Vec<Option<String>>>) {
    let import = read("deals.csv", bytes, &Hints::default());
    let cells = import.columns.iter().map(|column| (0..column.column.len()).map(|row| column.column.written(row)).collect());
    (import.dialect.encoding, cells.collect())
}

#[test]
fn one_file_in_every_writing_gives_one_report() {
    let mut files = 0;
    for language in &LANGUAGES {
        let plain = file(language, &Writing { delimiter: ',', comma: false });
        let (wanted_report, (_, wanted_texts)) = (report(plain.as_bytes()), texts(plain.as_bytes()));
        for delimiter in [',', ';', '\t', '|'] {
            for comma in [false, true] {
                for (encoding, bytes) in encoded(&file(language, &Writing { delimiter, comma }), language.own) {
                    let what = format!("{} as {encoding} with {delimiter:?}, comma {comma}", language.own.name());
                    let (found, texts) = texts(&bytes);
                    assert_eq!(found, encoding, "{what}");
                    assert_eq!(texts, wanted_texts, "{what}");
                    assert_eq!(report(&bytes), wanted_report, "{what}");
                    files += 1;
                }
            }
        }
    }
    assert_eq!(files, 6 * 7 * 8);
}

/// The letters that tell come long after the bytes that the file is begun with.
#[test]
fn an_encoding_that_shows_late_is_found() {
    for language in &LANGUAGES {
        let mut text = "id,customer,owner\n".to_owned();
        (0..9_000).for_each(|row| text += &format!("{row},Smith,Ann Lee\n"));
        for row in 0..40usize {
            text += &format!("{row},\"{}\",{}\n", language.customers[row % 4], language.owners[row % 3]);
        }
        let (bytes, _, _) = language.own.encode(&text);
        let import = read("late.csv", &bytes, &Hints::default());
        assert_eq!(import.dialect.encoding, language.own.name());
        assert_eq!(import.columns[1].column.written(9_000).as_deref(), Some(language.customers[0]));
    }
}

/// A few cells are enough, even without a header that is known.
#[test]
fn short_files_are_understood() {
    for language in &LANGUAGES {
        let text = format!("name,x\n{},1\n{},2\n{},3\n", language.owners[0], language.owners[1], language.stages[0]);
        let (bytes, _, _) = language.own.encode(&text);
        let import = read("short.csv", &bytes, &Hints::default());
        assert_eq!(import.dialect.encoding, language.own.name(), "{text}");
    }
}

/// A line in another encoding spoils itself only, and is listed.
#[test]
fn a_damaged_file_is_read_as_well_as_it_can_be() {
    for language in &LANGUAGES {
        let text = file(language, &Writing { delimiter: ',', comma: false });
        let mut bytes = text.clone().into_bytes();
        let (line, _, _) = language.own.encode(language.customers[0]);
        bytes.extend([b"D-99,".as_slice(), &line, b",Stage,5.00,2024-01-01,,Ann Lee\r\n"].concat());
        let import = read("mixed.csv", &bytes, &Hints::default());
        assert_eq!((import.dialect.encoding.as_str(), import.rows.kept), ("UTF-8", ROWS + 1));
        let damaged: Vec<_> = import.problems.iter().filter(|problem| problem.kind == ProblemKind::BadEncoding).collect();
        assert_eq!((damaged.len(), damaged[0].count), (1, 1), "{}", language.own.name());
        assert_eq!((damaged[0].examples[0].line, damaged[0].examples[0].field), (ROWS + 2, 2));
    }
}
