//! Everything the page knows.

use std::collections::BTreeSet;

use crate::engine::protocol::RowPage;
use crate::ingest::preview::Preview;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::Context;
use crate::kpi::listed::Listed;
use crate::plan::document::fault::Fault;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::star::choices::Choices;
use crate::state::decisions::Decisions;
use crate::state::decisions::comparison::{Compared, Comparison};
use crate::state::decisions::history::{Gesture, History};
use crate::state::decisions::period::{PeriodChoice, anchor, fitting, grain};
use crate::state::draft::Draft;
use crate::state::drawer::Drawer;
use crate::state::import::{Data, Import};
use crate::state::keep::group::Group;
use crate::state::keep::stored::write;
use crate::state::keep::workspace;
use crate::state::notice::{About, Notice};
use crate::state::plans::real::Sales;
use crate::state::questions::Pending;
use crate::state::receipt::Receipt;
use crate::state::report::{Report, Scope};
use crate::state::route::Route;
use crate::state::settings::{Language, Settings, Theme};
use crate::state::shared::Shared;

/// The page's state. It changes only in [`crate::state::update::update`].
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub route: Route,
    pub surroundings: Surroundings,
    pub settings: Settings,
    pub decisions: Decisions,
    pub history: History<Decisions>,
    /// The gesture that the message in hand belongs to.
    pub(super) gesture: Option<Gesture>,
    pub engine: Engine,
    /// The KPIs there are; none before the engine has told them.
    pub catalogue: Shared<Vec<Listed>>,
    pub import: Import,
    pub report: Report,
    /// The charts whose members are all wanted.
    pub whole_charts: BTreeSet<&'static str>,
    /// The figure being explained, if the drawer is open.
    pub drawer: Option<Drawer>,
    pub trial: Option<Trial>,
    /// The files of which the card is open, where there are so many that cards are folded.
    pub open_files: BTreeSet<u32>,
    /// The own KPI that is being written.
    pub draft: Option<Draft>,
    /// What the last import has brought.
    pub receipt: Option<Receipt>,
    /// Files that were removed and can be put back.
    pub(super) removed: Option<Removed>,
    /// Who sold how much, once the plans have asked.
    pub sold: Option<Sold>,
    /// Why the last change of a plan was refused.
    pub plan_faults: Vec<Fault>,
    /// What the components are called in the file that was refused; nothing where it was a change of the plan in hand.
    pub plan_refused: Vec<String>,
    /// The row of a deal that is looked at, once it is there.
    pub plan_deal: Option<Option<RowPage>>,
    pub notices: Vec<Notice>,
    pub pending: Pending,
    /// Counts changes of the data, so that a report can be told to be about earlier data.
    pub data_version: u32,
    /// Counts changes of own KPIs, likewise.
    pub own_version: u32,
    /// An import's time is taken until its first report is shown.
    pub(super) times_import: bool,
    /// The choices that the figures go by; those of the decisions may still be read by.
    pub(super) in_force: Choices,
    /// That of the list of kept files, as far as this tab knows.
    pub(super) generation: u64,
    /// Addresses that the engine has asked the network for.
    pub requests: Vec<String>,
    /// Groups of what is kept that this build may not write.
    pub(super) withheld: BTreeSet<Group>,
    pub(super) last_number: u32,
}

/// What the browser says about the visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    pub today: Day,
    /// The browser's languages, the preferred first.
    pub languages: Vec<String>,
    pub prefers_dark: bool,
}

/// The sales that plans pay for, and what they were asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Sold {
    pub(super) scope: Scope,
    pub sales: Shared<Sales>,
}

/// How the engine worker is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    #[default]
    Starting,
    Running,
    /// It belongs to another build than the page, or cannot be started.
    Unusable,
}

/// Other hints being tried on a file, before they are decided on.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    pub file: u32,
    pub hints: Hints,
    /// The latest answer; `None` until there is one.
    pub preview: Option<Preview>,
}

/// Files that were removed, until that is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// How many steps undo could go back then.
    pub(super) steps: usize,
}

