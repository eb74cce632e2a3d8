//! The payout curve of a person, with the rule of every kink.

use leptos::prelude::*;

use crate::chart::from_plan::payout as chart;
use crate::chart::panel::PanelState;
use crate::kpi::ask::PartKey;
use crate::state::plans::payout::{Curve, Kink, break_evens, payout};
use crate::state::plans::results::Results;
use crate::state::plans::selling::ANYBODY;
use crate::state::shared::Shared;
use crate::ui::chart::figure::{ChartFigure, Extent, Room};
use crate::ui::pages::plans::bench::{Bench, letter};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::words::Words;

/// The figure. The plan in hand comes first.
#[component]
pub fn PayoutFigure() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let deal = Memo::new(move |_| bench.plans.with(|plans| plans.selling.deal.0));
    let count = Memo::new(move |_| bench.count());
    let person = Memo::new(move |_| if bench.of_all.get() { ANYBODY.to_owned() } else { bench.person() });
    // One for each place, so that only the curve of the plan that is changed is computed anew.
    let one = move |sheet: usize| {
        let plan = Memo::new(move |_| bench.plans.with(|plans| plans.sheets.get(sheet).cloned()));
        Memo::new(move |_| {
            plan.track();
            let results = bench.results(sheet)?;
            payout(&results.plan, &person.get(), deal.get())
        })
    };
    let all = [one(0), one(1), one(2), one(3)];
    let open = Memo::new(move |_| bench.plans.with(|plans| plans.open));
    let curves = Memo::new(move |_| {
        // Amounts in another currency have no place on the same axis.
        let is_drawn = |(sheet, _): &(usize, &Memo<Option<Curve>>)| bench.foreign(*sheet, open.get()).is_none();
        let mut curves: Vec<(usize, Curve)> =
            all.iter().take(count.get()).enumerate().filter(is_drawn).filter_map(|(sheet, curve)| Some((sheet, curve.get()?))).collect();
        curves.sort_by_key(|(sheet, _)| (*sheet != open.get(), *sheet));
        curves
    });
    let state = Memo::new(move |_| {
        // Where the person is, the statement says: sales of files do not come evenly.
        let of_person = |results: Shared<Results>| results.of(&person.get()).map(|statement| statement.figures);
        let figures = bench.result().and_then(of_person);
        let reached = figures.and_then(|figures| Some((figures.attainment?.to_f64(), figures.earned.to_f64())));
        let named: Vec<(String, Curve)> =
            curves.get().into_iter().map(|(sheet, curve)| (words.now().plan_letter(letter(sheet)), curve)).collect();
        match named.is_empty() {
            true => PanelState::Nothing(words.now().say("plans-no-lines")),
            false => chart(&named, reached, &words.now()),
        }
    });
    let choices = move || {
        let names = move || {
            let all = Choice::new(ANYBODY, words.say("plans-everybody"));
            bench.people().into_iter().map(|name| Choice::new(name.clone(), name)).chain([all]).collect::<Vec<_>>()
        };
        view! {
            <Select
                label=words.text("plans-person")
                action="plan-person-shown"
                chosen=person
                choices=Signal::derive(names)
                on_choose=move |name: String| match name.as_str() {
                    ANYBODY => bench.of_all.set(true),
                    _ => bench.look_at(name),
                }
            />
        }
    };
    view! {
        <ChartFigure
            id="payout"
            title=words.text("plans-payout")
            answer=Signal::stored(None)
            first=state
            all=Memo::new(move |_| Some(state.get()))
            extent=Extent::default()
            on_press=Callback::new(|_: (PartKey, bool)| ())
            room=Memo::new(|_| Room::Wide)
            choices=choices
            foot=move || view! { <Kinks curves=curves /> }
        />
    }
}

/// Why the curve bends where it does, and where two plans pay the same.
#[component]
fn Kinks(curves: Memo<Vec<(usize, Curve)>>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let kinks = move || {
        let now = words.now();
        let line = |kink: &Kink| {
            let (reached, earned) = (now.plan_share(kink.at.reached), now.plan_rounded(kink.at.earned));
            view! {
                <li data-kink=kink.at.reached.to_f64().to_string()>
                    <strong>{now.plan_bend(&kink.because)}</strong>
                    " "
                    <span class="quiet"><bdi>{reached}</bdi>" · "<bdi>{earned}</bdi></span>
                </li>
            }
        };
        curves.with(|curves| curves.first().map(|(_, curve)| curve.kinks.iter().map(line).collect::<Vec<_>>()))
    };
    let even = move || {
        let now = words.now();
        curves.with(|curves| {
            let mut sorted: Vec<&(usize, Curve)> = curves.iter().collect();
            sorted.sort_by_key(|(sheet, _)| *sheet);
            let ((_, first), others) = sorted.split_first()?;
            let line = |(sheet, curve): &&(usize, Curve)| {
                let places: Vec<String> = break_evens(first, curve).into_iter().map(|reached| now.percent(reached, 1)).collect();
                (!places.is_empty()).then(|| view! { <li>{now.plan_even(letter(*sheet), &places)}</li> })
            };
            Some(others.iter().filter_map(line).collect::<Vec<_>>())
        })
    };
    let foreign = move || {
        let open = bench.plans.with(|plans| plans.open);
        let line = |sheet: usize| bench.foreign(sheet, open).map(|said| view! { <li>{said}</li> });
        (0..bench.count()).filter_map(line).collect::<Vec<_>>()
    };
    view! {
        <h3 class="said">{words.text("plans-kinks")}</h3>
        <ol class="plan-kinks">{kinks}</ol>
        <ul class="plain-list small">{even} {foreign}</ul>
    }
}
