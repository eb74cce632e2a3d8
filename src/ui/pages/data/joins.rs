//! How facts find what they refer to, and where a dimension comes from.

use leptos::prelude::*;

use crate::sales::schema::Dataset;
use crate::star::joins::routes::Route;
use crate::star::overview::Join;
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The joins with the share of rows that found their counterpart, and the routes
/// among which there is a choice.
#[component]
pub fn Joins() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let joins = store.select(|model| model.data().map(|data| data.overview.joins.clone()).unwrap_or_default());
    let routes = store.select(|model| {
        let dimensions = model.data().map(|data| data.overview.dimensions.clone()).unwrap_or_default();
        let with_choice = dimensions.into_iter().flat_map(|dimension| {
            let id = dimension.id;
            dimension.routes.into_iter().filter(|route| !route.alternatives.is_empty()).map(move |route| (id.clone(), route))
        });
        with_choice.collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { joins.with(|joins| !joins.is_empty()) }>
            <section class="section">
                <h2>{words.text("data-joins")}</h2>
                <p class="quiet small">{words.text("data-joins-lead")}</p>
                <ul class="card join-list">
                    {move || joins.get().into_iter().map(|join| view! { <JoinRow join=join /> }).collect::<Vec<_>>()}
                </ul>
                <Show when=move || { routes.with(|routes| !routes.is_empty()) }>
                    <details class="card columns">
                        <summary>
                            <Glyph icon=Icon::Chevron />
                            {words.text("data-routes")}
                        </summary>
                        <ul class="join-list">
                            {move || routes.get().into_iter().map(|(dimension, route)| view! { <RouteRow dimension route /> }).collect::<Vec<_>>()}
                        </ul>
                    </details>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn JoinRow(join: Join) -> impl IntoView {
    let words = Words::here();
    let Join { from, field, to, keyed, matched, .. } = join;
    let is_complete = matched == keyed;
    view! {
        <li class="join">
            <div class="join-words">
                <strong>{move || words.now().join(from, to)}</strong>
                <span class="quiet">{move || words.now().join_field(&field)}</span>
            </div>
            <span class="quiet">{move || words.now().matched(matched, keyed)}</span>
            <span class="badge" class:badge-good=is_complete class:badge-warn=!is_complete>
                {move || words.now().share(matched, keyed)}
            </span>
        </li>
    }
}

#[component]
fn RouteRow(dimension: String, route: Route) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let Route { dataset, via, alternatives } = route;
    let key = format!("{}.{dimension}", dataset.id());
    let all: Vec<Choice> = [via.clone()].into_iter().chain(alternatives).map(|via| Choice::new(via.clone(), via)).collect();
    let label = StoredValue::new((dataset, dimension));
    let name = move || label.with_value(|(dataset, dimension): &(Dataset, String)| words.now().route(*dataset, dimension));
    view! {
        <li class="join">
            <div class="join-words">
                <strong>{name}</strong>
            </div>
            <div class="column-map">
                <Select
                    label=Signal::derive(name)
                    action="route"
                    chosen=Signal::stored(via)
                    choices=Signal::stored(all)
                    on_choose=move |via: String| store.dispatch(Msg::RouteChosen { key: key.clone(), via })
                />
            </div>
        </li>
    }
}
