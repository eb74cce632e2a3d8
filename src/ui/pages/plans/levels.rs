//! What the plans cost when everybody reaches 80 to 120 percent of the quota.

use leptos::prelude::*;

use crate::i18n::number::NOTHING;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::state::plans::results::{Cost, LEVELS, accrual, cost_at};
use crate::ui::pages::plans::bench::{Bench, letter};
use crate::ui::pages::plans::slices::in_slices;
use crate::ui::part::fold::Fold;
use crate::ui::words::Words;

/// The table.
#[component]
pub fn Levels() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let deal = Memo::new(move |_| bench.plans.with(|plans| plans.selling.deal.0));
    let count = Memo::new(move |_| bench.count());
    let one = move |sheet: usize| {
        let of = Memo::new(move |_| bench.results(sheet).map(|results| (results.plan.clone(), deal.get())));
        in_slices(of, LEVELS.len(), |of, place| {
            let (plan, deal) = of.as_ref()?;
            cost_at(plan, *deal, Exact::new(*LEVELS.get(place)?, 100)?)
        })
    };
    let all = [one(0), one(1), one(2), one(3)];
    let head = move || {
        let now = words.now();
        let one = |sheet: usize| {
            let name = if count.get() > 1 { now.plan_letter(letter(sheet)) } else { now.say("plans-cost") };
            view! {
                <th scope="col" class="number">{name}</th>
                <th scope="col" class="number">{now.say("plans-cost-share")}</th>
            }
        };
        (0..count.get()).map(one).collect::<Vec<_>>()
    };
    let line = move |(place, percent): (usize, &i128)| {
        let percent = *percent;
        let cells = move || {
            let of = |(sheet, costs): (usize, &RwSignal<Vec<Option<Option<Cost>>>>)| {
                let words = bench.words(sheet);
                let now = words.now();
                let cost = costs.with(|costs| costs.get(place).copied().flatten().flatten());
                let earned = cost.map_or_else(|| NOTHING.to_owned(), |cost| now.plan_rounded(cost.earned));
                let part = cost
                    .and_then(|cost| cost.earned.over(cost.sold))
                    .map_or_else(|| NOTHING.to_owned(), |part| now.percent(part.to_f64(), 2));
                view! {
                    <td class="number">{earned}</td>
                    <td class="number">{part}</td>
                }
            };
            all.iter().take(count.get()).enumerate().map(of).collect::<Vec<_>>()
        };
        view! {
            <tr>
                <th scope="row">{move || words.now().percent(percent as f64 / 100.0, 0)}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <section class="card plan-part" aria-labelledby="plan-levels">
            <h2 id="plan-levels">{words.text("plans-levels")}</h2>
            <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-labelledby="plan-levels">
                <table class="table plan-levels">
                    <thead>
                        <tr>
                            <th scope="col">{words.text("plans-level")}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{LEVELS.iter().enumerate().map(line).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
            <Fold action="plan-accrual" heading=move || words.text("plans-accrual")>
                <Accrual />
            </Fold>
        </section>
    }
}

/// What falls due in each pay period, under the plan in hand.
#[component]
fn Accrual() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let periods =
        Memo::new(move |_| bench.result().and_then(|results| accrual(&results.statements.as_ref().ok()?.people)).unwrap_or_default());
    let lines = move || {
        let now = words.now();
        let cell = |amount: &Exact| view! { <td class="number">{now.plan_rounded(*amount)}</td> };
        let line = |(period, amounts): &(Period, [Exact; 3])| {
            view! {
                <tr>
                    <th scope="row">{now.period(*period)}</th>
                    {amounts.iter().map(cell).collect::<Vec<_>>()}
                </tr>
            }
        };
        periods.with(|periods| periods.iter().map(line).collect::<Vec<_>>())
    };
    let head = ["plans-period", "plans-earned", "plans-payable", "plans-paid"];
    let heading = move |(place, id): (usize, &'static str)| {
        let class = if place == 0 { "" } else { "number" };
        view! { <th scope="col" class=class>{words.text(id)}</th> }
    };
    view! {
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=words.text("plans-accrual")>
            <table class="table plan-accrual">
                <thead>
                    <tr>{head.into_iter().enumerate().map(heading).collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}
