//! How parts stand to their whole: what they add up to, what is left over, what stands
//! behind a rate, and what cannot be split or filtered at all.

use crate::kpi::ask::{Answer, Ask, Context, Figure, Filter, Others, PartKey, Split, together};
use crate::kpi::catalogue::catalogue;
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::tests::answers::{ask, by, parts};
use crate::kpi::tests::catalogue::period;
use crate::kpi::tests::star::star;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Grain;
use crate::sales::quantity::Quantity;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// Deals of five owners; only lost ones have a reason, and a stage says what they are now.
fn deals() -> Star {
    let rows = [
        "id,owner,~region,status,stage,lost_reason,amount,created_at,closed_at",
        "d1,Ann,East,won,Closed,,500,2024-01-01,2024-04-11",
        "d2,Ann,East,lost,Closed,Price,100,2024-01-01,2024-04-20",
        "d3,Bob,West,won,Closed,,300,2024-01-05,2024-05-02",
        "d4,Cem,West,lost,Closed,Price,50,2024-02-01,2024-05-03",
        "d5,Dee,West,won,Closed,,40,2024-02-01,2024-06-01",
        "d6,Eve,,won,Closed,,7,2024-02-01,2024-06-02",
        "d7,Eve,East,open,Offer,,90,2024-06-02,",
        "d8,Eve,East,open,Demo,,10,2024-01-02,",
    ];
    star(&[(Dataset::Deals, &rows.join("\n"))])
}

fn quarter() -> Context {
    Context {
        period: Some(period("2024-04-01", "2024-07-01")),
        compare: Some(period("2024-01-01", "2024-04-01")),
        alternatives: true,
        ..Context::default()
    }
}

fn filtered(dimension: &str, members: &[&str]) -> Context {
    let members = members.iter().map(|member| (*member).to_owned()).collect();
    Context { filters: vec![Filter { dimension: dimension.to_owned(), members }], ..quarter() }
}

fn whole(star: &Star, context: &Context, kpi: &str) -> Figure {
    ask(star, context, kpi, Split::Whole).now
}

fn left_over(answer: &Answer) -> Option<(usize, Option<f64>)> {
    answer.others.as_ref().map(|Others { members, now, .. }| (*members, now.as_ref().ok().map(|quantity| quantity.number())))
}

#[test]
fn what_is_left_out_is_counted_and_added_where_it_adds_up() {
    let deals = deals();
    let split = |context: &Context, kpi, dimension, limit| ask(&deals, context, kpi, by(dimension, limit));
    let revenue = split(&quarter(), "won_amount", "owner", 2);
    assert_eq!(
        (parts(&revenue).len(), left_over(&revenue), revenue.adds_up),
        (2, Some((2, Some(47.0))), true),
        "who won nothing has no part"
    );
    let rate = split(&quarter(), "win_rate", "owner", 2);
    assert_eq!((left_over(&rate), rate.adds_up), (Some((3, None)), false));
    assert_eq!(left_over(&split(&quarter(), "won_amount", "owner", 5)), None);
    // A member that the page is filtered by is shown, however small it is.
    let filtered = split(&filtered("owner", &["Eve"]), "won_amount", "owner", 1);
    assert_eq!(parts(&filtered), ["Ann 500 (0)", "Eve 7 (0)"]);
    assert_eq!(left_over(&filtered), Some((2, Some(340.0))));
}

#[test]
fn parts_add_up_to_the_whole() {
    let deals = deals();
    let splits = [by("owner", 2), by("region", 9), by("stage", 1), Split::Over { grain: Grain::Week }, Split::Over { grain: Grain::Month }];
    let mut added = 0;
    for entry in catalogue().entries() {
        for split in &splits {
            let answer = ask(&deals, &quarter(), &entry.id, split.clone());
            if let (Ok(now), true) = (&answer.now, answer.adds_up) {
                let sum = together(answer.parts.iter().map(|part| &part.now).chain(answer.others.as_ref().map(|others| &others.now)));
                assert_eq!(sum.unwrap_or(Quantity::of(0.0, now.unit())), *now, "{} by {split:?}", entry.id);
                added += 1;
            }
        }
    }
    assert!(added > 20, "{added}");
}