/// What `<html>` says to scripts, style sheets and screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageMarks {
    /// `data-state`
    pub state: &'static str,
    pub lang: &'static str,
    pub dir: &'static str,
    /// `data-theme`: `light` or `dark`.
    pub theme: &'static str,
}

impl Model {
    /// The state before anything happened.
    pub fn new(surroundings: Surroundings) -> Model {
        Model {
            route: Route::default(),
            surroundings,
            settings: Settings::default(),
            decisions: Decisions::default(),
            history: History::default(),
            gesture: None,
            engine: Engine::default(),
            catalogue: Shared::default(),
            import: Import::default(),
            report: Report::default(),
            whole_charts: BTreeSet::new(),
            drawer: None,
            trial: None,
            open_files: BTreeSet::new(),
            draft: None,
            receipt: None,
            removed: None,
            sold: None,
            plan_faults: Vec::new(),
            plan_refused: Vec::new(),
            plan_deal: None,
            notices: Vec::new(),
            pending: Pending::default(),
            data_version: 0,
            own_version: 0,
            times_import: false,
            in_force: Choices::default(),
            generation: 0,
            requests: Vec::new(),
            withheld: BTreeSet::new(),
            last_number: 0,
        }
    }

    /// A KPI of the catalogue.
    pub fn kpi(&self, id: &str) -> Option<&Listed> {
        self.catalogue.iter().find(|listed| listed.id == id)
    }

    /// The language in use.
    pub fn language(&self) -> Language {
        self.settings.language.unwrap_or_else(|| Language::preferred(&self.surroundings.languages))
    }

    /// The theme in use: never `System`.
    pub fn theme(&self) -> Theme {
        match self.settings.theme {
            Theme::System if self.surroundings.prefers_dark => Theme::Dark,
            Theme::System => Theme::Light,
            chosen => chosen,
        }
    }

    /// The data to show.
    pub fn data(&self) -> Option<&Data> {
        self.import.data()
    }

    /// Whether the files are the made-up ones.
    pub fn is_sample(&self) -> bool {
        self.data().is_some_and(|data| data.kept.is_sample)
    }

    /// The first and last days of the data.
    pub fn span(&self) -> Option<Period> {
        self.data().and_then(|data| data.overview.span)
    }

    /// The day of the visit.
    pub fn today(&self) -> Day {
        self.surroundings.today
    }

    /// The calendar in use: the one that was chosen, else that of the language or, where
    /// they have dates of it, that of the data.
    pub fn calendar(&self) -> Calendar {
        let of_data = || match self.data().is_some_and(|data| data.overview.has_jalali_dates()) {
            true => Calendar::Jalali,
            false => Calendar::Gregorian,
        };
        let of_surroundings = || if self.language() == Language::Persian { Calendar::Jalali } else { of_data() };
        self.settings.calendar.unwrap_or_else(of_surroundings)
    }

    /// How years are cut.
    pub fn year(&self) -> FiscalYear {
        FiscalYear { calendar: self.calendar(), ..self.settings.year() }
    }

    /// The last day that there can be figures of.
    pub fn last_day(&self) -> Day {
        anchor(self.span(), self.surroundings.today)
    }

    /// The period chosen, or the one that fits the data.
    pub fn period_choice(&self) -> PeriodChoice {
        self.decisions.view.period.unwrap_or_else(|| fitting(self.span(), self.last_day(), self.year()))
    }

    /// The days of the period, whether they have passed or not; `None` is all the data.
    pub fn whole_period(&self) -> Option<Period> {
        self.period_choice().days(self.last_day(), self.year())
    }

    /// The days that figures are taken over; `None` is all the data.
    pub fn period(&self) -> Option<Period> {
        self.whole_period().map(|period| self.decisions.view.extent.of(period, self.last_day()))
    }

    /// The days that targets count for, imported ones as well as those typed here: the
    /// whole of the period, though it still runs; of all the data their quarters.
    pub fn target_days(&self) -> Option<Period> {
        let of_data = || {
            let (first, year) = (self.span()?.start, self.year());
            let quarter = |day: Day| Grain::Quarter.span_of(day, year);
            Some(Period { start: quarter(first).start, end: quarter(self.last_day().max(first)).end })
        };
        self.whole_period().or_else(of_data)
    }

