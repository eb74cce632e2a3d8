//! What the parts of the page share: the plans, what they pay, and who is looked at.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::Value;

use crate::browser::timer::before_painting;
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::state::decisions::history::Gesture;
use crate::state::message::Msg;
use crate::state::plans::compared::{is_comparable, paid};
use crate::state::plans::edit::{Edit, document};
use crate::state::plans::form::{Kind, is_like};
use crate::state::plans::message::PlanMsg;
use crate::state::plans::offers::begun;
use crate::state::plans::real::Sales;
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::{Selling, Source, sellers};
use crate::state::plans::table::{MOST, Plans};
use crate::state::shared::Shared;
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// Handles of the page; copy it freely.
#[derive(Clone, Copy)]
pub struct Bench {
    store: Store,
    pub plans: Memo<Plans>,
    pub plan: Memo<Shared<Plan>>,
    /// The plan in hand as a document.
    pub document: Memo<Shared<Value>>,
    computed: Memo<Vec<Computed>>,
    /// The sales of the files, where plans pay for them.
    pub sales: Memo<Option<Shared<Sales>>>,
    people: Memo<Vec<String>>,
    /// Who sells what is typed under the plan in hand.
    sellers: Memo<BTreeSet<String>>,
    person: Memo<String>,
    /// Amounts of each plan in its currency.
    words: [Words; MOST],
    /// Who was chosen to be looked at.
    chosen: RwSignal<String>,
    /// Whether the curve is that of everybody together.
    pub of_all: RwSignal<bool>,
    gesture: StoredValue<u32>,
    /// What a drag has come to since the page was painted.
    waiting: StoredValue<Option<PlanMsg>>,
}

/// What a plan pays, and what it was computed of.
#[derive(Clone, PartialEq)]
struct Computed {
    plan: Shared<Plan>,
    selling: Selling,
    sales: Option<Shared<Sales>>,
    today: Day,
    results: Shared<Results>,
}

impl Bench {
    pub fn provide() -> Bench {
        let store = use_store();
        let plans = store.select(|model| model.decisions.plans.clone());
        let plan = Memo::new(move |_| plans.with(Plans::plan));
        let document = Memo::new(move |_| plan.with(|plan| Shared::new(document(plan))));
        let today = store.select(|model| model.surroundings.today);
        let sales = store.select(|model| {
            let is_wanted = model.decisions.plans.selling.source == Source::Files && model.data().is_some();
            model.sold.as_ref().filter(|_| is_wanted).map(|sold| sold.sales.clone())
        });
        let computed = Memo::new(move |before: Option<&Vec<Computed>>| {
            let (today, sales) = (today.get(), sales.get());
            plans.with(|plans| {
                let mut computed: Vec<Computed> = Vec::new();
                for plan in &plans.sheets {
                    // Only what was changed is computed anew, and deals that were made ready are taken over.
                    let is_it = |done: &&Computed| {
                        done.plan == *plan && done.selling == plans.selling && done.sales == sales && done.today == today
                    };
                    let done = before.and_then(|before| before.iter().find(is_it)).cloned();
                    let compute = || {
                        let known = computed.iter().chain(before.into_iter().flatten()).map(|done| &*done.results);
                        let results = Shared::new(results(plan, &plans.selling, sales.as_ref(), today, known));
                        Computed { plan: plan.clone(), selling: plans.selling.clone(), sales: sales.clone(), today, results }
                    };
                    let now = done.unwrap_or_else(compute);
                    computed.push(now);
                }
                computed
            })
        });
        let result = move || {
            let open = plans.with(|plans| plans.open);
            computed.with(|computed| computed.get(open).map(|computed| computed.results.clone()))
        };
        let people = Memo::new(move |_| result().iter().flat_map(|results| paid(results)).cloned().collect::<Vec<_>>());
        let sellers = Memo::new(move |_| result().map(|results| sellers(&results.plan)).unwrap_or_default());
        let words = std::array::from_fn(|sheet| {
            let of = move |computed: &Vec<Computed>| computed.get(sheet).map(|computed| computed.results.plan.currency.clone());
            let currency = Memo::new(move |_| computed.with(of).unwrap_or_default());
            Words::in_currency(currency.into())
        });
        let chosen = RwSignal::new(String::new());
        let person = Memo::new(move |_| {
            chosen.with(|chosen| {
                people.with(|names| names.iter().find(|name| *name == chosen).or(names.first()).cloned().unwrap_or_default())
            })
        });
        let bench = Bench {
            store,
            plans,
            plan,
            document,
            computed,
            sales,
            people,
            sellers,
            person,
            words,
            chosen,
            of_all: RwSignal::new(false),
            gesture: StoredValue::new(0),
            waiting: StoredValue::new(None),
        };
        provide_context(bench);
        bench
    }

    pub fn here() -> Bench {
        use_context().unwrap_or_else(Bench::provide)
    }

    pub fn dispatch(self, message: PlanMsg) {
        self.catch_up();
        self.store.dispatch(Msg::Plan(message));
    }

