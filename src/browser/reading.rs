//! Feeding files to an import, slice by slice, in the worker.

use crate::browser::clock::now_ms;
use crate::browser::slices::{Handle, Slices};
use crate::browser::timer::breathe;
use crate::engine::job::Job;
use crate::engine::protocol::Progress;

/// Progress is told at most this often.
const TELL_EVERY_MS: f64 = 50.0;

/// How feeding ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fed {
    Complete,
    Cancelled,
}

/// Feeds a job all its sources. Between slices the worker hears messages, so
/// that `is_cancelled` can become true.
pub async fn feed(job: &mut Job, handles: &[Handle], is_cancelled: impl Fn() -> bool, tell: impl Fn(Progress)) -> Fed {
    let mut told_ms = f64::NEG_INFINITY;
    while let Some(source) = job.current() {
        let Some(handle) = handles.get(source) else {
            job.unreadable("");
            continue;
        };
        let mut slices = Slices::of(handle);
        loop {
            let slice = match slices.next().await {
                Ok(slice) => slice,
                Err(error) => {
                    job.unreadable(&error.to_string());
                    break;
                }
            };
            if is_cancelled() {
                return Fed::Cancelled;
            }
            let wants_more = slice.is_some_and(|bytes| job.feed(bytes));
            if now_ms() - told_ms >= TELL_EVERY_MS {
                told_ms = now_ms();
                tell(job.progress());
                // A stream that always has bytes would leave no moment to hear messages.
                breathe().await;
            }
            if !wants_more {
                job.end_of_source();
                break;
            }
        }
    }
    Fed::Complete
}
