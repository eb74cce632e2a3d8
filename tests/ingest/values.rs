//! What cells mean: one line a text, in columns that say how to read it.
//!
//! In the tables `␣` is a no-break space and `⍽` a narrow one; `✗` says that the
//! text does not fit its column, `∅` that it counts as empty.

use std::collections::BTreeSet;

use attain::ingest::columns::profile::DateForm;
use attain::ingest::import::Import;
use attain::ingest::reader::read;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;
use attain::ingest::values::kind::ColumnKind;
use attain::ingest::values::number::Convention;
use attain::ingest::values::order::DateOrder;
use attain::table::column::{Column, EMPTY_DAY};

/// A file of one column that matters, and one that does not.
fn import(header: &str, cells: &[&str], delimiter: char, hints: &Hints) -> Import {
    let rows: String = cells.iter().map(|cell| format!("{cell}{delimiter}x\n")).collect();
    let hints = Hints { delimiter: Some(delimiter), ..hints.clone() };
    read("file.csv", format!("{header}{delimiter}other\n{rows}").as_bytes(), &hints)
}

/// A cell as it was understood: a number, or a day with the time if it is not midnight.
fn written(import: &Import, row: usize) -> Option<String> {
    let column = &import.columns[0].column;
    let Column::Date { days, seconds: Some(seconds) } = column else { return column.written(row) };
    let time = |seconds: u32| format!(" {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let time = Some(seconds[row]).filter(|seconds| *seconds > 0).map(time).unwrap_or_default();
    column.written(row).filter(|_| days[row] != EMPTY_DAY).map(|day| day + &time)
}

/// Reads each text of a table among `companions`, which settle the column's type.
fn check(header: &str, kind: ColumnKind, companions: &[&str], table: &str) {
    let mut lines = 0;
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let (text, expected) = line.trim().split_once(" → ").unwrap_or_else(|| panic!("{line}"));
        let text = text.replace('␣', "\u{a0}").replace('⍽', "\u{202f}");
        let mut cells = vec![text.as_str()];
        cells.extend(companions.iter().cycle().take(companions.len().max(20)));
        let import = import(header, &cells, '\t', &Hints::default());
        assert_eq!(import.columns[0].profile.kind, kind, "{line}");
        let problem = import.problems.iter().find(|problem| problem.examples.iter().any(|place| (place.line, place.field) == (2, 1)));
        let found = match (written(&import, 0), problem.map(|problem| &problem.kind)) {
            (Some(value), _) => value,
            (None, Some(ProblemKind::Misfit { .. })) => "✗".to_owned(),
            (None, Some(ProblemKind::Placeholder { text: said } | ProblemKind::SentinelDate { text: said })) if *said == text => {
                "∅".to_owned()
            }
            (None, problem) => format!("nothing: {problem:?}"),
        };
        assert_eq!(found, expected, "{line}");
        lines += 1;
    }
    assert!(lines > 0);
}