    /// One of several messages of a drag, which are one step of undo. Of all that come before
    /// the page is painted again the last counts.
    pub fn dispatch_during(self, message: PlanMsg) {
        if self.waiting.with_value(|waiting| waiting.as_ref().is_some_and(|earlier| !message.supersedes(earlier))) {
            self.catch_up();
        }
        let is_asked = self.waiting.try_update_value(|waiting| waiting.replace(message).is_some());
        if is_asked == Some(false) {
            before_painting(move || self.catch_up());
        }
    }

    /// Does what waits for the painting.
    fn catch_up(self) {
        // A page that was left has nothing waiting.
        if let Some(message) = self.waiting.try_update_value(Option::take).flatten() {
            let gesture = Gesture(self.gesture.get_value());
            self.store.dispatch(Msg::During { gesture, message: Box::new(Msg::Plan(message)) });
        }
    }

    /// What comes is another drag.
    pub fn end_gesture(self) {
        self.catch_up();
        self.gesture.update_value(|gesture| *gesture = gesture.wrapping_add(1));
    }

    pub fn edit(self, edit: Edit) {
        self.dispatch(PlanMsg::Edited(edit));
    }

    /// A part of the plan begins at a place as a document says.
    pub fn begin(self, at: &str, document: &str) {
        let value = self.plan.with_untracked(|plan| begun(document, plan, at, self.first_day()));
        self.edit(Edit::Set { at: at.to_owned(), value });
    }

    /// The first day of the plan's time.
    fn first_day(self) -> Day {
        let first = untrack(|| self.result().and_then(|results| results.plan.from));
        first.map_or_else(|| self.store.peek(|model| model.surroundings.today), |first| first.0)
    }

    /// What stands at a place is instead a value of a field beside it: the same, where it is one.
    pub fn put_instead(self, at: &str, to: &str, like: &Kind, document: &str) {
        let new = self.plan.with_untracked(|plan| begun(document, plan, at, self.first_day()));
        let value = (!is_like(like, &new)).then_some(new);
        self.edit(Edit::Renamed { at: at.to_owned(), to: to.to_owned(), value });
    }

    /// What a plan pays, by its place.
    pub fn results(self, sheet: usize) -> Option<Shared<Results>> {
        self.computed.with(|computed| computed.get(sheet).map(|computed| computed.results.clone()))
    }

    /// What the plan in hand pays.
    pub fn result(self) -> Option<Shared<Results>> {
        self.results(self.plans.with(|plans| plans.open))
    }

    /// How many plans there are.
    pub fn count(self) -> usize {
        self.plans.with(|plans| plans.sheets.len())
    }

    /// The person who is looked at: the one who was chosen, or the first.
    pub fn person(self) -> String {
        self.person.get()
    }

    /// Whether it is this one.
    pub fn is_shown(self, name: &str) -> bool {
        self.person.with(|person| person == name)
    }

    /// Whoever is paid by the plan in hand.
    pub fn people(self) -> Vec<String> {
        self.people.get()
    }

    /// Whoever is paid by one of the plans, those of the plan in hand first.
    pub fn everybody(self) -> Vec<String> {
        let mut names = self.people();
        for results in (0..self.count()).filter_map(|sheet| self.results(sheet)) {
            let known: BTreeSet<&String> = names.iter().collect();
            let others: Vec<String> = paid(&results).filter(|name| !known.contains(name)).cloned().collect();
            names.extend(others);
        }
        names
    }

    /// Who sells what is typed under the plan in hand.
    pub fn sellers(self) -> BTreeSet<String> {
        self.sellers.get()
    }

    /// Whether this one does.
    pub fn sells(self, name: &str) -> bool {
        self.sellers.with(|sellers| sellers.contains(name))
    }

    /// The words for amounts of a plan, by its place.
    pub fn words(self, sheet: usize) -> Words {
        self.words.get(sheet).copied().unwrap_or_else(Words::here)
    }

    /// That amounts of a plan are not those of another one, where they are in another currency.
    pub fn foreign(self, sheet: usize, to: usize) -> Option<String> {
        let (one, other) = (self.results(sheet)?, self.results(to)?);
        let of = |sheet: usize| letter(sheet);
        (!is_comparable(&one, &other))
            .then(|| self.words(to).now().plan_foreign((of(sheet), &one.plan.currency), (of(to), &other.plan.currency)))
    }

    /// Shows somebody, under a plan that pays them.
    pub fn show(self, person: String) {
        let is_here = untrack(|| self.people()).contains(&person);
        let pays = |sheet: &usize| untrack(|| self.results(*sheet)).is_some_and(|results| results.of(&person).is_some());
        if let Some(sheet) = (0..untrack(|| self.count())).find(pays).filter(|_| !is_here) {
            self.dispatch(PlanMsg::SheetOpened(sheet));
        }
        self.look_at(person);
    }

    pub fn look_at(self, person: String) {
        self.of_all.set(false);
        self.chosen.set(person);
    }

    /// What the components of the plan in hand are called.
    pub fn components(self) -> Vec<String> {
        self.plan.with(|plan| plan.components.iter().map(|component| component.id.clone()).collect())
    }
}

/// The letter of a plan among those side by side.
pub fn letter(sheet: usize) -> &'static str {
    ["A", "B", "C", "D"].get(sheet).copied().unwrap_or("D")
}
