//! Signs, currencies, percent and scale around the digits of a number.

/// What stands around the digits.
pub struct Affixes<'a> {
    pub digits: &'a str,
    pub negative: bool,
    pub percent: bool,
    /// Power of ten of `K`, `M`, `万` and the like.
    pub shift: i32,
}

/// Currency signs and words, the longer before those they begin with.
const SYMBOLS: &str = "US$ R$ A$ C$ HK$ NT$ S$ $ € £ ¥ ￥ ﷼ ₹ ₽ ₩ ₺ ₪ ₴ ₫ ฿ zł Kč kr. kr Fr. تومان ریال 元 円 원 人民币 Rs. Rs CHF EUR USD GBP JPY CNY RMB INR IRR BRL";
const CODES: &str = "CAD AUD NZD SEK NOK DKK PLN CZK HUF MXN RUB TRY AED SAR KRW HKD TWD SGD ZAR ILS THB IDR MYR PHP VND UAH RON BGN IRT TMN COP CLP ARS PEN EGP QAR KWD";
const SCALES: [(&str, i32); 13] = [
    ("Mio.", 6),
    ("Mio", 6),
    ("Mrd.", 9),
    ("Mrd", 9),
    ("bn", 9),
    ("mn", 6),
    ("K", 3),
    ("k", 3),
    ("M", 6),
    ("B", 9),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
];

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
                    let symbol = SYMBOLS.split(' ').chain(CODES.split(' ')).find(|symbol| rest.starts_with(symbol))?;
                    &rest[symbol.len()..]
                }
                _ => return None,
            }
            .trim_start();
        }
        while !rest.ends_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',')) {
            let shorter = match rest.chars().next_back()? {
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
                    let scale = SCALES.iter().chain([&("億", 8)]).find(|(name, _)| affixes.shift == 0 && rest.ends_with(name));
                    let symbol = SYMBOLS.split(' ').chain(CODES.split(' ')).find(|symbol| !currency && rest.ends_with(symbol));
                    match (scale, symbol) {
                        (_, Some(symbol)) => {
                            currency = true;
                            &rest[..rest.len() - symbol.len()]
                        }
                        (Some((name, shift)), None) => {
                            affixes.shift = *shift;
                            &rest[..rest.len() - name.len()]
                        }
                        (None, None) => return None,
                    }
                }
            };
            rest = shorter.trim_end();
        }
        affixes.digits = rest;
        (!opened).then_some(affixes)
    }
}
