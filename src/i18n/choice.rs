//! Names of what can be chosen: periods, comparisons, themes, pages.

use crate::i18n::words::Words;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::period::{Comparison, PeriodChoice};
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
            (PeriodChoice::Custom(period), _) => self.period(period),
            (choice, Some(period)) => format!("{} · {}", self.period_choice(choice), self.period(period)),
            (choice, None) => self.period_choice(choice),
        }
    }

    /// What figures are compared with.
    pub fn comparison(&self, comparison: Comparison) -> String {
        self.say(&format!("compare-{}", comparison.id()))
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
