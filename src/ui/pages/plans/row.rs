//! A line of the form: what it is, its value, and how to be rid of it.

use leptos::prelude::*;
use serde_json::Value;

use crate::state::plans::edit::{Edit, dotted};
use crate::state::plans::fields::WAY;
use crate::state::plans::form::{Kind, Label, Row};
use crate::state::plans::message::PlanMsg;
use crate::state::plans::offers::way;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::add::Add;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// All lines of a part of the plan; a line stays as long as it is of the same kind, and
/// the keyboard with it.
#[component]
pub fn Rows(rows: Memo<Vec<Row>>) -> impl IntoView {
    let line = move |first: Row| {
        let at = first.at.clone();
        let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.at == at).cloned()).unwrap_or_else(|| first.clone()));
        view! { <Line row=row /> }
    };
    view! {
        <div class="plan-rows">
            <For each=move || rows.get() key=kind_of children=line />
        </div>
    }
}

/// What makes a line another: its place and its kind, and those of the numbers in it.
fn kind_of(row: &Row) -> Vec<(String, std::mem::Discriminant<Kind>, bool)> {
    let of = |row: &Row| (row.at.clone(), std::mem::discriminant(&row.kind), matches!(row.kind, Kind::Number { is_percent: true, .. }));
    let numbers = match &row.kind {
        Kind::Numbers(numbers) => numbers.as_slice(),
        _ => &[],
    };
    std::iter::once(row).chain(numbers).map(of).collect()
}

#[component]
fn Line(row: Memo<Row>) -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let at = row.with_untracked(|row| row.at.clone());
    let (path, shown_at) = (dotted(&at), at.clone());
    let is_refused = store.select(move |model| model.plan_faults.iter().any(|fault| fault.path == path));
    let label = Memo::new(move |_| row.with(|row| words.now().plan_label(&row.label)));
    let depth = row.with_untracked(|row| row.depth.min(4).to_string());
    let is_heading = row.with_untracked(|row| matches!(row.kind, Kind::Block | Kind::List));
    let has_numbers = row.with_untracked(|row| matches!(row.kind, Kind::Numbers(_)));
    let remove_at = at.clone();
    let can_go = move || row.with(|row| row.can_go);
    let removal = Signal::derive(move || words.now().plan_removal(&label.get()));
    view! {
        <div
            class="plan-row"
            class:plan-row-head=is_heading
            class:plan-row-numbers=has_numbers
            class:plan-row-refused=is_refused
            data-depth=depth
            data-at=shown_at
        >
            <Name row=row label=label />
            {value(row, at, label.into(), bench)}
            <Show when=can_go>
                <button
                    type="button"
                    class="button button-quiet button-small button-icon plan-go"
                    data-action="plan-remove"
                    aria-label=removal
                    title=removal
                    on:click={
                        let at = remove_at.clone();
                        move |_| bench.edit(Edit::Removed { at: at.clone() })
                    }
                >
                    <Glyph icon=Icon::Close />
                </button>
            </Show>
        </div>
    }
}

/// What stands before a value: its name, which can be changed where it is the user's, or
/// for that of another field where one can stand in its place.
#[component]
fn Name(row: Memo<Row>, label: Memo<String>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let Row { at, label: named, kind, instead, .. } = row.get_untracked();
    match named {
        Label::Own(name) => {
            let rename = move |event: leptos::ev::Event| {
                let to = event_target_value(&event).trim().to_owned();
                bench.edit(Edit::Renamed { at: at.clone(), to, value: None });
            };
            view! {
                <input
                    type="text"
                    class="input plan-label plan-own"
                    data-action="plan-rename"
                    aria-label=move || words.now().plan_naming(&label.get())
                    prop:value=name
                    on:change=rename
                />
            }
            .into_any()
        }
        Label::Field(field) if !instead.is_empty() => {
            let choices = move || instead.iter().map(|(field, _)| Choice::new(*field, words.now().plan_field(field))).collect::<Vec<_>>();
            let choose = move |to: String| {
                if let Some((to, document)) = instead.iter().find(|(field, _)| *field == to) {
                    bench.put_instead(&at, to, &kind, document);
                }
            };
            view! {
                <Select
                    label=label
                    action="plan-instead"
                    class="plan-label plan-instead"
                    chosen=Signal::stored(field)
                    choices=Signal::derive(choices)
                    on_choose=choose
                />
            }
            .into_any()
        }
        _ => view! { <span class="plan-label" title=label>{label}</span> }.into_any(),
    }
}

