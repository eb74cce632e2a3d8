//! The worker's desk: tells the session what happened, and does what it wants
//! with the browser's files. Every rule about that is in [`crate::engine::session`].

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::browser::clock::now_ms;
use crate::browser::error::BrowserError;
use crate::browser::inbox;
use crate::browser::locks::{Lock, lock};
use crate::browser::opfs;
use crate::browser::requests::follow_worker;
use crate::browser::slices::{Handle, Slices};
use crate::browser::timer::{breathe, sleep};
use crate::browser::unpacking;
use crate::engine::protocol::{Numbered, Reply};
use crate::engine::session::Session;
use crate::engine::session::effect::{Effect, Event, Outcome, Piece, Ticket, Work};
use crate::engine::warm::warm_up;

/// Begins to answer; never ends.
pub fn open() {
    inbox::tell_panics();
    let desk = Desk { session: Rc::new(RefCell::new(Session::new(tab_name()))), lock: Rc::default() };
    let greeting = desk.session.borrow().greeting();
    inbox::listen(move |request, files| {
        if let Some(wanted) = desk.tell(Event::Asked { request, files }).wanted {
            spawn_local(desk.clone().work(wanted));
        }
    });
    greeting.iter().for_each(inbox::post);
    follow_worker(|address| inbox::post(&Numbered { number: 0, body: Reply::Requested(address) }));
}

#[derive(Clone)]
struct Desk {
    session: Rc<RefCell<Session<Handle>>>,
    /// On what is stored, while this tab has it.
    lock: Rc<RefCell<Option<Lock>>>,
}

type Wanted = (Ticket, Work<Handle>);

/// What came of an event.
struct Told {
    wanted: Option<Wanted>,
    has_posted: bool,
}

impl Desk {
    fn tell(&self, event: Event<Handle>) -> Told {
        let effects = self.session.borrow_mut().take(js_sys::Date::now() as u64, event);
        let mut told = Told { wanted: None, has_posted: false };
        for effect in effects {
            match effect {
                Effect::Post(reply) => {
                    inbox::post(&reply);
                    told.has_posted = true;
                }
                Effect::Work { ticket, work } => told.wanted = Some((ticket, work)),
                Effect::WarmUp => {
                    warm_up();
                }
            }
        }
        told
    }

    /// Works for as long as something is wanted.
    async fn work(self, wanted: Wanted) {
        let mut wanted = Some(wanted);
        let mut slices = None;
        while let Some((ticket, work)) = wanted {
            let outcome = self.perform(ticket, work, &mut slices).await;
            let told = self.tell(Event::Done { ticket, outcome });
            if told.has_posted {
                // A stream that always has bytes would leave no moment to hear messages.
                breathe().await;
            }
            wanted = told.wanted.filter(|(ticket, _)| self.session.borrow().wants(*ticket));
        }
    }

    async fn perform<'a>(&self, ticket: Ticket, work: Work<Handle>, slices: &'a mut Option<Slices>) -> Outcome<'a, Handle> {
        match work {
            Work::Read(file) => next(Some(slices.insert(Slices::of(&file)))).await,
            Work::ReadOn => next(slices.as_mut()).await,
            Work::Pieces(pieces) => Outcome::Pieces(read(&pieces).await),
            Work::Unpack { name, file } => {
                let hear = async |bytes_read| {
                    if self.tell(Event::Unpacking { ticket, bytes_read }).has_posted {
                        breathe().await;
                    }
                    self.session.borrow().wants(ticket)
                };
                unpacking::unpack(&name, &file, hear).await.map_or(Outcome::Done, Outcome::Unpacked)
            }
            Work::Hold(files) => {
                let held = |bytes: &Vec<u8>| Some((Handle::from_bytes(bytes).ok()?, bytes.len() as u64));
                Outcome::Files(files.iter().map(held).collect())
            }
            Work::Lock => {
                let lock = lock().await;
                *self.lock.borrow_mut() = lock;
                Outcome::Done
            }
            Work::Unlock => {
                drop(self.lock.take());
                Outcome::Done
            }
            Work::Names => Outcome::Names(opfs::names().await.map_err(|error| error.refusal())),
            Work::Store { name, file } => Outcome::Stored(opfs::store(&name, &file).await),
            Work::StoreText { name, text } => Outcome::Written(opfs::store_text(&name, &text).await.map_err(|error| error.refusal())),
            Work::ReadText(name) => Outcome::Text(opfs::text(&name).await.map_err(|error| error.refusal())),
            Work::OpenStored(names) => Outcome::Files(opfs::files(&names).await),
            Work::Delete(names) => {
                opfs::delete(&names).await;
                Outcome::Done
            }
            Work::DeleteAll => {
                // Where there is no file system, nothing is kept either.
                let _: Result<(), BrowserError> = opfs::delete_all().await;
                Outcome::Done
            }
            Work::Sleep(milliseconds) => {
                sleep(i32::try_from(milliseconds).unwrap_or(i32::MAX)).await;
                Outcome::Done
            }
        }
    }
}

async fn next(slices: Option<&mut Slices>) -> Outcome<'_, Handle> {
    match slices {
        Some(slices) => match slices.next().await {
            Ok(Some(slice)) => Outcome::Slice(slice),
            Ok(None) => Outcome::End,
            Err(BrowserError::Changed) => Outcome::Changed,
            Err(error) => Outcome::Unreadable(error.to_string()),
        },
        None => Outcome::End,
    }
}

async fn read(pieces: &[Piece<Handle>]) -> Vec<Result<Vec<u8>, String>> {
    let asked: Vec<_> = pieces.iter().map(|piece| piece.file.read(piece.start, piece.end)).collect();
    let mut read = Vec::new();
    for piece in asked {
        read.push(piece.await.map_err(|error| error.to_string()));
    }
    read
}

/// A name that no other tab has.
fn tab_name() -> String {
    let chance = (now_ms() * 1000.0) as u64 ^ (js_sys::Math::random() * 1e9) as u64;
    format!("{:x}{chance:x}", js_sys::Date::now() as u64)
}