#[test]
fn numbers_with_a_decimal_point() {
    check(
        "Amount",
        ColumnKind::Number,
        &["12.5", "7.25", "1,000.75"],
        "
        0 → 0
        -12 → -12
        +7 → 7
        1234.50 → 1234.5
        .5 → 0.5
        -.25 → -0.25
        5. → 5
        1,234.50 → 1234.5
        1,234,567 → 1234567
        1,234 → 1234
        12,34,567.89 → 1234567.89
        1,23,45,678 → 12345678
        1'234'567.8 → 1234567.8
        1’234.5 → 1234.5
        1 234.5 → 1234.5
        1␣234␣567 → 1234567
        1⍽234.5 → 1234.5
        1_000_000 → 1000000
        $1,234.50 → 1234.5
        US$ 1,234 → 1234
        -$5 → -5
        $-5 → -5
        $ 5.00 USD → 5
        € 12.30 → 12.3
        12.30 EUR → 12.3
        USD 1,234.50 → 1234.5
        £9.99 → 9.99
        ¥1,200 → 1200
        ￥88 → 88
        ￥1,234.5元 → 1234.5
        88 元 → 88
        R$ 1,234.50 → 1234.5
        CHF 1'234.50 → 1234.5
        ₹12,34,567.89 → 1234567.89
        ₽ 50 → 50
        50 ₽ → 50
        500 руб. → 500
        120 kr. → 120
        1 200 zł → 1200
        Rs. 5 → 5
        Rs.1,500.5 → 1500.5
        ﷼ ۱۲۰ → 120
        ۱۲۰ تومان → 120
        ۱۲٬۳۴۵٫۶ → 12345.6
        ١٢٣٫٥ → 123.5
        ۱۲۳ → 123
        ٤٢ → 42
        １２３．５ → 123.5
        －５０ → -50
        （50） → -50
        (1,234.50) → -1234.5
        ($3) → -3
        $(3.5) → -3.5
        12.5- → -12.5
        −3 → -3
        –3 → -3
        75% → 75
        12.5 % → 12.5
        %20 → 20
        ٪۲۰ → 20
        1.2K → 1200
        3M → 3000000
        $1.5M → 1500000
        1.5M€ → 1500000
        2bn → 2000000000
        2.5 Mio → 2500000
        12.3万 → 123000
        12.3万元 → 123000
        1.5亿 → 150000000
        2億 → 200000000
        3萬 → 30000
        ۳ میلیون → 3000000
        ۱٫۵ میلیارد تومان → 1500000000
        5 млн → 5000000
        3 lakh → 300000
        2 crore → 20000000
        1.23E+05 → 123000
        5e-2 → 0.05
        0.30000000000000004 → 0.3
        9007199254740993 → 9007199254740993
        1,23 → ✗
        1,2345 → ✗
        12,345,67 → ✗
        0,123 → ✗
        1.2.3 → ✗
        192.168.1.10 → ✗
        10:30 → ✗
        1/2 → ✗
        10-15 → ✗
        2021-04-15 → ✗
        +1 555 123 → ✗
        555-1234 → ✗
        #5 → ✗
        No. 5 → ✗
        5 pcs → ✗
        12a → ✗
        M5 → ✗
        (5 → ✗
        5) → ✗
        --5 → ✗
        + → ✗
        $ → ✗
        1 2 → ✗
        1.2E3E4 → ✗
        1e99 → ✗
        0x10 → ✗
        Infinity → ✗
        about 5 → ✗
        99999999999999999999 → ✗
        twelve → ✗
        N/A → ∅
        null → ∅
        - → ∅
        — → ∅
        #N/A → ∅
        #DIV/0! → ∅
        (blank) → ∅
        Select → ∅
        --None-- → ∅
        未填写 → ∅
        无 → ∅
        ندارد → ∅
        k.A. → ∅
        s/d → ∅
        н/д → ∅
        ",
    );
}

#[test]
fn numbers_with_a_decimal_comma() {
    check(
        "Betrag",
        ColumnKind::Number,
        &["12,5", "7,25", "1.000,75"],
        "
        1.234,50 → 1234.5
        1,5 → 1.5
        1.234 → 1234
        1,234 → 1.234
        0,123 → 0.123
        12 → 12
        ,5 → 0.5
        -3,25 € → -3.25
        € 1.234,50 → 1234.5
        1 234,5 → 1234.5
        1␣234,56 ₽ → 1234.56
        1⍽234⍽567,8 € → 1234567.8
        R$ 1.234,50 → 1234.5
        1.234,50 zł → 1234.5
        1'234,50 → 1234.5
        (1.234,50) → -1234.5
        75,5 % → 75.5
        2,5 Mio. → 2500000
        1,2 тыс. → 1200
        3,5万 → 35000
        1,23E+05 → 123000
        ۱۲٫۵ → 12.5
        12.5 → ✗
        1,234.5 → ✗
        1,2,3 → ✗
        31.12.2025 → ✗
        0.123 → ✗
        ",
    );
}

