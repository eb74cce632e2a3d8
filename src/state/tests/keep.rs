//! What is kept between visits: it comes back, group by group, and nothing is lost of
//! what this build cannot read.

use std::collections::BTreeSet;

use super::{click, fresh, posted, ready};
use crate::engine::protocol::{Request, StorageRefusal};
use crate::ingest::shape::dialect::HeaderPlace;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::kpi::ask::Filter;
use crate::kpi::listed::Better;
use crate::kpi::sql::dialect::Dialect;
use crate::sales::calendar::Calendar;
use crate::sales::document::DocumentKind;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::choices::{Choices, HeaderChoice, Merge, StageChoice, TypedRate};
use crate::star::words::Status;
use crate::state::command::Command;
use crate::state::decisions::Decisions;
use crate::state::decisions::comparison::{Comparison, Extent};
use crate::state::decisions::goals::Goals;
use crate::state::decisions::period::PeriodChoice;
use crate::state::decisions::target::{Per, Target};
use crate::state::decisions::view::{Leaderboard, View};
use crate::state::keep::group::Group;
use crate::state::keep::stored::{SINGLE_KEY, Stored, may_replace, open, write};
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::notice::About;
use crate::state::own::kpi::OwnKpi;
use crate::state::own::kpis::OwnKpis;
use crate::state::plans::table::Plans;
use crate::state::route::Route;
use crate::state::settings::{Currency, Language, Settings, Theme};
use crate::state::update::update;

/// The one value of earlier builds, as they wrote it.
const SINGLE: &str = include_str!("single.json");

fn everything() -> (Settings, Decisions) {
    let column = || "Amount".to_owned();
    let day = |text: &str| text.parse().expect("a date");
    let settings = Settings {
        language: Some(Language::Persian),
        theme: Theme::Dark,
        calendar: Some(Calendar::Jalali),
        currency: Some(Currency { sign: "EUR".to_owned(), decimals: 0 }),
        fiscal_start: 4,
        keep_files: true,
        dialect: Dialect::Spark,
    };
    let mut view = View {
        period: Some(PeriodChoice::Custom(Period { start: day("2017-01-01"), end: day("2017-04-01") })),
        comparison: Comparison::SamePeriodLastYear,
        extent: Extent::ToDate,
        filters: Vec::new(),
        leaderboard: Leaderboard { kpi: "win_rate".to_owned(), dimension: "team".to_owned() },
    };
    view.set_members("region", vec!["East".to_owned(), String::new()]);
    let mut goals = Goals::default();
    let pins = ["revenue", "won_deals", "win_rate", "average_deal_size", "open_pipeline", "new_opportunities", "target_attainment"];
    goals.pins = Some(pins.map(str::to_owned).to_vec());
    let target = |amount: Quantity| Target { amount, per: None, filters: Vec::new() };
    goals.set_target("win_rate", target(Quantity::Ratio(0.5)));
    goals.set_target("revenue", target(Quantity::Money(Money::from_major_units(120.0))));
    let header = HeaderChoice {
        dataset: Some(Dataset::Deals),
        fields: [(column(), None), ("Betrag".to_owned(), Some("amount".to_owned()))].into(),
        hints: Hints {
            encoding: Some("gb18030".to_owned()),
            delimiter: Some(';'),
            quote: Some('\''),
            header: Some(HeaderPlace { line: 4, records: 2 }),
            kinds: [(column(), ColumnKind::Number)].into(),
            date_orders: [(column(), DateOrder::MonthDayYear)].into(),
            decimal_marks: [(column(), Convention::Comma)].into(),
            blanks: [(column(), ["tbd".to_owned()].into())].into(),
        },
        stages: vec![StageChoice { stage: "Signed".to_owned(), status: Status::Won }],
        sales: [("Parked".to_owned(), false)].into(),
        keeps_all: true,
        ignored: ["misfit\tAmount\t".to_owned()].into(),
    };
    let choices = Choices {
        headers: [("Stage\tAmount".to_owned(), header)].into(),
        merges: vec![Merge { dimension: "account".to_owned(), from: "ACME".to_owned(), to: "Acme".to_owned() }],
        routes: [("deals.region".to_owned(), "account".to_owned())].into(),
        revenue: Some(DocumentKind::Order),
        currency: Some("EUR".to_owned()),
        rates: vec![TypedRate { from: "USD".to_owned(), to: "EUR".to_owned(), rate: "0.92".to_owned() }],
    };
    let own = OwnKpi {
        id: "my_نرخ".to_owned(),
        name: "نرخ".to_owned(),
        definition: "…".to_owned(),
        formula: "1 - win_rate".to_owned(),
        better: Better::Lower,
        unit: Some(Unit::Factor),
    };
    (settings, Decisions { view, goals, choices, plans: Plans::default(), own: OwnKpis::of(vec![own]) })
}

