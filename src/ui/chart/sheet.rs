//! A chart's data as a table.

use leptos::prelude::*;

use crate::chart::panel::{MarkFilter, PanelState};
use crate::chart::table::Row;
use crate::i18n::number::NOTHING;
use crate::sales::quantity::Quantity;
use crate::ui::chart::press::OnPress;
use crate::ui::words::Words;

/// The table; names that filter are buttons.
#[component]
pub fn Sheet(state: Memo<PanelState>, on_press: OnPress, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let head = move |head: Vec<String>| {
        let cell = |(at, text): (usize, String)| view! { <th scope="col" class:number=move || { at > 0 }>{text}</th> };
        head.into_iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=label>
            {move || match state.get() {
                PanelState::Ready(panel) => Some(view! {
                    <table class="table">
                        <thead>
                            <tr>{head(panel.table.head)}</tr>
                        </thead>
                        <tbody>{rows(panel.table.rows, panel.filter, on_press)}</tbody>
                    </table>
                }),
                _ => None,
            }}
        </div>
    }
}

fn rows(rows: Vec<Row>, filter: Option<MarkFilter>, on_press: OnPress) -> Vec<impl IntoView> {
    rows.into_iter().map(|row| view! { <SheetRow row=row filter=filter.clone() on_press=on_press /> }).collect()
}

#[component]
fn SheetRow(row: Row, filter: Option<MarkFilter>, on_press: OnPress) -> impl IntoView {
    let words = Words::here();
    let Row { key, name, figures } = row;
    let selected = filter.as_ref().is_some_and(|filter| filter.has(&key));
    let cell = move |figure: Option<Quantity>| {
        view! { <td class="number">{move || figure.map_or_else(|| NOTHING.to_owned(), |figure| words.now().full(figure))}</td> }
    };
    view! {
        <tr class:table-selected=selected>
            <th scope="row">
                {match filter {
                    Some(filter) => {
                        view! {
                            <button
                                type="button"
                                class="link-button"
                                data-filter=filter.dimension
                                aria-pressed=selected.to_string()
                                on:click=move |event| on_press.run((key.clone(), event.ctrl_key() || event.meta_key()))
                            >
                                <bdi>{name}</bdi>
                            </button>
                        }
                            .into_any()
                    }
                    None => view! { <span>{name}</span> }.into_any(),
                }}
            </th>
            {figures.into_iter().map(cell).collect::<Vec<_>>()}
        </tr>
    }
}
