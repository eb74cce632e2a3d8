//! The page's end of the line to the worker: what it may send, and what it believes.
//!
//! A message to a worker whose program has not started yet would be lost, so the
//! worker announces itself first and what is to be sent waits until then. A worker
//! that ended is replaced; what its predecessors still say does not count. One that
//! owes an answer and says nothing for too long is told of: it may hang.

use std::collections::BTreeSet;

use crate::engine::protocol::{BUILD, Numbered, Reply, Request};
use crate::engine::wire;

/// What the line tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Started,
    Reply(Box<Numbered<Reply>>),
    /// The worker said something that cannot be read, to the request of this number
    /// as far as it can be told.
    Unreadable {
        number: Option<u32>,
        message: String,
    },
    /// The worker stopped unexpectedly.
    Crashed {
        message: String,
    },
    /// The worker did not come up at all.
    Missing {
        reason: String,
    },
    /// The worker owes an answer and has said nothing for this long.
    Silent {
        seconds: u64,
    },
    /// The worker is of another build than the page.
    Outdated,
}

/// A worker that reads says so twenty times a second; one that puts millions of rows
/// together may need seconds for it.
const SILENT_MS: u64 = 20_000;
/// Whoever cancels or erases does not want to wait.
const URGENT_MS: u64 = 5_000;
/// Between two looks; after a longer pause the whole page has slept.
const PAUSE_MS: u64 = 5_000;

/// The line; `P` is what is sent through it.
#[derive(Debug)]
pub struct Line<P> {
    /// Tells the present worker from its predecessors.
    generation: u32,
    /// Whether the present worker has announced itself.
    is_open: bool,
    waiting: Vec<P>,
    /// The numbers of what is not answered.
    owed: BTreeSet<u32>,
    is_urgent: bool,
    /// When the worker gave the last sign, or began to owe one.
    sign_ms: u64,
    looked_ms: u64,
    /// Its silence was told of.
    is_silent: bool,
    /// Nothing is to be awaited of it any more: it has ended, or is of another build.
    is_over: bool,
}

/// What comes of a message.
#[derive(Debug, PartialEq)]
pub struct News<P> {
    pub heard: Option<Heard>,
    /// What has waited and is to be sent now, before that is told.
    pub parcels: Vec<P>,
}

impl<P> Line<P> {
    /// A line without a worker.
    pub fn new() -> Line<P> {
        Line {
            generation: 0,
            is_open: false,
            waiting: Vec::new(),
            owed: BTreeSet::new(),
            is_urgent: false,
            sign_ms: 0,
            looked_ms: 0,
            is_silent: false,
            is_over: false,
        }
    }

    /// A new worker is started: what waited was for the one before. Gives its generation.
    pub fn begin(&mut self, now_ms: u64) -> u32 {
        *self = Line { generation: self.generation.wrapping_add(1), sign_ms: now_ms, looked_ms: now_ms, ..Line::new() };
        self.generation
    }

    /// Whether this is the present worker.
    pub fn is_of(&self, generation: u32) -> bool {
        generation == self.generation
    }

    /// Takes what is to be sent for a request; gives back what can be sent at once.
    pub fn post(&mut self, now_ms: u64, request: &Numbered<Request>, parcel: P) -> Option<P> {
        if self.owed.is_empty() && self.is_open {
            (self.sign_ms, self.looked_ms) = (now_ms, now_ms);
        }
        if matches!(request.body, Request::Cancel | Request::Erase { .. }) {
            (self.is_urgent, self.is_silent, self.sign_ms, self.looked_ms) = (true, false, now_ms, now_ms);
        }
        // A cancel has no answer of its own.
        if request.body != Request::Cancel {
            self.owed.insert(request.number);
        }
        if self.is_open {
            return Some(parcel);
        }
        self.waiting.push(parcel);
        None
    }

