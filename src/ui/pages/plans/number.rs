//! A number as a field and a slider, which say the same.

use leptos::html::Input;
use leptos::prelude::*;

use crate::i18n::plan::number::typed;
use crate::sales::exact::Exact;
use crate::state::plans::range::{Range, placed, range};
use crate::ui::words::Words;

/// A number of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub number: Exact,
    pub is_percent: bool,
}

/// A field to type the number into, and a slider. `on_slide` hears every place on the
/// way, `on_type` what was typed, both as documents write it.
#[component]
pub fn NumberInput(
    #[prop(into)] label: Signal<String>,
    /// The field's name in the document; it says how far the slider goes.
    field: String,
    #[prop(into)] number: Signal<Number>,
    #[prop(into)] on_slide: Callback<String>,
    #[prop(into)] on_end: Callback<()>,
    #[prop(into)] on_type: Callback<String>,
    #[prop(optional)] action: Option<&'static str>,
) -> impl IntoView {
    let words = Words::here();
    let slider: NodeRef<Input> = NodeRef::new();
    let entry: NodeRef<Input> = NodeRef::new();
    let refused = RwSignal::new(false);
    let range_of = move |number: Number| range(&field, number.number, number.is_percent);
    // The range stays while the slider moves: else the place under the finger would.
    let reach = RwSignal::new(range_of(number.get_untracked()));
    let place = move || {
        let Number { number, is_percent } = number.get();
        number.to_f64() * if is_percent { 100.0 } else { 1.0 }
    };
    let written = move || {
        let Number { number, is_percent } = number.get();
        if is_percent { words.now().plan_share(number) } else { words.now().plan_number(number) }
    };
    Effect::new(move |_| {
        let now = place();
        if !reach.with_untracked(|Range { low, high, .. }| (*low..=*high).contains(&now)) {
            reach.set(range_of(number.get_untracked()));
        }
    });
    let slide = move |event: leptos::ev::Event| {
        if let Ok(place) = event_target_value(&event).parse::<f64>() {
            on_slide.run(placed(place, number.with_untracked(|number| number.is_percent)));
        }
    };
    // What was refused is not where the slider stands.
    let settle = move || {
        if let Some(slider) = slider.get_untracked() {
            slider.set_value(&untrack(place).to_string());
        }
        if let Some(entry) = entry.get_untracked() {
            entry.set_value(&untrack(written));
        }
    };
    let end = move |_| {
        on_end.run(());
        settle();
    };
    let enter = move |event: leptos::ev::Event| {
        let is_percent = number.with_untracked(|number| number.is_percent);
        let text = typed(&event_target_value(&event), is_percent);
        refused.set(text.is_none());
        if let Some(text) = text {
            on_type.run(text);
            settle();
        }
    };
    let spoken = Signal::derive(move || words.now().plan_slider(&label.get()));
    view! {
        <input
            node_ref=entry
            class="input plan-entry"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            dir="ltr"
            data-action=action
            aria-label=label
            aria-invalid=move || refused.get().to_string()
            prop:value=written
            on:change=enter
        />
        <Show when=move || refused.get()>
            <span class="plan-not-number" role="alert">{words.text("plans-not-a-number")}</span>
        </Show>
        <input
            node_ref=slider
            class="slider"
            type="range"
            data-slider=action
            aria-label=spoken
            aria-valuetext=written
            min=move || reach.with(|reach| reach.low.to_string())
            max=move || reach.with(|reach| reach.high.to_string())
            step=move || reach.with(|reach| reach.step.to_string())
            prop:value=move || place().to_string()
            on:input=slide
            on:change=end
        />
    }
}
