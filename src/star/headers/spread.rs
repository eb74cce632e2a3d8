//! Targets spread over columns: one for each quarter, month or year.
//!
//! Such a file says in its header when each of its amounts holds: `Rep, Year, Q1,
//! Q2, Q3, Q4`, `Region, Jan 2024, Feb 2024`, `Owner, Q1 Quota, Q2 Quota`.

use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::month::month_of;
use crate::ingest::values::period_text::{period, span};
use crate::sales::schema::{self, Dataset};
use crate::sales::synonyms::nouns;
use crate::star::headers::meaning::{self, Header};
use crate::star::headers::vocabulary::{file_names, means};
use crate::table::fold::fold;

/// Fewer columns of periods are no such table.
const FEWEST_PERIODS: usize = 2;

/// The period that a header names, perhaps without its year: `Q1`, `January`,
/// `2024-03`. Words for a target beside it do not count: `Q1 Quota`.
pub fn period_in(header: &str) -> Option<String> {
    let nouns = nouns(Dataset::Targets);
    let words = header.split(|letter: char| letter.is_whitespace() || "_/()[]:".contains(letter)).filter(|word| !word.is_empty());
    let told: Vec<&str> = words.filter(|word| !nouns.iter().any(|noun| fold(noun) == fold(word))).collect();
    let text = in_full(&told).unwrap_or_else(|| told.join(" "));
    // A number alone is no month, and `Year` is no year.
    let names_a_part =
        text.parse::<u32>().is_err() && (text.contains(char::is_numeric) || told.iter().any(|word| month_of(word).is_some()));
    let is_period = span(&text).is_some() || names_a_part && span(&format!("{text} 2000")).is_some();
    is_period.then_some(text)
}

/// `Jan 25` and `Q1 25` with their years in full.
fn in_full(words: &[&str]) -> Option<String> {
    let [part, year] = words else { return None };
    let is_part = month_of(part).is_some() || period(&format!("{part} 2000")).is_some_and(|named| part.len() == 2 && named.days() < 200);
    let is_year = year.len() == 2 && year.parse().is_ok_and(|year: u32| (20..40).contains(&year));
    (is_part && is_year).then(|| format!("{part} 20{year}"))
}

/// Whether headers such as `Jan 20, Jan 27` name days: no two months beside each other are the same.
fn are_days(headers: &[Header]) -> bool {
    let month = |header: &Header| header.name.split_once(' ').filter(|(_, day)| day.len() <= 2).and_then(|(month, _)| month_of(month));
    headers.windows(2).any(|pair| matches!(pair, [one, next] if month(one).is_some() && month(one) == month(next)))
}

/// The fields of a file of targets that are spread over columns; `None` if it is none.
/// Its name, its title or its header has to speak of targets: what people or customers
/// have bought or sold by month looks the same.
pub fn fields(file_name: &str, headers: &[Header]) -> Option<Vec<Option<String>>> {
    let table = schema::table(Dataset::Targets)?;
    let is_period: Vec<bool> = headers.iter().map(|header| header.kind == ColumnKind::Number && period_in(header.name).is_some()).collect();
    if is_period.iter().filter(|is_period| **is_period).count() < FEWEST_PERIODS || are_days(headers) {
        return None;
    }
    let others: Vec<Header> = headers.iter().zip(&is_period).filter(|(_, is_period)| !**is_period).map(|(header, _)| *header).collect();
    let mut mapping = meaning::map(table, &meaning::prepare(&others)).fields.into_iter();
    let fields: Vec<Option<String>> = is_period
        .iter()
        .map(|is_period| {
            if *is_period {
                Some("amount".to_owned())
            } else {
                mapping.next().flatten().filter(|field| *field != "amount").map(str::to_owned)
            }
        })
        .collect();
    let name = fold(file_name);
    // A customer has no target; what is called a plan beside one is what it pays for.
    let is_of_customers = headers.iter().any(|header| means(&fold(header.name), "account"));
    let speaks = |header: &Header| {
        let header = fold(header.name);
        nouns(Dataset::Targets).iter().map(|noun| fold(noun)).any(|noun| header.contains(&noun) && !(is_of_customers && header == noun))
    };
    let says_so = file_names(Dataset::Targets).iter().any(|word| name.contains(word.as_str())) || headers.iter().any(speaks);
    says_so.then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_name_periods() {
        let cases = [
            ("Q1", Some("Q1")),
            ("Q1 Quota", Some("Q1")),
            ("Quota Q3", Some("Q3")),
            ("2024-Q1", Some("2024-Q1")),
            ("Jan", Some("Jan")),
            ("January 2024", Some("January 2024")),
            ("Jan 25", Some("Jan 2025")),
            ("Q1 25 Quota", Some("Q1 2025")),
            ("Jan 6", None),
            ("2024", Some("2024")),
            ("H1", Some("H1")),
            ("2024-W05", Some("2024-W05")),
            ("W05", Some("W05")),
            ("2023/24", Some("2023 24")),
            ("1", None),
            ("Year", None),
            ("Quarter", None),
            ("Amount", None),
            ("Rep", None),
            ("Quota", None),
        ];
        for (header, period) in cases {
            assert_eq!(period_in(header).as_deref(), period, "{header}");
        }
    }

    #[test]
    fn a_spread_file_needs_to_speak_of_targets() {
        let header = |name, kind| Header { name, kind };
        let number = ColumnKind::Number;
        let quarters = [header("Q1", number), header("Q2", number)];
        let of = |name: &str, first: &'static str| {
            let headers = [&[header(first, ColumnKind::Text)], &quarters[..]].concat();
            fields(name, &headers).map(|fields| fields.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join(","))
        };
        assert_eq!(of("x.csv", "Sales Rep"), None);
        assert_eq!(of("quota.csv", "Sales Rep").as_deref(), Some("owner,amount,amount"));
        assert_eq!(of("quota.csv", "Region").as_deref(), Some("region,amount,amount"));
        assert_eq!(of("revenue.csv", "Region"), None);
        let days = ["Rep", "Jan 20", "Jan 27"].map(|name| header(name, if name == "Rep" { ColumnKind::Text } else { number }));
        assert_eq!(fields("quota.csv", &days), None);
    }
}
