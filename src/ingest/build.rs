//! A column while it is read.
//!
//! Every column begins as texts. When many distinct texts look like numbers or
//! dates, or hardly repeat, the column goes on in a form that costs less; the
//! type is decided at the end, from all cells, whatever form the column has. If
//! the form proves wrong the file is read again with the column kept as texts.

use crate::ingest::cells::Cells;
use crate::ingest::date;
use crate::ingest::dates::Dates;
use crate::ingest::field::trimmed;
use crate::ingest::keys::Keys;
use crate::ingest::number::{self, Convention};
use crate::ingest::numbers::Numbers;
use crate::ingest::rows::shortened;
use crate::ingest::texts::Texts;

/// With more distinct texts than these, most of them met once, only keys are kept.
pub const MOST_TEXTS: usize = 65_536;

/// The first look at a column's texts.
const FIRST_LOOK: usize = 256;

/// A column's cells so far.
pub struct Build {
    pub form: Form,
    /// Up to five different cells.
    pub examples: Vec<String>,
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
    /// A column without cells. With `texts` it keeps texts whatever comes.
    pub fn new(texts: bool) -> Build {
        Build { form: Form::Texts(Texts::default()), examples: Vec::new(), next_look: if texts { usize::MAX } else { FIRST_LOOK } }
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

    /// Adds the rows that follow, read by another reader. `None`: the two took
    /// forms that do not go together, so the column must be read again as texts.
    pub fn append(self, other: Build) -> Option<Build> {
        let mut examples = self.examples();
        for example in other.examples() {
            if examples.len() < 5 && !examples.contains(&example) {
                examples.push(example);
            }
        }
        let form = self.form.append(other.form)?;
        Some(Build { form, examples, next_look: self.next_look.max(other.next_look) })
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
        let most = |fitting: usize| fitting * 10 >= known * 9;
        let count = |fits: &dyn Fn(&str) -> bool| texts.dictionary.texts().filter(|text| fits(text)).count();
        let form = if most(count(&|text| number::plain(text.as_bytes()).is_some())) {
            let plain = |text: &str| number::plain(text.as_bytes()).and_then(|_| number::parse(text, Convention::Point));
            Some(Form::Numbers(Numbers::from_texts(texts, plain)))
        } else if most(count(&|text| date::numeric(text.as_bytes()).is_some())) {
            Some(Form::Dates(Dates::from_texts(texts, |text| date::numeric(text.as_bytes()))))
        } else if known >= MOST_TEXTS && known * 2 > texts.codes.len() {
            let keys = Keys::from_texts(texts);
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

impl Form {
    /// Adds the rows that follow; texts take on the other form.
    fn append(self, other: Form) -> Option<Form> {
        match (self, other) {
            (Form::Texts(mut texts), Form::Texts(others)) => {
                texts.append(others);
                Some(Form::Texts(texts))
            }
            (Form::Numbers(mut numbers), Form::Numbers(others)) => {
                numbers.append(others);
                Some(Form::Numbers(numbers))
            }
            (Form::Dates(mut dates), Form::Dates(others)) => {
                dates.append(others);
                Some(Form::Dates(dates))
            }
            (Form::Keys(mut keys), Form::Keys(others)) => {
                keys.append(others);
                Some(Form::Keys(keys))
            }
            (Form::Texts(texts), other) => Form::like(&texts, &other).append(other),
            (form, Form::Texts(texts)) => {
                let other = Form::like(&texts, &form);
                form.append(other)
            }
            _ => None,
        }
    }

    /// Texts in the form of another column.
    fn like(texts: &Texts, form: &Form) -> Form {
        match form {
            Form::Numbers(_) => {
                let plain = |text: &str| number::plain(text.as_bytes()).and_then(|_| number::parse(text, Convention::Point));
                Form::Numbers(Numbers::from_texts(texts, plain))
            }
            Form::Dates(_) => Form::Dates(Dates::from_texts(texts, |text| date::numeric(text.as_bytes()))),
            Form::Keys(_) | Form::Texts(_) => Form::Keys(Keys::from_texts(texts)),
        }
    }
}

fn first_texts(texts: &Texts) -> Vec<String> {
    texts.dictionary.texts().skip(1).take(5).map(|text| shortened(trimmed(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::judge::judge;
    use crate::ingest::lines::Lines;
    use crate::ingest::rows::Rows;
    use crate::ingest::settle::{Orders, Settle};
    use crate::ingest::split::{Fields, Splitter};

    fn build(cells: &[String]) -> Build {
        let text = cells.iter().map(|cell| format!("{cell}|x\n")).collect::<String>();
        let (mut fields, mut rows) = (Fields::default(), Rows::new(2, 0, b'"'));
        Splitter::new(b'|', b'"').split(text.as_bytes(), true, &mut fields);
        rows.take(text.as_bytes(), 0, &mut fields);
        let mut build = Build::new(false);
        build.take(Cells { bytes: text.as_bytes(), ends: &fields.ends, rows: &rows.kept, column: 0, quote: b'"', non_ascii: true });
        build
    }

    /// Everything the finished column says.
    fn finished(build: Build) -> String {
        let examples = build.examples();
        let Some(verdict) = judge(build, b'|', None) else { return "again".to_owned() };
        let mut problems = Vec::new();
        let settle = Settle { file: "f", name: "c".to_owned(), index: 0, examples, lines: &Lines::default(), problems: &mut problems };
        let column = settle.finish(verdict, Orders::default());
        let cells: Vec<_> = (0..column.column.len()).map(|row| (column.column.written(row), column.column.key(row))).collect();
        format!("{:?} {problems:?} {cells:?}", column.profile)
    }

    #[test]
    fn parts_merge_to_the_whole() {
        let odd = |row: u32, cell: &str, usual: String| if row % 37 == 5 { cell.to_owned() } else { usual };
        let kinds: [&dyn Fn(u32) -> String; 6] = [
            &|row| odd(row, "", ["West", "East", "North"][row as usize % 3].to_owned()),
            &|row| odd(row, "n/a", format!("{}.{}", row, "5".repeat(row as usize % 4 + 1))),
            &|row| odd(row, "$1,234.5", format!("{row}")),
            &|row| odd(row, "soon", format!("{}/{}/2021", row % 12 + 1, row % 28 + 1)),
            &|row| odd(row, "15 Apr 2021 08:00", format!("2021-{:02}-{:02}", row % 12 + 1, row % 28 + 1)),
            &|row| format!("D-{row}"),
        ];
        for (number, kind) in kinds.iter().enumerate() {
            let cells: Vec<String> = (0..900).map(kind).collect();
            let whole = finished(build(&cells));
            for cut in [0, 1, 40, 450, 899, 900] {
                let (one, other) = cells.split_at(cut);
                let merged = build(one).append(build(other)).map_or_else(|| "again".to_owned(), finished);
                assert_eq!(merged, whole, "kind {number} cut at {cut}");
            }
        }
        let cells: Vec<String> = (0..140_000).map(|row| format!("D-{row}")).collect();
        let merged = build(&cells[..70_000]).append(build(&cells[70_000..])).map(finished);
        assert_eq!(merged, Some(finished(build(&cells))));
    }
}
