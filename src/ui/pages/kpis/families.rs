//! Every KPI there is, by family: what it means, and its value now.

use leptos::prelude::*;

use crate::kpi::catalogue::OWN;
use crate::state::pages::block::{self, Block};
use crate::state::pages::kpis::parted;
use crate::state::route::Route;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::kpis::entry::EntryRow;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The searchable catalogue.
#[component]
pub fn Families(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let catalogue = store.select(|model| model.catalogue.clone());
    let wanted = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        blocks.with(|blocks| {
            let families = blocks.iter().find_map(|block| if let Block::Families(families) = block { Some(families) } else { None });
            families.map(|families| words.now().found(&catalogue.get(), families, &wanted.get())).unwrap_or_default()
        })
    });
    let is_searched = Memo::new(move |_| wanted.with(|wanted| !wanted.trim().is_empty()));
    let count = move || found.with(|found| found.iter().map(|family| family.kpis.len() as u64).sum());
    view! {
        <div class="page-head">
            <h1>{words.text("kpis-title")}</h1>
            <p class="quiet small" role="status">{move || words.now().kpis_found(count())}</p>
            <a class="button button-small" href=Route::Editor.hash() data-action="own-new">
                {words.text("own-new")}
            </a>
        </div>
        <div class="search">
            <Glyph icon=Icon::Search />
            <input
                id="kpi-search"
                class="input"
                type="search"
                autocomplete="off"
                aria-label=words.text("kpis-search")
                placeholder=words.text("kpis-search")
                prop:value=wanted
                on:input=move |event| wanted.set(event_target_value(&event))
            />
        </div>
        <For each=move || found.get() key=block::Family::clone let(family)>
            <Family family=family is_searched=is_searched />
        </For>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="chart-empty">{words.text("kpis-nothing")}</p>
        </Show>
    }
}

#[component]
fn Family(family: block::Family, is_searched: Memo<bool>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpis = StoredValue::new(family.kpis);
    let given = store.select(move |model| kpis.with_value(|kpis| parted(&model.report, kpis).0));
    let without = store.select(move |model| kpis.with_value(|kpis| parted(&model.report, kpis).1));
    view! {
        <section class="family">
            <h2>{words.text(family_name(&family.id))}</h2>
            <div class="family-list">
                <For each=move || given.get() key=String::clone let(kpi)>
                    <EntryRow kpi=kpi />
                </For>
                <Show when=move || { without.with(|without| !without.is_empty()) }>
                    <details class="columns family-without" open=is_searched>
                        <summary>
                            <Glyph icon=Icon::Chevron />
                            {move || words.now().with_count("kpis-without", without.with(Vec::len))}
                        </summary>
                        <For each=move || without.get() key=String::clone let(kpi)>
                            <EntryRow kpi=kpi />
                        </For>
                    </details>
                </Show>
            </div>
        </section>
    }
}

fn family_name(family: &str) -> &'static str {
    match family {
        OWN => "own-family",
        "results" => "kpis-family-results",
        "pipeline" => "kpis-family-pipeline",
        "leads" => "kpis-family-leads",
        "activity" => "kpis-family-activity",
        "customers" => "kpis-family-customers",
        _ => "kpis-family-prices",
    }
}