#[test]
fn what_adds_up_and_what_comes_in_follows_from_the_formula() {
    let deals = deals();
    // Over members, over time, and whether a target for it is so much a month.
    for (kpi, over_members, over_time, is_flow) in [
        ("revenue", true, true, true),
        ("won_deals", true, true, true),
        ("open_pipeline", true, false, false),
        ("new_customer_revenue", true, false, true),
        ("stalled_deals", true, false, false),
        ("win_rate", false, false, false),
        ("average_deal_size", false, false, false),
        ("customers", false, false, false),
        ("revenue_growth", false, false, false),
    ] {
        let adds_up = |split| ask(&deals, &Context::default(), kpi, split).adds_up;
        assert_eq!(adds_up(by("owner", 9)), over_members, "{kpi} by owner");
        assert_eq!(adds_up(Split::Over { grain: Grain::Month }), over_time, "{kpi} by month");
        let listed = catalogue().listed().into_iter().find(|listed| listed.id == kpi);
        assert_eq!(listed.map(|listed| listed.is_flow), Some(is_flow), "{kpi}");
    }
}

#[test]
fn every_part_of_a_rate_has_its_cases() {
    let deals = deals();
    let cases = |split| {
        let answer = ask(&deals, &quarter(), "win_rate", split);
        (answer.cases, answer.parts.iter().map(|part| part.cases).collect::<Vec<_>>())
    };
    assert_eq!(cases(by("region", 9)), (Some(6), vec![Some(1), Some(3), Some(2)]));
    assert_eq!(cases(Split::Over { grain: Grain::Month }), (Some(6), vec![Some(2), Some(2), Some(2)]));
    assert_eq!(ask(&deals, &quarter(), "won_amount", by("region", 9)).parts[0].cases, None);
}

#[test]
fn a_filter_that_says_nothing_of_what_is_counted_gives_no_zero() {
    let deals = deals();
    let reason = |kpi, context: &Context| whole(&deals, context, kpi).err().map(|reason| reason.code());
    let price = filtered("lost_reason", &["Price"]);
    assert_eq!(whole(&deals, &price, "lost_deals"), Ok(Quantity::Count(2)));
    for kpi in ["revenue", "won_deals", "win_rate", "average_deal_size", "open_pipeline"] {
        assert_eq!(reason(kpi, &price), Some("no_member"), "{kpi}");
    }
    // What has no reason is there.
    assert_eq!(whole(&deals, &filtered("lost_reason", &[""]), "won_deals"), Ok(Quantity::Count(4)));
    let offer = filtered("stage", &["Offer"]);
    assert_eq!(whole(&deals, &offer, "open_deals"), Ok(Quantity::Count(1)));
    assert_eq!(reason("won_deals", &offer), Some("no_member"), "nothing that is won is an offer");
    // That nobody in a region has won is a figure.
    let lost = star(&[(Dataset::Deals, "id,~region,status,closed_at\nd1,East,won,2024-04-11\nd2,West,lost,2024-04-12")]);
    assert_eq!(whole(&lost, &filtered("region", &["West"]), "won_deals"), Ok(Quantity::Count(0)));
    assert_eq!(whole(&lost, &filtered("region", &["West"]), "win_rate"), Ok(Quantity::Ratio(0.0)));
}

#[test]
fn bars_say_the_same_as_the_filters_they_set() {
    let deals = deals();
    let answer = ask(&deals, &quarter(), "win_rate", by("lost_reason", 9));
    let price = answer.parts.iter().find(|part| part.key == PartKey::Member("Price".to_owned())).expect("a part");
    assert_eq!(price.now, whole(&deals, &filtered("lost_reason", &["Price"]), "win_rate"));
    assert_eq!(parts(&ask(&deals, &quarter(), "won_deals", by("lost_reason", 9))), [" 4 (0)"], "reasons have no bar of nothing");
}

#[test]
fn what_is_known_only_today_is_not_compared() {
    let deals = deals();
    let before = |context: &Context, split| ask(&deals, context, "open_pipeline", split).before.map(|before| before.is_ok());
    assert_eq!(before(&quarter(), Split::Whole), Some(true));
    assert_eq!(before(&filtered("owner", &["Eve"]), Split::Whole), Some(true));
    assert_eq!(before(&filtered("stage", &["Offer"]), Split::Whole), None);
    let course = ask(&deals, &filtered("stage", &["Offer"]), "open_pipeline", Split::Over { grain: Grain::Month });
    assert!(course.parts.iter().all(|part| part.before.is_none()));
}

