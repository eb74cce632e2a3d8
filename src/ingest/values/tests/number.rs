//! Numbers in the ways in which they are written.

use super::*;

fn read(text: &str, convention: Convention) -> Option<(i64, u8)> {
    parse(text, convention).map(|number| (number.mantissa, number.decimals))
}

#[test]
fn reads_numbers_with_a_decimal_point() {
    let cases = [
        ("0", 0, 0),
        ("-12", -12, 0),
        ("+7", 7, 0),
        ("1234.50", 123_450, 2),
        (".5", 5, 1),
        ("-.25", -25, 2),
        ("5.", 5, 0),
        ("1,234.50", 123_450, 2),
        ("12,34,567", 1_234_567, 0),
        ("1'234'567.8", 12_345_678, 1),
        ("1 234.5", 12_345, 1),
        ("$1,234", 1234, 0),
        ("US$ 1,234", 1234, 0),
        ("-$5", -5, 0),
        ("$-5", -5, 0),
        ("€ 12.30", 1230, 2),
        ("12.30 EUR", 1230, 2),
        ("CAD 9", 9, 0),
        ("(1,234.50)", -123_450, 2),
        ("($3)", -3, 0),
        ("12.5-", -125, 1),
        ("75%", 75, 0),
        ("12.5 %", 125, 1),
        ("1.2K", 1200, 0),
        ("3M", 3_000_000, 0),
        ("$1.5M", 1_500_000, 0),
        ("12.3万", 123_000, 0),
        ("1.5亿", 150_000_000, 0),
        ("￥88", 88, 0),
        ("1.23E+05", 123_000, 0),
        ("5e-2", 5, 2),
        ("۱۲۳", 123, 0),
        ("۱۲٬۳۴۵٫۶", 123_456, 1),
        ("٤٢", 42, 0),
        ("۱۲۰ تومان", 120, 0),
        ("Rs.500", 500, 0),
        ("Rs. 1,500.5", 15_005, 1),
        ("120 kr.", 120, 0),
        ("1.5M€", 1_500_000, 0),
        ("$.5", 5, 1),
        ("Fr. 950.–", 950, 0),
        ("CHF 1'250.—", 1250, 0),
        ("$950.--", 950, 0),
        ("950.-", 950, 0),
        ("-950.-", -950, 0),
        ("(950.-)", -950, 0),
        ("kr 1 000:-", 1000, 0),
        ("$-", 0, 0),
        ("- €", 0, 0),
        ("$ –", 0, 0),
        ("(kr. -)", 0, 0),
        ("USD -", 0, 0),
        ("-  ", 0, 0),
        ("0.5 m", 500_000, 0),
        ("$1.2MM", 1_200_000, 0),
        ("$1.2mm", 1_200_000, 0),
        ("₹3.25 L", 325_000, 0),
        ("Rs. 2.5 Cr", 25_000_000, 0),
        ("2.5 Crores", 25_000_000, 0),
        ("₹ 12 lakhs", 1_200_000, 0),
        ("TEUR 500", 500_000, 0),
        ("500 TEUR", 500_000, 0),
        ("500 T€", 500_000, 0),
        ("12.5 k€", 12_500, 0),
        ("€m 1.5", 1_500_000, 0),
        ("MUSD 1.5", 1_500_000, 0),
        ("1.5 MSEK", 1_500_000, 0),
        ("$1.2T", 1_200_000_000_000, 0),
        ("R$ 5 mil", 5000, 0),
        ("5 mil. Kč", 5_000_000, 0),
        ("US$ 2.5 bn", 2_500_000_000, 0),
        ("120万円", 1_200_000, 0),
        ("3.5억원", 350_000_000, 0),
        ("1.5 million USD", 1_500_000, 0),
        ("S/.500", 500, 0),
        ("−3", -3, 0),
        ("0.30000000000000004", 300_000_000, 9),
        ("9007199254740993", 9_007_199_254_740_993, 0),
    ];
    for (text, mantissa, decimals) in cases {
        assert_eq!(read(text, Convention::Point), Some((mantissa, decimals)), "{text}");
    }
}

