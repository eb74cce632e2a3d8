//! Problems of many files: which of them each is about.

use serde::{Deserialize, Serialize};

use crate::ingest::report::problem::{Problem, ProblemKind};

/// A problem, and the file it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub subject: Subject,
    pub problem: Problem,
}

/// The file that a problem is about. Two files of one name are two.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A file by its number.
    File(u32),
    /// A file that was left out has no number, only its name.
    LeftOut(String),
}

impl Issue {
    /// Why a file was left out.
    pub fn left_out(name: &str, reason: ProblemKind) -> Issue {
        Issue { subject: Subject::LeftOut(name.to_owned()), problem: Problem::whole(reason) }
    }

    /// The name of the file, if it was left out.
    pub fn name_left_out(&self) -> Option<&str> {
        match &self.subject {
            Subject::LeftOut(name) => Some(name),
            Subject::File(_) => None,
        }
    }
}
