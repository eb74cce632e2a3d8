//! What a session has, and how requests and the outcomes of work change it.

use std::collections::BTreeMap;

use crate::engine::job::Job;
use crate::engine::kept::{Backing, generation, stored_bytes};
use crate::engine::protocol::{Failure, Kept, Reply, Request, Source, StorageRefusal};
use crate::engine::rows::RowsPlan;
use crate::engine::session::effect::{Held, Outcome, Work};
use crate::engine::session::feeding::{Aim, Feeding};
use crate::engine::session::finding::{Finding, Finds, Found};
use crate::engine::session::keeping::{Keeper, Keeping, entries};
use crate::engine::session::looking;
use crate::engine::session::opening::Opening;
use crate::engine::session::task::{Forgetting, Step, Task, Then, reply, wait};
use crate::engine::{Chosen, Engine};
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::star::choices::Choices;
use crate::star::overview::Overview;
use crate::table::sorting;

/// Files up to this size together are kept before the import is announced:
/// writing them takes no time that anyone would notice.
pub const SMALL_BYTES: u64 = 8 << 20;
/// Larger ones are written when the first report has most likely been given.
const REPORT_FIRST_MS: u32 = 150;
/// After the start, once the page has drawn itself, the engine warms up.
const WARM_UP_MS: u32 = 200;

/// What a session has: the rows, and the files they came from.
pub struct Holdings<F> {
    pub engine: Engine,
    /// By the engine's file number.
    files: BTreeMap<u32, Held<F>>,
    /// Those that were removed last.
    removed: BTreeMap<u32, Held<F>>,
    keeper: Keeper,
    is_keeping: bool,
    kept: Kept,
    /// Milliseconds after 1970.
    pub now_ms: u64,
    /// See [`SMALL_BYTES`].
    pub(super) small_bytes: u64,
}

impl<F: Clone> Holdings<F> {
    /// Nothing yet; `tab` is a name that no other tab has.
    pub fn new(tab: String) -> Holdings<F> {
        let (engine, keeper) = (Engine::new(), Keeper::new(tab));
        let (files, removed, kept) = (BTreeMap::new(), BTreeMap::new(), Kept::default());
        Holdings { engine, files, removed, keeper, is_keeping: false, kept, now_ms: 0, small_bytes: SMALL_BYTES }
    }

    /// Begins to do what is asked; `files` are those of an import.
    pub fn begin(&mut self, request: Request, files: Vec<F>) -> Step<F> {
        match request {
            Request::Import { sources, choices, keep } => {
                self.is_keeping = keep;
                let held = sources.into_iter().zip(files);
                let held = held.map(|(source, file)| Held { name: source.name, bytes: source.bytes, checksum: None, file, backing: None });
                let (opening, work) = Opening::of(held.collect());
                wait(Task::Opening(Box::new(opening), choices), work)
            }
            Request::Sample { seed, choices, keep } => {
                self.is_keeping = keep;
                let (finding, work) = Finding::samples(seed);
                wait(Task::Finding(finding, choices), work)
            }
            Request::Restore { choices } => {
                self.is_keeping = true;
                let (finding, work) = Finding::kept(self.keeper.list(), entries(self.files.values()));
                wait(Task::Finding(finding, choices), work)
            }
            Request::Choose { choices } => match self.engine.choose(choices) {
                Chosen::Done(overview) => self.say(Then::Imported(overview)),
                Chosen::Reread(job) => {
                    let files = job.files().iter().map(|file| Some(self.files.get(file)?.file.clone())).collect();
                    self.feed(Feeding::again(*job, files))
                }
            },
            Request::Remove { files } => {
                let overview = self.engine.remove(&files);
                self.removed = self.files.extract_if(.., |number, _| files.contains(number)).collect();
                self.keep(Then::Imported(overview))
            }
            Request::PutBack => {
                let overview = self.engine.put_back();
                self.files.append(&mut self.removed);
                self.files.retain(|file, _| overview.files.iter().any(|there| there.file == *file));
                self.keep(Then::Imported(overview))
            }
            Request::Discard => {
                self.engine.discard();
                self.removed.clear();
                self.keep(Then::Kept)
            }
            Request::Keep { keep, elsewhere } => {
                self.is_keeping = keep;
                if keep { self.keep(Then::Kept) } else { wait(Task::Forgetting(Forgetting::Lock { elsewhere }, Then::Kept), Work::Lock) }
            }
            Request::Rows { context, kpi, term, page } => match self.engine.rows(&context, &kpi, term, page) {
                None => reply(Reply::Failed(Failure::Misunderstood { message: kpi })),
                Some(plan) => self.look_up(plan),
            },
            Request::RowsAt { dataset, rows } => self.look_up(self.engine.rows_at(dataset, &rows, 0)),
            Request::Preview { file, hints } => match looking::head(file, &self.files) {
                Ok(work) => wait(Task::Preview(file, hints), work),
                Err(failure) => reply(Reply::Failed(failure)),
            },
            Request::Erase { elsewhere } => {
                self.engine.erase();
                self.files.clear();
                self.removed.clear();
                wait(Task::Forgetting(Forgetting::Lock { elsewhere }, Then::Erased), Work::Lock)
            }
            // Questions need no file.
            question => Step { reply: self.engine.answer(question).ok(), next: None },
        }
    }

