//! Signs, currencies, percent and scale around the digits of a number.

use crate::ingest::values::currency::Currency;
use crate::ingest::values::word::{Needs, Scale, Word, is_rupee, mil, word};

/// What stands around the digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Affixes<'a> {
    /// Without what says that there are no cents.
    pub digits: &'a str,
    pub negative: bool,
    pub percent: bool,
    /// Power of ten of `K`, `M`, `万` and the like.
    pub shift: i32,
    pub currency: Option<Currency>,
    /// What the scale needs beside it to be one.
    pub needs: Needs,
    /// The number is in brackets.
    pub bracketed: bool,
    /// The mark behind which a dash says that there are no cents, as in `5,-`.
    pub whole: Option<char>,
}

impl<'a> Affixes<'a> {
    /// Takes them away from both ends; `None` if something unknown is among them.
    pub fn of(text: &'a str) -> Option<Affixes<'a>> {
        let mut affixes = Affixes { digits: text.trim(), ..Affixes::default() };
        let (opened, signed) = affixes.take_front()?;
        affixes.take_back(opened, signed)?;
        // `+1 555 123` is a telephone number.
        let phone = signed && !affixes.negative && affixes.digits.contains(' ');
        let known = affixes.needs == Needs::Nothing || affixes.settle_scale();
        (known && !phone).then_some(affixes)
    }

    /// Takes away what stands before the digits; answers whether a bracket was
    /// opened and whether there was a sign.
    fn take_front(&mut self) -> Option<(bool, bool)> {
        let (mut opened, mut signed) = (false, false);
        while !self.digits.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '٫')) {
            let rest = self.digits;
            self.digits = match rest.chars().next()? {
                sign @ ('-' | '+') if !signed && !opened => {
                    (signed, self.negative) = (true, sign == '-');
                    rest.get(1..)?
                }
                '(' if !signed && !opened => {
                    (opened, self.negative, self.bracketed) = (true, true, true);
                    rest.get(1..)?
                }
                '%' if !self.percent => {
                    self.percent = true;
                    rest.get(1..)?
                }
                _ => self.take_first_word(rest)?,
            }
            .trim_start();
        }
        // `K 5` says nothing, `USD k 5` does.
        (self.shift == 0 || self.currency.is_some()).then_some((opened, signed))
    }

    /// Takes away what stands behind the digits.
    fn take_back(&mut self, mut opened: bool, mut signed: bool) -> Option<()> {
        let leading = self.currency.take();
        while !self.digits.ends_with(|letter: char| letter.is_ascii_digit() || letter == ',')
            && (!self.digits.ends_with('.') || is_abbreviated(self.digits))
        {
            let rest = self.digits;
            self.digits = match rest.chars().next_back()? {
                ')' if opened => {
                    opened = false;
                    rest.get(..rest.len() - 1)?
                }
                '-' | '=' if self.whole.is_none() && no_cents(rest).is_some() => {
                    let (shorter, mark) = no_cents(rest)?;
                    self.whole = Some(mark);
                    shorter
                }
                '-' if !signed && !self.negative => {
                    (signed, self.negative) = (true, true);
                    rest.get(..rest.len() - 1)?
                }
                '%' if !self.percent => {
                    self.percent = true;
                    rest.get(..rest.len() - 1)?
                }
                _ => self.take_last_word(rest)?,
            }
            .trim_end();
        }
        // Of `$5 USD` the code says more than the sign.
        self.currency = match (leading, self.currency) {
            (Some(sign), Some(code)) if code.label().len() < 3 => Some(sign),
            (before, behind) => behind.or(before),
        };
        (!opened).then_some(())
    }

    /// What follows the word that the text begins with: a currency, a scale, or both in one, as in `TEUR`.
    fn take_first_word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let end = text.find(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '+' | '(' | '.' | ','))?;
        let (whole, rest) = text.split_at_checked(end)?;
        let cuts = std::iter::once(whole.len()).chain(whole.char_indices().map(|(at, _)| at).skip(1));
        let (first, second) =
            cuts.filter_map(|at| whole.split_at_checked(at)).find_map(|(first, second)| match (word(first), word(second)) {
                (Some(first), None) if second.is_empty() => Some((Some(first), None)),
                (_, second @ Some(Word::Currency(_))) if is_thousand(first) => Some((Some(THOUSAND), second)),
                (first @ Some(Word::Scale(_)), second @ Some(Word::Currency(_))) => Some((first, second)),
                (first @ Some(Word::Currency(_)), second @ Some(Word::Scale(_))) => Some((first, second)),
                _ => None,
            })?;
        for word in [first, second].into_iter().flatten() {
            self.note(word)?;
        }
        // `Rs.500` has no decimal point.
        let abbreviated = whole.ends_with(|letter: char| letter.is_lowercase() || letter == '/');
        Some(if abbreviated { rest.strip_prefix('.').unwrap_or(rest) } else { rest })
    }

    /// What precedes the word that the text ends with.
    fn take_last_word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let whole = text.strip_suffix('.').unwrap_or(text);
        let begin = whole.rfind(|letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '=' | ')' | '.' | ','))? + 1;
        let last = whole.get(begin..)?;
        // `1.5M€` ends with two of them.
        let mut cuts = last.char_indices().filter_map(|(at, _)| last.split_at_checked(at));
        let (before, found) = cuts.find_map(|(before, last)| Some((before, self.meaning(last)?)))?;
        self.note(found)?;
        if matches!(found, Word::Currency(_)) && is_thousand(before) {
            self.note(THOUSAND)?;
            return whole.get(..begin);
        }
        whole.get(..begin + before.len())
    }

    /// What a word behind the digits means; `mil` is for [`Affixes::settle_scale`].
    fn meaning(&self, text: &str) -> Option<Word> {
        let mil = Word::Scale(Scale { power: MIL, needs: Needs::Money });
        if text == "mil" { Some(mil) } else { word(text) }
    }

    /// Keeps a word; there is one of each kind.
    fn note(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Currency(_) if self.currency.is_some() => return None,
            Word::Currency(name) => self.currency = Some(name),
            Word::Scale(_) if self.shift != 0 => return None,
            Word::Scale(scale) => (self.shift, self.needs) = (scale.power, scale.needs),
        }
        Some(())
    }

    /// Whether a scale that needs money or rupees can be one here. If the number
    /// itself has what it needs, it needs nothing more.
    fn settle_scale(&mut self) -> bool {
        match (self.needs, self.currency) {
            _ if self.shift == MIL => match self.currency.and_then(mil) {
                Some(power) => (self.shift, self.needs) = (power, Needs::Nothing),
                None => return false,
            },
            (Needs::Rupees, Some(currency)) if !is_rupee(currency) => return false,
            (_, Some(_)) => self.needs = Needs::Nothing,
            (_, None) => {}
        }
        true
    }
}

