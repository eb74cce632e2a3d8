//! Opening containers before the import begins, so that it sees plain files only.

use std::collections::VecDeque;

use crate::container::kind::{HEAD, Kind};
use crate::engine::protocol::Progress;
use crate::engine::session::effect::{Held, Outcome, Piece, Work};
use crate::ingest::report::issue::Issue;

/// The files of an import, as far as they are opened.
#[derive(Debug)]
pub struct Opening<F> {
    /// Plain files, in the order they are to be imported.
    pub files: Vec<Held<F>>,
    /// About what was left out of containers.
    pub problems: Vec<Issue>,
    left: VecDeque<Held<F>>,
    /// For each file that is left, whether it is a container.
    containers: VecDeque<bool>,
    now: Option<Held<F>>,
    bytes_before: u64,
    bytes_total: u64,
}

impl<F: Clone> Opening<F> {
    /// Begins with a look at the first bytes of every file.
    pub fn of(files: Vec<Held<F>>) -> (Opening<F>, Work<F>) {
        let head = |held: &Held<F>| Piece { file: held.file.clone(), start: 0, end: held.bytes.min(HEAD as u64) };
        let heads = files.iter().map(head).collect();
        let opening = Opening {
            files: Vec::new(),
            problems: Vec::new(),
            left: files.into(),
            containers: VecDeque::new(),
            now: None,
            bytes_before: 0,
            bytes_total: 0,
        };
        (opening, Work::Pieces(heads))
    }

    /// Goes on; `None` when everything is open.
    pub fn next(&mut self, outcome: Outcome<F>) -> Option<Work<F>> {
        match outcome {
            Outcome::Pieces(heads) => self.look(&heads),
            Outcome::Unpacked(gathered) => {
                let files = gathered.files.into_iter();
                self.files.extend(files.map(|there| Held {
                    name: there.name,
                    bytes: there.bytes,
                    checksum: None,
                    file: there.file,
                    backing: None,
                }));
                self.problems.extend(gathered.problems);
            }
            _ => {}
        }
        self.bytes_before += self.now.take().map_or(0, |container| container.bytes);
        while let Some(held) = self.left.pop_front() {
            if self.containers.pop_front().unwrap_or(false) {
                let (name, file) = (held.name.clone(), held.file.clone());
                self.now = Some(held);
                return Some(Work::Unpack { name, file });
            }
            self.files.push(held);
        }
        None
    }

    /// How far it is when so many bytes of the present container have been read.
    pub fn progress(&self, bytes_read: u64) -> Progress {
        let (file, bytes) = self.now.as_ref().map_or((String::new(), 0), |container| (container.name.clone(), container.bytes));
        Progress { file, bytes_done: self.bytes_before + bytes_read.min(bytes), bytes_total: self.bytes_total, rows: 0 }
    }

    /// What cannot even be looked at is left to the import, which says so.
    fn look(&mut self, heads: &[Result<Vec<u8>, String>]) {
        let is_container =
            |head: &Result<Vec<u8>, String>| head.as_ref().is_ok_and(|head| matches!(Kind::of(head), Kind::Gzip | Kind::Zip));
        self.containers = heads.iter().map(is_container).collect();
        let containers = self.left.iter().zip(&self.containers).filter(|(_, is_container)| **is_container);
        self.bytes_total = containers.map(|(held, _)| held.bytes).sum();
    }
}
