//! Menus of what can be added.

use leptos::prelude::*;

use crate::state::plans::offers::{Offer, offers};
use crate::state::plans::parts::{COMPONENTS, Part};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::part::menu::{Menu, MenuItem};
use crate::ui::words::Words;

/// A further component.
#[component]
pub fn AddComponent() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let face = move || view! { <span>"+ "{words.text("plans-add-component")}</span> };
    let item = move |part: &'static Part| {
        view! {
            <MenuItem chosen=false on_choose=move |()| bench.begin("/components/-", part.document) action="plan-add">
                {move || words.now().plan_part(part.id)}
            </MenuItem>
        }
    };
    view! { <Menu label=words.text("plans-add-component") face=face>{COMPONENTS.iter().map(item).collect::<Vec<_>>()}</Menu> }
}

/// What the block at a place can have besides what it has; nothing where it has everything.
#[component]
pub fn Add(
    #[prop(into)] at: String,
    #[prop(into)] label: Signal<String>,
    /// Whether a sign stands for the words.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let found = Memo::new(move |_| bench.document.with(|document| offers(document, &at)));
    let face = move || match short {
        true => view! { <span aria-hidden="true">"+"</span> }.into_any(),
        false => view! { <span>"+ "{label}</span> }.into_any(),
    };
    let item = move |Offer { at, field, document }: Offer| {
        view! {
            <MenuItem chosen=false on_choose=move |()| bench.begin(&at, document) action="plan-add">
                {move || words.now().plan_field(field)}
            </MenuItem>
        }
    };
    let item = StoredValue::new(item);
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <Menu label=label face=face pictured=short>
                {move || found.get().into_iter().map(|offer| item.read_value()(offer)).collect::<Vec<_>>()}
            </Menu>
        </Show>
    }
}
