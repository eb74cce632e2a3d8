//! Names of what the engine only identifies.

use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::kpi::ask::{Filter, PartKey};
use crate::sales::document::DocumentKind;
use crate::sales::period::Grain;
use crate::sales::schema::Dataset;
use crate::star::words::Status;
use crate::state::drawer::Breakdown;
use crate::state::pages::block::Chart;

impl Words {
    /// The name of a KPI; one that is gone has only its identifier.
    pub fn kpi(&self, id: &str) -> String {
        if let Some(own) = self.own.find(id).filter(|own| !own.name.is_empty()) {
            return own.name.clone();
        }
        self.find(&format!("kpi-{}", dashed(id))).unwrap_or_else(|| id.to_owned())
    }

    /// `Revenue by region`
    pub fn kpi_by(&self, kpi: &str, dimension: &str) -> String {
        self.say_with(
            "kpi-by-dimension",
            &Args::none().text("kpi", self.kpi(kpi)).text("dimension", self.dimension(dimension).to_lowercase()),
        )
    }

    /// What a KPI is, in one sentence, where there is one.
    pub fn definition(&self, id: &str) -> Option<String> {
        if let Some(own) = self.own.find(id) {
            return Some(own.definition.clone()).filter(|text| !text.is_empty());
        }
        self.find(&format!("kpi-{}.definition", dashed(id)))
    }

    /// How to read a KPI, where there is something to say.
    pub fn reading_of(&self, id: &str) -> Option<String> {
        self.find(&format!("kpi-{}.reading", dashed(id)))
    }

    /// What else people call a KPI, where they do.
    pub fn other_names(&self, id: &str) -> Option<String> {
        self.find(&format!("kpi-{}.also", dashed(id)))
    }

    /// What a figure is broken down by.
    pub fn breakdown(&self, breakdown: &Breakdown) -> String {
        match breakdown {
            Breakdown::Nothing => self.say("breakdown-nothing"),
            Breakdown::Time => self.say("breakdown-time"),
            Breakdown::By(dimension) => self.dimension(dimension),
        }
    }

    /// Which tables a query reads, and where they come from.
    pub fn sql_tables(&self, tables: &[Dataset]) -> String {
        let tables: Vec<&str> = tables.iter().map(|table| table.id()).collect();
        self.say_with("sql-tables", &Args::none().count("count", tables.len() as u64).text("tables", tables.join(", ")))
    }

    /// The name of a dimension; an unknown one keeps its identifier.
    pub fn dimension(&self, id: &str) -> String {
        self.find(&format!("dimension-{}", dashed(id))).unwrap_or_else(|| id.to_owned())
    }

    /// A member as the data writes it; rows without one have a name, too.
    pub fn member(&self, member: &str) -> String {
        if member.is_empty() { self.say("filter-nobody") } else { member.to_owned() }
    }

    /// The members that stand together, and how many they are: `Others (23)`.
    pub fn others(&self, count: usize) -> String {
        self.say_with("chart-others-count", &Args::none().count("count", count as u64).text("others", self.say("chart-others")))
    }

    /// That there are further members: `and 23 more`.
    pub fn and_more(&self, count: usize) -> String {
        self.say_with("chart-more", &Args::none().count("count", count as u64))
    }

    /// `Show all 35`
    pub fn show_all(&self, count: usize) -> String {
        self.say_with("chart-show-all", &Args::none().count("count", count as u64))
    }

    /// `Show 500 more`, of the rows of a table.
    pub fn show_more(&self, count: usize) -> String {
        self.say_with("table-more", &Args::none().count("count", count as u64))
    }

    /// What a filter leaves: `Region: East, West`.
    pub fn filter(&self, filter: &Filter) -> String {
        let members: Vec<String> = filter.members.iter().map(|member| self.member(member)).collect();
        format!("{}: {}", self.dimension(&filter.dimension), members.join(", "))
    }

    /// The name of what a part is the figure of; spans are those of a grain.
    pub fn part(&self, key: &PartKey, grain: Grain) -> String {
        match key {
            PartKey::Member(member) => self.member(member),
            PartKey::Span(start) => self.span(grain, *start),
            PartKey::Others => self.say("chart-others"),
        }
    }

    /// The title of a chart over spans of this grain.
    pub fn chart(&self, chart: &Chart, grain: Grain) -> String {
        match (chart.id, chart.dimension()) {
            ("leaderboard", _) => self.say("overview-leaderboard"),
            ("revenue-by-region", Some("region")) if chart.kpi == "revenue" => self.say("overview-revenue-region"),
            ("revenue-by-product", Some("product")) if chart.kpi == "revenue" => self.say("overview-revenue-product"),
            ("lost-reasons", Some("lost_reason")) => self.say("overview-lost-reasons"),
            ("open-by-stage", _) if chart.kpi == "open_pipeline" => self.say("overview-open-stages"),
            (_, Some(dimension)) => self.kpi_by(&chart.kpi, dimension),
            ("revenue-by-month", None) if chart.kpi == "revenue" => self.revenue_over_time(grain),
            (_, None) => self.kpi(&chart.kpi),
        }
    }

    /// What documents of a kind are called, in the plural.
    pub fn document(&self, document: DocumentKind) -> String {
        self.say(&format!("document-{}", dashed(document.id())))
    }

    /// The name of a dataset.
    pub fn dataset(&self, dataset: Dataset) -> String {
        self.say(&format!("dataset-{}", dashed(dataset.id())))
    }

    /// The name of a field; an unknown one keeps its identifier.
    pub fn field(&self, id: &str) -> String {
        self.find(&format!("field-{}", dashed(id))).unwrap_or_else(|| id.to_owned())
    }

    /// What a column's cells are.
    pub fn column_kind(&self, kind: ColumnKind) -> String {
        self.say(match kind {
            ColumnKind::Text => "column-text",
            ColumnKind::Key => "column-key",
            ColumnKind::Number => "column-number",
            ColumnKind::Date => "column-date",
            ColumnKind::Empty => "column-empty",
        })
    }

    /// An order in which dates are written.
    pub fn date_order(&self, order: DateOrder) -> String {
        self.say(match order {
            DateOrder::YearMonthDay => "date-order-ymd",
            DateOrder::MonthDayYear => "date-order-mdy",
            DateOrder::DayMonthYear => "date-order-dmy",
        })
    }

    /// What stands before the decimals.
    pub fn decimal_mark(&self, mark: Convention) -> String {
        self.say(match mark {
            Convention::Point => "decimal-mark-point",
            Convention::Comma => "decimal-mark-comma",
        })
    }

    /// What a stage means.
    pub fn status(&self, status: Status) -> String {
        self.say(match status {
            Status::Open => "status-open",
            Status::Won => "status-won",
            Status::Lost => "status-lost",
            Status::Void => "status-void",
        })
    }
}
