//! What bends a payout curve, in words.

use crate::i18n::messages::Args;
use crate::i18n::words::Words;
use crate::plan::document::number::Bound;
use crate::state::plans::bends::Bend;

impl Words {
    /// `New business, tier 2: × 150%`
    pub fn plan_bend(&self, bend: &Bend) -> String {
        let about = |component: &str, what: String, value: String| {
            let args = Args::none().text("component", component).text("what", what).text("value", value);
            self.say_with("plan-bend", &args)
        };
        match bend {
            Bend::Tier { component, number, rate, multiplier, each } => {
                let value = match (rate, multiplier, each) {
                    (Some(rate), ..) => self.plan_share(rate.0),
                    (_, Some(multiplier), _) => format!("× {}", self.plan_share(multiplier.0)),
                    (.., Some(each)) => self.plan_amount(each.0),
                    _ => String::new(),
                };
                about(component, self.plan_entry("bands", *number), value)
            }
            Bend::Threshold { component } => format!("{component} · {}", self.plan_field("threshold")),
            Bend::Point { component, pays } => {
                let pays = match pays {
                    Bound::OfQuota(share) => self.plan_share(*share),
                    Bound::At(amount) => self.plan_amount(*amount),
                };
                about(component, self.plan_field("curve"), pays)
            }
            Bend::Milestone { component, amount, of_target } => {
                let value = match (amount, of_target) {
                    (Some(amount), _) => self.plan_rounded(amount.0),
                    (_, Some(share)) => self.plan_share(share.0),
                    _ => String::new(),
                };
                about(component, self.plan_field("bonus"), value)
            }
            Bend::Gate { component, of, field, bound, multiply } => {
                let multiply = multiply.map(|multiply| format!(" · × {}", self.plan_share(multiply.0))).unwrap_or_default();
                let value = format!("{of} · {} {}{multiply}", self.plan_field(field), self.plan_share(bound.0));
                about(component, self.plan_field("gates"), value)
            }
            Bend::Cap => self.plan_part("cap"),
            Bend::Other => self.say("plan-bend-other"),
        }
    }
}
