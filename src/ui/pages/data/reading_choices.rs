//! Encoding, delimiter, quote and header of a file: what each is, why, and what
//! else it could be.

use leptos::prelude::*;

use crate::ingest::preview::Preview;
use crate::ingest::shape::dialect::{Dialect, HeaderPlace};
use crate::ingest::shape::hints::Hints;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::words::Words;

const ENCODINGS: [&str; 9] =
    ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251", "windows-1256", "gb18030", "Big5", "Shift_JIS"];
const DELIMITERS: [char; 6] = [',', ';', '\t', '|', ':', ' '];
const QUOTES: [char; 2] = ['"', '\''];

/// What is tried and what comes of it.
#[derive(Clone, Copy)]
struct Tried {
    file: OneFile,
    hints: Memo<Hints>,
    /// How the file is written, with these hints; until there is an answer, how it was read.
    dialect: Memo<Option<Dialect>>,
    fields: Memo<usize>,
}

impl Tried {
    /// Tries something else.
    fn change(self, change: impl FnOnce(&mut Hints, &Dialect)) {
        let mut hints = self.hints.get_untracked();
        if let Some(dialect) = self.dialect.get_untracked() {
            change(&mut hints, &dialect);
            self.file.try_out(hints);
        }
    }

    /// Words about how the file is written.
    fn say(self, words: impl Fn(&Dialect) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.dialect.with(|dialect| dialect.as_ref().map(&words)).unwrap_or_default())
    }
}

/// The four choices.
#[component]
pub fn ReadingChoices(file: OneFile, tried: Memo<Hints>, preview: Memo<Option<Preview>>) -> impl IntoView {
    let dialect = Memo::new(move |_| {
        preview
            .with(|preview| preview.as_ref().map(|preview| preview.dialect.clone()))
            .or_else(|| file.get(|file| Some(file.dialect.clone())))
    });
    let fields = Memo::new(move |_| {
        preview.with(|preview| preview.as_ref().map(|preview| preview.columns.len())).unwrap_or_else(|| file.get(|file| file.columns.len()))
    });
    let tried = Tried { file, hints: tried, dialect, fields };
    view! {
        <div class="reading-choices">
            <EncodingChoice tried=tried />
            <DelimiterChoice tried=tried />
            <QuoteChoice tried=tried />
            <HeaderChoice tried=tried />
        </div>
    }
}

#[component]
fn Part(label: &'static str, evidence: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="reading-choice">
            <span class="field-label">{Words::here().text(label)}</span>
            {children()}
            <span class="reading-evidence">{evidence}</span>
        </div>
    }
}

#[component]
fn EncodingChoice(tried: Tried) -> impl IntoView {
    let words = Words::here();
    let chosen = move || tried.hints.with(|hints| hints.encoding.clone());
    let current = move || tried.dialect.with(|dialect| dialect.as_ref().map(|dialect| dialect.encoding.clone()));
    let choices = move || {
        let known = ENCODINGS.map(str::to_owned).into_iter();
        let others = [current(), chosen()].into_iter().flatten().filter(|name| !ENCODINGS.contains(&name.as_str()));
        let mut names: Vec<String> = known.chain(others).collect();
        names.dedup();
        let choices = names.into_iter().map(|name| Choice::new(name.clone(), words.now().encoding(&name)));
        with_detected(current().filter(|_| chosen().is_none()), choices.collect(), words)
    };
    let choose = move |name: String| tried.change(|hints, _| hints.encoding = Some(name).filter(|name| !name.is_empty()));
    view! {
        <Part label="data-encoding" evidence=tried.say(move |dialect| words.now().encoding_evidence(dialect))>
            <Select
                label=words.text("data-encoding")
                action="encoding"
                chosen=Signal::derive(move || chosen().unwrap_or_default())
                choices=Signal::derive(choices)
                on_choose=choose
            />
        </Part>
    }
}

