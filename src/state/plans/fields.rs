//! What is known of the fields of plans, as data: their order, and the choices that they offer.

use crate::plan::document::pays::WAYS;

/// Fields in the order in which they are read; others come after them.
pub(super) const ORDER: [&str; 64] = [
    "name",
    "role",
    "manager",
    "from",
    "until",
    "as_of",
    "on",
    "kpi",
    "attainment_of",
    "credited_of",
    "person",
    "period",
    "value",
    "target",
    "credit",
    "measure",
    "of",
    "where",
    "except",
    "whose",
    "dated_by",
    "split",
    "window",
    "paid_to",
    "quota",
    "quotas",
    "target_pay",
    "ote",
    "ramp",
    "weight",
    "pays",
    "rate",
    "by",
    "rates",
    "otherwise",
    "bands",
    "points",
    "milestones",
    "per_unit",
    "multiplier",
    "at",
    "amount",
    "of_target",
    "variable",
    "applies",
    "position",
    "base_rate",
    "between",
    "slope_beyond",
    "threshold",
    "then",
    "below",
    "at_least",
    "multiply",
    "steps",
    "gates",
    "per",
    "excess",
    "caps",
    "changes",
    "true_up",
    "paid_at",
    "holds",
    "clawback",
];

/// What is written elsewhere on the page, or only says which format it is, by its owner.
pub(super) const ELSEWHERE: [(&str, &str); 3] = [("", "attain_plan"), ("", "components"), ("components", "id")];

/// Texts that may look like numbers.
pub(super) const TEXTS: [&str; 9] = ["name", "role", "manager", "person", "period", "kpi", "deal", "currency", "column"];

/// Fields whose lists are names, whatever these look like.
pub(super) const NAMES: [&str; 3] = ["people", "roles", "components"];

/// Fields that name columns, with the values of each.
pub(super) const OF_VALUES: [&str; 2] = ["where", "except"];

const SPANS: &[&str] = &["week", "two_weeks", "half_month", "month", "quarter", "half", "year", "plan"];

/// The ways to pay, as documents name them.
pub const WAY: (&str, &[&str]) = ("way", &WAYS);

/// Fields with a choice by their own and their owner's name (`*` for any owner), what
/// the choice is called in texts, and the choices.
pub(super) const CHOICES: [(&str, &str, &str, &[&str]); 37] = [
    ("calendar", "quota_period", "span", SPANS),
    ("calendar", "pay_period", "span", SPANS),
    ("calendar", "prorate_by", "prorate-by", &["months", "days"]),
    ("calendar", "target_rate_of", "target-rate-of", &["full", "ramped"]),
    ("credit", "of", "credit-of", &["amount", "margin", "units", "count", "earnings"]),
    ("measure", "of", "credit-of", &["amount", "margin", "units", "count", "earnings"]),
    ("*", "dated_by", "dated-by", &["date", "signed_on", "invoiced_on", "paid_on"]),
    ("*", "whose", "whose", &["own", "team", "whole_team", "own_and_team", "colleagues", "everybody"]),
    ("*", "split", "split", &["credit_and_pay", "pay", "credit"]),
    ("*", "window", "span", SPANS),
    ("*", "applies", "applies", &["marginal", "retroactive", "whole_deal", "whole_deal_before"]),
    ("*", "position", "position", &["window", "deal", "value"]),
    ("curve", "of", "curve-of", &["target_pay", "credit"]),
    ("curve", "between", "between", &["line", "step"]),
    ("gates", "between", "ladder", &["jumps", "line"]),
    ("gates", "of", "gate-of", &["own", "team"]),
    ("bonus", "pays", "reached", &["each", "highest"]),
    ("*", "shared", "shared", &["by_credit", "evenly", "by_target_pay", "by_weight"]),
    ("ranking", "by", "ranked-by", &["credit", "attainment"]),
    ("*", "then", "then", &["from_first", "above_only"]),
    ("*", "paid_at", "paid-at", &["to_date", "end_of_window"]),
    ("*", "over", "span", SPANS),
    ("*", "direction", "direction", &["both", "up_only"]),
    ("caps", "per", "per", &["deal", "week", "two_weeks", "half_month", "month", "quarter", "half", "year", "plan"]),
    ("guarantee", "per", "span", SPANS),
    ("*", "settled", "span", SPANS),
    ("*", "excess", "excess", &["lost", "carried", "refundable"]),
    ("clawback", "by", "clawback-by", &["negative_deal", "recomputation", "share", "time_kept"]),
    ("*", "negative", "negative", &["owed", "carried"]),
    ("*", "dated", "rate-dated", &["credit_date", "period_start", "period_end", "paid_on", "fixed"]),
    ("true_up", "at", "true-up-at", &["end", "each_pay_period"]),
    ("rounding", "at", "rounding-at", &["line", "statement"]),
    ("*", "mode", "rounding-mode", &["half_up", "half_even", "up", "down"]),
    ("*", "residue", "residue", &["largest", "first", "last"]),
    ("holds", "until", "hold-until", &["paid_on", "invoiced_on"]),
    ("rates", "by", "rates-by", &["kind", "product", "channel"]),
    ("base_rates", "by", "rates-by", &["kind", "product", "channel"]),
];
