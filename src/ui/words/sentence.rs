//! Names and sentences about what the engine only identifies.

use crate::i18n::messages::Args;
use crate::i18n::numerals::Numerals;
use crate::i18n::sentence;
use crate::ingest::import::RowCounts;
use crate::kpi::ask::{LeftOut, LeftOutReason};
use crate::kpi::unavailable::Unavailable;
use crate::sales::quantity::Unit;
use crate::sales::schema::Dataset;
use crate::state::notice::About;
use crate::ui::words::Words;

impl Words {
    /// The name of a KPI.
    pub fn kpi(self, id: &str) -> String {
        self.with(|locale| sentence::kpi(locale.messages(), id))
    }

    /// `Revenue by region`
    pub fn kpi_by(self, kpi: &str, dimension: &str) -> String {
        self.say_with(
            "kpi-by-dimension",
            &Args::none().text("kpi", self.kpi(kpi)).text("dimension", self.dimension(dimension).to_lowercase()),
        )
    }

    /// What a KPI is.
    pub fn definition(self, kpi: &str) -> Option<String> {
        self.with(|locale| sentence::kpi_definition(locale.messages(), kpi))
    }

    /// How to read a KPI.
    pub fn reading_of(self, kpi: &str) -> Option<String> {
        self.with(|locale| sentence::kpi_reading(locale.messages(), kpi))
    }

    /// Why there is no figure.
    pub fn unavailable(self, reason: &Unavailable) -> String {
        self.with(|locale| sentence::unavailable(locale.messages(), reason))
    }

    /// The name of a dimension.
    pub fn dimension(self, id: &str) -> String {
        self.with(|locale| sentence::dimension(locale.messages(), id))
    }

    /// What a filter chip does.
    pub fn remove_filter(self, dimension: &str, member: &str) -> String {
        self.say_with("filter-remove", &Args::none().text("dimension", self.dimension(dimension)).text("member", self.member(member)))
    }

    /// A member as the data writes it; rows without one have a name, too.
    pub fn member(self, member: &str) -> String {
        if member.is_empty() { self.say("filter-nobody") } else { member.to_owned() }
    }

    /// The name of a dataset.
    pub fn dataset(self, dataset: Dataset) -> String {
        self.with(|locale| sentence::dataset(locale.messages(), dataset))
    }

    /// The name of a field.
    pub fn field(self, id: &str) -> String {
        self.with(|locale| sentence::field(locale.messages(), id))
    }

    /// What the page has to say of its own accord.
    pub fn notice(self, about: &About) -> String {
        self.with(|locale| {
            let messages = locale.messages();
            match about {
                About::ImportFailed(failure) => sentence::failure(messages, failure),
                About::FilesLeftOut(problems) => {
                    let texts = problems.iter().map(|problem| sentence::problem(messages, problem));
                    texts.map(|text| format!("{} {}", text.found, text.todo)).collect::<Vec<_>>().join(" ")
                }
                About::ImportCancelled => messages.plain("cancelled"),
                About::EngineCrashed { message } => messages.text("error-crashed", &Args::none().text("message", message.as_str())),
                About::EngineMissing { .. } => messages.plain("error-no-engine"),
                About::EngineOutdated => messages.plain("error-outdated"),
                About::FilesNotKept(refusal) | About::NotSaved(refusal) => sentence::storage_refusal(messages, *refusal),
                About::SavedSetAside => messages.plain("error-settings-broken"),
                About::PinsFull => messages.plain("tile-full"),
                About::Erased => messages.plain("erase-done"),
            }
        })
    }

    /// `Reading deals.csv`
    pub fn reading(self, file: &str) -> String {
        self.say_with("progress-title", &Args::none().text("file", file.to_owned()))
    }

    /// `84 MB of 167 MB`
    pub fn bytes_of(self, done: u64, total: u64) -> String {
        self.with(|locale| {
            let (done, total) = (locale.numerals.bytes(done), locale.numerals.bytes(total));
            locale.messages().text("progress-bytes", &Args::none().text("done", done).text("total", total))
        })
    }

    /// `512,000 rows`
    pub fn rows(self, rows: u64) -> String {
        self.say_with("progress-rows", &Args::none().count("count", rows))
    }

    /// How long something still takes.
    pub fn time_left(self, milliseconds: f64) -> String {
        let seconds = (milliseconds / 1000.0).ceil().max(0.0) as u64;
        match seconds {
            0..=1 => self.say("progress-soon"),
            2..=90 => self.say_with("progress-left-seconds", &Args::none().count("count", seconds)),
            _ => self.say_with("progress-left-minutes", &Args::none().count("count", seconds.div_ceil(60))),
        }
    }

    /// Rows read = kept + set aside.
    pub fn row_sum(self, rows: RowCounts) -> String {
        let args = Args::none().count("read", rows.read).count("kept", rows.kept).count("aside", rows.set_aside);
        self.say_with("data-rows-sum", &args)
    }

    /// How many rows went into an aggregate.
    pub fn rows_used(self, rows: u64) -> String {
        self.say_with("detail-rows-used", &Args::none().count("count", rows))
    }

    /// A rate of few cases says little.
    pub fn few_cases(self, cases: u64) -> String {
        self.say_with("tile-small", &Args::none().count("count", cases))
    }

    /// How many KPIs a search has found.
    pub fn kpis_found(self, count: u64) -> String {
        self.say_with("kpis-found", &Args::none().count("count", count))
    }

    /// What to type as a target of this unit.
    pub fn target_label(self, unit: Unit) -> String {
        let id = match unit {
            Unit::Money | Unit::MoneyPerDay => "target-in-money",
            Unit::Ratio => "target-in-percent",
            Unit::Days => "target-in-days",
            Unit::Hours => "target-in-hours",
            Unit::Count | Unit::Number => "target-in-numbers",
        };
        self.say(id)
    }

    /// Why rows were left out of an aggregate, and how many.
    pub fn left_out(self, left_out: &LeftOut) -> String {
        let id = match left_out.reason {
            LeftOutReason::Condition => "detail-left-out-condition",
            LeftOutReason::Filter => "detail-left-out-filter",
            LeftOutReason::Period => "detail-left-out-period",
            LeftOutReason::NoDate => "detail-left-out-no-date",
            LeftOutReason::NoValue => "detail-left-out-no-value",
        };
        self.say_with(id, &Args::none().count("count", left_out.rows))
    }
}
