//! The worker's desk: requests come in, go to the engine, and replies go out.
//!
//! Questions are answered at once, also while files are read; everything that
//! changes the data waits its turn. A cancel overtakes all.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::browser::inbox::{self, Delivery};
use crate::browser::kept_files::{Held, Keeper};
use crate::browser::reading::{Fed, feed};
use crate::browser::slices::Handle;
use crate::browser::timer::sleep;
use crate::browser::unpacking::{self, Opened};
use crate::engine::job::Job;
use crate::engine::kept::Place;
use crate::engine::protocol::{BUILD, Failure, Kept, Numbered, Reply, Request, Source, StorageRefusal};
use crate::engine::rows::RowsPlan;
use crate::engine::warm::warm_up;
use crate::engine::{Chosen, Engine};
use crate::ingest::preview::preview;
use crate::ingest::reader::HEAD;
use crate::ingest::report::problem::Problem;
use crate::sample;
use crate::star::choices::Choices;
use crate::star::overview::Overview;

/// Files up to this size together are kept before the import is announced:
/// writing them takes no time that anyone would notice.
const SMALL_BYTES: u64 = 8 << 20;
/// Larger ones are written when the first report has most likely been given.
const REPORT_FIRST_MS: i32 = 150;
/// After the start, once the page has drawn itself, the engine warms up.
const WARM_UP_MS: i32 = 200;

/// Begins to answer; never ends.
pub fn open() {
    inbox::tell_panics();
    let desk = Rc::new(Desk::default());
    *desk.back.borrow_mut() = Some(Back::default());
    inbox::listen(move |delivery| Desk::receive(&desk, delivery));
    inbox::post(&Numbered { number: 0, body: Reply::Ready { build: BUILD.to_owned() } });
}

#[derive(Default)]
struct Desk {
    engine: RefCell<Engine>,
    waiting: RefCell<VecDeque<Delivery>>,
    /// Away while it works.
    back: RefCell<Option<Back>>,
    /// Imports with a lower number are not wanted any more.
    cancelled_before: Cell<u32>,
}

/// Works through what waits, one after the other.
#[derive(Default)]
struct Back {
    /// By the engine's file number.
    files: BTreeMap<u32, Held>,
    keeper: Keeper,
    kept: Kept,
    is_keeping: bool,
}

impl Desk {
    fn receive(desk: &Rc<Desk>, delivery: Delivery) {
        let number = delivery.request.number;
        match delivery.request.body {
            Request::Cancel => desk.cancelled_before.set(number),
            Request::Report { .. } | Request::Explain { .. } => {
                let reply = desk.engine.borrow_mut().answer(delivery.request.body);
                reply.into_iter().for_each(|body| inbox::post(&Numbered { number, body }));
            }
            _ => {
                desk.waiting.borrow_mut().push_back(delivery);
                if let Some(back) = desk.back.borrow_mut().take() {
                    spawn_local(Desk::work(desk.clone(), back));
                }
            }
        }
    }

    async fn work(desk: Rc<Desk>, mut back: Back) {
        while let Some(delivery) = desk.next() {
            back.serve(&desk, delivery).await;
        }
        *desk.back.borrow_mut() = Some(back);
    }

    fn next(&self) -> Option<Delivery> {
        self.waiting.borrow_mut().pop_front()
    }
}