fn value(row: Memo<Row>, at: String, label: Signal<String>, bench: Bench) -> AnyView {
    let words = Words::here();
    let set = {
        let at = at.clone();
        move |value: Value| PlanMsg::Edited(Edit::Set { at: at.clone(), value })
    };
    match row.get_untracked().kind {
        Kind::Number { .. } => {
            let number = Signal::derive(move || match row.get().kind {
                Kind::Number { number, is_percent, .. } => Number { number, is_percent },
                _ => Number { number: crate::sales::exact::Exact::ZERO, is_percent: false },
            });
            let field = row.with_untracked(|row| match &row.label {
                Label::Field(name) | Label::Entry(name, _) => name.clone(),
                Label::Own(_) => String::new(),
            });
            let (slide, enter) = (set.clone(), set);
            view! {
                <NumberInput
                    label=label
                    field=field
                    number=number
                    on_slide=move |text: String| bench.dispatch_during(slide(Value::String(text)))
                    on_end=move |()| bench.end_gesture()
                    on_type=move |text: String| bench.dispatch(enter(Value::String(text)))
                />
            }
            .into_any()
        }
        Kind::Choice { field, options, .. } => {
            // A way to pay is more than its name.
            let written = move |option: String| if field == WAY.0 { way(&option) } else { Value::String(option) };
            let chosen = move || match row.get().kind {
                Kind::Choice { chosen, .. } => chosen,
                _ => String::new(),
            };
            let choices = move || {
                let chosen = chosen();
                let own = (!options.contains(&chosen.as_str())).then_some(chosen);
                let all = options.iter().map(|option| (*option).to_owned()).chain(own);
                all.map(|option| Choice::new(option.clone(), words.now().plan_choice(field, &option))).collect::<Vec<_>>()
            };
            view! {
                <Select
                    label=label
                    action="plan-choice"
                    class="select plan-wide"
                    chosen=Signal::derive(chosen)
                    choices=Signal::derive(choices)
                    on_choose=move |option: String| bench.dispatch(set(written(option)))
                />
            }
            .into_any()
        }
        Kind::Switch(_) => view! {
            <input
                type="checkbox"
                class="plan-wide plan-check"
                aria-label=label
                prop:checked=move || matches!(row.get().kind, Kind::Switch(true))
                on:change=move |event| bench.dispatch(set(Value::Bool(event_target_checked(&event))))
            />
        }
        .into_any(),
        Kind::Count(_) => view! {
            <input
                type="number"
                min="0"
                class="input plan-entry"
                dir="ltr"
                aria-label=label
                prop:value=move || if let Kind::Count(count) = row.get().kind { count.to_string() } else { String::new() }
                on:change=move |event| {
                    if let Ok(count) = event_target_value(&event).parse::<u32>() {
                        bench.dispatch(set(count.into()));
                    }
                }
            />
        }
        .into_any(),
        Kind::Date(_) | Kind::Text(_) => {
            let kind = if matches!(row.get_untracked().kind, Kind::Date(_)) { "date" } else { "text" };
            let text = move || match row.get().kind {
                Kind::Date(text) | Kind::Text(text) => text,
                _ => String::new(),
            };
            view! {
                <input
                    type=kind
                    class="input plan-wide"
                    aria-label=label
                    prop:value=text
                    on:change=move |event| bench.dispatch(set(Value::String(event_target_value(&event))))
                />
            }
            .into_any()
        }
        Kind::Names(_) => {
            let text = move || if let Kind::Names(names) = row.get().kind { names.join(", ") } else { String::new() };
            let names = |text: String| {
                text.split([',', '،', '、']).map(|name| Value::String(name.trim().to_owned())).filter(|name| *name != "").collect()
            };
            view! {
                <input
                    type="text"
                    class="input plan-wide"
                    aria-label=label
                    prop:value=text
                    on:change=move |event| bench.dispatch(set(Value::Array(names(event_target_value(&event)))))
                />
            }
            .into_any()
        }
        Kind::List => {
            let another = Signal::derive(move || words.now().plan_another(&label.get()));
            view! {
                <button
                    type="button"
                    class="button button-quiet button-small plan-another"
                    data-action="plan-another"
                    aria-label=another
                    title=another
                    on:click=move |_| bench.edit(Edit::Another { list: at.clone() })
                >
                    "+"
                </button>
            }
            .into_any()
        }
        Kind::Block => {
            let more = Signal::derive(move || words.now().plan_more(&label.get()));
            view! { <span class="plan-more"><Add at=at label=more short=true /></span> }.into_any()
        }
        Kind::Numbers(numbers) => {
            let cell = move |(place, first): (usize, Row)| {
                let (at, shown_at) = (first.at.clone(), first.at.clone());
                let of = move |row: &Row| match &row.kind {
                    Kind::Numbers(numbers) => numbers.get(place).cloned(),
                    _ => None,
                };
                let fallback = first.clone();
                let row = Memo::new(move |_| row.with(of).unwrap_or_else(|| fallback.clone()));
                let own = Memo::new(move |_| row.with(|row| words.now().plan_label(&row.label)));
                let spoken = Signal::derive(move || format!("{} · {}", label.get(), own.get()));
                view! {
                    <div class="plan-cell-number" data-at=shown_at>
                        <Name row=row label=own />
                        {value(row, at, spoken, bench)}
                    </div>
                }
            };
            view! { <div class="plan-numbers">{numbers.into_iter().enumerate().map(cell).collect::<Vec<_>>()}</div> }.into_any()
        }
    }
}
