//! The reader: fed with bytes, it says at the end what the file holds.

use crate::ingest::advice::Advisor;
use crate::ingest::body::Body;
use crate::ingest::import::Import;
use crate::ingest::limits::Limit;
use crate::ingest::plan::{Outcome, Plan};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::shape::hints::Hints;
use crate::ingest::start::Start;

/// Encoding, dialect and shape are found out from so many bytes at the start.
pub const HEAD: usize = 64 << 10;

/// If no line ends within them, as in a table of very many columns, from more of
/// them, but never from more than these.
const LONGEST_HEAD: usize = 1 << 20;

/// Reads one file from pieces of any size. How the bytes are cut into pieces
/// makes no difference to the result. An advisor that knows more about the file
/// than its bytes say is asked when the header and when all cells are known.
///
/// ```
/// use attain::ingest::{plan::Outcome, reader::Reader, shape::hints::Hints};
/// let mut reader = Reader::new("deals.csv", &Hints::default());
/// reader.feed(b"id,amount\n1,2", &mut ());
/// reader.feed(b"0.5\n", &mut ());
/// let Outcome::Read(import) = reader.finish(&mut ()) else { panic!() };
/// assert_eq!((import.rows.kept, import.columns[1].name.as_str()), (1, "amount"));
/// ```
pub struct Reader {
    name: String,
    /// With the advisor's hints, once there are any.
    plan: Plan,
    /// The hints that the reader began with.
    hints: Hints,
    bytes: u64,
    state: State,
}

enum State {
    /// Too little is known to begin.
    Head(Vec<u8>),
    /// Reading, unless the file is larger than can be read.
    Body(Result<Box<Body>, Limit>),
}

impl Reader {
    /// A reader for the file called `name`.
    pub fn new(name: &str, hints: &Hints) -> Reader {
        Reader::again(name, Plan { hints: hints.clone(), ..Plan::default() })
    }

    /// A reader that knows what an earlier one found out.
    pub fn again(name: &str, plan: Plan) -> Reader {
        Reader { name: name.to_owned(), hints: plan.hints.clone(), plan, bytes: 0, state: State::Head(Vec::new()) }
    }

    /// Takes the next bytes of the file.
    pub fn feed(&mut self, mut bytes: &[u8], advisor: &mut dyn Advisor) {
        self.bytes += bytes.len() as u64;
        while let State::Head(head) = &mut self.state {
            let wanted = (head.len() / HEAD + 1) * HEAD;
            let (now, later) = bytes.split_at(bytes.len().min(wanted - head.len()));
            head.extend_from_slice(now);
            if head.len() < wanted {
                return;
            }
            bytes = later;
            if is_enough(head) {
                self.state = State::Body(begin(head, false, &mut self.plan, advisor));
            }
        }
        if let State::Body(Ok(body)) = &mut self.state {
            body.feed(bytes);
        }
    }

    /// How many rows were kept so far.
    pub fn rows(&self) -> u64 {
        match &self.state {
            State::Body(Ok(body)) => body.rows(),
            State::Head(_) | State::Body(Err(_)) => 0,
        }
    }

    /// About how many bytes the table takes so far.
    pub fn memory(&self) -> u64 {
        match &self.state {
            State::Body(Ok(body)) => body.memory(),
            State::Head(_) | State::Body(Err(_)) => 0,
        }
    }

    /// What of the file is too large to be read, once that is known; the rest
    /// of it need not be fed.
    pub fn over(&self) -> Option<Limit> {
        if let State::Body(Err(limit)) = self.state { Some(limit) } else { None }
    }

    /// Ends the file.
    pub fn finish(mut self, advisor: &mut dyn Advisor) -> Outcome {
        let body = match self.state {
            State::Head(head) => begin(&head, true, &mut self.plan, advisor),
            State::Body(body) => body,
        };
        let outcome = match body {
            Ok(body) => body.finish(self.name, self.bytes, self.plan, advisor),
            Err(limit) => Outcome::Over(limit),
        };
        match outcome {
            // The next reader asks for hints itself, by the header as it is without them.
            Outcome::Again(plan) => Outcome::Again(Box::new(Plan { hints: self.hints, ..*plan })),
            Outcome::Read(_) | Outcome::Over(_) => outcome,
        }
    }
}

fn begin(head: &[u8], complete: bool, plan: &mut Plan, advisor: &mut dyn Advisor) -> Result<Box<Body>, Limit> {
    let mut start = Start::of(head, complete, plan);
    if let Some(hints) = advisor.hints(&start.shape.names) {
        let is_found = hints.finds_the_same_table(&plan.hints);
        plan.hints = hints;
        if !is_found {
            start = Start::of(head, complete, plan);
        }
    }
    Body::begin(start, head, plan).map(Box::new)
}

/// The bytes at the start of a file that say how it is written, and whether they are all of it.
pub fn head(bytes: &[u8]) -> (&[u8], bool) {
    let mut heads = (1..).map_while(|heads| bytes.get(..heads * HEAD));
    heads.find(|head| is_enough(head)).map_or((bytes, true), |head| (head, false))
}

fn is_enough(head: &[u8]) -> bool {
    head.len() >= LONGEST_HEAD || head.iter().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// Reads bytes that are all there. A file that is too large gives nothing but
/// the problem that says so.
pub fn read(name: &str, bytes: &[u8], hints: &Hints) -> Import {
    let mut reader = Reader::new(name, hints);
    loop {
        reader.feed(bytes, &mut ());
        match reader.finish(&mut ()) {
            Outcome::Read(import) => return *import,
            Outcome::Again(plan) => reader = Reader::again(name, *plan),
            Outcome::Over(limit) => {
                let too_large = Problem::whole(ProblemKind::OverLimit { limit });
                return Import { bytes: bytes.len() as u64, problems: vec![too_large], ..read(name, &[], hints) };
            }
        }
    }
}
