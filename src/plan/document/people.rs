//! The people of a plan and their terms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::document::date::Date;
use crate::plan::document::number::{Amount, Share};
use crate::plan::document::payment::{Draw, Guarantee};

/// A person whom the plan covers. Quota and target pay are for one quota period (see `calendar`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as in column `person` of the credits; `"*"` stands for everybody in the credits who is not named.
    pub name: String,
    /// The role, for `paid_to` and reading: `"account executive"`.
    pub role: Option<String>,
    /// The name of the person whose team this one is in.
    pub manager: Option<String>,
    /// The first day in the plan. Quota and target pay of a period that began before are prorated.
    pub from: Option<Date>,
    /// The last day in the plan. Quota and target pay of a period that ends later are prorated; later credits do not count.
    pub until: Option<Date>,
    /// The quota per quota period, in what components measure.
    pub quota: Option<Amount>,
    /// Quotas that differ by period, before `quota`, each for a quota period or for a shorter period within it, such as quarters where quotas are for a year: `{"2026-Q1": "90000", "2026-Q2": "110000"}`. Periods are named `2026-01`, `2026-Q1`, `2026-H1`, `2026`; with a fiscal year that starts within a calendar year by the year it ends in: `FY2027-Q1`.
    #[serde(default)]
    pub quotas: BTreeMap<String, Amount>,
    /// The currency of the quota, where it is not the plan's; the rate is that of the quota period's first day, or the fixed one.
    pub quota_currency: Option<String>,
    /// The variable pay at 100 % per quota period. Instead of `ote`.
    pub target_pay: Option<Amount>,
    /// On-target earnings of a year; its variable part, by quota period, is the target pay.
    pub ote: Option<OnTarget>,
    /// The share of quota in the first, second, … month of the person; from then on all of it: `["0%", "50%", "75%"]`. The month of `from`, however few of its days are left, is the first; without it the plan's first. Pay goes on as it is.
    #[serde(default)]
    pub ramp: Vec<Share>,
    /// Quota and target pay for single components, by their ids.
    #[serde(default)]
    pub components: BTreeMap<String, Terms>,
    /// What is different from a day on, such as a raise or a new quota: `[{"from": "2026-07-01", "target_pay": "12000"}]`. In the order of days.
    #[serde(default)]
    pub changes: Vec<PersonChange>,
    /// What was there before the first of these credits.
    pub opening: Option<Opening>,
    /// A draw for this person; instead of the plan's `payment.draw`.
    pub draw: Option<Draw>,
    /// A guarantee for this person; instead of the plan's `payment.guarantee`.
    pub guarantee: Option<Guarantee>,
    /// The currency the person is paid in, where it is not the plan's: the statement shows what is paid in it too.
    pub pay_currency: Option<String>,
}

/// What is different in a person's terms from a day on; what is left out stays as it was. A window's quota and target pay are made of its months, each by the terms that hold for at least half of it, or of its days with `"prorate_by": "days"`. A rate of `target` is that of the day of the deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonChange {
    /// The first day of it.
    pub from: Date,
    /// Whose team the person is in from then on. What is credited until then stays with the manager before; gates `of` a team look at all who were ever in it.
    pub manager: Option<String>,
    /// The quota per quota period from then on; `0` while away, such as on leave.
    pub quota: Option<Amount>,
    /// The variable pay at 100 % per quota period from then on. Instead of `ote`.
    pub target_pay: Option<Amount>,
    /// On-target earnings of a year from then on.
    pub ote: Option<OnTarget>,
    /// Quota and target pay for single components from then on, by their ids.
    #[serde(default)]
    pub components: BTreeMap<String, Terms>,
}

/// On-target earnings and the pay mix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OnTarget {
    /// Base and variable pay of a year at 100 %.
    pub amount: Amount,
    /// The variable part of it: `"40%"` for a mix of 60/40.
    pub variable: Share,
}

/// Terms of a person for one component, per quota period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The quota for this component.
    pub quota: Option<Amount>,
    /// The target pay for this component.
    pub target_pay: Option<Amount>,
}

/// What was there before the first of these credits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What was already closed in the first window: it fills bands and attainment of every component that measures amounts like this one, and pays nothing again.
    pub credited: Option<Amount>,
    /// Which components it is for, by their ids. Default: all.
    #[serde(default)]
    pub components: Vec<String>,
    /// The debt of earlier draws.
    pub draw_balance: Option<Amount>,
}
