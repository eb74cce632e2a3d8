//! What a header may stand for: `Deal - Deal created *` for `deal created`, and
//! among deals for `created`.

use rustc_hash::FxHashSet;

use crate::ingest::values::meanings::meanings;
use crate::sales::schema::Dataset;
use crate::star::headers::measure::measure;
use crate::star::headers::question::is_question;
use crate::star::headers::shorthand::longhand;
use crate::star::headers::vocabulary::{called, means};
use crate::star::headers::wide;
use crate::table::fold::fold;

/// One text that a header may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Folded.
    pub text: String,
    /// The dataset whose rows the header names; in others this wording does not hold.
    pub of: Option<Dataset>,
}

impl Wording {
    /// How much the header speaks for the dataset it is found in. One that few
    /// datasets know says more than `Name` or `Date`.
    pub fn weight(&self) -> f64 {
        const OWN: f64 = 0.7;
        let meanings = meanings(&self.text);
        let datasets = Dataset::ALL.into_iter().filter(|dataset| meanings.iter().any(|meaning| meaning.dataset == *dataset)).count();
        let alone = 1.0 / (datasets.max(1) as f64).sqrt();
        if self.of.is_some() { alone.max(OWN) } else { alone }
    }
}

/// The texts a header may stand for, the likeliest first: whole; without what is
/// in brackets; without the word for the rows (`Deal Owner`, `商机来源`, `Nome do
/// lead`); behind a prefix such as `Contact:`; before `: Full Name` or `.Id`;
/// without `Id` or `Name` at its end; as the currency beside one of `numbers`,
/// the folded names of the columns with numbers; as a score, if it is a survey's
/// question; in full, if databases shorten it.
pub fn wordings(name: &str, numbers: &FxHashSet<String>) -> Vec<Wording> {
    let whole = tidied(name);
    let plain = without_brackets(&whole);
    let behind: Vec<&str> = MARKS.iter().filter_map(|mark| plain.split_once(mark)).map(|(_, rest)| rest).collect();
    let mut wordings = Wordings::default();
    wordings.push(fold(&whole), None);
    with_tax_or_not(&whole, &plain).into_iter().for_each(|text| wordings.push(text, None));
    wordings.push(fold(&plain), None);
    wordings.push(fold(&measure(&whole).name), None);
    for text in [plain.as_str()].iter().chain(&behind) {
        for (noun, rest) in halves(text) {
            called(&noun).iter().for_each(|dataset| wordings.push(rest.clone(), Some(*dataset)));
        }
    }
    behind.iter().for_each(|text| wordings.push(fold(text), None));
    let named = NAMED.iter().filter_map(|mark| plain.rsplit_once(mark));
    named.filter(|(_, last)| is_identity(&fold(last))).for_each(|(first, _)| wordings.push(fold(first), None));
    let (_, words) = words(&plain);
    if let [first @ .., last] = words.as_slice()
        && ENDS.contains(&last.as_str())
    {
        wordings.push(first.concat(), None);
    }
    // `Rate to EUR`, `usd_rate`: what a currency is worth in another.
    if let Some((rest, _)) = wide::rate(&plain).filter(|(rest, _)| means(rest, "rate")) {
        wordings.push(rest, Some(Dataset::Rates));
    }
    for (number, rest) in halves(&plain) {
        if numbers.contains(&number) && means(&rest, CURRENCY) {
            wordings.push(CURRENCY.to_owned(), None);
        }
    }
    if is_question(&whole) {
        wordings.push(SCORE.to_owned(), Some(Dataset::Surveys));
    }
    if let Some(long) = longhand(&plain) {
        wordings.push(fold(&long), None);
        for (noun, rest) in halves(&long) {
            called(&noun).iter().for_each(|dataset| wordings.push(rest.clone(), Some(*dataset)));
        }
    }
    wordings.0
}

/// What stands between a table's name and a column's.
const MARKS: [&str; 5] = [" - ", ": ", "：", ".", "/"];
/// What stands between a reference and the part of it that is shown.
const NAMED: [&str; 3] = [": ", ".", "/"];
const ENDS: [&str; 2] = ["id", "name"];
const CURRENCY: &str = "currency";
const SCORE: &str = "score";
/// Words that link what is had with who has it.
const LINKS: [&str; 14] = ["of", "the", "de", "del", "la", "el", "do", "da", "du", "l", "d", "le", "der", "des"];
/// A noun of a language without spaces is at most so long.
const LONGEST_NOUN: usize = 6;

#[derive(Default)]
struct Wordings(Vec<Wording>);

impl Wordings {
    fn push(&mut self, text: String, of: Option<Dataset>) {
        let is_new = !self.0.iter().any(|known| known.text == text && (known.of == of || known.of.is_none()));
        if !text.is_empty() && is_new {
            self.0.push(Wording { text, of });
        }
    }
}

