//! Why an amount is what it is, so that a reader can check it with a pocket calculator.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::plan::curve::scale::is_below;
use crate::plan::document::number::Bound;
use crate::plan::line::{Band, Rule};
use crate::sales::exact::Exact;

impl Words {
    /// `$12,500.00 × 6% (tier 2: 100% – 120%)`
    pub fn plan_rule(&self, rule: &Rule) -> String {
        let money = |amount: &Exact| self.plan_amount(*amount);
        let share = |share: &Exact| self.plan_exact_share(*share);
        let say = |id: &str, args: Args| self.say_with(id, &args);
        match rule {
            Rule::Rate { base, rate, band, residue } => {
                let rule = say("plan-rule-times", Args::none().text("base", money(base)).text("rate", share(rate)));
                let rule = self.in_band(rule, *band);
                match residue.is_zero() {
                    true => rule,
                    false => say("plan-rule-residue", Args::none().text("rule", rule).text("residue", money(residue))),
                }
            }
            Rule::Each { count, each, band } => {
                let rule = say("plan-rule-times", Args::none().text("base", self.plan_number(*count)).text("rate", money(each)));
                self.in_band(rule, *band)
            }
            Rule::ReRated { base, before, after, band } => {
                let args = Args::none().text("base", money(base)).text("before", share(before)).text("after", share(after));
                self.in_band(say("plan-rule-re-rated", args), *band)
            }
            Rule::Reached { threshold, rule } => {
                let args = Args::none().text("threshold", self.plan_bound(*threshold)).text("rule", self.plan_rule(rule));
                say("plan-rule-reached", args)
            }
            Rule::FellBelow { threshold } => say("plan-rule-fell-below", Args::none().text("threshold", self.plan_bound(*threshold))),
            Rule::Curve { reached, payout, of, before, .. } => {
                let rule = match of {
                    Some(of) => say("plan-rule-of", Args::none().text("payout", share(payout)).text("of", money(of))),
                    None => money(payout),
                };
                self.less(self.at(rule, *reached), *before)
            }
            Rule::Bonus { reached, total, before, .. } => self.less(self.at(money(total), *reached), *before),
            Rule::Pool { pool, part, of } => {
                let args = Args::none().text("pool", money(pool)).text("part", self.plan_number(*part)).text("of", self.plan_number(*of));
                say("plan-rule-pool", args)
            }
            Rule::Prize { rank, .. } => say("plan-rule-prize", Args::none().text("rank", self.count(*rank as u64))),
            Rule::TrueUp { total, before } => {
                say("plan-rule-true-up", Args::none().text("total", money(total)).text("before", money(before)))
            }
            Rule::Recomputed { before, after } => {
                say("plan-rule-recomputed", Args::none().text("before", money(before)).text("after", money(after)))
            }
            Rule::Gate { of, value, before, multiplier, amount } => {
                let value = match value {
                    Bound::OfQuota(value) => share(value),
                    Bound::At(value) => self.plan_number(*value),
                };
                let args = Args::none().text("of", self.plan_field(of)).text("value", value).text("before", share(before));
                say("plan-rule-gate", args.text("multiplier", share(multiplier)).text("amount", money(amount)))
            }
            Rule::Cap { most, came_to, above } => {
                let args = Args::none().text("most", money(most)).text("came", money(came_to));
                match above.is_zero() {
                    _ if is_below(*came_to, Exact::ZERO) => say("plan-rule-cap-back", args),
                    true => say("plan-rule-cap", args),
                    false => say("plan-rule-cap-soft", args.text("above", share(above))),
                }
            }
            Rule::DealPart { rule, total, part, of, before } => {
                let args = Args::none().text("pool", money(total)).text("part", money(part)).text("of", money(of));
                let rule = format!("{}; {}", self.plan_rule(rule), say("plan-rule-pool", args));
                self.less(rule, *before)
            }
            Rule::Carried { .. } => self.say("plan-rule-carried"),
            Rule::Rounding => self.say("plan-rule-rounding"),
            Rule::Held { share: part, amount } => self.part_of("plan-rule-held", *part, *amount),
            Rule::Released { share: part, amount } => self.part_of("plan-rule-released", *part, *amount),
            Rule::Clawback { share: part, amount } => self.part_of("plan-rule-clawback", *part, *amount),
            Rule::Draw { draw, payable, balance, most_owed, .. } => {
                let args = Args::none().text("draw", money(draw)).text("payable", money(payable)).text("balance", money(balance));
                say(if most_owed.is_some() { "plan-rule-draw-most" } else { "plan-rule-draw" }, args)
            }
            Rule::Recovery { debt, available, balance } => {
                let args = Args::none().text("debt", money(debt)).text("available", money(available)).text("balance", money(balance));
                say("plan-rule-recovery", args)
            }
            Rule::Forgiven { debt } => say("plan-rule-forgiven", Args::none().text("debt", money(debt))),
            Rule::Guarantee { guarantee, payable } => {
                say("plan-rule-guarantee", Args::none().text("guarantee", money(guarantee)).text("payable", money(payable)))
            }
            Rule::Deferred { .. } => self.say("plan-rule-deferred"),
            Rule::Settled { owed } => say("plan-rule-settled", Args::none().text("owed", money(owed))),
        }
    }

    fn in_band(&self, rule: String, band: Option<Band>) -> String {
        let Some(band) = band else { return rule };
        let args = Args::none()
            .text("rule", rule)
            .text("number", self.count(band.number as u64))
            .text("range", self.plan_range(band.from, band.to));
        self.say_with("plan-rule-band", &args)
    }

    /// `100% – 120%`, or `from 120%`.
    pub fn plan_range(&self, from: Bound, to: Option<Bound>) -> String {
        match to {
            Some(to) => format!("{} – {}", self.plan_bound(from), self.plan_bound(to)),
            None => self.say_with("plan-rule-from", &Args::none().text("from", self.plan_bound(from))),
        }
    }

    fn at(&self, rule: String, reached: Bound) -> String {
        self.say_with("plan-rule-reading", &Args::none().text("rule", rule).text("reached", self.plan_bound(reached)))
    }

    fn less(&self, total: String, before: Exact) -> String {
        match before.is_zero() {
            true => total,
            false => self.say_with("plan-rule-less", &Args::none().text("total", total).text("before", self.plan_amount(before))),
        }
    }

    fn part_of(&self, id: &str, share: Exact, amount: Exact) -> String {
        self.say_with(id, &Args::none().text("share", self.plan_share(share)).text("amount", self.plan_amount(amount)))
    }
}