const DATES: &str = "
    2021-04-15 → 2021-04-15
    2021/4/5 → 2021-04-05
    2021.04.15 → 2021-04-15
    2024-02-29 → 2024-02-29
    2024-03-01T23:30:00Z → 2024-03-01 23:30:00
    2024-03-01T23:30:00.123+03:30 → 2024-03-01 23:30:00
    2024-03-01T23:30:00+0330 → 2024-03-01 23:30:00
    2021-04-15 08:30 → 2021-04-15 08:30:00
    2021-04-15 08:30:05.123456 UTC → 2021-04-15 08:30:05
    20240301T2330 → 2024-03-01 23:30:00
    20240301T233005Z → 2024-03-01 23:30:05
    20240301 → 2024-03-01
    45292 → 2024-01-01
    31.12.2025 → 2025-12-31
    31.12.25 → 2025-12-31
    1.2.2025 13:00 → 2025-02-01 13:00:00
    31. 12. 2025 → 2025-12-31
    2022. 3. 14. → 2022-03-14
    15 Apr, 2021 00:02:00 → 2021-04-15 00:02:00
    Apr 15 2021 → 2021-04-15
    Apr 15, 2021 → 2021-04-15
    April 15 2021 2:05 PM → 2021-04-15 14:05:00
    15-Apr-21 → 2021-04-15
    15-APR-2021 → 2021-04-15
    2021-Apr-15 → 2021-04-15
    15th of April 2021 → 2021-04-15
    Thu, 15 Apr 2021 → 2021-04-15
    Mon 2021-04-19 → 2021-04-19
    Thursday, April 15, 2021 → 2021-04-15
    Thu, 15 Apr 2021 08:30:00 +0200 → 2021-04-15 08:30:00
    Fri Mar 01 2024 23:30:00 GMT+0330 (Iran Standard Time) → 2024-03-01 23:30:00
    Fri Mar 1 23:30:00 2024 → 2024-03-01 23:30:00
    15. März 2021 → 2021-03-15
    Do., 15. Okt. 2020 → 2020-10-15
    15 mai 2021 → 2021-05-15
    1er août 2021 → 2021-08-01
    15 de abril de 2021 → 2021-04-15
    15 de março de 2021 → 2021-03-15
    15 ene 2021 → 2021-01-15
    3 dicembre 2021 → 2021-12-03
    15 апреля 2021 г. → 2021-04-15
    1 май 2021 → 2021-05-01
    5 grudnia 2021 → 2021-12-05
    5 Ağustos 2021 → 2021-08-05
    ۱۵ آوریل ۲۰۲۱ → 2021-04-15
    2022年3月14日 → 2022-03-14
    2022年3月14日 14:05 → 2022-03-14 14:05:00
    2022年3月14日 下午2:05 → 2022-03-14 14:05:00
    2022年3月14日14时05分 → 2022-03-14 14:05:00
    2022年3月14日 星期一 → 2022-03-14
    2022年03月14日(月) → 2022-03-14
    2022/3/14 上午9:05 → 2022-03-14 09:05:00
    2022년 3월 14일 → 2022-03-14
    ２０２２／３／１４ → 2022-03-14
    ۲۰۲۲/۰۳/۱۴ → 2022-03-14
    2021-02-30 → ✗
    2021-13-01 → ✗
    00:02:00 → ✗
    12:30 → ✗
    2021 → ✗
    Q1 2021 → ✗
    1-2 → ✗
    1/2/3/4 → ✗
    2021-04-15x → ✗
    2021-04-15 25:00 → ✗
    2021-04/15 → ✗
    15 Foo 2021 → ✗
    Order 2021-04-15 → ✗
    Order 15 Apr 2021 → ✗
    INV-2021-04-15 → ✗
    May be 5 2 → ✗
    192.168.1.10 → ✗
    555-12-1234 → ✗
    12.5 → ✗
    20241301 → ✗
    31.12.3999 → ∅
    9999-12-31 → ∅
    12/31/9999 → ∅
    1900-01-01 → ∅
    0000-00-00 → ∅
    00.00.0000 → ∅
    0001-01-01T00:00:00 → ∅
    1970-01-01 → ∅
    TBD → ✗
    n/a → ∅
    ";

