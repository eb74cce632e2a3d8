//! Splits, filters, comparison, and the reasons why there is no figure.

use crate::kpi::ask::{Answer, Ask, Context, Filter, LeftOutReason, Part, PartKey, Split};
use crate::kpi::catalogue::{Catalogue, Written, catalogue};
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::explain::{explain, rows};
use crate::kpi::listed::Better;
use crate::kpi::tests::catalogue::{period, second_quarter, team, whole, without};
use crate::kpi::tests::star::star;
use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::money::Money;
use crate::sales::period::Grain;
use crate::sales::quantity::Quantity;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

pub fn ask(star: &Star, context: &Context, kpi: &str, split: Split) -> Answer {
    ask_own(star, catalogue(), context, kpi, split)
}

pub fn ask_own(star: &Star, catalogue: &Catalogue, context: &Context, kpi: &str, split: Split) -> Answer {
    answer(star, catalogue, &mut Cache::default(), context, &[Ask { kpi: kpi.to_owned(), split }]).remove(0)
}

pub fn by(dimension: &str, limit: usize) -> Split {
    Split::By { dimension: dimension.to_owned(), limit }
}

/// `West 500 (100)`: a part, its figure, and the one before.
fn read(part: &Part) -> String {
    let key = match &part.key {
        PartKey::Member(member) => member.clone(),
        PartKey::Span(day) => day.to_string(),
        PartKey::Others => "others".to_owned(),
    };
    let figure = |figure: &Result<Quantity, Unavailable>| match figure {
        Ok(quantity) => ((quantity.number() * 10_000.0).round() / 10_000.0).to_string(),
        Err(reason) => reason.code().to_owned(),
    };
    let before = part.before.as_ref().map(|before| format!(" ({})", figure(before)));
    format!("{key} {}{}", figure(&part.now), before.unwrap_or_default())
}

pub fn parts(answer: &Answer) -> Vec<String> {
    answer.parts.iter().map(read).collect()
}

pub fn filtered(dimension: &str, members: &[&str]) -> Context {
    let members = members.iter().map(|member| (*member).to_owned()).collect();
    Context { filters: vec![Filter { dimension: dimension.to_owned(), members }], ..second_quarter() }
}

pub fn own(formula: &str) -> Catalogue {
    Catalogue::new(&[Written { id: "own".to_owned(), formula: formula.to_owned(), better: Better::Neither, benchmark: None, unit: None }])
}

#[test]
fn what_only_today_knows_is_not_compared() {
    let deals = star(&[(
        Dataset::Deals,
        "id,stage,status,amount,created_at,closed_at
         d1,Proposal,open,100,2024-01-05,
         d2,Closed won,won,900,2024-01-06,2024-05-01",
    )]);
    // Both were open when the first quarter ended, but in which stage nobody knows.
    let answer = ask(&deals, &second_quarter(), "open_pipeline", by("stage", 5));
    assert_eq!(answer.before, Some(Ok(Quantity::Money(Money::from_major_units(1_000.0)))));
    assert_eq!(parts(&answer), ["Proposal 100"]);
    // Nor is it known of the day on which a period that is over ended.
    let earlier = Context { period: Some(period("2024-01-01", "2024-04-01")), ..Context::default() };
    let answer = ask(&deals, &earlier, "open_pipeline", by("stage", 5));
    assert_eq!((answer.now.map_err(|reason| reason.code()), answer.parts), (Err("only_today"), Vec::new()));
    assert_eq!(whole(&deals, catalogue(), &Context { ..earlier.clone() }, "open_pipeline"), "1000 Money");
    let filters = filtered("stage", &["Closed won"]).filters;
    assert_eq!(whole(&deals, catalogue(), &Context { filters, ..earlier }, "open_pipeline"), "only_today");
}

#[test]
fn splits_by_a_dimension_largest_first() {
    let (team, context) = (team(), second_quarter());
    let cases: [(&str, &str, &[&str]); 8] = [
        ("won_amount", "region", &["West 500 (100)", "East 400 (0)"]),
        ("revenue", "product", &["Car 300 (100)", "Bike 200 (0)"]),
        ("win_rate", "owner", &["Ann 1 (1)", "Bob 0.5 (0)"]),
        ("target_attainment", "owner", &["Ann 1.25 (1.1111)", "Bob 0.6868 (0)"]),
        ("open_deals", "owner", &["Ann 1 (2)", "Bob 1 (0)", " 1 (0)"]),
        ("median_deal_size", "region", &["East 400 (no_rows)", "West 250 (100)"]),
        ("customers", "product", &["Bike 2 (0)", "Car 2 (1)"]),
        ("reps_at_quota", "owner", &["Ann 1 (1)", "Bob 0 (0)"]),
    ];
    for (kpi, dimension, expected) in cases {
        assert_eq!(parts(&ask(&team, &context, kpi, by(dimension, 10))), expected, "{kpi} by {dimension}");
    }
    let short = |limit| {
        let answer = ask(&team, &context, "won_amount", by("account", limit));
        (parts(&answer).len(), answer.others.map(|others| others.members))
    };
    assert_eq!([short(1), short(2), short(3)], [(1, Some(2)), (3, None), (3, None)], "a single one is not left out");
}

