//! Headers that are questions of a survey.

use crate::table::fold::fold;

/// What headers of scores and names of files hold, folded, with what the survey then asks. The first counts.
const ASKED: [(&str, &str); 16] = [
    ("enps", "eNPS"),
    ("employee", "eNPS"),
    ("nps", "NPS"),
    ("promoter", "NPS"),
    ("recommend", "NPS"),
    ("weiterempf", "NPS"),
    ("recomend", "NPS"),
    ("recommand", "NPS"),
    ("推荐", "NPS"),
    ("推薦", "NPS"),
    ("csat", "CSAT"),
    ("satisf", "CSAT"),
    ("zufrieden", "CSAT"),
    ("满意", "CSAT"),
    ("滿意", "CSAT"),
    ("رضایت", "CSAT"),
];

/// What people answer in words, folded and parted by spaces, by how many of five points it is.
const RATED: [(i64, &str); 6] = [
    (
        5,
        "good goodwithcomment goodimsatisfied great excellent verysatisfied happy positive verygood gut sehrgut sehrzufrieden trèssatisfait muysatisfecho 👍 😀 非常满意 非常滿意",
    ),
    (4, "satisfied somewhatsatisfied zufrieden satisfait satisfecho satisfeito soddisfatto 满意 滿意"),
    (3, "neutral ok okay fair average neithersatisfiednordissatisfied weder 😐 一般"),
    (2, "dissatisfied unsatisfied somewhatdissatisfied poor unzufrieden insatisfait insatisfecho insatisfeito insoddisfatto 不满意 不滿意"),
    (
        1,
        "bad badwithcomment badimunsatisfied verydissatisfied unhappy negative verybad terrible awful verypoor schlecht sehrunzufrieden 👎 😞 非常不满意 非常不滿意",
    ),
    // Nobody has answered.
    (0, "offered unoffered notoffered notrated unrated none pending"),
];

/// How many of five points a word is; 0 if it is no answer.
pub fn rated(text: &str) -> Option<i64> {
    let text = fold(text);
    RATED.iter().find(|(_, words)| words.split(' ').any(|word| fold(word) == text)).map(|(points, _)| *points)
}

/// What a survey asks by this text: `NPS`, `CSAT` or `eNPS`.
pub fn asked(text: &str) -> Option<&'static str> {
    let text = fold(text);
    ASKED.iter().find(|(word, _)| text.contains(word)).map(|(_, kind)| *kind)
}

/// Whether the header is a whole question: `How likely are you to recommend us? (0-10)`.
pub fn is_question(header: &str) -> bool {
    const WORDS: usize = 5;
    (header.contains(['?', '？', '؟']) || header.split_whitespace().count() >= WORDS) && asked(header).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_say_what_they_ask() {
        let cases = [
            ("How likely are you to recommend us to a friend? (0-10)", Some("NPS")),
            ("How satisfied are you with the support you received? (1-5)", Some("CSAT")),
            ("Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", Some("NPS")),
            ("您有多大可能向朋友推荐我们？", Some("NPS")),
            ("How did you hear about us?", None),
            ("CSAT", None),
        ];
        for (header, kind) in cases {
            assert_eq!(Some(header).filter(|header| is_question(header)).and_then(asked), kind, "{header}");
        }
    }
}
