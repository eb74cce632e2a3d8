//! A button that opens a panel under it. Escape, a choice, or leaving it closes it.

use leptos::context::Provider;
use leptos::html::{Button, Div};
use leptos::prelude::*;

use crate::browser::focus::has_left;

/// Lets the items of an open menu close it.
#[derive(Clone, Copy)]
struct OpenMenu(RwSignal<bool>);

/// Closes the menu that what calls this stands in.
pub fn close_menu() -> Callback<()> {
    let menu = use_context::<OpenMenu>();
    Callback::new(move |()| menu.iter().for_each(|OpenMenu(open)| open.set(false)))
}

/// The panel's reading edge stands under the button's, or its end does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Start,
    End,
}

/// A menu: `face` is what the button shows, the children are the panel.
#[component]
pub fn Menu(
    /// What the button is for; a reader of the screen hears it.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] face: ViewFn,
    #[prop(optional)] side: Side,
    /// Whether the face is a picture that says nothing to those who listen.
    #[prop(optional)]
    pictured: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button: NodeRef<Button> = NodeRef::new();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            give_focus(button);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <div class="menu" on:keydown=on_key on:focusout=move |event| if has_left(&event) { open.set(false) }>
            <button
                node_ref=button
                type="button"
                class=if pictured { "button button-quiet button-icon" } else { "button button-quiet" }
                title=label
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|is_open| *is_open = !*is_open)
            >
                <span class="said">{label} " "</span>
                {face.run()}
            </button>
            <Show when=move || open.get()>
                // Menus stand side by side: each item must find its own.
                <Provider value=OpenMenu(open)>
                    <Panel side=side>{children.read_value()()}</Panel>
                </Provider>
            </Show>
        </div>
    }
}

#[component]
fn Panel(side: Side, children: Children) -> impl IntoView {
    let panel: NodeRef<Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            // It is there and can be focused, so there is nothing to do about an error.
            let _ = panel.focus();
        }
    });
    let class = match side {
        Side::Start => "menu-panel",
        Side::End => "menu-panel menu-panel-end",
    };
    view! {
        <div class=class tabindex="-1" node_ref=panel>
            {children()}
        </div>
    }
}

fn give_focus(button: NodeRef<Button>) {
    if let Some(button) = button.get_untracked() {
        let _ = button.focus();
    }
}

/// One choice of a menu; choosing it closes the menu.
#[component]
pub fn MenuItem(
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] on_choose: Callback<()>,
    #[prop(optional)] lang: Option<&'static str>,
    #[prop(optional)] action: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let close = close_menu();
    let choose = move |_| {
        on_choose.run(());
        close.run(());
    };
    view! {
        <button
            type="button"
            class="menu-item"
            lang=lang
            data-action=action
            aria-pressed=move || chosen.get().to_string()
            on:click=choose
        >
            {children()}
        </button>
    }
}