#[test]
fn the_best_stand_first() {
    let deals = "id,owner,status,lost_reason,created_at,closed_at\n\
        d1,Ann,won,,2024-01-01,2024-01-11\nd2,Bob,won,,2024-01-01,2024-01-31\nd3,Cem,lost,Time,2024-01-01,2024-01-31\n\
        d4,Bob,lost,Price,2024-01-01,2024-02-01\nd5,Bob,lost,Price,2024-01-01,2024-02-01";
    let deals = star(&[(Dataset::Deals, deals)]);
    let split = |kpi, dimension, limit| parts(&ask(&deals, &Context::default(), kpi, by(dimension, limit)));
    assert_eq!(split("won_deals", "owner", 2), ["Ann 1", "Bob 1"]);
    assert_eq!(split("sales_cycle", "owner", 9)[..2], ["Ann 10", "Bob 30"], "short ones are good");
    assert_eq!(split("lost_deals", "owner", 9)[..2], ["Bob 2", "Cem 1"], "who lost few may have had few");
    assert_eq!(split("lost_deals", "lost_reason", 9), ["Price 2", "Time 1"]);
}

#[test]
fn stages_stand_in_the_order_of_the_funnel() {
    let deals = "id,stage,status,amount,created_at\nd1,Demo,open,100,2024-01-05\nd2,Lead,open,50,2024-01-06\nd3,Odd,open,900,2024-01-06\nd4,Offer,open,7,2024-01-07";
    let funnel = ["Lead", "Demo", "Offer"].map(str::to_owned).to_vec();
    let deals = star(&[(Dataset::Deals, deals)]).with_stages(funnel, 3);
    let split = |limit| parts(&ask(&deals, &Context::default(), "open_pipeline", by("stage", limit)));
    assert_eq!(split(9), ["Lead 50", "Demo 100", "Offer 7", "Odd 900"]);
    assert_eq!(split(2), ["Demo 100", "Odd 900"], "the largest are shown");
}

#[test]
fn splits_over_time_and_cuts_spans_to_the_period() {
    let (team, context) = (team(), second_quarter());
    let over = |kpi, grain, context: &Context| parts(&ask(&team, context, kpi, Split::Over { grain }));
    assert_eq!(over("revenue", Grain::Month, &context), ["2024-04-01 250 (0)", "2024-05-01 150 (100)", "2024-06-01 100 (0)"]);
    assert_eq!(over("open_deals", Grain::Month, &context), ["2024-04-01 4 (2)", "2024-05-01 4 (2)", "2024-06-01 3 (2)"]);
    assert_eq!(over("revenue_growth", Grain::Month, &context)[1], "2024-05-01 0.5 (no_base)");
    let half = Context { period: Some(period("2024-05-10", "2024-06-08")), ..Context::default() };
    assert_eq!(over("won_amount", Grain::Month, &half), ["2024-05-01 400", "2024-06-01 0"]);
    assert_eq!(over("target_amount", Grain::Quarter, &half), ["2024-04-01 179.7363"]);
    let all = Context::default();
    assert_eq!(over("won_amount", Grain::Quarter, &all), ["2024-01-01 100", "2024-04-01 900"]);
    let fiscal = Context { fiscal_start: 2, ..Context::default() };
    assert_eq!(over("won_amount", Grain::Year, &fiscal), ["2024-02-01 1000"]);
}

