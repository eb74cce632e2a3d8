//! Currencies: the sign and the decimals that go with a code.

use crate::state::settings::Currency;

/// Code, sign and decimals of the currencies that are offered; any other code
/// or sign can be typed in.
pub const OFFERED: [(&str, &str, u8); 20] = [
    ("USD", "$", 2),
    ("EUR", "€", 2),
    ("GBP", "£", 2),
    ("CNY", "¥", 2),
    ("TWD", "NT$", 0),
    ("HKD", "HK$", 2),
    ("JPY", "¥", 0),
    ("KRW", "₩", 0),
    ("INR", "₹", 2),
    ("IRR", "﷼", 0),
    ("AED", "AED", 2),
    ("TRY", "₺", 2),
    ("CHF", "CHF", 2),
    ("SEK", "kr", 2),
    ("CAD", "CA$", 2),
    ("AUD", "A$", 2),
    ("SGD", "S$", 2),
    ("BRL", "R$", 2),
    ("MXN", "MX$", 2),
    ("ZAR", "R", 2),
];

/// The currency with one of the offered codes.
pub fn offered(code: &str) -> Option<Currency> {
    let found = OFFERED.iter().find(|(known, ..)| *known == code);
    found.map(|(code, _, decimals)| Currency { sign: (*code).to_owned(), decimals: *decimals })
}

/// What stands beside an amount: the sign that belongs to a known code, else
/// what the user chose.
pub fn sign(chosen: &str) -> &str {
    OFFERED.iter().find(|(code, ..)| *code == chosen).map_or(chosen, |(_, sign, _)| sign)
}
