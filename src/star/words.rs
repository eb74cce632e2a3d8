//! Words that mean won, lost or open, and yes or no, in the languages of CRM
//! exports. The content is data: `words.toml`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::table::fold::fold;

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
    funnel: Vec<Vec<String>>,
    lost_inside: Vec<String>,
    won_inside: Vec<String>,
    not_yet: Vec<String>,
    not_yet_inside: Vec<String>,
    lost_word: Vec<String>,
    won_word: Vec<String>,
    doubt_word: Vec<String>,
    not_word: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

struct Words {
    statuses: FxHashMap<String, Status>,
    /// Where in the funnel a word stands.
    places: FxHashMap<String, usize>,
    flags: FxHashMap<String, bool>,
    lists: Lists,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        // Part of the program and read by a test, so it cannot fail to parse.
        let mut lists: Lists = basic_toml::from_str(include_str!("words.toml")).unwrap_or_default();
        let (mut statuses, mut flags, mut places) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        for (place, word) in lists.funnel.iter().flatten().enumerate() {
            places.entry(fold(word)).or_insert(place);
        }
        let open = lists.open.iter().chain(lists.funnel.iter().flatten());
        let decided = lists.lost.iter().map(|word| (word, Status::Lost)).chain(lists.won.iter().map(|word| (word, Status::Won)));
        for (word, status) in decided.chain(open.map(|word| (word, Status::Open))) {
            statuses.entry(fold(word)).or_insert(status);
        }
        for (yes, list) in [(true, &lists.yes), (false, &lists.no)] {
            list.iter().for_each(|word| {
                flags.entry(flag_text(word)).or_insert(yes);
            });
        }
        let Lists { lost_inside, won_inside, not_yet, not_yet_inside, lost_word, won_word, doubt_word, not_word, .. } = &mut lists;
        for list in [lost_inside, won_inside, not_yet, not_yet_inside, lost_word, won_word, doubt_word, not_word] {
            list.iter_mut().for_each(|word| *word = fold(word));
        }
        Words { statuses, places, flags, lists }
    })
}