#[test]
fn a_quota_stands_for_all_of_a_period_that_still_runs() {
    let star = star(&[
        (
            Dataset::Deals,
            "id,owner,status,amount,created_at,closed_at
             d1,Ann,won,40,2026-01-03,2026-01-30
             d2,Ann,won,50,2026-02-03,2026-04-10
             d3,Ann,open,15,2026-02-03,2026-06-10",
        ),
        (
            Dataset::Targets,
            "from,to,owner,amount\n2026-01-01,2026-03-31,Ann,105\n2026-04-01,2026-06-30,Ann,115\n2026-07-01,2026-09-30,Ann,120",
        ),
    ]);
    let days = |text: &str| text.split_once("..").map(|(start, end)| period(start, end));
    // The period, the days that targets are taken over; target, attainment, what is missing in deals, coverage.
    let cases = [
        ("2026-04-01..2026-07-01", "", ["115 Money", "0.4348 Ratio", "2 Count", "0.2308 Factor"]),
        ("2026-04-01..2026-04-11", "2026-04-01..2026-07-01", ["115 Money", "0.4348 Ratio", "2 Count", "0.2308 Factor"]),
        ("2026-04-01..2026-04-11", "", ["12.6374 Money", "3.9565 Ratio", "0 Count", "divided_by_zero"]),
        // All the data: the quarters that they touch, not those of the whole file of targets.
        ("", "2026-01-01..2026-07-01", ["220 Money", "0.4091 Ratio", "3 Count", "0.1154 Factor"]),
        // A period that cuts a quota takes its days' share.
        ("2026-01-01..2026-01-31", "", ["35 Money", "1.1429 Ratio", "0 Count", "divided_by_zero"]),
    ];
    for (cut, targets, expected) in cases {
        let context = Context { period: days(cut), target_days: days(targets), ..Context::default() };
        let found = ["target_amount", "target_attainment", "deals_to_quota", "pipeline_coverage"]
            .map(|kpi| whole(&star, catalogue(), &context, kpi));
        assert_eq!(found, expected, "{cut:?} with targets of {targets:?}");
    }
    let running = Context {
        period: days("2026-04-01..2026-04-11"),
        compare: days("2026-01-01..2026-01-11"),
        target_days: days("2026-04-01..2026-07-01"),
        target_days_before: days("2026-01-01..2026-04-01"),
        ..Context::default()
    };
    let over = |kpi, grain| parts(&ask(&star, &running, kpi, Split::Over { grain }));
    assert_eq!(parts(&ask(&star, &running, "target_amount", by("owner", 5))), ["Ann 115 (105)"]);
    assert_eq!(over("target_amount", Grain::Quarter), ["2026-04-01 115 (105)"]);
    assert_eq!(over("target_amount", Grain::Month), ["2026-04-01 37.9121 (36.1667)"]);
}

#[test]
fn spans_that_are_not_whole_say_so_and_courses_end_with_the_data() {
    let team = team();
    let whole = Context { period: Some(period("2024-04-10", "2024-08-01")), compare: None, ..Context::default() };
    let running = Context { last_day: Some("2024-06-20".parse().expect("a day")), ..whole.clone() };
    let compared = Context { compare: Some(period("2023-12-18", "2024-04-10")), ..running.clone() };
    let read = |context: &Context| -> Vec<(String, bool, bool)> {
        let parts = ask(&team, context, "won_amount", Split::Over { grain: Grain::Month }).parts;
        let start = |key: PartKey| if let PartKey::Span(start) = key { start.to_string() } else { String::new() };
        parts.into_iter().map(|part| (start(part.key), part.is_partial, part.now.is_ok())).collect()
    };
    let part = |start: &str, is_partial: bool, has_figure: bool| (start.to_owned(), is_partial, has_figure);
    let begun = [part("2024-04-01", true, true), part("2024-05-01", false, true), part("2024-06-01", true, true)];
    let (june, july) = (part("2024-06-01", false, true), part("2024-07-01", false, true));
    assert_eq!(read(&whole), [&begun[..2], &[june, july]].concat());
    assert_eq!(read(&running), begun);
    assert_eq!(read(&compared), [&begun[..], &[part("2024-07-01", true, false)]].concat(), "what was before goes on");
    let jalali = Context { calendar: Calendar::Jalali, period: Some(period("2024-03-20", "2024-06-21")), ..Context::default() };
    let starts: Vec<String> = read(&jalali).into_iter().map(|(start, ..)| start).collect();
    assert_eq!(starts, ["2024-03-20", "2024-04-20", "2024-05-21"]);
}

