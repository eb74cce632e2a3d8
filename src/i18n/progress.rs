//! How far an import is.

use crate::engine::protocol::Progress;
use crate::i18n::messages::Args;
use crate::i18n::words::Words;

impl Words {
    /// `Reading deals.csv`
    pub fn reading(&self, file: &str) -> String {
        self.say_with("progress-title", &Args::none().text("file", file.to_owned()))
    }

    /// Bytes, rows, and the time left once it can be told.
    pub fn progress_facts(&self, progress: &Progress, elapsed_ms: f64) -> Vec<String> {
        let share = share_done(progress);
        let mut facts = vec![self.bytes_of(progress.bytes_done, progress.bytes_total), self.rows(progress.rows)];
        if share >= 1.0 {
            facts.push(self.say("progress-computing"));
        } else if share > 0.05 && elapsed_ms > 300.0 {
            facts.push(self.time_left(elapsed_ms * (1.0 - share) / share));
        }
        facts
    }

    /// `84 MB of 167 MB`
    fn bytes_of(&self, done: u64, total: u64) -> String {
        self.say_with("progress-bytes", &Args::none().text("done", self.bytes(done)).text("total", self.bytes(total)))
    }

    /// `512,000 rows`
    pub fn rows(&self, rows: u64) -> String {
        self.say_with("progress-rows", &Args::none().count("count", rows))
    }

    /// How long something still takes.
    fn time_left(&self, milliseconds: f64) -> String {
        let seconds = (milliseconds / 1000.0).ceil().max(0.0) as u64;
        match seconds {
            0..=1 => self.say("progress-soon"),
            2..=90 => self.say_with("progress-left-seconds", &Args::none().count("count", seconds)),
            _ => self.say_with("progress-left-minutes", &Args::none().count("count", seconds.div_ceil(60))),
        }
    }
}

/// How much of an import is done, from 0 to 1.
pub fn share_done(progress: &Progress) -> f64 {
    if progress.bytes_total == 0 { 0.0 } else { progress.bytes_done as f64 / progress.bytes_total as f64 }
}
