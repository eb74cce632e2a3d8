//! Plans that contradict themselves, each with the place and the mend.

use attain::plan::document::read::read;

/// A plan with these people, components and further fields.
fn plan(people: &str, components: &str, more: &str) -> String {
    format!("{{\"attain_plan\": 1, \"people\": [{people}], \"components\": [{components}]{more}}}")
}

fn told(text: &str) -> Vec<String> {
    read(text).expect_err(text).iter().map(ToString::to_string).collect()
}

const IDA: &str = r#"{"name": "Ida", "quota": "100", "target_pay": "10"}"#;
const FLAT: &str = r#"{"id": "sales", "pays": {"rate": "6%"}}"#;

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let pays = |pays: &str| plan(IDA, &format!(r#"{{"id": "sales", "pays": {pays}}}"#), "");
    let with = |more: &str| plan(IDA, &format!(r#"{{"id": "sales", "pays": {{"rate": "6%"}}, {more}}}"#), "");
    let cases = [
        (plan("", FLAT, ", \"colour\": 1"), "colour: \"colour\" is not known; there are: attain_plan, name, currency"),
        (
            "{\"attain_plan\": 2, \"components\": [], \"new\": 1}".to_owned(),
            "attain_plan: version 2 is not known; this build reads version 1",
        ),
        (plan("", r#"{"id": "sales"}"#, ""), "components[0].pays: is missing"),
        (plan("", "", ""), "components: is empty"),
        (pays("{}"), "components[0].pays: give one of rate, rates"),
        (
            with(r#""threshold": {"at": "60%", "then": "above_only"}"#)
                .replace(r#"{"rate": "6%"}"#, r#"{"bonus": {"milestones": [{"at": "80%", "amount": "5"}]}}"#),
            "components[0].threshold.then: cannot be there together with pay by the total of a window",
        ),
        (with(r#""threshold": {"at": "0.6"}"#), "components[0].threshold.at: 0.6 is an amount here; for a share write \"60%\""),
        (
            pays(r#"{"curve": {"points": [{"at": "0.7", "pays": "0"}, {"at": "1", "pays": "1"}]}}"#),
            "components[0].pays.curve.points: 0.7 is an amount here; for a share write \"70%\"",
        ),
        (
            plan(
                IDA,
                r#"{"id": "sales", "pays": {"rate": "6%"}, "gates": [{"kpi": "care", "below": "85", "multiply": "0"}]}"#,
                r#", "figures": [{"kpi": "care", "value": "90%"}]"#,
            ),
            "components[0].gates[0]: is of another scale than the figure, 90%",
        ),
        (
            with(r#""caps": [{"per": "month", "of_credit": "5%"}]"#),
            "components[0].caps[0].of_credit: cannot be there together with \"per\" other than \"deal\"",
        ),
        (
            plan(IDA, FLAT, r#", "payment": {"guarantee": {"amount": "5", "per": "week"}}"#),
            "payment.guarantee.per: cannot be there together with a longer \"pay_period\"",
        ),
        (
            plan(IDA, FLAT, r#", "payment": {"draw": {"amount": "5", "recoverable": true, "settled": "month"}}"#),
            "payment.draw.settled: cannot be there together with a \"pay_period\" as long or longer",
        ),
        (
            plan(IDA, FLAT, r#", "payment": {"draw": {"amount": "5", "recoverable": false, "recovery_share": "50%"}}"#),
            "payment.draw.recovery_share: cannot be there together with \"recoverable\": false",
        ),
        (plan(r#"{"name": "Ida", "quota": "0"}"#, FLAT, ""), "people[0].quota: has to be more than zero"),
        (plan(r#"{"name": "Ida", "quota": "1,000"}"#, FLAT, ""), "people[0].quota: \"1,000\" is not an amount: write digits with a point"),
        (
            plan(r#"{"name": "A", "manager": "B"}, {"name": "B", "manager": "A"}"#, FLAT, ""),
            "people[0].manager: A, B manage each other in a circle",
        ),
        (plan(r#"{"name": "A", "manager": "C"}"#, FLAT, ""), "people[0].manager: \"C\" is not known; there are: A"),
        (
            plan(r#"{"name": "A", "quotas": {"2026": "5"}}"#, FLAT, r#", "calendar": {"quota_period": "quarter"}"#),
            "people[0].quotas.2026: \"2026\" is no period here; write it like \"2026-Q1\"",
        ),
        (plan(IDA, FLAT, r#", "from": "2026-03-01", "until": "2026-02-01""#), "until: is before the beginning"),
        (plan(IDA, FLAT, r#", "from": "1.3.2026""#), "from: \"1.3.2026\" is not a date: write it as \"2026-01-31\""),
        (plan(IDA, &format!("{FLAT}, {FLAT}"), ""), "components[1].id: \"sales\" is there twice"),
        (pays(r#"{"rate": "6"}"#), "components[0].pays.rate: 600% is more than all; for a rate of so many percent write the percent sign"),
        (pays(r#"{"rat": "6%"}"#), "components[0].pays.rat: \"rat\" is not known; did you mean \"rate\"?"),
        (
            pays(r#"{"tiers": {"bands": [{"from": "100%", "rate": "6%"}, {"from": "50%", "rate": "9%"}]}}"#),
            "components[0].pays.tiers.bands[1].from: has to be above the one before, 100%",
        ),
        (
            pays(r#"{"tiers": {"bands": [{"from": "10%", "rate": "6%"}, {"from": "5000", "rate": "9%"}]}}"#),
            "components[0].pays.tiers.bands[1].from: mixes percentages of quota with amounts",
        ),
        (
            pays(r#"{"tiers": {"bands": [{"from": "0", "rate": "6%", "multiplier": "2"}]}}"#),
            "components[0].pays.tiers.bands[0]: give only one of rate, multiplier, per_unit",
        ),
        (plan("", r#"{"id": "a", "pays": {"rate": "target"}}"#, ""), "components[0].pays.rate: is of a quota, but nobody has one"),
        (pays(r#"{"per_unit": "50"}"#), "components[0].pays.per_unit: is an amount for each unit of money"),
        (with(r#""gates": [{"kpi": "nps", "below": "30%"}]"#), "components[0].gates[0].kpi: \"nps\" is not known; there are: margin_rate"),
        (with(r#""gates": [{"kpi": "margin_rate"}]"#), "components[0].gates[0]: give one of below, at_most, at_least, above, steps"),
        (with(r#""caps": [{"per": "day", "amount": "1"}]"#), "components[0].caps[0].per: \"day\" is not known; there are: deal, week"),
        (with(r#""true_up": {"over": "quarter"}"#), "components[0].true_up.over: has to be longer than the component's window"),
        (with(r#""paid_to": {"roles": ["boss"]}"#), "components[0].paid_to.roles[0]: \"boss\" is not known"),
        (
            plan(IDA, FLAT, r#", "payment": {"holds": [{"share": "70%", "until": "paid_on"}, {"share": "40%", "days": 30}]}"#),
            "payment.holds: the shares come to 110%",
        ),
        (
            plan(
                IDA,
                FLAT,
                r#", "splits": [{"where": {"deal": ["D"]}, "shares": [{"person": "Ida", "share": "80%"}, {"person": "Ida", "share": "30%"}]}]"#,
            ),
            "splits[0].shares: the shares come to 110%; make them 100%",
        ),
        (
            with(r#""gates": [{"attainment_of": "sales", "below": "80%", "multiply": "75"}]"#),
            "components[0].gates[0].multiply: 7500% is more than all; for a rate of so many percent write the percent sign",
        ),
        (with(r#""gates": [{"attainment_of": "sales", "at_least": "90"}]"#), "components[0].gates[0].at_least: 9000% is more than all"),
        (
            with(r#""gates": [{"kpi": "margin_rate", "steps": [{"from": "0%", "multiply": "50"}]}]"#),
            "components[0].gates[0].steps[0].multiply: 5000% is more than all",
        ),
        (
            with(r#""credit": {"counts": [{"where": {"kind": ["new"]}, "share": "120"}]}"#),
            "components[0].credit.counts[0].share: 12000% is more than all",
        ),
        (with(r#""caps": [{"per": "year", "of_target": "200"}]"#), "components[0].caps[0].of_target: 20000% is more than all"),
        (
            pays(r#"{"curve": {"points": [{"at": "70%", "pays": "0%"}, {"at": "100%", "pays": "100%"}], "slope_beyond": "200"}}"#),
            "components[0].pays.curve.slope_beyond: 20000% is more than all",
        ),
        (
            pays(r#"{"bonus": {"milestones": [{"at": "100%", "of_target": "25"}]}}"#),
            "components[0].pays.bonus.milestones[0].of_target: 2500% is more than all",
        ),
        (with(r#""holds": [{"share": "50%", "attainment": "100"}]"#), "components[0].holds[0].attainment: 10000% is more than all"),
        (
            with(r#""caps": [{"per": "deal", "amount": "5", "excess": "carried"}]"#),
            "components[0].caps[0].excess: cannot be there together with \"per\": \"deal\"",
        ),
        (
            plan(r#"{"name": "A", "quotas": {"Q1": "5"}}"#, FLAT, ""),
            "people[0].quotas.Q1: \"Q1\" is no period here; write it like \"2026-Q1\"",
        ),
        (
            with(r#""accelerators": []"#),
            "components[0].accelerators: \"accelerators\" is not known; did you mean \"pays.tiers.bands[].multiplier\"?",
        ),
        (
            with(r#""draw": {"amount": "5", "recoverable": true}"#),
            "components[0].draw: \"draw\" is not known; did you mean \"payment.draw\"?",
        ),
        (with(r#""paid_to": {"people": ["IDA"]}"#), "components[0].paid_to.people[0]: \"IDA\" is not known; did you mean \"Ida\"?"),
        (
            plan(IDA, FLAT, r#", "payment": {"clawback": {"by": "time_kept"}}"#),
            "payment.clawback.within_months: is needed because of \"by\": \"time_kept\"",
        ),
    ];
    for (text, expected) in cases {
        let told = told(&text);
        assert!(told.iter().any(|told| told.starts_with(expected)), "{expected}\nwas not told of {text}\nbut {}", told.join("\n"));
    }
}

#[test]
fn all_contradictions_are_told_at_once() {
    let text = plan(r#"{"name": "Ida", "quota": "0"}, {"name": "Ida"}"#, FLAT, r#", "calendar": {"fiscal_year_starts": 13}"#);
    assert_eq!(told(&text).len(), 3, "{:?}", told(&text));
}

/// Whatever is wrong in one document is told together: unknown and missing fields, values of no
/// kind, and contradictions.
#[test]
fn all_faults_of_a_document_are_told_at_once() {
    let text = r#"{
      "attain_plan": 7, "currencey": "USD", "colour": 1, "from": "1.3.2026",
      "calendar": { "quota_period": "fortnight" },
      "people": [
        { "name": "Ida", "quota": "0", "manager": "Bo" },
        { "name": "Bo", "qouta": "1000", "manager": "Ida" },
        { "quota": "1,000", "target_pay": [5] }
      ],
      "components": [
        { "id": "sales", "pays": { "tiers": { "bands": [
            { "from": "100%", "rate": "6%" }, { "from": "50%", "rate": "9%" }, { "from": "110%", "rate": "six" } ] } },
          "gates": [{ "kpi": "nps", "below": "30%" }] },
        { "id": "spif", "pays": { "rate": "5%", "per_unit": "10" } },
        { "id": "bonus" },
        { "id": "more", "pays": { "rat": "5" }, "caps": [{ "amount": "1" }] }
      ],
      "splits": [{ "where": { "deal": ["D"] }, "shares": [{ "person": "Ida", "share": "80%" }, { "person": "Bo", "share": "30%" }] }]
    }"#;
    let mut told = told(text);
    let expected = [
        "attain_plan: version 7 is not known",
        "calendar.quota_period: \"fortnight\" is not known; there are: week, two_weeks",
        "colour: \"colour\" is not known; there are: attain_plan",
        "components[0].gates[0].kpi: \"nps\" is not known; there are: margin_rate",
        "components[0].pays.tiers.bands[1].from: has to be above the one before, 100%",
        "components[0].pays.tiers.bands[2].rate: \"six\" is not a share",
        "components[1].pays: give only one of rate, rates, per_unit",
        "components[2].pays: is missing and has to be there",
        "components[3].caps[0].per: is missing and has to be there",
        "components[3].pays.rat: \"rat\" is not known; did you mean \"rate\"?",
        "components[3].pays.rate: 500% is more than all",
        "currencey: \"currencey\" is not known; did you mean \"currency\"?",
        "from: \"1.3.2026\" is not a date",
        "people[0].manager: Ida, Bo manage each other in a circle",
        "people[0].quota: has to be more than zero",
        "people[1].manager: Bo, Ida manage each other in a circle",
        "people[1].qouta: \"qouta\" is not known; did you mean \"quota\"?",
        "people[2].name: is missing and has to be there",
        "people[2].quota: \"1,000\" is not an amount",
        "people[2].target_pay: is a list; give an amount",
        "splits[0].shares: the shares come to 110%",
    ];
    assert!(told[0].starts_with("attain_plan"), "{}", told[0]);
    told.sort();
    for (told, expected) in told.iter().zip(&expected) {
        assert!(told.starts_with(expected), "{told}\ninstead of {expected}");
    }
    assert_eq!(told.len(), expected.len(), "{}", told.join("\n"));
}

#[test]
fn shapes_are_told_in_words_of_the_document() {
    let with = |more: &str| plan(IDA, FLAT, more);
    let pays = |pays: &str| plan(IDA, &format!(r#"{{"id": "sales", "pays": {pays}}}"#), "");
    let cases = [
        (pays("{}"), "components[0].pays: give one of rate, rates, per_unit, tiers, curve, bonus, pool, ranking"),
        (pays(r#"{"rate": "5%", "per_unit": "1"}"#), "components[0].pays: give only one of rate"),
        (with(r#", "payment": {"clawback": []}"#), "payment.clawback: is a list; give a block"),
        (with(r#", "caps": {"per": "month"}"#), "caps: is a block; give a list"),
        (with(r#", "calendar": 5"#), "calendar: is `5`; give a block"),
        (pays(r#""10%""#), "components[0].pays: \"10%\" is not known; did you mean \"{\"rate\": \"10%\"}\"?"),
        (pays(r#"{"tiers": [{"from": "0", "rate": "5%"}]}"#), "components[0].pays.tiers: is a list; give a block"),
        (pays(r#"{"tiers": []}"#), "components[0].pays.tiers: is a list; give a block"),
    ];
    for (text, expected) in cases {
        let told = told(&text);
        assert!(told.len() == 1 && told[0].starts_with(expected), "{expected}\nwas not told of {text}\nbut {}", told.join("\n"));
    }
}

#[test]
fn a_field_that_is_there_twice_is_told() {
    let told = told(r#"{"attain_plan": 1, "people": [{"name": "A", "quota": "1", "quota": "2"}], "components": []}"#);
    assert_eq!(told.len(), 2, "{}", told.join("\n"));
    assert!(told[0].starts_with("people[0].quota: \"quota\" is there twice"), "{}", told[0]);
}

#[test]
fn a_text_that_is_no_json_is_refused_with_its_line() {
    let told = told("{\"attain_plan\": 1,\n \"components\": [}");
    assert!(told[0].contains("line 2"), "{}", told[0]);
}
