//! What the browser has to do after a message.

use std::collections::BTreeSet;

use crate::engine::protocol::{Numbered, Request};
use crate::state::keep::group::Group;
use crate::state::told::Told;

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
    /// Write these groups soon.
    Save(BTreeSet<Group>),
    /// Put the text in storage under this key under another one.
    SetAside(&'static str),
    /// Delete what is saved.
    ForgetSaved,
    /// Do not write what was to be written soon: another tab has deleted it.
    DropUnsaved,
    /// Take what is saved of this group for what another tab has saved.
    LookAt(Group),
    /// Tell the other tabs.
    Tell(Told),
    /// Delete the kept files without the engine, which cannot do it.
    ForgetFiles,
    /// Load the page again.
    Reload,
    /// Add a step to the browser's history, which going back takes away.
    AddStep,
    /// Take that step away, if it is the last one.
    DropStep,
    /// Start the clock.
    StartClock(Clock),
    /// Stop the clock as soon as the page has been painted.
    StopClock { clock: Clock, rows: u64, bytes: u64 },
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
