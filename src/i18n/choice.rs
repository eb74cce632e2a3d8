//! Names of what can be chosen: periods, comparisons, themes, pages.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::comparison::{Compared, Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;
use crate::state::route::Route;
use crate::state::settings::Theme;

impl Words {
    /// A choice of a period: `Last quarter`.
    pub fn period_choice(&self, choice: PeriodChoice) -> String {
        self.say(&format!("period-{}", choice.id()))
    }

    /// The chosen period with the days it means: `Last quarter · Q1 2024`.
    pub fn period_chosen(&self, choice: PeriodChoice, days: Option<Period>) -> String {
        match (choice, days) {
            (PeriodChoice::Custom(period), days) => self.period(days.unwrap_or(period)),
            (choice, Some(period)) => format!("{} · {}", self.period_choice(choice), self.period(period)),
            (choice, None) => self.period_choice(choice),
        }
    }

    /// What figures are compared with.
    pub fn comparison(&self, comparison: Comparison) -> String {
        self.say(&format!("compare-{}", comparison.id()))
    }

    /// The days of a comparison, and where the data do not reach back so far: `Q4 2023`.
    pub fn compared_days(&self, compared: Compared) -> String {
        self.compared_as("compare-days", compared)
    }

    /// `compared with Q4 2023`, or why it is not.
    pub fn compared_with(&self, compared: Compared) -> String {
        self.compared_as("compare-with", compared)
    }

    fn compared_as(&self, whole: &str, compared: Compared) -> String {
        let args = Args::none().text("period", self.period(compared.days));
        match compared.data_begin {
            None => self.say_with(whole, &args),
            Some(first) => {
                let id = if compared.with_data().is_some() { format!("{whole}-partly") } else { format!("{whole}-missing") };
                self.say_with(&id, &args.text("day", self.day(first)))
            }
        }
    }

    /// How much of a period that still runs is looked at.
    pub fn extent(&self, extent: Extent) -> String {
        self.say(&format!("extent-{}", extent.id()))
    }

    /// That amounts are in the currency of the files, and which that is.
    pub fn currency_of_data(&self, currency: Option<&str>) -> String {
        match currency {
            Some(currency) => self.say_with("currency-of-data-known", &Args::none().text("currency", currency)),
            None => self.say("currency-of-data"),
        }
    }

    /// That amounts are not in the currency that was chosen, and why.
    pub fn missed_currency(&self, chosen: &str) -> String {
        self.say_with("currency-missed", &Args::none().text("currency", self.currency_named(chosen)))
    }

    /// A theme.
    pub fn theme(&self, theme: Theme) -> String {
        self.say(&format!("theme-{}", theme.id()))
    }

    /// A page.
    pub fn page(&self, route: Route) -> String {
        self.say(&format!("nav-{}", route.id()))
    }

    /// The title of revenue over time.
    pub fn revenue_over_time(&self, grain: Grain) -> String {
        self.say(match grain {
            Grain::Day => "overview-revenue-day",
            Grain::Week => "overview-revenue-week",
            Grain::Month => "overview-revenue-month",
            Grain::Quarter => "overview-revenue-quarter",
            Grain::Year => "overview-revenue-year",
        })
    }
}
