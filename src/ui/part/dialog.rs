//! A modal dialog: the browser's own `<dialog>`, which keeps the focus inside and
//! gives it back.

use leptos::html;
use leptos::prelude::*;

use crate::ui::icon::{Glyph, Icon};

/// A dialog that is open while `open` says so. Its content exists only then.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close_label: Signal<String>,
    #[prop(default = "dialog")] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            // Fails only when it is open already.
            true if !dialog.open() => drop(dialog.show_modal()),
            false => dialog.close(),
            true => {}
        }
    });
    let on_click = move |event: leptos::ev::MouseEvent| {
        let is_backdrop = event.target().is_some() && event.target() == event.current_target();
        if is_backdrop {
            on_close.run(());
        }
    };
    let children = StoredValue::new(children);
    view! {
        <dialog node_ref=dialog class=class aria-label=title on:close=move |_| on_close.run(()) on:click=on_click>
            <Show when=move || open.get()>
                <div class="dialog-frame">
                    <div class="dialog-head">
                        <h2 class="dialog-title">{title}</h2>
                        <button
                            type="button"
                            class="button button-quiet button-icon"
                            data-action="close"
                            aria-label=close_label
                            title=close_label
                            on:click=move |_| on_close.run(())
                        >
                            <Glyph icon=Icon::Close />
                        </button>
                    </div>
                    {children.read_value()()}
                </div>
            </Show>
        </dialog>
    }
}
