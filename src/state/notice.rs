//! What the page tells the user of its own accord. The sentences are made in
//! `i18n`: what happened, what was kept, what to do.

use std::collections::BTreeSet;

use crate::engine::protocol::{Failure, StorageRefusal, Unkept};
use crate::ingest::report::issue::Issue;
use crate::kpi::ask::Filter;
use crate::state::decisions::period::PeriodChoice;
use crate::state::keep::group::Group;

/// A message on the page, until it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u32,
    pub about: About,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// Files could not be imported; earlier data is untouched.
    ImportFailed(Failure),
    /// A question was not answered; everything else is as it was.
    NotAnswered {
        asked: Asked,
        failure: Failure,
    },
    ImportCancelled,
    /// These files could not be read, or are no tables; the others are imported.
    FilesLeftOut(Vec<Issue>),
    /// The engine stopped and was started again.
    EngineCrashed {
        message: String,
        fate: Fate,
    },
    /// The engine owes an answer and says nothing.
    EngineSilent {
        seconds: u64,
    },
    /// The engine could not be started at all.
    EngineMissing {
        reason: String,
    },
    /// Page and engine are of different builds: the page has to be loaded again.
    EngineOutdated,
    /// The data is there, but will not be after a reload.
    FilesNotKept(StorageRefusal),
    /// Some of the files will not be here after a reload.
    SomeNotKept(Vec<Unkept>),
    /// Changes of these groups hold only until the page is closed, unless a later one can be saved.
    NotSaved {
        groups: BTreeSet<Group>,
        refusal: StorageRefusal,
    },
    /// What was saved of these groups could not be understood, or not all of it, and was put aside.
    SavedSetAside(BTreeSet<Group>),
    /// Neither could what was saved of these be understood, nor is there room to put it aside:
    /// it stays, and changes hold only until the page is closed.
    SavedLeft(BTreeSet<Group>),
    /// A later Attain has saved these groups: they stay as they are, and changes hold only until
    /// the page is closed.
    SavedByNewer(BTreeSet<Group>),
    /// Nothing in the new files can match these: they were taken back.
    ViewReset {
        period: Option<PeriodChoice>,
        filters: Vec<Filter>,
    },
    PinsFull,
    /// Files with these names were removed; they can be put back.
    FilesRemoved(Vec<String>),
    /// A workspace's file was taken over; of these groups not all of it could be.
    WorkspaceOpened {
        in_part: BTreeSet<Group>,
    },
    /// A file is no workspace of this Attain.
    NoWorkspace,
    /// An own KPI of this name was deleted.
    KpiDeleted {
        name: String,
    },
    Erased,
}

/// What becomes of the files when the engine ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    NoFiles,
    /// They are kept, and read again.
    ReadAgain,
    /// They are kept, and brought the engine down.
    NotReadAgain,
    /// They are not kept.
    Lost,
}

/// What was looked for in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Figures,
    /// How a figure came about.
    Explanation,
    /// The rows behind a figure.
    Rows,
    /// What a file would be read as.
    Preview,
}

impl About {
    /// Whether it is bad news, rather than a word of confirmation.
    pub fn is_alarming(&self) -> bool {
        !matches!(
            self,
            About::ImportCancelled
                | About::ViewReset { .. }
                | About::PinsFull
                | About::FilesRemoved(_)
                | About::KpiDeleted { .. }
                | About::Erased
        )
    }

    /// What scripts and tests know it by.
    pub fn code(&self) -> &'static str {
        match self {
            About::ImportFailed(_) => "import-failed",
            About::NotAnswered { .. } => "not-answered",
            About::ImportCancelled => "import-cancelled",
            About::FilesLeftOut(_) => "files-left-out",
            About::EngineCrashed { .. } => "engine-crashed",
            About::EngineSilent { .. } => "engine-silent",
            About::EngineMissing { .. } => "engine-missing",
            About::EngineOutdated => "engine-outdated",
            About::FilesNotKept(_) => "files-not-kept",
            About::SomeNotKept(_) => "some-not-kept",
            About::NotSaved { .. } => "not-saved",
            About::SavedSetAside(_) => "saved-set-aside",
            About::SavedLeft(_) => "saved-left",
            About::SavedByNewer(_) => "saved-by-newer",
            About::ViewReset { .. } => "view-reset",
            About::PinsFull => "pins-full",
            About::FilesRemoved(_) => "files-removed",
            About::WorkspaceOpened { .. } => "workspace-opened",
            About::NoWorkspace => "no-workspace",
            About::KpiDeleted { .. } => "kpi-deleted",
            About::Erased => "erased",
        }
    }

    /// Whether it is about how the engine is, so that it is moot once there is another.
    pub fn is_of_the_engine(&self) -> bool {
        matches!(self, About::EngineCrashed { .. } | About::EngineSilent { .. } | About::EngineMissing { .. })
    }

    /// Whether it goes away by itself: nothing is lost by those who do not read it. With that
    /// about removed files the way back to them would go.
    pub fn is_passing(&self) -> bool {
        matches!(self, About::ImportCancelled | About::PinsFull | About::KpiDeleted { .. } | About::Erased)
    }
}
