//! Rates of exchange with a column for each currency, as central banks publish them:
//! `Date, USD, JPY, GBP`. Each says how many of its units are one of the base.

use crate::ingest::values::currency::Currency;
use crate::ingest::values::kind::ColumnKind;
use crate::table::fold::fold;

/// Fewer columns of currencies are no such table.
const FEWEST: usize = 2;
/// Currencies that such tables are in, if they have no column of their own.
const BASES: [&str; 2] = ["EUR", "USD"];

/// The currency whose code a header is.
pub fn code(header: &str) -> Option<&'static str> {
    let header = header.trim();
    let is_code = header.len() == 3 && header.bytes().all(|byte| byte.is_ascii_uppercase());
    Currency::of(header).map(Currency::label).filter(|label| is_code && *label == header)
}

/// What a header says but for the one currency whose code is in it, folded, and that
/// currency: `rate` and `EUR` of `Rate to EUR`.
pub fn rate(header: &str) -> Option<(String, &'static str)> {
    const LINKS: [&str; 6] = ["to", "in", "into", "nach", "en", "vs"];
    let words: Vec<&str> = header.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut codes = words.iter().filter_map(|word| code(&word.to_uppercase()));
    let only = codes.next().filter(|_| codes.next().is_none())?;
    let rest = words.iter().filter(|word| code(&word.to_uppercase()).is_none() && !LINKS.contains(&word.to_lowercase().as_str()));
    Some((rest.map(|word| fold(word)).collect(), only))
}

/// The currency that all others are compared with; `None` where each has a column.
pub fn base(headers: &[&str]) -> Option<&'static str> {
    BASES.into_iter().find(|base| !headers.iter().any(|header| code(header) == Some(base)))
}

/// The fields of such a file by the names and kinds of its columns: a day, and nothing
/// but currencies; `None` if it is none.
pub fn fields(headers: &[(&str, ColumnKind)]) -> Option<Vec<Option<String>>> {
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    base(&names)?;
    let mut days = 0;
    let mut rates = 0;
    let fields: Option<Vec<Option<String>>> = headers
        .iter()
        .map(|(name, kind)| match (*kind, code(name)) {
            (ColumnKind::Date, None) => {
                days += 1;
                Some(Some("at".to_owned()))
            }
            (ColumnKind::Number, Some(_)) => {
                rates += 1;
                Some(Some("rate".to_owned()))
            }
            // Lines of the bank's file end with a comma; some currencies are not quoted any more.
            (ColumnKind::Empty, _) | (ColumnKind::Text, Some(_)) => Some(None),
            _ => None,
        })
        .collect();
    fields.filter(|_| days == 1 && rates >= FEWEST)
}
