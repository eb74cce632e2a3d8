//! Quotas in words: what they are made of, and what people carry.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::plan::measure::derivation::{Part, There};
use crate::sales::exact::Exact;
use crate::state::plans::quotas::Hires;

impl Words {
    /// `Q2 2026: $250,000.00 × 2/3 months × 50% ramp = $83,333.33`
    pub fn plan_quota_part(&self, part: &Part, is_money: bool) -> String {
        let amount = |number: Exact| if is_money { self.plan_amount(number) } else { self.plan_number(number) };
        let mut factors = vec![amount(part.full)];
        if part.periods > 1 {
            factors.push(self.count(part.periods as u64));
        }
        let counted = |id: &str, there: Exact, of: Exact| {
            self.say_with(id, &Args::none().text("there", self.plan_number(there)).text("of", self.plan_number(of)))
        };
        match part.there {
            There::Whole => {}
            There::Months { there, of } => factors.push(counted("plan-quota-months", there, of)),
            There::Days { there, of } => factors.push(counted("plan-quota-days", there, of)),
            There::Season(share) => {
                factors.push(self.say_with("plan-quota-season", &Args::none().text("share", self.plan_exact_share(share))));
            }
        }
        if part.ramp != Exact::whole(1) {
            factors.push(self.say_with("plan-quota-ramp", &Args::none().text("share", self.plan_share(part.ramp))));
        }
        let args = Args::none().text("period", self.period(part.period)).text("factors", factors.join(" × "));
        self.say_with("plan-quota-line", &args.text("amount", amount(part.amount)))
    }

    /// What more people would carry beside those who are there.
    pub fn plan_capacity(&self, now: Exact, target: Exact, people: u32, hires: &Hires) -> Option<String> {
        let share = now.plus(hires.carried)?.over(target)?;
        let ramp: Vec<String> = hires.ramp.iter().map(|share| self.plan_share(*share)).collect();
        let args = Args::none()
            .text("capacity", self.plan_rounded(now))
            .text("people", self.count(u64::from(people)))
            .text("month", self.period(hires.month))
            .text("more", self.plan_rounded(hires.carried))
            .text("ramp", ramp.join(", "))
            .text("each", self.plan_rounded(hires.a_month))
            .text("share", self.percent(share.to_f64(), 1))
            .text("another", self.plan_rounded(hires.another))
            .text("less", self.plan_rounded(hires.less_later));
        Some(self.say_with("plans-capacity", &args))
    }

    /// What it means that more is assigned than has to be sold.
    pub fn plan_over_assigned(&self, target: Exact, over: Exact) -> Option<String> {
        let whole = Exact::whole(1).plus(over)?;
        let args = Args::none().text("sum", self.plan_rounded(target.times(whole)?)).text("more", self.plan_share(over));
        let reach = Exact::whole(1).over(whole)?;
        Some(self.say_with("plans-over-assigned-note", &args.text("reach", self.percent(reach.to_f64(), 1))))
    }
}
