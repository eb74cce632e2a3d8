//! A heading that opens what is below it.

use leptos::html::Details;
use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};

/// What is below exists only while it is open.
#[component]
pub fn Fold(
    #[prop(into)] heading: ViewFn,
    #[prop(default = "")] class: &'static str,
    #[prop(optional)] action: Option<&'static str>,
    #[prop(optional)] part: Option<&'static str>,
    #[prop(optional)] is_open: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(is_open);
    let details: NodeRef<Details> = NodeRef::new();
    let children = StoredValue::new(children);
    let follow = move |_| {
        if let Some(details) = details.get_untracked() {
            open.set(details.open());
        }
    };
    view! {
        <details node_ref=details class=format!("fold {class}") data-part=part open=is_open on:toggle=follow>
            <summary data-action=action>
                <Glyph icon=Icon::Chevron />
                <span class="fold-heading">{move || heading.run()}</span>
            </summary>
            <Show when=move || open.get()>
                <div class="fold-body">{children.read_value()()}</div>
            </Show>
        </details>
    }
}
