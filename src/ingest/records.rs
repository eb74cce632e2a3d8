//! A file as the plain table it was read as: header and rows of text.

use crate::ingest::intake::Intake;
use crate::ingest::plan::Plan;
use crate::ingest::reader;
use crate::ingest::rows::collect::Rows;
use crate::ingest::rows::damage::Damage;
use crate::ingest::scan::field;
use crate::ingest::scan::record::Fields;
use crate::ingest::scan::stream::Sink;
use crate::ingest::shape::hints::Hints;
use crate::ingest::start::Start;

/// Header and rows, each cell exactly as it stands in the file, without quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// Empty if there is none. A header on two lines is one, its texts joined.
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The rows of a file that are kept, as text.
pub fn records(bytes: &[u8], hints: &Hints) -> Records {
    let mut plan = Plan { hints: hints.clone(), ..Plan::default() };
    loop {
        let (head, complete) = reader::head(bytes);
        let start = Start::of(head, complete, &plan);
        let text = rows(bytes, &start);
        match text.damage.other_encoding() {
            Some(encoding) if hints.encoding.is_none() && plan.encoding.is_none() => plan.encoding = Some(encoding.to_owned()),
            _ => return Records { header: start.shape.written().unwrap_or_default(), rows: text.found },
        }
    }
}

/// The rows of a file of which the start is known.
pub fn rows(bytes: &[u8], start: &Start) -> Text {
    let mut text = Text { rows: start.rows(), damage: start.damage(), quote: start.layout.quote, found: Vec::new() };
    let mut intake = Intake::new(start);
    intake.feed(bytes.get(start.mark..).unwrap_or_default(), &mut text);
    intake.finish(&mut text);
    text
}

/// Rows as text.
pub struct Text {
    pub found: Vec<Vec<String>>,
    rows: Rows,
    damage: Damage,
    quote: u8,
}

impl Sink for Text {
    #[allow(clippy::indexing_slicing, reason = "the ends of a row follow its base")]
    fn take(&mut self, bytes: &[u8], offset: u64, fields: &Fields) {
        if fields.non_ascii {
            self.damage.inspect(bytes, fields, self.rows.next_line, self.quote);
        }
        self.rows.take(bytes, offset, fields);
        for batch in self.rows.batches(bytes, &fields.ends) {
            for row in batch.rows {
                let mut start = row.start as usize;
                let ends = batch.ends[row.base as usize..].iter().take(self.rows.layout.width);
                let cells = ends.map(|&end| {
                    let raw = batch.bytes.get(start..end as usize).unwrap_or_default();
                    start = end as usize + 1;
                    field::text(raw, self.quote).into_owned()
                });
                self.found.push(cells.collect());
            }
        }
    }
}
