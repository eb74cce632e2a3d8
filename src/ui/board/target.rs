//! How far a figure is on the way to its target.

use leptos::prelude::*;

use crate::kpi::listed::Better;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target's progress, where one is set and there is a figure.
#[component]
pub fn TargetBar(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let parts = store.select(move |model| {
        let target = *model.decisions.goals.targets.get(&kpi)?;
        let now = model.report.whole(&kpi)?.now.clone().ok()?;
        let better = model.kpi(&kpi).map_or(Better::Neither, |kpi| kpi.better);
        Some((now, target, better))
    });
    let progress = Memo::new(move |_| parts.get().map(|(now, target, better)| words.now().progress(now, target, better)));
    move || {
        progress.get().map(|progress| {
            view! {
                <div class="target" class:target-reached={progress.share >= 1.0}>
                    <div class="target-words">
                        <span>{progress.target.clone()}</span>
                        <span>{progress.percent}</span>
                    </div>
                    <progress class="progress" max="1" prop:value=progress.share.min(1.0) aria-label=progress.target></progress>
                </div>
            }
        })
    }
}