fn all_groups(settings: &Settings, decisions: &Decisions) -> Stored {
    Group::ALL.map(|group| (group.key(), write(group, settings, decisions))).into()
}

fn start(stored: Stored) -> (Model, Vec<Command>) {
    let mut model = fresh();
    let commands = update(&mut model, Msg::Started { route: Route::Data, stored });
    assert!(
        matches!(posted(&commands)[..], [Request::Restore { .. }] | [Request::Define { .. }, Request::Restore { .. }]),
        "the kept files are read in any case"
    );
    (model, commands)
}

fn told(model: &Model) -> Vec<About> {
    model.notices.iter().map(|notice| notice.about.clone()).collect()
}

#[test]
fn what_is_kept_comes_back() {
    let (settings, decisions) = everything();
    let (model, commands) = start(all_groups(&settings, &decisions));
    assert_eq!((&model.settings, &model.decisions, model.route), (&settings, &decisions, Route::Data));
    assert_eq!((commands.len(), told(&model)), (3, Vec::new()), "nothing is written or told");
    for group in Group::ALL {
        assert!(may_replace(group, &write(group, &settings, &decisions)), "{group:?}");
        assert_eq!(Group::of_key(group.key()), Some(group));
    }
}

#[test]
fn the_one_value_of_earlier_builds_becomes_groups() {
    let (settings, decisions) = everything();
    let decisions = Decisions { own: OwnKpis::default(), ..decisions };
    // Those builds wrote no SQL.
    let settings = Settings { dialect: Dialect::default(), ..settings };
    let (model, commands) = start([(SINGLE_KEY, SINGLE.to_owned())].into());
    assert_eq!((&model.settings, &model.decisions), (&settings, &decisions));
    assert_eq!(
        (commands.first(), told(&model)),
        (Some(&Command::Save([Group::Settings, Group::View, Group::Goals, Group::Choices].into())), Vec::new())
    );
    // Once a group has a value of its own, that is the one that counts.
    let theme = write(Group::Settings, &Settings { theme: Theme::Light, ..settings.clone() }, &decisions);
    let (model, commands) = start([(SINGLE_KEY, SINGLE.to_owned()), (Group::Settings.key(), theme)].into());
    assert_eq!((model.settings.theme, &model.decisions), (Theme::Light, &decisions));
    assert_eq!(commands.first(), Some(&Command::Save([Group::View, Group::Goals, Group::Choices].into())));
}

#[test]
fn what_cannot_be_read_sets_only_its_own_group_aside() {
    let (settings, decisions) = everything();
    for text in ["", "{", "{}", "7", r#"{"version":1}"#, r#"{"version":0,"value":{}}"#, r#"{"version":1,"value":7}"#] {
        let mut stored = all_groups(&settings, &decisions);
        stored.insert(Group::View.key(), text.to_owned());
        let (model, commands) = start(stored);
        assert_eq!(commands.first(), Some(&Command::SetAside(Group::View.key())), "{text}");
        assert_eq!(told(&model), [About::SavedSetAside([Group::View].into())], "{text}");
        let expected = Decisions { view: View::default(), ..decisions.clone() };
        assert_eq!((&model.settings, &model.decisions), (&settings, &expected), "{text}");
        assert!(!may_replace(Group::View, text), "{text}: not before it is set aside");
    }
    let (model, commands) = start([(SINGLE_KEY, "{".to_owned())].into());
    assert_eq!(commands.first(), Some(&Command::SetAside(SINGLE_KEY)));
    assert_eq!(told(&model), [About::SavedSetAside(Group::ALL.into())]);
}

#[test]
fn what_cannot_be_set_aside_stays_and_is_told_so_once() {
    let (settings, decisions) = everything();
    let mut stored = all_groups(&settings, &decisions);
    stored.insert(Group::View.key(), "{".to_owned());
    stored.insert(Group::Goals.key(), "{".to_owned());
    let (mut model, _) = start(stored);
    update(&mut model, Msg::NotSetAside(Group::View.key()));
    assert_eq!(told(&model), [About::SavedSetAside([Group::Goals].into()), About::SavedLeft([Group::View].into())]);
    update(&mut model, Msg::NotSetAside(Group::Goals.key()));
    assert_eq!(told(&model), [About::SavedLeft([Group::View, Group::Goals].into())]);
    // That nothing is written over it is no news.
    update(&mut model, Msg::SaveWithheld([Group::View].into()));
    assert_eq!(told(&model).len(), 1);
}

