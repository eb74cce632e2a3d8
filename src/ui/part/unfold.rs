//! A fold of which what is in it is built once it is opened.

use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};

/// A line, and what it opens.
#[component]
pub fn Unfold(
    /// What the line says.
    #[prop(into)]
    line: ViewFn,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional)] action: Option<&'static str>,
    #[prop(default = "columns")] class: &'static str,
    #[prop(optional)] open: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let is_built = RwSignal::new(open);
    view! {
        <details class=class open=open on:toggle=move |_| is_built.set(true)>
            <summary id=id data-action=action>
                <Glyph icon=Icon::Chevron />
                {move || line.run()}
            </summary>
            <Show when=move || is_built.get()>{children()}</Show>
        </details>
    }
}
