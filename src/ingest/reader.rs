//! The reader: fed with bytes, it says at the end what the file holds.

use std::collections::BTreeSet;

use crate::ingest::body::Body;
use crate::ingest::import::{Hints, Import};

/// Encoding, dialect and shape are found out from so many bytes at the start.
pub const HEAD: usize = 64 << 10;

/// How to read a file: the user's hints, and what an earlier attempt taught.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub hints: Hints,
    /// Columns, by index, whose texts are kept until the end because a guess at
    /// their type proved wrong.
    pub texts: BTreeSet<usize>,
    /// The encoding that later bytes gave away.
    pub encoding: Option<String>,
}

/// What a reader says at the end.
pub enum Outcome {
    /// The table.
    Read(Box<Import>),
    /// A first guess proved wrong: feed the same bytes to [`Reader::again`] with this plan.
    Again(Plan),
}

/// Reads one file from pieces of any size. How the bytes are cut into pieces
/// makes no difference to the result.
///
/// ```
/// use attain::ingest::{import::Hints, reader::{Outcome, Reader}};
/// let mut reader = Reader::new("deals.csv", &Hints::default());
/// reader.feed(b"id,amount\n1,2");
/// reader.feed(b"0.5\n");
/// let Outcome::Read(import) = reader.finish() else { panic!() };
/// assert_eq!((import.rows.kept, import.columns[1].name.as_str()), (1, "amount"));
/// ```
pub struct Reader {
    name: String,
    plan: Plan,
    bytes: u64,
    state: State,
}

enum State {
    /// Too little is known to begin.
    Head(Vec<u8>),
    Body(Box<Body>),
}

impl Reader {
    /// A reader for the file called `name`.
    pub fn new(name: &str, hints: &Hints) -> Reader {
        Reader::again(name, Plan { hints: hints.clone(), ..Plan::default() })
    }

    /// A reader that knows what an earlier one found out.
    pub fn again(name: &str, plan: Plan) -> Reader {
        Reader { name: name.to_owned(), plan, bytes: 0, state: State::Head(Vec::new()) }
    }

    /// Takes the next bytes of the file.
    pub fn feed(&mut self, mut bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        if let State::Head(head) = &mut self.state {
            let (now, later) = bytes.split_at(bytes.len().min(HEAD - head.len()));
            head.extend_from_slice(now);
            if head.len() < HEAD {
                return;
            }
            bytes = later;
            self.state = State::Body(Box::new(Body::begin(head, false, &self.plan)));
        }
        if let State::Body(body) = &mut self.state {
            body.feed(bytes);
        }
    }

    /// How many rows were kept so far.
    pub fn rows(&self) -> u64 {
        match &self.state {
            State::Head(_) => 0,
            State::Body(body) => body.rows(),
        }
    }

    /// Ends the file.
    pub fn finish(self) -> Outcome {
        let body = match self.state {
            State::Head(head) => Box::new(Body::begin(&head, true, &self.plan)),
            State::Body(body) => body,
        };
        body.finish(self.name, self.bytes, self.plan)
    }
}

/// Reads bytes that are all there.
pub fn read(name: &str, bytes: &[u8], hints: &Hints) -> Import {
    let mut reader = Reader::new(name, hints);
    loop {
        reader.feed(bytes);
        match reader.finish() {
            Outcome::Read(import) => return *import,
            Outcome::Again(plan) => reader = Reader::again(name, plan),
        }
    }
}
