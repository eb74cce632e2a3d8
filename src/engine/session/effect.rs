//! What the session hears, and what it wants done.

use crate::container::gather::Gathered;
use crate::engine::kept::Backing;
use crate::engine::protocol::{Numbered, Reply, Request, StorageRefusal};

/// A file that the outside holds: `F` is what it knows it by, and cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<F> {
    pub name: String,
    pub bytes: u64,
    /// What its bytes come to, once they were read.
    pub checksum: Option<u64>,
    pub file: F,
    /// Where it comes from at the next visit, once that is settled.
    pub backing: Option<Backing>,
}

/// Tells one piece of work from all others, so that what was given up is not
/// taken for what is wanted now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket(pub(super) u32);

/// What the session hears.
#[derive(Debug)]
pub enum Event<'a, F> {
    /// The page asks. `files` are those of an import, in the order of its sources.
    Asked { request: Numbered<Request>, files: Vec<F> },
    /// So many bytes of the container that is being unpacked have been read.
    Unpacking { ticket: Ticket, bytes_read: u64 },
    /// A piece of work is done.
    Done { ticket: Ticket, outcome: Outcome<'a, F> },
}

/// What the session wants done, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect<F> {
    /// Send this to the page.
    Post(Numbered<Reply>),
    /// Do this, and come back with [`Event::Done`]. Other events may come meanwhile.
    Work { ticket: Ticket, work: Work<F> },
    /// Nothing is wanted at the moment: a chance for [`crate::engine::warm::warm_up`].
    WarmUp,
}

/// Work for the outside; each says which outcome it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work<F> {
    /// Read a file from its beginning: `Slice`, `End` or `Unreadable`. Its next
    /// slices may well be read before they are asked for.
    Read(F),
    /// The next slice of the same file: `Slice`, `End` or `Unreadable`.
    ReadOn,
    /// Read these pieces, all at once: `Pieces`.
    Pieces(Vec<Piece<F>>),
    /// Take out of a container what is in it: `Unpacked`, and [`Event::Unpacking`] meanwhile.
    Unpack { name: String, file: F },
    /// Hold these bytes as files: `Files`.
    Hold(Vec<Vec<u8>>),
    /// Wait until no other tab has the lock on what is stored, and take it: `Done`.
    Lock,
    /// Give the lock back: `Done`.
    Unlock,
    /// The names of everything stored: `Names`.
    Names,
    /// Store a file under this name, as a whole or not at all: `Stored`.
    Store { name: String, file: F },
    /// Store a text under this name: `Written`.
    StoreText { name: String, text: String },
    /// A stored text: `Text`.
    ReadText(String),
    /// The stored files of these names: `Files`.
    OpenStored(Vec<String>),
    /// Delete these stored files: `Done`.
    Delete(Vec<String>),
    /// Delete everything stored: `Done`.
    DeleteAll,
    /// Wait so many milliseconds: `Done`.
    Sleep(u32),
}

/// The bytes of a file from `start` up to, but not including, `end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<F> {
    pub file: F,
    pub start: u64,
    pub end: u64,
}

/// How a piece of work came out.
#[derive(Debug)]
pub enum Outcome<'a, F> {
    Slice(&'a [u8]),
    End,
    /// The file cannot be read; the reason is the browser's.
    Unreadable(String),
    /// The file was changed while it was read.
    Changed,
    /// For each piece its bytes, or why it cannot be read.
    Pieces(Vec<Result<Vec<u8>, String>>),
    Unpacked(Gathered<F>),
    /// For each wanted file what it is known by and its size; `None` for one that is not there.
    Files(Vec<Option<(F, u64)>>),
    Names(Result<Vec<String>, StorageRefusal>),
    Text(Result<String, StorageRefusal>),
    Stored(Result<Seal, NotStored>),
    Written(Result<(), StorageRefusal>),
    Done,
}

/// What was stored: so many bytes, which come to this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    pub bytes: u64,
    pub checksum: u64,
}

/// Why a file was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStored {
    Refused(StorageRefusal),
    /// The file itself cannot be read any more.
    Unreadable,
}