    /// Hears a message of the worker of this generation.
    pub fn hear(&mut self, now_ms: u64, generation: u32, message: &[u8]) -> News<P> {
        if generation != self.generation {
            return News { heard: None, parcels: Vec::new() };
        }
        (self.sign_ms, self.is_silent, self.is_urgent) = (now_ms, false, false);
        let (heard, parcels) = match wire::read::<Numbered<Reply>>(message) {
            Ok(Numbered { body: Reply::Ready { build }, .. }) if build == BUILD => {
                self.is_open = true;
                (Heard::Started, std::mem::take(&mut self.waiting))
            }
            Ok(Numbered { body: Reply::Ready { .. }, .. }) => (Heard::Outdated, Vec::new()),
            // A worker of this build has announced itself: one bad message is no other build.
            Err(error) if self.is_open => {
                // Which of them it was the answer to may not be known.
                let number = wire::beginning(message);
                self.owed.retain(|owed| number.is_some_and(|number| number != *owed));
                (Heard::Unreadable { number, message: error }, Vec::new())
            }
            Err(_) => (Heard::Outdated, Vec::new()),
            Ok(reply) => {
                if !matches!(reply.body, Reply::Progress(_)) {
                    self.owed.remove(&reply.number);
                }
                (Heard::Reply(Box::new(reply)), Vec::new())
            }
        };
        self.is_over |= heard == Heard::Outdated;
        News { heard: Some(heard), parcels }
    }

    /// Whether something is to be looked for.
    pub fn is_waiting(&self) -> bool {
        !self.is_over && (!self.is_open || !self.owed.is_empty())
    }

    /// Looks whether the worker has been silent for too long; to be called every second while
    /// something [is waited for](Line::is_waiting). It is told once.
    pub fn look(&mut self, now_ms: u64) -> Option<Heard> {
        if now_ms.abs_diff(self.looked_ms) > PAUSE_MS {
            self.sign_ms = now_ms;
        }
        self.looked_ms = now_ms;
        let silent_ms = now_ms.saturating_sub(self.sign_ms);
        let most = if self.is_urgent { URGENT_MS } else { SILENT_MS };
        if self.is_silent || !self.is_waiting() || silent_ms < most {
            return None;
        }
        self.is_silent = true;
        Some(Heard::Silent { seconds: silent_ms / 1000 })
    }

    /// The worker of this generation ended with this message.
    pub fn break_down(&mut self, generation: u32, message: String) -> Option<Heard> {
        self.is_over |= generation == self.generation;
        match (generation == self.generation, self.is_open) {
            (false, _) => None,
            (true, true) => Some(Heard::Crashed { message }),
            (true, false) => Some(Heard::Missing { reason: message }),
        }
    }
}

impl<P> Default for Line<P> {
    fn default() -> Line<P> {
        Line::new()
    }
}

