//! Folding: the part of a text that matters when two spellings are compared.
//!
//! `Close Date`, `close_date`, `CloseDate`, `CLOSE DATE *` fold to `closedate`;
//! `ＡＢＣ` to `abc`; Arabic `ي` and `ك` to Persian `ی` and `ک`; `É` to `e`.

/// The text in lower case, without spaces, punctuation and marks.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            plain if plain.is_ascii() => folded.extend(plain.is_ascii_alphanumeric().then(|| plain.to_ascii_lowercase())),
            // Letters that are as they should be, which the tables of Unicode take their time to tell.
            'а'..='я' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => {
                folded.push(character)
            }
            other => folded.extend(other.to_lowercase().flat_map(letters)),
        }
    }
    folded
}

/// What remains of one lower-case character: nothing, itself, or its plain form.
fn letters(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        // Full-width forms stand 0xFEE0 above their plain ones.
        '\u{ff01}'..='\u{ff5e}' => (char::from_u32(character as u32 - 0xfee0).filter(|plain| plain.is_alphanumeric()), None),
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => (Some('a'), None),
        'ç' | 'ć' | 'č' => (Some('c'), None),
        'ď' | 'đ' => (Some('d'), None),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' | 'ẹ'..='ệ' => (Some('e'), None),
        'ё' => (Some('е'), None),
        'ğ' | 'ģ' => (Some('g'), None),
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'ĩ' | 'į' | 'ỉ'..='ị' => (Some('i'), None),
        'ķ' => (Some('k'), None),
        'ł' | 'ľ' | 'ĺ' | 'ļ' => (Some('l'), None),
        'ñ' | 'ń' | 'ň' | 'ņ' => (Some('n'), None),
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => (Some('o'), None),
        'ř' | 'ŕ' => (Some('r'), None),
        // Romanian has both a comma and a cedilla below.
        'ś' | 'š' | 'ş' | 'ș' => (Some('s'), None),
        'ţ' | 'ť' | 'ț' => (Some('t'), None),
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ũ' | 'ư' | 'ų' | 'ụ'..='ự' => (Some('u'), None),
        'ý' | 'ỳ'..='ỹ' => (Some('y'), None),
        'ά' => (Some('α'), None),
        'έ' => (Some('ε'), None),
        'ή' => (Some('η'), None),
        'ί' | 'ϊ' | 'ΐ' => (Some('ι'), None),
        'ό' => (Some('ο'), None),
        'ύ' | 'ϋ' | 'ΰ' => (Some('υ'), None),
        'ώ' => (Some('ω'), None),
        'ς' => (Some('σ'), None),
        'ź' | 'ż' | 'ž' => (Some('z'), None),
        'ä' | 'æ' => (Some('a'), Some('e')),
        'ö' | 'œ' => (Some('o'), Some('e')),
        'ü' => (Some('u'), Some('e')),
        'ß' => (Some('s'), Some('s')),
        'ي' | 'ى' => (Some('ی'), None),
        'ك' => (Some('ک'), None),
        'ة' | 'ۀ' => (Some('ه'), None),
        'أ' | 'إ' | 'آ' => (Some('ا'), None),
        // Harakat and tatweel are decoration.
        '\u{64b}'..='\u{652}' | '\u{640}' => (None, None),
        // Combining accents, as macOS writes them after the letter.
        '\u{300}'..='\u{36f}' => (None, None),
        plain if plain.is_alphanumeric() => (Some(plain), None),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// The characters that tell things apart however alike they look: `Q1` is not
/// `Q2`, `C++` is not `C#`, `DVD+R` is not `DVD-R`.
pub fn telling(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| character.is_numeric() || "+#%*".contains(*character))
}

/// How many letters must be inserted, deleted, replaced or swapped with their
/// neighbour to turn one text into the other; `None` if more than `limit`.
pub fn distance(left: &[char], right: &[char], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let width = right.len() + 1;
    let (mut before_last, mut last): (Vec<usize>, Vec<usize>) = (vec![0; width], (0..width).collect());
    let mut left_before = None;
    for (row, &here) in left.iter().enumerate() {
        let mut next = Vec::with_capacity(width);
        next.push(row + 1);
        let mut right_before = None;
        for (column, &there) in right.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, column) + usize::from(here != there);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            if left_before == Some(there) && right_before == Some(here) {
                best = best.min(at(&before_last, column.saturating_sub(1)) + 1);
            }
            next.push(best);
            right_before = Some(there);
        }
        if next.iter().min().is_some_and(|&least| least > limit) {
            return None;
        }
        left_before = Some(here);
        before_last = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|&distance| distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_does_not_matter() {
        let cases = [
            ("Close Date", "closedate"),
            ("close_date", "closedate"),
            ("CloseDate *", "closedate"),
            ("Probability (%)", "probability"),
            ("ＡＢＣ１２", "abc12"),
            ("مبلغ كل", "مبلغکل"),
            ("مشتري", "مشتری"),
            ("شرکت‌ها", "شرکتها"),
            ("Größe", "groesse"),
            ("Données fermées", "donneesfermees"),
            ("e\u{301}tape", "etape"),
            ("商机名称：", "商机名称"),
            ("GTX Pro", "gtxpro"),
            ("Название Сделки", "названиесделки"),
            ("ヵヶ・トップ", "ヵヶトップ"),
            ("수주 금액", "수주금액"),
        ];
        for (text, expected) in cases {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn measures_how_far_two_spellings_are_apart() {
        let cases = [
            ("technolgy", "technology", Some(1)),
            ("abcd", "abdc", Some(1)),
            ("a", "xyz", None),
            ("", "ab", Some(2)),
            ("same", "same", Some(0)),
        ];
        for (left, right, expected) in cases {
            let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
            assert_eq!(distance(&left, &right, 2), expected, "{left:?} {right:?}");
        }
    }
}