impl Back {
    async fn serve(&mut self, desk: &Desk, delivery: Delivery) {
        let number = delivery.request.number;
        let reply = |body: Reply| inbox::post(&Numbered { number, body });
        match delivery.request.body {
            Request::Import { sources, choices, keep } => {
                self.is_keeping = keep;
                let names = sources.into_iter().map(|source| source.name);
                let files = names.zip(delivery.files).map(|(name, handle)| Held { name, handle, place: None });
                let is_cancelled = || desk.cancelled_before.get() > number;
                let tell = |progress| reply(Reply::Progress(progress));
                match unpacking::open(files.collect(), is_cancelled, tell).await {
                    Some(Opened { files, problems }) => self.import(desk, number, files, problems, &choices).await,
                    None => reply(Reply::Cancelled),
                }
            }
            Request::Sample { seed, choices, keep } => {
                self.is_keeping = keep;
                self.import(desk, number, sample_files(seed), Vec::new(), &choices).await;
            }
            Request::Restore { choices } => self.restore(desk, number, &choices).await,
            Request::Choose { choices } => {
                let chosen = desk.engine.borrow_mut().choose(choices);
                match chosen {
                    Chosen::Done(overview) => reply(Reply::Imported { overview, kept: self.kept }),
                    Chosen::Reread(job) => self.read(desk, number, *job, Vec::new()).await,
                }
            }
            Request::Remove { file } => {
                let overview = desk.engine.borrow_mut().remove(file);
                self.files.remove(&file);
                self.keep().await;
                reply(Reply::Imported { overview, kept: self.kept });
            }
            Request::Keep { keep } => {
                self.is_keeping = keep;
                if !keep {
                    self.forget().await;
                }
                self.keep().await;
                reply(Reply::Kept(self.kept));
            }
            Request::Rows { context, kpi, page } => {
                let plan = desk.engine.borrow_mut().rows(&context, &kpi, page);
                reply(match plan {
                    None => Reply::Failed(Failure::Misunderstood { message: kpi }),
                    Some(plan) => match self.pieces(&plan).await {
                        Ok(pieces) => Reply::Rows(desk.engine.borrow().rows_of(&plan, &pieces)),
                        Err(failure) => Reply::Failed(failure),
                    },
                });
            }
            Request::Preview { file, hints } => reply(match self.head(file).await {
                Ok((head, is_complete)) => Reply::Preview(preview(&head, is_complete, &hints)),
                Err(failure) => Reply::Failed(failure),
            }),
            Request::Erase => {
                desk.engine.borrow_mut().erase();
                self.files.clear();
                self.forget().await;
                self.kept = Kept::default();
                reply(Reply::Erased);
            }
            Request::Cancel | Request::Report { .. } | Request::Explain { .. } => {}
        }
    }

    /// Imports plain files; `left_out` is what was in containers beside them.
    async fn import(&mut self, desk: &Desk, number: u32, files: Vec<Held>, left_out: Vec<Problem>, choices: &Choices) {
        let sources: Vec<Source> = files.iter().map(|held| Source { name: held.name.clone(), bytes: held.handle.size() }).collect();
        let mut job = desk.engine.borrow().begin(&sources, choices);
        job.list(left_out);
        self.read(desk, number, job, files).await;
    }

    async fn restore(&mut self, desk: &Desk, number: u32, choices: &Choices) {
        self.is_keeping = true;
        let found = self.keeper.find().await;
        self.kept.refused = found.as_ref().err().map(|error| error.refusal());
        let mut files = found.unwrap_or_default();
        make_up_samples(&mut files);
        if files.is_empty() {
            let overview = desk.engine.borrow().overview().clone();
            inbox::post(&Numbered { number, body: Reply::Imported { overview, kept: self.kept } });
            // Files will be chosen in a moment: be quick then.
            sleep(WARM_UP_MS).await;
            if desk.waiting.borrow().is_empty() {
                warm_up();
            }
            return;
        }
        self.import(desk, number, files, Vec::new(), choices).await;
    }

    /// Reads all sources of a job: the given files, or those it has by their number.
    async fn read(&mut self, desk: &Desk, number: u32, mut job: Job, files: Vec<Held>) {
        let numbers = job.files().to_vec();
        let handles: Vec<Handle> = if files.is_empty() {
            numbers.iter().filter_map(|file| Some(self.files.get(file)?.handle.clone())).collect()
        } else {
            files.iter().map(|held| held.handle.clone()).collect()
        };
        let tell = |progress| inbox::post(&Numbered { number, body: Reply::Progress(progress) });
        if feed(&mut job, &handles, || desk.cancelled_before.get() > number, tell).await == Fed::Cancelled {
            return inbox::post(&Numbered { number, body: Reply::Cancelled });
        }
        self.part_from_sample(desk, &files);
        let overview = desk.engine.borrow_mut().adopt(job);
        self.files.extend(numbers.into_iter().zip(files));
        self.files.retain(|file, _| overview.files.iter().any(|there| there.file == *file));
        self.announce(number, overview).await;
    }

