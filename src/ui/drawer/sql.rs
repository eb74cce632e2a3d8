//! The figure as a query for a database, to take along.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::browser::clipboard::copy;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::script::Copied;
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// How copying went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copying {
    No,
    /// As soon as the text is there.
    Wanted,
    Done,
    Refused,
}

/// Copies the figure as SQL, and shows the text: where the browser does not let a page
/// copy, it is taken from there.
#[component]
pub fn SqlPart() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let dialect = store.select(|model| model.settings.dialect);
    let copied = store.select(|model| model.drawer.as_ref().and_then(|drawer| drawer.sql.as_ref()?.copied.clone()));
    let copying = RwSignal::new(Copying::No);
    Effect::new(move |_| {
        let Some(text) = copied.with(|copied| copied.as_ref().map(|copied| copied.text.clone())) else { return };
        match copying.get() {
            Copying::Wanted => copy(&text, move |allowed| {
                let _ = copying.try_set(if allowed { Copying::Done } else { Copying::Refused });
            }),
            Copying::No | Copying::Done | Copying::Refused => {}
        }
    });
    let press = move |_| {
        copying.set(Copying::Wanted);
        store.dispatch(Msg::SqlWanted);
    };
    let id = |dialect: Dialect| dialect.name_of_program().to_owned();
    let choices = Dialect::ALL.map(|dialect| Choice::new(id(dialect), id(dialect))).to_vec();
    let choose = move |chosen: String| {
        copying.set(Copying::No);
        store.dispatch_some(Dialect::ALL.into_iter().find(|dialect| id(*dialect) == chosen).map(Msg::DialectChosen));
    };
    let said = move || match copying.get() {
        Copying::Done => words.say("copied"),
        Copying::Refused => words.say("sql-refused"),
        Copying::No | Copying::Wanted => String::new(),
    };
    view! {
        <p class="quiet small">{words.text("sql-what")}</p>
        <div class="button-row sql-choice">
            <Select
                label=words.text("sql-dialect")
                action="sql-dialect"
                chosen=Signal::derive(move || id(dialect.get()))
                choices=Signal::derive(move || choices.clone())
                on_choose=choose
            />
            <button type="button" class="button" data-action="copy-sql" on:click=press>
                <Glyph icon=Icon::Copy />
                {words.text("sql-copy")}
            </button>
            <span class="small" role="status">{said}</span>
        </div>
        {move || copied.get().map(|copied| view! { <Text copied=copied /> })}
    }
}

/// The text to select, and what it needs.
#[component]
fn Text(copied: Copied) -> impl IntoView {
    let words = Words::here();
    let area: NodeRef<Textarea> = NodeRef::new();
    let select = move |_| area.get_untracked().into_iter().for_each(|area| area.select());
    let Copied { text, tables } = copied;
    view! {
        <textarea
            node_ref=area
            class="input sql"
            dir="ltr"
            rows="8"
            readonly
            spellcheck="false"
            aria-label=words.text("sql-text")
            prop:value=text
            on:focus=select
        ></textarea>
        <p class="quiet small">{move || words.now().sql_tables(&tables)}</p>
    }
}