#[component]
fn DelimiterChoice(tried: Tried) -> impl IntoView {
    let words = Words::here();
    let chosen = Memo::new(move |_| tried.hints.with(|hints| hints.delimiter));
    let current = Memo::new(move |_| tried.dialect.with(|dialect| dialect.as_ref().map(|dialect| dialect.delimiter)));
    let name = move |delimiter| words.now().delimiter(delimiter);
    let fields = tried.fields;
    view! {
        <Part label="data-delimiter" evidence=tried.say(move |dialect| words.now().delimiter_evidence(dialect, fields.get()))>
            <Select
                label=words.text("data-delimiter")
                action="delimiter"
                chosen=letter(chosen)
                choices=Signal::derive(move || letters(&DELIMITERS, chosen.get(), current.get(), name, words))
                on_choose=move |text: String| tried.change(|hints, _| hints.delimiter = text.chars().next())
            />
        </Part>
    }
}

#[component]
fn QuoteChoice(tried: Tried) -> impl IntoView {
    let words = Words::here();
    let chosen = Memo::new(move |_| tried.hints.with(|hints| hints.quote));
    let current = Memo::new(move |_| tried.dialect.with(|dialect| dialect.as_ref().map(|dialect| dialect.quote)));
    let name = move |quote| words.now().quote(quote);
    view! {
        <Part label="reading-quote" evidence=tried.say(move |dialect| words.now().quote_evidence(dialect))>
            <Select
                label=words.text("reading-quote")
                action="quote"
                chosen=letter(chosen)
                choices=Signal::derive(move || letters(&QUOTES, chosen.get(), current.get(), name, words))
                on_choose=move |text: String| tried.change(|hints, _| hints.quote = text.chars().next())
            />
        </Part>
    }
}

/// How many lines the header takes, and where it stands.
#[component]
fn HeaderChoice(tried: Tried) -> impl IntoView {
    let words = Words::here();
    let chosen = move || tried.hints.with(|hints| hints.header);
    let current = move || tried.dialect.with(|dialect| dialect.as_ref().map(|dialect| dialect.header)).unwrap_or_default();
    let choices = move || {
        let detected = chosen().is_none().then(|| words.now().header(current().records));
        with_detected(detected, (0..=2).map(|records| Choice::new(records.to_string(), words.now().header(records))).collect(), words)
    };
    let choose_records = move |text: String| {
        tried.change(|hints, dialect| hints.header = text.parse().ok().map(|records| HeaderPlace { records, ..dialect.header }));
    };
    let choose_line = move |event: leptos::ev::Event| {
        if let Some(line) = event_target_value(&event).parse().ok().filter(|line| *line > 0) {
            tried.change(|hints, dialect| hints.header = Some(HeaderPlace { line, ..dialect.header }));
        }
    };
    let line_label = move || words.say(if current().records == 0 { "reading-first-line" } else { "reading-header-line" });
    let evidence = tried.say(move |dialect| {
        words.say(match dialect.header.records {
            0 => "evidence-no-header",
            _ => "evidence-header",
        })
    });
    view! {
        <Part label="reading-header" evidence=evidence>
            <div class="reading-header">
                <Select
                    label=words.text("reading-header")
                    action="header"
                    chosen=Signal::derive(move || chosen().map(|place| place.records.to_string()).unwrap_or_default())
                    choices=Signal::derive(choices)
                    on_choose=choose_records
                />
                <input
                    class="input"
                    type="number"
                    min="1"
                    inputmode="numeric"
                    data-action="header-line"
                    aria-label=line_label
                    title=line_label
                    prop:value=move || current().line.to_string()
                    on:change=choose_line
                />
            </div>
        </Part>
    }
}

/// What is detected first; once something is decided, detecting again.
fn with_detected(detected: Option<String>, known: Vec<Choice>, words: Words) -> Vec<Choice> {
    let first = detected.map_or_else(|| words.say("reading-detect"), |what| words.now().detected(what));
    [Choice::new("", first)].into_iter().chain(known).collect()
}

fn letter(chosen: Memo<Option<char>>) -> Signal<String> {
    Signal::derive(move || chosen.get().map(String::from).unwrap_or_default())
}

/// Choices among letters: those offered, and the one in use.
fn letters(offered: &[char], chosen: Option<char>, current: Option<char>, name: impl Fn(char) -> String, words: Words) -> Vec<Choice> {
    let other = chosen.or(current).filter(|letter| !offered.contains(letter));
    let known = offered.iter().copied().chain(other).map(|letter| Choice::new(letter, name(letter))).collect();
    with_detected(current.filter(|_| chosen.is_none()).map(&name), known, words)
}
