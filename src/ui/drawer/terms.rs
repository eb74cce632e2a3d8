//! The parts of a figure with their rows, and the rows themselves.

use leptos::prelude::*;

use crate::engine::protocol::RowPage;
use crate::engine::rows::has_next;
use crate::kpi::ask::Term;
use crate::state::message::Msg;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The aggregates of the formula: value, rows used, rows left out and why.
#[component]
pub fn Terms() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let terms = store.select(|model| {
        let explanation = model.drawer.as_ref().and_then(|drawer| drawer.explanation.as_ref());
        explanation.map(|explanation| explanation.terms.clone()).unwrap_or_default()
    });
    view! {
        <Show when=move || { terms.with(|terms| !terms.is_empty()) }>
            <section class="drawer-part">
                <h3 class="drawer-heading">{words.text("detail-terms")}</h3>
                <ul class="terms">
                    {move || terms.get().into_iter().map(|term| view! { <TermRow term=term /> }).collect::<Vec<_>>()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn TermRow(term: Term) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let Term { text, figure, rows, is_of_members, left_out } = term;
    let code = text.clone();
    let catalogue = store.select(|model| model.catalogue.clone());
    let name = {
        let text = text.clone();
        Memo::new(move |_| catalogue.with(|catalogue| words.now().term(&text, catalogue)))
    };
    let rows = move || {
        let out = left_out.iter().map(|out| words.now().left_out(out));
        let used = if is_of_members { words.now().members_used(rows) } else { words.now().rows_used(rows) };
        [used].into_iter().chain(out).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li class="term">
            <span class=move || if name.with(Option::is_some) { "term-name" } else { "term-text" } title=code>
                {move || name.get().unwrap_or_else(|| text.clone())}
            </span>
            <span class="term-value">{move || words.now().figure(&figure)}</span>
            <span class="term-rows">{rows}</span>
        </li>
    }
}

/// The rows behind the figure, on request and page by page.
#[component]
pub fn Rows() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let page = store.select(|model| model.drawer.as_ref().and_then(|drawer| drawer.rows.clone()));
    view! {
        <section class="drawer-part">
            <h3 class="drawer-heading">{words.text("detail-rows")}</h3>
            {move || match page.get() {
                Some(page) => view! { <RowTable page=page /> }.into_any(),
                None => {
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-action="rows"
                            on:click=move |_| store.dispatch(Msg::RowsWanted { page: 0 })
                        >
                            {words.text("detail-rows-show")}
                        </button>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn RowTable(page: RowPage) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let has_next = has_next(&page);
    let RowPage { header, rows, page, total, .. } = page;
    let head = header.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect::<Vec<_>>();
    let cell = |text: String| view! { <td class="table-cut" title=text.clone()>{text.clone()}</td> };
    let row = move |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect::<Vec<_>>()}</tr> };
    let body = rows.into_iter().map(row).collect::<Vec<_>>();
    let turn = move |to: u32| store.dispatch(Msg::RowsWanted { page: to });
    view! {
        <p class="quiet small">{move || words.now().rows(total)}</p>
        <div class="table-frame" tabindex="0" role="group" aria-label=words.text("detail-rows")>
            <table class="table" dir="auto">
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <div class="button-row">
            <button type="button" class="button button-small" data-action="previous" disabled={page == 0} on:click=move |_| turn(page.saturating_sub(1))>
                {words.text("page-previous")}
            </button>
            <button type="button" class="button button-small" data-action="next" disabled={!has_next} on:click=move |_| turn(page + 1)>
                {words.text("page-next")}
            </button>
        </div>
    }
}
