//! A component: one reason for which somebody is paid.

use serde::{Deserialize, Serialize};

use crate::plan::document::credit::Credit;
use crate::plan::document::date::Date;
use crate::plan::document::number::{Amount, Bound, Share};
use crate::plan::document::payment::{Clawback, Hold};
use crate::plan::document::pays::Pays;
use crate::plan::document::period_name::Span;

/// One reason for pay: what is credited, over which window, what that pays, and what limits it. Its steps are taken in this order: credit, attainment, `pays` with `threshold`, `true_up`, `gates`, `minimum_per_deal`, `caps`, `clawback` by recomputation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// The name of the component, once in a plan: `"new business"`. It stands on the lines of statements.
    pub id: String,
    /// Whom it pays. Default: everybody whom the plan covers.
    pub paid_to: Option<Who>,
    /// The first day whose credits count, such as that of a SPIF. It is measured by its `window` all the same: bands and milestones start again with each quota period, unless `"window": "plan"` measures all its days as one.
    pub from: Option<Date>,
    /// The last day whose credits count.
    pub until: Option<Date>,
    /// What is paid on. Default: the amount of every row of the person's own.
    #[serde(default)]
    pub credit: Credit,
    /// What attainment and bands are measured by, where that is not what is paid on. Default: the plan's `measure`, else `credit`.
    pub measure: Option<Credit>,
    /// Instead of a measure: the KPI among `figures` that is the attainment, for objectives (MBO) and typed attainments.
    pub kpi: Option<String>,
    /// How long is measured before attainment and bands start again from zero. Default: the calendar's `quota_period`.
    pub window: Option<Span>,
    /// The quota per quota period of everybody for this component. Default: the person's quota.
    pub quota: Option<Amount>,
    /// The share of the person's target pay that stands behind this component: `"60%"`. Default: all of it.
    pub weight: Option<Share>,
    /// The target pay per quota period of everybody for this component. Default: the person's, by `weight`.
    pub target_pay: Option<Amount>,
    /// How credit becomes pay.
    pub pays: Pays,
    /// Below it the component pays nothing.
    pub threshold: Option<Threshold>,
    /// When curves and bonuses are paid: as they grow, or once the window has ended. Rates and tiers pay with each deal. Default: `to_date`.
    #[serde(default)]
    pub paid_at: PaidAt,
    /// Compute the pay again over a longer span, as one window with the quota and target pay of all of it, and pay or take back the difference to what was earned in its shorter windows.
    pub true_up: Option<TrueUp>,
    /// Conditions that multiply the pay or block it; several multiply each other.
    #[serde(default)]
    pub gates: Vec<Gate>,
    /// The least that each person is paid for a deal that pays the person anything, also for a share of it; what is missing to it is a line of its own, before `caps`.
    pub minimum_per_deal: Option<Amount>,
    /// The most that the component pays, in the order they are taken.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// What is different from a day on, while what was measured before goes on to count: `[{"from": "2026-07-01", "pays": {"rate": "12%"}}]`. In the order of days.
    #[serde(default)]
    pub changes: Vec<ComponentChange>,
    /// Whether it is paid on top of draws and guarantees: it neither fills them up nor pays back what is owed of a draw. Default: no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_top: bool,
    /// Parts of this component's pay that wait; instead of the plan's `payment.holds`.
    pub holds: Option<Vec<Hold>>,
    /// What becomes of this component's pay for deals that are cancelled; instead of the plan's `payment.clawback`.
    pub clawback: Option<Clawback>,
}

/// What is different in a component from a day on; what is left out stays as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComponentChange {
    /// The first day of it.
    pub from: Date,
    /// How credit becomes pay from then on, of the same kind: rates and tiers for deals from that day on, filled by what the window measured so far; curves and bonuses for the total of the window, where that is paid then.
    pub pays: Option<Pays>,
    /// The quota per quota period of everybody from then on. A window's quota is made of its months.
    pub quota: Option<Amount>,
    /// The target pay per quota period of everybody from then on.
    pub target_pay: Option<Amount>,
}

/// People by name or by role; who fits either is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// Names, as in `people` and in the credits.
    #[serde(default)]
    pub people: Vec<String>,
    /// Roles, as in `people`.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// What has to be reached in the window before anything is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The attainment (`"60%"`) or the amount (`"50000"`).
    pub at: Bound,
    /// What is paid once it is reached. Default: `from_first`.
    #[serde(default)]
    pub then: Then,
}

/// What is paid once a threshold is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// A cliff: everything from the first unit on; what was credited before is paid on the day the threshold is reached.
    #[default]
    FromFirst,
    /// Only what is above the threshold, for what pays with each deal; a curve has its first point there instead.
    AboveOnly,
}

/// When curves, bonuses and objectives are paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaidAt {
    /// In each pay period, what the window to date comes to less what it came to before.
    #[default]
    ToDate,
    /// On the last day of the window.
    EndOfWindow,
}

/// A recomputation over a longer span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrueUp {
    /// The span that is computed again: `quarter` or `year`.
    pub over: Span,
    /// Whether the difference is paid and taken back, or only paid. Default: `both`.
    #[serde(default)]
    pub direction: Direction,
    /// When it is computed: once the span ends (or the plan's time does, with `until`), or at the end of each pay period over the span to date; in either case for time that has gone by (see `as_of`). Default: `end`.
    #[serde(default)]
    pub at: TrueUpAt,
}

