//! Payout curves and comparisons of plans against statements.

use super::plans::{first, today};
use crate::plan::document::number::Share;
use crate::plan::document::plan::Plan;
use crate::plan::document::read::read;
use crate::plan::document::templates::TEMPLATES;
use crate::sales::exact::Exact;
use crate::state::plans::bends::Bend;
use crate::state::plans::compared::{Compared, apart, compared};
use crate::state::plans::payout::{Curve, payout};
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::{ANYBODY, Selling, dated, sellers};

fn template(name: &str) -> Plan {
    let text = TEMPLATES.iter().find(|(id, _)| *id == name).map(|(_, text)| text).unwrap();
    dated(&read(text).unwrap(), today())
}

fn percent(number: i128) -> Exact {
    Exact::new(number, 100).unwrap()
}

/// What everybody is paid who sells a share of the quota.
fn at_share(plan: &Plan, reached: Exact) -> Results {
    let selling = Selling { attained: [(ANYBODY.to_owned(), Share(reached))].into(), ..Selling::default() };
    results(plan, &selling, None, today(), [])
}

fn point(curve: &Curve, reached: Exact) -> Exact {
    curve.points.iter().find(|point| point.reached == reached).unwrap_or_else(|| panic!("{reached:?}")).earned
}

#[test]
fn a_point_of_a_curve_is_what_the_statement_says() {
    let deal = Selling::default().deal.0;
    for (name, _) in TEMPLATES {
        let plan = template(name);
        let person = &plan.people.iter().find(|person| person.name != ANYBODY).unwrap().name;
        let curve = payout(&plan, person, deal).unwrap();
        // Every few points, and those around each bend.
        let bends: Vec<Exact> = curve.kinks.iter().map(|kink| kink.at.reached).collect();
        for (place, of) in curve.points.iter().enumerate() {
            if place % 9 == 0 || bends.contains(&of.reached) {
                let statement = at_share(&plan, of.reached);
                assert_eq!(Some(of.earned), statement.of(person).map(|of| of.figures.earned), "{name} at {:?}", of.reached);
            }
        }
        assert!((0..=20).all(|step| curve.points.iter().any(|point| point.reached == percent(10 * step))), "{name}");
    }
}

#[test]
fn a_curve_jumps_where_a_gate_opens() {
    let curve = payout(&template("account-manager-renewals"), "Mara Lindt", Selling::default().deal.0).unwrap();
    assert_eq!(point(&curve, percent(70)), Exact::whole(3_780));
    assert_eq!(point(&curve, percent(85)), Exact::whole(15_750 + 9_180));
    let before = curve.points.iter().rev().find(|point| point.reached.to_f64() < 0.85).unwrap();
    assert!(before.reached.to_f64() > 0.8498 && (before.earned.to_f64() - 20_340.0).abs() < 10.0, "{before:?}");
    let bends: Vec<(f64, bool)> =
        curve.kinks.iter().map(|kink| (kink.at.reached.to_f64(), matches!(kink.because, Bend::Gate { .. }))).collect();
    assert_eq!(bends, [(0.8, false), (0.85, true), (1.0, false), (1.1, false)]);
}

#[test]
fn a_curve_has_no_bends_where_it_is_straight() {
    let plan = template("margin-based");
    let curve = payout(&plan, "Ida Brandt", Selling::default().deal.0).unwrap();
    assert_eq!(curve.kinks, [], "bands of the margin are none of attainment");
    // A jump that no rule of the window explains is found all the same.
    let plan = read(
        r#"{"attain_plan": 1, "from": "2026-01-01", "until": "2026-12-31", "people": [
            {"name": "Ida", "quota": "100000", "manager": "Lea"}, {"name": "Lea"}],
          "components": [{"id": "sales", "pays": {"rate": "10%"}, "paid_to": {"people": ["Ida"]},
            "gates": [{"credited_of": "sales", "of": "team", "at_most": "73000", "multiply": "50%"}]}]}"#,
    )
    .unwrap();
    let curve = payout(&plan, "Ida", Exact::whole(10_000)).unwrap();
    assert_eq!((point(&curve, percent(70)), point(&curve, percent(80))), (Exact::whole(3_500), Exact::whole(8_000)));
    let found: Vec<(f64, &Bend)> = curve.kinks.iter().map(|kink| (kink.at.reached.to_f64(), &kink.because)).collect();
    assert!(matches!(found[..], [(at, Bend::Other)] if (at - 0.73).abs() < 0.0005), "{found:?}");
}

#[test]
fn nobody_has_a_curve_under_a_plan_of_others() {
    assert_eq!(payout(&template("account-manager-renewals"), "Ida Brandt", Exact::whole(25_000)), None);
}

#[test]
fn whoever_sells_reaches_what_is_typed() {
    let cases = [
        ("account-manager-renewals", vec!["Mara Lindt", "Theo Okafor"]),
        ("margin-based", vec!["Ida Brandt", "Noor Haddad", "Theo Lindqvist"]),
    ];
    for (name, expected) in cases {
        assert_eq!(sellers(&template(name)).into_iter().collect::<Vec<_>>(), expected, "{name}");
    }
    let found = sellers(&dated(&first(), today()));
    assert!(found.contains("Ida Brandt") && !found.contains("Lea Storm"), "who leads sells nothing: {found:?}");
}

#[test]
fn plans_are_compared_as_far_as_they_are_about_the_same() {
    let named = |names: &[&str], currency: &str, rate: &str| {
        let people: Vec<String> = names.iter().map(|name| format!(r#"{{"name": "{name}", "quota": "100000"}}"#)).collect();
        let components = format!(r#"[{{"id": "sales", "pays": {{"rate": "{rate}"}}}}]"#);
        let text =
            format!(r#"{{"attain_plan": 1, "currency": "{currency}", "people": [{}], "components": {components}}}"#, people.join(", "));
        at_share(&read(&text).unwrap(), Exact::whole(1))
    };
    let here = named(&["Ida", "Bo"], "USD", "10%");
    let whole = |number: i128| Some(Exact::whole(number));
    let alike = Compared { gain: 0, lose: 2, by_one: 0, difference: whole(-2_000) };
    assert_eq!(compared(&here, &named(&["Ida", "Bo"], "USD", "9%")), Some(alike));
    let partly = Compared { gain: 1, lose: 0, by_one: 2, difference: whole(1_000) };
    assert_eq!(compared(&here, &named(&["Ida", "Cy"], "USD", "11%")), Some(partly), "Bo and Cy have nothing to compare");
    let apart_wholly = Compared { gain: 0, lose: 0, by_one: 3, difference: None };
    assert_eq!(compared(&here, &named(&["Cy"], "USD", "11%")), Some(apart_wholly));
    let euro = named(&["Ida", "Bo"], "EUR", "9%");
    assert_eq!((compared(&here, &euro), apart(&here, &euro, "Ida")), (None, None), "euros less dollars are nothing");
}
