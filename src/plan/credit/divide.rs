//! Deals that several people share.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use crate::plan::credit::cell::number;
use crate::plan::credit::table::{Credits, Row};
use crate::plan::credit::trouble::Note;
use crate::plan::document::number::percent;
use crate::plan::document::payment::Split;
use crate::plan::document::plan::Residue;
use crate::sales::exact::Exact;

/// The credits with each row that a split fits divided among those who share it.
pub fn divided(splits: &[Split], credits: &Credits) -> Option<Credits> {
    let (mut people, mut result) = (credits.people.clone(), Credits::default());
    result.columns.extend(credits.columns.iter().map(|column| crate::plan::credit::table::Texts { codes: Vec::new(), ..column.clone() }));
    let fits: Vec<_> = splits.iter().map(|split| fitting(&split.only, credits)).collect();
    for (index, row) in credits.rows.iter().enumerate() {
        let split = splits.iter().zip(&fits).find(|(_, fits)| fits.get(index).copied().unwrap_or_default());
        let mut push = |row: Row, overlay: bool| {
            result.rows.push(row);
            result.sources.push((index as u32, overlay));
            for (column, from) in result.columns.iter_mut().zip(&credits.columns) {
                column.codes.extend(from.codes.get(index));
            }
        };
        let Some((split, _)) = split else {
            push(*row, false);
            continue;
        };
        for share in &split.shares {
            let named = share.column.as_ref().and_then(|column| credits.column(column)).map(|column| column.at(index as u32));
            let named = named.filter(|name| !name.is_empty());
            // What is on top is nobody's where nobody is named.
            if share.overlay && share.column.is_some() && named.is_none() {
                continue;
            }
            let person = match named.or(share.person.as_deref()) {
                None | Some("*") => Some(row.person),
                Some(name) => code_of(&mut people, name),
            };
            let part = Row {
                person: person?,
                share: row.share.times(share.share.0)?,
                quota_share: row.quota_share.times(share.quota_share.unwrap_or(share.share).0)?,
                ..*row
            };
            push(part, share.overlay);
        }
    }
    // The person of each part, for plans that ask for it.
    if let Some(column) = result.columns.iter_mut().find(|column| column.name == "person") {
        column.values.clone_from(&people);
        column.codes = result.rows.iter().map(|row| row.person).collect();
    }
    Some(Credits { people, without_amount: credits.without_amount, ..result })
}

fn code_of(people: &mut Vec<String>, name: &str) -> Option<u32> {
    let place = people.iter().position(|other| other == name).unwrap_or_else(|| {
        people.push(name.to_owned());
        people.len() - 1
    });
    u32::try_from(place).ok()
}

/// Which rows have one of the values in every column named.
pub fn fitting(only: &BTreeMap<String, Vec<String>>, credits: &Credits) -> Vec<bool> {
    let mut fits = vec![true; credits.rows.len()];
    for (name, values) in only {
        let conditions: Vec<Wanted> = values.iter().map(|text| Wanted::new(text)).collect();
        if name == "amount" {
            for (fits, row) in fits.iter_mut().zip(&credits.rows) {
                *fits &= conditions.iter().any(|wanted| wanted.fits_number(row.amount));
            }
            continue;
        }
        let Some(column) = credits.column(name) else { return vec![false; credits.rows.len()] };
        let wanted: Vec<bool> = column.values.iter().map(|value| conditions.iter().any(|wanted| wanted.fits(value))).collect();
        for (fits, code) in fits.iter_mut().zip(&column.codes) {
            *fits &= wanted.get(*code as usize).copied().unwrap_or_default();
        }
    }
    fits
}

/// What a condition wants of a value: to be this one, or a number within bounds: `>= 12 < 24`.
pub enum Wanted<'a> {
    Same(&'a str),
    Within(Vec<Limit>),
}

/// How a number has to compare with another.
type Holds = fn(Ordering) -> bool;
/// The same with that other number.
type Limit = (Holds, Exact);

