//! Currencies: the signs that go with their codes.

/// Code and sign of the currencies that are offered.
pub const OFFERED: [(&str, &str); 20] = [
    ("USD", "$"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("CNY", "¥"),
    ("TWD", "NT$"),
    ("HKD", "HK$"),
    ("JPY", "¥"),
    ("KRW", "₩"),
    ("INR", "₹"),
    ("IRR", "﷼"),
    ("AED", "AED"),
    ("TRY", "₺"),
    ("CHF", "CHF"),
    ("SEK", "kr"),
    ("CAD", "CA$"),
    ("AUD", "A$"),
    ("SGD", "S$"),
    ("BRL", "R$"),
    ("MXN", "MX$"),
    ("ZAR", "R"),
];

/// The code that a sign is, in the form of ISO 4217, if it is one.
pub fn code(sign: &str) -> Option<&str> {
    (sign.len() == 3 && sign.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(sign)
}

/// What stands beside an amount: the sign that belongs to a known code, else
/// what the user chose.
pub fn sign(chosen: &str) -> &str {
    OFFERED.iter().find(|(code, _)| *code == chosen).map_or(chosen, |(_, sign)| sign)
}

/// What is paid in Iran, by its name in Persian.
pub fn persian_name(code: &str) -> Option<&'static str> {
    match code {
        "IRR" => Some("ریال"),
        "IRT" => Some("تومان"),
        _ => None,
    }
}
