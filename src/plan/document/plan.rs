//! The plan as a whole.

use serde::{Deserialize, Serialize};

use crate::plan::document::component::{Cap, Component};
use crate::plan::document::credit::Credit;
use crate::plan::document::date::Date;
use crate::plan::document::number::Amount;
use crate::plan::document::payment::{Exchange, Figure, Payment, Split};
use crate::plan::document::people::Person;
use crate::plan::document::period_name::{Cut, Span};
use crate::sales::calendar::Calendar as CalendarKind;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::Grain;

/// The version of the documents that this build reads and writes.
pub const VERSION: u32 = 1;

/// A commission plan: whom it covers, what they are paid for, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The version of this format: 1.
    pub attain_plan: u32,
    /// What the plan is called: `"Account executive 2026"`.
    #[serde(default)]
    pub name: String,
    /// The currency of all amounts in it: `"USD"`.
    #[serde(default)]
    pub currency: String,
    /// The first day whose credits count. Default: no bound.
    pub from: Option<Date>,
    /// The last day whose credits count. Default: no bound.
    pub until: Option<Date>,
    /// The day that statements are made for, such as the last of a month: `"2026-02-28"`. Later credits, payments and cancellations do not count yet, and a window that has not ended by then is not trued up, nor paid where it pays at its end. Default: everything that is in the credits counts; draws run, and windows are trued up, until the end of the last pay period that has a credit of somebody whom the plan covers.
    pub as_of: Option<Date>,
    /// How time is cut.
    #[serde(default)]
    pub calendar: Calendar,
    /// The people whom the plan covers, with their quotas and target pay. Left out: everybody in the credits.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What counts towards quota for every component that does not say otherwise, and in a statement's summary. Default: what the component pays on.
    pub measure: Option<Credit>,
    /// The reasons for pay; a statement adds them up.
    pub components: Vec<Component>,
    /// The most that all components together pay.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// Deals that several people share.
    #[serde(default)]
    pub splits: Vec<Split>,
    /// Figures that are typed, for gates and objectives.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Exchange rates, where credits have other currencies than the plan.
    pub exchange: Option<Exchange>,
    /// How what is earned becomes paid.
    #[serde(default)]
    pub payment: Payment,
    /// How amounts are rounded.
    #[serde(default)]
    pub rounding: Rounding,
}

/// How time is cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The month (1–12) that the fiscal year begins with; quarters and halves follow it. Default: 1.
    #[serde(default = "january")]
    pub fiscal_year_starts: u32,
    /// What quotas and target pay of people are for. Default: `year`.
    #[serde(default = "year")]
    pub quota_period: Span,
    /// How often is paid. Default: `month`.
    #[serde(default = "month")]
    pub pay_period: Span,
    /// A day with which a week, or two, begins: `"2026-01-05"`. Default: weeks begin on Monday; two weeks are counted from the Monday on or before the plan's `from`.
    pub weeks_from: Option<Date>,
    /// How quotas and target pay are prorated for joiners, leavers and windows shorter than the quota period: by `months` (one counts when at least half of its days do) or by `days`. Default: `months`.
    #[serde(default)]
    pub prorate_by: ProrateBy,
    /// How much of a year's quota falls on each month, twelve weights from the fiscal year's first month on. Default: all alike.
    #[serde(default)]
    pub seasonality: Vec<Amount>,
    /// The quota in the rate `target` (target pay divided by quota). Default: `full`.
    #[serde(default)]
    pub target_rate_of: TargetRateOf,
}

/// How quotas are prorated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProrateBy {
    /// A month counts when at least half of its days do.
    #[default]
    Months,
    /// By the days of the period.
    Days,
}

/// Which quota target pay is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetRateOf {
    /// The quota without ramp: the rate is the same for those who ramp.
    #[default]
    Full,
    /// The ramped quota: those who ramp have a higher rate.
    Ramped,
}

/// How amounts are rounded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// Each line, or what is earned in a pay period as a whole (the difference is a line). Default: `line`.
    #[serde(default)]
    pub at: RoundingAt,
    /// To multiples of this. Default: `0.01`.
    #[serde(default = "cent")]
    pub to: Amount,
    /// Which way a tie goes. Default: `half_up`.
    #[serde(default)]
    pub mode: RoundingMode,
    /// Who gets the cents that rounding the shares of a split deal or of a pool leaves, and gives those that it makes too many: a deal that pays 0.01 in halves makes two of 0.01, and one is taken back. Default: `largest`.
    #[serde(default)]
    pub residue: Residue,
}

/// What is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundingAt {
    /// Each line.
    #[default]
    Line,
    /// What is earned in a pay period; the difference to its lines is a line of its own.
    Statement,
}

/// Which way a tie goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// Away from zero.
    #[default]
    HalfUp,
    /// To the even digit.
    HalfEven,
    /// Every part of a step away from zero, not only from half of one on.
    Up,
    /// Every part of a step towards zero.
    Down,
}

/// Who gets the cents that rounding leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Residue {
    /// Who has the largest share; among equals the first by name.
    #[default]
    Largest,
    /// The first by name.
    First,
    /// The last by name.
    Last,
}

impl Plan {
    pub fn year(&self) -> FiscalYear {
        FiscalYear { calendar: CalendarKind::Gregorian, first_month: self.calendar.fiscal_year_starts.clamp(1, 12) }
    }

    pub fn cut(&self) -> Cut {
        let windows = self.components.iter().filter_map(|component| component.window);
        let shortest = windows.fold(self.calendar.quota_period.min(self.calendar.pay_period), Span::min);
        // The first Monday since days are counted, where nothing says more.
        let monday = || Grain::Week.start_of(self.from.map_or(Day(4), |from| from.0), self.year());
        Cut { year: self.year(), weeks_from: self.calendar.weeks_from.map_or_else(monday, |day| day.0), shortest }
    }

    pub fn component(&self, id: &str) -> Option<(usize, &Component)> {
        self.components.iter().enumerate().find(|(_, component)| component.id == id)
    }
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar {
            fiscal_year_starts: january(),
            quota_period: year(),
            pay_period: month(),
            weeks_from: None,
            prorate_by: ProrateBy::default(),
            seasonality: Vec::new(),
            target_rate_of: TargetRateOf::default(),
        }
    }
}

impl Default for Rounding {
    fn default() -> Rounding {
        Rounding { at: RoundingAt::default(), to: cent(), mode: RoundingMode::default(), residue: Residue::default() }
    }
}

fn january() -> u32 {
    1
}

fn year() -> Span {
    Span::Year
}

fn month() -> Span {
    Span::Month
}

fn cent() -> Amount {
    Amount(Exact::new(1, 100).unwrap_or(Exact::ZERO))
}