    /// Goes on with a task whose work is done.
    pub fn go_on(&mut self, task: Task<F>, outcome: Outcome<F>) -> Step<F> {
        match (task, outcome) {
            (Task::Opening(mut opening, choices), outcome) => match opening.next(outcome) {
                Some(work) => wait(Task::Opening(opening, choices), work),
                None => self.import(Aim::Add(opening.files), opening.problems, &choices),
            },
            (Task::Finding(mut finding, choices), outcome) => match finding.next(outcome) {
                Found::Not(work) => wait(Task::Finding(finding, choices), work),
                Found::All(finds) => self.found(finds, &choices),
                Found::NothingNew => reply(Reply::Kept(Kept { is_behind: false, ..self.kept() })),
                Found::Refused(refusal) => self.nothing(Some(refusal)),
            },
            (Task::Feeding(mut feeding), outcome) => match feeding.next(outcome) {
                Some(work) => wait(Task::Feeding(feeding), work),
                None => self.adopt(*feeding),
            },
            (Task::Rows(plan), Outcome::Pieces(pieces)) => reply(looking::rows_read(&plan, pieces, &self.files)),
            (Task::Preview(file, hints), Outcome::Pieces(pieces)) => reply(looking::head_read(file, &hints, pieces, &self.files)),
            (Task::Resting, _) => self.keep(Then::Kept),
            (Task::Keeping(then), outcome) => {
                let keeping = self.keeper.next(outcome, &mut self.files, self.now_ms);
                self.go_on_keeping(keeping, then)
            }
            (Task::Forgetting(Forgetting::Lock { elsewhere: true }, then), _) => {
                wait(Task::Forgetting(Forgetting::Look, then), Work::Names)
            }
            (Task::Forgetting(Forgetting::Look, then), Outcome::Names(Ok(names))) if !self.keeper.has_listed_last(&names) => {
                wait(Task::Forgetting(Forgetting::Unlock, then), Work::Unlock)
            }
            (Task::Forgetting(Forgetting::Lock { .. } | Forgetting::Look, then), _) => {
                wait(Task::Forgetting(Forgetting::Delete, then), Work::DeleteAll)
            }
            (Task::Forgetting(Forgetting::Delete, then), _) => wait(Task::Forgetting(Forgetting::Unlock, then), Work::Unlock),
            (Task::Forgetting(Forgetting::Unlock, then), _) => self.forgotten(then),
            (Task::Rows(_) | Task::Preview(..) | Task::Dozing, _) => Step { reply: None, next: None },
        }
    }

    /// What need not be chosen was found.
    fn found(&mut self, finds: Finds<F>, choices: &Choices) -> Step<F> {
        let Finds { files, lost, entries, list } = finds;
        // Samples are made up; what is kept is listed, even if it is none.
        let is_sample = list.is_none() && !entries.is_empty();
        let is_news = !files.is_empty() || !lost.is_empty() || !self.files.is_empty();
        match (is_sample, is_news) {
            (true, _) => self.import(Aim::Add(files), lost, choices),
            (false, true) => self.import(Aim::Restore { news: files, list, entries }, lost, choices),
            (false, false) => {
                self.kept = Kept { generation: list.as_deref().map_or(0, generation), ..Kept::default() };
                self.keeper.go_by(list, entries);
                self.nothing(None)
            }
        }
    }

    /// There is nothing to be read.
    fn nothing(&mut self, refused: Option<StorageRefusal>) -> Step<F> {
        self.kept.refused = refused;
        let overview = self.engine.overview().clone();
        let said = Some(Reply::Imported { overview, kept: self.kept() });
        // Files will be chosen in a moment: be quick then.
        Step { reply: said, next: self.files.is_empty().then_some((Task::Dozing, Work::Sleep(WARM_UP_MS))) }
    }

    /// Imports plain files; `left_out` is what there is not of them, or was in containers beside them.
    fn import(&mut self, aim: Aim<F>, left_out: Vec<Issue>, choices: &Choices) -> Step<F> {
        let news = aim.news();
        let sources: Vec<Source> = news.iter().map(|held| Source { name: held.name.clone(), bytes: held.bytes }).collect();
        let mut job: Job = self.engine.begin(&sources, choices);
        job.list(left_out);
        if matches!(aim, Aim::Restore { .. }) {
            job.hold_to(news.iter().map(|held| held.checksum).collect(), ProblemKind::KeptChanged);
        }
        self.feed(Feeding::first(job, aim))
    }

    fn feed(&mut self, mut feeding: Feeding<F>) -> Step<F> {
        match feeding.source() {
            Some(work) => wait(Task::Feeding(Box::new(feeding)), work),
            None => self.adopt(feeding),
        }
    }

