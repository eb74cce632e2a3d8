//! A session: the page's requests go in, and out comes what has to be done.
//!
//! It holds the engine and every rule about what happens when, and does nothing
//! itself: no file is read, nothing stored and no time waited for here. Whoever
//! drives it performs its [`Effect`]s and comes back with [`Event`]s: the worker
//! with the browser's files, a test with files in memory.
//!
//! Questions are answered at once, also while files are read; everything that
//! changes the data, or looks into files, waits its turn. A cancel overtakes all.

use std::collections::VecDeque;

use crate::engine::protocol::{BUILD, Numbered, Reply, Request};
use crate::engine::session::effect::{Effect, Event, Outcome, Ticket};
use crate::engine::session::holdings::Holdings;
use crate::engine::session::task::{Step, Task};

pub mod effect;
pub mod opening;
pub mod finding;
pub mod feeding;
pub mod looking;
pub mod keeping;
pub mod task;
pub mod holdings;

/// Progress is told at most this often.
const TELL_EVERY_MS: u64 = 50;

/// A session; `F` is what the outside knows a file by.
pub struct Session<F> {
    holdings: Holdings<F>,
    /// Requests that wait their turn, with their files.
    waiting: VecDeque<(Numbered<Request>, Vec<F>)>,
    /// The number of the request that is being served, or was last.
    number: u32,
    task: Option<Task<F>>,
    /// Of the work that was asked for last.
    ticket: Ticket,
    /// Imports with a lower number are not wanted any more.
    cancelled_before: u32,
    told_ms: Option<u64>,
    effects: Vec<Effect<F>>,
}

impl<F: Clone> Session<F> {
    /// A session without data; `tab` is a name that no other tab has.
    pub fn new(tab: String) -> Session<F> {
        Session {
            holdings: Holdings::new(tab),
            waiting: VecDeque::new(),
            number: 0,
            task: None,
            ticket: Ticket::default(),
            cancelled_before: 0,
            told_ms: None,
            effects: Vec::new(),
        }
    }

    /// What is told without being asked, first of all: which build this is, and
    /// the KPIs there are.
    pub fn greeting(&self) -> [Numbered<Reply>; 2] {
        let ready = Reply::Ready { build: BUILD.to_owned() };
        [ready, Reply::Catalogue(self.holdings.engine.catalogue())].map(|body| Numbered { number: 0, body })
    }

    /// Takes what happened, `now_ms` milliseconds after 1970, and says what has
    /// to be done. At most one piece of work is wanted at a time.
    pub fn take(&mut self, now_ms: u64, event: Event<F>) -> Vec<Effect<F>> {
        self.holdings.now_ms = now_ms;
        match event {
            Event::Asked { request, files } => self.hear(request, files),
            Event::Unpacking { ticket, bytes_read } if self.wants(ticket) => self.tell(bytes_read),
            Event::Done { ticket, outcome } if self.wants(ticket) => self.go_on(outcome),
            // Of work that was given up.
            Event::Unpacking { .. } | Event::Done { .. } => {}
        }
        while self.task.is_none()
            && let Some((request, files)) = self.waiting.pop_front()
        {
            (self.number, self.told_ms) = (request.number, None);
            let step = self.holdings.begin(request.body, files);
            self.follow(step);
        }
        std::mem::take(&mut self.effects)
    }

    /// Whether the outcome of this work is still awaited.
    pub fn wants(&self, ticket: Ticket) -> bool {
        self.task.is_some() && self.ticket == ticket
    }

    fn hear(&mut self, request: Numbered<Request>, files: Vec<F>) {
        let number = request.number;
        if request.body == Request::Cancel {
            return self.cancel(number);
        }
        match self.holdings.engine.answer(request.body) {
            Ok(body) => self.effects.push(Effect::Post(Numbered { number, body })),
            Err(body) => {
                self.waiting.push_back((Numbered { number, body: *body }, files));
                self.task.take_if(|task| matches!(task, Task::Dozing));
            }
        }
    }

    fn cancel(&mut self, before: u32) {
        self.cancelled_before = self.cancelled_before.max(before);
        if self.is_cancelled() && self.task.take_if(|task| task.is_an_import()).is_some() {
            self.reply(Reply::Cancelled);
        }
    }

    fn is_cancelled(&self) -> bool {
        self.number < self.cancelled_before
    }

    fn go_on(&mut self, outcome: Outcome<F>) {
        match self.task.take() {
            Some(Task::Dozing) => self.effects.push(Effect::WarmUp),
            Some(task) => {
                let has_read = matches!(task, Task::Feeding(_));
                let step = self.holdings.go_on(task, outcome);
                self.follow(step);
                if has_read {
                    self.tell(0);
                }
            }
            None => {}
        }
    }

    fn follow(&mut self, step: Step<F>) {
        step.reply.into_iter().for_each(|reply| self.reply(reply));
        let Some((task, work)) = step.next else { return };
        if self.is_cancelled() && task.is_an_import() {
            return self.reply(Reply::Cancelled);
        }
        if matches!(task, Task::Dozing) && !self.waiting.is_empty() {
            return;
        }
        self.task = Some(task);
        self.ticket = Ticket(self.ticket.0.wrapping_add(1));
        self.effects.push(Effect::Work { ticket: self.ticket, work });
    }

    /// Tells how far an import is, from time to time. The clock may be set back: that is a time, too.
    fn tell(&mut self, bytes_read: u64) {
        let now_ms = self.holdings.now_ms;
        if self.told_ms.is_some_and(|told| now_ms.abs_diff(told) < TELL_EVERY_MS) {
            return;
        }
        if let Some(progress) = self.task.as_ref().and_then(|task| task.progress(bytes_read)) {
            self.told_ms = Some(now_ms);
            self.reply(Reply::Progress(progress));
        }
    }

    fn reply(&mut self, body: Reply) {
        self.effects.push(Effect::Post(Numbered { number: self.number, body }));
    }
}

#[cfg(test)]
mod tests;