#[test]
fn what_is_not_saved_is_told_until_it_is() {
    let (mut model, _) = start(Stored::new());
    update(&mut model, Msg::SaveRefused { groups: [Group::Plans].into(), refusal: StorageRefusal::Full });
    assert_eq!(told(&model), [About::NotSaved { groups: [Group::Plans].into(), refusal: StorageRefusal::Full }]);
    update(&mut model, Msg::AllSaved);
    assert_eq!(told(&model), []);
}

#[test]
fn what_a_later_build_wrote_stays_as_it_is() {
    let (settings, decisions) = everything();
    let newer = r#"{"version":9,"value":{"pins":["own_kpi"]}}"#.to_owned();
    let mut stored = all_groups(&settings, &decisions);
    stored.insert(Group::Goals.key(), newer.clone());
    let (mut model, commands) = start(stored);
    assert!(commands.iter().all(|command| !matches!(command, Command::SetAside(_) | Command::Save(_))), "{commands:?}");
    assert_eq!(told(&model), [About::SavedByNewer([Group::Goals].into())]);
    assert_eq!((model.decisions.goals.clone(), model.decisions.view.clone()), (Goals::default(), decisions.view));
    assert!(!may_replace(Group::Goals, &newer));
    // It is told once, whatever is changed afterwards.
    let told_of = told(&model).len();
    model.notices.clear();
    update(&mut model, Msg::SaveWithheld([Group::Goals].into()));
    assert_eq!((told_of, told(&model).len()), (1, 0));
    update(&mut model, Msg::SaveWithheld([Group::View].into()));
    assert_eq!(told(&model), [About::SavedByNewer([Group::View, Group::Goals].into())]);
}

#[test]
fn an_unknown_word_costs_no_more_than_itself() {
    let (settings, decisions) = everything();
    // In each group, something that is written, and an unknown word in its place.
    let cases = [
        (Group::Settings, "\"dark\"", "\"sepia\""),
        (Group::View, "\"same_period_last_year\"", "\"same_period_ever\""),
        (Group::View, "\"members\":[\"East\",\"\"]", "\"members\":7"),
        (Group::Goals, "\"money\":\"120\"", "\"gold\":7"),
        (Group::Choices, "\"dataset\":\"deals\"", "\"dataset\":\"dreams\""),
        (Group::Choices, "\"Amount\":\"number\"", "\"Amount\":\"colour\""),
        (Group::Choices, "\"status\":\"won\"", "\"status\":\"perhaps\""),
        (Group::Choices, "\"from\":\"ACME\"", "\"from\":7"),
        (Group::Kpis, "\"better\":\"lower\"", "\"better\":\"sideways\""),
        (Group::Kpis, "\"unit\":\"factor\"", "\"unit\":\"bushels\""),
    ];
    for (group, known, unknown) in cases {
        let text = write(group, &settings, &decisions);
        let spoiled = text.replacen(known, unknown, 1);
        assert_ne!(text, spoiled, "{known} is not written");
        let mut stored = all_groups(&settings, &decisions);
        stored.insert(group.key(), spoiled.clone());
        let opened = open(&stored);
        assert_eq!((opened.aside, opened.broken, opened.unsaved), ([group.key()].into(), [group].into(), [group].into()), "{unknown}");
        // What is written of what was read is written without the word, and all else is there.
        let again = write(group, &opened.settings, &opened.decisions);
        assert!(!may_replace(group, &spoiled) && may_replace(group, &again), "{unknown}");
        let lost = text.len().saturating_sub(again.len());
        assert!(lost < 70, "{unknown}: {lost} letters of {text} are lost: {again}");
    }
}

