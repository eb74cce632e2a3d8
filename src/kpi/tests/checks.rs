//! What the checks say about wrong formulas.

use crate::i18n::words::Words;
use crate::kpi::catalogue::{Catalogue, Written};
use crate::kpi::formula::ast::Span;
use crate::kpi::formula::error::FormulaError;
use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;
use crate::state::settings::{Language, Settings};

/// The place and the English sentence of an error.
pub fn said(error: &FormulaError) -> String {
    format!("at {}: {}", error.span.start + 1, Words::native(Language::English, &Settings::default()).formula_error(error))
}

/// The unit of a formula that is added to the catalogue, or its first error.
pub fn checked(formula: &str) -> Result<Unit, FormulaError> {
    let written = Written { id: "my_kpi".to_owned(), formula: formula.to_owned(), better: Better::Neither, benchmark: None, unit: None };
    let catalogue = Catalogue::new(&[written]);
    catalogue.entry("my_kpi").expect("the KPI").checked.as_ref().map(|meaning| meaning.unit).map_err(Clone::clone)
}

fn check(formula: &str) -> Result<Unit, String> {
    checked(formula).map_err(|error| said(&error))
}

#[test]
fn infers_the_unit() {
    let cases = [
        ("revenue / won_deals", Unit::Money),
        ("won_amount / revenue", Unit::Ratio),
        ("sum(amount of deals) / days(period.end - period.start)", Unit::MoneyPerDay),
        ("1 - win_rate", Unit::Ratio),
        ("2 * sales_cycle", Unit::Days),
        ("max(amount of deals)", Unit::Money),
        ("mean(score of surveys)", Unit::Number),
        ("mean(hours(first_contacted_at - created_at) of leads)", Unit::Hours),
        ("count(deals) - won_deals", Unit::Count),
        ("revenue * $gross_margin", Unit::Money),
        ("percentile(90%, amount of deals where won by closed_at)", Unit::Money),
        ("round_up(won_deals / 7)", Unit::Count),
        ("sum(amount * probability of deals where open)", Unit::Money),
        ("count(deals where amount > 1000 and amount <= overall(revenue) / 2)", Unit::Count),
        ("sum(minutes of activities by at) / sum(hours of time_log by at)", Unit::Ratio),
        ("revenue / sum(hours of time_log by at)", Unit::Money),
        ("won_deals / 7", Unit::Count),
        ("points(win_rate - 1)", Unit::Number),
        ("mean(months(closed_at - created_at) of deals)", Unit::Months),
        ("days(last(at of activities by at) - first(at of activities by at)) / 2", Unit::Days),
        ("months(period.end - first(created_at of deals))", Unit::Months),
        ("first_of(revenue, won_amount)", Unit::Money),
        ("mean(revenue over accounts with orders > 1 and not revenue < 5)", Unit::Money),
        ("percentile(90%, orders over accounts)", Unit::Count),
        ("future_value(12, amount of sales where promotion is empty by at)", Unit::Money),
        ("count(leads where converted and not high_intent by created_at)", Unit::Count),
    ];
    for (formula, unit) in cases {
        assert_eq!(check(formula), Ok(unit), "{formula}");
    }
}

