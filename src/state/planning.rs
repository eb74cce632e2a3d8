//! What happens to plans. A change that a plan may not have is refused, with its
//! reasons, and the plan stays as it is.

use serde_json::Value;

use crate::engine::protocol::Request;
use crate::plan::document::fault::Fault;
use crate::plan::document::number::decimal;
use crate::plan::document::plan::Plan;
use crate::plan::document::read::read;
use crate::plan::document::templates::TEMPLATES;
use crate::state::asking::pose;
use crate::state::command::Command;
use crate::state::deciding::decide;
use crate::state::model::Model;
use crate::state::plans::edit::{Edit, edited};
use crate::state::plans::link;
use crate::state::plans::message::PlanMsg;
use crate::state::plans::selling::{ANYBODY, Source};
use crate::state::plans::table::Plans;
use crate::state::questions::Purpose;

/// What a plan is made of from nothing.
const BLANK: &str = include_str!("plans/blank.json");

pub(super) fn plan(model: &mut Model, message: PlanMsg) -> Vec<Command> {
    model.plan_faults.clear();
    model.plan_refused.clear();
    match message {
        PlanMsg::Edited(edit) => {
            let changed = edited(&model.decisions.plans.plan(), &edit);
            put(model, changed, |plans, plan| {
                plans.replace(plan);
                // Whoever types a quota wants to see what it does.
                plans.selling.own_quotas |= plans.selling.source == Source::Files && is_quota(&edit);
            })
        }
        PlanMsg::Copied(edit) => {
            let plan = model.decisions.plans.plan();
            let copy = edit.map_or_else(|| Ok((*plan).clone()), |edit| edited(&plan, &edit));
            put(model, copy, Plans::add)
        }
        PlanMsg::TemplateChosen(place) => {
            let text = TEMPLATES.get(place).map(|(_, text)| *text).unwrap_or_default();
            put(model, read(text), |plans, plan| plans.replace(plan))
        }
        PlanMsg::BegunAnew => put(model, read(BLANK), |plans, blank| {
            let currency = plans.plan().currency.clone();
            plans.replace(Plan { currency, ..blank });
        }),
        PlanMsg::FileRead(text) => {
            let found = read(&text);
            if found.is_err() {
                model.plan_refused = components(&text);
            }
            put(model, found, |plans, plan| plans.replace(plan))
        }
        PlanMsg::LinkOpened(text) => put(model, link::read(&text), |plans, linked| *plans = linked),
        PlanMsg::SheetOpened(sheet) => decide(model, |decisions| {
            decisions.plans.open = sheet.min(decisions.plans.sheets.len().saturating_sub(1));
        }),
        PlanMsg::SheetRemoved(sheet) => decide(model, |decisions| decisions.plans.remove(sheet)),
        PlanMsg::Attained { person, share } => decide(model, |decisions| {
            let attained = &mut decisions.plans.selling.attained;
            if person.is_none() {
                attained.clear();
            }
            attained.insert(person.unwrap_or_else(|| ANYBODY.to_owned()), share);
        }),
        PlanMsg::AllAttained(shares) => decide(model, |decisions| decisions.plans.selling.attained.extend(shares)),
        PlanMsg::DealSized(text) => match decimal(&text).filter(|size| size.is_positive()) {
            Some(size) => decide(model, |decisions| decisions.plans.selling.deal.0 = size),
            None => Vec::new(),
        },
        PlanMsg::SourceChosen(source) => decide(model, |decisions| decisions.plans.selling.source = source),
        PlanMsg::OutlookChosen(outlook) => decide(model, |decisions| decisions.plans.selling.outlook = outlook),
        PlanMsg::OwnQuotasChosen(own) => decide(model, |decisions| decisions.plans.selling.own_quotas = own),
        PlanMsg::DealOpened { dataset, row } => {
            model.plan_deal = Some(None);
            vec![pose(model, Request::RowsAt { dataset, rows: vec![row] }, Purpose::DealRow)]
        }
        PlanMsg::DealClosed => {
            model.plan_deal = None;
            Vec::new()
        }
        PlanMsg::FaultsRead => Vec::new(),
    }
}

/// What a document that is no plan calls its components.
fn components(text: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let components = document.get("components").and_then(Value::as_array);
    components.into_iter().flatten().map(|component| component.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()).collect()
}

/// Whether an edit is about what somebody has to sell.
fn is_quota(edit: &Edit) -> bool {
    matches!(edit, Edit::Set { at, .. } if at.starts_with("/people/") && (at.ends_with("/quota") || at.ends_with("/-")))
}

fn put<T>(model: &mut Model, changed: Result<T, Vec<Fault>>, enter: impl FnOnce(&mut Plans, T)) -> Vec<Command> {
    match changed {
        Ok(changed) => decide(model, |decisions| enter(&mut decisions.plans, changed)),
        Err(faults) => {
            model.plan_faults = faults;
            Vec::new()
        }
    }
}
