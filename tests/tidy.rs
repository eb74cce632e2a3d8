//! The invariants that the compiler does not hold: which folder may name what,
//! which layer may use which, and what no file may contain.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const LINES_PER_FILE: usize = 400;

/// The folders that know they are in a browser; every other module also runs natively.
const BROWSER_SIDE: [&str; 2] = ["browser", "ui"];

#[test]
fn modules_below_the_page_do_not_know_the_browser() {
    let mut found = Findings::default();
    for file in sources().iter().filter(|file| file.is_in_a_native_layer()) {
        found.look_for(file, &["web_sys", "js_sys", "leptos"]);
    }
    found.none("these crates are for src/browser and src/ui");
}

#[test]
fn only_the_browser_folder_names_web_sys_and_js_sys() {
    let mut found = Findings::default();
    for file in sources().iter().filter(|file| file.module() != "browser") {
        found.look_for(file, &["web_sys", "js_sys"]);
    }
    found.none("go through a function in src/browser");
}

#[test]
fn a_layer_uses_only_the_layers_above_it_in_lib_rs() {
    let layers = layers();
    let mut found = Findings::default();
    for file in &sources() {
        let Some(own_place) = layers.iter().position(|layer| *layer == file.module()) else {
            continue;
        };
        for (line, used) in crate_modules_in(&file.code) {
            if layers.iter().position(|layer| *layer == used).is_some_and(|place| place > own_place) {
                found.add(file, line, &format!("uses crate::{used}, which comes later"));
            }
        }
    }
    found.none("src/lib.rs lists the layers; a layer uses only earlier ones");
}

#[test]
fn every_module_that_is_a_folder_is_in_lib_rs() {
    let layers = layers();
    for file in &sources() {
        let module = file.module();
        assert!(module.is_empty() || module == "bin" || layers.iter().any(|layer| layer == module), "src/{module} is not in src/lib.rs");
    }
    assert!(layers.len() > 3, "src/lib.rs was not understood: {layers:?}");
}

#[test]
fn a_module_uses_only_those_above_it_in_its_mod_rs() {
    let mut found = Findings::default();
    let orders = reading_orders();
    for file in &sources() {
        for (line, path) in paths_in(file) {
            // The first folder in which the two part ways lists which of them comes first.
            let own = file.place();
            let common = own.iter().zip(&path).take_while(|(one, other)| one == other).count();
            let (Some(own_branch), Some(other_branch)) = (own.get(common), path.get(common)) else { continue };
            let folder = own[..common].join("/");
            if common == 0 || CIRCLES.contains(&folder.as_str()) {
                continue;
            }
            let Some(order) = orders.get(&folder) else { continue };
            let place = |name: &String| order.iter().position(|other| other == name);
            if let (Some(own), Some(other)) = (place(own_branch), place(other_branch))
                && other > own
            {
                found.add(file, line, &format!("uses {}, which comes later in src/{folder}/mod.rs", path.join("::")));
            }
        }
    }
    found.none("a mod.rs lists its modules in reading order; each uses only those above it");
}

#[test]
fn the_sources_are_found_and_understood() {
    let sources = sources();
    assert!(sources.len() > 200, "only {} files", sources.len());
    for name in ["main.rs", "bin/engine.rs", "sales/money.rs", "ingest/scan/split.rs", "kpi/check/row.rs", "ui/pages/data/stages.rs"] {
        assert!(sources.iter().any(|file| file.name == name), "src/{name} was not found");
    }
    let orders = reading_orders();
    assert!(orders["ingest"].iter().any(|module| module == "scan"), "{:?}", orders["ingest"]);
    let uses: usize = sources.iter().map(|file| paths_in(file).len()).sum();
    assert!(uses > 1000, "only {uses} imports");
}

#[test]
fn paths_are_understood() {
    let code = "use crate::a::{b::{C, self}, d};\nfn f() { crate::e::g(); }";
    let found: Vec<String> = paths_after_crate(code).into_iter().map(|(line, path)| format!("{line} {}", path.join("::"))).collect();
    assert_eq!(found, ["1 a::b::C", "1 a::b::self", "1 a::d", "2 e::g"]);
}

#[test]
fn no_glob_imports() {
    let mut found = Findings::default();
    for file in &sources() {
        for (line, text) in file.code_lines() {
            let text = text.trim();
            // The view! macro needs some thirty traits in scope, so this one list is its documented way in.
            let is_for_views = text == "use leptos::prelude::*;" && !file.is_in_a_native_layer();
            let is_use = text.starts_with("use ") || text.starts_with("pub use ") || text.starts_with("pub(crate) use ");
            if is_use && text.contains('*') && !is_for_views {
                found.add(file, line, "glob import");
            }
        }
    }
    found.none("name what is used");
}