#[test]
fn refuses_what_makes_no_sense() {
    let cases = [
        ("sum(amont of deals)", "at 5: no field is called `amont`; did you mean `amount`?"),
        ("sum(amount of deal)", "at 15: no dataset is called `deal`; did you mean `deals`?"),
        ("revenu / 2", "at 1: no KPI is called `revenu`; did you mean `revenue`?"),
        ("revenue * $gros_margin", "at 11: no parameter is called `gros_margin`; did you mean `gross_margin`?"),
        ("share(ownrs with revenue > 5)", "at 7: no dimension is called `ownrs`; did you mean `owners`?"),
        ("count(deals by close_at)", "at 16: no field is called `close_at`; did you mean `closed_at`?"),
        ("count(deals by amount)", "at 16: expected a date, found a field"),
        ("revenue + sales_cycle", "at 1: money and days do not go together"),
        ("won_deals + win_rate", "at 1: a count and a ratio do not go together"),
        ("revenue * sales_cycle", "at 1: the result has no known unit"),
        ("sum(owner of deals)", "at 5: expected a number, found a text"),
        ("sum(closed_at - created_at of deals)", "at 5: expected a number, found a date"),
        ("count(deals where amount > closed_at)", "at 19: expected a date, found money"),
        ("count(deals where amount > 2 * overall(sales_cycle))", "at 19: money and days do not go together"),
        ("count(deals where owner)", "at 19: expected a condition, found a text"),
        ("count(deals where owner > \"A\")", "at 19: > cannot stand here"),
        ("count(orders where won by at)", "at 20: no field is called `won`"),
        ("count(deals where active_at(period.end))", "at 19: active_at cannot stand here"),
        ("sum(sum(amount of deals) of deals)", "at 5: an aggregate cannot stand here"),
        ("mean(amount / 2 of deals)", "at 6: / cannot stand here"),
        ("mean(amount of targets by from..to)", "at 27: .. cannot stand here"),
        ("revenue > 5", "at 1: expected a number, found a condition"),
        ("\"text\"", "at 1: expected a number, found a text"),
        ("period.start", "at 1: expected a number, found a date"),
        ("days(revenue)", "at 1: expected a difference of dates, found a number"),
        ("share(owners with revenue)", "at 19: expected a condition, found a number"),
        ("my_kpi + 1", "at 1: refers to itself: my_kpi → my_kpi"),
        ("count(activities where deal.wom)", "at 24: no field is called `wom`; did you mean `won`?"),
        ("count(activities where dea.won)", "at 24: no field is called `dea`; did you mean `deal`?"),
        ("count(activities where kind.won)", "at 24: `kind` leads to no further row"),
        ("count(activities where deal.account.owner.team = \"a\")", "at 24: `deal.account.owner` leads to no further row"),
        ("count(activities by deal.amount)", "at 21: expected a date, found a field"),
        (
            "count(deals where amount > revenue)",
            "at 28: rows can only be compared with a figure that is the same for all of them: overall(…)",
        ),
        (
            "count(deals where amount > overall(revenue, owner))",
            "at 28: rows can only be compared with a figure that is the same for all of them: overall(…)",
        ),
        ("count(deals where amount > overall(sales_cycle))", "at 19: money and days do not go together"),
        ("first(at of activities)", "at 1: expected a number, found a date"),
        ("days(first(kind of activities) - period.start)", "at 12: expected a date, found a text"),
        ("days(first(period.start of activities) - period.start)", "at 12: expected a field, found a date"),
        ("points(revenue)", "at 8: expected a ratio, found money"),
        ("first_of(revenue, won_deals)", "at 19: money and a count do not go together"),
        ("count_distinct(revenue over accounts)", "at 1: count_distinct cannot stand here"),
        ("mean(revenue over account_s)", "at 19: no dimension is called `account_s`; did you mean `accounts`?"),
        ("mean(revenue over accounts with won)", "at 33: expected a condition, found a number"),
        ("future_value(12, amount of sales)", "at 28: expected `by`, found `sales`"),
        ("future_value(12, amount of targets by from)", "at 28: no field is called `account`; did you mean `amount`?"),
        ("future_value(12, revenue over accounts)", "at 1: future_value cannot stand here"),
        ("future_value(amount of sales by at)", "at 14: expected a number, found `amount`"),
        ("hours(period.end - period.start)", "at 1: hours cannot stand here"),
        ("open_at(period.end)", "at 1: open_at cannot stand here"),
    ];
    for (formula, expected) in cases {
        assert_eq!(check(formula), Err(expected.to_owned()), "{formula}");
    }
}

#[test]
fn a_circle_is_named_wherever_it_is_entered() {
    let written = |id: &str, formula: &str| Written {
        id: id.to_owned(),
        formula: formula.to_owned(),
        better: Better::Neither,
        benchmark: None,
        unit: None,
    };
    let own = Catalogue::new(&[
        written("a", "1 + b"),
        written("b", "2 * c"),
        written("c", "a / revenue"),
        written("d", "a - 1"),
        written("e", "amont"),
        written("f", "e + 1"),
        written("revenue", "1"),
    ]);
    let message = |id: &str| own.entry(id).and_then(|entry| entry.checked.as_ref().err()).map(said);
    assert_eq!(message("a").as_deref(), Some("at 5: refers to itself: a → b → c → a"));
    assert_eq!(message("d").as_deref(), Some("at 1: refers to itself: a → b → c → a"));
    assert_eq!(message("e").as_deref(), Some("at 1: no KPI is called `amont`"));
    assert_eq!(message("f").as_deref(), Some("at 1: `e` has an error itself"));
    assert_eq!(message("revenue"), None);
    assert_eq!(own.entries().iter().filter(|entry| entry.id == "revenue").count(), 1);
}

#[test]
fn errors_point_at_the_word() {
    let error = checked("revenue / sum(amont of deals)").unwrap_err();
    assert_eq!(error.span, Span { start: 14, end: 19 });
}
