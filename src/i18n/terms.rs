//! Formulas in words: what a figure is made of.

use crate::i18n::words::{Words, dashed};
use crate::kpi::listed::Listed;

/// Aggregates of the catalogue that are no figure of their own, as formulas write them,
/// and the messages that name them.
const TERMS: [(&str, &str); 88] = [
    ("count(deals where won or lost by closed_at)", "term-decided-deals"),
    ("count(deals where won by created_at)", "term-created-and-won"),
    ("sum(amount of orders where id is not empty or amount < 0 by at)", "term-ordered-amount"),
    ("sum(amount of sales where cost is not empty by at)", "term-amount-with-cost"),
    ("sum(amount of sales where owner is not empty by at)", "term-amount-with-owner"),
    ("sum(amount of sales where first_at >= period.start and not to_customer by at)", "kpi-new-customer-revenue"),
    ("sum(amount of sales where first_at >= period.start by at)", "kpi-new-customer-revenue"),
    ("sum(amount of sales where first_at < period.start or to_customer by at)", "kpi-returning-revenue"),
    ("sum(amount of sales where first_at < period.start by at)", "kpi-returning-revenue"),
    ("sum(lead_count of spend by at)", "field-lead-count"),
    ("count_distinct(owner of sales by at)", "term-people-who-sold"),
    ("sum(amount of sales where account is not empty by at)", "term-amount-with-account"),
    (r#"count_distinct(account of deals where won and sale_kind = "upsell" by closed_at)"#, "term-accounts-with-upsell"),
    (r#"count_distinct(account of deals where won and sale_kind = "cross-sell" by closed_at)"#, "term-accounts-with-cross-sell"),
    (r#"sum(amount of deals where won and (sale_kind = "upsell" or sale_kind = "cross-sell") by closed_at)"#, "term-expansion-amount"),
    ("sum(amount * probability of deals where open_at(period.end) by expected_close)", "term-expected-to-close"),
    (r#"count_distinct(deal of activities where touch_kind = "demo" and deal.won by at)"#, "term-won-demo-deals"),
    (r#"count_distinct(deal of activities where touch_kind = "demo" by at)"#, "term-demo-deals"),
    (r#"count_distinct(deal of activities where touch_kind = "proposal" and deal.won by at)"#, "term-won-proposal-deals"),
    (r#"count_distinct(deal of activities where touch_kind = "proposal" by at)"#, "term-proposal-deals"),
    ("count(stage_visits where moved_on by created_at)", "term-stages-passed"),
    ("count(stage_visits by created_at)", "term-stages-reached"),
    ("count(leads where converted by created_at)", "term-converted-leads"),
    ("count(leads where opportunity by created_at)", "term-leads-to-opportunity"),
    ("count(leads where sql by created_at)", "term-sales-qualified-leads"),
    ("count(leads where customer by created_at)", "term-leads-to-customer"),
    ("count(leads where hours(first_contacted_at - created_at) <= 5 / 60 by created_at)", "term-answered-in-5-minutes"),
    ("count(leads where hours(first_contacted_at - created_at) <= 1 by created_at)", "term-answered-in-1-hour"),
    ("count(leads where hours(first_contacted_at - created_at) <= 24 by created_at)", "term-answered-in-24-hours"),
    ("count(leads where mql and contacted by created_at)", "term-qualified-contacted"),
    ("count(leads where contacted by created_at)", "term-contacted-prospects"),
    (r#"count(leads where contacted and reply_kind = "positive" by created_at)"#, "term-positive-replies"),
    (r#"count(leads where contacted and reply_kind = "negative" by created_at)"#, "term-negative-replies"),
    ("count(leads where replied and meeting_at is not empty by created_at)", "term-replied-and-met"),
    ("count(leads where replied by created_at)", "term-replied"),
    ("count(leads where contacted and customer by created_at)", "term-contacted-customers"),
    ("count(leads where customer_at is not empty by customer_at)", "term-acquisitions"),
    (r#"sum(amount of spend where spend_on = "marketing" by at)"#, "term-spend-on-marketing"),
    ("count(activities where deal.won by deal.closed_at)", "term-touches-of-won"),
    ("count(activities where deal.lost by deal.closed_at)", "term-touches-of-lost"),
    ("count(activities where account is not empty by at)", "term-activities-with-account"),
    ("count_distinct(account of activities by at)", "term-accounts-with-activities"),
    ("first(at of activities by at)", "term-first-activity"),
    ("last(at of activities by at)", "term-last-activity"),
    ("mean(months(period.end - started_at) of accounts where active_at(period.end))", "term-months-as-customer"),
    ("count(accounts where active_at(period.end) and not ended_at < period.end)", "term-active-accounts"),
    ("count(accounts where active_at(period.start) and not ended_at < period.start)", "term-accounts-at-start"),
    ("count(accounts where started_at is not empty by started_at)", "term-accounts-begun"),
    ("count(accounts where active_at(period.end))", "term-active-accounts"),
    ("count(accounts where active_at(period.start))", "term-accounts-at-start"),
    ("count(accounts where active_at(period.start) and ended_at < period.end)", "term-accounts-lost"),
    ("count(accounts where ended_at is not empty by ended_at)", "term-accounts-ended"),
    ("count_distinct(account of subscriptions where active_at(period.end))", "term-subscribers"),
    ("count(subscriptions where churned by churned_at)", "term-subscriptions-lost"),
    ("count(subscriptions by churned_at)", "term-all-subscriptions"),
    (r#"count(surveys where score_kind = "csat" and score >= 4 by at)"#, "term-satisfied-answers"),
    (r#"count(surveys where score_kind = "csat" and score is not empty by at)"#, "term-satisfaction-answers"),
    (r#"count(surveys where score_kind = "nps" and score >= 9 by at)"#, "term-promoters"),
    (r#"count(surveys where score_kind = "nps" and score <= 6 by at)"#, "term-detractors"),
    (r#"count(surveys where score_kind = "nps" and score is not empty by at)"#, "term-nps-answers"),
    (r#"count(surveys where score_kind = "enps" and score >= 9 by at)"#, "term-employed-promoters"),
    (r#"count(surveys where score_kind = "enps" and score <= 6 by at)"#, "term-employed-detractors"),
    (r#"count(surveys where score_kind = "enps" and score is not empty by at)"#, "term-enps-answers"),
    ("count(subscriptions where active_at(period.end) and mrr > 0)", "term-running-subscriptions"),
    ("count_distinct(account of subscriptions where active_at(period.end) and mrr > 0)", "term-accounts-with-subscriptions"),
    (
        r#"count_distinct(account of deals where won and sale_kind = "new" and days(account.ended_at - closed_at) <= 274 by closed_at)"#,
        "term-lost-early",
    ),
    (r#"count_distinct(account of deals where won and sale_kind = "new" by closed_at)"#, "term-won-as-new"),
    ("sum(amount of sales where units is not empty by at)", "term-amount-with-units"),
    ("sum(units of sales where amount is not empty by at)", "term-units-with-amount"),
    ("min(price of prices by at)", "term-lowest-price"),
    ("mean(discount of orders by at)", "term-mean-discount"),
    ("sum(discount_amount of orders by at)", "term-discounts"),
    ("sum(amount + discount_amount of orders by at)", "term-undiscounted-amount"),
    ("count(people where left_at is not empty by left_at)", "term-leavers"),
    ("count(people where active_at(period.start))", "term-headcount-at-start"),
    ("sum(amount * amount of sales by at)", "term-squared-sales"),
    ("future_value(12, amount of sales by at)", "term-future-value"),
    (
        "mean(days(period.end - created_at) of deals where open_at(period.end) and days(period.end - created_at) > overall(sales_cycle))",
        "term-days-stalled",
    ),
    ("count(stage_visits where deal.won)", "term-stages-of-won"),
    ("count(stage_visits where deal.won or deal.lost)", "term-stages-of-closed"),
    ("sum(amount of deals where open_at(period.end) by expected_close)", "term-open-expected"),
    (
        "sum(amount * probability * (amount * (100% - probability)) of deals where open_at(period.end) by expected_close)",
        "term-variance-expected",
    ),
    ("sum(units of sales where promotion is not empty by at)", "term-promoted-units"),
    ("sum(units * units of sales by at)", "term-squared-units"),
    ("mean(amount of sales where location is not empty by at)", "term-mean-at-locations"),
    ("count(sales where location is not empty and amount is not empty by at)", "term-sales-at-locations"),
    ("sum(amount of sales where location is not empty by at)", "term-amount-at-locations"),
    ("sum(amount * amount of sales where location is not empty by at)", "term-squared-at-locations"),
];

impl Words {
    /// The formula of a KPI in words: `won deals ÷ decided deals`; somebody's own has
    /// none.
    pub fn formula_in_words(&self, kpi: &str) -> Option<String> {
        self.find(&format!("kpi-{}.formula", dashed(kpi)))
    }

    /// What an aggregate is called: as the KPI that it is, or by a name of its own.
    pub fn term(&self, text: &str, listed: &[Listed]) -> Option<String> {
        let kpi = listed.iter().find(|listed| listed.formula == text).map(|listed| self.kpi(&listed.id));
        kpi.or_else(|| TERMS.iter().find(|(term, _)| *term == text).map(|(_, id)| self.say(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::TERMS;
    use crate::i18n::words::Words;
    use crate::kpi::catalogue::catalogue;
    use crate::state::settings::{Language, Settings};

    #[test]
    fn every_formula_and_each_of_its_terms_can_be_said_in_words() {
        let listed = catalogue().listed();
        for language in Language::ALL {
            let words = Words::native(language, &Settings::default());
            for entry in catalogue().entries() {
                assert!(words.formula_in_words(&entry.id).is_some(), "{} in {language:?}", entry.id);
                let meaning = entry.checked.as_ref().expect("a meaning");
                for term in catalogue().terms_of(&meaning.node, &[]) {
                    let text = catalogue().aggregate(term.aggregate).map(|aggregate| aggregate.text.clone()).unwrap_or_default();
                    assert!(words.term(&text, &listed).is_some(), "{text} of {}", entry.id);
                }
            }
        }
        let english = Words::native(Language::English, &Settings::default());
        assert_eq!(english.formula_in_words("win_rate").as_deref(), Some("won deals ÷ decided deals"));
        assert_eq!(english.term("count(deals where won by closed_at)", &listed).as_deref(), Some("Won deals"));
        assert_eq!(english.term("count(deals where won or lost by closed_at)", &listed).as_deref(), Some("Decided deals"));
        assert_eq!(english.term("count(deals)", &listed), None);
    }

    #[test]
    fn no_name_is_left_of_an_aggregate_that_is_gone() {
        let used = |text: &str| catalogue().entries().iter().any(|entry| entry.formula.contains(text));
        assert_eq!(TERMS.iter().map(|(text, _)| *text).filter(|text| !used(text)).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
