//! The program names no message that is not there, and no message is there
//! that the program does not name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::i18n::messages::sources;
use crate::state::settings::Language;

/// Families of messages whose names the program puts together, with who says so.
const FAMILIES: [&str; 22] = [
    // i18n/name.rs, problem.rs and notice.rs, from what the engine names
    "dataset-",
    "field-",
    "dimension-",
    "document-",
    "standing-",
    "problem-",
    "unavailable-",
    "kpi-",
    // kpi/formula/reference.toml
    "construct-",
    // i18n/choice.rs, from the ids of choices and pages; i18n/span.rs
    "period-",
    // i18n/ask.rs, from the codes of problems
    "ask-",
    // Remedy::id
    "remedy-",
    "compare-",
    "extent-",
    "theme-",
    "nav-",
    "grain-",
    // i18n/plan: fields, choices, parts, rules and faults of plan documents
    "plan-",
    "plans-twelve-",
    // Group::id
    "kept-",
    // i18n/writing.rs, from words of formulas and from what is unfinished
    "own-word-",
    "own-unfinished-",
];

fn known() -> BTreeSet<&'static str> {
    let lines = sources(Language::English).into_iter().flat_map(str::lines);
    lines
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .collect()
}

/// The program's own source, without tests.
fn source() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            match path.file_name().and_then(|name| name.to_str()) {
                Some("tests" | "tests.rs") => {}
                _ if path.is_dir() => folders.push(path),
                _ if path.extension().is_some_and(|ending| ending == "rs") => files.push(path),
                _ => {}
            }
        }
    }
    files.iter().map(|file| std::fs::read_to_string(file).expect("a file")).collect()
}

/// The texts between quotes that could be a message's name.
fn literals(source: &str) -> BTreeSet<&str> {
    let is_name =
        |text: &&str| text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    source.split('"').filter(is_name).collect()
}

/// Names given to the functions that say a message.
fn said(source: &str) -> BTreeSet<&str> {
    let mut said = BTreeSet::new();
    for call in ["text(", "say(", "say_with(", "plain("] {
        for (place, _) in source.match_indices(call) {
            let rest = source[place + call.len()..].trim_start();
            let Some((name, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
            // Names of variables and cells of tables have no dash within.
            let is_id = name.contains('-') && name.starts_with(|letter: char| letter.is_ascii_lowercase());
            if is_id && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')) {
                said.insert(name);
            }
        }
    }
    said
}

#[test]
fn every_message_that_is_said_exists() {
    let (source, known) = (source(), known());
    let missing: Vec<_> = said(&source).into_iter().filter(|name| !known.contains(name.split('.').next().unwrap_or_default())).collect();
    assert!(missing.is_empty(), "no language has {missing:?}");
}

#[test]
fn every_message_is_said_somewhere() {
    let source = source();
    let literals = literals(&source);
    let idle: Vec<_> =
        known().into_iter().filter(|name| !literals.contains(name) && !FAMILIES.iter().any(|family| name.starts_with(family))).collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}