#[test]
fn dates() {
    check("Close Date", ColumnKind::Date, &["2021-06-05"], DATES);
}

#[test]
fn dates_whose_order_the_column_says() {
    let first = "
        3/4/2021 → 2021-03-04
        3-4-2021 → 2021-03-04
        3/4/21 → 2021-03-04
        12.31.2025 → 2025-12-31
        1/2/2021 11:59:59 PM → 2021-01-02 23:59:59
        4/15/21, 8:30 AM → 2021-04-15 08:30:00
        Mon 4/19/2021 → 2021-04-19
        12/31/99 → 1999-12-31
        31/12/2021 → ✗
        2/29/2023 → ✗
        ";
    check("Close Date", ColumnKind::Date, &["6/25/2021"], first);
    let second = "
        3/4/2021 → 2021-04-03
        03/04/21 → 2021-04-03
        31/12/99 → 1999-12-31
        29/2/2023 → ✗
        12/31/2021 → ✗
        ";
    check("Close Date", ColumnKind::Date, &["25/6/2021"], second);
    check("Datum", ColumnKind::Date, &["99-06-25", "22-07-30"], "21-03-04 → 2021-03-04");
}

#[test]
fn an_order_is_told_where_it_matters() {
    for (cells, order) in [
        (["03.01.2025", "20.02.2025"], None),
        (["2025-01-03", "2025-02-20"], None),
        (["Jan 3, 2025", "Feb 20, 2025"], None),
        (["03/01/2025", "20/02/2025"], Some(DateOrder::DayMonthYear)),
        (["01/03/2025", "02/20/2025"], Some(DateOrder::MonthDayYear)),
    ] {
        let import = import("Close Date", &cells, '\t', &Hints::default());
        assert_eq!((import.columns[0].profile.kind, import.columns[0].profile.date_order), (ColumnKind::Date, order), "{cells:?}");
    }
}

#[test]
fn jalali_dates() {
    let table = "
        1402/12/29 → 2024-03-19
        ۱۴۰۲/۱۲/۲۹ → 2024-03-19
        ۱۴۰۲-۰۱-۰۱ → 2023-03-21
        1399/12/30 → 2021-03-20
        1402/2/31 14:30 → 2023-05-21 14:30:00
        29/12/1402 → 2024-03-19
        ۲۹ اسفند ۱۴۰۲ → 2024-03-19
        شنبه ۲۶ اسفند ۱۴۰۲ → 2024-03-16
        14021229 → 2024-03-19
        2024-03-19 → 2024-03-19
        1402/12/30 → ✗
        1402/13/01 → ✗
        ";
    check("تاریخ بستن", ColumnKind::Date, &["1402/05/06", "1401/10/11"], table);
}

#[test]
fn periods() {
    let quarters = "
        2023-Q1 → 2023-01-01
        Q4 2023 → 2023-10-01
        FY2024-Q2 → 2024-04-01
        2023年第三季度 → 2023-07-01
        2023-05 → ✗
        Q5 2023 → ✗
        ";
    check("Quarter", ColumnKind::Date, &["2023-Q2", "2022-Q3"], quarters);
    let months = "
        2023-05 → 2023-05-01
        05/2023 → 2023-05-01
        May 2023 → 2023-05-01
        Mai-23 → 2023-05-01
        2023年5月 → 2023-05-01
        2023-13 → ✗
        2023-Q1 → ✗
        ";
    check("Month", ColumnKind::Date, &["2023-04", "2022-11"], months);
    check("Year", ColumnKind::Date, &["FY23", "FY2022"], "FY24 → 2024-01-01");
}

