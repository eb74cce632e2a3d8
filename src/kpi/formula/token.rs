//! Cuts a formula into words, numbers and signs.

use crate::kpi::formula::ast::Span;
use crate::kpi::formula::error::{Expected, FormulaError, FormulaErrorKind};
use crate::sales::day::Day;

/// The longest formula, in bytes; enough for a page of text.
const LONGEST: usize = 4000;

/// One piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number { mantissa: i64, decimals: u8 },
    Text(String),
    Date(Day),
    Name(String),
    Parameter(String),
    Symbol(&'static str),
}

/// The longer signs first, so that `<=` is not read as `<`.
const SYMBOLS: [&str; 16] = ["!=", "<=", ">=", "..", "(", ")", ",", "+", "-", "*", "/", "=", "<", ">", "%", "."];

/// All pieces with their places.
pub fn tokens(text: &str) -> Result<Vec<(Token, Span)>, FormulaError> {
    if text.len() > LONGEST {
        return Err(FormulaError { span: Span { start: 0, end: text.len() }, kind: FormulaErrorKind::TooLong });
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, length) = token(rest).map_err(|(kind, length)| FormulaError { span: Span { start: at, end: at + length }, kind })?;
        found.push((token, Span { start: at, end: at + length }));
        at += length;
    }
    Ok(found)
}

/// The piece that `rest` begins with and its length.
fn token(rest: &str) -> Result<(Token, usize), (FormulaErrorKind, usize)> {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return date(rest).map_or_else(|| number(rest), Ok);
    }
    if first == '"' {
        return quoted(rest);
    }
    if is_name_start(first) {
        let length = name_length(rest);
        return Ok((Token::Name(rest.get(..length).unwrap_or_default().to_owned()), length));
    }
    if first == '$' {
        let name = rest.get(1..).unwrap_or_default();
        let length = name_length(name);
        if length == 0 || !name.starts_with(is_name_start) {
            return Err((FormulaErrorKind::Unexpected { found: "$".to_owned(), expected: Expected::Name }, 1));
        }
        return Ok((Token::Parameter(name.get(..length).unwrap_or_default().to_owned()), length + 1));
    }
    match SYMBOLS.into_iter().find(|symbol| rest.starts_with(symbol)) {
        Some(symbol) => Ok((Token::Symbol(symbol), symbol.len())),
        None => Err((FormulaErrorKind::Unexpected { found: first.to_string(), expected: Expected::Value }, first.len_utf8())),
    }
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn name_length(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())
}

/// `2024-01-31`; a difference is written with spaces.
fn date(rest: &str) -> Option<(Token, usize)> {
    let text = rest.get(..10)?;
    let bytes = text.as_bytes();
    let shaped = bytes.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    let ends = !rest.get(10..)?.starts_with(|c: char| c.is_alphanumeric());
    let day = text.parse().ok()?;
    (shaped && ends).then_some((Token::Date(day), 10))
}

fn number(rest: &str) -> Result<(Token, usize), (FormulaErrorKind, usize)> {
    let whole = digits(rest);
    let tail = rest.get(whole..).unwrap_or_default();
    let fraction = tail.strip_prefix('.').map_or(0, digits);
    let length = if fraction == 0 { whole } else { whole + 1 + fraction };
    let written: String = rest.chars().take(length).filter(char::is_ascii_digit).collect();
    let parsed = written.parse::<i64>().ok().filter(|mantissa| *mantissa < 1_000_000_000_000_000).zip(u8::try_from(fraction).ok());
    match parsed.filter(|(_, decimals)| *decimals <= 9) {
        Some((mantissa, decimals)) => Ok((Token::Number { mantissa, decimals }, length)),
        None => Err((FormulaErrorKind::NumberTooLong, length)),
    }
}

fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// A text in double quotes; a quote inside is doubled.
fn quoted(rest: &str) -> Result<(Token, usize), (FormulaErrorKind, usize)> {
    let mut content = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != '"' {
            content.push(c);
        } else if chars.peek().is_some_and(|(_, next)| *next == '"') {
            content.push('"');
            chars.next();
        } else {
            return Ok((Token::Text(content), at + 1));
        }
    }
    Err((FormulaErrorKind::UnfinishedText, rest.len()))
}
