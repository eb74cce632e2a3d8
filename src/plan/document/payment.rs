//! From earned to paid: holds, clawbacks, draws and guarantees; splits,
//! exchange rates and typed figures.

use serde::{Deserialize, Serialize};

use crate::plan::document::credit::Where;
use crate::plan::document::date::Date;
use crate::plan::document::number::{Amount, Share};
use crate::plan::document::period_name::Span;

/// How what is earned becomes payable and paid. Taken in this order: `holds` make earned payable; then clawbacks, `draw`, `guarantee` and `negative` make payable paid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Parts of what is earned that wait for something. `[{"share": "100%", "until": "paid_on"}]` pays on cash.
    #[serde(default)]
    pub holds: Vec<Hold>,
    /// What becomes of pay for deals that are cancelled (column `cancelled_on`). Default: nothing.
    pub clawback: Option<Clawback>,
    /// Pay in advance.
    pub draw: Option<Draw>,
    /// The least that is paid in a pay period, never taken back.
    pub guarantee: Option<Guarantee>,
    /// What happens when a pay period comes to less than nothing. Default: `owed`.
    #[serde(default)]
    pub negative: Negative,
}

/// A part of what is earned that waits: `until` the date in a column, for some `months` or `days`, or for these after that date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The share that waits: `"30%"`.
    pub share: Share,
    /// Until the date in this column, such as `paid_on`. While it is empty, the share waits; bonuses, curves, prizes and pools by credit wait as the deals that they are for, by their credit, true-ups and caps with the deals that they change. What is of no deal (typed objectives, other pools) does not wait, and a note says so; where the credits have no such column, nothing does, and a note says so.
    pub until: Option<String>,
    /// Until the component's window has come to this attainment: `"100%"`. What has not by its end, waits on.
    pub attainment: Option<Share>,
    /// For so many months from the day it is earned; with `until` from the date there.
    pub months: Option<u32>,
    /// For so many days from the day it is earned; with `until` from the date there.
    pub days: Option<u32>,
}

/// What becomes of pay for deals that are cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clawback {
    /// How it is taken back.
    pub by: ClawbackBy,
    /// The share that is taken back; with `share` alone. Default: all of it.
    pub share: Option<Share>,
    /// Only deals that are cancelled within so many months of their date.
    pub within_months: Option<u32>,
    /// Only deals that are cancelled within so many days of their date.
    pub within_days: Option<u32>,
    /// Shares that fall with time, with `share` alone: the first step that the cancellation lies within. `[{"within_days": 90, "share": "100%"}, {"within_days": 180, "share": "50%"}]`; instead of the fields above.
    #[serde(default)]
    pub steps: Vec<ClawbackStep>,
}

/// What goes back of a deal that is cancelled within some time: exactly one of `within_months` and `within_days`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClawbackStep {
    /// The share that is taken back.
    pub share: Share,
    /// Within so many months of the deal's date.
    pub within_months: Option<u32>,
    /// Within so many days of the deal's date.
    pub within_days: Option<u32>,
}

/// How pay for cancelled deals is taken back, always in the period of the cancellation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClawbackBy {
    /// A negative deal: the credit is taken back on the day of the cancellation and lowers that window's attainment and what is earned in it. It takes back what that window pays for it, by its own bands, threshold and gates: nothing, with a note, where that window pays nothing, and all of it where the deal was paid by three quarters. `recomputation`, `share` and `time_kept` go by what was paid.
    NegativeDeal,
    /// A recomputation: what the component earned in the deal's own time, with its gates, true-ups and caps, is computed again without the deal, and the difference is earned back on the day of the cancellation. The plan's caps are not taken again.
    Recomputation,
    /// An adjustment of pay: a fixed share of what was payable for the deal; what is earned and attained stays. What a cap takes from several deals in a pay period, and carries on, is theirs by what each brought in it; a true-up is each deal's; what is held of the deal goes back by the same share.
    Share,
    /// An adjustment of pay: what was payable for the deal by the time that was not kept, in whole months of `within_months` or in days of `within_days`; 4 months kept of 12 take 8/12 back.
    TimeKept,
}

/// Pay in advance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The least that is paid in each pay period while the draw runs.
    pub amount: Amount,
    /// Whether what was paid in advance is owed, and taken from later pay above the draw; pay never falls below a draw that runs, also in a pay period that comes to less than nothing: of a draw that is not recoverable the person keeps that, too.
    pub recoverable: bool,
    /// The first day of the draw, whatever was sold by then. Default: the person's `from`, else the plan's, else that of the first credit of anybody. Where the plan has no `from`, nothing is paid before the fiscal year of the first credit, and a note tells of draws that ran before. A pay period that it begins in has all of the amount, unless it is `prorated`.
    pub from: Option<Date>,
    /// The last day of the draw. Default: it does not end, but is not paid beyond what is known (see the plan's `as_of`).
    pub until: Option<Date>,
    /// How many pay periods the draw runs, from the first. Instead of `until`.
    pub periods: Option<u32>,
    /// Whether a pay period that the draw begins or ends in has the part of the amount for its days. Default: no, it has all of it.
    #[serde(default)]
    pub prorated: bool,
    /// The share of the amount in the first, second, … pay period of a draw that falls; it ends with the last: `["100%", "75%", "50%"]`. Instead of `until` and `periods`.
    #[serde(default)]
    pub schedule: Vec<Share>,
    /// The first day on which something is recovered. Default: at once.
    pub recovery_from: Option<Date>,
    /// The most that is recovered in a period, as a share of what is payable above the draw (above nothing, once the draw has ended). Default: all of it.
    pub recovery_share: Option<Share>,
    /// The most that may be owed: once the balance has come to it, nothing more is drawn. Default: no bound. `"6000"`.
    pub most_owed: Option<Amount>,
    /// Draws that are settled over a longer span than they are paid: `"quarter"`. In its pay periods the draw alone is paid; in the last, what was payable in all of them less what was drawn, or it is owed on.
    pub settled: Option<Span>,
    /// Whether what is still owed when the draw has ended is forgiven. Default: no.
    #[serde(default)]
    pub forgiven_at_end: bool,
}