#[test]
fn numbers_that_stand_for_dates() {
    let table = "
        45292 → 2024-01-01
        45292.5 → 2024-01-01 12:00:00
        45351.979166667 → 2024-02-29 23:30:00
        2024-03-01 → 2024-03-01
        n/a → ∅
        soon → ✗
        ";
    check("Close Date", ColumnKind::Date, &["45300", "45411", "45522.25"], table);
    check("成交日期", ColumnKind::Date, &["20240105", "20231224"], "20240301 → 2024-03-01");
    check("createdate", ColumnKind::Date, &["1700000000000", "1690000000000"], "1711929600000 → 2024-04-01");
    check("Amount", ColumnKind::Number, &["45300", "45411"], "45292 → 45292");
    check("Amount to date", ColumnKind::Number, &["45300", "45411"], "45292 → 45292");
    check("Deal ID", ColumnKind::Number, &["20240105", "20231224"], "20240301 → 20240301");
}

/// Whole columns: header, cells, and what they are.
#[test]
fn columns() {
    use ColumnKind::{Date, Empty, Number, Text};
    let cases: [(&str, &[&str], ColumnKind, &[&str]); 24] = [
        ("Amount", &["1.5", "2", "x"], Text, &["1.5", "2", "x"]),
        ("ZIP", &["00123", "04567", "10115"], Text, &["00123", "04567", "10115"]),
        ("Code", &["1E5", "2E7", "A12"], Text, &["1E5", "2E7", "A12"]),
        ("Region", &["EMEA", "NA", "APAC"], Text, &["EMEA", "NA", "APAC"]),
        ("Region", &["Europe", "NA", "Asia"], Text, &["Europe", "", "Asia"]),
        ("保修", &["有", "无", "有"], Text, &["有", "无", "有"]),
        ("گارانتی", &["دارد", "ندارد"], Text, &["دارد", "ندارد"]),
        ("丢单原因", &["价格", "无", "价格"], Text, &["价格", "", "价格"]),
        ("Note", &["-", "N/A", "(blank)"], Empty, &["", "", ""]),
        ("Flag", &["True", "False"], Text, &["True", "False"]),
        ("Phone", &["555-1234", "555-9876"], Text, &["555-1234", "555-9876"]),
        ("Version", &["1.2.3", "1.2.4"], Text, &["1.2.3", "1.2.4"]),
        ("Duration", &["00:02:00", "00:05:00"], Text, &["00:02:00", "00:05:00"]),
        ("Period", &["FY24", "FY24-Q1"], Text, &["FY24", "FY24-Q1"]),
        ("Year", &["2023", "2024"], Number, &["2023", "2024"]),
        ("Day", &["24-Mar", "3-Apr"], Text, &["24-Mar", "3-Apr"]),
        ("Probability", &["75%", "0.5%"], Number, &["75", "0.5"]),
        ("Close Date", &["2021-01-05", "15 Apr 2021", "4/15/2021"], Date, &["2021-01-05", "2021-04-15", "2021-04-15"]),
        ("Close Date", &["13/1/2021", "1/2/2021"], Date, &["2021-01-13", "2021-02-01"]),
        ("Close Date", &["5", "7"], Number, &["5", "7"]),
        (
            "Born",
            &["1970-01-01", "1970-01-01", "1970-01-01", "1970-02-01"],
            Date,
            &["1970-01-01", "1970-01-01", "1970-01-01", "1970-02-01"],
        ),
        (
            "Closed",
            &["1970-01-01 00:00:00", "1970-01-01 00:00:00", "1970-01-01 00:00:00", "2021-02-01 00:00:00"],
            Date,
            &["", "", "", "2021-02-01"],
        ),
        ("Old", &["1402-01-01", "2021-01-01", "2022-02-02"], Date, &["1402-01-01", "2021-01-01", "2022-02-02"]),
        ("Wert", &["0.125", "12.500"], Number, &["0.125", "12.5"]),
    ];
    for (header, cells, kind, expected) in cases {
        let import = import(header, cells, '\t', &Hints::default());
        assert_eq!(import.columns[0].profile.kind, kind, "{header}: {cells:?}");
        let found: Vec<String> = (0..cells.len()).map(|row| written(&import, row).unwrap_or_default()).collect();
        assert_eq!(found, expected, "{header}");
        assert!(!asks(&import), "{header}: {:?}", import.problems);
    }
}