/// The status that a stage or status text names; `None` if it is not known.
pub fn status(text: &str) -> Option<Status> {
    let Words { statuses, lists, .. } = words();
    if let Some(&status) = looked_up(statuses, text) {
        return Some(status);
    }
    // What loses goes first, so that `未成交` is not taken for its opposite.
    let folded = fold(text);
    let has = |list: &[String]| list.iter().any(|word| folded.contains(word.as_str()));
    if has(&lists.lost_inside) {
        return Some(Status::Lost);
    }
    if lists.not_yet.iter().any(|word| folded.starts_with(word.as_str())) || has(&lists.not_yet_inside) {
        return Some(Status::Open);
    }
    if has(&lists.won_inside) {
        return Some(Status::Won);
    }
    by_parts(statuses, text).or_else(|| by_words(lists, text))
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
fn by_parts(statuses: &FxHashMap<String, Status>, text: &str) -> Option<Status> {
    let mut parts = parts(text).map(|part| looked_up(statuses, part).copied());
    let first = parts.next()??;
    parts.all(|part| part == Some(first)).then_some(first)
}

/// What a single word decides.
fn by_words(lists: &Lists, text: &str) -> Option<Status> {
    let tokens = tokens(text);
    let first = |list: &[String]| tokens.iter().position(|token| list.contains(token));
    let (status, at) = match (first(&lists.lost_word), first(&lists.won_word)) {
        (Some(at), _) => (Status::Lost, at),
        (None, Some(at)) => (Status::Won, at),
        (None, None) => return None,
    };
    let is_doubtful = first(&lists.doubt_word).is_some() || first(&lists.not_word).is_some_and(|not| not < at);
    (!is_doubtful).then_some(status)
}

/// The words of a text. A zero-width non-joiner stands within a word.
fn tokens(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric() && character != '\u{200c}').map(fold).collect()
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
            (
                Some(Status::Won),
                "Won|Closed Won|closedwon|6 - Closed Won|Closed - Won (renewal)|CLOSED_WON|Done deal|Successfully implemented|Sold|\
                 赢单|已成交|成交|成单|已签约|贏單|得標|Gewonnen|Geschlossen/Gewonnen|Ganho|Fechado e Ganho|Cerrada/Ganada|Ganada|Gagnée|\
                 Fermée / Gagnée|Выиграно|Успешно реализовано|Сделка успешна|受注|受注済み|商談成立|成約|برد|برنده|برنده شده|فروش موفق",
            ),
            (
                Some(Status::Lost),
                "Closed Lost|Lost to competitor|Lost - no budget|Closed-Lost to Competition|Outsold|Disqualified|Unqualified|丢单|输单|未成交|\
                 失單|战败|无效|Verloren|Geschlossen/Verloren|Nicht gewonnen|Perdida|Cerrada/Perdida|Perdue|Fermée/Perdue|Non gagné|Проиграно|\
                 Закрыто и не реализовано|Сделка провалена|失注|商談不成立|باخت|از دست رفته|ناموفق|لغو شده",
            ),
            (
                Some(Status::Open),
                "Engaging|Prospecting|4. Negotiation|Negotiation/Review|Id. Decision Makers|Proposal or Price Quote|Appointment Scheduled|\
                 Ready to close|待成交|预计成交|待签约|方案/报价|谈判审核|初次拜訪|議價|Bedarfsanalyse|Em negociação|Proposta enviada|\
                 Análisis de necesidades|Devis envoyé|Неразобранное|Принимают решение|Согласование договора|受注予定|受注確度A|提案・見積|\
                 ヒアリング|نیازسنجی|پیش‌فاکتور|در حال مذاکره|عقد قرارداد",
            ),
            (
                None,
                "کاربرد|پیش‌برد|Wonderland|Not won yet|Closed|To be won|Won (pending signature)|Chez le notaire|Не выиграно пока|Lostock|\
                 Noch nicht gewonnen|Blue|2024|",
            ),
        ];
        for (expected, texts) in cases {
            for text in texts.split('|') {
                assert_eq!(status(text), expected, "{text}");
            }
        }
    }

    #[test]
    fn knows_the_way_through_a_funnel() {
        let ways = [
            "Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|\
             Negotiation/Review",
            "Qualified|Contact Made|Demo Scheduled|Proposal Made|Negotiations Started",
            "Appointment Scheduled|Qualified To Buy|Presentation Scheduled|Decision Maker Bought-In|Contract Sent",
            "New|Qualified|Proposition",
            "Qualify|Develop|Propose|Close",
            "Prospecting|Engaging",
            "初步接洽|需求分析|方案报价|商务谈判|合同签订",
            "初次拜訪|需求確認|提案|議價",
            "سرنخ|نیازسنجی|ارسال پیش فاکتور|مذاکره|عقد قرارداد",
            "Erstkontakt|Qualifizierung|Bedarfsanalyse|Angebot|Verhandlung|Vertrag",
            "Prospecção|Qualificação|Apresentação|Proposta|Negociação|Fechamento",
            "Prospección|Calificación|Demostración|Propuesta|Negociación|Cierre",
            "Prospection|Qualification|Démonstration|Devis|Négociation|Contrat",
            "Первичный контакт|Презентация|Коммерческое предложение|Переговоры|Согласование договора",
            "アプローチ|ヒアリング|提案|見積提出|交渉|クロージング",
        ];
        for way in ways {
            let places: Vec<Option<usize>> = way.split('|').map(funnel_place).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{way}: {places:?}");
        }
        assert_eq!(funnel_place("Proposal sent to the client"), funnel_place("Proposal"));
        assert_eq!(funnel_place("Zulu"), None);
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
            ("Verdadero", Some(true)),
            ("Да", Some(true)),
            ("无", Some(false)),
            ("Nein", Some(false)),
            ("いいえ", Some(false)),
            ("maybe", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(flag(text), expected, "{text}");
        }
    }
}
