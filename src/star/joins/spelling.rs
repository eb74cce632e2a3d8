//! Members that are the same however they are written: `Brandt, Ida`, `ida brandt`
//! and `Ida  Brandt` are one person, in all files together.
//!
//! Only case, spaces, the form of an apostrophe, the letters that Arabic and Persian
//! keyboards write differently and, of people, the order of the names and an address
//! behind them, or made of them, are looked through; what differs in more is asked about
//! ([`crate::star::joins::near`]). Texts with a digit or an `@` may be identifiers, which
//! differ in the least of it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::{self, FieldType};
use crate::star::choices::Merge;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::table::column::Column;
use crate::table::counts::counts;
use crate::table::sorting;

/// The dimension of people.
const PEOPLE: &str = "owner";

/// A column with more texts than this is hardly one of names that people type.
const MOST_TEXTS: usize = 20_000;
/// So many pairs of spellings are named.
const MOST_NAMED: usize = 5;

/// What is read as what, and the note that says so.
#[derive(Debug, Default)]
pub struct Conformed {
    pub merges: Vec<Merge>,
    pub problems: Vec<Issue>,
}

/// One way to write a member.
struct Spelling<'a> {
    text: &'a str,
    rows: u64,
    /// It stands in the table of the members themselves.
    is_own: bool,
    file: usize,
    column: &'a str,
}

/// The spellings of the members of all dimensions, each read as its best one.
pub fn conformed(files: &[File], classes: &[Class]) -> Conformed {
    let mut conformed = Conformed::default();
    for (dimension, groups) in spellings(files, classes) {
        let (mut pairs, mut rows, mut first) = (Vec::new(), 0, None);
        let mut groups: Vec<Vec<Spelling>> = groups.into_values().map(without_namesakes).filter(|group| group.len() > 1).collect();
        sorting::by_key(&mut groups, |group| group.first().map(|spelling| (spelling.file, spelling.text.to_owned())));
        for mut group in groups {
            sorting::by(&mut group, |one, other| rank(one, dimension == PEOPLE).cmp(&rank(other, dimension == PEOPLE)));
            let Some((best, others)) = group.split_first() else { continue };
            for other in others {
                rows += other.rows;
                first = first.or(Some((other.file, other.column)));
                pairs.push((other.text.to_owned(), best.text.to_owned()));
            }
        }
        conformed.merges.extend(pairs.iter().map(|(from, to)| Merge { dimension: dimension.clone(), from: from.clone(), to: to.clone() }));
        if let Some((file, column)) = first.and_then(|(file, column)| Some((files.get(file)?, column))) {
            pairs.truncate(MOST_NAMED);
            let pairs = pairs.into_iter().map(|(from, to)| format!("{from} = {to}")).collect();
            conformed.problems.push(file.issue(Some(column), ProblemKind::SpelledOtherwise { pairs }, rows));
        }
    }
    conformed
}

/// The best spelling comes first: that of the table of members; of people `Ida
/// Brandt` before `IDA BRANDT`; then what is tidy, then what is frequent.
fn rank<'a>(spelling: &Spelling<'a>, is_person: bool) -> (bool, bool, bool, u64, &'a str) {
    let text = spelling.text;
    let is_shouted = !text.chars().any(char::is_lowercase) || text.chars().next().is_some_and(char::is_lowercase);
    let is_untidy = text.contains([',', '@']) || text.contains("  ") || text.trim() != text;
    (!spelling.is_own, is_person && is_shouted, is_untidy, u64::MAX - spelling.rows, text)
}

/// By dimension the spellings that fold to the same key.
fn spellings<'a>(files: &'a [File], classes: &[Class]) -> BTreeMap<String, FxHashMap<String, Vec<Spelling<'a>>>> {
    let mut dimensions: BTreeMap<String, FxHashMap<String, Vec<Spelling>>> = BTreeMap::new();
    for (number, (file, class)) in files.iter().zip(classes).enumerate() {
        let Some(table) = class.fills().and_then(schema::table) else { continue };
        for (column, field) in file.columns.iter().zip(&class.fields) {
            let Some(field) = field.as_deref().and_then(|field| table.field(field)) else { continue };
            let Some(dimension) = field.dimension.as_deref().filter(|_| field.kind == FieldType::Category) else { continue };
            let is_own = table.id.is_dimension() && field.id == "name";
            let Column::Text { dictionary, .. } = &*column.column else { continue };
            if dictionary.len() > MOST_TEXTS {
                continue;
            }
            let groups = dimensions.entry(dimension.to_owned()).or_default();
            for (text, rows) in dictionary.texts().zip(counts(&column.column)).skip(1).filter(|&(_, rows)| rows > 0) {
                let Some(key) = key(text, dimension == PEOPLE) else { continue };
                let group = groups.entry(key).or_default();
                match group.iter_mut().find(|known| known.text == text) {
                    Some(known) => (known.rows, known.is_own) = (known.rows + rows, known.is_own || is_own),
                    None => group.push(Spelling { text, rows, is_own, file: number, column: &column.name }),
                }
            }
        }
    }
    dimensions
}