#[test]
fn figures_come_together_unless_one_is_wrong() {
    let (one, two) = (Ok(Quantity::Count(1)), Ok(Quantity::Count(2)));
    let (none, unknown, mixed) = (
        Err(Unavailable::NoRows),
        Err(Unavailable::NoValues { dataset: Dataset::Deals, field: "amount".to_owned(), rows: 3 }),
        Err(Unavailable::MixedCurrencies),
    );
    assert_eq!(together([&one, &two, &none, &unknown]), Ok(Quantity::Count(3)));
    assert_eq!(together([&none, &unknown]), none);
    assert_eq!(together([&one, &mixed]), mixed);
    assert_eq!(together([&one, &Ok(Quantity::Ratio(0.5))]), Err(Unavailable::TooLarge), "rates are not added");
    assert_eq!(together([&Ok(Quantity::Count(i64::MAX)), &one]), Err(Unavailable::TooLarge));
}

#[test]
fn what_cannot_be_told_is_told_of_members_with_rows_alone() {
    let answer = ask(&deals(), &filtered("industry", &["Steel"]), "won_deals", by("owner", 9));
    let keys: Vec<&PartKey> = answer.parts.iter().map(|part| &part.key).collect();
    assert!(!keys.contains(&&PartKey::Member(String::new())), "{keys:?}: every deal has an owner");
    assert_eq!(keys.len(), 5);
}

#[test]
fn parts_of_a_record_are_one_where_they_meet() {
    let rows = [
        "#,id,owner,status,amount,created_at,closed_at",
        "1,d1,Ann,won,60,2024-01-01,2024-03-31",
        "1,d1,Bob,won,40,2024-01-01,2024-04-01",
        "0,d2,Bob,won,7,2024-01-01,2024-04-02",
    ];
    let deals = star(&[(Dataset::Deals, &rows.join("\n"))]);
    let numbers = |context: &Context| ["won_amount", "won_deals"].map(|kpi| whole(&deals, context, kpi).map(Quantity::number));
    assert_eq!(numbers(&Context::default()), [Ok(107.0), Ok(2.0)]);
    assert_eq!(numbers(&quarter()), [Ok(47.0), Ok(2.0)]);
    let before = Context { period: quarter().compare, ..Context::default() };
    assert_eq!(numbers(&before), [Ok(60.0), Ok(1.0)]);
    assert_eq!(parts(&ask(&deals, &before, "won_amount", by("owner", 9))), ["Ann 60"]);
    let rows = "#,id,owner,status,created_at,closed_at\n1,d1,Ann,won,2024-04-01,2024-04-11\n1,d1,Bob,won,2024-04-01,2024-04-03";
    let cycle = whole(&star(&[(Dataset::Deals, rows)]), &quarter(), "sales_cycle");
    assert_eq!(cycle, Ok(Quantity::Days(10.0)), "the first in the file speaks for the record");
}

#[test]
fn one_reason_stands_for_members_in_any_order() {
    let targets = "owner,amount,to\nAnn,10,2024-04-30\nBob,10,2024-04-30";
    let mut rows = ["Ann,10,EUR,2024-04-11", "Ann,10,USD,2024-04-12", "Bob,10,EUR,2024-04-13"];
    let mut reasons = Vec::new();
    for _ in 0..3 {
        rows.rotate_left(1);
        let orders = format!("owner,amount,currency,at\n{}", rows.join("\n"));
        let star = star(&[(Dataset::Orders, &orders), (Dataset::Targets, targets)]);
        reasons.push(whole(&star, &quarter(), "reps_at_quota").map_err(|reason| reason.code()));
    }
    assert_eq!(reasons, vec![Err("mixed_currencies"); 3]);
}

#[test]
fn who_stands_at_the_start_is_not_asked_at_the_end() {
    let rows = "account,owner,mrr,started_at,ended_at\nA,,10,2024-01-01,\nB,Ann,5,2024-05-01,";
    let star = star(&[(Dataset::Subscriptions, rows)]);
    for kpis in [["mrr", "mrr_at_start"], ["mrr_at_start", "mrr"]] {
        let asks = kpis.map(|kpi| Ask { kpi: kpi.to_owned(), split: Split::Whole });
        let answers = answer(&star, catalogue(), &mut Cache::default(), &filtered("owner", &["Ann"]), &asks);
        for answer in answers {
            let expected = if answer.kpi == "mrr" { Ok(5.0) } else { Err("no_member") };
            assert_eq!(answer.now.map(Quantity::number).map_err(|reason| reason.code()), expected, "{} of {kpis:?}", answer.kpi);
        }
    }
}