#[test]
fn filters_hold_or_say_that_they_cannot() {
    let team = team();
    let cases = [
        ("revenue", "owner", vec!["Ann"], "250 Money"),
        ("revenue", "owner", vec!["Ann", "Bob"], "500 Money"),
        ("revenue", "owner", vec!["Nobody"], "0 Money"),
        ("win_rate", "region", vec!["East"], "0.5 Ratio"),
        ("open_deals", "owner", vec![""], "1 Count"),
        ("target_attainment", "owner", vec!["Bob"], "0.6868 Ratio"),
        ("reps_at_quota", "owner", vec!["Ann"], "1 Ratio"),
        ("revenue", "region", vec!["East"], "no_dimension"),
        ("target_attainment", "product", vec!["Car"], "no_dimension"),
        ("average_deal_size", "owner", vec!["Nobody"], "no_rows"),
    ];
    for (kpi, dimension, members, expected) in cases {
        assert_eq!(whole(&team, catalogue(), &filtered(dimension, &members), kpi), expected, "{kpi} {dimension} {members:?}");
    }
    let split = ask(&team, &second_quarter(), "target_attainment", by("product", 5));
    assert_eq!(split.now, Err(Unavailable::NoDimension { dataset: Dataset::Targets, dimension: "product".to_owned() }));
}

#[test]
fn says_why_there_is_no_figure() {
    let team = team();
    let alone = Context { compare: None, ..second_quarter() };
    let long_ago = Context { period: Some(period("1999-01-01", "2000-01-01")), ..Context::default() };
    let cases = [
        ("revenue_growth", &alone, "no_comparison"),
        ("win_rate", &long_ago, "no_rows"),
        ("average_deal_size", &long_ago, "no_rows"),
        ("sales_cycle", &long_ago, "no_rows"),
        ("median_deal_size", &long_ago, "no_rows"),
        ("target_attainment", &long_ago, "no_target"),
        ("target_amount", &long_ago, "no_target"),
        ("pipeline_coverage", &long_ago, "no_target"),
        ("deals_to_quota", &long_ago, "no_target"),
        ("won_amount", &long_ago, "0 Money"),
        ("open_deals", &long_ago, "0 Count"),
        ("nonsense", &alone, "bad_formula"),
    ];
    for (kpi, context, expected) in cases {
        assert_eq!(whole(&team, catalogue(), context, kpi), expected, "{kpi}");
    }
    assert_eq!(whole(&team, &own("revenue * $gross_margin"), &alone, "own"), "no_parameter");
    let set = Context { parameters: [("gross_margin".to_owned(), 2500)].into(), ..alone.clone() };
    assert_eq!(whole(&team, &own("revenue * $gross_margin"), &set, "own"), "125 Money");
    assert_eq!(whole(&without(team, Dataset::Targets), catalogue(), &alone, "target_attainment"), "no_dataset");
    let few = star(&[(Dataset::Deals, "status\nwon\nlost\nwon")]);
    let all = Context::default();
    for (kpi, expected) in [
        ("won_deals", "2 Count"),
        ("win_rate", "0.6667 Ratio"),
        ("open_deals", "0 Count"),
        ("won_amount", "no_field"),
        ("sales_cycle", "no_field"),
    ] {
        assert_eq!(whole(&few, catalogue(), &all, kpi), expected, "{kpi}");
    }
    // A period needs the date that puts rows into it.
    assert_eq!(whole(&few, catalogue(), &alone, "won_deals"), "no_field");
    let unpriced = star(&[(Dataset::Deals, "status,amount\nopen,\nopen,\nlost,5")]);
    assert_eq!(whole(&unpriced, catalogue(), &all, "open_deals"), "2 Count");
    assert_eq!(whole(&unpriced, catalogue(), &all, "open_pipeline"), "no_values");
}

#[test]
fn a_figure_without_a_period_needs_no_dates() {
    let undated =
        star(&[(Dataset::Deals, "status,amount,created_at,closed_at\nwon,10,,\nwon,20,2024-01-01,2024-02-01\nopen,5,,2030-01-01")]);
    assert_eq!(whole(&undated, catalogue(), &Context::default(), "won_amount"), "30 Money");
    assert_eq!(whole(&undated, catalogue(), &Context::default(), "open_deals"), "1 Count");
    let over = ask(&undated, &Context::default(), "won_amount", Split::Over { grain: Grain::Year });
    assert_eq!(parts(&over), ["2024-01-01 20"]);
    let explained = explain(
        &undated,
        catalogue(),
        &mut Cache::default(),
        &Context { period: Some(period("2024-01-01", "2025-01-01")), ..Context::default() },
        "won_amount",
    );
    assert_eq!(explained.terms[0].rows, 1);
    assert!(explained.terms[0].left_out.iter().any(|left| left.reason == LeftOutReason::NoDate && left.rows == 1));
}