    /// What figures are compared with, whether or not there are data of it.
    pub fn compared(&self) -> Option<Compared> {
        self.compared_by(self.decisions.view.comparison)
    }

    /// What a comparison would compare figures with.
    pub fn compared_by(&self, comparison: Comparison) -> Option<Compared> {
        let days = comparison.days(self.whole_period()?, self.period()?, self.calendar())?;
        Some(Compared::new(days, self.span()))
    }

    /// The grain of courses over the days chosen.
    pub fn grain(&self) -> Grain {
        grain(self.period().or(self.span()).map_or(365, |period| period.days()))
    }

    /// The context of every figure on the page.
    pub fn context(&self) -> Context {
        let compare = self.compared().and_then(Compared::with_data);
        let earlier = |whole: Period| self.decisions.view.comparison.days(whole, whole, self.calendar());
        Context {
            period: self.period(),
            compare,
            target_days: self.target_days(),
            target_days_before: compare.and(self.whole_period()).and_then(earlier),
            filters: self.decisions.view.filters.clone(),
            fiscal_start: self.settings.fiscal_start,
            calendar: self.calendar(),
            last_day: Some(self.last_day()),
            alternatives: true,
            ..Context::default()
        }
    }

    /// What the figures on the page are to be of.
    pub fn scope(&self) -> Scope {
        Scope { context: self.context(), data: self.data_version, own: self.own_version }
    }

    /// Whether files were removed after the last decision.
    pub(super) fn is_removal_latest(&self) -> bool {
        self.removed.is_some_and(|removed| removed.steps == self.history.steps())
    }

    /// Whether undo can take something back: a decision, or that files were removed.
    pub fn can_undo(&self) -> bool {
        self.is_removal_latest() || self.history.can_undo()
    }

    /// What is decided about how the files with this header are read.
    pub fn hints(&self, header: &str) -> Hints {
        self.decisions.choices.headers.get(header).map(|choice| choice.hints.clone()).unwrap_or_default()
    }

    /// The text of a group for storage: of choices, those that are in force.
    pub fn saved(&self, group: Group) -> String {
        match group {
            Group::Choices => group.write(&self.in_force),
            group => write(group, &self.settings, &self.decisions),
        }
    }

    /// The text of a file with all groups.
    pub fn workspace(&self) -> String {
        workspace::write(|group| self.saved(group))
    }

    /// Whether the figures shown are those of an earlier question, or still missing.
    pub fn is_waiting(&self) -> bool {
        self.pending.has_figures()
    }

    /// Whether something could not be saved, as far as is told.
    pub fn has_unsaved(&self) -> bool {
        self.notices.iter().any(|notice| matches!(notice.about, About::NotSaved { .. }))
    }

    /// What `<html>` is to say.
    pub fn marks(&self) -> PageMarks {
        let language = self.language();
        PageMarks { state: self.state(), lang: language.tag(), dir: language.direction(), theme: self.theme().id() }
    }

    /// `ready` means that figures are on the page, not only that the files are read.
    fn state(&self) -> &'static str {
        match &self.import {
            Import::Empty => "empty",
            // A visitor who kept no files sees no import.
            Import::Reading(reading) if !reading.is_shown() && reading.before.is_none() => "empty",
            Import::Reading(_) => "importing",
            Import::Ready(_) if self.is_waiting() && self.report.scope.data != self.data_version => "importing",
            Import::Ready(_) => "ready",
            Import::Failed { .. } => "failed",
        }
    }

    pub(super) fn next_number(&mut self) -> u32 {
        self.last_number = self.last_number.wrapping_add(1);
        self.last_number
    }

    /// Shows a notice; an older one about the same gives way.
    pub(super) fn tell(&mut self, about: About) {
        self.notices.retain(|notice| std::mem::discriminant(&notice.about) != std::mem::discriminant(&about));
        let id = self.next_number();
        self.notices.push(Notice { id, about });
    }
}
