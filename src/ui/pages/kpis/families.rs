//! Every KPI there is, by family: what it means, its value now and its course.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::focus::step_among;
use crate::kpi::catalogue::OWN;
use crate::state::pages::block::{self, Block};
use crate::state::pages::kpis::{Parted, Without, parted};
use crate::state::route::Route;
use crate::ui::board::reason::WayOut;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::kpis::entry::{EntryRow, KpiName};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// What the arrow keys go through: the search, and the name of each KPI.
const STEPS: &str = "#kpi-search, .entry-name";

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
    let step = move |event: KeyboardEvent| {
        let is_forward = event.key() == "ArrowDown";
        let is_plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
        if is_plain && (is_forward || event.key() == "ArrowUp") && step_among(STEPS, is_forward) {
            event.prevent_default();
        }
    };
    view! {
        <div class="catalogue" on:keydown=step>
            <div class="page-head">
                <h1>{words.text("kpis-title")}</h1>
                <p class="quiet small page-count" role="status">{move || words.now().kpis_found(count())}</p>
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
        </div>
    }
}

#[component]
fn Family(family: block::Family, is_searched: Memo<bool>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let all = family.kpis.len();
    let kpis = StoredValue::new(family.kpis);
    let parted: Memo<Parted> = store.select(move |model| kpis.with_value(|kpis| parted(&model.report, kpis)));
    let given = Memo::new(move |_| parted.with(|parted| parted.given.clone()));
    let without = Memo::new(move |_| parted.with(|parted| parted.without.clone()));
    let count = Memo::new(move |_| all - given.with(Vec::len));
    view! {
        <section class="family">
            <h2 class="family-name">{words.text(family_name(&family.id))} <span class="family-count">{move || words.now().count(all as u64)}</span></h2>
            <div class="family-list">
                <For each=move || given.get() key=String::clone let(kpi)>
                    <EntryRow kpi=kpi />
                </For>
                <Show when=move || count.get() != 0>
                    <details class="columns family-without" open=is_searched>
                        <summary>
                            <Glyph icon=Icon::Chevron />
                            {move || words.now().with_count("kpis-without", count.get())}
                        </summary>
                        {move || without.get().into_iter().map(|without| view! { <NoFigure without=without /> }).collect::<Vec<_>>()}
                    </details>
                </Show>
            </div>
        </section>
    }
}

/// KPIs that have no figure for the same reason, and what helps against it.
#[component]
fn NoFigure(without: Without) -> impl IntoView {
    let words = Words::here();
    let Without { reason, kpis } = without;
    let code = reason.code();
    let names = kpis.into_iter().map(|kpi| view! { <li><KpiName kpi=kpi unavailable=Some(code) /></li> }).collect::<Vec<_>>();
    let way_out = view! { <WayOut reason=reason.clone() /> };
    view! {
        <div class="without">
            <p class="without-reason">{move || words.now().unavailable(&reason)} " " {way_out}</p>
            <ul class="without-names">{names}</ul>
        </div>
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