/// Whether the column may be read in two ways.
fn asks(import: &Import) -> bool {
    import.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::AmbiguousDates { .. } | ProblemKind::AmbiguousNumbers { .. }))
}

/// What may be read in two ways is read in one of them, and the question is put once.
#[test]
fn doubt_is_told() {
    let cases: [(&[&str], char, &str, bool); 16] = [
        (&["1.234", "5.678"], '\t', "1.234", true),
        (&["1,234", "5,678"], '\t', "1234", true),
        (&["$1,234", "$5"], '|', "1234", true),
        (&["1.234 €", "5"], '|', "1.234", true),
        (&["1.234", "5.678"], ';', "1234", false),
        (&["1,234", "5,678"], ';', "1.234", false),
        (&["1.234", "5.6"], '\t', "1.234", false),
        (&["1.234", "5,6"], '\t', "1234", false),
        (&["1,234", "1,234,567"], '\t', "1234", false),
        (&["1.234", "0.567"], '\t', "1.234", false),
        (&["1234", "5"], '\t', "1234", false),
        (&["3/4/2021", "5/6/2021"], '\t', "2021-03-04", true),
        (&["3/4/2021", "25/6/2021"], '\t', "2021-04-03", false),
        (&["3/3/2021", "5/5/2021"], '\t', "2021-03-03", false),
        (&["03-04-2021", "05-06-2021"], '\t', "2021-03-04", true),
        (&["03.04.21", "05.06.21"], '\t', "2021-04-03", false),
    ];
    for (cells, delimiter, first, ask) in cases {
        let import = import("Column", cells, delimiter, &Hints::default());
        assert_eq!((written(&import, 0).as_deref(), asks(&import)), (Some(first), ask), "{cells:?}");
        assert_eq!(import.columns[0].profile.certain, !ask, "{cells:?}");
        if let Some(problem) = import.problems.iter().find(|_| ask) {
            assert_eq!((import.problems.len(), problem.examples[0].text.as_str()), (1, cells[0]), "{cells:?}");
            assert_eq!((problem.examples[0].line, problem.examples[0].field), (2, 1));
        }
    }
}

#[test]
fn a_doubtful_column_follows_the_others_of_its_file() {
    let read = |text: &str| read("file.csv", text.as_bytes(), &Hints { delimiter: Some('\t'), ..Hints::default() });
    let import = read("a\tb\n1.234\t1,5\n5.678\t2,5\n");
    assert_eq!(import.columns[0].column.written(0).as_deref(), Some("1234"));
    assert_eq!(import.columns[0].profile.decimal_mark, Some(Convention::Comma));
    assert_eq!(import.problems, []);
    let contrary = read("a\tb\tc\n1.234\t1,5\t1.5\n5.678\t2,5\t2.5\n");
    assert!(asks(&contrary));
}

#[test]
fn hints_are_obeyed() {
    let name = || "Column".to_owned();
    let cells = ["1.234", "5.678"];
    for (mark, expected) in [(Convention::Comma, "1234"), (Convention::Point, "1.234")] {
        let hints = Hints { decimal_marks: [(name(), mark)].into(), ..Hints::default() };
        let import = import("Column", &cells, '\t', &hints);
        assert_eq!((written(&import, 0).as_deref(), import.problems.len()), (Some(expected), 0));
        assert_eq!(import.columns[0].profile.decimal_mark, Some(mark));
    }
    let hints = Hints { date_orders: [(name(), DateOrder::DayMonthYear)].into(), ..Hints::default() };
    let dates = import("Column", &["3/4/2021", "5/6/2021"], '\t', &hints);
    assert_eq!((written(&dates, 0).as_deref(), dates.problems.len()), (Some("2021-04-03"), 0));
}

