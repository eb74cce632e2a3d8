//! Whether a file is written in English, by the words of its headers.

/// Words that headers have in English only.
const WORDS: &str = "amount owner created close closed customer price sales rep revenue opportunity month year \
                     quarter value expected won lost discount invoice";
/// Fewer of them may stand in any file.
const FEWEST: usize = 2;
/// What is measured may as well have three decimals.
const MEASURES: &str = "quantity qty units unit weight volume length size hours rate score kg";

/// Whether enough words of the headers are English, and no letter is foreign.
pub fn are_english<'a>(headers: impl Iterator<Item = &'a str>) -> bool {
    let mut found = 0;
    for header in headers {
        if header.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()) {
            return false;
        }
        found += words(header).filter(|word| WORDS.split_whitespace().any(|known| known == word)).count();
    }
    found >= FEWEST
}

/// Whether a header names what is measured rather than paid.
pub fn is_measure(header: &str) -> bool {
    words(header).any(|word| MEASURES.split_whitespace().any(|known| known == word))
}

fn words(header: &str) -> impl Iterator<Item = String> {
    header.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_english() {
        let english = |line: &str| are_english(line.split('|'));
        for line in ["Deal ID|Amount|Stage|Close Date", "Sales Rep|Q1 2026", "Invoice No|Price"] {
            assert!(english(line), "{line}");
        }
        for line in ["Datum|Menge|Artikel", "Deal|Status|Region", "Amount|Größe|Price", "Name|Amount", "date|montant|quantité"] {
            assert!(!english(line), "{line}");
        }
        assert!(is_measure("Net Weight (kg)") && !is_measure("Amount"));
    }
}
