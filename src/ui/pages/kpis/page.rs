//! Every KPI there is, by family: what it means, and its value now.

use leptos::prelude::*;

use crate::kpi::catalogue::{Entry, catalogue};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::kpis::entry::EntryRow;
use crate::ui::words::Words;

/// The searchable catalogue.
#[component]
pub fn KpisPage() -> impl IntoView {
    let words = Words::here();
    let wanted = RwSignal::new(String::new());
    let families = Memo::new(move |_| {
        let wanted = wanted.get().to_lowercase();
        families()
            .into_iter()
            .map(|family| (family, found(family, &wanted, words)))
            .filter(|(_, found)| !found.is_empty())
            .collect::<Vec<_>>()
    });
    let count = move || families.with(|families| families.iter().map(|(_, found)| found.len() as u64).sum());
    view! {
        <div class="page-head">
            <h1>{words.text("kpis-title")}</h1>
            <p class="quiet small" role="status">{move || words.now().kpis_found(count())}</p>
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
        <For each=move || families.get() key=|(family, found)| (*family, found.clone()) let((family, found))>
            <Family family=family entries=found />
        </For>
        <Show when=move || families.with(Vec::is_empty)>
            <p class="chart-empty">{words.text("kpis-nothing")}</p>
        </Show>
    }
}

#[component]
fn Family(family: &'static str, entries: Vec<&'static str>) -> impl IntoView {
    let words = Words::here();
    view! {
        <section class="family">
            <h2>{words.text(family_name(family))}</h2>
            <div class="family-list">{entries.into_iter().map(|kpi| view! { <EntryRow kpi=kpi /> }).collect::<Vec<_>>()}</div>
        </section>
    }
}

/// The families in the catalogue's order.
fn families() -> Vec<&'static str> {
    let mut families: Vec<&str> = Vec::new();
    for entry in catalogue().entries() {
        if !families.contains(&entry.family.as_str()) {
            families.push(&entry.family);
        }
    }
    families
}

/// The KPIs of a family whose name, definition or formula holds the text.
fn found(family: &str, wanted: &str, words: Words) -> Vec<&'static str> {
    let holds = |entry: &&Entry| {
        let texts =
            [words.now().kpi(&entry.id), words.now().definition(&entry.id).unwrap_or_default(), entry.formula.clone(), entry.id.clone()];
        texts.iter().any(|text| text.to_lowercase().contains(wanted))
    };
    catalogue().entries().iter().filter(|entry| entry.family == family).filter(holds).map(|entry| entry.id.as_str()).collect()
}

fn family_name(family: &str) -> &'static str {
    match family {
        "results" => "kpis-family-results",
        "pipeline" => "kpis-family-pipeline",
        "leads" => "kpis-family-leads",
        "activity" => "kpis-family-activity",
        "customers" => "kpis-family-customers",
        _ => "kpis-family-prices",
    }
}
