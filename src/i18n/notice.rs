//! What the page says of its own accord, and why something cannot be given or done.

use std::collections::BTreeSet;

use crate::engine::protocol::{Failure, NotKept, StorageRefusal, Unkept};
use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::kpi::ask::{Coverage, LeftOut, LeftOutReason};
use crate::kpi::unavailable::Unavailable;
use crate::kpi::wilson::FEW_CASES;
use crate::state::keep::group::Group;
use crate::state::notice::{About, Asked, Fate};
use crate::state::pages::drawer::Interval;
use crate::state::pages::remedy::Remedy;

/// So many files that were left out are told of one by one.
const MOST_TOLD: usize = 3;

impl Words {
    /// Why a figure cannot be given.
    pub fn unavailable(&self, reason: &Unavailable) -> String {
        let args = match reason {
            Unavailable::NoDataset { dataset: missing } | Unavailable::EmptyDataset { dataset: missing } => {
                Args::none().text("dataset", self.dataset(*missing))
            }
            Unavailable::NoField { dataset: of, field: missing }
            | Unavailable::NoTimes { dataset: of, field: missing }
            | Unavailable::OnlyToday { dataset: of, field: missing }
            | Unavailable::UnknownTexts { dataset: of, field: missing } => {
                Args::none().text("dataset", self.dataset(*of)).text("field", self.field(missing))
            }
            Unavailable::NoDimension { dataset: of, dimension: missing } => {
                Args::none().text("dataset", self.dataset(*of)).text("dimension", self.dimension(missing))
            }
            Unavailable::NoMember { dimension: missing, .. } => Args::none().text("dimension", self.dimension(missing).to_lowercase()),
            Unavailable::NoValues { rows, field, .. } => Args::none().count("count", *rows).text("field", self.field(field)),
            Unavailable::NoParameter { name } => Args::none().text("name", name.as_str()),
            Unavailable::BadFormula { error } => Args::none().text("message", self.formula_error(error)),
            _ => Args::none(),
        };
        self.say_with(&format!("unavailable-{}", dashed(reason.code())), &args)
    }

    /// What can be done about a figure that cannot be given.
    pub fn remedy(&self, remedy: &Remedy) -> String {
        let args = match remedy {
            Remedy::Drop(dataset) => Args::none().text("dataset", self.dataset(*dataset)),
            _ => Args::none(),
        };
        self.say_with(&format!("remedy-{}", remedy.id()), &args)
    }

    /// The same in one line where a filter or a breakdown is the reason, which stands
    /// beside it in sight.
    pub fn unavailable_short(&self, reason: &Unavailable) -> String {
        match reason {
            Unavailable::NoDimension { dimension, .. } | Unavailable::NoMember { dimension, .. } => {
                self.say_with("unavailable-by", &Args::none().text("dimension", self.dimension(dimension).to_lowercase()))
            }
            other => self.unavailable(other),
        }
    }

