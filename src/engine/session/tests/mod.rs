//! The session, driven with files in memory.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::rc::Rc;

use super::*;
use crate::container::gather::{Holder, gather};
use crate::container::now::run;
use crate::engine::checksum::Checksum;
use crate::engine::protocol::{Failure, Kept, NotKept, Progress, Source, StorageRefusal, Unkept};
use crate::engine::session::effect::{NotStored, Seal, Work};
use crate::engine::wire;
use crate::kpi::ask::{Ask, Context, Split};
use crate::sales::quantity::Quantity;
use crate::star::choices::Choices;
use crate::star::overview::Overview;

mod files;
mod keeping;
mod messages;
mod order;
mod tabs;

const DEALS: &str = "deal id,stage,amount,closed date\nd1,Won,10.50,2024-02-01\nd2,Lost,5,2024-02-03\nd3,Won,\"1,000.25\",2024-03-01\n";
const MORE: &str = "deal id,stage,amount,closed date\nd7,Won,7,2024-02-01\nd8,Won,8,2024-02-03\nd9,Won,9,2024-03-01\n";

/// A file in memory; `None` for one that cannot be read any more.
#[derive(Clone, Debug, PartialEq)]
struct Doc(Option<Rc<[u8]>>);

impl Doc {
    fn of(bytes: impl AsRef<[u8]>) -> Doc {
        Doc(Some(bytes.as_ref().into()))
    }

    fn piece(&self, start: u64, end: u64) -> Result<Vec<u8>, String> {
        let bytes = self.0.as_ref().ok_or("gone")?;
        Ok(bytes[(start as usize).min(bytes.len())..(end as usize).min(bytes.len())].to_vec())
    }
}

/// Holds what comes out of containers.
struct Memory;

impl Holder for Memory {
    type File = Doc;

    fn hold(&mut self, bytes: &[u8]) -> Result<Doc, String> {
        Ok(Doc::of(bytes))
    }

    fn join(&mut self, pieces: Vec<Doc>) -> Result<Doc, String> {
        let pieces: Result<Vec<Vec<u8>>, String> = pieces.iter().map(|piece| piece.piece(0, u64::MAX)).collect();
        Ok(Doc::of(pieces?.concat()))
    }

    async fn pause(&mut self) -> bool {
        true
    }
}

/// The browser's own file system, which all tabs share.
#[derive(Debug)]
struct Disk {
    stored: RefCell<BTreeMap<String, Vec<u8>>>,
    refusal: Cell<Option<StorageRefusal>>,
    /// Bytes that fit into it.
    room: Cell<usize>,
    /// Who has the lock.
    lock: RefCell<Option<String>>,
}

impl Disk {
    fn of(stored: BTreeMap<String, Vec<u8>>) -> Rc<Disk> {
        Rc::new(Disk { stored: RefCell::new(stored), refusal: Cell::new(None), room: Cell::new(usize::MAX), lock: RefCell::new(None) })
    }

    fn put(&self, name: String, bytes: &[u8]) -> Result<Seal, StorageRefusal> {
        let taken: usize = self.stored.borrow().values().map(Vec::len).sum();
        match self.refusal.get() {
            Some(refusal) => Err(refusal),
            None if taken + bytes.len() > self.room.get() => Err(StorageRefusal::Full),
            None => {
                self.stored.borrow_mut().insert(name, bytes.to_vec());
                Ok(Seal { bytes: bytes.len() as u64, checksum: Checksum::of(bytes) })
            }
        }
    }
}

/// Does what a session wants, one piece of work at a time.
struct Driver {
    tab: String,
    session: Session<Doc>,
    now_ms: u64,
    /// How long a slice takes.
    slice_ms: u64,
    wanted: Option<(Ticket, Work<Doc>)>,
    /// Everything that was done, by its name.
    done: Vec<&'static str>,
    replies: Vec<(u32, Reply)>,
    reading: (Doc, u64),
    disk: Rc<Disk>,
    has_warmed_up: bool,
}

impl Driver {
    fn new() -> Driver {
        Driver::after(BTreeMap::new(), "a")
    }

    /// A later visit, or the same one after a crash, in a tab of this name.
    fn after(stored: BTreeMap<String, Vec<u8>>, tab: &str) -> Driver {
        Driver::at(Disk::of(stored), tab)
    }