/// When a true-up is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrueUpAt {
    /// Once, on the last day.
    #[default]
    End,
    /// On the last day of each pay period: the quarter or year to date, less what it came to before.
    EachPayPeriod,
}

/// Which differences count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It is paid or taken back.
    #[default]
    Both,
    /// Nothing is taken back.
    UpOnly,
}

/// A condition on a figure: exactly one of `kpi`, `attainment_of` and `credited_of`, and exactly one of `below`, `at_most`, `at_least`, `above` and `steps`. Each pay period is judged by what the figure has come to at its end; when it comes to something else later in the window, what that changes of earlier pay is a line of the later period. `[{"attainment_of": "sales", "below": "80%", "multiply": "0"}]` pays nothing until 80 % are reached, and then all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// A KPI: one of `figures`; or `margin_rate`, margin divided by amount of the person's own credits in the window.
    pub kpi: Option<String>,
    /// The attainment of a component, by its id, in the window.
    pub attainment_of: Option<String>,
    /// What a component, by its id, is credited with in the window: its measure.
    pub credited_of: Option<String>,
    /// Whose attainment or credit it is, with `attainment_of` and `credited_of`: the person's `own`, or that of the `team`, all who have the same manager, against their quotas together. Default: `own`.
    #[serde(default)]
    pub of: GateOf,
    /// While the figure is below this, pay is multiplied.
    pub below: Option<Share>,
    /// While the figure is this or less, pay is multiplied.
    pub at_most: Option<Share>,
    /// Once the figure is at least this, pay is multiplied; without `multiply` nothing is paid until then.
    pub at_least: Option<Share>,
    /// Once the figure is more than this, pay is multiplied; without `multiply` nothing is paid until then.
    pub above: Option<Share>,
    /// What pay is multiplied with when the condition holds: `"75%"`, `"1.25"`; `"0"` blocks it. Left out: nothing is paid `below` it or when it is `at_most` that; `at_least` and `above` are what has to be reached for anything to be paid.
    pub multiply: Option<Share>,
    /// Instead of one condition a ladder: the multiplier of the last step that the figure has reached; below the first it is 0.
    #[serde(default)]
    pub steps: Vec<GateStep>,
    /// Whether the multiplier goes straight from step to step or jumps. Default: `jumps`.
    #[serde(default)]
    pub between: Ladder,
}

/// Whose figure a gate looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GateOf {
    /// The person's own.
    #[default]
    Own,
    /// That of all who have the same manager; of a manager without one, that of the team.
    Team,
}

/// One step of a ladder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GateStep {
    /// The figure from which on.
    pub from: Share,
    /// What pay is multiplied with.
    pub multiply: Share,
}

/// What is between two steps of a ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ladder {
    /// At each step.
    #[default]
    Jumps,
    /// A straight line.
    Line,
}

/// The most that each person is paid, also for shares of deals: exactly one of `amount`, `of_target`, `of_base` and `of_credit`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// For how long, or for each deal.
    pub per: CapPer,
    /// The most that is paid.
    pub amount: Option<Amount>,
    /// The most that is paid, as a share of target pay for that time: `"200%"`.
    pub of_target: Option<Share>,
    /// The most that is paid, as a share of base pay for that time (the part of `ote` that is not variable): `"50%"`.
    pub of_base: Option<Share>,
    /// The most that is paid for a deal, as a share of what is credited of it: `"12%"`; with `"per": "deal"` in a component.
    pub of_credit: Option<Share>,
    /// A soft cap: the share of the excess that is paid all the same, `"50%"`. Default: nothing of it.
    pub pays_above: Option<Share>,
    /// What becomes of what is above. Default: `lost`.
    #[serde(default)]
    pub excess: Excess,
    /// The components, by their ids, whose pay together it limits, in `caps` of the plan; with an `amount`. Default: all of them.
    #[serde(default)]
    pub components: Vec<String>,
}

/// What a cap is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapPer {
    /// Each deal (column `deal`; a row without it is a deal of its own).
    Deal,
    /// Each week.
    Week,
    /// Each two weeks.
    TwoWeeks,
    /// Each half of a month.
    HalfMonth,
    /// Each month.
    Month,
    /// Each quarter of the fiscal year.
    Quarter,
    /// Each half of the fiscal year.
    Half,
    /// Each fiscal year.
    Year,
    /// All of the plan's time.
    Plan,
}

impl CapPer {
    /// The span; none for each deal.
    pub fn span(self) -> Option<Span> {
        match self {
            CapPer::Deal => None,
            CapPer::Week => Some(Span::Week),
            CapPer::TwoWeeks => Some(Span::TwoWeeks),
            CapPer::HalfMonth => Some(Span::HalfMonth),
            CapPer::Month => Some(Span::Month),
            CapPer::Quarter => Some(Span::Quarter),
            CapPer::Half => Some(Span::Half),
            CapPer::Year => Some(Span::Year),
            CapPer::Plan => Some(Span::Plan),
        }
    }
}

/// What becomes of the excess above a cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Excess {
    /// Hard: gone. A refund on a later day lowers what was paid, in the same pay period or deal, too: at most 6,000, 8,000 earned and 1,000 taken back later pay 5,000. No more goes back than was paid: all 8,000 taken back pay 0.
    #[default]
    Lost,
    /// Paid in the following months, quarters, … as far as their cap leaves room, and as far as credits or `as_of` go.
    Carried,
    /// Kept in reserve: a later refund in the same time is taken from it first.
    Refundable,
}
