//! A menu of what can be added.

use leptos::prelude::*;
use serde_json::Value;

use crate::state::plans::edit::{Edit, unused};
use crate::state::plans::parts::Part;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::part::menu::{Menu, MenuItem};
use crate::ui::words::Words;

/// What can be added to the owner at a place (`/components/0`).
#[component]
pub fn Add(parts: &'static [Part], #[prop(into)] owner: String, label: &'static str) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let face = move || view! { <span>"+ "{words.text(label)}</span> };
    let item = move |part: &'static Part| {
        let at = format!("{owner}{}", part.at);
        let chosen = {
            let at = at.clone();
            move || !at.ends_with("/-") && bench.document.with(|document| document.pointer(&at).is_some())
        };
        view! {
            <MenuItem
                chosen=Signal::derive(chosen)
                on_choose=move |()| bench.edit(Edit::Set { at: at.clone(), value: named(part, bench) })
                action="plan-add"
            >
                {move || words.now().plan_part(part.id)}
            </MenuItem>
        }
    };
    let item = StoredValue::new(item);
    view! {
        <Menu label=words.text(label) face=face>
            {parts.iter().map(|part| item.read_value()(part)).collect::<Vec<_>>()}
        </Menu>
    }
}

/// The document that a part begins as; a component gets a name of its own.
fn named(part: &Part, bench: Bench) -> Value {
    let mut value: Value = serde_json::from_str(part.document).unwrap_or_default();
    let taken = untrack(|| bench.components());
    if let Some(id) = value.get_mut("id")
        && let Some(name) = id.as_str()
    {
        *id = Value::String(unused(name, |name| taken.iter().any(|other| other == name)));
    }
    value
}
