//! What is kept in the browser, and how to be rid of it.

use leptos::prelude::*;

use crate::browser::download::download_text;
use crate::browser::files::read_text;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::dialog::Dialog;
use crate::ui::part::switch::Switch;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The size of what is kept, the switch, and erasing.
#[component]
pub fn StorageCard() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kept = store.select(|model| model.data().map_or(0, |data| data.kept.bytes));
    let keep_files = store.select(|model| model.settings.keep_files);
    let size = move || match kept.get() {
        0 => words.say("storage-none"),
        bytes => words.now().kept(bytes),
    };
    view! {
        <section class="section">
            <h2>{words.text("storage-title")}</h2>
            <div class="card section">
                <p>{size}</p>
                <p class="quiet small">{words.text("storage-settings")}</p>
                <WorkspaceFile />
                <div class="danger-zone">
                    <Switch on=keep_files on_change=move |keep| store.dispatch(Msg::KeepFilesSet(keep)) action="keep-files">
                        {words.text("storage-keep")}
                    </Switch>
                    <EraseButton />
                </div>
            </div>
        </section>
    }
}

const WORKSPACE_FILE: &str = "attain-workspace.json";

/// Takes all of it, apart from the files, along to another browser.
#[component]
fn WorkspaceFile() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let save = move |_| {
        // Without a download there is nothing more to do than what the browser says itself.
        drop(download_text(WORKSPACE_FILE, "application/json", &store.peek(Model::workspace)));
    };
    let open = move |event: leptos::ev::Event| {
        read_text(&event, move |text| store.dispatch(Msg::WorkspaceRead(text)));
    };
    view! {
        <div class="button-row">
            <button type="button" class="button button-small" data-action="workspace-save" on:click=save>
                <Glyph icon=Icon::Download />
                {words.text("workspace-save")}
            </button>
            <label class="button button-small plan-file">
                <Glyph icon=Icon::File />
                <span>{words.text("workspace-open")}</span>
                <input type="file" class="said" accept=".json,application/json" data-action="workspace-open" on:change=open />
            </label>
        </div>
        <p class="quiet small">{words.text("workspace-explained")}</p>
    }
}

/// Erases everything, once that is confirmed.
#[component]
pub fn EraseButton() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let asking = RwSignal::new(false);
    let erase = move |_| {
        asking.set(false);
        store.dispatch(Msg::EraseConfirmed);
    };
    view! {
        <button type="button" class="button button-danger" data-action="erase" on:click=move |_| asking.set(true)>
            <Glyph icon=Icon::Trash />
            {words.text("erase")}
        </button>
        <Dialog open=asking on_close=move || asking.set(false) title=words.text("erase-question") close_label=words.text("close")>
            <div class="dialog-body">
                <p>{words.text("erase-explained")}</p>
            </div>
            <div class="dialog-foot">
                <button type="button" class="button" data-action="keep" on:click=move |_| asking.set(false)>
                    {words.text("cancel")}
                </button>
                <button type="button" class="button button-danger" data-action="erase-confirm" on:click=erase>
                    {words.text("erase-confirm")}
                </button>
            </div>
        </Dialog>
    }
}
