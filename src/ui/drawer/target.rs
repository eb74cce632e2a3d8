//! Setting what a KPI should reach.

use leptos::prelude::*;

use crate::i18n::target::{self, Refusal};
use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;
use crate::state::decisions::target::{Per, Target};
use crate::state::message::Msg;
use crate::state::pages::goal::{elsewhere, goal};
use crate::ui::board::target::TargetBar;
use crate::ui::part::choice::{Choice, Choices};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target of a KPI under the filters in force, in the unit it is shown in (percent
/// for shares), and those under other filters.
#[component]
pub fn TargetForm(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let listed = store.peek(|model| model.kpi(&kpi).cloned());
    let unit = listed.as_ref().and_then(|kpi| kpi.unit.clone().ok()).unwrap_or(Unit::Number);
    let is_flow = listed.as_ref().is_some_and(|kpi| kpi.is_flow);
    let better = listed.map_or(Better::Neither, |kpi| kpi.better);
    let kpi = StoredValue::new(kpi);
    let filters = store.select(|model| model.decisions.view.filters.clone());
    let target = store.select(move |model| kpi.with_value(|kpi| model.decisions.goals.target(kpi, &model.decisions.view.filters).cloned()));
    let goal = store.select(move |model| kpi.with_value(|kpi| goal(model, kpi)));
    let typed = RwSignal::new(String::new());
    let per = RwSignal::new(Per::default());
    let refused = RwSignal::new(None::<Refusal>);
    Effect::new(move |_| {
        let target = target.get();
        typed.set(target.as_ref().map(|target| target::to_type(target.amount)).unwrap_or_default());
        per.set(target.and_then(|target| target.per).unwrap_or_default());
        refused.set(None);
    });
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|text| target::typed(text, unit, better)) {
            Ok(amount) => {
                refused.set(None);
                let target = Target { amount, per: is_flow.then(|| per.get_untracked()), filters: filters.get_untracked() };
                store.dispatch(Msg::TargetSet { kpi: kpi.get_value(), target });
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let said = move || match (goal.get(), target.get()) {
        (Some(goal), _) => Some(words.now().goal_explained(&goal)),
        (None, Some(target)) if is_flow && target.per.is_none() => Some(words.now().target_unclear(&target)),
        (None, Some(target)) => Some(words.now().target(&target)),
        (None, None) => None,
    };
    view! {
        <form class="section" on:submit=set novalidate>
            <TargetBar kpi=kpi.get_value() />
            {move || said().map(|said| view! { <p class="small">{said}</p> })}
            <div class="target-form">
                <label class="field">
                    <span class="field-label">{move || words.now().target_label(unit)}</span>
                    <input
                        class="input"
                        type="text"
                        inputmode="decimal"
                        dir="ltr"
                        aria-invalid=move || refused.get().is_some().to_string()
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                </label>
                {is_flow.then(|| view! { <PerChoice per=per /> })}
                <button type="submit" class="button" data-action="target">
                    {words.text("save")}
                </button>
                <Show when=move || target.get().is_some()>
                    <button
                        type="button"
                        class="button button-quiet"
                        data-action="target-clear"
                        on:click=move |_| store.dispatch(Msg::TargetCleared { kpi: kpi.get_value(), filters: filters.get_untracked() })
                    >
                        {words.text("tile-target-clear")}
                    </button>
                </Show>
            </div>
            <p class="small refused" role="alert">{move || refused.get().map(|refusal| words.now().target_refused(refusal))}</p>
            <p class="quiet small">{move || filters.with(|filters| words.now().target_scope(filters))}</p>
            {kpi.with_value(|kpi| kpi == "revenue").then(|| view! { <p class="quiet small">{words.text("target-beside-files")}</p> })}
            <Elsewhere kpi=kpi.get_value() />
        </form>
    }
}

/// The spans that the amount is for.
#[component]
fn PerChoice(per: RwSignal<Per>) -> impl IntoView {
    let words = Words::here();
    let choices = move || Per::ALL.map(|per| Choice::new(per.id(), words.now().per(per))).to_vec();
    let choose = move |id: String| per.set(Per::from_id(&id).unwrap_or_default());
    view! {
        <Choices
            label=words.text("target-span")
            action="target-per"
            chosen=Signal::derive(move || per.get().id().to_owned())
            choices=Signal::derive(choices)
            on_choose=choose
        />
    }
}

/// The targets under other filters than those in force.
#[component]
fn Elsewhere(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpi = StoredValue::new(kpi);
    let others = store.select(move |model| kpi.with_value(|kpi| elsewhere(model, kpi)));
    let line = move |other: Target| {
        let filters = other.filters.clone();
        let text = move || words.now().target_with_scope(&other);
        let clear = move |_| store.dispatch(Msg::TargetCleared { kpi: kpi.get_value(), filters: filters.clone() });
        view! {
            <li>
                {text}
                " "
                <button type="button" class="link-button" on:click=clear>
                    {words.text("tile-target-clear")}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || { others.with(|others| !others.is_empty()) }>
            <div class="quiet small">
                <p>{words.text("target-elsewhere")}</p>
                <ul class="plain-list">{move || others.get().into_iter().map(line).collect::<Vec<_>>()}</ul>
            </div>
        </Show>
    }
}
