//! Cells that say that they say nothing.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::table::dictionary::Dictionary;

/// Texts that stand for "no value", in any case. Those of more than six ASCII
/// letters begin with a mark, so that most texts need not be compared.
const WORDS: &str = "na|n/a|#n/a|n.a.|n.a|null|nan|nil|-|-  |--|---|——|—|–|?|??|select|k.a.|k.a|s/d|n/d|n.d.|s.d.|s.o.|n.v.|б/д|н/д|н.д.|\
    无|無|空|暂无|暫無|なし|未設定|未入力|없음|ندارد|خالی|未填写|未填寫|ثبت نشده|نامشخص|\
    (blank)|(empty)|(none)|(null)|(leer)|(vide)|(vacío)|(vazio)|(пусто)|(空白)|（空白）|(空)|（空）|[null]|[empty]|<null>|<none>|<empty>|\
    -none-|--none--|-select-|- select -|--select--|-- select --|#value!|#ref!|#null!|#div/0!|#name?|#num!|#spill!|#calc!|#field!|#getting_data|#n/v|#nv|#wert!|#bezug!|#zahl!|#valeur!|#nom?|#nombre!|#valore!|#nome?|#rif!";

/// More bytes than any of them has.
const LONGEST: usize = 24;

/// Whether a trimmed cell stands for "no value".
pub fn is_placeholder(text: &str) -> bool {
    static BY_LENGTH: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
    let Some(first) = text.bytes().next() else { return false };
    if text.len() > LONGEST || text.len() > 6 && first.is_ascii_alphanumeric() {
        return false;
    }
    let by_length = BY_LENGTH.get_or_init(|| {
        let mut by_length = vec![Vec::new(); LONGEST + 1];
        WORDS.split('|').for_each(|word| by_length.get_mut(word.len()).into_iter().for_each(|words| words.push(word)));
        by_length
    });
    by_length.get(text.len()).is_some_and(|words| words.iter().any(|word| word.eq_ignore_ascii_case(text)))
}

/// What a text says in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What it says, or nothing that can be used.
    Value,
    /// It stands for "no value".
    Placeholder,
    /// It is a date that stands for "no date".
    Sentinel,
    /// It is an id that a spreadsheet has rounded.
    Lost,
    /// The user said that it counts as empty.
    Blank,
}

/// Texts that the user wants to count as empty in a column.
pub type Blanks = BTreeSet<String>;

/// What each text says; `others` cells of the column are not among them.
pub fn standings(texts: &Dictionary, counts: &[u64], others: u64, blanks: &Blanks) -> Vec<Standing> {
    let mut codes = Codes { others, ..Codes::default() };
    texts.texts().zip(counts).for_each(|(text, &count)| codes.count(text, count));
    let standing = |text: &str| match () {
        () if blanks.contains(text) => Standing::Blank,
        () if is_placeholder(text) && !codes.explain(text) => Standing::Placeholder,
        () => Standing::Value,
    };
    texts.texts().map(standing).collect()
}

/// Words that mean "there is none", beside the words that mean "there is": in a
/// column with both they are answers.
const ANSWERS: [(&str, &str); 4] = [("无", "有"), ("無", "有"), ("ندارد", "دارد"), ("なし", "あり")];

/// Counts cells that are short codes in capitals: among `EMEA` and `APAC`, `NA`
/// is North America.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    pub codes: u64,
    pub others: u64,
    /// Which of the answers were met.
    answers: [bool; ANSWERS.len()],
}

impl Codes {
    /// Counts cells with this text.
    pub fn count(&mut self, text: &str, cells: u64) {
        if text.is_empty() || is_placeholder(text) {
            return;
        }
        let code = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        *(if code { &mut self.codes } else { &mut self.others }) += cells;
        if !text.is_ascii() {
            self.answers.iter_mut().zip(ANSWERS).for_each(|(met, (_, answer))| *met |= text == answer);
        }
    }

    /// Whether this placeholder is a code or an answer like the others.
    pub fn explain(self, text: &str) -> bool {
        let answer = || self.answers.iter().zip(ANSWERS).any(|(met, (word, _))| *met && word == text);
        text == "NA" && self.codes > self.others || answer()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_for_nothing() {
        for text in
            ["Select", "N/A", "na", "NULL", "-", "—", "NaN", "(Blank)", "--None--", "#DIV/0!", "未填写", "无", "ندارد", "k.A.", "s/d"]
        {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "None", "No", "selected", "0", "Nanjing", "无锡", "(none of these)", "Not a value"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn north_america_is_a_region() {
        let mut codes = Codes::default();
        ["EMEA", "APAC", "NA", "LATAM", "Other"].into_iter().for_each(|text| codes.count(text, 2));
        assert!(codes.explain("NA"));
        assert!(!codes.explain("N/A"));
        codes.count("Europe", 100);
        assert!(!codes.explain("NA"));
    }

    #[test]
    fn no_is_an_answer_where_yes_is_one() {
        let second = |texts: [&str; 2]| {
            let mut dictionary = Dictionary::default();
            texts.iter().for_each(|text| {
                dictionary.code_or_insert(text);
            });
            standings(&dictionary, &[0, 3, 4], 0, &Blanks::new()).pop()
        };
        assert_eq!(second(["有", "无"]), Some(Standing::Value));
        assert_eq!(second(["价格", "无"]), Some(Standing::Placeholder));
    }
}