/// Names with several addresses behind them are several people.
fn without_namesakes(mut group: Vec<Spelling>) -> Vec<Spelling> {
    let address = |text: &str| {
        with_address(text).map(|(_, address)| address.to_lowercase()).or_else(|| text.contains('@').then(|| text.to_lowercase()))
    };
    let mut addresses = group.iter().filter_map(|spelling| address(spelling.text));
    let first = addresses.next();
    if addresses.any(|other| Some(&other) != first.as_ref()) {
        group.retain(|spelling| address(spelling.text).is_none());
    }
    group
}

/// `ida.brandt@example.com` is the address of Ida Brandt.
fn named_by_address(text: &str) -> Option<String> {
    let (name, behind) = text.split_once('@')?;
    let is_address = behind.contains('.') && !text.contains(char::is_whitespace);
    (is_address && name.contains(['.', '_'])).then(|| name.replace(['.', '_'], " "))
}

/// `Ida Brandt (ida@example.com)` or `… <ida@example.com>` in its two parts.
fn with_address(text: &str) -> Option<(&str, &str)> {
    let (name, behind) = text.trim_end().strip_suffix([')', '>'])?.rsplit_once(['(', '<'])?;
    let is_address = behind.contains('@') && !behind.contains(char::is_whitespace);
    (is_address && !name.trim().is_empty()).then_some((name, behind))
}

/// What two spellings of one member have in common; `None` for what may be an identifier.
fn key(text: &str, is_person: bool) -> Option<String> {
    let text = with_address(text).filter(|_| is_person).map_or(text, |(name, _)| name);
    let named = if is_person { named_by_address(text) } else { None };
    let text = named.as_deref().unwrap_or(text);
    if text.chars().any(|letter| letter.is_numeric() || letter == '@') {
        return None;
    }
    let lower: String = text.to_lowercase().chars().filter_map(keyed).collect();
    let mut words: Vec<&str> =
        lower.split(|letter: char| letter.is_whitespace() || is_person && letter == ',').filter(|word| !word.is_empty()).collect();
    if is_person {
        words.sort_unstable();
    }
    Some(words.join(" "))
}

