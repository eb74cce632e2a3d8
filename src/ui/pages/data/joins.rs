//! How facts find what they refer to, and where a dimension comes from.

use leptos::prelude::*;

use crate::star::overview::Join;
use crate::state::message::Msg;
use crate::state::pages::data::joins::{RouteChoice, is_complete, route_choices};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::part::unfold::Unfold;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The joins with the share of rows that found their counterpart, and the routes
/// among which there is a choice.
#[component]
pub fn Joins() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let overview = store.overview();
    let joins = Memo::new(move |_| overview.with(|overview| overview.as_ref().map(|overview| overview.joins.clone()).unwrap_or_default()));
    let routes =
        Memo::new(move |_| overview.with(|overview| overview.as_ref().map(|overview| route_choices(overview)).unwrap_or_default()));
    view! {
        <Show when=move || { joins.with(|joins| !joins.is_empty()) }>
            <section class="section">
                <h2>{words.text("data-joins")}</h2>
                <p class="quiet small">{words.text("data-joins-lead")}</p>
                <ul class="card join-list">
                    {move || joins.get().into_iter().map(|join| view! { <JoinRow join=join /> }).collect::<Vec<_>>()}
                </ul>
                <Show when=move || { routes.with(|routes| !routes.is_empty()) }>
                    <Unfold class="card columns" line=move || words.say("data-routes")>
                        <ul class="join-list">
                            {move || routes.get().into_iter().map(|route| view! { <RouteRow route=route /> }).collect::<Vec<_>>()}
                        </ul>
                    </Unfold>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn JoinRow(join: Join) -> impl IntoView {
    let words = Words::here();
    let is_complete = is_complete(&join);
    let Join { from, field, to, keyed, matched, .. } = join;
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
fn RouteRow(route: RouteChoice) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let key = route.key();
    let all: Vec<Choice> = route.ways.into_iter().map(|via| Choice::new(via.clone(), via)).collect();
    let via = route.via;
    let label = StoredValue::new((route.dataset, route.dimension));
    let name = move || label.with_value(|(dataset, dimension)| words.now().route(*dataset, dimension));
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
