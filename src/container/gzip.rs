//! A file compressed with gzip.

use std::io::{BufRead, BufReader, Read, SeekFrom};

use flate2::bufread::GzDecoder;

use crate::container::File;
use crate::container::kind::Kind;
use crate::container::pour::{self, Measure, PIECE, Trouble};
use crate::container::shelf::Shelf;

/// Puts the file in it on the shelf, under its name without `.gz`.
pub async fn unpack(name: &str, file: &mut dyn File, total: &mut Measure, shelf: &mut impl Shelf) -> Result<(), Trouble> {
    let packed = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let mut members = Members { now: Some(GzDecoder::new(BufReader::with_capacity(PIECE, file))) };
    let (head, kind) = pour::first(&mut members)?;
    match kind {
        Kind::Text => pour::pour(plain_name(name), &head, &mut members, Measure::of(packed), total, shelf).await,
        Kind::Other(what) => Err(Trouble::refused(what)),
        Kind::Zip | Kind::Gzip => Err(Trouble::refused("nested")),
    }
}

fn plain_name(name: &str) -> &str {
    let stem = name.len().checked_sub(3).and_then(|at| name.split_at_checked(at)).filter(|(_, end)| end.eq_ignore_ascii_case(".gz"));
    stem.map_or(name, |(stem, _)| stem)
}

/// The members of a gzip file as one: programs that write in parallel, or append,
/// make several. What follows the last one, such as padding, is nothing.
struct Members<R: BufRead> {
    now: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        while let Some(member) = &mut self.now {
            let filled = member.read(room)?;
            if filled > 0 || room.is_empty() {
                return Ok(filled);
            }
            let Some(mut rest) = self.now.take().map(GzDecoder::into_inner) else { break };
            if rest.fill_buf()?.first() == Some(&0x1f) {
                self.now = Some(GzDecoder::new(rest));
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_ending_away() {
        for (name, plain) in
            [("deals.csv.gz", "deals.csv"), ("deals.GZ", "deals"), ("deals", "deals"), ("名.gz", "名"), ("名", "名"), ("", "")]
        {
            assert_eq!(plain_name(name), plain);
        }
    }
}