/// A letter as any keyboard might have written it; `None` for decoration.
fn keyed(letter: char) -> Option<char> {
    match letter {
        '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '＇' => Some('\''),
        // What joins no letters stands where others write a space.
        '\u{200c}' => Some(' '),
        'ي' | 'ى' | 'ئ' => Some('ی'),
        'ك' => Some('ک'),
        'ة' | 'ۀ' => Some('ه'),
        'أ' | 'إ' => Some('ا'),
        'ؤ' => Some('و'),
        'ء' | '\u{64b}'..='\u{655}' | '\u{640}' | '\u{200d}'..='\u{200f}' => None,
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::reader::read;
    use crate::ingest::shape::hints::Hints;
    use crate::star::headers::classify::classify;

    fn merges(texts: &[(&str, &str)]) -> Vec<String> {
        let file = |(number, (name, text)): (usize, &(&str, &str))| {
            File::new(number as u32, String::new(), read(name, text.as_bytes(), &Hints::default()))
        };
        let files: Vec<File> = texts.iter().enumerate().map(file).collect();
        let classes: Vec<Class> = files.iter().map(|file| classify(&file.name, &file.headers(), None)).collect();
        let merges = conformed(&files, &classes).merges.into_iter();
        merges.map(|merge| format!("{}: {} -> {}", merge.dimension, merge.from, merge.to)).collect()
    }

    #[test]
    fn people_are_the_same_whatever_case_and_order() {
        let deals = "deal id,owner,stage,amount\n1,Ida Brandt,Won,5\n2,PER LUND,Won,6\n3,Lea  Storm,Won,7\n4,Ann,Won,8\n";
        let quota = "rep,quarter,quota\n\"Brandt, Ida\",2024-Q1,10\nPer Lund,2024-Q1,10\nlea storm,2024-Q1,10\nAnne,2024-Q1,1\n";
        let found = merges(&[("deals.csv", deals), ("quota.csv", quota)]);
        assert_eq!(found, ["owner: Brandt, Ida -> Ida Brandt", "owner: lea storm -> Lea  Storm", "owner: PER LUND -> Per Lund"]);
    }

    #[test]
    fn keyboards_write_one_name_in_several_ways() {
        let deals = "deal id,owner,account,stage,amount\n1,Finn O'Hara,مهتاب‌سازان,Won,5\n2,Finn O’Hara,مهتاب سازان,Won,6\n3,Finn O'Hara,مهتاب سازان,Won,7\n";
        let quota = "rep,quarter,quota\n\"O´Hara, Finn\",2024-Q1,10\nOhara Finn,2024-Q1,10\n";
        let found = merges(&[("deals.csv", deals), ("quota.csv", quota)]);
        let expected = ["account: مهتاب‌سازان -> مهتاب سازان", "owner: Finn O’Hara -> Finn O'Hara", "owner: O´Hara, Finn -> Finn O'Hara"];
        assert_eq!(found, expected);
        let same = [("مؤمنی كيان", "مومنی کیان"), ("رئيسي لاله", "لاله رییسی"), ("أمين", "امین"), ("ة", "ه"), ("كـــريم", "کریم")];
        for (one, other) in same {
            assert_eq!(key(one, true), key(other, true), "{one}");
        }
        for (one, other) in [("آرش", "ارش"), ("D'Arc", "Darc"), ("کار", "گار")] {
            assert_ne!(key(one, true), key(other, true), "{one}");
        }
    }

    #[test]
    fn an_address_behind_a_name_says_no_more_than_who_is_meant() {
        let deals = "deal id,owner,stage,amount\n1,Ida Brandt (ida@a.example),Won,5\n2,Ida Brandt (ida@a.example),Won,5\n3,Per Lund <per@a.example>,Won,6\n";
        let quota = |lines: &str| format!("rep,quarter,quota\n{lines}");
        let found = merges(&[("deals.csv", deals), ("quota.csv", &quota("Ida Brandt,2024-Q1,10\nper lund,2024-Q1,10\n"))]);
        assert_eq!(found, ["owner: Ida Brandt (ida@a.example) -> Ida Brandt", "owner: per lund -> Per Lund <per@a.example>"]);
        let namesakes = quota("Ida Brandt,2024-Q1,10\nIda Brandt (other@a.example),2024-Q1,10\nPer  Lund,2024-Q1,10\n");
        assert_eq!(merges(&[("deals.csv", deals), ("quota.csv", &namesakes)]), ["owner: Per Lund <per@a.example> -> Per  Lund"]);
    }

    #[test]
    fn an_address_of_a_first_and_a_last_name_is_that_persons() {
        let deals = "deal id,owner,stage,amount\n1,Ida Brandt,Won,5\n2,Per Lund,Won,6\n3,Lea Storm,Won,7\n";
        let quota = "rep,quarter,quota\nida.brandt@a.example,2024-Q1,10\nper@a.example,2024-Q1,10\nlea.storm@a.example,2024-Q1,1\nlea.storm@b.example,2024-Q1,1\n";
        assert_eq!(merges(&[("deals.csv", deals), ("quota.csv", quota)]), ["owner: ida.brandt@a.example -> Ida Brandt"]);
    }

    #[test]
    fn the_table_of_members_knows_best() {
        let deals = "deal id,owner,stage,amount\n1,Ida Brandt,Won,5\n";
        let people = "name,team,hired\n\"Brandt, Ida\",East,2020-01-01\n";
        assert_eq!(merges(&[("deals.csv", deals), ("people.csv", people)]), ["owner: Ida Brandt -> Brandt, Ida"]);
    }

    #[test]
    fn identifiers_differ_in_the_least_of_it() {
        let deals = "deal id,owner,account,stage,amount\n1,005A1b,Acme,Won,5\n2,005a1B,ACME,Won,6\n3,x@a.example,acme,Won,7\n";
        assert_eq!(merges(&[("deals.csv", deals)]), ["account: Acme -> ACME", "account: acme -> ACME"]);
    }
}
