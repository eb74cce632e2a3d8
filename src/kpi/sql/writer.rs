//! What all parts of a statement have in common: its common table expressions,
//! and the days that frames are cut at.

use crate::kpi::ask::Context;
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::{Moment, Node};
use crate::kpi::evaluate::run::Frame;
use crate::kpi::formula::ast::Endpoint;
use crate::kpi::query::bind::bind;
use crate::kpi::query::choose::choose;
use crate::kpi::query::plan::Query;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::scope::{Key, Scope, Timeline};
use crate::kpi::sql::tables::{Kind, Tables};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::tables::{OF_CUSTOMERS, OF_FACTS};

/// One statement while it is written.
pub struct Writer<'a> {
    pub dialect: Dialect,
    pub tables: &'a Tables,
    pub catalogue: &'a Catalogue,
    pub context: &'a Context,
    pub timeline: Timeline,
    /// Which alternative of each `first_of` the files allow.
    pub chosen: Vec<usize>,
    /// The common table expressions so far, each needing only those before.
    expressions: Vec<(String, String)>,
    /// How often the comparison was taken at most.
    furthest: usize,
    reads_covered: bool,
}

/// Two days as SQL.
pub struct Days {
    pub start: String,
    /// The day after the last.
    pub end: String,
}

impl<'a> Writer<'a> {
    pub fn new(dialect: Dialect, tables: &'a Tables, catalogue: &'a Catalogue, context: &'a Context, timeline: Timeline) -> Writer<'a> {
        let chosen = choose(&tables.shape, catalogue);
        let (expressions, furthest, reads_covered) = (Vec::new(), 0, false);
        Writer { dialect, tables, catalogue, context, timeline, chosen, expressions, furthest, reads_covered }
    }

    /// The plan of an aggregate over the tables that there are.
    ///
    /// # Errors
    /// What is missing.
    pub fn query(&self, index: usize) -> Result<Query, Unavailable> {
        let aggregate = self.catalogue.aggregate(index).ok_or_else(|| Unavailable::broken(""))?;
        bind(&self.tables.shape, aggregate)
    }

    /// The aggregates a formula is made of, each once; not those that no breakdown divides.
    pub fn aggregates_of(&self, node: &Node) -> Vec<usize> {
        let terms = self.catalogue.terms_of(node, &self.chosen).into_iter();
        terms.filter(|term| term.overall.is_none()).map(|term| term.aggregate).collect()
    }

    /// A common table expression with this text, and its name.
    pub fn expression(&mut self, what: &str, text: String) -> String {
        if let Some((name, _)) = self.expressions.iter().find(|(_, known)| *known == text) {
            return name.clone();
        }
        let name = format!("{what}_{}", self.expressions.len() + 1);
        self.expressions.push((name.clone(), text));
        name
    }

    /// Several of them, under the names that they have.
    pub fn expressions(&mut self, named: Vec<(String, String)>) {
        self.expressions.extend(named);
    }

    /// How many there are, to make names of.
    pub fn count(&self) -> usize {
        self.expressions.len()
    }

    /// The frame of a scope; `None` where there is no comparison. Of spans that of the first.
    pub fn frame(&self, scope: &Scope) -> Option<Frame> {
        match &self.timeline {
            Timeline::One(frame) => self.back(*frame, scope.back),
            Timeline::Spans(spans) => spans.iter().find_map(|(_, frame)| self.back(*frame, scope.back)),
        }
    }

    fn back(&self, frame: Frame, back: usize) -> Option<Frame> {
        (0..back).try_fold(frame, |frame, _| frame.before(self.context.calendar))
    }

    /// The days of a scope's period; `None` for all the data.
    pub fn cut(&mut self, scope: &Scope) -> Option<Days> {
        self.days_of(scope, "", |frame| frame.cut)
    }

    /// The days that targets count for; `None` for all of them.
    pub fn target_days(&mut self, scope: &Scope) -> Option<Days> {
        self.days_of(scope, "targets_", |frame| frame.target_days.or(frame.cut))
    }

    /// The days that rows of an aggregate are put into; `None` for all the data.
    pub fn cut_for(&mut self, query: &Query, scope: &Scope) -> Option<Days> {
        let cut = self.cut(scope)?;
        let whole = if query.looks_ahead() { self.target_days(scope) } else { None };
        Some(Days { end: whole.map_or(cut.end, |whole| whole.end), start: cut.start })
    }

    /// The day after the last that anything is known of.
    pub fn today(&mut self) -> String {
        if let Some(last) = self.context.last_day {
            return date(Day(last.0 + 1));
        }
        self.reads_covered = true;
        "(SELECT end_day FROM covered)".to_owned()
    }

    /// A day that figures are worked out with: the period ends by the last day that there
    /// can be figures of.
    pub fn day_for_figures(&mut self, moment: Moment, scope: &Scope) -> String {
        let day = self.moment(moment, scope);
        let Some(last) = self.context.last_day.filter(|_| moment.is_end()) else { return day };
        let frames: Vec<Option<Frame>> = match &self.timeline {
            Timeline::One(frame) => vec![self.back(*frame, scope.back)],
            Timeline::Spans(spans) => spans.iter().map(|(_, frame)| self.back(*frame, scope.back)).collect(),
        };
        let is_over = |frame: Option<Frame>| frame.and_then(|frame| frame.cut).is_some_and(|cut| cut.end.0 <= last.0 + 1);
        if frames.into_iter().all(is_over) {
            return day;
        }
        let start = self.moment(Moment::Period(Endpoint::Start), scope);
        format!("CASE WHEN {start} <= {} THEN LEAST({day}, {}) ELSE {day} END", date(last), date(Day(last.0 + 1)))
    }

    fn days_of(&mut self, scope: &Scope, what: &str, of: fn(Frame) -> Option<Period>) -> Option<Days> {
        self.furthest = self.furthest.max(scope.back);
        match &self.timeline {
            Timeline::One(frame) => {
                let period = self.back(*frame, scope.back).and_then(of)?;
                Some(Days { start: date(period.start), end: date(period.end) })
            }
            Timeline::Spans(_) => {
                Some(Days { start: format!("spans.{what}start_{}", scope.back), end: format!("spans.{what}end_{}", scope.back) })
            }
        }
    }

    /// A day that is the same for all rows of a span.
    pub fn moment(&mut self, moment: Moment, scope: &Scope) -> String {
        let endpoint = match moment {
            Moment::Day(day) => return date(day),
            Moment::Period(endpoint) => endpoint,
        };
        let of_all = endpoint.of_all_days();
        let day = self.endpoint(of_all, scope);
        if endpoint == of_all || !self.tables.tables.contains_key(&Dataset::Targets) {
            return day;
        }
        let targeted = self.targeted();
        match endpoint {
            Endpoint::TargetStart => format!("GREATEST({day}, (SELECT start_day FROM {targeted}))"),
            _ => format!("LEAST({day}, (SELECT end_day FROM {targeted}))"),
        }
    }

    /// The days that there are targets for, of all of them.
    fn targeted(&mut self) -> String {
        let table = self.dialect.name(Dataset::Targets.id());
        let name = |field| self.tables.field(Dataset::Targets, field).map(|column| self.dialect.name(&column.name));
        let (from, to) = (name("from"), name("to"));
        let start = from.clone().unwrap_or_else(|| "CAST(NULL AS DATE)".to_owned());
        let last = match to {
            Some(to) => format!("GREATEST(MAX({start}), MAX({to}))"),
            None => format!("MAX({start})"),
        };
        let text = format!("SELECT MIN({start}) AS start_day, CAST({last} + INTERVAL 1 DAY AS DATE) AS end_day FROM {table}");
        self.expression("targeted", text)
    }

    /// An end of the days that figures are of, or of all of the period.
    fn endpoint(&mut self, endpoint: Endpoint, scope: &Scope) -> String {
        let days = if endpoint == Endpoint::WholeEnd { self.target_days(scope) } else { self.cut(scope) };
        match (days, endpoint) {
            (Some(days), Endpoint::Start) => days.start,
            (Some(days), _) => days.end,
            (None, _) => {
                self.reads_covered = true;
                let day = if endpoint == Endpoint::Start { "first_day" } else { "end_day" };
                format!("(SELECT {day} FROM covered)")
            }
        }
    }

    /// Whether a scope is of the report's own period, and of no other.
    pub fn is_of_the_period(&self, scope: &Scope) -> bool {
        match &self.timeline {
            Timeline::One(frame) => self.back(*frame, scope.back).is_some_and(|frame| frame.cut == self.context.period),
            Timeline::Spans(spans) => {
                let mut frames = spans.iter().filter_map(|(_, frame)| self.back(*frame, scope.back));
                frames.next().is_some_and(|frame| frame.cut == self.context.period) && frames.next().is_none()
            }
        }
    }

    /// The statement that ends in this query.
    pub fn finish(&self, last: &str) -> String {
        let spans = matches!(self.timeline, Timeline::Spans(_)).then(|| ("spans".to_owned(), self.spans()));
        let covered = self.reads_covered.then(|| ("covered".to_owned(), self.covered()));
        let all: Vec<String> = spans
            .into_iter()
            .chain(covered)
            .chain(self.expressions.iter().cloned())
            .map(|(name, text)| format!("{name} AS (\n  {text}\n)"))
            .collect();
        if all.is_empty() { last.to_owned() } else { format!("WITH {}\n{last}", all.join(", ")) }
    }

    /// A row for each span, with the days of its frame and of those it is compared with.
    fn spans(&self) -> String {
        let Timeline::Spans(spans) = &self.timeline else { return String::new() };
        let rows = spans.iter().map(|(day, frame)| {
            let mut columns = vec![format!("'{day}' AS {}", Key::Span.column())];
            for back in 0..=self.furthest {
                let frame = self.back(*frame, back);
                let mut add = |name: &str, day: Option<Day>| {
                    let day = day.map_or_else(|| "CAST(NULL AS DATE)".to_owned(), date);
                    columns.push(format!("{day} AS {name}_{back}"));
                };
                let (cut, targets) = (frame.and_then(|frame| frame.cut), frame.and_then(|frame| frame.target_days.or(frame.cut)));
                add("start", cut.map(|cut| cut.start));
                add("end", cut.map(|cut| cut.end));
                add("targets_start", targets.map(|days| days.start));
                add("targets_end", targets.map(|days| days.end));
            }
            format!("SELECT {}", columns.join(", "))
        });
        rows.collect::<Vec<_>>().join("\n  UNION ALL ")
    }

    /// From the first to the day after the last day of the facts: those of deals and
    /// orders if they have any, else of whatever has; to the end of what is known of customers.
    fn covered(&self) -> String {
        const NONE: &str = "CAST(NULL AS DATE)";
        let mut days = Vec::new();
        let facts = self.tables.tables.keys().filter(|dataset| !dataset.is_dimension() && **dataset != Dataset::StageVisits);
        for dataset in facts {
            let is_main = matches!(dataset, Dataset::Deals | Dataset::Orders);
            let columns = OF_FACTS.iter().filter_map(|field| self.tables.field(*dataset, field)).filter(|column| column.kind == Kind::Date);
            days.extend(columns.map(|column| {
                let (day, table) = (self.dialect.name(&column.name), self.dialect.name(dataset.id()));
                let main = if is_main { &day } else { NONE };
                format!("SELECT {main} AS main_day, {day} AS any_day, {NONE} AS customer_day FROM {table}")
            }));
        }
        if days.is_empty() {
            days.push(format!("SELECT {NONE} AS main_day, {NONE} AS any_day, {NONE} AS customer_day"));
        }
        let of_customers = OF_CUSTOMERS.iter().filter_map(|(dataset, field)| Some((dataset, self.tables.field(*dataset, field)?)));
        days.extend(of_customers.filter(|(_, column)| column.kind == Kind::Date).map(|(dataset, column)| {
            let (day, table) = (self.dialect.name(&column.name), self.dialect.name(dataset.id()));
            format!("SELECT {NONE} AS main_day, {NONE} AS any_day, {day} AS customer_day FROM {table}")
        }));
        let end = "GREATEST(COALESCE(MAX(main_day), MAX(any_day)), MAX(customer_day))";
        let end = match self.context.last_day {
            Some(last) => format!("LEAST({end}, {})", date(last)),
            None => end.to_owned(),
        };
        format!(
            "SELECT COALESCE(MIN(main_day), MIN(any_day)) AS first_day,\n    CAST({end} + INTERVAL 1 DAY AS DATE) AS end_day\n  FROM ({}) AS d",
            days.join("\n    UNION ALL ")
        )
    }
}

/// A day as a literal.
pub fn date(day: Day) -> String {
    format!("DATE '{day}'")
}
