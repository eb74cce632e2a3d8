//! Words that mean won, lost, open or no deal at all, and yes or no, in the
//! languages of CRM exports. The content is data: `words.toml`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::table::fold::fold;

/// Where a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    Won,
    Lost,
    /// Deleted, a duplicate, a test: no deal, and counted nowhere.
    Void,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Open, Status::Won, Status::Lost, Status::Void];

    /// How a status column writes it.
    pub fn id(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Won => "won",
            Status::Lost => "lost",
            Status::Void => "void",
        }
    }

    /// The status written so.
    pub fn from_id(id: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// What a status says of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStatus {
    Sale,
    /// It never became a sale: a draft, a quotation, cancelled.
    NoSale,
    /// It was a sale, and was given back.
    GivenBack,
    /// Nothing was paid yet: of an invoice that is usual, of an order it is none yet.
    Unpaid,
    /// It waits, nobody says for what.
    Pending,
}

/// The words of one language.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Language<'a> {
    id: &'a str,
    #[serde(borrow)]
    won: Vec<&'a str>,
    #[serde(borrow)]
    lost: Vec<&'a str>,
    #[serde(borrow)]
    open: Vec<&'a str>,
    #[serde(borrow)]
    void: Vec<&'a str>,
    #[serde(borrow)]
    closed: Vec<&'a str>,
    #[serde(borrow)]
    won_word: Vec<&'a str>,
    #[serde(borrow)]
    lost_word: Vec<&'a str>,
    #[serde(borrow)]
    void_word: Vec<&'a str>,
    #[serde(borrow)]
    not: Vec<&'a str>,
    #[serde(borrow)]
    won_inside: Vec<&'a str>,
    #[serde(borrow)]
    lost_inside: Vec<&'a str>,
    #[serde(borrow)]
    yes: Vec<&'a str>,
    #[serde(borrow)]
    no: Vec<&'a str>,
    #[serde(borrow)]
    sale: Vec<&'a str>,
    #[serde(borrow)]
    no_sale: Vec<&'a str>,
    #[serde(borrow)]
    given_back: Vec<&'a str>,
    #[serde(borrow)]
    unpaid: Vec<&'a str>,
    #[serde(borrow)]
    pending: Vec<&'a str>,
}

impl<'a> Language<'a> {
    /// The texts that mean a status as a whole.
    fn meaning(&self, status: Status) -> impl Iterator<Item = &&'a str> {
        let (texts, words): (&[&'a str], &[&'a str]) = match status {
            Status::Open => (&self.open, &[]),
            Status::Won => (&self.won, &self.won_word),
            Status::Lost => (&self.lost, &self.lost_word),
            Status::Void => (&self.void, &self.void_word),
        };
        texts.iter().chain(words)
    }

    /// The statuses of orders, by what they say.
    fn order_statuses(&self) -> [(OrderStatus, &[&'a str]); 5] {
        [
            (OrderStatus::NoSale, &self.no_sale),
            (OrderStatus::GivenBack, &self.given_back),
            (OrderStatus::Sale, &self.sale),
            (OrderStatus::Unpaid, &self.unpaid),
            (OrderStatus::Pending, &self.pending),
        ]
    }
}

#[derive(Default, Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    not_yet: Vec<&'a str>,
    #[serde(borrow)]
    not_yet_inside: Vec<&'a str>,
    #[serde(borrow)]
    doubt_word: Vec<&'a str>,
    #[serde(borrow)]
    funnel: Vec<Vec<&'a str>>,
    #[serde(borrow)]
    language: Vec<Language<'a>>,
}

/// The word lists, folded.
struct Words {
    statuses: FxHashMap<String, Status>,
    orders: FxHashMap<String, OrderStatus>,
    closed: Vec<String>,
    /// Where in the funnel a word stands.
    places: FxHashMap<String, usize>,
    flags: FxHashMap<String, bool>,
    /// Single words that decide inside a longer text, those that say most first.
    deciding: [(Status, Vec<String>); 3],
    not_word: Vec<String>,
    doubt_word: Vec<String>,
    /// Languages written without spaces: these count wherever they stand.
    lost_inside: Vec<String>,
    won_inside: Vec<String>,
    not_yet: Vec<String>,
    not_yet_inside: Vec<String>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let lists: Lists = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/star/words.json"))).unwrap_or_default();
        let (mut statuses, mut flags, mut places) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        for (place, word) in lists.funnel.iter().flatten().enumerate() {
            places.entry(fold(word)).or_insert(place);
        }
        for status in [Status::Void, Status::Lost, Status::Won, Status::Open] {
            for word in lists.language.iter().flat_map(|language| language.meaning(status)) {
                statuses.entry(fold(word)).or_insert(status);
            }
        }
        for word in lists.funnel.iter().flatten() {
            statuses.entry(fold(word)).or_insert(Status::Open);
        }
        let mut orders = FxHashMap::default();
        for (status, word) in
            lists.language.iter().flat_map(Language::order_statuses).flat_map(|(of, list)| list.iter().map(move |word| (of, word)))
        {
            orders.entry(fold(word)).or_insert(status);
        }
        for language in &lists.language {
            for (yes, list) in [(true, &language.yes), (false, &language.no)] {
                list.iter().for_each(|word| {
                    flags.entry(flag_text(word)).or_insert(yes);
                });
            }
        }
        let all = |of: for<'l> fn(&'l Language<'static>) -> &'l Vec<&'static str>| folded(lists.language.iter().flat_map(of));
        Words {
            closed: all(|language| &language.closed),
            deciding: [
                (Status::Void, all(|language| &language.void_word)),
                (Status::Lost, all(|language| &language.lost_word)),
                (Status::Won, all(|language| &language.won_word)),
            ],
            not_word: all(|language| &language.not),
            lost_inside: all(|language| &language.lost_inside),
            won_inside: all(|language| &language.won_inside),
            doubt_word: folded(&lists.doubt_word),
            not_yet: folded(&lists.not_yet),
            not_yet_inside: folded(&lists.not_yet_inside),
            statuses,
            orders,
            places,
            flags,
        }
    })
}