#[test]
fn every_file_starts_by_saying_what_it_is() {
    let mut found = Findings::default();
    for file in &sources() {
        if !file.text.starts_with("//! ") {
            found.add(file, 1, "no //! comment at the top");
        }
    }
    found.none("say in a sentence what the file is for");
}

#[test]
fn no_file_is_longer_than_one_idea() {
    let mut found = Findings::default();
    for file in &sources() {
        let lines = file.text.lines().count();
        if lines > LINES_PER_FILE {
            found.add(file, lines, "too long");
        }
    }
    found.none(&format!("{LINES_PER_FILE} lines are enough; split by idea"));
}

#[test]
fn every_folder_of_code_has_a_mod_rs() {
    let mut found = Findings::default();
    for file in &sources() {
        let folder = file.path.parent().unwrap();
        let needs_none = folder.ends_with("src") || folder.ends_with("src/bin");
        if !needs_none && !folder.join("mod.rs").exists() {
            found.add(file, 1, "its folder has no mod.rs");
        }
    }
    found.none("mod.rs says what the folder is for");
}

#[test]
fn nothing_is_left_for_later_in_comments() {
    // Written apart, so that this file does not find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut left = String::new();
    for folder in ["src", "style", "scripts", "tests", "examples", "benches", "bench"] {
        for path in files_under(&root().join(folder)) {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            for (index, line) in text.lines().enumerate() {
                if marks.iter().any(|mark| line.contains(mark)) {
                    writeln!(left, "{}:{}: {}", path.display(), index + 1, line.trim()).unwrap();
                }
            }
        }
    }
    assert!(left.is_empty(), "do it now, or write an issue:\n{left}");
}

#[test]
fn the_lexer_sees_code_only() {
    let source = "let a = \"panic!\"; // panic!\n/* dbg! */ let c = '\"'; let r = r#\"todo!\"#;\n\
                  fn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests { fn g() { h(\"}\").unwrap() } }\nlet z = b.unwrap();";
    let code = without_tests(&without_comments_and_text(source));
    for gone in ["panic!", "dbg!", "todo!", "g()"] {
        assert!(!code.contains(gone), "{gone} is still in {code}");
    }
    assert!(code.contains("fn f<'a>(x: &'a str)"));
    assert!(code.contains("b.unwrap()"));
    assert_eq!(code.lines().count(), source.lines().count());
}

/// Folders whose modules may use each other in a circle, for a reason: the checks of
/// a formula follow its grammar, which is recursive.
const CIRCLES: [&str; 1] = ["kpi/check"];

struct Source {
    path: PathBuf,
    /// Path below src/, with `/`.
    name: String,
    text: String,
    /// The text with comments, string contents and test code blanked out; same lines.
    code: String,
}

impl Source {
    /// The module of lib.rs the file belongs to; empty for main.rs and lib.rs, `bin` for the worker.
    fn module(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        if self.name.contains('/') {
            first
        } else {
            first.strip_suffix(".rs").filter(|name| !["main", "lib"].contains(name)).unwrap_or_default()
        }
    }

    /// The module's path below the crate, such as `kpi`, `check`, `row`.
    fn place(&self) -> Vec<String> {
        let mut place: Vec<String> = self.name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        place.pop_if(|last| last == "mod");
        place
    }

    fn is_in_a_native_layer(&self) -> bool {
        !self.module().is_empty() && self.module() != "bin" && !BROWSER_SIDE.contains(&self.module())
    }

    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

#[derive(Default)]
struct Findings(String);

impl Findings {
    fn look_for(&mut self, file: &Source, words: &[&str]) {
        for (line, text) in file.code_lines() {
            for word in words.iter().filter(|word| text.contains(**word)) {
                self.add(file, line, word);
            }
        }
    }

    fn add(&mut self, file: &Source, line: usize, what: &str) {
        writeln!(self.0, "src/{}:{line}: {what}", file.name).unwrap();
    }

