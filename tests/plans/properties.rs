//! What holds for every plan of a kind, whatever the deals.

use proptest::prelude::*;
use serde_json::Value;

use crate::{evaluated, number};
use attain::sales::exact::Exact;

/// Deals by day of the year's first months and amount.
fn deals() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((1u32..=88, 1u32..=60_000), 1..12)
}

fn csv(deals: &[(u32, u32)]) -> String {
    let mut text = "person,date,amount,deal\n".to_owned();
    for (index, (day, amount)) in deals.iter().enumerate() {
        text += &format!("Ida,2026-{:02}-{:02},{amount},D{index:02}\n", (day - 1) / 28 % 3 + 1, (day - 1) % 28 + 1);
    }
    text
}

fn plan(pays: &str, more: &str) -> String {
    format!(
        r#"{{"attain_plan": 1, "people": [{{"name": "Ida", "quota": "100000", "target_pay": "10000"}}], "components": [{{"id": "sales", "pays": {pays}}}]{more}}}"#
    )
}

/// Whole cents for whole amounts, so that lines need no rounding.
fn tiers(applies: &str) -> String {
    format!(
        r#"{{"tiers": {{"bands": [{{"from": "0%", "rate": "5%"}}, {{"from": "50%", "rate": "7%"}}, {{"from": "100%", "rate": "12%"}}], "applies": "{applies}"}}}}"#
    )
}

fn figure(found: &Value, field: &str) -> Exact {
    number(found["people"]["Ida"][field].as_str().unwrap()).unwrap()
}

fn earned(pays: &str, deals: &[(u32, u32)]) -> Exact {
    figure(&evaluated("a property", &plan(pays, ""), &csv(deals)), "earned")
}

fn at_most(one: Exact, other: Exact) -> bool {
    one.compare(other).unwrap().is_le()
}

proptest! {
    #[test]
    fn more_sales_never_pay_less(deals in deals(), at in 0usize..12, more in 1u32..50_000) {
        let mut grown = deals.clone();
        let place = at % grown.len();
        grown[place].1 += more;
        let curve = r#"{"curve": {"points": [{"at": "50%", "pays": "0%"}, {"at": "100%", "pays": "100%"}], "slope_beyond": "1.5"}}"#;
        for pays in [tiers("marginal").as_str(), tiers("retroactive").as_str(), curve] {
            prop_assert!(at_most(earned(pays, &deals), earned(pays, &grown)), "{pays}");
        }
    }

    #[test]
    fn a_deal_in_two_parts_pays_the_same(deals in deals(), at in 0usize..12, part in 1u32..60_000) {
        let mut cut = deals.clone();
        let (day, amount) = cut[at % deals.len()];
        let first = part % amount;
        cut[at % deals.len()] = (day, amount - first);
        cut.push((day, first));
        for pays in [tiers("marginal"), tiers("retroactive")] {
            prop_assert_eq!(earned(&pays, &deals), earned(&pays, &cut));
        }
    }

    #[test]
    fn re_rating_comes_to_the_last_rate_on_everything(deals in deals()) {
        let total: u32 = deals.iter().map(|(_, amount)| amount).sum();
        let percent = if total >= 100_000 { 12 } else if total >= 50_000 { 7 } else { 5 };
        prop_assert_eq!(earned(&tiers("retroactive"), &deals), Exact::new(i128::from(total) * percent, 100).unwrap());
    }

    #[test]
    fn what_is_paid_is_what_is_payable_and_drawn(deals in deals(), draw in 1u32..5_000) {
        let payment = format!(r#", "payment": {{"draw": {{"amount": "{draw}", "recoverable": true}}, "holds": [{{"share": "30%", "months": 1}}]}}"#);
        let found = evaluated("a property", &plan(&tiers("marginal"), &payment), &csv(&deals));
        let expected = figure(&found, "payable").plus(figure(&found, "draw_balance")).unwrap();
        prop_assert_eq!(figure(&found, "paid"), expected);
        // A draw runs as far as deals go, not as holds do.
        let months = || deals.iter().map(|(day, _)| (day - 1) / 28 % 3);
        let known = months().max().unwrap() - months().min().unwrap() + 1;
        for period in found["people"]["Ida"]["periods"].as_object().unwrap().values().take(known as usize) {
            prop_assert!(at_most(Exact::whole(i128::from(draw)), number(period["paid"].as_str().unwrap()).unwrap()));
        }
    }

    #[test]
    fn shares_of_a_deal_add_up_to_the_cent(cents in 1u32..10_000_000, one in 1u32..99, rate in 1u32..30) {
        let two = (100 - one) / 2 + 1;
        let three = 100i64 - i64::from(one) - i64::from(two);
        prop_assume!(three > 0);
        let amount = format!("{}.{:02}", cents / 100, cents % 100);
        let credits: String = [("A", i64::from(one)), ("B", i64::from(two)), ("C", three)]
            .iter().map(|(person, share)| format!("{person},2026-01-05,{amount},D,{share}%\n")).collect();
        let plan = format!(r#"{{"attain_plan": 1, "components": [{{"id": "sales", "pays": {{"rate": "{rate}%"}}}}]}}"#);
        let shared = evaluated("a property", &plan, &format!("person,date,amount,deal,share\n{credits}"));
        let whole = evaluated("a property", &plan, &format!("person,date,amount,deal\nA,2026-01-05,{amount},D\n"));
        prop_assert_eq!(&shared["total"], &whole["total"]);
    }
}
