//! A chart's data as a table.

use leptos::prelude::*;

use crate::chart::table::Row;
use crate::ui::chart::canvas::{MarkName, Press};
use crate::ui::chart::figure::Content;
use crate::ui::words::Words;

/// The table; names that filter are buttons.
#[component]
pub fn Sheet(content: Memo<Content>, on_press: Press, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let head = move |head: Vec<String>| {
        let cell = |(at, text): (usize, String)| view! { <th scope="col" class:number=move || { at > 0 }>{text}</th> };
        head.into_iter().enumerate().map(cell).collect::<Vec<_>>()
    };
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=label>
            {move || match content.get() {
                Content::Ready(plate) => Some(view! {
                    <table class="table">
                        <thead>
                            <tr>{head(plate.table.head)}</tr>
                        </thead>
                        <tbody>{rows(plate.table.rows, plate.marks, on_press)}</tbody>
                    </table>
                }),
                _ => None,
            }}
        </div>
    }
}

fn rows(rows: Vec<Row>, marks: Vec<MarkName>, on_press: Press) -> Vec<impl IntoView> {
    let mut marks = marks.into_iter();
    rows.into_iter().enumerate().map(|(at, row)| view! { <SheetRow at=at row=row mark=marks.next() on_press=on_press /> }).collect()
}

#[component]
fn SheetRow(at: usize, row: Row, mark: Option<MarkName>, on_press: Press) -> impl IntoView {
    let words = Words::here();
    let selected = mark.as_ref().is_some_and(|mark| mark.selected);
    let cell = move |figure: Option<crate::sales::quantity::Quantity>| {
        view! { <td class="number">{move || figure.map_or_else(|| "–".to_owned(), |figure| words.now().full(figure))}</td> }
    };
    view! {
        <tr class:table-selected=selected>
            <th scope="row">
                {match mark {
                    Some(mark) => {
                        view! {
                            <button
                                type="button"
                                class="link-button"
                                data-filter=mark.dimension
                                aria-pressed=selected.to_string()
                                on:click=move |event| on_press.run((at, event.ctrl_key() || event.meta_key()))
                            >
                                <bdi>{row.name}</bdi>
                            </button>
                        }
                            .into_any()
                    }
                    None => view! { <span>{row.name}</span> }.into_any(),
                }}
            </th>
            {row.figures.into_iter().map(cell).collect::<Vec<_>>()}
        </tr>
    }
}
