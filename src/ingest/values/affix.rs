//! Signs, currencies, percent and scale around the digits of a number.

/// What stands around the digits.
pub struct Affixes<'a> {
    pub digits: &'a str,
    pub negative: bool,
    pub percent: bool,
    /// Power of ten of `K`, `M`, `万` and the like.
    pub shift: i32,
}

/// Currency signs and words; a point behind them, as in `Rs.`, is left out.
const CURRENCIES: &str = "$ US$ R$ A$ AU$ C$ CA$ HK$ NT$ NZ$ MX$ S$ € £ ¥ CN¥ JP¥ ￥ ﷼ ₹ ₽ ₩ ₺ ₪ ₴ ₫ ฿ ₱ ₦ ₸ ₼ ₾ zł Kč kr Fr Rs Ft \
    lei лв руб р грн тг TL Rp RM تومان تومن ریال ريال درهم 元 円 圆 圓 원 人民币 人民幣 元人民币 美元 欧元 新台幣 港元 港幣 \
    AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IRR IRT JPY KRW KWD KZT MXN MYR NGN NOK NZD PEN \
    PHP PKR PLN QAR RMB RON RUB RUR SAR SEK SGD THB TMN TRY TWD UAH USD UYU VND ZAR";

/// Words for a power of ten.
const SCALES: [(&str, i32); 38] = [
    ("K", 3),
    ("k", 3),
    ("Tsd", 3),
    ("тыс", 3),
    ("thousand", 3),
    ("هزار", 3),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("M", 6),
    ("MM", 6),
    ("mn", 6),
    ("mln", 6),
    ("Mio", 6),
    ("million", 6),
    ("Million", 6),
    ("millions", 6),
    ("Millionen", 6),
    ("млн", 6),
    ("میلیون", 6),
    ("مليون", 6),
    ("百万", 6),
    ("crore", 7),
    ("Cr", 7),
    ("亿", 8),
    ("億", 8),
    ("억", 8),
    ("B", 9),
    ("bn", 9),
    ("billion", 9),
    ("Mrd", 9),
    ("млрд", 9),
    ("میلیارد", 9),
    ("兆", 12),
];

/// The longest word, in bytes.
const LONGEST: usize = 16;

impl Affixes<'_> {
    /// Takes them away from both ends; `None` if something unknown is among them.
    pub fn of(text: &str) -> Option<Affixes<'_>> {
        let mut affixes = Affixes { digits: text, negative: false, percent: false, shift: 0 };
        let (mut rest, mut opened, mut signed) = (text.trim(), false, false);
        let mut currency = false;
        while !rest.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '٫')) {
            rest = match rest.chars().next()? {
                sign @ ('-' | '+') if !signed && !opened => {
                    (signed, affixes.negative) = (true, sign == '-');
                    &rest[1..]
                }
                '(' if !signed && !opened => {
                    (opened, affixes.negative) = (true, true);
                    &rest[1..]
                }
                '%' if !affixes.percent => {
                    affixes.percent = true;
                    &rest[1..]
                }
                _ if !currency => {
                    currency = true;
                    without_currency(rest)?
                }
                _ => return None,
            }
            .trim_start();
        }
        currency = false;
        while !rest.ends_with(|letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.' && !is_abbreviated(rest)) {
            rest = match rest.chars().next_back()? {
                ')' if opened => {
                    opened = false;
                    &rest[..rest.len() - 1]
                }
                '-' if !signed && !affixes.negative => {
                    (signed, affixes.negative) = (true, true);
                    &rest[..rest.len() - 1]
                }
                '%' if !affixes.percent => {
                    affixes.percent = true;
                    &rest[..rest.len() - 1]
                }
                _ => {
                    let (shorter, scale) = without_word(rest)?;
                    match scale {
                        0 if currency => return None,
                        0 => currency = true,
                        _ if affixes.shift != 0 => return None,
                        scale => affixes.shift = scale,
                    }
                    shorter
                }
            }
            .trim_end();
        }
        affixes.digits = rest;
        // `+1 555 123` is a telephone number.
        let phone = signed && !affixes.negative && rest.contains(' ');
        (!opened && !phone).then_some(affixes)
    }
}

/// Whether a point at the end belongs to a word, as in `kr.`
fn is_abbreviated(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

/// What follows the currency that the text begins with.
fn without_currency(text: &str) -> Option<&str> {
    let end = text.find(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '+' | '(' | '.' | ','))?;
    if !is_currency(&text[..end]) {
        return None;
    }
    let rest = &text[end..];
    // `Rs.500` has no decimal point.
    let abbreviated = text[..end].ends_with(|letter: char| letter.is_lowercase());
    Some(if abbreviated { rest.strip_prefix('.').unwrap_or(rest) } else { rest })
}

/// What precedes the currency or the scale that the text ends with, and the
/// scale's power of ten.
fn without_word(text: &str) -> Option<(&str, i32)> {
    let whole = text.strip_suffix('.').unwrap_or(text);
    let begin = whole.rfind(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | ')' | '.' | ','))? + 1;
    let word = &whole[begin..];
    if word.len() > 2 * LONGEST {
        return None;
    }
    // `1.5M€` ends with two of them.
    let starts = word.char_indices().map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let part = &word[at..];
        let scale = SCALES.iter().find(|(name, _)| *name == part).map(|&(_, shift)| shift);
        scale.or_else(|| is_currency(part).then_some(0)).map(|shift| (&whole[..begin + at], shift))
    })
}

fn is_currency(word: &str) -> bool {
    // All of the Western ones are short.
    let longest = if word.is_ascii() { 3 } else { LONGEST };
    (1..=longest).contains(&word.len()) && CURRENCIES.split_ascii_whitespace().any(|currency| currency == word)
}
