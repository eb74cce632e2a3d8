//! What a component pays for what is credited: one block for each way.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::document::number::{Amount, Bound, Rate, Share};

/// How a component turns credit into pay. Exactly one of these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pays {
    /// One rate on all that is credited: `{"rate": "10%"}`, or `{"rate": "target"}` for target pay divided by quota.
    Rate(Rate),
    /// A rate for each value of a column of the credits, such as product, kind or channel.
    Rates(RateTable),
    /// A fixed amount for each unit that is credited: `{"per_unit": "50"}` with `"credit": {"of": "count"}` pays 50 for each deal or meeting, with `"of": "units"` for each unit.
    PerUnit(Amount),
    /// Rates by the band that the amount or the attainment has reached.
    Tiers(Tiers),
    /// A payout curve: attainment on one side, pay on the other.
    Curve(Curve),
    /// Fixed amounts for reaching thresholds and milestones.
    Bonus(Bonus),
    /// One sum for the team, shared among those whom the component pays.
    Pool(Pool),
    /// Prizes for the first, second, … of those whom the component pays, by what they are credited with in the window.
    Ranking(Ranking),
}

/// The names of the ways to pay.
pub const WAYS: [&str; 8] = ["rate", "rates", "per_unit", "tiers", "curve", "bonus", "pool", "ranking"];

impl Pays {
    /// Whether it pays with each deal, rather than for the total of a window.
    pub fn is_by_deal(&self) -> bool {
        matches!(self, Pays::Rate(_) | Pays::Rates(_) | Pays::PerUnit(_) | Pays::Tiers(_))
    }

    /// Whether a part of what is shared is by what somebody's own deals are credited with, so that it is theirs.
    pub fn is_shared_by_credit(&self) -> bool {
        matches!(self, Pays::Ranking(_) | Pays::Pool(Pool { shared: Shared::ByCredit, .. }))
    }

    /// Whether only those share whom no gate blocks.
    pub fn is_qualified_only(&self) -> bool {
        matches!(self, Pays::Pool(Pool { qualified_only: true, .. }) | Pays::Ranking(Ranking { qualified_only: true, .. }))
    }
}

/// Rates by the value of a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateTable {
    /// The column: `product`, `kind`, `channel` or any other of the credits.
    pub by: String,
    /// The rate of each value: `{"new": "10%", "renewal": "4%"}`.
    pub rates: BTreeMap<String, Share>,
    /// The rate of every other value. Left out: other values pay nothing, and the statement says so.
    pub otherwise: Option<Share>,
}

/// Bands with a rate each. Bands are half-open: a value equal to a bound is in the higher band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tiers {
    /// The bands in rising order, each up to the next one's `from`, the last without end. Below the first nothing is paid.
    pub bands: Vec<Tier>,
    /// Which part of the credit a band's rate is for. Default: `marginal`.
    #[serde(default)]
    pub applies: Applies,
    /// Whether bands are filled by the window to date, or start again with each deal. Default: `window`.
    #[serde(default)]
    pub position: Position,
    /// With `"position": "value"`: the column whose number in each row picks the band, such as `discount`; or `margin_rate` for margin divided by amount.
    pub value: Option<String>,
    /// What `multiplier`s multiply: a rate, or `target` for target pay divided by quota. Default: `target`.
    pub base_rate: Option<Rate>,
    /// What `multiplier`s multiply where it differs by a column. Instead of `base_rate`.
    pub base_rates: Option<RateTable>,
}

/// One band: exactly one of `rate`, `multiplier` and `per_unit`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Where the band begins: an amount (`"50000"`) or a share of quota (`"100%"`). All bands of a component use the same kind.
    pub from: Bound,
    /// The rate on the credit in this band: `"6%"`.
    pub rate: Option<Share>,
    /// So many times the base rate, an accelerator or decelerator on the rate: `"1.5"`.
    pub multiplier: Option<Share>,
    /// An amount for each unit in this band, where units or deals are counted: `"50"`.
    pub per_unit: Option<Amount>,
}

/// Which part of the credit a band's rate is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Each band pays its own rate on its own slice; a deal that crosses a bound is cut there.
    #[default]
    Marginal,
    /// The highest band reached re-rates everything in the window; what earlier deals gain (or lose) is a line of its own for each.
    Retroactive,
    /// Not split: the band reached with the deal rates the whole deal; earlier deals keep their rate.
    WholeDeal,
    /// Not split: the band reached before the deal rates the whole deal.
    WholeDealBefore,
}

