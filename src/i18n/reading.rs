//! How a file was read, how that is known, and what its columns hold.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::ingest::columns::profile::Profile;
use crate::ingest::shape::dialect::{Dialect, EncodingEvidence};
use crate::state::pages::offer::Offer;

impl Words {
    /// The value that was found out: `UTF-8 (detected)`.
    pub fn detected(&self, what: String) -> String {
        self.say_with("reading-detected", &Args::none().text("what", what))
    }

    /// The entries of a list, each with its id: what was found out, or the way back to that, comes first.
    pub fn offered<T>(&self, offer: &Offer<T>, name: impl Fn(&Words, &T) -> String) -> Vec<(String, String)> {
        let detected = offer.detected.as_ref().map(|value| self.detected(name(self, value)));
        let first = (String::new(), detected.unwrap_or_else(|| self.say("reading-detect")));
        [first].into_iter().chain(offer.known.iter().map(|(id, value)| (id.clone(), name(self, value)))).collect()
    }

    /// An encoding with who writes so.
    pub fn encoding(&self, name: &str) -> String {
        let id = match name {
            "windows-1252" => "encoding-western",
            "windows-1251" => "encoding-cyrillic",
            "windows-1256" => "encoding-arabic",
            "gb18030" | "GBK" => "encoding-simplified",
            "Big5" => "encoding-traditional",
            "Shift_JIS" => "encoding-japanese",
            other => return other.to_owned(),
        };
        self.say_with(id, &Args::none().text("encoding", name.to_owned()))
    }

    /// A delimiter by its name.
    pub fn delimiter(&self, delimiter: char) -> String {
        let id = match delimiter {
            ',' => "delimiter-comma",
            ';' => "delimiter-semicolon",
            '\t' => "delimiter-tab",
            '|' => "delimiter-bar",
            ':' => "delimiter-colon",
            ' ' => "delimiter-space",
            other => return other.to_string(),
        };
        self.say(id)
    }

    /// A quote by its name.
    pub fn quote(&self, quote: char) -> String {
        match quote {
            '"' => self.say("quote-double"),
            '\'' => self.say("quote-single"),
            other => other.to_string(),
        }
    }

    /// How many lines a header takes.
    pub fn header(&self, records: u32) -> String {
        self.say(match records {
            0 => "header-none",
            1 => "header-one",
            _ => "header-two",
        })
    }

    /// How a file was read, in one line: `UTF-8 · Comma · header in line 1`.
    pub fn reading_sum(&self, dialect: &Dialect) -> String {
        let header = match dialect.header.records {
            0 => self.say("header-none"),
            _ => self.say_with("header-at", &Args::none().count("line", dialect.header.line)),
        };
        [dialect.encoding.clone(), self.delimiter(dialect.delimiter), header].join(" · ")
    }

    /// How the encoding is known.
    pub fn encoding_evidence(&self, dialect: &Dialect) -> String {
        let id = match dialect.evidence.encoding {
            EncodingEvidence::Mark => "evidence-mark",
            EncodingEvidence::Valid => "evidence-valid",
            EncodingEvidence::Letters => "evidence-letters",
            EncodingEvidence::Chosen => "evidence-chosen",
        };
        self.say_with(id, &Args::none().text("encoding", dialect.encoding.clone()))
    }

    /// `998 of the first 1,000 lines have 12 fields.`
    pub fn delimiter_evidence(&self, dialect: &Dialect, fields: usize) -> String {
        let evidence = &dialect.evidence;
        let args = Args::none().count("regular", evidence.regular).count("sampled", evidence.sampled).count("fields", fields as u64);
        self.say_with("evidence-regular", &args)
    }

    /// How a quote stands inside a quoted text.
    pub fn quote_evidence(&self, dialect: &Dialect) -> String {
        match dialect.escape {
            Some(escape) => self.say_with("evidence-escape", &Args::none().text("escape", escape.to_string())),
            None => self.say("evidence-doubled"),
        }
    }

    /// Whether there is a header.
    pub fn header_evidence(&self, dialect: &Dialect) -> String {
        self.say(match dialect.header.records {
            0 => "evidence-no-header",
            _ => "evidence-header",
        })
    }

    /// What the line is the line of.
    pub fn header_line_label(&self, dialect: &Dialect) -> String {
        self.say(if dialect.header.records == 0 { "reading-first-line" } else { "reading-header-line" })
    }

    /// `1,998 of 2,000 fit`
    pub fn fits(&self, profile: &Profile) -> String {
        let fit = profile.filled.saturating_sub(profile.misfits);
        self.say_with("type-fits", &Args::none().count("fit", fit).count("filled", profile.filled))
    }

    /// Asks how a value of a column is to be read.
    pub fn question(&self, column: &str, example: &str) -> String {
        self.say_with("data-question", &Args::none().text("column", column.to_owned()).text("example", example.to_owned()))
    }
}
