//! What is done for a request, step by step.

use crate::engine::protocol::{Progress, Reply};
use crate::engine::rows::RowsPlan;
use crate::engine::session::effect::Work;
use crate::engine::session::feeding::Feeding;
use crate::engine::session::finding::Finding;
use crate::engine::session::opening::Opening;
use crate::ingest::shape::hints::Hints;
use crate::star::choices::Choices;
use crate::star::overview::Overview;

/// What is being done for a request while its work is done outside.
pub enum Task<F> {
    Opening(Box<Opening<F>>, Choices),
    Finding(Finding<F>, Choices),
    Feeding(Box<Feeding<F>>),
    Rows(RowsPlan),
    Preview(u32, Hints),
    /// Large files are announced; they are kept in a moment.
    Resting,
    Keeping(Then),
    /// The lock is awaited, what is stored deleted, and the lock given back.
    Forgetting(Forgetting, Then),
    /// Nothing was to be done: the engine warms up unless somebody comes.
    Dozing,
}

/// How far it is to forget what is stored.
#[derive(Clone, Copy, Debug)]
pub enum Forgetting {
    Lock {
        elsewhere: bool,
    },
    /// What another tab has deleted is looked for: who has listed what is there?
    Look,
    Delete,
    Unlock,
}

/// What is said when the files are kept, or forgotten.
pub enum Then {
    Imported(Overview),
    Kept,
    Erased,
}

/// Where a step leads: to a task that waits for its work, to a reply, or to both.
pub struct Step<F> {
    pub reply: Option<Reply>,
    pub next: Option<(Task<F>, Work<F>)>,
}

impl<F: Clone> Task<F> {
    /// Whether a cancel ends it: until all is read, nothing has changed.
    pub fn is_an_import(&self) -> bool {
        matches!(self, Task::Opening(..) | Task::Feeding(_))
    }

    /// How far it is; of a container under way, so many bytes have been read.
    pub fn progress(&self, bytes_read: u64) -> Option<Progress> {
        match self {
            Task::Opening(opening, _) => Some(opening.progress(bytes_read)),
            Task::Feeding(feeding) => Some(feeding.job.progress()),
            _ => None,
        }
    }
}

/// The task goes on when its work is done.
pub fn wait<F>(task: Task<F>, work: Work<F>) -> Step<F> {
    Step { reply: None, next: Some((task, work)) }
}

/// The request is answered.
pub fn reply<F>(reply: Reply) -> Step<F> {
    Step { reply: Some(reply), next: None }
}
