//! The filters in force, each with a way to take it away.

use leptos::prelude::*;

use crate::browser::focus::leaving;
use crate::state::message::Msg;
use crate::state::pages::frame::{Chip, chips};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// One chip per filtered member.
#[component]
pub fn FilterChips() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chips = store.select(chips);
    view! {
        <For each=move || chips.get() key=Chip::clone let(chip)>
            <ChipButton chip=chip />
        </For>
        <Show when=move || { chips.with(Vec::len) > 1 }>
            <button
                type="button"
                class="button button-quiet button-small"
                data-action="clear-filters"
                on:click=move |event| leaving(&event, "chip", || store.dispatch(Msg::FiltersCleared))
            >
                {words.text("filter-clear")}
            </button>
        </Show>
    }
}

#[component]
fn ChipButton(chip: Chip) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let dimension = chip.dimension.clone();
    let chip = StoredValue::new(chip);
    let take_out = move |event: leptos::ev::MouseEvent| {
        let Chip { dimension, member } = chip.get_value();
        leaving(&event, "chip", || store.dispatch(Msg::MemberTakenOut { dimension, member }));
    };
    let remove = Signal::derive(move || chip.with_value(|chip| words.now().remove_filter(&chip.dimension, &chip.member)));
    view! {
        <button type="button" class="chip" data-action="remove-filter" data-chip=dimension title=remove on:click=take_out>
            <span class="chip-text">
                <span class="chip-dimension">{move || chip.with_value(|chip| words.now().dimension(&chip.dimension))} ": "</span>
                <bdi>{move || chip.with_value(|chip| words.now().member(&chip.member))}</bdi>
            </span>
            <Glyph icon=Icon::Close />
            <span class="said">{remove}</span>
        </button>
    }
}
