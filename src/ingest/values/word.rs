//! The words beside the digits of an amount: currencies, and powers of ten.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::ingest::values::currency::Currency;

/// A word or a sign beside digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Currency(Currency),
    Scale(Scale),
}

/// A power of ten, such as that of `Mio.`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub power: i32,
    pub needs: Needs,
}

/// What must be at hand for a word to be a power of ten at all: `5 m` may be
/// metres and `3 L` litres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    #[default]
    Nothing,
    /// A currency, or other amounts with powers of ten.
    Money,
    /// Rupees, or a word that only goes with them.
    Rupees,
}

/// The word, if it is one; case counts in the short ones.
pub fn word(text: &str) -> Option<Word> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let scale = || {
        let long = text.chars().nth(2).is_some();
        scales().get(text).or_else(|| if long { scales().get(text.to_lowercase().as_str()) } else { None }).copied()
    };
    Currency::of(text).map(Word::Currency).or_else(|| scale().map(Word::Scale))
}

/// Whether a currency is a rupee, in which lakhs and crores are counted.
pub fn is_rupee(currency: Currency) -> bool {
    ["INR", "Rs", "PKR", "LKR", "NPR", "BDT"].contains(&currency.label())
}

/// What `mil` means beside a currency: a thousand in Spanish and Portuguese, a
/// million elsewhere. Beside `$` it may be either.
pub fn mil(currency: Currency) -> Option<i32> {
    match currency.label() {
        "BRL" | "EUR" => Some(3),
        "CZK" | "RON" | "GBP" | "USD" => Some(6),
        _ => None,
    }
}

/// No word has more bytes.
const LONGEST: usize = 24;

/// Words for powers of ten that need nothing else; the long ones in small letters.
const SCALES: &[(i32, &str)] = &[
    (
        3,
        "K k tsd thsd thousand thousands tys tis тыс тысяч тысячи тис тыс هزار ألف آلاف 千 仟 천 ezer tusen tusind duizend tuhatta mille \
         milliers miles mila ribu nghìn ngàn พัน हज़ार हजार χιλ אלף",
    ),
    (4, "万 萬 만 หมื่น"),
    (5, "lakh lakhs lac lacs 十万 十萬 แสน लाख لاکھ"),
    (
        6,
        "M MM mn Mn MN mln mio mill million millions millionen millones millón millon millioner miljoner miljon miljoen miljoonaa milj milhão milhões \
         milhoes milione milioni milyon milion miliony milionów millió juta triệu млн миллион миллионов млн мільйонів میلیون مليون ملايين 百万 百萬 백만 ล้าน εκατ εκ מיליון",
    ),
    (7, "crore crores Cr 千万 千萬 천만 करोड़ करोड کروڑ"),
    (8, "亿 億 억"),
    (
        9,
        "B bn Bn BN bln billion billions mrd mld mia mdr milliard milliards milliarden miljard miljarder miliard miliardi miliardo miliardy milyar \
         miliar milliárd bilhão bilhões tỷ tỉ млрд миллиардов میلیارد مليار مليارات 十亿 十億 십억 δισ מיליארד พันล้าน",
    ),
    (10, "百亿 百億"),
    (11, "千亿 千億"),
    (12, "trn trillion trillions trilyon triliun трлн تریلیون 万亿 兆 조"),
];

/// Those that need money at hand.
const DOUBTFUL: &[(i32, &str)] = &[(3, "т rb bin"), (6, "m mm Mm mi jt tr"), (9, "b bi Md md Mds"), (12, "T tn Tn bio Bio")];

/// Those that need rupees at hand.
const OF_RUPEES: &[(i32, &str)] = &[(5, "L l"), (7, "CR cr")];

fn scales() -> &'static FxHashMap<&'static str, Scale> {
    static SCALE: OnceLock<FxHashMap<&str, Scale>> = OnceLock::new();
    SCALE.get_or_init(|| {
        let mut scales: FxHashMap<&str, Scale> = FxHashMap::default();
        for (list, needs) in [(SCALES, Needs::Nothing), (DOUBTFUL, Needs::Money), (OF_RUPEES, Needs::Rupees)] {
            for &(power, texts) in list {
                scales.extend(texts.split_ascii_whitespace().map(|text| (text, Scale { power, needs })));
            }
        }
        scales
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_beside_digits() {
        let scale = |power, needs| Some(Word::Scale(Scale { power, needs }));
        let cases = [
            ("K", scale(3, Needs::Nothing)),
            ("Tsd", scale(3, Needs::Nothing)),
            ("MIO", scale(6, Needs::Nothing)),
            ("Millionen", scale(6, Needs::Nothing)),
            ("m", scale(6, Needs::Money)),
            ("M", scale(6, Needs::Nothing)),
            ("L", scale(5, Needs::Rupees)),
            ("करोड़", scale(7, Needs::Nothing)),
            ("kr", Currency::of("kr").map(Word::Currency)),
            ("Usd", Currency::of("USD").map(Word::Currency)),
            ("kg", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(word(text), expected, "{text}");
        }
    }
}
