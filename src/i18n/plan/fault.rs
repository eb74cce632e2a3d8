//! Why a plan document is refused, with the place and the mend.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::plan::document::fault::{Fault, Reason};

impl Words {
    /// What is wrong, where, and what would be right; `components` are the names of the plan's.
    pub fn plan_fault(&self, fault: &Fault, components: &[String]) -> String {
        let why = self.plan_reason(&fault.reason);
        match fault.path.is_empty() {
            true => why,
            false => {
                let place = self.plan_place(&fault.path, components);
                self.say_with("plan-fault-at", &Args::none().text("place", place).text("why", why))
            }
        }
    }

    fn plan_reason(&self, reason: &Reason) -> String {
        let say = |id: &str, args: Args| self.say_with(id, &args);
        let count = |number: &usize| self.count(*number as u64);
        match reason {
            Reason::Shape(words) => say("plan-fault-shape", Args::none().text("words", words.as_str())),
            Reason::NoDocument => self.say("plan-fault-no-document"),
            Reason::Version(version) => say("plan-fault-version", Args::none().text("version", version.to_string())),
            Reason::Empty => self.say("plan-fault-empty"),
            Reason::Missing => self.say("plan-fault-missing"),
            Reason::Twice(name) => say("plan-fault-twice", Args::none().text("name", name.as_str())),
            Reason::Unknown { name, near: Some(near), .. } => {
                say("plan-fault-near", Args::none().text("name", name.as_str()).text("near", near.as_str()))
            }
            Reason::Unknown { name, known, .. } => {
                say("plan-fault-unknown", Args::none().text("name", name.as_str()).text("known", known.join(", ")))
            }
            Reason::Period { name, example } => {
                say("plan-fault-period", Args::none().text("name", name.as_str()).text("example", example.as_str()))
            }
            Reason::NotPositive => self.say("plan-fault-positive"),
            Reason::OutOfRange { from, to } => say("plan-fault-range", Args::none().text("from", *from).text("to", *to)),
            Reason::NotRising { before } => say("plan-fault-rising", Args::none().text("before", before.as_str())),
            Reason::MixedBounds => self.say("plan-fault-mixed"),
            Reason::AboveWhole { sum } => say("plan-fault-above-whole", Args::none().text("sum", sum.as_str())),
            Reason::NotWhole { sum } => say("plan-fault-not-whole", Args::none().text("sum", sum.as_str())),
            Reason::OneOf { fields, .. } => say("plan-fault-one-of", Args::none().text("fields", fields.join(", "))),
            Reason::Needed { because } => say("plan-fault-needed", Args::none().text("because", *because)),
            Reason::NotWith { other } => say("plan-fault-not-with", Args::none().text("other", self.plan_field(other))),
            Reason::EndsBefore => self.say("plan-fault-ends-before"),
            Reason::Circle(names) => say("plan-fault-circle", Args::none().text("names", names.join(", "))),
            Reason::RateAboveWhole { written } => say("plan-fault-rate", Args::none().text("written", written.as_str())),
            Reason::Fraction { written, percent } => {
                say("plan-fault-fraction", Args::none().text("written", written.as_str()).text("percent", percent.as_str()))
            }
            Reason::OtherScale { figure } => say("plan-fault-scale", Args::none().text("figure", figure.as_str())),
            Reason::NoQuota => self.say("plan-fault-no-quota"),
            Reason::NoTargetPay => self.say("plan-fault-no-target-pay"),
            Reason::Entries { wanted, found } => {
                say("plan-fault-entries", Args::none().text("wanted", count(wanted)).text("found", count(found)))
            }
            Reason::UnitsPaidByRate => self.say("plan-fault-units-by-rate"),
            Reason::MoneyPaidByUnit => self.say("plan-fault-money-by-unit"),
            Reason::NotLonger => self.say("plan-fault-longer"),
        }
    }
}
