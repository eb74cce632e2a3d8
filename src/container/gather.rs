//! A shelf whose files are held outside: unpacked bytes are given away in large
//! pieces, so that what was in a container never lies in the program's memory.

use std::future::Future;

use crate::container::shelf::{Shelf, Stop};
use crate::container::{File, unpack};
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;

/// So many bytes are gathered before they are given away.
const GATHERED: usize = 4 << 20;

/// Who holds the files.
pub trait Holder {
    /// What it knows a file by.
    type File;

    /// Holds bytes.
    ///
    /// # Errors
    /// Why it cannot.
    fn hold(&mut self, bytes: &[u8]) -> Result<Self::File, String>;

    /// Makes several pieces one file.
    ///
    /// # Errors
    /// Why it cannot.
    fn join(&mut self, pieces: Vec<Self::File>) -> Result<Self::File, String>;

    /// Between two pieces: time to do something else. `false` when nobody wants the files any more.
    fn pause(&mut self) -> impl Future<Output = bool>;
}

/// What was in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered<F> {
    pub files: Vec<Extracted<F>>,
    /// About what was left out.
    pub problems: Vec<Issue>,
}

/// A file that was in a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted<F> {
    pub name: String,
    pub bytes: u64,
    pub file: F,
}

/// Unpacks a container; `None` when nobody wants it any more.
pub async fn gather<H: Holder>(name: &str, container: &mut dyn File, holder: &mut H) -> Option<Gathered<H::File>> {
    let mut shelf = Gathering { holder, gathered: Gathered { files: Vec::new(), problems: Vec::new() }, begun: None };
    match unpack(name, container, &mut shelf).await {
        Ok(()) => {}
        Err(Stop::Cancelled) => return None,
        Err(Stop::Failed(reason)) => shelf.leave_out(name, ProblemKind::Unreadable { reason }),
    }
    Some(shelf.gathered)
}

struct Gathering<'a, H: Holder> {
    holder: &'a mut H,
    gathered: Gathered<H::File>,
    begun: Option<Begun<H::File>>,
}

struct Begun<F> {
    name: String,
    bytes: u64,
    pieces: Vec<F>,
    gathered: Vec<u8>,
}

impl<H: Holder> Shelf for Gathering<'_, H> {
    fn begin(&mut self, name: &str) -> Result<(), Stop> {
        self.begun = Some(Begun { name: name.to_owned(), bytes: 0, pieces: Vec::new(), gathered: Vec::new() });
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let Some(begun) = &mut self.begun else { return Ok(()) };
        begun.bytes += bytes.len() as u64;
        begun.gathered.extend_from_slice(bytes);
        if begun.gathered.len() >= GATHERED {
            begun.pieces.push(self.holder.hold(&begun.gathered).map_err(Stop::Failed)?);
            begun.gathered.clear();
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        let Some(Begun { name, bytes, mut pieces, gathered }) = self.begun.take() else { return Ok(()) };
        pieces.push(self.holder.hold(&gathered).map_err(Stop::Failed)?);
        let file = self.holder.join(pieces).map_err(Stop::Failed)?;
        self.gathered.files.push(Extracted { name, bytes, file });
        Ok(())
    }

    fn abandon(&mut self) {
        self.begun = None;
    }

    fn leave_out(&mut self, name: &str, reason: ProblemKind) {
        self.gathered.problems.push(Issue::left_out(name, reason));
    }

    async fn pause(&mut self) -> Result<(), Stop> {
        if self.holder.pause().await { Ok(()) } else { Err(Stop::Cancelled) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::container::now::run;

    /// Holds so many pieces, and is patient for so many pauses.
    struct Memory {
        room: usize,
        patience: usize,
    }

    impl Holder for Memory {
        type File = Vec<u8>;

        fn hold(&mut self, bytes: &[u8]) -> Result<Vec<u8>, String> {
            self.room = self.room.checked_sub(1).ok_or("full")?;
            Ok(bytes.to_vec())
        }

        fn join(&mut self, pieces: Vec<Vec<u8>>) -> Result<Vec<u8>, String> {
            Ok(pieces.concat())
        }

        async fn pause(&mut self) -> bool {
            self.patience = self.patience.saturating_sub(1);
            self.patience > 0
        }
    }

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn gathered(container: Vec<u8>, room: usize, patience: usize) -> Option<Gathered<Vec<u8>>> {
        run(gather("deals.csv.gz", &mut Cursor::new(container), &mut Memory { room, patience }))
    }

    #[test]
    fn what_is_given_away_in_pieces_is_one_file() {
        let text: Vec<u8> = (0..GATHERED as u32).flat_map(|number| [b'a' + (number % 23) as u8, b'\n']).collect();
        let Gathered { files, problems } = gathered(gz(&text), 9, usize::MAX).unwrap();
        assert_eq!((files.len(), problems), (1, Vec::new()));
        assert_eq!((files[0].name.as_str(), files[0].bytes, files[0].file == text), ("deals.csv", text.len() as u64, true));
    }

    #[test]
    fn ends_early_where_there_is_no_room_or_no_wish() {
        let text = vec![b'a'; 3 * GATHERED];
        let full = gathered(gz(&text), 1, usize::MAX).unwrap();
        let unreadable = Issue::left_out("deals.csv.gz", ProblemKind::Unreadable { reason: "full".to_owned() });
        assert_eq!((full.files.len(), full.problems), (0, vec![unreadable]));
        assert_eq!(gathered(gz(&text), 9, 2), None);
        let cut = gathered(gz(&text)[..1000].to_vec(), 9, usize::MAX).unwrap();
        assert_eq!((cut.files.len(), cut.problems.len()), (0, 1));
    }
}
