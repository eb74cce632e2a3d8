//! What a plan needs of the columns of the credits: without them nothing is computed, or it is told.

use std::collections::BTreeSet;

use crate::plan::credit::cell::is_nothing;
use crate::plan::credit::select::{Counted, numbers};
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::curve::scale::table;
use crate::plan::document::check::component::MARGIN_RATE;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Whose;
use crate::plan::document::number::percent;
use crate::plan::document::pays::Pays;
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::measure::terms::all_pays;
use crate::plan::pay::share::by_deal;
use crate::sales::exact::Exact;

/// Columns that pay goes by and that are not there, cells of them that are no numbers, and
/// currencies that nothing tells apart.
pub fn lacking(setting: &Setting) -> Vec<Trouble> {
    let (plan, credits) = (setting.plan, setting.credits);
    if credits.rows.is_empty() {
        return Vec::new();
    }
    let mut troubles = Vec::new();
    let mut need = |column: &str, needed_by: String| match credits.column(column) {
        Some(_) => {}
        None => troubles.push(Trouble::NoColumn { column: column.to_owned(), needed_by, there: credits.names() }),
    };
    for (index, component) in plan.components.iter().enumerate() {
        let path = format!("components[{index}]");
        for pays in all_pays(component) {
            if let Some(table) = table(pays) {
                need(&table.by, format!("{path}.pays"));
            }
            if let Some(name) = value_of(pays) {
                need(name, format!("{path}.pays"));
            }
        }
        let typed = |kpi: &str| plan.figures.iter().any(|figure| figure.kpi == kpi);
        if component.gates.iter().any(|gate| gate.kpi.as_deref() == Some(MARGIN_RATE)) && !typed(MARGIN_RATE) {
            need("margin", format!("{path}.gates"));
        }
    }
    let values = plan.components.iter().flat_map(all_pays).filter_map(value_of);
    let unreadable = values.collect::<BTreeSet<_>>().into_iter().filter_map(|name| numbers(credits.column(name)?).err());
    troubles.extend(unreadable.flatten());
    let currencies: BTreeSet<&str> = credits
        .column("currency")
        .into_iter()
        .flat_map(|column| &column.values)
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    if plan.currency.is_empty() && currencies.len() > 1 {
        troubles.push(Trouble::Currencies { found: currencies.into_iter().collect::<Vec<_>>().join(", ") });
    }
    troubles
}

/// The column whose number picks the band of a deal.
fn value_of(pays: &Pays) -> Option<&str> {
    let Pays::Tiers(tiers) = pays else { return None };
    tiers.value.as_deref().map(|name| if name == MARGIN_RATE { "margin" } else { name })
}

/// Weights that leave a part of target pay to nothing.
fn weights(setting: &Setting, member: &Member) -> Option<Note> {
    let paid = setting.plan.components.iter().filter(|component| setting.is_paid(component, member));
    let mut weights = paid.filter_map(|component| component.weight).peekable();
    weights.peek()?;
    let sum = weights.try_fold(Exact::ZERO, |sum, weight| sum.plus(weight.0))?;
    let is_less = sum.compare(Exact::whole(1)).is_some_and(std::cmp::Ordering::is_lt);
    is_less.then(|| Note::WeightsBelowWhole { person: member.name.clone(), sum: percent(sum) })
}

/// What is computed without them, and has to be told.
pub fn told(setting: &Setting) -> Vec<Note> {
    let (plan, credits) = (setting.plan, setting.credits);
    let mut notes: Vec<Note> = setting.members.iter().filter_map(|member| weights(setting, member)).collect();
    if credits.rows.is_empty() {
        return notes;
    }
    let mut need = |column: &str, needed_by: String| {
        if credits.column(column).is_none() {
            notes.push(Note::NoColumn { column: column.to_owned(), needed_by });
        }
    };
    let is_taken_back = |component: &Component| component.clawback.is_some() || plan.payment.clawback.is_some();
    if plan.components.iter().any(is_taken_back) {
        need("cancelled_on", "clawback".to_owned());
    }
    let holds = plan.components.iter().flat_map(|component| component.holds.iter().flatten()).chain(&plan.payment.holds);
    for column in holds.filter_map(|hold| hold.until.as_deref()).collect::<BTreeSet<_>>() {
        need(column, "holds".to_owned());
    }
    for column in plan.splits.iter().flat_map(|split| &split.shares).filter_map(|share| share.column.as_deref()).collect::<BTreeSet<_>>() {
        need(column, "splits".to_owned());
    }
    if credits.without_amount > 0 && plan.components.iter().any(|component| component.credit.of == "amount") {
        notes.push(Note::NoAmount { rows: credits.without_amount });
    }
    for (component, counts) in plan.components.iter().zip(&setting.prepared.counts) {
        let of_team = matches!(component.credit.whose, Whose::Team | Whose::WholeTeam | Whose::OwnAndTeam);
        let mut paid = setting.members.iter().filter(|member| setting.is_paid(component, member)).peekable();
        if of_team && paid.peek().is_some() && paid.all(|member| member.team.is_empty()) {
            notes.push(Note::NoTeam { component: component.id.clone() });
        }
        if let (Some(from), Some(until), None) = (component.from, component.until, component.window)
            && !matches!(component.pays, Pays::Rate(_) | Pays::Rates(_) | Pays::PerUnit(_))
            && setting.window(component).around(from.0, setting.cut, setting.whole).end <= until.0
        {
            notes.push(Note::SeveralWindows { component: component.id.clone() });
        }
        let is_pool = matches!(component.pays, Pays::Pool(_)) && !component.pays.is_shared_by_credit();
        if (is_pool || component.kpi.is_some()) && by_deal(setting, component) {
            notes.push(Note::NotByDeal { component: component.id.clone() });
        }
        let empty = |name: &str, counted: Option<&Counted>| {
            let column = credits.column(name)?;
            let says = |code: u32| column.values.get(code as usize).is_some_and(|value| !is_nothing(value));
            let counts = |at: usize| counted.is_none_or(|counted| counted.get(at).is_some_and(Option::is_some));
            let rows = column.codes.iter().enumerate().filter(|(at, code)| !says(**code) && counts(*at)).count();
            (rows > 0).then(|| Note::NoValue { component: component.id.clone(), column: name.to_owned(), rows })
        };
        notes.extend(all_pays(component).filter_map(value_of).filter_map(|name| empty(name, None)));
        // A margin that is not known is none of nothing.
        let by_margin = [(&component.credit, &counts.credit)]
            .into_iter()
            .chain(counts.measure.as_ref().map(|counts| (setting.measure(component), counts)));
        notes.extend(by_margin.filter(|(credit, _)| credit.of == "margin").filter_map(|(_, counted)| empty("margin", Some(counted))));
        let is_gated = component.gates.iter().any(|gate| gate.kpi.as_deref() == Some(MARGIN_RATE))
            && !plan.figures.iter().any(|figure| figure.kpi == MARGIN_RATE);
        notes.extend(is_gated.then(|| empty("margin", None)).flatten());
    }
    notes
}
