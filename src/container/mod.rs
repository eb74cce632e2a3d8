//! What CSV files come in: compressed, in archives, as sheets of a workbook.
//!
//! A *container* is a file that holds tables but is no plain text. [`unpack`]
//! turns it into the plain CSV files in it, piece by piece, onto a [`Shelf`], so
//! that neither the container nor what is in it ever lies in memory as a whole.
//! Everything after that sees plain CSV only. What a file is, its first bytes
//! say ([`kind`]), never its name.
//!
//! Unpacking is a future because whoever drives it may have to hear messages
//! between two pieces, as the worker does. Natively nothing is waited for:
//! [`now`] runs it to its end.

pub mod csv;
pub mod kind;
pub mod moment;
pub mod seek;
pub mod shelf;
pub mod now;
pub mod gather;
pub mod pour;
pub mod gzip;
pub mod directory;
pub mod office;
pub mod sheet;
pub mod workbook;
pub mod archive;

use std::io::{Read, Seek, SeekFrom};

use crate::container::kind::Kind;
use crate::container::pour::{Measure, Trouble};
use crate::container::shelf::{Shelf, Stop};

/// How deep containers are opened in containers: a workbook in an archive is, an
/// archive in it is not.
const DEEPEST: u32 = 1;

/// A file that can be read from wherever one likes. All code works on this one
/// type, so that it is in the program once.
pub trait File: Read + Seek {}

impl<T: Read + Seek> File for T {}

/// Puts every table in a container on the shelf. A part that cannot be read is
/// left out with its reason; the rest is read.
///
/// # Errors
/// Only what the shelf says: that nobody wants the files any more, or that it is full.
pub async fn unpack(name: &str, container: &mut dyn File, shelf: &mut impl Shelf) -> Result<(), Stop> {
    let packed = container.seek(SeekFrom::End(0)).and_then(|packed| container.seek(SeekFrom::Start(0)).map(|_| packed));
    match packed {
        Ok(packed) => unpack_at(0, name, container, &mut Measure::of(packed), shelf).await,
        Err(error) => left_out(name, error.into(), shelf),
    }
}

async fn unpack_at(depth: u32, name: &str, mut container: &mut dyn File, total: &mut Measure, shelf: &mut impl Shelf) -> Result<(), Stop> {
    let unpacked = match kind::head_of(&mut container) {
        Err(error) => Err(Trouble::from(error)),
        Ok(head) => match Kind::of(&head) {
            Kind::Gzip => gzip::unpack(name, container, total, shelf).await,
            Kind::Zip => archive::unpack(depth, name, container, total, shelf).await,
            Kind::Text => Err(Trouble::refused("text")),
            Kind::Other(what) => Err(Trouble::refused(what)),
        },
    };
    unpacked.or_else(|trouble| left_out(name, trouble, shelf))
}

/// Tells why a file does not come onto the shelf, unless all ends.
fn left_out(name: &str, trouble: Trouble, shelf: &mut impl Shelf) -> Result<(), Stop> {
    match trouble {
        Trouble::Stop(stop) => Err(stop),
        Trouble::LeftOut(reason) => {
            shelf.leave_out(name, reason);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
