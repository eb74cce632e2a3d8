//! A column while it is read.
//!
//! Every column begins as texts. When many distinct texts look like numbers or
//! dates, or hardly repeat, the column goes on in a form that costs less; the
//! type is decided at the end, from all cells, whatever form the column has. If
//! the form proves wrong the file is read again with the column kept as texts.

use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::dates::Dates;
use crate::ingest::columns::keys::Keys;
use crate::ingest::columns::numbers::Numbers;
use crate::ingest::columns::texts::Texts;
use crate::ingest::columns::votes::Votes;
use crate::ingest::report::tally::shortened;
use crate::ingest::scan::field::trimmed;
use crate::ingest::values::date;
use crate::ingest::values::number;
use crate::ingest::values::placeholder::Blanks;
use crate::ingest::values::written::WrittenDate;

/// With more distinct texts than these, most of them met once, only keys are kept.
pub const MOST_TEXTS: usize = 65_536;

/// The first look at a column's texts.
const FIRST_LOOK: usize = 256;

/// A column's cells so far.
pub struct Build {
    pub form: Form,
    /// Up to five different cells.
    pub examples: Vec<String>,
    /// Texts that count as empty.
    pub blanks: Blanks,
    /// How many distinct texts there are at the next look.
    next_look: usize,
}

/// How the cells are kept.
pub enum Form {
    Texts(Texts),
    Numbers(Numbers),
    Dates(Dates),
    Keys(Keys),
}

impl Build {
    /// A column without cells, in which `blanks` count as empty. With `texts` it
    /// keeps texts whatever comes.
    pub fn new(texts: bool, blanks: Blanks) -> Build {
        // What would be read as a value at once can only be told apart while it is text.
        let texts = texts || blanks.iter().any(|text| is_number(text) || date::parse(text).is_some());
        let next_look = if texts { usize::MAX } else { FIRST_LOOK };
        Build { form: Form::Texts(Texts::default()), examples: Vec::new(), next_look, blanks }
    }

    /// Takes the column's cells of the rows at hand.
    pub fn take(&mut self, mut cells: Cells) {
        while !cells.rows.is_empty() {
            match &mut self.form {
                Form::Numbers(numbers) => return numbers.take(cells),
                Form::Dates(dates) => return dates.take(cells),
                Form::Keys(keys) => return keys.take(cells),
                Form::Texts(texts) => {
                    let taken = texts.take(cells, self.next_look);
                    cells = cells.after(taken);
                    if texts.dictionary.len() > self.next_look {
                        self.look();
                    }
                }
            }
        }
    }

    /// About how many bytes it takes.
    pub fn memory(&self) -> u64 {
        match &self.form {
            Form::Texts(texts) => texts.dictionary.memory() + texts.codes.len() as u64 * 4,
            Form::Numbers(numbers) => numbers.values.len() as u64 * 8 + numbers.strays.memory(),
            Form::Dates(dates) => {
                let each = size_of::<WrittenDate>() + if dates.seconds.is_some() { 4 } else { 0 };
                (dates.dates.len() * each) as u64 + dates.strays.memory()
            }
            Form::Keys(keys) => keys.keys.len() as u64 * 8 + keys.strays.memory(),
        }
    }

    /// Up to five different cells, shortened.
    pub fn examples(&self) -> Vec<String> {
        match &self.form {
            Form::Texts(texts) => first_texts(texts),
            _ => self.examples.clone(),
        }
    }

    /// Looks at the texts and changes the form if another one suits them.
    #[cold]
    fn look(&mut self) {
        let Form::Texts(texts) = &self.form else { return };
        let known = texts.dictionary.len() - 1;
        // Most columns of text are known by their first texts.
        let most = |fits: &dyn Fn(&str) -> bool| {
            let mut misses = 0;
            texts.dictionary.texts().skip(1).all(|text| {
                misses += usize::from(!fits(text));
                misses * 10 <= known
            })
        };
        let form = if most(&|text| number::plain(text.as_bytes()).is_some()) {
            Some(Form::Numbers(Numbers::plain(texts)))
        } else if most(&|text| date::numeric(text.as_bytes()).is_some()) {
            Some(Form::Dates(Dates::from_texts(texts, false, &self.blanks)))
        } else if most(&|text| date::parse(text).is_some()) {
            Some(Form::Dates(Dates::from_texts(texts, true, &self.blanks)))
        } else if most(&is_number) {
            let mut votes = Votes::default();
            texts.dictionary.texts().for_each(|text| {
                votes.count(&number::readings(text), 1);
            });
            votes.own().map(|convention| Form::Numbers(Numbers::eager(texts, convention)))
        } else if known >= MOST_TEXTS && known * 2 > texts.codes.len() {
            let keys = Keys::from_texts(texts, &self.blanks);
            keys.is_text(keys.filled).then_some(Form::Keys(keys))
        } else {
            None
        };
        self.next_look = if known < MOST_TEXTS { (self.next_look * 4).min(MOST_TEXTS) } else { self.next_look.saturating_mul(2) };
        if let Some(form) = form {
            self.examples = first_texts(texts);
            self.form = form;
        }
    }
}

fn is_number(text: &str) -> bool {
    number::readings(text) != [None, None]
}

fn first_texts(texts: &Texts) -> Vec<String> {
    texts.dictionary.texts().skip(1).take(5).map(|text| shortened(trimmed(text))).collect()
}