#[test]
fn explains_each_aggregate_and_finds_its_rows() {
    let team = team();
    let explained = explain(&team, catalogue(), &mut Cache::default(), &filtered("region", &["West"]), "win_rate");
    assert_eq!(explained.formula, "won_deals / count(deals where won or lost by closed_at)");
    let left = |reason| explained.terms[0].left_out.iter().filter(|left| left.reason == reason).map(|left| left.rows).sum::<u64>();
    assert_eq!(explained.terms[0].text, "count(deals where won by closed_at)");
    assert_eq!(explained.terms[0].figure, Ok(Quantity::Count(2)));
    let counts = [LeftOutReason::Condition, LeftOutReason::Filter, LeftOutReason::Period, LeftOutReason::NoDate].map(left);
    assert_eq!((explained.terms[0].rows, counts), (2, [5, 1, 1, 0]));
    let stalled = explain(&team, catalogue(), &mut Cache::default(), &second_quarter(), "stalled_deals");
    assert_eq!(stalled.terms.len(), 2);
    let found = |kpi: &str| rows(&team, catalogue(), &mut Cache::default(), &second_quarter(), kpi, 0);
    assert_eq!(found("win_rate"), Ok((Dataset::Deals, vec![2, 3, 4])));
    assert_eq!(found("revenue"), Ok((Dataset::Orders, vec![1, 2, 3, 4])));
    assert_eq!(found("target_amount"), Ok((Dataset::Targets, vec![1, 2])));
    assert_eq!(found("nonsense").map_err(|reason| reason.code()), Err("bad_formula"));
}

#[test]
fn rates_say_how_many_cases_they_rest_on() {
    let (team, context) = (team(), second_quarter());
    let cases = [("win_rate", Some(4)), ("close_ratio", Some(5)), ("reps_at_quota", Some(2)), ("gross_margin", None), ("revenue", None)];
    for (kpi, expected) in cases {
        assert_eq!(ask(&team, &context, kpi, Split::Whole).cases, expected, "{kpi}");
    }
}

#[test]
fn conditions_mean_what_they_say() {
    let star = star(&[(
        Dataset::Leads,
        "id,source,converted,touches,created_at,first_contacted_at,stage\n1,Web,yes,3,2024-04-01,2024-04-03,SQL\n2,web ,no,,2024-04-02,,MQL\n3,Fair,yes,5,2024-04-03,2024-04-02,S.Q.L.\n4,,,9,,2024-05-01,",
    )]);
    let cases = [
        ("count(leads where converted)", 2),
        ("count(leads where not converted)", 2),
        ("count(leads where source = \"web\")", 2),
        ("count(leads where source != \"web\")", 2),
        ("count(leads where source is empty)", 1),
        ("count(leads where touches is not empty)", 3),
        ("count(leads where touches > 3)", 2),
        ("count(leads where 3 <= touches)", 3),
        ("count(leads where not touches > 3)", 2),
        ("count(leads where touches * 2 - 1 = 5)", 1),
        ("count(leads where touches > touches - 1)", 3),
        ("count(leads where first_contacted_at < created_at)", 1),
        ("count(leads where created_at != 2024-04-01)", 2),
        ("count(leads where created_at >= period.start and created_at < period.end)", 3),
        // One was contacted before it was created: that is no duration.
        ("count(leads where days(first_contacted_at - created_at) <= 2)", 1),
        ("count(leads where stage = \"sql\" or touches = 9)", 3),
        ("count_distinct(source of leads)", 3),
        ("count(leads where touches >= overall(mean(touches of leads)))", 1),
        ("count(leads where touches < 17 / 3)", 2),
    ];
    for (formula, expected) in cases {
        assert_eq!(whole(&star, &own(formula), &second_quarter(), "own"), format!("{expected} Count"), "{formula}");
    }
}

#[test]
fn a_breakdown_can_leave_its_own_filter_aside() {
    let star = team();
    let strict = filtered("region", &["West"]);
    let open = Context { alternatives: true, ..strict.clone() };
    let all = ask(&star, &second_quarter(), "won_deals", by("region", 9));
    let shown = ask(&star, &open, "won_deals", by("region", 9));
    assert_eq!(parts(&shown), parts(&all));
    assert_eq!(shown.now, ask(&star, &strict, "won_deals", Split::Whole).now);
    assert_eq!(parts(&ask(&star, &strict, "won_deals", by("region", 9))).len(), 1);
    // Filters on other dimensions hold.
    assert_eq!(parts(&ask(&star, &open, "won_deals", by("owner", 9))), parts(&ask(&star, &strict, "won_deals", by("owner", 9))));
}
