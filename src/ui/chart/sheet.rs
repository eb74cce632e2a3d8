//! A chart's data as a table.

use leptos::prelude::*;

use crate::chart::panel::{MarkFilter, Panel, PanelState};
use crate::chart::table::{Cell, Row, Table};
use crate::i18n::number::NOTHING;
use crate::kpi::ask::PartKey;
use crate::ui::chart::press::OnPress;
use crate::ui::words::Words;

/// So many rows are put on the page at once.
const ROWS_AT_ONCE: usize = 200;

/// The table; names that filter are buttons. A row stays as long as it says the same,
/// and the focus with it.
#[component]
pub fn Sheet(state: Memo<PanelState>, on_press: OnPress, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let words = Words::here();
    let room = RwSignal::new(ROWS_AT_ONCE);
    fn of<T>(state: Memo<PanelState>, read: impl FnOnce(&Panel) -> T) -> Option<T> {
        state.with(|state| state.panel().map(read))
    }
    let table = move |read: fn(&Table) -> usize| of(state, |panel| read(&panel.table)).unwrap_or_default();
    let head = Memo::new(move |_| of(state, |panel| panel.table.head.clone()).unwrap_or_default());
    let rows = move || of(state, |panel| panel.table.rows.iter().take(room.get()).cloned().collect::<Vec<_>>()).unwrap_or_default();
    let total = Memo::new(move |_| of(state, |panel| panel.table.total.clone()).flatten());
    let filter = Memo::new(move |_| of(state, |panel| panel.filter.clone()).flatten());
    let left = move || table(|table| table.rows.len()).saturating_sub(room.get());
    let heading = |(at, text): (usize, String)| view! { <th scope="col" class:number=move || { at > 0 }>{text}</th> };
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=label>
            <table class="table">
                <thead>
                    <tr>{move || head.get().into_iter().enumerate().map(heading).collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>
                    <For each=rows key=|row: &Row| format!("{row:?}") let(row)>
                        <SheetRow row=row filter=filter on_press=on_press />
                    </For>
                </tbody>
                {move || {
                    total.get().map(|row| view! { <tfoot><tr><th scope="row">{row.name}</th><Figures figures=row.figures /></tr></tfoot> })
                }}
            </table>
        </div>
        <Show when=move || { left() > 0 }>
            <p class="chart-foot">
                <button type="button" class="link-button" data-action="show-more" on:click=move |_| room.update(|room| *room += ROWS_AT_ONCE)>
                    {move || words.now().show_more(left().min(ROWS_AT_ONCE))}
                </button>
            </p>
        </Show>
    }
}

#[component]
fn SheetRow(row: Row, filter: Memo<Option<MarkFilter>>, on_press: OnPress) -> impl IntoView {
    let Row { key, name, figures } = row;
    let filters = key != PartKey::Others && filter.with_untracked(Option::is_some);
    let key = StoredValue::new(key);
    let is_selected = move || key.with_value(|key| filter.with(|filter| filter.as_ref().is_some_and(|filter| filter.has(key))));
    view! {
        <tr class:table-selected=is_selected>
            <th scope="row">
                {match filters {
                    true => {
                        view! {
                            <button
                                type="button"
                                class="link-button"
                                data-filter=move || filter.with(|filter| filter.as_ref().map(|filter| filter.dimension.clone()))
                                aria-pressed=move || is_selected().to_string()
                                on:click=move |event| on_press.run((key.get_value(), event.ctrl_key() || event.meta_key()))
                            >
                                <bdi>{name}</bdi>
                            </button>
                        }
                            .into_any()
                    }
                    false => view! { <span>{name}</span> }.into_any(),
                }}
            </th>
            <Figures figures=figures />
        </tr>
    }
}

#[component]
fn Figures(figures: Vec<Option<Cell>>) -> impl IntoView {
    let words = Words::here();
    let text = move |cell: Option<Cell>| match cell {
        None => NOTHING.to_owned(),
        Some(Cell::Figure(figure)) => words.now().full(figure),
        Some(Cell::Change(change)) => words.now().signed(change),
    };
    figures.into_iter().map(|cell| view! { <td class="number">{move || text(cell)}</td> }).collect::<Vec<_>>()
}