/// A column as another type than it seems to be: its cells, and how many do not fit.
#[test]
fn columns_are_read_as_the_user_says() {
    use ColumnKind::{Date, Empty, Key, Number, Text};
    let cases: [(&[&str], ColumnKind, &[&str], u64); 12] = [
        (&["007", "42"], Number, &["7", "42"], 0),
        (&["7", "0.50"], Text, &["7", "0.50"], 0),
        (&["007", "42"], Text, &["007", "42"], 0),
        (&["45292", "45293.75"], Date, &["2024-01-01", "2024-01-02 18:00:00"], 0),
        (&["20240301", "14021229"], Date, &["2024-03-01", "1402-12-29"], 0),
        (&["yes", "2021-01-05"], Date, &["", "2021-01-05"], 1),
        (&["a", "b", "5"], Number, &["", "", "5"], 2),
        (&["2021-01-05", "n/a"], Text, &["2021-01-05", ""], 0),
        (&["2021-01-05", "2021-01-06"], Number, &["", ""], 2),
        (&["2023-Q1", "2023-Q2"], Text, &["2023-Q1", "2023-Q2"], 0),
        (&["a", "b"], Empty, &["", ""], 0),
        (&["a", "b"], Key, &["", ""], 0),
    ];
    for (cells, kind, expected, misfits) in cases {
        let hints = Hints { kinds: [("Column".to_owned(), kind)].into(), ..Hints::default() };
        let import = import("Column", cells, '\t', &hints);
        let found: Vec<String> = (0..cells.len()).map(|row| written(&import, row).unwrap_or_default()).collect();
        assert_eq!(
            (found, import.columns[0].profile.misfits),
            (expected.iter().map(|text| (*text).to_owned()).collect(), misfits),
            "{cells:?}"
        );
        assert_eq!(import.columns[0].profile.kind, kind, "{cells:?}");
    }
}

#[test]
fn texts_that_the_user_calls_empty_are_empty() {
    use ColumnKind::{Date, Number, Text};
    type Case = (&'static [&'static str], &'static [&'static str], ColumnKind, &'static [&'static str]);
    let cases: [Case; 5] = [
        (&["5", "tbd", "7"], &["tbd"], Number, &["5", "", "7"]),
        (&["5", "0", "7"], &["0"], Number, &["5", "", "7"]),
        (&["2021-01-05", "never", "2021-02-05"], &["never"], Date, &["2021-01-05", "", "2021-02-05"]),
        (&["2021-01-05", "2021-01-06"], &["2021-01-06"], Date, &["2021-01-05", ""]),
        (&["Ann", "Nobody", "Bob"], &["Nobody", "Nothing"], Text, &["Ann", "", "Bob"]),
    ];
    for (cells, blanks, kind, expected) in cases {
        let blanks: BTreeSet<String> = blanks.iter().map(|text| (*text).to_owned()).collect();
        let hints = Hints { blanks: [("Column".to_owned(), blanks)].into(), ..Hints::default() };
        let import = import("Column", cells, '\t', &hints);
        let found: Vec<String> = (0..cells.len()).map(|row| written(&import, row).unwrap_or_default()).collect();
        assert_eq!((found, import.columns[0].profile.kind), (expected.iter().map(|text| (*text).to_owned()).collect(), kind), "{cells:?}");
        assert_eq!((import.problems, import.columns[0].profile.misfits), (Vec::new(), 0), "{cells:?}");
        assert_eq!(import.columns[0].profile.filled, expected.iter().filter(|text| !text.is_empty()).count() as u64);
    }
}

#[test]
fn the_profile_says_how_dates_are_written() {
    let cases: [(&str, &str, DateForm); 5] = [
        ("Date", "2021-01-05", DateForm::Days),
        ("Date", "1402/01/05", DateForm::Jalali),
        ("Date", "45292", DateForm::Numbers),
        ("Date", "2023-Q1", DateForm::Periods { months: 3 }),
        ("Date", "FY24", DateForm::Periods { months: 12 }),
    ];
    for (header, cell, form) in cases {
        let import = import(header, &[cell, cell], '\t', &Hints::default());
        assert_eq!(import.columns[0].profile.date_form, form, "{cell}");
    }
}
