//! Opening containers in the worker, before the import begins: everything
//! downstream sees plain CSV files, which the browser holds.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::FileReaderSync;

use crate::browser::clock::now_ms;
use crate::browser::error::BrowserError;
use crate::browser::kept_files::Held;
use crate::browser::slices::Handle;
use crate::browser::timer::breathe;
use crate::container::kind::{HEAD, Kind};
use crate::container::shelf::{Shelf, Stop};
use crate::container::unpack;
use crate::engine::protocol::Progress;
use crate::ingest::report::problem::{Problem, ProblemKind};

/// Progress is told, and messages are heard, this often.
const PAUSE_EVERY_MS: f64 = 50.0;
/// So many bytes are gathered before they are given to the browser.
const GATHERED: usize = 4 << 20;

/// Plain files, and what was left out of the containers.
pub struct Opened {
    pub files: Vec<Held>,
    pub problems: Vec<Problem>,
}

/// Takes out of the files that are containers what is in them. `None`: cancelled.
pub async fn open(files: Vec<Held>, is_cancelled: impl Fn() -> bool, tell: impl Fn(Progress)) -> Option<Opened> {
    let mut opened = Opened { files: Vec::new(), problems: Vec::new() };
    let (mut containers, mut bytes_total) = (Vec::new(), 0);
    for held in &files {
        let is_container = is_container(&held.handle).await;
        containers.push(is_container);
        bytes_total += if is_container { held.handle.size() } else { 0 };
    }
    let mut bytes_before = 0;
    for (held, is_container) in files.into_iter().zip(containers) {
        if !is_container {
            opened.files.push(held);
            continue;
        }
        let bytes_read = Rc::new(Cell::new(0));
        let progress = || Progress {
            file: held.name.clone(),
            bytes_done: bytes_before + bytes_read.get().min(held.handle.size()),
            bytes_total,
            rows: 0,
        };
        let mut shelf =
            Blobs { opened: &mut opened, begun: None, paused_ms: now_ms(), is_cancelled: &is_cancelled, tell: &|| tell(progress()) };
        let unpacked = match Waiting::of(&held.handle, bytes_read.clone()) {
            Ok(mut file) => unpack(&held.name, &mut file, &mut shelf).await,
            Err(error) => Err(Stop::Failed(error.to_string())),
        };
        match unpacked {
            Ok(()) => {}
            Err(Stop::Cancelled) => return None,
            Err(Stop::Failed(reason)) => opened.problems.push(Problem::of_file(&held.name, ProblemKind::Unreadable { reason })),
        }
        bytes_before += held.handle.size();
    }
    Some(opened)
}

/// What cannot even be looked at is left to the import, which says so.
async fn is_container(handle: &Handle) -> bool {
    let head = handle.read(0, handle.size().min(HEAD as u64)).await;
    head.is_ok_and(|head| matches!(Kind::of(&head), Kind::Gzip | Kind::Zip))
}

/// A file read as native programs read one, from wherever they like: whoever reads
/// waits until the bytes are there, which only a worker may do.
struct Waiting {
    handle: Handle,
    reader: FileReaderSync,
    position: u64,
    bytes_read: Rc<Cell<u64>>,
}

impl Waiting {
    fn of(handle: &Handle, bytes_read: Rc<Cell<u64>>) -> Result<Waiting, BrowserError> {
        Ok(Waiting { handle: handle.clone(), reader: FileReaderSync::new()?, position: 0, bytes_read })
    }

    fn up_to(&self, end: u64) -> Result<Uint8Array, BrowserError> {
        let part = self.handle.0.slice_with_f64_and_f64(self.position as f64, end as f64)?;
        Ok(Uint8Array::new(&self.reader.read_as_array_buffer(&part)?.into()))
    }
}

impl Read for Waiting {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let end = self.position.saturating_add(room.len() as u64).min(self.handle.size());
        if end <= self.position {
            return Ok(0);
        }
        // The one kind of error that means the file rather than what is in it.
        let bytes = self.up_to(end).map_err(|error| io::Error::new(io::ErrorKind::NotFound, error.to_string()))?;
        let filled = bytes.length() as usize;
        let room = room.get_mut(..filled).ok_or(io::ErrorKind::UnexpectedEof)?;
        bytes.copy_to(room);
        self.position += filled as u64;
        self.bytes_read.set(self.bytes_read.get() + filled as u64);
        Ok(filled)
    }
}

impl Seek for Waiting {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.handle.size().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// The shelf: unpacked bytes go to the browser in large pieces, which it keeps
/// outside the program's memory.
struct Blobs<'a> {
    opened: &'a mut Opened,
    begun: Option<Begun>,
    paused_ms: f64,
    is_cancelled: &'a dyn Fn() -> bool,
    tell: &'a dyn Fn(),
}

struct Begun {
    name: String,
    pieces: Vec<Handle>,
    gathered: Vec<u8>,
}

impl Begun {
    fn give(&mut self) -> Result<(), Stop> {
        self.pieces.push(Handle::from_bytes(&self.gathered).map_err(failed)?);
        self.gathered.clear();
        Ok(())
    }
}

impl Shelf for Blobs<'_> {
    fn begin(&mut self, name: &str) -> Result<(), Stop> {
        self.begun = Some(Begun { name: name.to_owned(), pieces: Vec::new(), gathered: Vec::new() });
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let Some(begun) = &mut self.begun else { return Ok(()) };
        begun.gathered.extend_from_slice(bytes);
        if begun.gathered.len() >= GATHERED { begun.give() } else { Ok(()) }
    }

    fn end(&mut self) -> Result<(), Stop> {
        let Some(mut begun) = self.begun.take() else { return Ok(()) };
        begun.give()?;
        let handle = Handle::joined(&begun.pieces).map_err(failed)?;
        self.opened.files.push(Held { name: begun.name, handle, place: None });
        Ok(())
    }

    fn abandon(&mut self) {
        self.begun = None;
    }

    fn leave_out(&mut self, name: &str, reason: ProblemKind) {
        self.opened.problems.push(Problem::of_file(name, reason));
    }

    async fn pause(&mut self) -> Result<(), Stop> {
        if now_ms() - self.paused_ms < PAUSE_EVERY_MS {
            return Ok(());
        }
        (self.tell)();
        breathe().await;
        self.paused_ms = now_ms();
        if (self.is_cancelled)() { Err(Stop::Cancelled) } else { Ok(()) }
    }
}

fn failed(error: BrowserError) -> Stop {
    Stop::Failed(error.to_string())
}
