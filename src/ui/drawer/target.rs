//! Setting what a KPI should reach.

use leptos::prelude::*;

use crate::kpi::catalogue::catalogue;
use crate::sales::money::Money;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::message::Msg;
use crate::ui::board::target::TargetBar;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target of a KPI, in the unit it is shown in (percent for shares).
#[component]
pub fn TargetForm(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let unit = catalogue().entry(&kpi).and_then(|entry| entry.checked.as_ref().ok()).map_or(Unit::Number, |meaning| meaning.unit);
    let kpi = StoredValue::new(kpi);
    let target = store.select(move |model| kpi.with_value(|kpi| model.decisions.goals.targets.get(kpi).copied()));
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(target.get().map(|target| shown(target).to_string()).unwrap_or_default()));
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let number = typed.get_untracked().parse::<f64>().ok();
        store.dispatch(match number.and_then(|number| quantity(number, unit)) {
            Some(target) => Msg::TargetSet { kpi: kpi.get_value(), target },
            None => Msg::TargetCleared(kpi.get_value()),
        });
    };
    view! {
        <form class="section" on:submit=set>
            <TargetBar kpi=kpi.get_value() />
            <div class="target-form">
                <label class="field">
                    <span class="field-label">{move || words.target_label(unit)}</span>
                    <input
                        class="input"
                        type="number"
                        step="any"
                        dir="ltr"
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="button" data-action="target">
                    {words.text("save")}
                </button>
                <Show when=move || target.get().is_some()>
                    <button
                        type="button"
                        class="button button-quiet"
                        data-action="target-clear"
                        on:click=move |_| store.dispatch(Msg::TargetCleared(kpi.get_value()))
                    >
                        {words.text("tile-target-clear")}
                    </button>
                </Show>
            </div>
        </form>
    }
}

/// Shares are typed in percent.
fn shown(target: Quantity) -> f64 {
    match target {
        Quantity::Ratio(fraction) => (fraction * 1e6).round() / 1e4,
        other => other.number(),
    }
}

fn quantity(number: f64, unit: Unit) -> Option<Quantity> {
    let money = || Money((number * 10f64.powi(i32::from(Money::DECIMALS))).round() as i64);
    number.is_finite().then(|| match unit {
        Unit::Count => Quantity::Count(number.round() as i64),
        Unit::Money => Quantity::Money(money()),
        Unit::Ratio => Quantity::Ratio(number / 100.0),
        Unit::Days => Quantity::Days(number),
        Unit::Hours => Quantity::Hours(number),
        Unit::MoneyPerDay => Quantity::MoneyPerDay(money()),
        Unit::Number => Quantity::Number(number),
    })
}
