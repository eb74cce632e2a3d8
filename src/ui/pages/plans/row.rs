//! A line of the form: what it is, its value, and how to be rid of it.

use leptos::prelude::*;
use serde_json::Value;

use crate::state::plans::edit::{Edit, dotted};
use crate::state::plans::form::{Kind, Label, Row};
use crate::state::plans::message::PlanMsg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::number::{Number, NumberInput};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// All lines of a part of the plan; a line stays as long as it is of the same kind, and
/// the keyboard with it.
#[component]
pub fn Rows(rows: Memo<Vec<Row>>) -> impl IntoView {
    let key = |row: &Row| (row.at.clone(), std::mem::discriminant(&row.kind), is_percent(&row.kind));
    let line = move |first: Row| {
        let at = first.at.clone();
        let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.at == at).cloned()).unwrap_or_else(|| first.clone()));
        view! { <Line row=row /> }
    };
    view! {
        <div class="plan-rows">
            <For each=move || rows.get() key=key children=line />
        </div>
    }
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
    let remove_at = at.clone();
    let can_go = move || row.with(|row| row.can_go);
    let removal = Signal::derive(move || words.now().plan_removal(&label.get()));
    view! {
        <div class="plan-row" class:plan-row-head=is_heading class:plan-row-refused=is_refused data-depth=depth data-at=shown_at>
            <span class="plan-label">{label}</span>
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
                    on_choose=move |option: String| bench.dispatch(set(Value::String(option)))
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
        Kind::Block => ().into_any(),
    }
}

fn is_percent(kind: &Kind) -> bool {
    matches!(kind, Kind::Number { is_percent: true, .. })
}
