//! A component of the plan: its name, its lines, and where it stands.

use leptos::prelude::*;
use serde_json::Value;

use crate::browser::focus::give_focus_to;
use crate::browser::timer::after_painting;
use crate::state::plans::edit::Edit;
use crate::state::plans::fields::WAY;
use crate::state::plans::form::{Kind, Row, rows};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::add::Add;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::row::Rows;
use crate::ui::part::fold::Fold;
use crate::ui::words::Words;

/// So many components are open from the beginning.
const MOST_OPEN: usize = 4;

/// So many numbers tell what a component pays that is not open.
const MOST_NUMBERS: usize = 4;

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
            Kind::Choice { field, chosen, .. } => Some(now.plan_said(&row.label, field, chosen)),
            _ => None,
        };
        choices.with(|rows| rows.iter().filter_map(word).collect::<Vec<_>>().join(" · "))
    };
    // Many components are looked through by their names.
    let open = RwSignal::new(bench.plan.with_untracked(|plan| plan.components.len() <= MOST_OPEN));
    let rates = move || {
        let now = words.now();
        let choices = choices.get();
        let way = choices.iter().find_map(|row| match &row.kind {
            Kind::Choice { field, chosen, .. } if *field == WAY.0 => Some(now.plan_choice(field, chosen)),
            _ => None,
        });
        let written =
            numbers.with(|rows| rows.iter().flat_map(paid).take(MOST_NUMBERS).map(|number| now.plan_written(&number)).collect::<Vec<_>>());
        way.into_iter().chain((!written.is_empty()).then(|| written.join(" → "))).collect::<Vec<_>>().join(": ")
    };
    let details = Signal::derive(move || words.now().plan_details(&name.get()));
    let is_last = move || bench.plan.with(|plan| place + 1 >= plan.components.len());
    let at = StoredValue::new(at);
    let is_only = move || bench.plan.with(|plan| plan.components.len() <= 1);
    let removal = Signal::derive(move || words.now().plan_removal(&name.get()));
    let remove_at = at.get_value();
    view! {
        <section class="card plan-card" data-component=name on:keydown=on_key>
            <div class="plan-card-head">
                <button
                    type="button"
                    class="button button-quiet button-small button-icon plan-toggle"
                    data-action="plan-component-fold"
                    aria-label=details
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|is_open| *is_open = !*is_open)
                >
                    <Glyph icon=Icon::Chevron />
                </button>
                <input
                    type="text"
                    id=head(place)
                    class="input plan-title"
                    title=name
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
            <Show when=move || open.get() fallback=move || view! { <p class="small quiet">{rates}</p> }>
                <Rows rows=numbers />
                <Fold class="plan-words" heading=move || view! { {words.text("plans-choices")} <span class="plan-said-choices">{said}</span> }>
                    <Rows rows=choices />
                </Fold>
                <Add at=at.get_value() label=words.text("plans-add-part") />
            </Show>
        </section>
    }
}

/// The id of the name of the component at a place.
fn head(place: usize) -> String {
    format!("component-{place}")
}

/// The numbers by which something is paid.
fn paid(row: &Row) -> Vec<Row> {
    let is_paid = |row: &Row| {
        let field = row.at.rsplit('/').find(|step| step.parse::<usize>().is_err());
        field.is_some_and(|field| {
            ["rate", "rates", "otherwise", "multiplier", "per_unit", "pays", "amount", "of_target", "prizes"].contains(&field)
        }) && row.at.split('/').nth(3) == Some("pays")
    };
    let all: Vec<Row> = match &row.kind {
        Kind::Numbers(numbers) => numbers.clone(),
        Kind::Number { .. } => vec![row.clone()],
        _ => Vec::new(),
    };
    all.into_iter().filter(is_paid).collect()
}

/// Whether a line is words rather than numbers: a choice, or what counts and for whom.
fn is_word(kind: &Kind, at: &str) -> bool {
    let step = |place: usize| at.split('/').nth(place).unwrap_or_default();
    matches!(kind, Kind::Choice { .. } | Kind::Names(_)) || ["credit", "measure", "paid_to"].contains(&step(3))
}
