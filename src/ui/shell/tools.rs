//! What can be done on every page: undo, redo, import, language, theme, settings.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::settings::{Language, Theme};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::import::picker::Picker;
use crate::ui::part::menu::{Menu, MenuItem, Side};
use crate::ui::shell::settings::SettingsButton;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The tools at the end of the top bar.
#[component]
pub fn Tools() -> impl IntoView {
    let (store, words, picker) = (use_store(), Words::here(), Picker::here());
    let can_undo = store.select(Model::can_undo);
    let can_redo = store.select(|model| model.history.can_redo());
    view! {
        <div class="top-bar-tools">
            <Tool icon=Icon::Undo action="undo" label="undo" enabled=can_undo on_press=move |()| store.dispatch(Msg::Undone) />
            <Tool icon=Icon::Redo action="redo" label="redo" enabled=can_redo on_press=move |()| store.dispatch(Msg::Redone) />
            <button type="button" class="button" data-action="pick" on:click=move |_| picker.open()>
                <Glyph icon=Icon::Upload />
                <span class="wide-only">{words.text("drop-add")}</span>
                <span class="said narrow-only">{words.text("drop-add")}</span>
            </button>
            <div class="wide-only">
                <LanguageMenu />
            </div>
            <div class="wide-only">
                <ThemeMenu />
            </div>
            <SettingsButton />
        </div>
    }
}

#[component]
fn Tool(
    icon: Icon,
    action: &'static str,
    label: &'static str,
    #[prop(into)] enabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let label = Words::here().text(label);
    view! {
        <button
            type="button"
            class="button button-quiet button-icon"
            data-action=action
            aria-label=label
            title=label
            disabled=move || !enabled.get()
            on:click=move |_| on_press.run(())
        >
            <Glyph icon=icon />
        </button>
    }
}

#[component]
fn LanguageMenu() -> impl IntoView {
    let words = Words::here();
    let face = || view! { <Glyph icon=Icon::Language /> };
    view! {
        <Menu label=words.text("language-label") face=face side=Side::End pictured=true>
            {Language::ALL.map(|language| view! { <LanguageItem language=language /> })}
        </Menu>
    }
}

#[component]
fn LanguageItem(language: Language) -> impl IntoView {
    let store = use_store();
    let chosen = store.select(move |model| model.language() == language);
    view! {
        <MenuItem chosen=chosen lang=language.tag() on_choose=move || store.dispatch(Msg::LanguageChosen(Some(language)))>
            {language.own_name()}
        </MenuItem>
    }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let words = Words::here();
    let face =
        move || view! { {move || if words.is_dark() { view! { <Glyph icon=Icon::Moon /> } } else { view! { <Glyph icon=Icon::Sun /> } }} };
    view! {
        <Menu label=words.text("theme-label") face=face side=Side::End pictured=true>
            {Theme::ALL.map(|theme| view! { <ThemeItem theme=theme /> })}
        </Menu>
    }
}

#[component]
fn ThemeItem(theme: Theme) -> impl IntoView {
    let store = use_store();
    let chosen = store.select(move |model| model.settings.theme == theme);
    let words = Words::here();
    view! {
        <MenuItem chosen=chosen on_choose=move || store.dispatch(Msg::ThemeChosen(theme))>
            <Glyph icon=icon(theme) />
            <span>{move || words.now().theme(theme)}</span>
        </MenuItem>
    }
}

fn icon(theme: Theme) -> Icon {
    match theme {
        Theme::System => Icon::Screen,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    }
}
