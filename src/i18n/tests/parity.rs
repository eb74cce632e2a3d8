//! All languages have the same messages, and the program and its messages
//! know each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

use crate::i18n::messages::{Args, Messages, sources};
use crate::sales::schema::tables;
use crate::state::settings::Language;

/// Every message and attribute of a file, with the variables it uses.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut found = BTreeMap::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut variables = BTreeSet::new();
        collect(pattern, &mut variables);
        assert!(found.insert(id.clone(), variables).is_none(), "{id} occurs twice");
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                if let Some(pattern) = &message.value {
                    add(message.id.name.to_owned(), pattern);
                }
                for attribute in &message.attributes {
                    add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
                }
            }
            Entry::Term(_) | Entry::Junk { .. } => panic!("only messages: {entry:?}"),
            _ => {}
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, variables),
            Expression::Select { selector, variants } => {
                variable(selector, variables);
                assert!(variants.iter().any(|variant| variant.default && matches!(variant.key, VariantKey::Identifier { name: "other" })));
                variants.iter().for_each(|variant| collect(&variant.value, variables));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        _ => panic!("only variables: {inline:?}"),
    }
}

fn all(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    sources(language).iter().flat_map(|source| messages(source)).collect()
}

#[test]
fn all_languages_have_the_same_messages_in_the_same_order() {
    let english = sources(Language::English);
    for language in Language::ALL {
        for (theirs, ours) in sources(language).iter().zip(english) {
            let (their_messages, our_messages) = (messages(theirs), messages(ours));
            let missing: Vec<_> = our_messages.keys().filter(|id| !their_messages.contains_key(*id)).collect();
            let extra: Vec<_> = their_messages.keys().filter(|id| !our_messages.contains_key(*id)).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{}: missing {missing:?}, extra {extra:?}", language.tag());
            for (id, variables) in &their_messages {
                // A language may leave out the number of different things, never add a variable.
                assert!(variables.is_subset(&our_messages[id]), "{}: {id} uses {variables:?}", language.tag());
            }
            let order = |source: &str| {
                source
                    .lines()
                    .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
                    .filter(|id| !id.starts_with(' '))
                    .collect::<Vec<_>>()
            };
            assert_eq!(order(theirs), order(ours), "{}", language.tag());
        }
    }
}

#[test]
fn no_message_is_in_two_files() {
    let count: usize = sources(Language::English).iter().map(|source| messages(source).len()).sum();
    assert_eq!(count, all(Language::English).len());
}

#[test]
fn every_message_can_be_said() {
    for language in Language::ALL {
        let spoken = Messages::of(language);
        for (id, variables) in all(language) {
            for count in [0, 1, 2, 1_480] {
                let args = variables.iter().fold(Args::none(), |args, name| match name.as_str() {
                    "count" | "line" | "field" | "quarter" | "keys" | "read" | "kept" | "aside" => args.count(leaked(name), count),
                    _ => args.text(leaked(name), "x"),
                });
                let text = spoken.find(&id, &args).unwrap_or_default();
                assert!(!text.is_empty() && !text.contains('{') && !text.contains('$'), "{}: {id}: {text}", language.tag());
            }
        }
    }
}

/// Argument names are part of the program; here they come from the files.
fn leaked(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

#[test]
fn chinese_and_persian_use_their_own_letters_and_punctuation() {
    let wrong: [(Language, &[&str]); 3] = [
        (Language::SimplifiedChinese, &["，\u{20}", "。\u{20}", "「", "檔", "資料"]),
        (Language::TraditionalChinese, &["“", "数据", "文件", "默认", "导入"]),
        // Arabic letters, foreign marks, and a prefix or suffix torn off its word.
        (Language::Persian, &["ي", "ك", " ،", " .", "?", ", ", " می ", " ها ", "\u{200c} ", " \u{200c}"]),
    ];
    for (language, wrong) in wrong {
        for line in sources(language).iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            let found = wrong.iter().find(|wrong| text.contains(**wrong));
            assert_eq!(found, None, "{}: {line}", language.tag());
        }
    }
}

#[test]
fn everything_in_the_schema_has_a_name() {
    let known = all(Language::English);
    for table in tables() {
        let dataset = format!("dataset-{}", table.id.id().replace('_', "-"));
        assert!(known.contains_key(&dataset), "{dataset}");
        for field in &table.fields {
            let id = format!("field-{}", field.id.replace('_', "-"));
            assert!(known.contains_key(&id), "{id}");
            if let Some(dimension) = &field.dimension {
                let id = format!("dimension-{}", dimension.replace('_', "-"));
                assert!(known.contains_key(&id), "{id}");
            }
        }
    }
}

/// Codes such as `"no_rows"` in the `code()` function of a source file.
fn codes(file: &str) -> Vec<String> {
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("the file");
    let arms = source.lines().filter_map(|line| line.trim().split_once(" => \"")?.1.strip_suffix("\","));
    arms.map(|code| code.replace('_', "-")).collect()
}

#[test]
fn every_problem_and_reason_has_its_sentences() {
    let known = all(Language::English);
    let problems = codes("src/ingest/report/problem.rs");
    assert!(problems.len() >= 15 && problems.contains(&"misfit".to_owned()));
    for code in problems.iter().map(String::as_str).chain(["near-miss"]) {
        for part in ["", ".kept", ".todo"] {
            assert!(known.contains_key(&format!("problem-{code}{part}")), "problem-{code}{part}");
        }
    }
    let reasons = codes("src/kpi/unavailable.rs");
    assert!(reasons.len() >= 8);
    for code in reasons {
        assert!(known.contains_key(&format!("unavailable-{code}")), "unavailable-{code}");
    }
}

#[test]
fn every_kpi_of_the_catalogue_has_its_texts() {
    let known = all(Language::English);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kpi/catalogue");
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
        let source = std::fs::read_to_string(file).expect("a catalogue file");
        for id in source.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')) {
            for part in ["", ".definition", ".reading"] {
                let id = format!("kpi-{}{part}", id.replace('_', "-"));
                assert!(known.contains_key(&id), "{id}");
            }
        }
    }
}
