//! The page's end of the line to the worker: what it may send, and what it believes.
//!
//! A message to a worker whose program has not started yet would be lost, so the
//! worker announces itself first and what is to be sent waits until then. A worker
//! that ended is replaced; what its predecessors still say does not count.

use crate::engine::protocol::{BUILD, Numbered, Reply};
use crate::engine::wire;

/// What the line tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Started,
    Reply(Numbered<Reply>),
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
    /// The worker is of another build than the page.
    Outdated,
}

/// The line; `P` is what is sent through it.
#[derive(Debug)]
pub struct Line<P> {
    /// Tells the present worker from its predecessors.
    generation: u32,
    /// Whether the present worker has announced itself.
    is_open: bool,
    waiting: Vec<P>,
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
        Line { generation: 0, is_open: false, waiting: Vec::new() }
    }

    /// A new worker is started: what waited was for the one before. Gives its generation.
    pub fn begin(&mut self) -> u32 {
        *self = Line { generation: self.generation.wrapping_add(1), ..Line::new() };
        self.generation
    }

    /// Takes what is to be sent; gives back what can be sent at once.
    pub fn post(&mut self, parcel: P) -> Option<P> {
        if self.is_open {
            return Some(parcel);
        }
        self.waiting.push(parcel);
        None
    }

    /// Hears a message of the worker of this generation.
    pub fn hear(&mut self, generation: u32, message: &[u8]) -> News<P> {
        if generation != self.generation {
            return News { heard: None, parcels: Vec::new() };
        }
        let (heard, parcels) = match wire::read::<Numbered<Reply>>(message) {
            Ok(Numbered { body: Reply::Ready { build }, .. }) if build == BUILD => {
                self.is_open = true;
                (Heard::Started, std::mem::take(&mut self.waiting))
            }
            Ok(Numbered { body: Reply::Ready { .. }, .. }) => (Heard::Outdated, Vec::new()),
            // A worker of this build has announced itself: one bad message is no other build.
            Err(error) if self.is_open => (Heard::Unreadable { number: wire::beginning(message), message: error }, Vec::new()),
            Err(_) => (Heard::Outdated, Vec::new()),
            Ok(reply) => (Heard::Reply(reply), Vec::new()),
        };
        News { heard: Some(heard), parcels }
    }

    /// The worker of this generation ended with this message.
    pub fn break_down(&self, generation: u32, message: String) -> Option<Heard> {
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

/// The first lines of a worker, in JavaScript: they load the program of this build
/// from the page's folder. A rejected promise would be silent; an exception out of
/// a timer reaches the page.
pub fn first_lines(folder: &str, build: &str) -> String {
    let script = serde_json::json!(format!("{folder}engine.js?{build}"));
    let program = serde_json::json!(format!("{folder}engine_bg.wasm?{build}"));
    format!(
        "importScripts({script});wasm_bindgen({{module_or_path:{program}}})\
         .catch((error)=>setTimeout(()=>{{throw error}}));"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::Failure;

    fn message(body: Reply) -> Vec<u8> {
        wire::write(&Numbered { number: 3, body }).unwrap()
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
        let worker = line.begin();
        assert_eq!((line.post("a"), line.post("b")), (None, None));
        assert_eq!(line.hear(worker, &ready(BUILD)), News { heard: Some(Heard::Started), parcels: vec!["a", "b"] });
        assert_eq!(line.post("c"), Some("c"));
        assert_eq!(heard(line.hear(worker, &message(Reply::Erased))), Some(Heard::Reply(Numbered { number: 3, body: Reply::Erased })));
    }

    #[test]
    fn a_worker_that_was_replaced_is_not_heard() {
        let mut line = Line::new();
        let first = line.begin();
        assert_eq!(heard(line.hear(first, &ready(BUILD))), Some(Heard::Started));
        let second = line.begin();
        assert_eq!(line.post("a"), None, "the new worker is not there yet");
        assert_eq!(heard(line.hear(first, &message(Reply::Cancelled))), None);
        assert_eq!(heard(line.hear(first, &ready(BUILD))), None);
        assert_eq!(line.break_down(first, "late".to_owned()), None);
        assert_eq!(line.hear(second, &ready(BUILD)).parcels, ["a"]);
    }

    #[test]
    fn nothing_waits_longer_than_its_worker() {
        let mut line = Line::new();
        line.begin();
        assert_eq!(line.post("a"), None);
        let second = line.begin();
        assert_eq!(heard(line.hear(second, &ready(BUILD))), Some(Heard::Started));
    }

    #[test]
    fn another_build_is_not_talked_to() {
        let mut line = Line::new();
        let worker = line.begin();
        assert_eq!(line.post("a"), None);
        for message in [ready("of yesterday"), b"{\"number\":0}".to_vec(), Vec::new()] {
            assert_eq!(heard(line.hear(worker, &message)), Some(Heard::Outdated));
        }
    }

    #[test]
    fn one_unreadable_message_is_no_other_build() {
        let mut line = Line::<&str>::new();
        let worker = line.begin();
        line.hear(worker, &ready(BUILD));
        let whole = message(Reply::Failed(Failure::Refused { file: "notes.pdf".to_owned() }));
        let cut = whole.get(..whole.len() - 4).unwrap();
        assert!(matches!(line.hear(worker, cut).heard, Some(Heard::Unreadable { number: Some(3), .. })));
        assert!(matches!(line.hear(worker, &[]).heard, Some(Heard::Unreadable { number: None, .. })));
        assert_eq!(line.post("a"), Some("a"), "it is still talked to");
        assert!(matches!(line.hear(worker, &message(Reply::Erased)).heard, Some(Heard::Reply(_))));
    }

    #[test]
    fn a_worker_that_ends_is_missing_or_crashed() {
        let mut line = Line::<&str>::new();
        let worker = line.begin();
        let reason = "no program".to_owned();
        assert_eq!(line.break_down(worker, reason.clone()), Some(Heard::Missing { reason: reason.clone() }));
        line.hear(worker, &ready(BUILD));
        assert_eq!(line.break_down(worker, reason.clone()), Some(Heard::Crashed { message: reason }));
    }

    #[test]
    fn the_first_lines_take_an_address_for_what_it_is() {
        let lines = first_lines("https://example.com/a\"b/", "7");
        let (script, program) = (r#""https://example.com/a\"b/engine.js?7""#, r#""https://example.com/a\"b/engine_bg.wasm?7""#);
        let catch = "catch((error)=>setTimeout(()=>{throw error}));";
        assert_eq!(lines, format!("importScripts({script});wasm_bindgen({{module_or_path:{program}}}).{catch}"));
    }
}
