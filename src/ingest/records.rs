//! A file as the plain table it was read as: header and rows of text.

use encoding_rs::UTF_8;

use crate::ingest::damage::Damage;
use crate::ingest::field;
use crate::ingest::import::Hints;
use crate::ingest::reader::{self, Plan};
use crate::ingest::rows::Rows;
use crate::ingest::split::{Fields, Splitter};
use crate::ingest::start::Start;
use crate::ingest::stream::{Sink, Stream};

/// Header and rows, each cell exactly as it stands in the file, without quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The rows of a file that are kept, as text.
pub fn records(bytes: &[u8], hints: &Hints) -> Records {
    let mut plan = Plan { hints: hints.clone(), ..Plan::default() };
    loop {
        let (head, complete) = reader::head(bytes);
        let start = Start::of(head, complete, &plan);
        let mut header = start.shape.header.clone().unwrap_or_else(|| start.shape.names.clone());
        header.resize(start.shape.names.len(), String::new());
        let damage = Damage::new(start.encoding != UTF_8);
        let mut text = Text { rows: start.rows(), damage, quote: start.quote, found: Vec::new() };
        let mut stream = Stream::new(start.splitter(), start.offset());
        let rest = bytes.get(start.mark..).unwrap_or_default();
        match start.transcoder() {
            None => stream.feed(rest, &mut text),
            Some(mut transcoder) => stream.feed(transcoder.decode(rest, true), &mut text),
        }
        stream.finish(&mut text);
        match text.damage.other_encoding() {
            Some(encoding) if hints.encoding.is_none() && plan.encoding.is_none() => plan.encoding = Some(encoding.to_owned()),
            _ => return Records { header, rows: text.found },
        }
    }
}

/// The fields of one record that stands alone in `bytes`, as when a row is
/// read back from the file.
pub fn record(bytes: &[u8], delimiter: char, quote: char) -> Vec<String> {
    let (Ok(delimiter), Ok(quote)) = (u8::try_from(delimiter), u8::try_from(quote)) else { return Vec::new() };
    let mut fields = Fields::default();
    Splitter::new(delimiter, quote).split(bytes, true, &mut fields);
    let Some(record) = fields.records.first() else { return Vec::new() };
    let mut start = record.start as usize;
    let ends = fields.ends[record.first as usize..].iter().take(record.count as usize);
    ends.map(|&end| {
        let raw = bytes.get(start..end as usize).unwrap_or_default();
        start = end as usize + 1;
        field::text(raw, quote).into_owned()
    })
    .collect()
}

struct Text {
    rows: Rows,
    damage: Damage,
    quote: u8,
    found: Vec<Vec<String>>,
}

impl Sink for Text {
    fn take(&mut self, bytes: &[u8], offset: u64, fields: &mut Fields) {
        if fields.non_ascii {
            self.damage.inspect(bytes, fields, self.rows.next_line, self.quote);
        }
        self.rows.take(bytes, offset, fields);
        for row in &self.rows.kept {
            let mut start = row.start as usize;
            let ends = fields.ends[row.base as usize..].iter().take(self.rows.width);
            let cells = ends.map(|&end| {
                let raw = bytes.get(start..end as usize).unwrap_or_default();
                start = end as usize + 1;
                field::text(raw, self.quote).into_owned()
            });
            self.found.push(cells.collect());
        }
    }
}