fn folded<'a>(list: impl IntoIterator<Item = &'a &'a str>) -> Vec<String> {
    list.into_iter().map(|word| fold(word)).collect()
}

/// The status that a stage or status text names; `None` if it is not known.
pub fn status(text: &str) -> Option<Status> {
    let words = words();
    if let Some(&status) = looked_up(&words.statuses, text) {
        return Some(status);
    }
    let of_parts: Vec<Option<Status>> = parts(text).map(|part| looked_up(&words.statuses, part).copied()).collect();
    // `Lost (duplicate)` is no deal; `Trial / Test` is a step of one.
    if of_parts.contains(&Some(Status::Void)) && !of_parts.contains(&Some(Status::Open)) {
        return Some(Status::Void);
    }
    // What loses goes first, so that `未成交` is not taken for its opposite.
    let folded = fold(text);
    let has = |list: &[String]| list.iter().any(|word| folded.contains(word.as_str()));
    if has(&words.lost_inside) {
        return Some(Status::Lost);
    }
    if words.not_yet.iter().any(|word| folded.starts_with(word.as_str())) || has(&words.not_yet_inside) {
        return Some(Status::Open);
    }
    if has(&words.won_inside) {
        return Some(Status::Won);
    }
    of_all(&of_parts).or_else(|| by_words(words, text))
}

/// What a text says of an order; `None` if it is not known.
pub fn order_status(text: &str) -> Option<OrderStatus> {
    let words = words();
    if let Some(&status) = looked_up(&words.orders, text) {
        return Some(status);
    }
    let tokens = tokens(text);
    let is_doubtful = tokens.iter().any(|token| words.not_word.contains(token) || words.doubt_word.contains(token));
    let of_parts = parts(text).filter_map(|part| looked_up(&words.orders, part));
    let of_tokens = tokens.iter().filter_map(|token| words.orders.get(token));
    let mut told = of_parts.chain(of_tokens).copied();
    let first = told.next().filter(|_| !is_doubtful)?;
    told.all(|other| other == first).then_some(first)
}

/// Whether a text says that a deal has ended, but not how.
pub fn says_closed(text: &str) -> bool {
    let folded = fold(text);
    let without_digits: String = folded.chars().filter(|character| !character.is_numeric()).collect();
    words().closed.iter().any(|word| *word == folded || *word == without_digits)
}

/// The place of a stage's word among those of the funnel.
pub fn funnel_place(text: &str) -> Option<usize> {
    let places = &words().places;
    let found = looked_up(places, text).or_else(|| parts(text).find_map(|part| looked_up(places, part)));
    found.copied().or_else(|| tokens(text).iter().find_map(|token| places.get(token).copied()))
}

/// What is said of a whole text, or of it without its digits.
fn looked_up<'a, T>(known: &'a FxHashMap<String, T>, text: &str) -> Option<&'a T> {
    let folded = fold(text);
    known.get(&folded).or_else(|| {
        let without_digits: String = folded.chars().filter(|character| !character.is_numeric()).collect();
        known.get(&without_digits)
    })
}

/// The pieces of `Negotiation/Review` or `3 - Proposal (Quote)` that have letters.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(|character: char| "/&,|+-–—:;()（）、・·".contains(character));
    pieces.filter(|piece| piece.chars().any(char::is_alphabetic))
}

/// What all parts of a text mean.
fn of_all(parts: &[Option<Status>]) -> Option<Status> {
    let first = (*parts.first()?)?;
    parts.iter().all(|part| *part == Some(first)).then_some(first)
}

/// What a single word decides.
fn by_words(words: &Words, text: &str) -> Option<Status> {
    let tokens = tokens(text);
    let first = |list: &[String]| tokens.iter().position(|token| list.contains(token));
    let (status, at) = words.deciding.iter().find_map(|(status, list)| Some((*status, first(list)?)))?;
    let is_doubtful = first(&words.doubt_word).is_some() || first(&words.not_word).is_some_and(|not| not < at);
    (!is_doubtful).then_some(status)
}

/// The words of a text. A zero-width non-joiner stands within a word, and so do the vowels
/// that Indian and Thai letters carry.
fn tokens(text: &str) -> Vec<String> {
    let is_apart = |character: char| character.is_whitespace() || character.is_ascii_punctuation() || "–—・、（）：，".contains(character);
    text.split(is_apart).map(fold).filter(|token| !token.is_empty()).collect()
}

/// Whether a text means yes or no; `None` if neither.
pub fn flag(text: &str) -> Option<bool> {
    words().flags.get(&flag_text(text)).copied()
}

/// A tick has no letters to fold to.
fn flag_text(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

#[cfg(test)]
#[path = "tests/words.rs"]
mod tests;
