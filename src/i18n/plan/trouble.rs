//! What stands in the way of statements, and what has to be told beside them.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::plan::credit::trouble::{Note, Trouble};

impl Words {
    /// Why nothing can be computed.
    pub fn plan_trouble(&self, trouble: &Trouble, components: &[String]) -> String {
        let say = |id: &str, args: Args| self.say_with(id, &args);
        match trouble {
            Trouble::NoColumn { column, needed_by, .. } => {
                let place = self.plan_place(needed_by, components);
                say("plan-trouble-column", Args::none().text("place", place).text("column", column.as_str()))
            }
            Trouble::Cell { row, column, value, .. } => {
                let args = Args::none().text("row", self.count(*row as u64)).text("column", column.as_str()).text("value", value.as_str());
                say("plan-trouble-cell", args)
            }
            Trouble::Bounds { path, value } => {
                let place = self.plan_place(path, components);
                say("plan-trouble-bounds", Args::none().text("place", place).text("value", value.as_str()))
            }
            Trouble::NoTable(words) => say("plan-fault-shape", Args::none().text("words", words.as_str())),
            Trouble::NoRate { from, to, day } => {
                say("plan-trouble-rate", Args::none().text("from", from.as_str()).text("to", to.as_str()).text("day", self.day(*day)))
            }
            Trouble::Currencies { found } => say("plan-trouble-currencies", Args::none().text("found", found.as_str())),
            Trouble::NoFigure { kpi, person, .. } => {
                say("plan-trouble-figure", Args::none().text("kpi", kpi.as_str()).text("person", person.as_str()))
            }
            Trouble::TooLarge { .. } => self.say("plan-trouble-large"),
        }
    }

    /// What has to be told.
    pub fn plan_note(&self, note: &Note) -> String {
        let say = |id: &str, args: Args| self.say_with(id, &args);
        let of = |person: &String, component: &String| Args::none().text("person", person.clone()).text("component", component.clone());
        match note {
            Note::NotCovered { person, near: None, .. } => say("plan-note-not-covered", Args::none().text("person", person.as_str())),
            Note::NotCovered { person, near: Some(near), .. } => {
                say("plan-note-not-covered-near", Args::none().text("person", person.as_str()).text("near", near.as_str()))
            }
            Note::RampedToNothing { person, component } => say("plan-note-ramped", of(person, component)),
            Note::NoQuota { person, component, windows } if windows.is_empty() => say("plan-note-no-quota", of(person, component)),
            Note::NoQuota { person, component, windows } => {
                let periods: Vec<String> = windows.iter().map(|window| self.period(*window)).collect();
                say("plan-note-no-quota-in", of(person, component).text("periods", periods.join(", ")))
            }
            Note::NoTargetPay { person, component } => say("plan-note-no-target-pay", of(person, component)),
            Note::NoRate { component, value, .. } => {
                say("plan-note-no-rate", Args::none().text("component", component.as_str()).text("value", value.as_str()))
            }
            Note::NoFigure { person, component, kpi } => say("plan-note-no-figure", of(person, component).text("kpi", kpi.as_str())),
            Note::SharesAboveWhole { deal, sum } | Note::SharesBelowWhole { deal, sum } => {
                say("plan-note-shares", Args::none().text("deal", deal.as_str()).text("sum", sum.as_str()))
            }
            Note::WeightsBelowWhole { person, sum } => {
                say("plan-note-weights", Args::none().text("person", person.as_str()).text("sum", sum.as_str()))
            }
            Note::NoColumn { column, .. } => say("plan-note-column", Args::none().text("column", column.as_str())),
            Note::NoAmount { .. } => self.say("plan-note-no-amount"),
            Note::NoValue { component, column, .. } => {
                say("plan-note-no-value", Args::none().text("component", component.as_str()).text("column", column.as_str()))
            }
            Note::StillCarried { person, amount } => {
                say("plan-note-carried", Args::none().text("person", person.as_str()).text("amount", amount.as_str()))
            }
            Note::NoSuchValue { component, column, value, near } => {
                let args = Args::none().text("component", component.as_str()).text("column", column.as_str()).text("value", value.as_str());
                match near {
                    Some(near) => say("plan-note-no-such-value-near", args.text("near", near.as_str())),
                    None => say("plan-note-no-such-value", args),
                }
            }
            Note::NoTeam { component } => say("plan-note-no-team", Args::none().text("component", component.as_str())),
            Note::SeveralWindows { component } => say("plan-note-several-windows", Args::none().text("component", component.as_str())),
            Note::NothingBack { component, person, day } => {
                say("plan-note-nothing-back", of(person, component).text("day", self.day(*day)))
            }
            Note::StillOwed { person, amount } => {
                say("plan-note-still-owed", Args::none().text("person", person.as_str()).text("amount", amount.as_str()))
            }
            Note::NotByDeal { component } => say("plan-note-not-by-deal", Args::none().text("component", component.as_str())),
            Note::AdvancedBefore { person, day } => {
                say("plan-note-advanced", Args::none().text("person", person.as_str()).text("day", self.day(*day)))
            }
        }
    }
}