#[test]
fn reads_numbers_with_a_decimal_comma() {
    let cases = [
        ("1.234,50", 123_450, 2),
        ("1,5", 15, 1),
        ("1.234", 1234, 0),
        ("-3,25 €", -325, 2),
        ("1 234,5", 12_345, 1),
        ("12", 12, 0),
        ("2,5 Mio.", 2_500_000, 0),
        ("1,2 Mio. €", 1_200_000, 0),
        ("2,5 Mrd EUR", 2_500_000_000, 0),
        ("R$ 2,5 mi", 2_500_000, 0),
        ("R$ 1,5 milhão", 1_500_000, 0),
        ("12,5 тыс. руб.", 12_500, 0),
        ("1,5 mdkr", 1_500_000_000, 0),
        ("250 tkr", 250_000, 0),
        ("kr. 12.500,-", 12_500, 0),
        ("-kr 1.250,-", -1250, 0),
        ("5,- €", 5, 0),
        ("€ 5,–", 5, 0),
        ("5,--", 5, 0),
        ("€ 12,=", 12, 0),
        ("1.234,—", 1234, 0),
        ("12.500,-kr", 12_500, 0),
        ("950.-", 950, 0),
    ];
    for (text, mantissa, decimals) in cases {
        assert_eq!(read(text, Convention::Comma), Some((mantissa, decimals)), "{text}");
    }
}

#[test]
fn leaves_everything_else_alone() {
    let cases = [
        "",
        "-",
        "abc",
        "1-2",
        "12a",
        "1.2.3",
        "1,23",
        "1,2345",
        "12,345,67",
        "(5",
        "5)",
        "--5",
        "$",
        "%",
        "1 2",
        "10:30",
        "1/2",
        "E5",
        "1e99",
        "CA-2018",
        "99999999999999999999",
        "Infinity",
        "NaN",
        "0x10",
        "5 kg",
        "12,-5",
        "12.500,-",
        "- -",
        "€",
        "$5 mil",
        "5 mil",
        "$3 L",
        "K 5",
        "3 M M",
        "R2D2",
        "a-b",
    ];
    for text in cases {
        assert_eq!(read(text, Convention::Point), None, "{text}");
    }
    for text in ["1,234.5", "1,2,3", "1.23"] {
        assert_eq!(read(text, Convention::Comma), None, "{text}");
    }
}

#[test]
fn a_doubtful_scale_says_what_it_needs() {
    let needs = |text| parse(text, Convention::Point).map(|number| number.dress.needs);
    let cases = [
        ("5 m", Some(Needs::Money)),
        ("5 L", Some(Needs::Rupees)),
        ("$5 m", Some(Needs::Nothing)),
        ("INR 5 L", Some(Needs::Nothing)),
        ("5 M", Some(Needs::Nothing)),
        ("5", Some(Needs::Nothing)),
        ("€5 L", None),
    ];
    for (text, expected) in cases {
        assert_eq!(needs(text), expected, "{text}");
    }
}

#[test]
fn the_mark_before_a_dash_speaks_for_the_decimals() {
    let cases = [("kr 950,-", [false, true]), ("Fr. 950.–", [true, false]), ("1 000:-", [true, true]), ("1.500,-", [false, true])];
    for (text, expected) in cases {
        assert_eq!(readings(text).map(|number| number.is_some()), expected, "{text}");
    }
}

#[test]
fn knows_what_a_spreadsheet_has_rounded() {
    let cases = [
        ("1.12E+14", true),
        ("1,12E+14", true),
        ("9E+15", true),
        ("1.12345E+05", false),
        ("12E5", false),
        ("1.12E-03", false),
        ("AE+14", false),
    ];
    for (text, expected) in cases {
        assert_eq!(has_lost_digits(text), expected, "{text}");
    }
}

#[test]
fn notices_codes_and_percents() {
    assert!(parse("00042", Convention::Point).is_some_and(|number| number.padded));
    assert!(parse("0.5", Convention::Point).is_some_and(|number| !number.padded));
    assert!(parse("75 %", Convention::Point).is_some_and(|number| number.percent));
    assert_eq!(plain(b"00042"), None);
    assert_eq!(plain(b"1234.5"), Some((12_345, 1)));
    assert_eq!(plain(b"-0.1234567890"), None);
}
