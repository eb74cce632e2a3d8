//! What only the user can know, asked; and problems that are told together.

use crate::i18n::messages::Args;
use crate::i18n::problem::ProblemText;
use crate::i18n::words::{Words, dashed};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::sales::schema::Dataset;
use crate::star::suggest::Suggestion;
use crate::state::pages::data::fixes::merge;
use crate::state::pages::data::problems::Listed;

/// So many of the texts that are told together are named.
const MOST_NAMED: usize = 3;

impl Words {
    /// What to say about problems that are listed as one.
    pub fn listed(&self, listed: &Listed) -> ProblemText {
        let problem = &listed.problem;
        if listed.others.is_empty() {
            return self.problem(&listed.name, problem);
        }
        let texts = texts(listed);
        let args = Args::none().text("file", listed.name.as_str()).text("column", listed.columns().join(", "));
        let args = args.count("count", listed.count()).count("keys", different(listed)).text("pairs", self.named(&texts));
        let many = |id: &str, args: &Args| {
            let say = |part: &str| self.say_with(&format!("{id}{part}"), args);
            ProblemText { found: say(""), kept: say(".kept"), todo: say(".todo") }
        };
        let one = |kind: ProblemKind| {
            let column = Some(listed.columns().join(", ")).filter(|names| !names.is_empty());
            self.problem(&listed.name, &Problem { column, kind, count: listed.count(), examples: Vec::new() })
        };
        match &problem.kind {
            ProblemKind::UnknownStatus { .. } => one(ProblemKind::UnknownStatus { text: texts.join(" · ") }),
            ProblemKind::Placeholder { .. } => many("problem-many-placeholders", &args),
            ProblemKind::SentinelDate { .. } => many("problem-many-sentinels", &args),
            kind if merge(kind).is_some() => many("problem-many-spellings", &args),
            ProblemKind::UnmatchedKey { table, .. } | ProblemKind::UnmatchedKeys { table, .. } => {
                let table = Dataset::from_id(table).map_or_else(|| table.clone(), |table| self.dataset(table));
                many("problem-many-strays", &args.text("table", table))
            }
            kind => one(kind.clone()),
        }
    }

    /// The question that problems are; `example` is a cell that shows it.
    pub fn ask(&self, listed: &Listed, example: &str) -> String {
        let texts = texts(listed);
        let args = Args::none().text("file", listed.name.as_str()).text("column", listed.columns().join(", "));
        let args = args.count("keys", different(listed)).text("pairs", self.named(&texts)).text("example", example);
        let args = match &listed.problem.kind {
            ProblemKind::MissingColumn { field, .. } => args.text("field", self.field(field)),
            ProblemKind::UnknownKind { text } => args.text("text", text.as_str()),
            ProblemKind::MixedCurrencies { currencies } => args.text("currencies", currencies.join(", ")),
            ProblemKind::OrderStatus { text, .. } => args.text("text", text.as_str()).count("count", listed.count()),
            ProblemKind::OtherRevenue { document, used, .. } => {
                args.text("document", self.document(*document)).text("used", self.document(*used))
            }
            _ => args,
        };
        self.say_with(&format!("ask-{}", code(listed)), &args)
    }

    /// The answer that leaves everything as it is.
    pub fn ask_leave(&self, listed: &Listed) -> String {
        self.find(&format!("ask-leave-{}", code(listed))).unwrap_or_else(|| self.say("ask-leave"))
    }

    /// Which columns would be what: `Datum → Date · Summe → Amount`.
    pub fn taken_as(&self, suggestion: &Suggestion) -> String {
        let column = |(column, field): &(String, String)| {
            self.say_with("fix-take-column", &Args::none().text("column", column.as_str()).text("field", self.field(field)))
        };
        suggestion.fields.iter().map(column).collect::<Vec<_>>().join(" · ")
    }

    /// The first of some texts, with a sign that there are more.
    fn named(&self, texts: &[String]) -> String {
        let first: Vec<&str> = texts.iter().take(MOST_NAMED).map(String::as_str).collect();
        if texts.len() > first.len() { format!("{} …", first.join(" · ")) } else { first.join(" · ") }
    }
}

/// The name of a question in messages.
fn code(listed: &Listed) -> String {
    match &listed.problem.kind {
        kind if merge(kind).is_some() => "spellings".to_owned(),
        kind => dashed(kind.code()),
    }
}

/// The texts that problems told together are about.
fn texts(listed: &Listed) -> Vec<String> {
    let text = |problem: &Problem| match (&problem.kind, merge(&problem.kind)) {
        (_, Some(merge)) => Some(format!("{} = {}", merge.from, merge.to)),
        (ProblemKind::UnmatchedKey { key: text, .. }, _)
        | (ProblemKind::UnknownStatus { text } | ProblemKind::Placeholder { text } | ProblemKind::SentinelDate { text }, _) => {
            Some(text.clone())
        }
        _ => None,
    };
    let mut texts: Vec<String> = Vec::new();
    for text in listed.problems().filter_map(text) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// How many different texts they are about.
fn different(listed: &Listed) -> u64 {
    let count = |problem: &Problem| match problem.kind {
        ProblemKind::UnmatchedKeys { keys, .. } => keys,
        _ => 1,
    };
    listed.problems().map(count).sum()
}
