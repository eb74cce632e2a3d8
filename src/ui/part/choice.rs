//! One of several, chosen from the browser's own list.

use leptos::prelude::*;

/// One option of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub id: String,
    pub name: String,
}

impl Choice {
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Choice {
        Choice { id: id.into(), name: name.into() }
    }
}

/// A labelled list to choose from.
#[component]
pub fn Choices(
    #[prop(into)] label: Signal<String>,
    action: &'static str,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <Select label=label action=action chosen=chosen choices=choices on_choose=on_choose />
        </label>
    }
}

/// The list alone, where the words around it say what it is for.
#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    action: &'static str,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] on_choose: Callback<String>,
    #[prop(default = "select")] class: &'static str,
) -> impl IntoView {
    let options = move || {
        // The list first: what is chosen may be found in it, and then stay the same while the list
        // does not, which goes unnoticed where it is read before.
        let choices = choices.get();
        let chosen = chosen.get();
        let option = move |choice: Choice| {
            let selected = choice.id == chosen;
            view! { <option value=choice.id prop:selected=selected>{choice.name}</option> }
        };
        choices.into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <select class=class data-action=action aria-label=label on:change=move |event| on_choose.run(event_target_value(&event))>
            {options}
        </select>
    }
}