/// What the bands are filled by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Cumulative: all that was measured in the window to date.
    #[default]
    Window,
    /// Per transaction: each deal (column `deal`; a row without it is a deal of its own) starts at the first band.
    Deal,
    /// The number in a column of the row picks the band for the whole deal; see `value`.
    Value,
}

/// A payout curve through points. Below the first point nothing is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Curve {
    /// The points in rising order.
    pub points: Vec<Point>,
    /// What a percentage in `pays` is a percentage of. Default: `target_pay`.
    #[serde(default)]
    pub of: PayoutOf,
    /// A straight line between the points, or a step at each. Default: `line`.
    #[serde(default)]
    pub between: Between,
    /// What was reached is first rounded down to a multiple of this: `"1%"` pays for each full percent of quota, `"5"` for each full five.
    pub rounded_down_to: Option<Bound>,
    /// Beyond the last point the payout stays as it is there; with a slope it goes on: `"2"` adds two percent of target pay for each percent of attainment (or two of pay for each one measured, where both are amounts).
    pub slope_beyond: Option<Share>,
}

/// One point of a payout curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The attainment (`"70%"`) or the amount (`"50000"`).
    pub at: Bound,
    /// The payout there: a percentage (`"100%"`, of what `of` says) or an amount (`"10000"`). All points of a curve use the same kind.
    pub pays: Bound,
}

/// What the percentages of a curve are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PayoutOf {
    /// Of the person's target pay for the window.
    #[default]
    TargetPay,
    /// Of all that is credited in the window: the curve gives the commission rate.
    Credit,
}

/// What is between two points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// A straight line: payouts are interpolated.
    #[default]
    Line,
    /// Stepped: the payout of the last point that was reached.
    Step,
}

/// Fixed amounts for what was reached in the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bonus {
    /// The milestones in rising order.
    pub milestones: Vec<Milestone>,
    /// Whether each milestone that was reached is paid, or the highest alone. Default: `each`.
    #[serde(default)]
    pub pays: Reached,
}

/// One milestone: exactly one of `amount` and `of_target`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// The attainment (`"100%"`) or the amount or number (`"10"`) that has to be reached.
    pub at: Bound,
    /// What is paid for it.
    pub amount: Option<Amount>,
    /// What is paid for it, as a share of target pay.
    pub of_target: Option<Share>,
}

/// Which of the milestones reached are paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// Each of them; the amounts add up.
    #[default]
    Each,
    /// The highest alone, less what was paid for lower ones before.
    Highest,
}

/// A sum for the team: exactly one of `amount` and `rate`. `{"rate": "5%", "above": "500000", "shared": "by_target_pay"}` shares 5 % of what the team sells above 500,000.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// The pool of each window: an amount.
    pub amount: Option<Amount>,
    /// The pool of each window: a share of what all of them together are credited with.
    pub rate: Option<Share>,
    /// With `rate`: only of what they are credited with above this goal.
    pub above: Option<Amount>,
    /// What all of them together have to be credited with in the window; below it there is no pool.
    pub at_least: Option<Amount>,
    /// How it is shared. Default: `by_credit`.
    #[serde(default)]
    pub shared: Shared,
    /// With `"shared": "by_weight"`: the weight of each person, by name: `{"Ida Brandt": "2", "Bo Lund": "1"}`.
    #[serde(default)]
    pub weights: BTreeMap<String, Amount>,
    /// Whether somebody whom the component's `gates` block at the end of the window is left out, so that the others have that part. Default: no, the part is lost.
    #[serde(default)]
    pub qualified_only: bool,
}

/// How a pool is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// In proportion to what each is credited with in the window.
    #[default]
    ByCredit,
    /// In equal parts among all whom the component pays, for the months (or days, see `prorate_by`) that each is there: of a quarter's pool of 9,000 who leaves after one month has one part of seven beside two who stay.
    Evenly,
    /// In proportion to each one's target pay for the window.
    ByTargetPay,
    /// In proportion to `weights`, for the time that each is there.
    ByWeight,
}

/// Prizes by rank; who is credited with nothing gets none, a tie shares the prizes of its ranks evenly.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// The prize of the first, the second, and so on: `["3000", "2000", "1000"]`.
    pub prizes: Vec<Amount>,
    /// What ranks go by. Default: `credit`.
    #[serde(default)]
    pub by: RankedBy,
    /// Whether somebody whom the component's `gates` block at the end of the window is left out, so that the others have that rank. Default: no, the prize is lost.
    #[serde(default)]
    pub qualified_only: bool,
}

/// What ranks go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RankedBy {
    /// What each is credited with in the window.
    #[default]
    Credit,
    /// The share of the own quota; who has no quota has no rank.
    Attainment,
}
