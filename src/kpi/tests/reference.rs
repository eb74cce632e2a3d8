//! The reference of the language: complete, and every example runs.

use crate::i18n::messages::sources;
use crate::kpi::formula::ast::{AggregateOp, Function};
use crate::kpi::formula::parse::{KEYWORDS, parse};
use crate::kpi::formula::reference::constructs;
use crate::kpi::tests::checks::{checked, said};
use crate::state::settings::Language;

#[test]
fn every_example_passes_the_checks_and_is_written_as_formulas_are() {
    for construct in constructs() {
        let checked = checked(&construct.example).map_err(|error| said(&error));
        assert!(checked.is_ok(), "{}: {checked:?}", construct.id);
        assert_eq!(parse(&construct.example).map(|expr| expr.to_string()), Ok(construct.example.clone()));
    }
}

#[test]
fn every_word_is_explained() {
    let words = AggregateOp::ALL.map(AggregateOp::word).into_iter().chain(Function::ALL.map(Function::word));
    for word in words.chain(["share", "overall", "period"]) {
        assert!(constructs().iter().any(|construct| construct.id == word), "{word}");
    }
    for keyword in KEYWORDS {
        let is_used = |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == keyword);
        let shown = constructs().iter().any(|construct| is_used(&construct.example)) || keyword == "not";
        assert!(shown, "{keyword}");
    }
    let english: Vec<&str> = sources(Language::English).into_iter().flat_map(str::lines).collect();
    for construct in constructs() {
        let id = format!("construct-{} = ", construct.id.replace('_', "-"));
        assert!(english.iter().any(|line| line.starts_with(&id)), "{id}");
    }
}
