//! Unpacking where nothing has to be waited for: in native programs.

use std::future::{Future, ready};
use std::io::{Read, Seek};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::container::kind::{Kind, head_of};
use crate::container::shelf::{Shelf, Stop};
use crate::container::unpack;
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;

/// The files of a container, held in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// Name and bytes of each.
    pub files: Vec<(String, Vec<u8>)>,
    /// About what was left out.
    pub problems: Vec<Issue>,
}

impl Shelf for Unpacked {
    fn begin(&mut self, name: &str) -> Result<(), Stop> {
        self.files.push((name.to_owned(), Vec::new()));
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        if let Some((_, file)) = self.files.last_mut() {
            file.extend_from_slice(bytes);
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        Ok(())
    }

    fn abandon(&mut self) {
        self.files.pop();
    }

    fn leave_out(&mut self, name: &str, reason: ProblemKind) {
        self.problems.push(Issue::left_out(name, reason));
    }

    fn pause(&mut self) -> impl Future<Output = Result<(), Stop>> {
        ready(Ok(()))
    }
}

/// Adds the plain files of a file: those in it if it is a container, otherwise itself.
///
/// # Errors
/// Those of reading.
pub fn open(name: &str, mut file: impl Read + Seek, into: &mut Unpacked) -> std::io::Result<()> {
    if matches!(Kind::of(&head_of(&mut file)?), Kind::Gzip | Kind::Zip) {
        // The shelf here never stops anything.
        let _ = run(unpack(name, &mut file, into));
    } else {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        into.files.push((name.to_owned(), bytes));
    }
    Ok(())
}

/// Runs to its end a future that waits for nothing.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}