    /// A tab of this name.
    fn at(disk: Rc<Disk>, tab: &str) -> Driver {
        Driver {
            tab: tab.to_owned(),
            session: Session::new(tab.to_owned()),
            now_ms: 1_700_000_000_000,
            slice_ms: 0,
            wanted: None,
            done: Vec::new(),
            replies: Vec::new(),
            reading: (Doc(None), 0),
            disk,
            has_warmed_up: false,
        }
    }

    fn stored(&self) -> BTreeMap<String, Vec<u8>> {
        self.disk.stored.borrow().clone()
    }

    /// Asks, and does nothing yet. What is sent survives the way.
    fn ask(&mut self, number: u32, body: Request, files: Vec<Doc>) {
        let request = Numbered { number, body };
        assert_eq!(wire::read(&wire::write(&request).unwrap()).as_ref(), Ok(&request));
        self.tell(Event::Asked { request, files });
    }

    fn import(&mut self, number: u32, files: &[(&str, Doc)]) {
        let size = |doc: &Doc| doc.0.as_ref().map_or(0, |bytes| bytes.len() as u64);
        let sources = files.iter().map(|(name, doc)| Source { name: (*name).to_owned(), bytes: size(doc) }).collect();
        let files = files.iter().map(|(_, doc)| doc.clone()).collect();
        self.ask(number, Request::Import { sources, choices: Choices::default(), keep: true }, files);
    }

    fn tell(&mut self, event: Event<Doc>) {
        let mut works = 0;
        for effect in self.session.take(self.now_ms, event) {
            match effect {
                Effect::Post(reply) => {
                    assert_eq!(wire::read(&wire::write(&reply).unwrap()).as_ref(), Ok(&reply));
                    self.replies.push((reply.number, reply.body));
                }
                Effect::Work { ticket, work } => {
                    self.wanted = Some((ticket, work));
                    works += 1;
                }
                Effect::WarmUp => self.has_warmed_up = true,
            }
        }
        assert!(works <= 1, "one piece of work at a time");
    }

    /// Does everything that is wanted.
    fn run(&mut self) {
        while self.step() {}
    }

    /// Works until it is about to do this.
    fn run_until(&mut self, name: &str) {
        while self.wanted.as_ref().is_some_and(|(_, work)| name_of(work) != name) {
            self.step();
        }
        assert!(self.wanted.is_some(), "{name} was never wanted: {:?}", self.done);
    }

    /// Does one piece of work; `false` if none is wanted, or another tab has the lock.
    fn step(&mut self) -> bool {
        let is_locked = self.disk.lock.borrow().as_ref().is_some_and(|tab| *tab != self.tab);
        if is_locked && matches!(self.wanted, Some((_, Work::Lock))) {
            return false;
        }
        let Some((ticket, work)) = self.wanted.take() else { return false };
        self.done.push(name_of(&work));
        let mut slice = Vec::new();
        let outcome = self.perform(ticket, work, &mut slice);
        self.tell(Event::Done { ticket, outcome });
        true
    }

