//! Encoding, delimiter, quote and header of a file: what each is, why, and what
//! else it could be.

use leptos::prelude::*;

use crate::i18n::words;
use crate::ingest::preview::Preview;
use crate::ingest::shape::dialect::Dialect;
use crate::ingest::shape::hints::Hints;
use crate::state::pages::data::reading::{delimiters, encodings, headers, quotes, with_header_line, with_header_records};
use crate::state::pages::offer::Offer;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::offer::OfferSelect;
use crate::ui::words::Words;

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
    fn change(self, change: impl FnOnce(Hints, &Dialect) -> Option<Hints>) {
        let hints = self.hints.get_untracked();
        if let Some(hints) = self.dialect.with_untracked(|dialect| change(hints, dialect.as_ref()?)) {
            self.file.try_out(hints);
        }
    }

    /// What there is to choose from.
    fn offer<T: Clone + PartialEq + Send + Sync + 'static>(self, of: fn(&Hints, &Dialect) -> Offer<T>) -> Signal<Offer<T>> {
        let nothing = || Offer::new(None, Vec::new(), None);
        let offer = move |dialect: &Dialect| self.hints.with(|hints| of(hints, dialect));
        Signal::derive(move || self.dialect.with(|dialect| dialect.as_ref().map_or_else(nothing, offer)))
    }

    /// Words about how the file is written.
    fn say(self, say: impl Fn(&words::Words, &Dialect) -> String + Send + Sync + 'static) -> Signal<String> {
        let words = Words::here();
        Signal::derive(move || self.dialect.with(|dialect| dialect.as_ref().map(|dialect| say(&words.now(), dialect))).unwrap_or_default())
    }
}

/// The four choices.
#[component]
pub fn ReadingChoices(file: OneFile, tried: Memo<Hints>, preview: Memo<Option<Preview>>) -> impl IntoView {
    let words = Words::here();
    let dialect = Memo::new(move |_| {
        let tried = preview.with(|preview| preview.as_ref().map(|preview| preview.dialect.clone()));
        tried.or_else(|| file.get(|file| Some(file.dialect.clone())))
    });
    let fields = Memo::new(move |_| {
        preview.with(|preview| preview.as_ref().map(|preview| preview.columns.len())).unwrap_or_else(|| file.get(|file| file.columns.len()))
    });
    let tried = Tried { file, hints: tried, dialect, fields };
    view! {
        <div class="reading-choices">
            <Part label="data-encoding" evidence=tried.say(|words, dialect| words.encoding_evidence(dialect))>
                <OfferSelect
                    label=words.text("data-encoding")
                    action="encoding"
                    offer=tried.offer(encodings)
                    name=|words, name: &String| words.encoding(name)
                    on_choose=move |encoding| tried.change(|hints, _| Some(Hints { encoding, ..hints }))
                />
            </Part>
            <Part
                label="data-delimiter"
                evidence=tried.say(move |words, dialect| words.delimiter_evidence(dialect, tried.fields.get()))
            >
                <OfferSelect
                    label=words.text("data-delimiter")
                    action="delimiter"
                    offer=tried.offer(delimiters)
                    name=|words, delimiter| words.delimiter(*delimiter)
                    on_choose=move |delimiter| tried.change(|hints, _| Some(Hints { delimiter, ..hints }))
                />
            </Part>
            <Part label="reading-quote" evidence=tried.say(|words, dialect| words.quote_evidence(dialect))>
                <OfferSelect
                    label=words.text("reading-quote")
                    action="quote"
                    offer=tried.offer(quotes)
                    name=|words, quote| words.quote(*quote)
                    on_choose=move |quote| tried.change(|hints, _| Some(Hints { quote, ..hints }))
                />
            </Part>
            <Part label="reading-header" evidence=tried.say(|words, dialect| words.header_evidence(dialect))>
                <div class="reading-header">
                    <OfferSelect
                        label=words.text("reading-header")
                        action="header"
                        offer=tried.offer(headers)
                        name=|words, records| words.header(*records)
                        on_choose=move |records| tried.change(|hints, dialect| Some(with_header_records(hints, dialect, records)))
                    />
                    <HeaderLine tried=tried />
                </div>
            </Part>
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

/// Where the header stands, or without one the first row.
#[component]
fn HeaderLine(tried: Tried) -> impl IntoView {
    let label = tried.say(|words, dialect| words.header_line_label(dialect));
    let choose = move |event: leptos::ev::Event| {
        tried.change(|hints, dialect| with_header_line(hints, dialect, &event_target_value(&event)));
    };
    view! {
        <input
            class="input"
            type="number"
            min="1"
            inputmode="numeric"
            data-action="header-line"
            aria-label=label
            title=label
            prop:value=tried.say(|_, dialect| dialect.header.line.to_string())
            on:change=choose
        />
    }
}
