//! A file's bytes, in pieces of any size, become windows of records behind the header.

use crate::ingest::decode::transcode::Transcoder;
use crate::ingest::scan::stream::{Sink, Stream};
use crate::ingest::start::Start;

/// Translates and splits what stands behind the byte order mark of a file.
pub struct Intake {
    transcoder: Option<Transcoder>,
    stream: Stream,
    /// How much of the text still stands before the first row.
    before: usize,
}

impl Intake {
    pub fn new(start: &Start) -> Intake {
        let begin = start.begin.offset;
        Intake {
            transcoder: start.transcoder(),
            stream: Stream::new(start.layout.splitter(), start.offset() + begin as u64),
            before: begin,
        }
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl Sink) {
        self.pass(bytes, false, sink);
    }

    /// Takes the end of the file.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        self.pass(&[], true, sink);
        self.stream.finish(sink);
    }

    fn pass(&mut self, bytes: &[u8], last: bool, sink: &mut impl Sink) {
        let text = match &mut self.transcoder {
            None => bytes,
            Some(transcoder) => transcoder.decode(bytes, last),
        };
        let (before, text) = text.split_at(self.before.min(text.len()));
        self.before -= before.len();
        self.stream.feed(text, sink);
    }

    /// Turns rows' offsets in the text into offsets in the file; `located` of them are so already.
    pub fn locate(&mut self, offsets: &mut [u64], located: &mut usize) {
        if let Some(transcoder) = &mut self.transcoder {
            transcoder.locate(offsets.get_mut(*located..).unwrap_or_default());
        }
        *located = offsets.len();
    }
}
