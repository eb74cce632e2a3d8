//! What the plan costs when people do not all reach the same.

use leptos::prelude::*;

use crate::plan::document::number::share;
use crate::sales::exact::Exact;
use crate::state::plans::message::PlanMsg;
use crate::state::plans::payout::payout;
use crate::state::plans::real::history;
use crate::state::plans::spread::{Payee, Shape, Spent, Spread, example, spent};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::pages::plans::slices::in_slices;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::part::fold::Fold;
use crate::ui::words::Words;

/// A card that is worked out while it is open.
#[component]
pub fn SpreadCard() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    view! {
        <Fold class="card plan-part" part="spread" action="plan-spread" heading=move || words.text("plans-spread")>
            <Distribution bench=bench />
        </Fold>
    }
}

#[component]
fn Distribution(bench: Bench) -> impl IntoView {
    let words = Words::here();
    let shape = RwSignal::new(Shape::default());
    let mean = RwSignal::new(Exact::whole(1));
    let deviation = RwSignal::new(Exact::new(1, 4).unwrap_or(Exact::ZERO));
    let deal = Memo::new(move |_| bench.plans.with(|plans| plans.selling.deal.0));
    let of = Memo::new(move |_| Some((bench.result()?.plan.clone(), deal.get(), bench.sales.get(), bench.sellers())));
    let computed = in_slices(of, 1, |of, _| {
        let (plan, deal, sales, sellers) = of.as_ref()?;
        let payee = |person: &crate::plan::document::people::Person| {
            let history = sales.as_ref().and_then(|sales| history(sales, plan, &person.name)).unwrap_or_default();
            let has_quota = sellers.contains(&person.name);
            Some(Payee { name: person.name.clone(), curve: payout(plan, &person.name, *deal)?, has_quota, history })
        };
        plan.people.iter().filter(|person| person.name != "*").map(payee).collect::<Option<Vec<Payee>>>().map(Payees)
    });
    let payees = Memo::new(move |_| computed.with(|computed| computed.first().cloned().flatten().flatten()));
    let spread = move || Spread { shape: shape.get(), mean: mean.get().to_f64(), deviation: deviation.get().to_f64() };
    let found = Memo::new(move |_| payees.with(|payees| spent(&payees.as_ref()?.0, spread())));
    let seed = StoredValue::new(0u64);
    let draw = move |_| {
        seed.update_value(|seed| *seed += 1);
        let drawn = payees.with_untracked(|payees| example(&payees.as_ref()?.0, untrack(spread), seed.get_value()));
        drawn.into_iter().for_each(|shares| bench.dispatch(PlanMsg::AllAttained(shares)));
    };
    let has_history =
        move || payees.with(|payees| payees.as_ref().is_some_and(|payees| payees.0.iter().any(|payee| !payee.history.is_empty())));
    let choices = move || {
        let all = [("normal", "plans-shape-normal"), ("log-normal", "plans-shape-log-normal"), ("history", "plans-shape-history")];
        let offered = all.into_iter().filter(|(id, _)| *id != "history" || has_history());
        offered.map(|(id, name)| Choice::new(id, words.say(name))).collect::<Vec<_>>()
    };
    let chosen = move || match shape.get() {
        Shape::Normal => "normal".to_owned(),
        Shape::LogNormal => "log-normal".to_owned(),
        Shape::History => "history".to_owned(),
    };
    let choose = move |id: String| {
        shape.set(match id.as_str() {
            "log-normal" => Shape::LogNormal,
            "history" => Shape::History,
            _ => Shape::Normal,
        });
    };
    view! {
        <p class="quiet small">{words.text("plans-spread-lead")}</p>
        <div class="plan-rows plan-what-if">
            <div class="plan-row">
                <span class="plan-label">{words.text("plans-shape")}</span>
                <Select
                    label=words.text("plans-shape")
                    action="spread-shape"
                    class="select plan-wide"
                    chosen=Signal::derive(chosen)
                    choices=Signal::derive(choices)
                    on_choose=choose
                />
            </div>
            <Show when=move || shape.get() != Shape::History>
                <Percent label="plans-mean" value=mean />
                <Percent label="plans-deviation" value=deviation />
            </Show>
        </div>
        {move || found.get().map(|found| view! { <Figures found=found /> })}
        <Show when=move || bench.sales.with(Option::is_none)>
            <div>
                <button type="button" class="button button-small" data-action="spread-draw" on:click=draw>
                    {words.text("plans-spread-draw")}
                </button>
            </div>
        </Show>
    }
}

/// Curves are the same where plan, people and deals are.
#[derive(Clone)]
struct Payees(Vec<Payee>);

impl PartialEq for Payees {
    fn eq(&self, other: &Payees) -> bool {
        let is_same = |(one, other): (&Payee, &Payee)| one.name == other.name && one.curve == other.curve && one.history == other.history;
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(is_same)
    }
}

#[component]
fn Percent(label: &'static str, value: RwSignal<Exact>) -> impl IntoView {
    let words = Words::here();
    let set = move |text: String| share(&text).into_iter().for_each(|share| value.set(share));
    view! {
        <div class="plan-row">
            <span class="plan-label">{words.text(label)}</span>
            <NumberInput
                label=words.text(label)
                field="from".to_owned()
                number=Signal::derive(move || Number { number: value.get(), is_percent: true })
                on_slide=set
                on_end=|()| ()
                on_type=set
                action=label
            />
        </div>
    }
}

#[component]
fn Figures(found: Spent) -> impl IntoView {
    let words = Words::here();
    let amount = move |number: f64| words.now().plan_rounded(Exact::whole(number.round() as i128));
    let figure = move |id: &'static str, text: String| {
        view! {
            <div class="plan-figure" data-spread=id>
                <dt>{words.text(id)}</dt>
                <dd>{text}</dd>
            </div>
        }
    };
    view! {
        <dl class="plan-figures plan-figures-small plan-spread">
            {figure("plans-spread-expected", amount(found.expected))}
            {figure("plans-spread-range", format!("{} – {}", amount(found.low), amount(found.high)))}
            {figure("plans-at-quota", words.now().percent(found.at_quota, 0))}
            {figure("plans-spread-even", amount(found.even))}
        </dl>
    }
}
