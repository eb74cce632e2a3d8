//! The filters in force, each with a way to take it away.

use leptos::prelude::*;

use crate::kpi::ask::Filter;
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// One chip per filtered member.
#[component]
pub fn FilterChips() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let filters = store.select(|model| model.decisions.view.filters.clone());
    let chips = move || filters.get().into_iter().flat_map(members).map(|(dimension, member)| view! { <Chip dimension member /> });
    view! {
        {move || chips().collect::<Vec<_>>()}
        <Show when=move || { filters.with(|filters| filters.iter().map(|filter| filter.members.len()).sum::<usize>() > 1) }>
            <button
                type="button"
                class="button button-quiet button-small"
                data-action="clear-filters"
                on:click=move |_| store.dispatch(Msg::FiltersCleared)
            >
                {words.text("filter-clear")}
            </button>
        </Show>
    }
}

fn members(filter: Filter) -> Vec<(String, String)> {
    let Filter { dimension, members } = filter;
    members.into_iter().map(|member| (dimension.clone(), member)).collect()
}

#[component]
fn Chip(dimension: String, member: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chip = StoredValue::new((dimension.clone(), member));
    let take_out = move |_| {
        let (dimension, member) = chip.get_value();
        store.dispatch(Msg::MemberTakenOut { dimension, member });
    };
    let remove = Signal::derive(move || chip.with_value(|(dimension, member)| words.now().remove_filter(dimension, member)));
    view! {
        <button type="button" class="chip" data-action="remove-filter" data-chip=dimension title=remove on:click=take_out>
            <span class="chip-text">
                <span class="chip-dimension">{move || chip.with_value(|(dimension, _)| words.now().dimension(dimension))} ": "</span>
                <bdi>{move || chip.with_value(|(_, member)| words.now().member(member))}</bdi>
            </span>
            <Glyph icon=Icon::Close />
            <span class="said">{remove}</span>
        </button>
    }
}