/// The last lines of a worker's script, in JavaScript: it waits for its program, which the
/// page has compiled. A rejected promise would be silent; an exception out of a timer
/// reaches the page.
pub const LAST_LINES: &str = ";onmessage=(event)=>{onmessage=null;\
    wasm_bindgen({module_or_path:event.data}).catch((error)=>setTimeout(()=>{throw error}))};";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::Failure;

    fn message(body: Reply) -> Vec<u8> {
        wire::write(&Numbered { number: 3, body }).unwrap()
    }

    fn asked() -> Numbered<Request> {
        Numbered { number: 3, body: Request::Discard }
    }

    fn ready(build: &str) -> Vec<u8> {
        message(Reply::Ready { build: build.to_owned() })
    }

    fn heard(news: News<&'static str>) -> Option<Heard> {
        assert_eq!(news.parcels, Vec::<&str>::new());
        news.heard
    }

    #[test]
    fn what_is_sent_waits_until_the_worker_has_announced_itself() {
        let mut line = Line::new();
        let worker = line.begin(0);
        assert_eq!((line.post(0, &asked(), "a"), line.post(0, &asked(), "b")), (None, None));
        assert_eq!(line.hear(0, worker, &ready(BUILD)), News { heard: Some(Heard::Started), parcels: vec!["a", "b"] });
        assert_eq!(line.post(0, &asked(), "c"), Some("c"));
        assert_eq!(
            heard(line.hear(0, worker, &message(Reply::Erased))),
            Some(Heard::Reply(Box::new(Numbered { number: 3, body: Reply::Erased })))
        );
    }

    #[test]
    fn a_worker_that_was_replaced_is_not_heard() {
        let mut line = Line::new();
        let first = line.begin(0);
        assert_eq!(heard(line.hear(0, first, &ready(BUILD))), Some(Heard::Started));
        let second = line.begin(0);
        assert_eq!(line.post(0, &asked(), "a"), None, "the new worker is not there yet");
        assert_eq!(heard(line.hear(0, first, &message(Reply::Cancelled))), None);
        assert_eq!(heard(line.hear(0, first, &ready(BUILD))), None);
        assert_eq!(line.break_down(first, "late".to_owned()), None);
        assert_eq!(line.hear(0, second, &ready(BUILD)).parcels, ["a"]);
    }

    #[test]
    fn nothing_waits_longer_than_its_worker() {
        let mut line = Line::new();
        line.begin(0);
        assert_eq!(line.post(0, &asked(), "a"), None);
        let second = line.begin(0);
        assert_eq!(heard(line.hear(0, second, &ready(BUILD))), Some(Heard::Started));
    }

    #[test]
    fn another_build_is_not_talked_to() {
        let mut line = Line::new();
        let worker = line.begin(0);
        assert_eq!(line.post(0, &asked(), "a"), None);
        for message in [ready("of yesterday"), b"{\"number\":0}".to_vec(), Vec::new()] {
            assert_eq!(heard(line.hear(0, worker, &message)), Some(Heard::Outdated));
        }
    }

    #[test]
    fn one_unreadable_message_is_no_other_build() {
        let mut line = Line::<&str>::new();
        let worker = line.begin(0);
        line.hear(0, worker, &ready(BUILD));
        let whole = message(Reply::Failed(Failure::Refused { file: "notes.pdf".to_owned() }));
        let cut = whole.get(..whole.len() - 4).unwrap();
        assert!(matches!(line.hear(0, worker, cut).heard, Some(Heard::Unreadable { number: Some(3), .. })));
        assert!(matches!(line.hear(0, worker, &[]).heard, Some(Heard::Unreadable { number: None, .. })));
        assert_eq!(line.post(0, &asked(), "a"), Some("a"), "it is still talked to");
        assert!(matches!(line.hear(0, worker, &message(Reply::Erased)).heard, Some(Heard::Reply(_))));
    }

    #[test]
    fn a_worker_that_ends_is_missing_or_crashed() {
        let mut line = Line::<&str>::new();
        let worker = line.begin(0);
        let reason = "no program".to_owned();
        assert_eq!(line.break_down(worker, reason.clone()), Some(Heard::Missing { reason: reason.clone() }));
        line.hear(0, worker, &ready(BUILD));
        assert_eq!(line.break_down(worker, reason.clone()), Some(Heard::Crashed { message: reason }));
    }

    #[test]
    fn a_worker_that_owes_an_answer_for_too_long_is_told_of_once() {
        let ask = |number, body| Numbered { number, body };
        let look = |line: &mut Line<&str>, from: u64, to: u64| -> Vec<u64> {
            (from..=to).filter(|second| line.look(second * 1000).is_some()).collect()
        };
        let mut line = Line::<&str>::new();
        let worker = line.begin(0);
        assert_eq!(look(&mut line, 1, 60), [20], "it does not come up");
        line.hear(60_000, worker, &ready(BUILD));
        assert_eq!(look(&mut line, 61, 200), [0; 0], "it owes nothing");
        line.post(200_000, &ask(3, Request::Discard), "a");
        assert_eq!(look(&mut line, 201, 300), [220]);
        // It speaks again, and is silent again.
        let progress = Reply::Progress(crate::engine::protocol::Progress { file: String::new(), bytes_done: 0, bytes_total: 0, rows: 0 });
        line.hear(300_000, worker, &message(progress));
        assert_eq!(look(&mut line, 301, 400), [320]);
        line.hear(400_000, worker, &message(Reply::Erased));
        assert_eq!(look(&mut line, 401, 500), [0; 0], "it has answered");
        line.post(500_000, &ask(4, Request::Cancel), "b");
        assert_eq!(look(&mut line, 501, 600), [0; 0], "a cancel of nothing");
        line.post(600_000, &ask(5, Request::Discard), "a");
        assert_eq!(look(&mut line, 601, 610), [605], "somebody has wanted to cancel");
        // The computer slept, and so did the worker.
        line.hear(611_000, worker, &message(Reply::Cancelled));
        assert_eq!(look(&mut line, 612, 614), [0; 0]);
        assert_eq!(look(&mut line, 9000, 9010), [0; 0]);
        assert_eq!(look(&mut line, 9011, 9030), [9020]);
        // Of one that has ended nothing is awaited.
        line.post(9_040_000, &ask(6, Request::Discard), "a");
        line.break_down(worker, "oh".to_owned());
        assert_eq!(look(&mut line, 9041, 9100), [0; 0]);
    }
}
