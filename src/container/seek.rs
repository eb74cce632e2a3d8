//! A file that can be read from any place, as one that is read from where it stands.

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that lie somewhere and do not change.
pub trait ReadAt {
    /// How many there are.
    fn bytes(&self) -> u64;

    /// Fills `room` from its beginning with those from `start` on, and says how
    /// many there were; the room never reaches beyond the end.
    ///
    /// # Errors
    /// Why they cannot be read.
    fn read_at(&mut self, start: u64, room: &mut [u8]) -> Result<usize, String>;
}

/// A place in a file.
pub struct Seeking<R> {
    file: R,
    position: u64,
}

impl<R: ReadAt> Seeking<R> {
    /// The beginning of a file.
    pub fn new(file: R) -> Seeking<R> {
        Seeking { file, position: 0 }
    }
}

impl<R: ReadAt> Read for Seeking<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let left = self.file.bytes().saturating_sub(self.position);
        let wanted = room.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let room = room.get_mut(..wanted).unwrap_or_default();
        if room.is_empty() {
            return Ok(0);
        }
        // The one kind of error that means the file rather than what is in it.
        let filled = self.file.read_at(self.position, room).map_err(|reason| io::Error::new(io::ErrorKind::NotFound, reason))?;
        self.position += filled.min(wanted) as u64;
        Ok(filled.min(wanted))
    }
}

impl<R: ReadAt> Seek for Seeking<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.file.bytes().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Digits;

    impl ReadAt for Digits {
        fn bytes(&self) -> u64 {
            10
        }

        fn read_at(&mut self, start: u64, room: &mut [u8]) -> Result<usize, String> {
            if start == 7 {
                return Err("gone".to_owned());
            }
            room.iter_mut().zip(b'0' + start as u8..).for_each(|(place, digit)| *place = digit);
            Ok(room.len())
        }
    }

    /// Seeks and reads four bytes; the text read, or what kind of error came of it.
    fn after(seeks: &[SeekFrom]) -> Result<String, io::ErrorKind> {
        let mut file = Seeking::new(Digits);
        seeks.iter().try_for_each(|to| file.seek(*to).map(|_| ())).map_err(|error| error.kind())?;
        let mut room = [0; 4];
        let filled = file.read(&mut room).map_err(|error| error.kind())?;
        Ok(String::from_utf8_lossy(&room[..filled]).into_owned())
    }

    #[test]
    fn reads_from_wherever_it_is_told_to() {
        use SeekFrom::{Current, End, Start};
        let cases: [(&[SeekFrom], Result<&str, io::ErrorKind>); 8] = [
            (&[], Ok("0123")),
            (&[Start(5)], Ok("5678")),
            (&[End(-2)], Ok("89")),
            (&[Start(4), Current(-1)], Ok("3456")),
            (&[Start(10)], Ok("")),
            (&[Start(99)], Ok("")),
            (&[Current(-1)], Err(io::ErrorKind::InvalidInput)),
            (&[Start(7)], Err(io::ErrorKind::NotFound)),
        ];
        for (seeks, expected) in cases {
            assert_eq!(after(seeks), expected.map(str::to_owned), "{seeks:?}");
        }
    }

    #[test]
    fn reads_on_where_it_stands() {
        let mut file = Seeking::new(Digits);
        let mut read = Vec::new();
        for size in [3, 3] {
            let mut room = vec![0; size];
            file.read_exact(&mut room).unwrap();
            read.extend(room);
        }
        assert_eq!((read.as_slice(), file.stream_position().unwrap()), (b"012345".as_slice(), 6));
    }
}
