//! Month names in the languages of the supported exports.

/// Each month's names, lower case, by language: English, German, Spanish,
/// Portuguese, French. A name also stands for its first three letters or more.
const NAMES: [&[&str]; 12] = [
    &["january", "januar", "jänner", "enero", "janeiro", "janvier"],
    &["february", "februar", "febrero", "fevereiro", "février", "fevrier", "fév"],
    &["march", "märz", "maerz", "mrz", "marzo", "março", "marco", "mars"],
    &["april", "abril", "avril"],
    &["may", "mai", "mayo", "maio"],
    &["june", "juni", "junio", "junho", "juin"],
    &["july", "juli", "julio", "julho", "juillet"],
    &["august", "agosto", "août", "aout"],
    &["september", "septiembre", "setembro", "septembre", "sept"],
    &["october", "oktober", "octubre", "outubro", "octobre"],
    &["november", "noviembre", "novembro", "novembre"],
    &["december", "dezember", "diciembre", "dezembro", "décembre", "decembre"],
];

/// The month (1–12) that `word` names, in full or by three letters or more.
pub fn month_of(word: &str) -> Option<u32> {
    if !(3..=12).contains(&word.chars().count()) {
        return None;
    }
    let word = word.to_lowercase();
    let found = NAMES.iter().position(|names| names.iter().any(|name| name.starts_with(&word)))?;
    Some(found as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_and_their_beginnings() {
        let cases = [
            ("Jan", 1),
            ("feb", 2),
            ("MÄRZ", 3),
            ("Apr", 4),
            ("mai", 5),
            ("Juni", 6),
            ("jul", 7),
            ("Août", 8),
            ("Sept", 9),
            ("Okt", 10),
            ("nov", 11),
            ("Dez", 12),
        ];
        for (word, month) in cases {
            assert_eq!(month_of(word), Some(month), "{word}");
        }
        for word in ["ma", "xyz", "Monday", "januaryy"] {
            assert_eq!(month_of(word), None, "{word}");
        }
    }
}
