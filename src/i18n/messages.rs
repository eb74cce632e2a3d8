//! The messages of one language.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::i18n::plain::grouped;
use crate::state::settings::Language;

/// The files of a language, embedded in the program.
macro_rules! files {
    ($folder:literal) => {
        [
            include_str!(concat!($folder, "/app.ftl")),
            include_str!(concat!($folder, "/data.ftl")),
            include_str!(concat!($folder, "/reading.ftl")),
            include_str!(concat!($folder, "/keep.ftl")),
            include_str!(concat!($folder, "/ask.ftl")),
            include_str!(concat!($folder, "/schema.ftl")),
            include_str!(concat!($folder, "/problem.ftl")),
            include_str!(concat!($folder, "/kpi.ftl")),
            include_str!(concat!($folder, "/formula.ftl")),
            include_str!(concat!($folder, "/own.ftl")),
            include_str!(concat!($folder, "/plan.ftl")),
        ]
    };
}

/// The Fluent texts of a language, file by file.
pub fn sources(language: Language) -> [&'static str; 11] {
    match language {
        Language::English => files!("en"),
        Language::SimplifiedChinese => files!("zh-Hans"),
        Language::TraditionalChinese => files!("zh-Hant"),
        Language::Persian => files!("fa"),
    }
}

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What a message says beside its words: names and values of its variables.
///
/// Numbers choose the plural and are written in the language's digits; texts
/// are put in as they are.
#[derive(Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No variables.
    pub fn none() -> Args<'a> {
        Args::default()
    }

    /// With a text.
    pub fn text(mut self, name: &'static str, text: impl Into<Cow<'a, str>>) -> Args<'a> {
        self.0.set(name, FluentValue::String(text.into()));
        self
    }

    /// With a count.
    pub fn count(mut self, name: &'static str, count: u64) -> Args<'a> {
        self.0.set(name, count as f64);
        self
    }

    /// With a number that chooses the plural; how it is written is another
    /// variable's matter.
    pub fn number(mut self, name: &'static str, number: f64) -> Args<'a> {
        self.0.set(name, number);
        self
    }
}

impl Messages {
    /// The messages of a language; built once.
    pub fn of(language: Language) -> &'static Messages {
        static ENGLISH: OnceLock<Messages> = OnceLock::new();
        static SIMPLIFIED: OnceLock<Messages> = OnceLock::new();
        static TRADITIONAL: OnceLock<Messages> = OnceLock::new();
        static PERSIAN: OnceLock<Messages> = OnceLock::new();
        let messages = match language {
            Language::English => &ENGLISH,
            Language::SimplifiedChinese => &SIMPLIFIED,
            Language::TraditionalChinese => &TRADITIONAL,
            Language::Persian => &PERSIAN,
        };
        messages.get_or_init(|| Messages::build(language))
    }

    fn build(language: Language) -> Messages {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Fluent can wrap every variable in invisible characters that keep its
        // direction apart from the sentence's. Only Persian needs that, where
        // Latin file and column names are the rule; elsewhere the characters
        // would only get in the way of copying and searching.
        bundle.set_use_isolating(language.direction() == "rtl");
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| written(value, Language::English),
            Language::SimplifiedChinese => |value, _| written(value, Language::SimplifiedChinese),
            Language::TraditionalChinese => |value, _| written(value, Language::TraditionalChinese),
            Language::Persian => |value, _| written(value, Language::Persian),
        }));
        for source in sources(language) {
            // A test parses every file; of a file with an error the rest is used.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Messages { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without variables, such as `nav-overview`, or an attribute of
    /// one, such as `kpi-win-rate.definition`.
    pub fn plain(&self, id: &str) -> String {
        self.text(id, &Args::none())
    }

    /// A message with its variables. A language that lacks the message says it
    /// in English; an unknown identifier stands for itself.
    pub fn text(&self, id: &str, args: &Args) -> String {
        if let Some(text) = self.find(id, args) {
            return text;
        }
        let english = (self.language != Language::English).then(|| Messages::of(Language::English).find(id, args)).flatten();
        english.unwrap_or_else(|| id.to_owned())
    }

    /// A message that may be missing, such as the reading of somebody's own KPI.
    pub fn find(&self, id: &str, args: &Args) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        // Errors (a variable that was not given) leave their place visible in the text.
        Some(self.bundle.format_pattern(pattern, Some(&args.0), &mut Vec::new()).into_owned())
    }
}

/// How a number stands in a sentence: whole, with the language's grouping and digits.
fn written(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(language, number.value)),
        _ => None,
    }
}
