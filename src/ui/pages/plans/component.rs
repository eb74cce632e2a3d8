//! A component of the plan: its name, its lines, and where it stands.

use leptos::prelude::*;
use serde_json::Value;

use crate::browser::focus::give_focus_to;
use crate::browser::timer::after_painting;
use crate::state::plans::edit::Edit;
use crate::state::plans::form::{Kind, Row, rows};
use crate::state::plans::parts::OF_COMPONENT;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::add::Add;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::row::Rows;
use crate::ui::words::Words;

/// The card of the component at a place.
#[component]
pub fn ComponentCard(place: usize) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let at = format!("/components/{place}");
    let all = {
        let at = at.clone();
        Memo::new(move |_| bench.document.with(|document| rows(document, &at)))
    };
    // Numbers stand in front; choices and names are words, and stand behind them.
    let numbers = Memo::new(move |_| all.with(|rows| rows.iter().filter(|row| !is_word(&row.kind, &row.at)).cloned().collect::<Vec<_>>()));
    let choices = Memo::new(move |_| all.with(|rows| rows.iter().filter(|row| is_word(&row.kind, &row.at)).cloned().collect::<Vec<_>>()));
    let name =
        Memo::new(move |_| bench.plan.with(|plan| plan.components.get(place).map(|component| component.id.clone()).unwrap_or_default()));
    let rename_at = format!("{at}/id");
    let rename = move |event| bench.edit(Edit::Set { at: rename_at.clone(), value: Value::String(event_target_value(&event)) });
    // The focus goes along with the component.
    let move_to = move |to: usize| {
        if to < bench.plan.with_untracked(|plan| plan.components.len()) && to != place {
            bench.edit(Edit::Moved { list: "/components".to_owned(), from: place, to });
            after_painting(move || give_focus_to(&head(to)));
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowUp" if event.alt_key() => move_to(place.saturating_sub(1)),
        "ArrowDown" if event.alt_key() => move_to(place + 1),
        _ => {}
    };
    let said = move || {
        let now = words.now();
        let word = |row: &Row| match &row.kind {
            Kind::Choice { field, chosen, .. } => Some(now.plan_choice(field, chosen)),
            _ => None,
        };
        choices.with(|rows| rows.iter().filter_map(word).collect::<Vec<_>>().join(" · "))
    };
    let is_last = move || bench.plan.with(|plan| place + 1 >= plan.components.len());
    let is_only = move || bench.plan.with(|plan| plan.components.len() <= 1);
    let removal = Signal::derive(move || words.now().plan_removal(&name.get()));
    let remove_at = at.clone();
    view! {
        <section class="card plan-card" data-component=name on:keydown=on_key>
            <div class="plan-card-head">
                <input
                    type="text"
                    id=head(place)
                    class="input plan-title"
                    aria-label=words.text("plans-component-name")
                    prop:value=name
                    on:change=rename
                />
                <button
                    type="button"
                    class="button button-quiet button-small button-icon"
                    data-action="plan-component-up"
                    aria-label=words.text("plans-up")
                    title=move || format!("{} (Alt+↑)", words.say("plans-up"))
                    disabled=place == 0
                    on:click=move |_| move_to(place.saturating_sub(1))
                >
                    <Glyph icon=Icon::Up />
                </button>
                <button
                    type="button"
                    class="button button-quiet button-small button-icon"
                    data-action="plan-component-down"
                    aria-label=words.text("plans-down")
                    title=move || format!("{} (Alt+↓)", words.say("plans-down"))
                    disabled=is_last
                    on:click=move |_| move_to(place + 1)
                >
                    <Glyph icon=Icon::Down />
                </button>
                <button
                    type="button"
                    class="button button-quiet button-small button-icon"
                    data-action="plan-component-remove"
                    aria-label=removal
                    title=removal
                    disabled=is_only
                    on:click=move |_| bench.edit(Edit::Removed { at: remove_at.clone() })
                >
                    <Glyph icon=Icon::Trash />
                </button>
            </div>
            <Rows rows=numbers />
            <details class="plan-fold">
                <summary>{words.text("plans-choices")} <span class="plan-said-choices">{said}</span></summary>
                <Rows rows=choices />
            </details>
            <Add parts=&OF_COMPONENT owner=at label="plans-add-part" />
        </section>
    }
}

/// The id of the name of the component at a place.
fn head(place: usize) -> String {
    format!("component-{place}")
}

/// Whether a line is words rather than numbers: a choice, or what counts and for whom.
fn is_word(kind: &Kind, at: &str) -> bool {
    let step = |place: usize| at.split('/').nth(place).unwrap_or_default();
    matches!(kind, Kind::Choice { .. } | Kind::Names(_)) || ["credit", "measure", "paid_to"].contains(&step(3))
}
