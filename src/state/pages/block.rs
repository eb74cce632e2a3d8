//! What a page is put together from.

use crate::kpi::ask::{Answer, Ask, PartKey, Split};
use crate::sales::calendar::Calendar;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::comparison::Compared;
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::pages::plans;
use crate::state::report::Report;
use crate::state::route::Route;
use crate::state::shared::Shared;

/// A part of a page, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The page's name, and what it is for.
    Head(Route),
    /// What Attain is, and every way to begin.
    Welcome,
    /// The places of figures that are coming.
    Coming,
    /// What the figures are taken over and compared with.
    Scope {
        period: Option<Period>,
        compared: Option<Compared>,
    },
    /// What only the user can know.
    Questions,
    /// What the last import has brought.
    Receipt,
    /// That the files answer no KPI, and what would.
    NoAnswers,
    /// Key figures, each with its course.
    Tiles(Vec<String>),
    Charts(Vec<Chart>),
    /// That a press on a mark filters the page.
    FilterHint,
    /// Every KPI, by family.
    Families(Vec<Family>),
    /// Where an own KPI is written.
    Editor,
    /// Plans, and what they pay.
    Plans,
    DropZone,
    Problems,
    /// The imported files.
    Files,
    /// What currencies are worth.
    Rates,
    Joins,
    /// What is kept, and how to be rid of it.
    Storage,
    /// The requests since the page has loaded.
    Requests,
    /// What is kept, and where.
    Kept,
    /// How to check what is promised.
    Checks,
    Erasure,
}

/// KPIs of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Family {
    pub id: String,
    pub kpis: Vec<String>,
}

/// A figure that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The chart's id in the page.
    pub id: &'static str,
    pub kpi: String,
    pub axis: Axis,
    /// Whether all members are wanted, for the table or because they were asked for.
    pub is_whole: bool,
}

/// What a figure is drawn along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    Time,
    /// The `limit` largest members of a dimension; their places are counted where they are ranked.
    Members {
        dimension: String,
        limit: usize,
        is_ranked: bool,
    },
}

impl Block {
    /// What tells it from other blocks, of this page and others.
    pub fn id(&self) -> &'static str {
        match self {
            Block::Head(route) => route.id(),
            Block::Welcome => "welcome",
            Block::Coming => "coming",
            Block::Scope { .. } => "scope",
            Block::Questions => "questions",
            Block::Receipt => "receipt",
            Block::NoAnswers => "no-answers",
            Block::Tiles(_) => "tiles",
            Block::Charts(_) => "charts",
            Block::FilterHint => "filter-hint",
            Block::Families(_) => "families",
            Block::Editor => "editor",
            Block::Plans => "plans",
            Block::DropZone => "drop-zone",
            Block::Problems => "problems",
            Block::Files => "files",
            Block::Rates => "rates",
            Block::Joins => "joins",
            Block::Storage => "storage",
            Block::Requests => "requests",
            Block::Kept => "kept",
            Block::Checks => "checks",
            Block::Erasure => "erasure",
        }
    }

    /// The figures it shows.
    pub fn asks(&self, grain: Grain) -> Vec<Ask> {
        match self {
            Block::Tiles(kpis) => kpis.iter().map(|kpi| over(kpi, grain)).collect(),
            Block::Charts(charts) => charts.iter().flat_map(|chart| chart.asks(grain)).collect(),
            Block::Plans => plans::RATES.iter().map(|kpi| Ask { kpi: (*kpi).to_owned(), split: Split::Whole }).collect(),
            Block::Families(families) => {
                let kpis = families.iter().flat_map(|family| &family.kpis);
                kpis.map(|kpi| Ask { kpi: kpi.clone(), split: Split::Whole }).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Chart {
    /// The questions that its figures answer.
    pub fn asks(&self, grain: Grain) -> Vec<Ask> {
        let whole = self.dimension().filter(|_| self.is_whole).map(|dimension| by(&self.kpi, dimension, usize::MAX));
        [self.ask(grain)].into_iter().chain(whole).collect()
    }

    /// The question that its figures answer.
    pub fn ask(&self, grain: Grain) -> Ask {
        match &self.axis {
            Axis::Time => over(&self.kpi, grain),
            Axis::Members { dimension, limit, .. } => by(&self.kpi, dimension, *limit),
        }
    }

    /// The answer to it, at whatever grain it was given.
    pub fn answer(&self, report: &Report) -> Option<Shared<Answer>> {
        match &self.axis {
            Axis::Time => report.over_time(&self.kpi).map(|(answer, _)| answer.clone()),
            Axis::Members { dimension, limit, .. } => report.by(&self.kpi, dimension, *limit).cloned(),
        }
    }

    /// The answer with all members, if there is one.
    pub fn whole_answer(&self, report: &Report) -> Option<Shared<Answer>> {
        let whole = self.dimension().and_then(|dimension| report.by(&self.kpi, dimension, usize::MAX)).cloned();
        whole.or_else(|| self.answer(report).filter(|answer| answer.others.is_none()))
    }

    /// The dimension that its marks filter.
    pub fn dimension(&self) -> Option<&str> {
        match &self.axis {
            Axis::Time => None,
            Axis::Members { dimension, .. } => Some(dimension),
        }
    }

    pub fn is_ranked(&self) -> bool {
        matches!(self.axis, Axis::Members { is_ranked: true, .. })
    }

    /// What a press on a part does: a member filters the page, a span is looked into.
    pub fn press(&self, part: &PartKey, grain: Grain, calendar: Calendar, adding: bool) -> Option<Msg> {
        match (part, &self.axis) {
            (PartKey::Member(member), Axis::Members { dimension, .. }) => {
                Some(Msg::MemberClicked { dimension: dimension.clone(), member: member.clone(), adding })
            }
            (PartKey::Span(start), Axis::Time) if grain != Grain::Day => {
                let span = Period { start: *start, end: grain.next(*start, calendar) };
                Some(Msg::PeriodChosen(PeriodChoice::Custom(span)))
            }
            _ => None,
        }
    }
}

/// A question for a KPI over time.
pub fn over(kpi: &str, grain: Grain) -> Ask {
    Ask { kpi: kpi.to_owned(), split: Split::Over { grain } }
}

/// A question for a KPI by the `limit` largest members of a dimension.
pub fn by(kpi: &str, dimension: &str, limit: usize) -> Ask {
    Ask { kpi: kpi.to_owned(), split: Split::By { dimension: dimension.to_owned(), limit } }
}