impl<'a> Wanted<'a> {
    pub fn new(text: &'a str) -> Wanted<'a> {
        limits(text).map_or(Wanted::Same(text), Wanted::Within)
    }

    pub fn fits(&self, value: &str) -> bool {
        match self {
            Wanted::Same(text) => is_alike(value, text),
            Wanted::Within(_) => number(value).is_some_and(|number| self.fits_number(number)),
        }
    }

    pub fn fits_number(&self, value: Exact) -> bool {
        match self {
            Wanted::Same(text) => number(text) == Some(value),
            Wanted::Within(limits) => limits.iter().all(|(holds, limit)| value.compare(*limit).is_some_and(holds)),
        }
    }
}

/// What bounds begin with.
const SIGNS: [char; 5] = ['<', '>', '=', '≤', '≥'];

/// Whether a text is meant as bounds, or as a number of the amount, and cannot be read as such.
pub fn is_unreadable(column: &str, text: &str) -> bool {
    limits(text).is_none() && if column == "amount" { number(text).is_none() } else { text.trim().starts_with(SIGNS) }
}

/// The bounds that a text names; `None` for one that is a value.
fn limits(text: &str) -> Option<Vec<Limit>> {
    let signs: [(&str, Holds); 8] = [
        (">=", Ordering::is_ge),
        ("<=", Ordering::is_le),
        ("=>", Ordering::is_ge),
        ("=<", Ordering::is_le),
        ("≥", Ordering::is_ge),
        ("≤", Ordering::is_le),
        (">", Ordering::is_gt),
        ("<", Ordering::is_lt),
    ];
    let (mut rest, mut found) = (text.trim(), Vec::new());
    while !rest.is_empty() {
        let (holds, after) = signs.iter().find_map(|(sign, holds)| Some((*holds, rest.strip_prefix(sign)?)))?;
        let (limit, next) = after.split_at_checked(after.find(SIGNS).unwrap_or(after.len()))?;
        found.push((holds, number(limit)?));
        rest = next.trim();
    }
    (!found.is_empty()).then_some(found)
}

/// Whether two values are the same but for their letters' case.
pub fn is_alike(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// For the one of each divided deal who gets the cents that rounding leaves: the shares of the others.
pub type Takers = HashMap<u32, Vec<Exact>>;

/// What a row says but for its person: the texts of its columns and its day, and its amount.
type Said = (Vec<u32>, (i128, i128));

/// The rows of deals whose shares come to more than the whole, each with the first of its deal.
pub type Above = HashMap<u32, u32>;

/// Who takes the cents of each divided deal, and the deals whose shares do not add up.
pub fn takers(credits: &Credits, residue: Residue) -> (Takers, Above, Vec<Note>) {
    let (mut takers, mut above, mut notes) = (Takers::new(), Above::new(), Vec::new());
    let Some(deals) = credits.column("deal") else { return (takers, above, notes) };
    // Rows of one deal that say the same of all but the person.
    let mut groups: BTreeMap<Said, Vec<u32>> = BTreeMap::new();
    // A row without a share has all of the deal, which counts where others have a share of it, too.
    let has_shares = credits.rows.iter().any(|row| row.share != Exact::whole(1)) || credits.column("share").is_some();
    for (index, row) in credits.rows.iter().enumerate() {
        let at = index as u32;
        if has_shares && !deals.at(at).is_empty() {
            let others =
                credits.columns.iter().filter(|column| !["person", "share", "quota_share", "role"].contains(&column.name.as_str()));
            let key = others.filter_map(|column| column.codes.get(index).copied()).chain([row.date.0 as u32]);
            groups.entry((key.collect(), row.amount.parts())).or_default().push(at);
        }
    }
    for mut group in groups.into_values() {
        let row = |at: &u32| credits.rows.get(*at as usize);
        let mut people = group.iter().filter_map(row).map(|row| row.person);
        let first = people.next();
        let is_alone = people.all(|person| Some(person) == first);
        if is_alone && group.iter().filter_map(row).all(|row| row.share == Exact::whole(1)) {
            continue;
        }
        let total = group.iter().filter_map(row).try_fold(Exact::ZERO, |sum, row| sum.plus(row.share));
        match total.and_then(|total| total.compare(Exact::whole(1))) {
            Some(std::cmp::Ordering::Equal) => {}
            None => continue,
            Some(order) => {
                let (deal, sum) = (group.first().map_or("", |at| deals.at(*at)).to_owned(), percent(total.unwrap_or(Exact::ZERO)));
                if let Some(first) = group.first().filter(|_| order.is_gt()) {
                    above.extend(group.iter().map(|at| (*at, *first)));
                }
                notes.push(if order.is_gt() { Note::SharesAboveWhole { deal, sum } } else { Note::SharesBelowWhole { deal, sum } });
                continue;
            }
        }
        let name = |at: &u32| row(at).and_then(|row| credits.people.get(row.person as usize));
        group.sort_by_key(|at| name(at).cloned());
        let share = |at: &u32| row(at).map_or(Exact::ZERO, |row| row.share);
        let taker = match residue {
            Residue::First => group.first().copied(),
            Residue::Last => group.last().copied(),
            // Of equals the first, as `max_by` would take the last.
            Residue::Largest => {
                group.iter().rev().max_by(|one, other| share(one).compare(share(other)).unwrap_or(std::cmp::Ordering::Equal)).copied()
            }
        };
        if let Some(taker) = taker {
            takers.insert(taker, group.iter().filter(|at| **at != taker).map(share).collect());
        }
    }
    (takers, above, notes)
}