#[test]
fn what_was_written_by_hand_is_kept_within_bounds() {
    let read = |group: Group, value: serde_json::Value| {
        let opened = open(&[(group.key(), group.write(&value))].into());
        (opened.settings, opened.decisions)
    };
    let (settings, _) = read(Group::Settings, serde_json::json!({ "fiscal_start": 44, "currency": { "sign": "EUR", "decimals": 9 } }));
    assert_eq!((settings.fiscal_start, settings.currency.map(|currency| currency.decimals), settings.keep_files), (12, Some(4), true));
    let (_, decisions) = read(Group::Goals, serde_json::json!({ "pins": ["a", "a", "b"] }));
    assert_eq!(decisions.goals.pins, Some(vec!["a".to_owned(), "b".to_owned()]));
    let (_, decisions) = read(Group::Goals, serde_json::json!({}));
    assert_eq!(decisions.goals, Goals::default());
    let members: Vec<String> = (0..100_000).map(|member| member.to_string()).collect();
    let filters = serde_json::json!([{ "dimension": "region", "members": members }, { "dimension": "stage", "members": ["a"] }]);
    let far = serde_json::json!({ "custom": { "start": 0, "end": i32::MAX } });
    let (_, decisions) = read(Group::View, serde_json::json!({ "filters": filters, "period": far }));
    assert_eq!((decisions.view.members("region").len(), decisions.view.members("stage").len()), (200, 0));
    assert_eq!(decisions.view.period, None);
    let kpi = |id: &str, formula: &str| serde_json::json!({ "id": id, "formula": formula });
    let kpis =
        [kpi("my_a", "1"), kpi("my_a", "2"), kpi("revenue", "3"), kpi("my_", "4"), kpi("my_a b", "5"), kpi("my_b", &"6".repeat(4001))];
    let more = (0..300).map(|number| kpi(&format!("my_{number}"), "7"));
    let (_, decisions) = read(Group::Kpis, serde_json::json!({ "kpis": kpis.into_iter().chain(more).collect::<Vec<_>>() }));
    let kept = &decisions.own.kpis;
    assert_eq!((kept.len(), kept[0].formula.as_str(), kept[1].id.as_str()), (200, "1", "my_0"));
}

#[test]
fn what_earlier_versions_wrote_is_taken_over() {
    let read = |group: Group, text: &str| open(&[(group.key(), text.to_owned())].into());
    // Everybody had dollars who had chosen nothing.
    for (currency, expected) in [(r#"{"sign":"USD","decimals":2}"#, None), (r#"{"sign":"EUR","decimals":0}"#, Some(("EUR", 0)))] {
        let text = format!(r#"{{"version":1,"value":{{"theme":"dark","currency":{currency}}}}}"#);
        let opened = read(Group::Settings, &text);
        let currency = opened.settings.currency.as_ref().map(|currency| (currency.sign.as_str(), currency.decimals));
        assert_eq!((currency, opened.settings.theme, opened.broken.len()), (expected, Theme::Dark, 0), "{text}");
        assert!(may_replace(Group::Settings, &text));
    }
    let chosen = r#"{"version":2,"value":{"currency":{"sign":"USD","decimals":2}}}"#;
    assert_eq!(read(Group::Settings, chosen).settings.currency, Some(Currency::of("USD")));
    // A target had no span, and held whatever the filters.
    let opened = read(Group::Goals, r#"{"version":1,"value":{"pins":["revenue"],"targets":{"revenue":{"money":"120"}}}}"#);
    let amount = Quantity::Money(Money::from_major_units(120.0));
    assert_eq!(opened.decisions.goals.target("revenue", &[]), Some(&Target { amount, per: None, filters: Vec::new() }));
    assert_eq!(opened.broken, BTreeSet::new());
}

#[test]
fn targets_keep_their_span_and_their_filters() {
    let filters = vec![Filter { dimension: "region".to_owned(), members: vec!["East".to_owned()] }];
    let target = Target { amount: Quantity::Count(5), per: Some(Per::Quarter), filters };
    let mut decisions = Decisions::default();
    decisions.goals.set_target("won_deals", target.clone());
    decisions.goals.set_target("won_deals", Target { filters: Vec::new(), ..target });
    let (model, _) = start(all_groups(&Settings::default(), &decisions));
    assert_eq!(model.decisions, decisions);
}

#[test]
fn tabs_share_settings_but_not_filters() {
    let (mut one, mut other) = (ready(), ready());
    update(&mut one, click("East"));
    update(&mut one, Msg::ThemeChosen(Theme::Dark));
    for group in Group::ALL {
        let text = write(group, &one.settings, &one.decisions);
        update(&mut other, Msg::SavedElsewhere { group, text });
    }
    assert_eq!((other.marks().theme, other.decisions.view.filters.len()), ("dark", 0));
    // What the other tab then saves is its own change alone.
    let commands = update(&mut other, Msg::KpiUnpinned("revenue".to_owned()));
    let saved: Vec<&BTreeSet<Group>> =
        commands.iter().filter_map(|command| if let Command::Save(groups) = command { Some(groups) } else { None }).collect();
    assert_eq!(saved, [&BTreeSet::from([Group::Goals])]);
}