/// What the header of an amount says of its taxes: `excl. tax` of `Items total (excl. tax)`.
fn with_tax_or_not(whole: &str, plain: &str) -> Option<String> {
    const TAXES: [&str; 10] = ["tax", "vat", "gst", "mwst", "ust", "iva", "btw", "moms", "ttc", "税"];
    let is_amount = |text: &str| means(text, "amount") || means(text, "gross_amount");
    let says = |text: &String| TAXES.iter().any(|tax| text.contains(tax)) && is_amount(text);
    let inside = whole.split_once(['(', '（', '[']).map(|(_, rest)| (fold(plain), fold(rest)));
    let found = |(amount, said): &(String, String)| says(said) && is_amount(amount);
    inside.into_iter().chain(halves(whole)).find(found).map(|(_, said)| said)
}

/// Words that say that something is named or numbered, not what it is.
fn is_identity(folded: &str) -> bool {
    ["name", "fullname", "id", "displayname", "title"].contains(&folded)
}

/// One space between words, and nothing around them.
fn tidied(name: &str) -> String {
    let is_gap = |character: char| character.is_whitespace() || character == '\u{feff}';
    let words: Vec<&str> = name.split(is_gap).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(['"', '\'', '*', ':', '：', ' ']).to_owned()
}

/// `Amount (USD)` is an amount, `(Do Not Modify) Account` an account.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    let plain = plain.trim();
    if plain.is_empty() { text.to_owned() } else { plain.to_owned() }
}

/// The words of a text, folded, and whether they are written apart.
fn words(text: &str) -> (bool, Vec<String>) {
    let is_apart = |character: char| !character.is_alphanumeric() && character != '\u{200c}';
    let words: Vec<String> = text.split(is_apart).map(fold).filter(|word| !word.is_empty()).collect();
    (words.len() > 1, words)
}

/// The ways to part a text into what has something and what it has: `deal` and
/// `owner` of `Deal Owner`, `oportunidad` and `propietario` of `Propietario de la
/// oportunidad`, `商机` and `来源` of `商机来源`.
fn halves(text: &str) -> Vec<(String, String)> {
    const MOST_WORDS: usize = 3;
    let (apart, words) = words(text);
    let mut halves = Vec::new();
    if apart {
        for at in 1..words.len() {
            let (first, rest) = words.split_at(at);
            let first = without_links_behind(first);
            if at <= MOST_WORDS {
                halves.push((first.concat(), rest.concat()));
            }
            if rest.len() <= MOST_WORDS {
                halves.push((rest.concat(), first.concat()));
            }
        }
    } else if let [word] = words.as_slice()
        && !word.is_ascii()
    {
        let cuts = word.char_indices().map(|(at, _)| at).skip(1).take(LONGEST_NOUN);
        halves.extend(cuts.filter_map(|at| word.split_at_checked(at)).map(|(noun, rest)| (noun.to_owned(), rest.to_owned())));
    }
    halves
}

fn without_links_behind(words: &[String]) -> &[String] {
    let kept = words.iter().rposition(|word| !LINKS.contains(&word.as_str())).map_or(0, |last| last + 1);
    words.get(..kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_stands_for_several_texts() {
        let numbers = FxHashSet::from_iter(["expectedrevenue".to_owned(), "importe".to_owned(), "金額".to_owned()]);
        let cases = [
            ("  Close_Date *", "closedate"),
            ("Amount (USD)", "amountusd amount"),
            ("(Do Not Modify) Account", "donotmodifyaccount account"),
            ("Account: Region", "accountregion region@accounts region"),
            ("Owner.Name", "ownername name owner"),
            ("lost_reason_id", "lostreasonid lostreason"),
            ("Expected Revenue Currency", "expectedrevenuecurrency currency"),
            ("Divisa de Importe", "divisadeimporte currency"),
            ("金額 通貨", "金額通貨 currency"),
            ("usd_rate", "usdrate usd@rates rate@rates rate"),
        ];
        for (name, expected) in cases {
            let text = |wording: &Wording| match wording.of {
                Some(dataset) => format!("{}@{}", wording.text, dataset.id()),
                None => wording.text.clone(),
            };
            assert_eq!(wordings(name, &numbers).iter().map(text).collect::<Vec<_>>().join(" "), expected, "{name}");
        }
    }

    #[test]
    fn the_word_for_the_rows_is_taken_off() {
        let cases = [
            ("Opportunity Owner", Dataset::Deals, "owner"),
            ("Opportunity-Inhaber", Dataset::Deals, "inhaber"),
            ("商机来源", Dataset::Deals, "来源"),
            ("商談 所有者", Dataset::Deals, "所有者"),
            ("Propietario de la oportunidad", Dataset::Deals, "propietario"),
            ("Название лида", Dataset::Leads, "название"),
            ("Organization - Organization created", Dataset::Accounts, "created"),
        ];
        for (name, of, text) in cases {
            let found = wordings(name, &FxHashSet::default());
            assert!(found.contains(&Wording { text: text.to_owned(), of: Some(of) }), "{name}: {found:?}");
        }
    }
}