    /// Figures over made-up and real data together would mean nothing: one takes the other's place.
    fn part_from_sample(&mut self, desk: &Desk, files: &[Held]) {
        let is_sample = |held: &Held| matches!(held.place, Some(Place::Sample(_)));
        let comes = files.first().map(is_sample);
        if comes.is_some_and(|comes| self.files.values().any(|held| is_sample(held) != comes)) {
            desk.engine.borrow_mut().erase();
            self.files.clear();
        }
    }

    /// Says what is imported, and keeps it: small files before, large ones after.
    async fn announce(&mut self, number: u32, overview: Overview) {
        let bytes: u64 = self.files.values().filter(|held| held.place.is_none()).map(|held| held.handle.size()).sum();
        let is_small = bytes <= SMALL_BYTES;
        if is_small {
            self.keep().await;
        }
        inbox::post(&Numbered { number, body: Reply::Imported { overview, kept: self.kept } });
        if !is_small {
            sleep(REPORT_FIRST_MS).await;
            self.keep().await;
            inbox::post(&Numbered { number, body: Reply::Kept(self.kept) });
        }
    }

    async fn keep(&mut self) {
        self.kept = if !self.is_keeping {
            Kept { bytes: 0, refused: Some(StorageRefusal::TurnedOff) }
        } else {
            match self.keeper.keep(self.files.values_mut().collect()).await {
                Ok(bytes) => Kept { bytes, refused: None },
                Err(error) => Kept { bytes: 0, refused: Some(error.refusal()) },
            }
        };
    }

    async fn forget(&mut self) {
        // Where there is no file system, nothing is kept either.
        let _ = self.keeper.forget().await;
        for held in self.files.values_mut() {
            held.place = held.place.take_if(|place| matches!(place, Place::Sample(_)));
        }
    }

    /// The first bytes of a file, and whether that is all of it.
    async fn head(&self, file: u32) -> Result<(Vec<u8>, bool), Failure> {
        let held = self.files.get(&file).ok_or_else(|| Failure::Unreadable { file: String::new(), reason: String::new() })?;
        let head = held.handle.read(0, held.handle.size().min(HEAD as u64)).await;
        let head = head.map_err(|error| Failure::Unreadable { file: held.name.clone(), reason: error.to_string() })?;
        let is_complete = head.len() < HEAD;
        Ok((head, is_complete))
    }

    /// The bytes of a plan's rows.
    async fn pieces(&self, plan: &RowsPlan) -> Result<Vec<Vec<u8>>, Failure> {
        let missing = || Failure::Unreadable { file: String::new(), reason: String::new() };
        let mut reads = Vec::new();
        for span in &plan.spans {
            let held = self.files.get(&span.file).ok_or_else(missing)?;
            reads.push((held, held.handle.read(span.start, span.end)));
        }
        let mut pieces = Vec::new();
        for (held, read) in reads {
            let piece = read.await.map_err(|error| Failure::Unreadable { file: held.name.clone(), reason: error.to_string() })?;
            pieces.push(piece);
        }
        Ok(pieces)
    }
}

fn sample_files(seed: u64) -> Vec<Held> {
    let files = sample::files(seed, sample::Size::default()).into_iter();
    files
        .filter_map(|(name, bytes)| Some(Held { name, handle: Handle::from_bytes(&bytes).ok()?, place: Some(Place::Sample(seed)) }))
        .collect()
}

/// Sample files are not stored: they are made again, as they were.
fn make_up_samples(files: &mut [Held]) {
    let seeds: Vec<u64> =
        files.iter().filter_map(|held| if let Some(Place::Sample(seed)) = held.place { Some(seed) } else { None }).collect();
    let mut made: BTreeMap<u64, Vec<Held>> = BTreeMap::new();
    for seed in seeds {
        made.entry(seed).or_insert_with(|| sample_files(seed));
    }
    for held in files {
        let Some(Place::Sample(seed)) = held.place else {
            continue;
        };
        if let Some(again) = made.get(&seed).and_then(|files| files.iter().find(|other| other.name == held.name)) {
            held.handle = again.handle.clone();
        }
    }
}
