//! How far a figure is on the way to its target.

use leptos::prelude::*;

use crate::kpi::catalogue::{Better, catalogue};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target's progress, where one is set and there is a figure.
#[component]
pub fn TargetBar(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let falling = catalogue().entry(&kpi).is_some_and(|entry| entry.better == Better::Lower);
    let pair = store.select(move |model| {
        let target = *model.decisions.goals.targets.get(&kpi)?;
        let now = model.report.whole(&kpi)?.now.clone().ok()?;
        Some((now, target))
    });
    move || {
        let (now, target) = pair.get()?;
        // For what should fall, being below the target is being there.
        let share = if falling { target.number() / now.number() } else { now.number() / target.number() };
        let share = if share.is_finite() { share.max(0.0) } else { 0.0 };
        Some(view! {
            <div class="target" class:target-reached={share >= 1.0}>
                <div class="target-words">
                    <span>{move || words.target(target)}</span>
                    <span>{move || words.percent(share)}</span>
                </div>
                <progress class="progress" max="1" prop:value=share.min(1.0) aria-label=move || words.target(target)></progress>
            </div>
        })
    }
}
