//! Currencies as cells write them: a code, a sign or a word around the digits.
//!
//! A *label* tells currencies apart: the ISO code where the sign names one
//! currency, and the sign itself where it names several (`$`, `kr`, `¥`), for a
//! sign that might be wrong is better shown than a code that is.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A currency that was written beside a number: its place in [`LABELS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency(u8);

/// A label, and the signs and words that stand for it; a point behind them, as
/// in `Rs.`, is left out. Codes stand for themselves.
const LABELS: [(&str, &[&str]); 88] = [
    ("$", &["dollar", "dollars", "Dollar", "Dollars", "ドル", "달러", "долларов"]),
    ("USD", &["US$", "USD$", "$US", "美元", "美金", "دلار", "usd", "Usd"]),
    ("EUR", &["€", "欧元", "歐元", "یورو", "Euro", "euro", "Euros", "euros", "EURO", "eur", "Eur", "ユーロ", "유로", "евро"]),
    ("GBP", &["£", "英镑", "英鎊", "gbp", "pounds"]),
    ("¥", &["￥", "元", "円", "圆", "圓"]),
    ("CNY", &["CN¥", "人民币", "人民幣", "元人民币", "RMB"]),
    ("JPY", &["JP¥", "日元", "日圓"]),
    ("IRR", &["﷼", "ریال", "ريال"]),
    ("IRT", &["تومان", "تومن", "TMN"]),
    ("INR", &["₹"]),
    ("Rs", &["RS", "rs", "₨", "रु", "रू", "rupees"]),
    ("RUB", &["₽", "руб", "р", "RUR", "рублей", "rubles"]),
    ("KRW", &["₩", "원"]),
    ("TRY", &["₺", "TL"]),
    ("ILS", &["₪"]),
    ("UAH", &["₴", "грн"]),
    ("VND", &["₫", "đ"]),
    ("THB", &["฿", "บาท"]),
    ("PHP", &["₱"]),
    ("NGN", &["₦"]),
    ("KZT", &["₸", "тг"]),
    ("AZN", &["₼"]),
    ("GEL", &["₾"]),
    ("PLN", &["zł", "zl"]),
    ("CZK", &["Kč"]),
    ("kr", &["Kr", "KR", "kroner", "kronor"]),
    ("SEK", &[]),
    ("NOK", &[]),
    ("DKK", &[]),
    ("ISK", &[]),
    ("CHF", &["Fr", "SFr", "sFr", "chf"]),
    ("HUF", &["Ft"]),
    ("RON", &["lei", "Lei"]),
    ("BGN", &["лв"]),
    ("IDR", &["Rp"]),
    ("MYR", &["RM"]),
    ("AED", &["درهم", "Dhs"]),
    ("BRL", &["R$", "reais"]),
    ("AUD", &["A$", "AU$"]),
    ("CAD", &["C$", "CA$"]),
    ("HKD", &["HK$", "港元", "港幣", "港币"]),
    ("TWD", &["NT$", "新台幣", "新臺幣", "台幣"]),
    ("NZD", &["NZ$"]),
    ("MXN", &["MX$"]),
    ("SGD", &["S$", "SG$"]),
    ("ZAR", &["R"]),
    ("ARS", &["AR$"]),
    ("CLP", &["CLP$"]),
    ("COP", &["COL$"]),
    ("EGP", &["جنيه"]),
    ("KWD", &[]),
    ("PEN", &["S/"]),
    ("PKR", &[]),
    ("QAR", &[]),
    ("SAR", &[]),
    ("UYU", &[]),
    ("BHD", &[]),
    ("BDT", &["৳"]),
    ("CRC", &["₡"]),
    ("DOP", &["RD$"]),
    ("GHS", &["₵", "GH₵"]),
    ("HRK", &[]),
    ("JOD", &[]),
    ("KES", &["KSh", "Ksh"]),
    ("LKR", &[]),
    ("MAD", &[]),
    ("OMR", &[]),
    ("RSD", &[]),
    ("TND", &[]),
    ("TZS", &["TSh"]),
    ("UGX", &["USh"]),
    ("UZS", &[]),
    ("BTC", &["₿"]),
    ("XOF", &[]),
    ("XAF", &[]),
    ("CFA", &["FCFA"]),
    ("Dh", &["DH"]),
    ("din", &["دينار"]),
    ("pesos", &[]),
    ("BAM", &[]),
    ("BOB", &[]),
    ("DZD", &[]),
    ("IQD", &[]),
    ("LBP", &[]),
    ("NPR", &[]),
    ("PYG", &["₲"]),
    ("MNT", &["₮"]),
    ("ZMW", &[]),
];

/// The longest sign or word, in bytes.
const LONGEST: usize = 16;

/// Signs that several currencies have.
const SIGNS: [(&str, &str); 4] =
    [("$", "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP"), ("¥", "CNY JPY"), ("kr", "SEK NOK DKK ISK"), ("Rs", "INR PKR LKR NPR")];

