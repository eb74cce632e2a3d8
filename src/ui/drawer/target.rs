//! Setting what a KPI should reach.

use leptos::prelude::*;

use crate::i18n::target;
use crate::sales::quantity::Unit;
use crate::state::message::Msg;
use crate::ui::board::target::TargetBar;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target of a KPI, in the unit it is shown in (percent for shares).
#[component]
pub fn TargetForm(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let unit = store.peek(|model| model.kpi(&kpi).and_then(|kpi| kpi.unit.clone().ok()).unwrap_or(Unit::Number));
    let kpi = StoredValue::new(kpi);
    let goal = store.select(move |model| kpi.with_value(|kpi| model.decisions.goals.targets.get(kpi).copied()));
    let typed = RwSignal::new(String::new());
    Effect::new(move |_| typed.set(goal.get().map(target::to_type).unwrap_or_default()));
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        store.dispatch(match typed.with_untracked(|text| target::typed(text, unit)) {
            Some(target) => Msg::TargetSet { kpi: kpi.get_value(), target },
            None => Msg::TargetCleared(kpi.get_value()),
        });
    };
    view! {
        <form class="section" on:submit=set>
            <TargetBar kpi=kpi.get_value() />
            <div class="target-form">
                <label class="field">
                    <span class="field-label">{move || words.now().target_label(unit)}</span>
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
                <Show when=move || goal.get().is_some()>
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