    /// Why a request was not fulfilled.
    pub fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Unreadable { file, reason } => {
                self.say_with("error-unreadable", &Args::none().text("file", file.as_str()).text("reason", reason.as_str()))
            }
            Failure::Refused { file } => self.say_with("error-refused", &Args::none().text("file", file.as_str())),
            Failure::Empty { file } => self.say_with("problem-empty-file", &Args::none().text("file", file.as_str())),
            Failure::NotReread { file, problem } => {
                let text = self.problem(file, problem);
                self.say_with("error-not-reread", &Args::none().text("reason", format!("{} {}", text.found, text.todo)))
            }
            Failure::Crashed { message } => self.say_with("crashed-by-kept", &Args::none().text("message", message.as_str())),
            Failure::Misunderstood { message } => self.say_with("error-misunderstood", &Args::none().text("message", message.as_str())),
        }
    }

    /// What the page says of its own accord.
    pub fn notice(&self, about: &About) -> String {
        match about {
            About::ImportFailed(reason) => self.failure(reason),
            About::NotAnswered { asked, failure } => self.not_answered(*asked, failure),
            About::ImportCancelled => self.say("cancelled"),
            About::FilesLeftOut(issues) => {
                let first = issues.iter().take(MOST_TOLD).map(|issue| {
                    let text = self.problem(issue.name_left_out().unwrap_or_default(), &issue.problem);
                    format!("{} {}", text.found, text.todo)
                });
                let others = Some(issues.len().saturating_sub(MOST_TOLD)).filter(|others| *others > 0);
                first.chain(others.map(|others| self.with_count("left-out-more", others))).collect::<Vec<_>>().join(" ")
            }
            About::EngineCrashed { message, fate } => {
                let id = match fate {
                    Fate::NoFiles => "crashed-no-files",
                    Fate::ReadAgain => "error-crashed",
                    Fate::NotReadAgain => "crashed-by-kept",
                    Fate::Lost => "crashed-lost",
                };
                self.say_with(id, &Args::none().text("message", message.as_str()))
            }
            About::EngineSilent { seconds } => self.say_with("engine-silent", &Args::none().count("seconds", *seconds)),
            About::EngineMissing { reason } => self.say_with("engine-missing", &Args::none().text("reason", reason.as_str())),
            About::EngineOutdated => self.say("error-outdated"),
            About::FilesNotKept(refusal) => self.storage_refusal(*refusal),
            About::SomeNotKept(unkept) => self.unkept(unkept),
            About::NotSaved { groups, refusal: StorageRefusal::Full } => self.about_groups("error-settings-full", groups),
            About::NotSaved { .. } => self.say("error-settings-forbidden"),
            About::SavedSetAside(groups) => self.about_groups("error-settings-broken", groups),
            About::SavedLeft(groups) => self.about_groups("error-settings-left", groups),
            About::SavedByNewer(groups) => self.about_groups("error-settings-newer", groups),
            About::ViewReset { period, filters } => {
                let period = period.map(|choice| self.period_chosen(choice, None));
                let what: Vec<String> = period.into_iter().chain(filters.iter().map(|filter| self.filter(filter))).collect();
                self.say_with("view-reset", &Args::none().text("what", what.join(" · ")))
            }
            About::PinsFull => self.say("tile-full"),
            About::FilesRemoved(names) => {
                let args = Args::none().count("count", names.len() as u64).text("file", names.first().cloned().unwrap_or_default());
                self.say_with("files-removed", &args)
            }
            About::WorkspaceOpened { in_part } if in_part.is_empty() => self.say("workspace-opened"),
            About::WorkspaceOpened { in_part } => self.about_groups("workspace-opened-in-part", in_part),
            About::NoWorkspace => self.say("workspace-none"),
            About::KpiDeleted { name } => self.say_with("own-deleted", &Args::none().text("name", name.as_str())),
            About::Erased => self.say("erase-done"),
        }
    }

    /// A message about groups of what is kept.
    fn about_groups(&self, id: &str, groups: &BTreeSet<Group>) -> String {
        let names: Vec<String> = groups.iter().map(|group| self.say(&format!("kept-{}", group.id()))).collect();
        self.say_with(id, &Args::none().text("what", names.join(", ")))
    }

    /// What was looked for in vain, and why.
    fn not_answered(&self, asked: Asked, failure: &Failure) -> String {
        let id = match asked {
            Asked::Figures => "error-no-figures",
            Asked::Explanation => "error-no-explanation",
            Asked::Rows => "error-no-rows",
            Asked::Preview => "error-no-preview",
        };
        self.say_with(id, &Args::none().text("reason", self.failure(failure)))
    }

    /// Why the browser keeps nothing.
    fn storage_refusal(&self, refusal: StorageRefusal) -> String {
        self.say(match refusal {
            StorageRefusal::Forbidden => "error-storage-forbidden",
            StorageRefusal::Full => "error-storage-full",
            StorageRefusal::TurnedOff => "storage-off",
            StorageRefusal::Broken => "error-storage-broken",
            StorageRefusal::Newer => "error-storage-newer",
        })
    }

    /// Which files are not kept, and why: a sentence for each reason.
    fn unkept(&self, unkept: &[Unkept]) -> String {
        let id = |unkept: &&Unkept| match unkept.reason {
            NotKept::Refused(StorageRefusal::Full) => "unkept-full",
            NotKept::Refused(_) => "unkept-forbidden",
            NotKept::Changed => "unkept-changed",
        };
        let sentence = |wanted: &str| {
            let names: Vec<&str> = unkept.iter().filter(|unkept| id(unkept) == wanted).map(|unkept| unkept.name.as_str()).collect();
            (!names.is_empty()).then(|| self.say_with(wanted, &Args::none().text("files", self.names(&names))))
        };
        ["unkept-full", "unkept-forbidden", "unkept-changed"].into_iter().filter_map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// What a filter chip does.
    pub fn remove_filter(&self, dimension: &str, member: &str) -> String {
        self.say_with("filter-remove", &Args::none().text("dimension", self.dimension(dimension)).text("member", self.member(member)))
    }

    /// How many rows went into an aggregate.
    pub fn rows_used(&self, rows: u64) -> String {
        self.say_with("detail-rows-used", &Args::none().count("count", rows))
    }

    /// How many members a figure is of.
    pub fn members_used(&self, members: u64) -> String {
        self.say_with("detail-members-used", &Args::none().count("count", members))
    }

    /// Why rows were left out of an aggregate, and how many.
    pub fn left_out(&self, left_out: &LeftOut) -> String {
        let id = match left_out.reason {
            LeftOutReason::Condition => "detail-left-out-condition",
            LeftOutReason::Filter => "detail-left-out-filter",
            LeftOutReason::Period => "detail-left-out-period",
            LeftOutReason::NoDate => "detail-left-out-no-date",
            LeftOutReason::NoValue => "detail-left-out-no-value",
        };
        self.say_with(id, &Args::none().count("count", left_out.rows))
    }

    /// A figure that rests on part of its rows: `“Amount” filled in 69% of the rows`.
    pub fn coverage(&self, coverage: &Coverage) -> String {
        let share = self.share(coverage.filled, coverage.rows);
        self.say_with("coverage", &Args::none().text("field", self.field(&coverage.field)).text("share", share))
    }

    /// A rate of few cases says little.
    pub fn few_cases(&self, cases: u64) -> String {
        self.say_with("tile-small", &Args::none().count("count", cases))
    }

    /// Where a rate may well lie in truth, for all that so many cases tell.
    pub fn interval(&self, interval: &Interval) -> String {
        let Interval { low, high, cases } = *interval;
        let id = if cases < FEW_CASES { "rate-interval-few" } else { "rate-interval" };
        self.say_with(id, &Args::none().count("count", cases).text("low", self.percent(low, 1)).text("high", self.percent(high, 1)))
    }

    /// How many KPIs a search has found.
    pub fn kpis_found(&self, count: u64) -> String {
        self.say_with("kpis-found", &Args::none().count("count", count))
    }
}