    /// All is read: from now on it counts.
    fn adopt(&mut self, feeding: Feeding<F>) -> Step<F> {
        let Feeding { job, aim, .. } = feeding;
        if let Some((file, problem)) = job.not_reread() {
            // Decisions are in force for all files or for none.
            let (file, problem) = (file.to_owned(), Box::new(problem.clone()));
            return reply(Reply::Failed(Failure::NotReread { file, problem }));
        }
        let numbers = job.files().to_vec();
        if !job.done.is_empty() {
            self.part_from_sample(aim.news());
        }
        let mut overview = self.engine.adopt(job);
        match aim {
            Aim::Add(news) => {
                self.hold(&overview, &numbers, news);
                let not_kept: u64 = self.files.values().filter(|held| held.backing.is_none()).map(|held| held.bytes).sum();
                if not_kept <= self.small_bytes || !self.is_keeping {
                    return self.keep(Then::Imported(overview));
                }
                let said = Reply::Imported { overview, kept: self.kept() };
                Step { reply: Some(said), next: Some((Task::Resting, Work::Sleep(REPORT_FIRST_MS))) }
            }
            Aim::Restore { news, list, entries: listed } => {
                self.hold(&overview, &numbers, news);
                let place = |held: &Held<F>| entries([held]).first().and_then(|entry| listed.iter().position(|listed| listed.is(entry)));
                // What was never kept is this tab's own, and stays behind what is.
                self.files.retain(|_, held| held.backing.is_none() || place(held).is_some());
                let mut order: Vec<u32> = self.files.keys().copied().collect();
                sorting::by_key(&mut order, |number| self.files.get(number).and_then(place).unwrap_or(usize::MAX));
                if overview.files.iter().map(|file| file.file).ne(order.iter().copied()) {
                    overview = self.engine.arrange(&order);
                }
                let bytes = stored_bytes(&entries(self.files.values()));
                self.kept =
                    Kept { bytes, generation: list.as_deref().map_or(0, generation), is_behind: false, ..std::mem::take(&mut self.kept) };
                self.keeper.go_by(list, listed);
                self.say(Then::Imported(overview))
            }
            Aim::Again => self.say(Then::Imported(overview)),
        }
    }

    /// Holds the files that have come in, and none that the engine does not have any more.
    fn hold(&mut self, overview: &Overview, numbers: &[u32], news: Vec<Held<F>>) {
        self.files.extend(numbers.iter().copied().zip(news));
        self.files.retain(|file, _| overview.files.iter().any(|there| there.file == *file));
        for (number, held) in &mut self.files {
            held.checksum = self.engine.checksum(*number);
        }
    }

    /// Figures over made-up and real data together would mean nothing: one takes the other's place.
    fn part_from_sample(&mut self, news: &[Held<F>]) {
        let comes = news.first().map(is_sample);
        if comes.is_some_and(|comes| self.files.values().any(|held| is_sample(held) != comes)) {
            self.engine.erase();
            self.files.clear();
            self.removed.clear();
        }
    }

    fn keep(&mut self, then: Then) -> Step<F> {
        if self.is_keeping {
            // Copies of what can be put back stay.
            let spared = self.removed.values().filter_map(|held| held.backing.clone()).collect();
            let order = self.engine.overview().files.iter().map(|file| file.file).collect();
            let keeping = self.keeper.begin(order, spared);
            return self.go_on_keeping(keeping, then);
        }
        self.kept = Kept { refused: Some(StorageRefusal::TurnedOff), ..Kept::default() };
        self.say(then)
    }

    fn go_on_keeping(&mut self, keeping: Keeping<F>, then: Then) -> Step<F> {
        match keeping {
            Keeping::Work(work) => wait(Task::Keeping(then), work),
            Keeping::Over(kept) => {
                self.kept = kept;
                self.say(then)
            }
        }
    }

    fn forgotten(&mut self, then: Then) -> Step<F> {
        self.removed.clear();
        self.keeper.go_by(None, Vec::new());
        for held in self.files.values_mut() {
            held.backing.take_if(|backing| matches!(backing, Backing::Stored(_)));
        }
        match then {
            Then::Erased => {
                self.kept = Kept::default();
                self.say(then)
            }
            Then::Kept | Then::Imported(_) => self.keep(then),
        }
    }

    fn look_up(&mut self, plan: RowsPlan) -> Step<F> {
        match looking::rows(&plan, &self.files) {
            Ok(work) => wait(Task::Rows(plan), work),
            Err(failure) => reply(Reply::Failed(failure)),
        }
    }

    fn say(&mut self, then: Then) -> Step<F> {
        reply(match then {
            Then::Imported(overview) => Reply::Imported { overview, kept: self.kept() },
            Then::Kept => Reply::Kept(self.kept()),
            Then::Erased => Reply::Erased,
        })
    }

    /// How the files fare, and whether they are made up.
    fn kept(&self) -> Kept {
        Kept { is_sample: !self.files.is_empty() && self.files.values().all(is_sample), ..self.kept.clone() }
    }
}

fn is_sample<F>(held: &Held<F>) -> bool {
    matches!(held.backing, Some(Backing::Sample(_)))
}
