//! What the browser has to do after a message.

use crate::engine::protocol::{Numbered, Request};

/// File handles that wait in the browser for their import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileBatch(pub u32);

/// One thing to do. What can be derived from the model (`<html>`'s attributes,
/// the address) is not commanded: the store follows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Send to the engine, with the handles of the batch.
    Post { request: Numbered<Request>, files: Option<FileBatch> },
    /// End the engine and start a new one.
    RestartEngine,
    /// Write these groups of the saved state soon.
    Save(Groups),
    /// Put a saved text that could not be read under another key.
    SetAside(String),
    /// Delete what is saved.
    ForgetSaved,
    /// Start the clock.
    StartClock(Clock),
    /// Stop the clock as soon as the page has been painted.
    StopClock { clock: Clock, rows: u64, bytes: u64 },
}

/// The parts of the saved state. Two tabs can change different ones without harm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub settings: bool,
    pub view: bool,
    pub goals: bool,
    pub choices: bool,
}

impl Groups {
    pub const SETTINGS: Groups = Groups { settings: true, view: false, goals: false, choices: false };
    pub const ALL: Groups = Groups { settings: true, view: true, goals: true, choices: true };

    pub fn is_empty(self) -> bool {
        self == Groups::default()
    }

    /// The groups in either.
    pub fn and(self, other: Groups) -> Groups {
        Groups {
            settings: self.settings || other.settings,
            view: self.view || other.view,
            goals: self.goals || other.goals,
            choices: self.choices || other.choices,
        }
    }
}

/// What is timed for `performance.measure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Files chosen → report shown.
    Import,
    /// Change → report shown.
    Report,
}

impl Clock {
    /// The entry's name.
    pub fn name(self) -> &'static str {
        match self {
            Clock::Import => "attain:import",
            Clock::Report => "attain:report",
        }
    }
}
