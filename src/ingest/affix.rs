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
const CURRENCIES: &str = "$ US$ R$ A$ C$ HK$ NT$ S$ € £ ¥ ￥ ﷼ ₹ ₽ ₩ ₺ ₪ ₴ ₫ ฿ zł Kč kr Fr Rs تومان ریال 元 円 원 人民币 \
    AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IRR IRT JPY KRW KWD MXN MYR NOK NZD PEN PHP PLN QAR RMB RON \
    RUB SAR SEK SGD THB TMN TRY TWD UAH USD VND ZAR";

/// The longest currency, in bytes.
const LONGEST: usize = 10;

const SCALES: [(&str, i32); 12] =
    [("K", 3), ("k", 3), ("M", 6), ("mn", 6), ("Mio", 6), ("B", 9), ("bn", 9), ("Mrd", 9), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8)];

impl Affixes<'_> {
    /// Takes them away from both ends; `None` if something unknown is among them.
    pub fn of(text: &str) -> Option<Affixes<'_>> {
        let mut affixes = Affixes { digits: text, negative: false, percent: false, shift: 0 };
        let (mut rest, mut opened, mut currency) = (text.trim(), false, false);
        while !rest.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',')) {
            rest = match rest.chars().next()? {
                '-' if !affixes.negative => {
                    affixes.negative = true;
                    &rest[1..]
                }
                '+' => &rest[1..],
                '(' if !opened && !affixes.negative => {
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
        while !rest.ends_with(|letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.' && !is_abbreviated(rest)) {
            rest = match rest.chars().next_back()? {
                ')' if opened => {
                    opened = false;
                    &rest[..rest.len() - 1]
                }
                '-' if !affixes.negative => {
                    affixes.negative = true;
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
        (!opened).then_some(affixes)
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
    let abbreviated = text[..end].ends_with(|letter: char| letter.is_ascii_lowercase());
    Some(if abbreviated { rest.strip_prefix('.').unwrap_or(rest) } else { rest })
}

/// What precedes the currency or the scale that the text ends with, and the
/// scale's power of ten.
fn without_word(text: &str) -> Option<(&str, i32)> {
    let whole = text.strip_suffix('.').unwrap_or(text);
    let begin = whole.rfind(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | ')' | '.' | ','))? + 1;
    let word = &whole[begin..];
    if word.len() > LONGEST + 3 {
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