    fn none(self, advice: &str) {
        assert!(self.0.is_empty(), "{advice}\n{}", self.0);
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files of src/, without those that hold only tests.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    files_under(&src)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .filter(|path| !path.strip_prefix(&src).unwrap().iter().any(|part| part == "tests" || part == "tests.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            Source {
                name: path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/"),
                code: without_tests(&without_comments_and_text(&text)),
                path,
                text,
            }
        })
        .collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The modules of lib.rs, in its order.
fn layers() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    without_comments_and_text(&text)
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

/// For each folder below src/ that has a mod.rs the modules in it, in its order.
fn reading_orders() -> BTreeMap<String, Vec<String>> {
    let mods = sources().into_iter().filter(|file| file.name.ends_with("/mod.rs"));
    mods.map(|file| {
        let modules = file.code.lines().filter_map(|line| {
            let name = line.trim().strip_prefix("pub ").unwrap_or(line.trim()).strip_prefix("mod ")?.strip_suffix(';')?;
            Some(name.to_owned())
        });
        (file.place().join("/"), modules.collect())
    })
    .collect()
}

/// The paths below the crate that a file names, each with its line.
fn paths_in(file: &Source) -> Vec<(usize, Vec<String>)> {
    paths_after_crate(&file.code)
}

fn paths_after_crate(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (start, prefix) in code.match_indices("crate::") {
        let line = code[..start].matches('\n').count() + 1;
        let mut paths = Vec::new();
        spell_out(&code[start + prefix.len()..], Vec::new(), &mut paths);
        found.extend(paths.into_iter().map(|path| (line, path)));
    }
    found
}

/// Spells out a path and its groups in braces: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn spell_out(rest: &str, mut path: Vec<String>, paths: &mut Vec<Vec<String>>) {
    let mut rest = rest.trim_start();
    loop {
        if rest.starts_with('{') {
            return paths_after(rest).into_iter().for_each(|part| spell_out(part, path.clone(), paths));
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 {
            path.push(rest[..end].to_owned());
        }
        match rest[end..].strip_prefix("::") {
            Some(more) => rest = more,
            None => break,
        }
    }
    if !path.is_empty() {
        paths.push(path);
    }
}

/// The modules named as `crate::x` or inside `crate::{x::…, y::…}`, each with its line.
fn crate_modules_in(code: &str) -> Vec<(usize, String)> {
    let mut modules = Vec::new();
    for (start, prefix) in code.match_indices("crate::") {
        let line = code[..start].matches('\n').count() + 1;
        for path in paths_after(&code[start + prefix.len()..]) {
            let name = path.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next();
            modules.push((line, name.unwrap_or_default().to_owned()));
        }
    }
    modules
}

/// What follows `crate::`: one path, or those of a group in braces.
fn paths_after(rest: &str) -> Vec<&str> {
    if !rest.starts_with('{') {
        return vec![rest];
    }
    let (mut depth, mut start, mut paths) = (0, 1, Vec::new());
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            paths.push(&rest[start..at]);
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    paths
}

/// Blanks comments and the contents of strings and characters; lines stay where they are.
fn without_comments_and_text(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut code = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => position_or_end(&chars, at, |rest| rest[0] == '\n'),
            '/' if chars.get(at + 1) == Some(&'*') => end_of_block_comment(&chars, at),
            '"' => end_of_text(&chars, at),
            'r' if starts_raw_text(&chars, at) => end_of_raw_text(&chars, at),
            '\'' => end_of_character(&chars, at),
            _ => at,
        };
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

fn position_or_end(chars: &[char], from: usize, found: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|at| found(&chars[*at..])).unwrap_or(chars.len())
}

fn end_of_block_comment(chars: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < chars.len() {
        match chars[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_text(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn starts_raw_text(chars: &[char], at: usize) -> bool {
    let starts_a_word = at == 0 || !(chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') || chars[at - 1] == 'b';
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    starts_a_word && chars.get(at + 1 + hashes) == Some(&'"')
}

fn end_of_raw_text(chars: &[char], from: usize) -> usize {
    let hashes = chars[from + 1..].iter().take_while(|c| **c == '#').count();
    let start = from + 2 + hashes;
    let close = position_or_end(chars, start, |rest| rest[0] == '"' && rest[1..].iter().take_while(|c| **c == '#').count() >= hashes);
    (close + 1 + hashes).min(chars.len())
}

/// A character literal, or nothing for a lifetime.
fn end_of_character(chars: &[char], from: usize) -> usize {
    match chars[from..] {
        ['\'', '\\', _, ..] => position_or_end(chars, from + 3, |rest| rest[0] == '\'') + 1,
        ['\'', _, '\'', ..] => from + 3,
        _ => from,
    }
}

/// Blanks each item under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut rest = code;
    let mut kept = String::with_capacity(code.len());
    while let Some(start) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..start]);
        let end = start + end_of_item(&rest[start..]);
        kept.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

fn end_of_item(item: &str) -> usize {
    let mut depth = 0;
    for (at, c) in item.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    item.len()
}
