//! Own KPIs: written, checked, kept, deleted.

use crate::state::asking::{ask, check};
use crate::state::command::Command;
use crate::state::deciding::decide;
use crate::state::decisions::view::Leaderboard;
use crate::state::draft::{Draft, Verdict};
use crate::state::model::Model;
use crate::state::notice::About;
use crate::state::own::kpi::{LONGEST_DEFINITION, LONGEST_FORMULA, LONGEST_NAME, OwnKpi, id_of};
use crate::state::own::message::{Change, Opening, OwnMsg};
use crate::state::pages::overview::ranked;

/// Something was done to an own KPI.
pub(super) fn write(model: &mut Model, message: OwnMsg) -> Vec<Command> {
    match message {
        OwnMsg::Opened(opening) => open(model, opening),
        OwnMsg::Changed(change) => {
            let own = model.decisions.own.clone();
            let Some(draft) = &mut model.draft else {
                return Vec::new();
            };
            enter(draft, change);
            if matches!(draft.opening, Opening::New { .. }) {
                draft.kpi.id = id_of(&draft.kpi.name, |id| own.find(id).is_some());
            }
            ask(model)
        }
        OwnMsg::BrokenDown(dimension) => {
            model.draft.iter_mut().for_each(|draft| draft.by.clone_from(&dimension));
            ask(model)
        }
        OwnMsg::Saved => save(model),
        OwnMsg::Discarded => {
            model.draft = None;
            Vec::new()
        }
        OwnMsg::Deleted(id) => delete(model, &id),
    }
}

/// What is being written goes on where it was left.
fn open(model: &mut Model, opening: Opening) -> Vec<Command> {
    if model.draft.as_ref().is_none_or(|draft| draft.opening != opening) {
        let kpi = match &opening {
            Opening::Own(id) => model.decisions.own.find(id).cloned(),
            Opening::New { .. } => None,
        };
        let by = match model.draft.take() {
            Some(draft) => draft.by,
            None => ranked(model).first().map(|dimension| (*dimension).to_owned()),
        };
        model.draft = Some(Draft { opening, kpi: kpi.unwrap_or_else(OwnKpi::blank), by, verdict: None });
        copy(model);
    }
    ask(model)
}

/// A KPI that is to begin as a copy does, once the one it is a copy of is known.
pub(super) fn copy(model: &mut Model) {
    let Some(Draft { opening: Opening::New { from: Some(from) }, kpi, .. }) = &mut model.draft else {
        return;
    };
    let own = model.decisions.own.find(from);
    if let Some(listed) = model.catalogue.iter().find(|listed| listed.id == *from)
        && kpi.formula.is_empty()
    {
        (kpi.formula, kpi.better) = (listed.formula.clone(), listed.better);
        kpi.unit = listed.unit.clone().ok().filter(|_| own.is_none_or(|own| own.unit.is_some()));
        kpi.definition = own.map(|own| own.definition.clone()).unwrap_or_default();
    }
}

fn enter(draft: &mut Draft, change: Change) {
    let kpi = &mut draft.kpi;
    match change {
        Change::Name(name) => kpi.name = name.chars().take(LONGEST_NAME).collect(),
        Change::Definition(text) => kpi.definition = text.chars().take(LONGEST_DEFINITION).collect(),
        // One that is too long is told as such, not cut.
        Change::Formula(formula) => kpi.formula = formula,
        Change::Better(better) => kpi.better = better,
        Change::Unit(unit) => kpi.unit = unit,
    }
}

/// The engine has answered. What was typed meanwhile is asked about next.
pub(super) fn checked(model: &mut Model, verdict: Verdict) -> Vec<Command> {
    if let Some(draft) = &mut model.draft {
        draft.verdict = Some(verdict);
    }
    check(model).into_iter().collect()
}

fn save(model: &mut Model) -> Vec<Command> {
    let has_room = model.decisions.own.has_room();
    let Some(draft) = model.draft.take_if(|draft| draft.unfinished(has_room).is_none() && draft.kpi.formula.len() <= LONGEST_FORMULA)
    else {
        return Vec::new();
    };
    let kpi = OwnKpi { name: draft.kpi.name.trim().to_owned(), definition: draft.kpi.definition.trim().to_owned(), ..draft.kpi };
    decide(model, |decisions| decisions.own.put(kpi))
}

/// With a KPI its pin and its targets go; undo brings all of it back.
fn delete(model: &mut Model, id: &str) -> Vec<Command> {
    let Some(name) = model.decisions.own.find(id).map(|kpi| kpi.name.clone()) else {
        return Vec::new();
    };
    model.draft.take_if(|draft| draft.opening == Opening::Own(id.to_owned()));
    let commands = decide(model, |decisions| {
        decisions.own.remove(id);
        decisions.goals.targets.remove(id);
        decisions.goals.pins.iter_mut().for_each(|pins| pins.retain(|pin| pin != id));
        if decisions.view.leaderboard.kpi == id {
            decisions.view.leaderboard.kpi = Leaderboard::default().kpi;
        }
    });
    model.tell(About::KpiDeleted { name });
    commands
}
