//! What stands before the values of a plan, and its choices.

use crate::i18n::messages::Args;
use crate::i18n::words::{Words, dashed};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::state::plans::form::{Kind, Label, Row};
use crate::state::plans::team::Taken;

impl Words {
    /// What a field of a plan is called.
    pub fn plan_field(&self, name: &str) -> String {
        self.find(&format!("plan-field-{}", dashed(name))).unwrap_or_else(|| name.to_owned())
    }

    /// What stands before a line of the form.
    pub fn plan_label(&self, label: &Label) -> String {
        match label {
            Label::Field(name) => self.plan_field(name),
            Label::Own(name) => name.clone(),
            Label::Entry(list, number) => self.plan_entry(list, *number),
        }
    }

    /// `Tier 2`
    pub fn plan_entry(&self, list: &str, number: usize) -> String {
        let what = self.find(&format!("plan-entry-{}", dashed(list))).unwrap_or_else(|| self.plan_field(list));
        self.say_with("plan-entry", &Args::none().text("what", what).text("number", self.count(number as u64)))
    }

    /// A choice of a field; one of the user's own stands for itself.
    pub fn plan_choice(&self, field: &str, option: &str) -> String {
        self.find(&format!("plan-choice-{field}-{}", dashed(option))).unwrap_or_else(|| option.to_owned())
    }

    /// `Counted on: the day it is won`
    pub fn plan_said(&self, label: &Label, field: &str, option: &str) -> String {
        format!("{}: {}", self.plan_label(label), self.plan_choice(field, option))
    }

    /// What can be added.
    pub fn plan_part(&self, id: &str) -> String {
        self.say(&format!("plan-part-{id}"))
    }

    /// What a slider is called, beside a field of the same name.
    pub fn plan_slider(&self, label: &str) -> String {
        self.say_with("plans-slider", &Args::none().text("label", label))
    }

    /// `Remove: Tier 2`
    pub fn plan_removal(&self, what: &str) -> String {
        self.say_with("plans-remove", &Args::none().text("what", what))
    }

    /// `Add another: Tiers`
    pub fn plan_another(&self, what: &str) -> String {
        self.say_with("plans-add-entry", &Args::none().text("what", what))
    }

    /// What shows and hides what a component says.
    pub fn plan_details(&self, what: &str) -> String {
        self.say_with("plans-details", &Args::none().text("what", what))
    }

    /// The number of a line, as the line shows it.
    pub fn plan_written(&self, row: &Row) -> String {
        match row.kind {
            Kind::Number { number, is_percent: true, .. } => self.plan_share(number),
            Kind::Number { number, .. } => self.plan_number(number),
            _ => String::new(),
        }
    }

    /// When something was printed.
    pub fn plan_printed(&self, day: Day) -> String {
        self.say_with("plans-printed", &Args::none().text("day", self.day(day)))
    }

    /// `Add to: Draw`
    pub fn plan_more(&self, what: &str) -> String {
        self.say_with("plans-add-to", &Args::none().text("what", what))
    }

    /// What the name of something of the user's is called.
    pub fn plan_naming(&self, what: &str) -> String {
        self.say_with("plans-naming", &Args::none().text("what", what))
    }

    /// `Plan B`
    pub fn plan_letter(&self, letter: &str) -> String {
        self.say_with("plans-letter", &Args::none().text("letter", letter))
    }

    /// What takes a plan away.
    pub fn plan_away(&self, letter: &str) -> String {
        self.say_with("plans-away", &Args::none().text("letter", letter))
    }

    /// What the difference of a plan to the first is called.
    pub fn plan_apart(&self, letter: &str) -> String {
        self.say_with("plans-difference", &Args::none().text("letter", letter))
    }

    /// How many gain and lose by a plan.
    pub fn plan_gains(&self, letter: &str, gain: usize, lose: usize) -> String {
        let args = Args::none().text("letter", letter).text("gain", self.count(gain as u64)).text("lose", self.count(lose as u64));
        self.say_with("plans-gain", &args)
    }

    /// That a plan pays in another currency than another one, each a letter and a code.
    pub fn plan_foreign(&self, one: (&str, &str), other: (&str, &str)) -> String {
        let args = Args::none().text("letter", one.0).text("currency", one.1).text("other", other.0).text("in", other.1);
        self.say_with("plans-foreign", &args)
    }

    /// That some people are paid by one of two plans alone.
    pub fn plan_by_one(&self, letter: &str, people: usize) -> String {
        self.say_with("plans-by-one", &Args::none().text("letter", letter).count("count", people as u64))
    }