/// Stands for the power of `mil` until the currency is known.
const MIL: i32 = i32::MAX;

const THOUSAND: Word = Word::Scale(Scale { power: 3, needs: Needs::Nothing });

/// `TEUR`, `tkr`: thousands, if it stands directly before a currency.
fn is_thousand(text: &str) -> bool {
    text == "T" || text == "t"
}

/// What stands before the dash that says that there are no cents, and the mark
/// between: `5,-`, `5.--`, `5:-`, and `5,=` as the Dutch write.
fn no_cents(text: &str) -> Option<(&str, char)> {
    let before = text.strip_suffix('=').unwrap_or_else(|| text.trim_end_matches('-'));
    let mark = before.chars().next_back().filter(|mark| matches!(mark, ',' | '.' | ':'))?;
    let digits = before.get(..before.len() - 1)?;
    (before.len() < text.len() && digits.ends_with(|letter: char| letter.is_ascii_digit())).then_some((digits, mark))
}

/// Whether a text without digits is a zero as accounting formats write it: a
/// dash beside a currency, or one that is padded to the width of the digits.
pub fn is_zero_dash(text: &str) -> bool {
    let rest = text.trim();
    let inner = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest).trim();
    let is_dash = |text: &str| !text.is_empty() && text.len() < 4 && text.bytes().all(|byte| byte == b'-');
    let is_currency = |text: &str| matches!(word(text.trim().trim_end_matches('.')), Some(Word::Currency(_)));
    let before = inner.trim_end_matches('-');
    let after = inner.trim_start_matches('-');
    let beside = inner.get(before.len()..).is_some_and(is_dash) && is_currency(before)
        || inner.get(..inner.len() - after.len()).is_some_and(is_dash) && is_currency(after);
    beside || rest == "-" && text.ends_with("  ")
}

/// Whether a point at the end belongs to a word, as in `kr.`
fn is_abbreviated(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}
