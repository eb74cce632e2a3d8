//! What stands on top of a page.

use leptos::prelude::*;

use crate::chart::export::Scope;
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::pages::block::Block;
use crate::state::pages::summary::summary;
use crate::state::route::Route;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The page's name, and what it is for.
#[component]
pub fn Head(route: Route) -> impl IntoView {
    let words = Words::here();
    let (title, lead) = match route {
        Route::Privacy => ("privacy-title", "privacy-lead"),
        _ => ("data-title", "data-lead"),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{words.text(title)}</h1>
                <p class="page-lead">{words.text(lead)}</p>
            </div>
        </div>
    }
}

/// What the figures of the overview are taken over and compared with.
#[component]
pub fn ScopeHead(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_this_quarter = store.select(|model| model.period_choice() == PeriodChoice::ThisQuarter);
    let sentence = move || {
        blocks.with(|blocks| {
            blocks.iter().find_map(|block| match block {
                Block::Scope { period, compared } => {
                    let scope = Scope { period: *period, compare: *compared, filters: Vec::new() };
                    Some(scope.told(&words.now()))
                }
                _ => None,
            })
        })
    };
    let summary = store.select(summary);
    let in_short = move || summary.get().map(|summary| view! { <p class="summary">{move || words.now().summary(&summary)}</p> });
    view! {
        <div class="page-head">
            <h1>{words.text("overview-title")}</h1>
            <p class="quiet small page-context">{sentence}</p>
            <Show when=move || !is_this_quarter.get()>
                <button
                    type="button"
                    class="button button-quiet button-small"
                    data-action="this-quarter"
                    on:click=move |_| store.dispatch(Msg::PeriodChosen(PeriodChoice::ThisQuarter))
                >
                    {move || words.now().period_choice(PeriodChoice::ThisQuarter)}
                </button>
            </Show>
            <button
                type="button"
                class="button button-quiet button-small wide-only"
                data-action="print"
                on:click=move |_| crate::browser::page::print()
            >
                <Glyph icon=Icon::Print />
                {words.text("print")}
            </button>
        </div>
        {in_short}
    }
}