    /// Where a plan pays as much as the first.
    pub fn plan_even(&self, letter: &str, places: &[String]) -> String {
        self.say_with("plans-even", &Args::none().text("letter", letter).text("places", places.join(", ")))
    }

    /// What a quota takes.
    pub fn plan_takes(&self, quota: Exact, deals: Exact, opportunities: Exact) -> String {
        let up = |number: Exact| self.plan_number(number.rounded_up());
        let args = Args::none().text("quota", self.plan_rounded(quota)).text("deals", up(deals)).text("opportunities", up(opportunities));
        self.say_with("plans-takes", &args)
    }

    /// What else it takes: a number of leads or meetings, or what there is of it.
    pub fn plan_takes_also(&self, id: &str, number: Exact) -> String {
        self.say_with(id, &Args::none().text("number", self.plan_number(number.rounded_up())))
    }

    /// One of the choices that change what a plan pays.
    pub fn plan_twelve(&self, id: &str) -> String {
        self.say(&format!("plans-twelve-{id}"))
    }

    /// The sales of the files, of a time.
    pub fn plan_sales_of(&self, period: Option<Period>) -> String {
        let period = period.map(|period| self.period(period)).unwrap_or_default();
        self.say_with("plans-source-files", &Args::none().text("period", period))
    }

    /// What had to be taken for granted so that the plan pays for the sales of the files.
    pub fn plan_taken(&self, taken: &Taken) -> Vec<String> {
        let terms = taken.terms_of.iter().map(|person| self.say_with("plans-taken-terms", &Args::none().text("person", person)));
        let count = Some(taken.without_target as u64).filter(|count| *count > 0);
        let quotas = count.map(|count| self.say_with("plans-taken-quotas", &Args::none().count("count", count)));
        let of_files = Some(taken.with_pay as u64).filter(|count| *count > 0);
        let of_files = of_files.map(|count| self.say_with("plans-taken-pay-of-files", &Args::none().count("count", count)));
        let pay = taken.pay_of_terms.zip(taken.terms_of.as_ref()).map(|(pay, person)| {
            let args = Args::none().count("count", taken.without_pay as u64).text("person", person);
            self.say_with("plans-taken-pay", &args.text("pay", self.plan_rounded(pay)))
        });
        let left_out = Some(taken.left_out.join(", ")).filter(|people| !people.is_empty());
        let left_out = left_out.map(|people| self.say_with("plans-taken-left-out", &Args::none().text("people", people)));
        terms.chain(of_files).chain(pay).chain(quotas).chain(left_out).collect()
    }

    /// Who is paid without being named in the plan.
    pub fn plan_unnamed(&self, people: &[String]) -> String {
        self.say_with("plans-unnamed", &Args::none().text("people", people.join(", ")))
    }

    /// That more time counts than was chosen.
    pub fn plan_time(&self, period: Period) -> String {
        self.say_with("plans-taken-time", &Args::none().text("period", self.period(period)))
    }

    /// The open deals that are expected within the time.
    pub fn plan_outlook(&self, deals: usize, amount: Exact) -> String {
        let args = Args::none().text("deals", self.count(deals as u64)).text("amount", self.plan_rounded(amount));
        self.say_with("plans-outlook", &args)
    }

    pub fn plan_statement(&self, person: &str) -> String {
        self.say_with("plans-statement", &Args::none().text("person", person))
    }

    /// What a template is called; one without a translation by its own name.
    pub fn plan_template(&self, name: &str) -> String {
        self.find(&format!("plan-template-{}", dashed(name))).unwrap_or_else(|| name.to_owned())
    }

    /// Where in a document, in words: `New business › Tier 2 › From` for the path of a fault.
    pub fn plan_place(&self, path: &str, components: &[String]) -> String {
        let steps = path.split('.').filter_map(|step| {
            let (name, index) =
                step.split_once('[').map_or((step, None), |(name, rest)| (name, rest.trim_end_matches(']').parse::<usize>().ok()));
            match (name, index) {
                ("components", Some(index)) => {
                    Some(components.get(index).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| self.plan_entry(name, index + 1)))
                }
                ("pays" | "tiers" | "curve" | "bonus", None) => None,
                (name, Some(index)) => Some(self.plan_entry(name, index + 1)),
                (name, None) => Some(self.plan_field(name)),
            }
        });
        steps.collect::<Vec<_>>().join(" › ")
    }
}
