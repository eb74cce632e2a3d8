//! Which rows count, as how much, when, and for whom.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::document::number::{Amount, Share};

/// Values of columns: a row fits when in every column named it has one of the values. `{"kind": ["new", "upsell"], "region": ["EMEA"]}`. Letters' case does not matter.
pub type Where = BTreeMap<String, Vec<String>>;

/// What is counted of the credits. An empty block counts the amount of every row of the person's own, on its `date`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// What is counted: `amount`, `margin`, `units`, any other column of numbers; `count` for one a row (rows of one deal count once, a negative amount counts back); or `earnings` for what the team (see `whose`) earns by the components that do not themselves pay on earnings. Default: `amount`.
    #[serde(default = "amount")]
    pub of: String,
    /// Only rows with these values, or with numbers within bounds: `{"term": [">= 24"], "amount": [">= 5000 < 50000"]}`. Default: every row.
    #[serde(default, rename = "where")]
    pub only: Where,
    /// No rows with these values: a row that has one of them in any of the columns is left out.
    #[serde(default)]
    pub except: Where,
    /// The column with the date that credits count on, the anchor date: `date` (won), `signed_on`, `invoiced_on`, `paid_on` (cash). Rows without it do not count yet. Default: `date`.
    #[serde(default = "date")]
    pub dated_by: String,
    /// Whose rows count for a person. Default: `own`.
    #[serde(default)]
    pub whose: Whose,
    /// Rows that count for more or less than they are, the first that fits: `[{"where": {"kind": ["renewal"]}, "share": "50%"}]`.
    #[serde(default)]
    pub counts: Vec<Counts>,
    /// Rows of a smaller amount do not count, nor refunds of a smaller one; each row by itself, also of a deal in several rows.
    pub least_per_deal: Option<Amount>,
    /// What is counted of one row at most; what is taken back by a row of its own is counted in full.
    pub most_per_deal: Option<Amount>,
    /// The share that counts of what is above `most_per_deal`, of a windfall: `"50%"`. Default: nothing of it.
    pub above_most: Option<Share>,
    /// What the shares of a split deal (column `share`, or `splits`) divide. Default: `credit_and_pay`.
    #[serde(default)]
    pub split: SplitOf,
}

/// Rows that count for a share of themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Which rows.
    #[serde(rename = "where")]
    pub only: Where,
    /// The share that counts: `"50%"`, or `"150%"` for more than all.
    pub share: Share,
}

/// Whose rows count for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The person's own.
    #[default]
    Own,
    /// Those of the people whose `manager` the person is: an override.
    Team,
    /// Those of the team, of the team's teams, and so on.
    WholeTeam,
    /// The person's own and those of the team.
    OwnAndTeam,
    /// Those of all who have the same manager, the person's own among them: a team that shares the `quota` of the component.
    Colleagues,
    /// Those of everybody whom the plan covers: an overlay on the company's sales.
    Everybody,
}

/// What the shares of a split deal divide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SplitOf {
    /// Both what counts towards quota and what is paid on: a credit split.
    #[default]
    CreditAndPay,
    /// What is paid on; everybody on the deal has the whole of it towards quota: a payout split.
    Pay,
    /// What counts towards quota; everybody on the deal is paid on the whole of it.
    Credit,
}

impl Default for Credit {
    fn default() -> Credit {
        Credit {
            of: amount(),
            only: Where::new(),
            except: Where::new(),
            dated_by: date(),
            whose: Whose::default(),
            counts: Vec::new(),
            least_per_deal: None,
            most_per_deal: None,
            above_most: None,
            split: SplitOf::default(),
        }
    }
}

fn amount() -> String {
    "amount".to_owned()
}

fn date() -> String {
    "date".to_owned()
}
