//! Words that mean won, lost or open, and yes or no, in the languages of CRM
//! exports. The content is data: `words.toml`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::star::fold::fold;

/// Where a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    Won,
    Lost,
}

impl Status {
    /// How a status column writes it.
    pub fn id(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Won => "won",
            Status::Lost => "lost",
        }
    }

    /// The status written so.
    pub fn from_id(id: &str) -> Option<Status> {
        [Status::Open, Status::Won, Status::Lost].into_iter().find(|status| status.id() == id)
    }
}

/// The word lists, folded.
#[derive(Default, Deserialize)]
struct Lists {
    lost: Vec<String>,
    won: Vec<String>,
    open: Vec<String>,
    lost_inside: Vec<String>,
    won_inside: Vec<String>,
    not_yet: Vec<String>,
    lost_word: Vec<String>,
    won_word: Vec<String>,
    doubt_word: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

struct Words {
    statuses: FxHashMap<String, Status>,
    flags: FxHashMap<String, bool>,
    lists: Lists,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let mut lists: Lists = basic_toml::from_str(include_str!("words.toml")).unwrap_or_default();
        let (mut statuses, mut flags) = (FxHashMap::default(), FxHashMap::default());
        for (status, list) in [(Status::Lost, &lists.lost), (Status::Won, &lists.won), (Status::Open, &lists.open)] {
            list.iter().for_each(|word| {
                statuses.entry(fold(word)).or_insert(status);
            });
        }
        for (yes, list) in [(true, &lists.yes), (false, &lists.no)] {
            list.iter().for_each(|word| {
                flags.entry(flag_text(word)).or_insert(yes);
            });
        }
        let Lists { lost_inside, won_inside, not_yet, lost_word, won_word, doubt_word, .. } = &mut lists;
        for list in [lost_inside, won_inside, not_yet, lost_word, won_word, doubt_word] {
            list.iter_mut().for_each(|word| *word = fold(word));
        }
        Words { statuses, flags, lists }
    })
}

/// The status that a stage or status text names; `None` if it is not known.
pub fn status(text: &str) -> Option<Status> {
    let words = words();
    let folded = fold(text);
    let without_digits: String = folded.chars().filter(|character| !character.is_numeric()).collect();
    if let Some(&status) = words.statuses.get(&folded).or_else(|| words.statuses.get(&without_digits)) {
        return Some(status);
    }
    // What loses goes first, so that `未成交` is not taken for its opposite.
    let has = |list: &[String]| list.iter().any(|word| folded.contains(word.as_str()));
    if has(&words.lists.lost_inside) {
        return Some(Status::Lost);
    }
    if words.lists.not_yet.iter().any(|word| folded.starts_with(word.as_str())) {
        return Some(Status::Open);
    }
    if has(&words.lists.won_inside) {
        return Some(Status::Won);
    }
    let tokens: Vec<String> = text.split(|character: char| !character.is_alphanumeric()).map(fold).collect();
    let says = |list: &[String]| tokens.iter().any(|token| list.contains(token));
    match (says(&words.lists.doubt_word), says(&words.lists.lost_word), says(&words.lists.won_word)) {
        (true, _, _) => None,
        (_, true, _) => Some(Status::Lost),
        (_, _, true) => Some(Status::Won),
        _ => None,
    }
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
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_parse() {
        let lists: Lists = basic_toml::from_str(include_str!("words.toml")).expect("words.toml parses");
        assert!(lists.won.contains(&"closed won".to_owned()));
    }

    #[test]
    fn knows_where_a_deal_stands() {
        let cases = [
            ("Won", Some(Status::Won)),
            ("Closed Won", Some(Status::Won)),
            ("closedwon", Some(Status::Won)),
            ("6 - Closed Won", Some(Status::Won)),
            ("Closed - Won (renewal)", Some(Status::Won)),
            ("赢单", Some(Status::Won)),
            ("已成交", Some(Status::Won)),
            ("برد", Some(Status::Won)),
            ("Gewonnen", Some(Status::Won)),
            ("Ganho", Some(Status::Won)),
            ("受注", Some(Status::Won)),
            ("Closed Lost", Some(Status::Lost)),
            ("Lost to competitor", Some(Status::Lost)),
            ("丢单", Some(Status::Lost)),
            ("未成交", Some(Status::Lost)),
            ("باخت", Some(Status::Lost)),
            ("失注", Some(Status::Lost)),
            ("Engaging", Some(Status::Open)),
            ("Prospecting", Some(Status::Open)),
            ("4. Negotiation", Some(Status::Open)),
            ("待成交", Some(Status::Open)),
            ("预计成交", Some(Status::Open)),
            ("کاربرد", None),
            ("Wonderland", None),
            ("Not won yet", None),
            ("Chez le notaire", None),
        ];
        for (text, expected) in cases {
            assert_eq!(status(text), expected, "{text}");
        }
    }

    #[test]
    fn knows_yes_and_no() {
        let cases = [
            ("True", Some(true)),
            ("Sí", Some(true)),
            ("是", Some(true)),
            ("0", Some(false)),
            ("خیر", Some(false)),
            ("✓", Some(true)),
            ("maybe", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(flag(text), expected, "{text}");
        }
    }
}
