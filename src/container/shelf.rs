//! Where unpacked files are put.

use std::future::Future;

use crate::ingest::report::problem::ProblemKind;

/// Takes files as they are unpacked, one after the other: `begin`, `write` as
/// often as need be, then `end`, or `drop` where the rest cannot be read.
pub trait Shelf {
    /// A file of this name begins.
    fn begin(&mut self, name: &str) -> Result<(), Stop>;

    /// Its next bytes.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Stop>;

    /// It is complete.
    fn end(&mut self) -> Result<(), Stop>;

    /// It cannot be read to its end: what is there of it is worth nothing.
    fn abandon(&mut self);

    /// Something is not put on the shelf, and why.
    fn leave_out(&mut self, name: &str, reason: ProblemKind);

    /// Between two pieces: time to do something else.
    fn pause(&mut self) -> impl Future<Output = Result<(), Stop>>;
}

/// Why unpacking ends early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Nobody wants the files any more.
    Cancelled,
    /// There is no room for them, or the like.
    Failed(String),
}
