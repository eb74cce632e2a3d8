//! How a figure adds up: its arithmetic, the parts of it, and the rows behind each.

use leptos::prelude::*;

use crate::engine::protocol::RowPage;
use crate::engine::rows::has_next;
use crate::i18n::calculation::Worked;
use crate::kpi::ask::Term;
use crate::state::message::Msg;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The arithmetic, and the aggregates: value, rows used, rows left out and why.
#[component]
pub fn Terms() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let explanation = store.select(|model| model.drawer.as_ref().and_then(|drawer| drawer.explanation.clone()));
    let catalogue = store.select(|model| model.catalogue.clone());
    let worked = move || {
        let worked = |listed: &_| explanation.with(|explanation| explanation.as_ref().map(|it| words.now().worked(it, listed)));
        catalogue.with(|catalogue| worked(catalogue)).unwrap_or_default()
    };
    let terms = Memo::new(move |_| explanation.with(|explanation| explanation.as_ref().map(|it| it.terms.clone())).unwrap_or_default());
    let line = |Worked { name, names, numbers }| {
        view! {
            <li class="line">
                <span class="line-name">{name} " = " <span class="line-names">{names}</span></span>
                <span class="line-numbers">{numbers}</span>
            </li>
        }
    };
    view! {
        <Show when=move || { terms.with(|terms| !terms.is_empty()) }>
            <section class="drawer-part">
                <h3 class="drawer-heading">{words.text("detail-terms")}</h3>
                <ul class="lines">{move || worked().into_iter().map(line).collect::<Vec<_>>()}</ul>
                <ul class="terms">
                    {move || terms.get().into_iter().enumerate().map(|(at, term)| view! { <TermRow at=at term=term /> }).collect::<Vec<_>>()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn TermRow(at: usize, term: Term) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let catalogue = store.select(|model| model.catalogue.clone());
    let (code, figure, has_rows) = (term.text.clone(), term.figure.clone(), term.members.is_none() && term.rows > 0);
    let is_open = store.select(move |model| model.drawer.as_ref().is_some_and(|drawer| drawer.rows_of == Some(at)));
    let page = store.select(move |model| {
        let drawer = model.drawer.as_ref().filter(|drawer| drawer.rows_of == Some(at))?;
        drawer.rows.clone()
    });
    let term = StoredValue::new(term);
    let name = move || catalogue.with(|catalogue| term.with_value(|term| words.now().term_name(term, catalogue)));
    let about = move || {
        term.with_value(|term| {
            let out = term.left_out.iter().map(|out| words.now().left_out(out));
            let used = if term.members.is_some() { words.now().members_used(term.rows) } else { words.now().rows_used(term.rows) };
            words.now().role(&term.role).into_iter().chain([used]).chain(out).collect::<Vec<_>>().join(" · ")
        })
    };
    let press = move |_| store.dispatch(if is_open.get_untracked() { Msg::RowsLeft } else { Msg::RowsWanted { term: at, page: 0 } });
    view! {
        <li class="term" data-term=at>
            <span class="term-name" title=code>{name}</span>
            <span class="term-value">{move || words.now().figure_in_full(&figure)}</span>
            <span class="term-rows">
                {about} " "
                {has_rows.then(|| view! {
                    <button
                        type="button"
                        class="link-button"
                        data-action="rows"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=press
                    >
                        {move || words.say(if is_open.get() { "detail-rows-hide" } else { "detail-rows-show" })}
                    </button>
                })}
            </span>
            {move || page.get().map(|page| view! { <RowTable of=at page=page /> })}
        </li>
    }
}

#[component]
fn RowTable(of: usize, page: RowPage) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let has_next = has_next(&page);
    let RowPage { header, rows, page, total, .. } = page;
    let head = header.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect::<Vec<_>>();
    let cell = |text: String| view! { <td class="table-cut" title=text.clone()>{text.clone()}</td> };
    let row = move |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect::<Vec<_>>()}</tr> };
    let body = rows.into_iter().map(row).collect::<Vec<_>>();
    let turn = move |to: u32| store.dispatch(Msg::RowsWanted { term: of, page: to });
    view! {
        <div class="term-table">
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
        </div>
    }
}
