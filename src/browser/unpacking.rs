//! Unpacking containers in the worker: what is in them goes to the browser, which
//! keeps it outside the program's memory.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::FileReaderSync;

use crate::browser::error::BrowserError;
use crate::browser::slices::Handle;
use crate::container::gather::{Gathered, Holder, gather};
use crate::container::seek::{ReadAt, Seeking};

/// Unpacks a container. `hear` is told from time to time how many bytes of it have
/// been read, and says whether it is wanted; `None` when it is not.
pub async fn unpack(name: &str, container: &Handle, hear: impl AsyncFnMut(u64) -> bool) -> Option<Gathered<Handle>> {
    let bytes_read = Rc::new(Cell::new(0));
    let reader = FileReaderSync::new().ok();
    let mut file = Seeking::new(Blocking { handle: container.clone(), reader, bytes_read: bytes_read.clone() });
    gather(name, &mut file, &mut Blobs { bytes_read, hear }).await
}

/// A file read as native programs read one: whoever reads waits until the bytes
/// are there, which only a worker may do.
struct Blocking {
    handle: Handle,
    reader: Option<FileReaderSync>,
    bytes_read: Rc<Cell<u64>>,
}

impl Blocking {
    fn piece(&self, start: u64, end: u64) -> Result<Uint8Array, BrowserError> {
        let reader = self.reader.as_ref().ok_or(BrowserError::Missing("file reader"))?;
        let piece = self.handle.0.slice_with_f64_and_f64(start as f64, end as f64)?;
        Ok(Uint8Array::new(&reader.read_as_array_buffer(&piece)?.into()))
    }
}

impl ReadAt for Blocking {
    fn bytes(&self) -> u64 {
        self.handle.size()
    }

    fn read_at(&mut self, start: u64, room: &mut [u8]) -> Result<usize, String> {
        let piece = self.piece(start, start + room.len() as u64).map_err(|error| error.to_string())?;
        let filled = piece.length() as usize;
        let room = room.get_mut(..filled).ok_or("more than was asked for")?;
        piece.copy_to(room);
        self.bytes_read.set(self.bytes_read.get() + filled as u64);
        Ok(filled)
    }
}

struct Blobs<H> {
    bytes_read: Rc<Cell<u64>>,
    hear: H,
}

impl<H: AsyncFnMut(u64) -> bool> Holder for Blobs<H> {
    type File = Handle;

    fn hold(&mut self, bytes: &[u8]) -> Result<Handle, String> {
        Handle::from_bytes(bytes).map_err(|error| error.to_string())
    }

    fn join(&mut self, pieces: Vec<Handle>) -> Result<Handle, String> {
        Handle::joined(&pieces).map_err(|error| error.to_string())
    }

    async fn pause(&mut self) -> bool {
        (self.hear)(self.bytes_read.get()).await
    }
}
