//! What can happen.

use std::collections::BTreeSet;

use crate::engine::protocol::{Numbered, Reply, Source, StorageRefusal};
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::Filter;
use crate::kpi::sql::dialect::Dialect;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::document::DocumentKind;
use crate::star::choices::Merge;
use crate::state::command::FileBatch;
use crate::state::decisions::choices::HeaderChange;
use crate::state::decisions::comparison::{Comparison, Extent};
use crate::state::decisions::history::Gesture;
use crate::state::decisions::period::PeriodChoice;
use crate::state::decisions::target::Target;
use crate::state::decisions::view::Leaderboard;
use crate::state::drawer::Breakdown;
use crate::state::keep::group::Group;
use crate::state::keep::stored::Stored;
use crate::state::own::message::OwnMsg;
use crate::state::plans::message::PlanMsg;
use crate::state::route::Route;
use crate::state::settings::{Currency, Language, Theme};
use crate::state::told::Told;

/// Something that happened. Messages that stand in the first group come from the
/// user, those in the second from the browser and the engine.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Files were dropped, picked or pasted.
    FilesChosen {
        batch: FileBatch,
        sources: Vec<Source>,
    },
    SampleWanted,
    ImportCancelled,
    FilesRemoved {
        files: Vec<u32>,
    },
    /// The files that were removed last are wanted after all.
    RemovalUndone,
    /// The sample data has been seen.
    SampleLeft,
    ReceiptShown(bool),
    EraseConfirmed,
    KeepFilesSet(bool),
    /// A workspace's file was opened; this is its text.
    WorkspaceRead(String),

    /// Something was decided about the files with this header, see [`crate::star::overview::FileOverview::header`].
    ChoiceMade {
        header: String,
        change: HeaderChange,
    },
    /// Shows what a file would be read as with these hints.
    HintsTried {
        file: u32,
        hints: Hints,
    },
    TrialClosed,
    /// The card of a file was unfolded, or folded again.
    FileOpened {
        file: u32,
        is_open: bool,
    },
    MembersMerged(Vec<Merge>),
    MergeUndone(Merge),
    /// `key` is `dataset.dimension`, as in [`crate::star::choices::Choices::routes`].
    RouteChosen {
        key: String,
        via: String,
    },
    /// Which documents are the revenue.
    RevenueChosen(DocumentKind),
    /// The currency that amounts are converted to; `None`: that of most of them.
    ReportingCurrencyChosen(Option<String>),
    /// One of `from` is worth so much of `to`; without a rate, what the files say.
    RateTyped {
        from: String,
        to: String,
        rate: Option<String>,
    },

    PeriodChosen(PeriodChoice),
    ComparisonChosen(Comparison),
    ExtentChosen(Extent),
    /// A bar, slice or name was clicked, `adding` with Ctrl or ⌘.
    MemberClicked {
        dimension: String,
        member: String,
        adding: bool,
    },
    /// A filter chip was taken away.
    MemberTakenOut {
        dimension: String,
        member: String,
    },
    FiltersCleared,
    LeaderboardChosen(Leaderboard),
    /// All members of a chart are wanted, or its first ones are enough again.
    ChartOpened {
        chart: &'static str,
        is_whole: bool,
    },
    KpiPinned(String),
    KpiUnpinned(String),
    PinMoved {
        kpi: String,
        place: usize,
    },
    TargetSet {
        kpi: String,
        target: Target,
    },
    /// The target under these filters is taken away.
    TargetCleared {
        kpi: String,
        filters: Vec<Filter>,
    },
    /// Something was done to the plans.
    Plan(PlanMsg),
    /// Something was done to the user's own KPIs.
    Own(OwnMsg),
    /// One of several messages of a gesture, which are undone together.
    During {
        gesture: Gesture,
        message: Box<Msg>,
    },
    Undone,
    Redone,

    /// `None`: the browser's.
    LanguageChosen(Option<Language>),
    ThemeChosen(Theme),
    CalendarChosen(Calendar),
    /// `None`: that of the data.
    CurrencyChosen(Option<Currency>),
    FiscalStartChosen(u32),

    /// A number was clicked: say how it came about.
    KpiOpened(String),
    BreakdownChosen(Breakdown),
    /// The figure in the drawer is wanted as SQL.
    SqlWanted,
    DialectChosen(Dialect),
    /// A page of the rows behind a term of the explanation.
    RowsWanted {
        term: usize,
        page: u32,
    },
    RowsLeft,
    DrawerClosed,
    /// The browser went back.
    WentBack,
    NoticeDismissed(u32),
    /// The engine is to be started again.
    EngineRetried,
    /// The page is to be loaded again.
    ReloadWanted,

    /// The page has been put together.
    Started {
        route: Route,
        stored: Stored,
    },
    RouteChanged(Route),
    SchemeChanged {
        prefers_dark: bool,
    },
    DayChanged(Day),
    EngineStarted,
    EngineReplied(Numbered<Reply>),
    /// The engine said something that cannot be read, to the request of this number
    /// as far as it can be told.
    ReplyUnreadable {
        number: Option<u32>,
        message: String,
    },
    EngineCrashed {
        message: String,
    },
    EngineMissing {
        reason: String,
    },
    EngineSilent {
        seconds: u64,
    },
    EngineOutdated,
    /// Another tab told this.
    ToldElsewhere(Told),
    /// The kept files were deleted without the engine.
    FilesForgotten,
    /// Another tab saved this text of a group.
    SavedElsewhere {
        group: Group,
        text: String,
    },
    /// What was saved under this key cannot be read, and not be set aside either.
    NotSetAside(&'static str),
    SaveRefused {
        groups: BTreeSet<Group>,
        refusal: StorageRefusal,
    },
    /// What was refused before is saved.
    AllSaved,
    /// These groups were not written: what stands there is not for this build to write over.
    SaveWithheld(BTreeSet<Group>),
}