/// The least that is paid, such as while ramping; never taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Guarantee {
    /// The least that is paid in each pay period, or in each `per`.
    pub amount: Amount,
    /// The span that the amount is for, where it is longer than a pay period: `"year"`. What is missing to it is paid in the last pay period of the span, or of the person or guarantee within it; who is there for a part of the span has that part. Default: each pay period.
    pub per: Option<Span>,
    /// The first day of the guarantee. Default: the person's `from`, else the plan's, else that of the first credit; as of a draw.
    pub from: Option<Date>,
    /// The last day of the guarantee. Default: it does not end.
    pub until: Option<Date>,
    /// How many pay periods it runs, from the first. Instead of `until`.
    pub periods: Option<u32>,
    /// The share of the amount in the first, second, … pay period of a guarantee that falls; it ends with the last. Instead of `until` and `periods`.
    #[serde(default)]
    pub schedule: Vec<Share>,
}

/// What happens when a pay period comes to less than nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Negative {
    /// It is paid back at once: the period's pay is negative.
    #[default]
    Owed,
    /// Nothing is paid, and it is taken from the pay of later periods.
    Carried,
}

/// Deals that several people share. Rows that fit are divided; those with a `share` of their own in the credits need no split here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Which rows: `{"deal": ["D-17"]}`, `{"person": ["Ida Brandt"], "product": ["Support"]}`. Left out: every row. The first split that fits a row divides it.
    #[serde(default, rename = "where")]
    pub only: Where,
    /// Who gets which share. Without overlays the shares add up to 100 %.
    pub shares: Vec<SplitShare>,
}

/// One share of a split: exactly one of `person` and `column`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SplitShare {
    /// The person by name; `"*"` is the person of the row.
    pub person: Option<String>,
    /// The person whom this column of the row names, such as `engineer`. A row that names nobody gives this share to the person of the row, and an overlay's share to nobody.
    pub column: Option<String>,
    /// The share of the row.
    pub share: Share,
    /// The share towards quota, where it differs from the share of pay: quota credit may exceed 100 % in all.
    pub quota_share: Option<Share>,
    /// On top of the others: an overlay specialist's share does not count in the sum.
    #[serde(default)]
    pub overlay: bool,
}

/// Exchange rates, and which day's rate is taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The rates. One holds from its day until the next of the same pair. The inverse of a pair, and pairs across a third currency, are derived: with `USD` to `EUR` and `USD` to `GBP`, `EUR` to `GBP` is known.
    pub rates: Vec<ExchangeRate>,
    /// Which day's rate turns a credit's currency (column `currency`) into the plan's, and pay into the `pay_currency` of a person (there `credit_date` is the day of each line). Default: `credit_date`.
    #[serde(default)]
    pub dated: RateDate,
    /// The day of the rate, with `"dated": "fixed"`.
    pub fixed_on: Option<Date>,
}

/// What one of a currency is worth from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// One of this currency: `"GBP"`.
    pub from: String,
    /// Is worth `rate` of this: `"USD"`.
    pub to: String,
    /// The first day of the rate. Default: always.
    pub on: Option<Date>,
    /// How much: `"1.22"`.
    pub rate: Amount,
}

/// Which day's exchange rate is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RateDate {
    /// The day that the credit counts on, its posting date.
    #[default]
    CreditDate,
    /// The first day of the pay period that the credit counts in.
    PeriodStart,
    /// The last day of the pay period that the credit counts in.
    PeriodEnd,
    /// The day in column `paid_on`.
    PaidOn,
    /// The same day for all: `fixed_on`.
    Fixed,
}

/// A figure that is typed: a KPI's value, an objective's achievement, an attainment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The name of the KPI, for gates and components: `"gross_margin"`.
    pub kpi: String,
    /// Whose figure it is. Default: everybody's.
    pub person: Option<String>,
    /// The period it is for, `2026-01`, `2026-Q1`, `2026-H1` or `2026`. Default: every period.
    pub period: Option<String>,
    /// The value: `"28%"`, `"42"`.
    pub value: Share,
    /// What 100 % is, where the value is not itself a share: attainment is the value divided by it.
    pub target: Option<Share>,
}
