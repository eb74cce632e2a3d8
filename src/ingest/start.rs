//! What the first bytes of a file tell about all of it.

use encoding_rs::{Encoding, UTF_8};

use crate::ingest::import::{Dialect, EncodingEvidence, Evidence, HeaderPlace};
use crate::ingest::problem::{Place, Problem, ProblemKind};
use crate::ingest::reader::Plan;
use crate::ingest::rows::{Rows, Tally, shortened};
use crate::ingest::shape::{self, Shape};
use crate::ingest::split::{Fields, Splitter};
use crate::ingest::transcode::Transcoder;
use crate::ingest::{decode, dialect, field};

/// What is known about a file from its first bytes.
pub struct Start {
    pub encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    pub mark: usize,
    pub delimiter: u8,
    pub quote: u8,
    pub shape: Shape,
    encoding_evidence: EncodingEvidence,
    /// The sample's records as text.
    pub records: Vec<Vec<String>>,
}

impl Start {
    /// Finds out encoding, dialect and shape.
    pub fn of(head: &[u8], complete: bool, plan: &Plan) -> Start {
        let hints = &plan.hints;
        let (detected, mark) = decode::detect(head, complete);
        let wanted = hints.encoding.as_ref().or(plan.encoding.as_ref());
        let encoding = wanted.and_then(|label| decode::by_label(label)).unwrap_or(detected);
        let encoding_evidence = match (&hints.encoding, mark, encoding == UTF_8) {
            (Some(_), _, _) => EncodingEvidence::Chosen,
            (None, 1.., _) => EncodingEvidence::Mark,
            (None, 0, true) => EncodingEvidence::Valid,
            (None, 0, false) => EncodingEvidence::Letters,
        };
        let mark = if encoding == detected { mark } else { 0 };
        let mut transcoder = Transcoder::new(encoding, 0);
        let rest = head.get(mark..).unwrap_or_default();
        let sample = if encoding == UTF_8 { rest } else { transcoder.decode(rest, complete) };
        let quote = hints.quote.and_then(|quote| u8::try_from(quote).ok()).filter(u8::is_ascii).unwrap_or(b'"');
        let (detected, declared) = dialect::delimiter(sample, complete, quote);
        let delimiter = hints.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii).unwrap_or(detected);
        let mut records = sample_records(sample, complete, delimiter, quote);
        if declared && let Some(first) = records.first_mut() {
            // The declaration is no row, however wide it is.
            *first = vec![first.concat()];
        }
        let mut shape = shape::detect(records.get(usize::from(declared)..).unwrap_or_default());
        if declared {
            shape.skip += 1;
            shape.outside = [0].into_iter().chain(shape.outside.iter().map(|at| at + 1)).collect();
        }
        Start { encoding, mark, delimiter, quote, shape, encoding_evidence, records }
    }
}

impl Start {
    /// How the file is written.
    pub fn dialect(&self) -> Dialect {
        let shape = &self.shape;
        let records = u32::from(shape.header.is_some());
        let regular = self.records.iter().filter(|record| record.len() == shape.names.len()).count() as u64;
        Dialect {
            encoding: self.encoding.name().to_owned(),
            delimiter: self.delimiter as char,
            quote: self.quote as char,
            escape: None,
            header: HeaderPlace { line: shape.skip as u64 + 1 - u64::from(records), records },
            evidence: Evidence { encoding: self.encoding_evidence, sampled: self.records.len() as u64, regular },
        }
    }

    /// A splitter for the file.
    pub fn splitter(&self) -> Splitter {
        Splitter { width: Some(self.shape.names.len() as u32), ..Splitter::new(self.delimiter, self.quote) }
    }

    /// What turns the file into rows.
    pub fn rows(&self) -> Rows {
        Rows::new(self.shape.names.len().max(1), self.shape.skip, self.quote)
    }

    /// What turns the file's bytes, behind the mark, into UTF-8, unless they are.
    pub fn transcoder(&self) -> Option<Transcoder> {
        (self.encoding != UTF_8).then(|| Transcoder::new(self.encoding, self.mark as u64))
    }

    /// Where the text begins in the file; translated text is counted from 0.
    pub fn offset(&self) -> u64 {
        if self.encoding == UTF_8 { self.mark as u64 } else { 0 }
    }

    /// What was wrong with the header and before it.
    pub fn problems(&self, file: &str) -> Vec<Problem> {
        let shape = &self.shape;
        let mut problems = Vec::new();
        for &column in &shape.duplicates {
            let text = shape.header.as_ref().and_then(|header| header.get(column)).cloned().unwrap_or_default();
            let mut tally = Tally::default();
            tally.add(|| Place { line: shape.skip as u64, field: column as u32 + 1, text });
            problems.extend(tally.problem(file, shape.names.get(column).map(String::as_str), ProblemKind::DuplicateColumn));
        }
        let mut outside = Tally::default();
        for &at in &shape.outside {
            let text = self.records.get(at).map(|record| shortened(&record.join(" "))).unwrap_or_default();
            outside.add(|| Place { line: at as u64 + 1, field: 0, text });
        }
        problems.extend(outside.problem(file, None, ProblemKind::OutsideTable));
        problems
    }
}

/// The complete records of the sample, as text.
fn sample_records(sample: &[u8], complete: bool, delimiter: u8, quote: u8) -> Vec<Vec<String>> {
    let mut fields = Fields::default();
    Splitter::new(delimiter, quote).split(sample, complete, &mut fields);
    if fields.records.is_empty() && !complete {
        Splitter::new(delimiter, quote).split(sample, true, &mut fields);
    }
    let records = fields.records.iter().take(1000);
    records
        .map(|record| {
            let mut start = record.start as usize;
            let ends = fields.ends[record.first as usize..].iter().take(record.count as usize);
            ends.map(|&end| {
                let raw = sample.get(start..end as usize).unwrap_or_default();
                start = end as usize + 1;
                field::text(raw, quote).into_owned()
            })
            .collect()
        })
        .collect()
}
