//! How far a figure is on the way to its target.

use leptos::prelude::*;

use crate::state::pages::goal::{goal, target_days};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target's progress, where one is set for what is shown and there is a figure.
#[component]
pub fn TargetBar(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let goal = store.select(move |model| goal(model, &kpi));
    move || {
        goal.get().map(|goal| {
            let text = words.now().goal(&goal);
            let (share, is_reached) = (goal.progress.share.min(1.0), goal.progress.is_reached);
            view! {
                <div class="target" class:target-reached=is_reached title=words.now().goal_explained(&goal)>
                    <div class="target-words">
                        <span>{text.clone()}</span>
                        <span>{words.now().goal_share(&goal)}</span>
                    </div>
                    <progress class="progress" max="1" prop:value=share aria-label=text></progress>
                </div>
            }
        })
    }
}

/// Which days the imported targets in a figure are of.
#[component]
pub fn TargetDays(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let days = store.select(move |model| target_days(model, &kpi));
    move || days.get().map(|days| view! { <p class="tile-note" data-target-days>{words.now().target_days(days)}</p> })
}