    fn perform<'a>(&mut self, ticket: Ticket, work: Work<Doc>, slice: &'a mut Vec<u8>) -> Outcome<'a, Doc> {
        let disk = self.disk.clone();
        let refusal = disk.refusal.get().map_or(Ok(()), Err);
        match work {
            Work::Read(doc) => {
                self.reading = (doc, 0);
                self.slice(slice)
            }
            Work::ReadOn => self.slice(slice),
            Work::Pieces(pieces) => Outcome::Pieces(pieces.iter().map(|piece| piece.file.piece(piece.start, piece.end)).collect()),
            Work::Unpack { name, file } => {
                self.tell(Event::Unpacking { ticket, bytes_read: 7 });
                let bytes = file.piece(0, u64::MAX).unwrap();
                run(gather(&name, &mut Cursor::new(bytes), &mut Memory)).map_or(Outcome::Done, Outcome::Unpacked)
            }
            Work::Hold(files) => Outcome::Files(files.iter().map(|bytes| Some((Doc::of(bytes), bytes.len() as u64))).collect()),
            Work::Lock => {
                *disk.lock.borrow_mut() = Some(self.tab.clone());
                Outcome::Done
            }
            Work::Unlock => {
                let had = disk.lock.borrow_mut().take();
                assert_eq!(had.as_ref(), Some(&self.tab));
                Outcome::Done
            }
            Work::Names => Outcome::Names(refusal.map(|()| disk.stored.borrow().keys().cloned().collect())),
            Work::Store { name, file } => {
                self.holds_lock();
                let bytes = file.piece(0, u64::MAX).map_err(|_| NotStored::Unreadable);
                Outcome::Stored(bytes.and_then(|bytes| disk.put(name, &bytes).map_err(NotStored::Refused)))
            }
            Work::StoreText { name, text } => {
                self.holds_lock();
                Outcome::Written(disk.put(name, text.as_bytes()).map(|_| ()))
            }
            Work::ReadText(name) => Outcome::Text(refusal.map(|()| String::from_utf8_lossy(&disk.stored.borrow()[&name]).into_owned())),
            Work::OpenStored(names) => {
                let stored = disk.stored.borrow();
                let file = |name| stored.get(name).map(|bytes| (Doc::of(bytes), bytes.len() as u64));
                Outcome::Files(names.iter().map(file).collect())
            }
            Work::Delete(names) => {
                self.holds_lock();
                disk.stored.borrow_mut().retain(|name, _| !names.contains(name));
                Outcome::Done
            }
            Work::DeleteAll => {
                self.holds_lock();
                disk.stored.borrow_mut().clear();
                Outcome::Done
            }
            Work::Sleep(milliseconds) => {
                self.now_ms += u64::from(milliseconds);
                Outcome::Done
            }
        }
    }

    /// Nothing is changed without the lock.
    fn holds_lock(&self) {
        assert_eq!(self.disk.lock.borrow().as_ref(), Some(&self.tab));
    }

    /// Files are read in slices of a few bytes.
    fn slice<'a>(&mut self, slice: &'a mut Vec<u8>) -> Outcome<'a, Doc> {
        self.now_ms += self.slice_ms;
        let (doc, start) = &mut self.reading;
        let size = if doc.0.as_ref().is_some_and(|bytes| bytes.len() > 10_000) { 1 << 16 } else { 20 };
        match doc.piece(*start, *start + size) {
            Err(reason) => Outcome::Unreadable(reason),
            Ok(bytes) if bytes.is_empty() => Outcome::End,
            Ok(bytes) => {
                *start += bytes.len() as u64;
                *slice = bytes;
                Outcome::Slice(slice)
            }
        }
    }

    /// What was replied since this was asked last, as request number and kind of reply.
    fn told(&mut self) -> Vec<(u32, &'static str)> {
        let replies = std::mem::take(&mut self.replies);
        let told = replies.iter().map(|(number, reply)| (*number, messages::name_of(reply)));
        told.filter(|(_, name)| *name != "progress").collect()
    }

    /// The last `Imported`.
    fn imported(&self) -> (&Overview, Kept) {
        let imported = self.replies.iter().rev().find_map(|(_, reply)| match reply {
            Reply::Imported { overview, kept } => Some((overview, kept.clone())),
            _ => None,
        });
        imported.expect("something was imported")
    }

    /// The names of the files that were imported when that was told last.
    fn file_names(&self) -> Vec<&str> {
        self.imported().0.files.iter().map(|file| file.name.as_str()).collect()
    }

    /// Asks how many deals were won, which is answered at once.
    fn won(&mut self) -> Option<u64> {
        let ask = Ask { kpi: "won_deals".to_owned(), split: Split::Whole };
        self.ask(999, Request::Report { context: Context::default(), asks: vec![ask] }, Vec::new());
        match self.replies.pop() {
            Some((999, Reply::Answers(answers))) => match answers[0].now {
                Ok(Quantity::Count(won)) => Some(won as u64),
                _ => None,
            },
            other => panic!("{other:?} at once"),
        }
    }
}

fn name_of(work: &Work<Doc>) -> &'static str {
    match work {
        Work::Read(_) => "read",
        Work::ReadOn => "read on",
        Work::Pieces(_) => "pieces",
        Work::Unpack { .. } => "unpack",
        Work::Hold(_) => "hold",
        Work::Lock => "lock",
        Work::Unlock => "unlock",
        Work::Names => "names",
        Work::Store { .. } => "store",
        Work::StoreText { .. } => "store list",
        Work::ReadText(_) => "read list",
        Work::OpenStored(_) => "open stored",
        Work::Delete(_) => "delete",
        Work::DeleteAll => "delete all",
        Work::Sleep(_) => "sleep",
    }
}

fn gz(text: &str) -> Doc {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    Doc::of(encoder.finish().unwrap())
}
