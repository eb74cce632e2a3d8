//! How far a figure is on the way to its target.

use leptos::prelude::*;

use crate::kpi::catalogue::{Better, catalogue};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The target's progress, where one is set and there is a figure.
#[component]
pub fn TargetBar(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let better = catalogue().entry(&kpi).map_or(Better::Neither, |entry| entry.better);
    let pair = store.select(move |model| {
        let target = *model.decisions.goals.targets.get(&kpi)?;
        let now = model.report.whole(&kpi)?.now.clone().ok()?;
        Some((now, target))
    });
    let progress = Memo::new(move |_| pair.get().map(|(now, target)| words.now().progress(now, target, better)));
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
