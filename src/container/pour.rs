//! From a reader onto the shelf, within the limits.

use std::io::{self, Read};

use crate::container::kind::{HEAD, Kind};
use crate::container::shelf::{Shelf, Stop};
use crate::ingest::limits::{self, Limit};
use crate::ingest::report::problem::ProblemKind;

/// So much is unpacked at a time.
pub const PIECE: usize = 256 << 10;

/// Why something does not come onto the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// All of it ends.
    Stop(Stop),
    /// This one is left out.
    LeftOut(ProblemKind),
}

impl Trouble {
    /// Attain does not read this kind of file.
    pub fn refused(what: &str) -> Trouble {
        Trouble::LeftOut(ProblemKind::Refused { what: what.to_owned() })
    }

    /// It is too large.
    pub fn over(limit: Limit) -> Trouble {
        Trouble::LeftOut(ProblemKind::OverLimit { limit })
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Trouble {
        Trouble::Stop(stop)
    }
}

/// What cannot be unpacked is broken: cut off, or changed on its way.
impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        match error.kind() {
            // So the browser says that a file is gone.
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => {
                Trouble::LeftOut(ProblemKind::Unreadable { reason: error.to_string() })
            }
            _ => Trouble::refused("broken"),
        }
    }
}

/// What comes out of a container, against what it may be: a small file that
/// unpacks to a huge one is a trap.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Bytes of the container that are unpacked here.
    pub packed: u64,
    unpacked: u64,
}

impl Measure {
    /// A measure for so many packed bytes.
    pub fn of(packed: u64) -> Measure {
        Measure { packed, unpacked: 0 }
    }

    /// Counts unpacked bytes, also among all of the outermost container; an error once they are too many.
    pub fn count(&mut self, bytes: usize, total: &mut Measure) -> Result<(), Trouble> {
        self.unpacked += bytes as u64;
        total.unpacked += bytes as u64;
        if self.unpacked > Limit::FileBytes.most() {
            return Err(Trouble::over(Limit::FileBytes));
        }
        if self.is_trap() || total.is_trap() { Err(Trouble::over(Limit::Inflation)) } else { Ok(()) }
    }

    /// Whether more was unpacked than any table would.
    pub fn is_trap(&self) -> bool {
        self.unpacked > limits::INNOCENT_BYTES && self.unpacked / Limit::Inflation.most() > self.packed
    }
}

/// The first bytes of what is unpacked, and what they say it is.
pub fn first(reader: &mut impl Read) -> io::Result<(Vec<u8>, Kind)> {
    let mut head = Vec::new();
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    let kind = Kind::of(&head);
    Ok((head, kind))
}

/// Puts a plain file on the shelf: its first bytes and all that follow.
pub async fn pour(
    name: &str,
    head: &[u8],
    reader: &mut impl Read,
    measure: Measure,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<(), Trouble> {
    shelf.begin(name)?;
    let poured = rest(head, reader, measure, total, shelf).await;
    match poured {
        Ok(()) => shelf.end()?,
        Err(_) => shelf.abandon(),
    }
    poured
}

async fn rest(
    head: &[u8],
    reader: &mut impl Read,
    mut measure: Measure,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<(), Trouble> {
    let mut piece = vec![0; PIECE];
    shelf.write(head)?;
    measure.count(head.len(), total)?;
    loop {
        let filled = match reader.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(filled) => filled,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        measure.count(filled, total)?;
        shelf.write(piece.get(..filled).unwrap_or_default())?;
        shelf.pause().await?;
    }
}

/// All of a small container that lies in another one.
pub async fn whole(
    head: Vec<u8>,
    reader: &mut impl Read,
    mut measure: Measure,
    total: &mut Measure,
    shelf: &mut impl Shelf,
) -> Result<Vec<u8>, Trouble> {
    let mut bytes = head;
    let most = Limit::NestedBytes.most();
    loop {
        let before = bytes.len();
        reader.take(PIECE as u64).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            return Err(Trouble::over(Limit::NestedBytes));
        }
        if bytes.len() == before {
            return Ok(bytes);
        }
        measure.count(bytes.len() - before, total)?;
        shelf.pause().await?;
    }
}
