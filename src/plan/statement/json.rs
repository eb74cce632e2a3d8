//! Statements for programs: one JSON object with decimal texts.

use serde_json::{Map, Value, json};

use crate::plan::credit::table::Credits;
use crate::plan::document::number::digits;
use crate::plan::document::plan::Plan;
use crate::plan::line::{Line, Stage};
use crate::plan::statement::evaluate::Statements;
use crate::plan::statement::summary::{Figures, PeriodFigures, Statement};
use crate::plan::statement::words::{number, sentence};
use crate::sales::exact::Exact;
use crate::sales::money::Money;

/// `{"people": {name: {…}}, "total": "…", "notes": […]}`.
pub fn json(plan: &Plan, statements: &Statements) -> Value {
    let credits = &statements.credits;
    let people: Map<String, Value> =
        statements.people.iter().map(|statement| (statement.person.clone(), person(plan, credits, statement))).collect();
    let notes: Vec<String> = statements.notes.iter().map(ToString::to_string).collect();
    json!({ "people": people, "total": money(statements.total), "notes": notes })
}

fn person(plan: &Plan, credits: &Credits, statement: &Statement) -> Value {
    let mut value = figures(&statement.figures, statement.is_money);
    let balance = statement.periods.last().map_or(Exact::ZERO, |period| period.draw_balance);
    value.insert("draw_balance".to_owned(), json!(money(balance)));
    value.insert("held".to_owned(), json!(money(statement.held)));
    let paid_in = statement.periods.iter().map(|period| period.paid_in).try_fold(Exact::ZERO, |sum, paid| sum.plus(paid?));
    let terms = plan.people.iter().find(|person| person.name == statement.person);
    if let (Some(paid), Some(currency)) = (paid_in, terms.and_then(|terms| terms.pay_currency.as_ref())) {
        value.insert("paid_in".to_owned(), json!({ "currency": currency, "amount": money(paid) }));
    }
    let name = |period: &PeriodFigures| plan.calendar.pay_period.name(period.period, plan.year());
    let periods: Map<String, Value> =
        statement.periods.iter().map(|period| (name(period), of_period(period, statement.is_money))).collect();
    value.insert("periods".to_owned(), Value::Object(periods));
    let id = |index: usize| plan.components.get(index).map(|component| component.id.clone()).unwrap_or_default();
    let components: Map<String, Value> =
        statement.components.iter().map(|(index, of)| (id(*index), Value::Object(figures(of, statement.is_money)))).collect();
    value.insert("components".to_owned(), Value::Object(components));
    let mut lines: Vec<(usize, &Line)> = statement.lines.iter().enumerate().collect();
    lines.sort_by_key(|(id, line)| (line.day, *id));
    // The lines are told in the order of days: what they follow from is told by these places.
    let mut places = vec![0; lines.len()];
    for (place, (id, _)) in lines.iter().enumerate() {
        if let Some(slot) = places.get_mut(*id) {
            *slot = place;
        }
    }
    let lines: Vec<Value> = lines.into_iter().map(|(_, line)| of_line(plan, credits, line, &places)).collect();
    value.insert("lines".to_owned(), Value::Array(lines));
    Value::Object(value)
}

fn of_period(period: &PeriodFigures, is_money: bool) -> Value {
    let mut value = figures(&period.figures, is_money);
    value.insert("draw_balance".to_owned(), json!(money(period.draw_balance)));
    if let Some(paid) = period.paid_in {
        value.insert("paid_in".to_owned(), json!(money(paid)));
    }
    Value::Object(value)
}

fn figures(figures: &Figures, is_money: bool) -> Map<String, Value> {
    let counted = |number: Exact| if is_money { money(number) } else { digits(number) };
    let value = json!({
        "credited": counted(figures.credited),
        "quota": figures.quota.map(counted),
        "attainment": figures.attainment.map(ratio),
        "earned": money(figures.earned),
        "payable": money(figures.payable),
        "paid": money(figures.paid),
    });
    value.as_object().cloned().unwrap_or_default()
}

fn of_line(plan: &Plan, credits: &Credits, line: &Line, places: &[usize]) -> Value {
    let component = line.component.and_then(|index| plan.components.get(index)).map(|component| component.id.as_str());
    let deal = line.row.and_then(|row| credits.column("deal").map(|deals| deals.at(row))).filter(|deal| !deal.is_empty());
    let stage = match line.stage {
        Stage::Earned => "earned",
        Stage::Payable => "payable",
        Stage::Paid => "paid",
    };
    let what: Vec<&str> = component.into_iter().chain(deal).collect();
    let what = if what.is_empty() { plan.name.clone() } else { what.join(": ") };
    let mut value = json!({
        "date": line.day.to_string(),
        "what": what,
        "amount": money(line.amount),
        "rule": format!("{} = {}", sentence(&line.because), number(line.amount)),
        "stage": stage,
    });
    let from: Vec<usize> = line.from.iter().filter_map(|id| places.get(*id).copied()).collect();
    if let Some(value) = value.as_object_mut().filter(|_| !from.is_empty()) {
        value.insert("from".to_owned(), json!(from));
    }
    value
}

/// Two decimals, more where there are more.
fn money(amount: Exact) -> String {
    let text = digits(amount);
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
    if decimals > 2 { text } else { Money::new(amount).map_or(text, |money| money.digits(2)) }
}

/// A share as a decimal number, to six decimals.
fn ratio(share: Exact) -> String {
    let short = share.rounded_at(6).and_then(|scaled| Exact::new(scaled, 1_000_000)).unwrap_or(share);
    digits(short)
}