/// The ISO codes of the currencies that a sign may stand for; none for the label of one currency.
pub fn codes_of(label: &str) -> impl Iterator<Item = &'static str> {
    let codes = SIGNS.into_iter().find(|(sign, _)| *sign == label).map_or("", |(_, codes)| codes);
    codes.split(' ').filter(|code| !code.is_empty())
}

/// Whether two labels may be of one currency, as `$` and `USD` may.
pub fn may_be_same(one: &str, other: &str) -> bool {
    one == other || codes_of(one).any(|code| code == other) || codes_of(other).any(|code| code == one)
}

/// The currency that a cell of a column of currencies names: also `eur`, `Euro (EUR)`,
/// `USD - US Dollar` and the like.
pub fn coded(text: &str) -> Option<Currency> {
    let text = text.trim();
    let named = |word: &str| Currency::of(word).or_else(|| Currency::of(&word.to_uppercase()));
    let is_code = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let words = || text.split(|letter: char| letter.is_whitespace() || "()[]-–:,/".contains(letter));
    let only = || {
        let mut codes = words().filter(is_code).filter_map(named);
        codes.next().filter(|_| codes.next().is_none())
    };
    named(text).or_else(only).or_else(|| full_name(text))
}

/// Currencies by what their names in full begin or end with, in small letters.
fn full_name(text: &str) -> Option<Currency> {
    const NAMES: [(&str, &str); 24] = [
        ("us dollar", "USD"),
        ("u.s. dollar", "USD"),
        ("united states dollar", "USD"),
        ("american dollar", "USD"),
        ("us-dollar", "USD"),
        ("dólar estadounidense", "USD"),
        ("dollar américain", "USD"),
        ("доллар сша", "USD"),
        ("pound sterling", "GBP"),
        ("british pound", "GBP"),
        ("swiss franc", "CHF"),
        ("schweizer franken", "CHF"),
        ("australian dollar", "AUD"),
        ("canadian dollar", "CAD"),
        ("japanese yen", "JPY"),
        ("chinese yuan", "CNY"),
        ("indian rupee", "INR"),
        ("swedish krona", "SEK"),
        ("norwegian krone", "NOK"),
        ("danish krone", "DKK"),
        ("polish zloty", "PLN"),
        ("turkish lira", "TRY"),
        ("brazilian real", "BRL"),
        ("mexican peso", "MXN"),
    ];
    let text = text.to_lowercase();
    let (_, code) = NAMES.iter().find(|(name, _)| text == *name || text.strip_suffix('s') == Some(name))?;
    Currency::of(code)
}

impl Currency {
    /// The currency that a sign, word or code stands for.
    ///
    /// ```
    /// use attain::ingest::values::currency::Currency;
    ///
    /// let label = |word| Currency::of(word).map(Currency::label);
    /// assert_eq!([label("€"), label("EUR"), label("$"), label("pieces")], [Some("EUR"), Some("EUR"), Some("$"), None]);
    /// ```
    pub fn of(word: &str) -> Option<Currency> {
        static PLACES: OnceLock<FxHashMap<&str, u8>> = OnceLock::new();
        // All of the Western ones are short.
        let longest = if word.is_ascii() { 8 } else { LONGEST };
        if !(1..=longest).contains(&word.len()) {
            return None;
        }
        let words = |(place, (label, signs)): (u8, &'static (&str, &[&'static str]))| {
            std::iter::once(*label).chain(signs.iter().copied()).map(move |word| (word, place))
        };
        let places = PLACES.get_or_init(|| (0..).zip(&LABELS).flat_map(words).collect());
        places.get(word).copied().map(Currency)
    }

    /// What tells it from others: its ISO code, or its sign where several currencies have it.
    pub fn label(self) -> &'static str {
        LABELS.get(usize::from(self.0)).map_or("", |(label, _)| label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_names_a_currency_in_many_ways() {
        let cases = [
            ("EUR", Some("EUR")),
            ("eur", Some("EUR")),
            ("Euro (EUR)", Some("EUR")),
            ("USD - US Dollar", Some("USD")),
            ("U.S. Dollar", Some("USD")),
            ("US Dollars", Some("USD")),
            ("$", Some("$")),
            ("€", Some("EUR")),
            ("人民币", Some("CNY")),
            ("British Pound", Some("GBP")),
            ("points", None),
            ("EUR/USD", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(coded(text).map(Currency::label), expected, "{text}");
        }
    }

    #[test]
    fn a_word_stands_for_one_currency() {
        let words: Vec<&str> = LABELS.iter().flat_map(|(label, signs)| std::iter::once(label).chain(*signs)).copied().collect();
        for (at, word) in words.iter().enumerate() {
            assert!(!words.iter().skip(at + 1).any(|other| other == word), "{word} stands there twice");
            assert!(Currency::of(word).is_some(), "{word}");
        }
    }
}
