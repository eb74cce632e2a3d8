//! The page on which an own KPI is written, changed and deleted.

use leptos::prelude::*;

use crate::browser::page::go_to;
use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;
use crate::state::message::Msg;
use crate::state::own::kpi::{LONGEST_DEFINITION, LONGEST_NAME, OwnKpi};
use crate::state::own::message::{Change, Opening, OwnMsg};
use crate::state::route::Route;
use crate::ui::pages::editor::formula::{Field, FormulaField};
use crate::ui::pages::editor::reference::Reference;
use crate::ui::pages::editor::value::ValueNow;
use crate::ui::part::choice::{Choice, Choices};
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// The editor, or that there is no such KPI.
#[component]
pub fn EditorPage() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let opening = store.select(|model| model.draft.as_ref().map(|draft| draft.opening.clone()));
    let is_gone = store.select(|model| {
        let draft = model.draft.as_ref();
        draft.is_some_and(|draft| matches!(draft.opening, Opening::Own(_)) && draft.kpi.id.is_empty())
    });
    let title = move || match opening.get() {
        Some(Opening::Own(id)) if !is_gone.get() => words.now().kpi(&id),
        _ => words.say("own-title-new"),
    };
    view! {
        <div class="page-head">
            <div>
                <a class="quiet small" href=Route::Kpis.hash()>
                    {words.text("own-back")}
                </a>
                <h1>{title}</h1>
                <p class="page-lead">{words.text("own-lead")}</p>
            </div>
        </div>
        {move || match (opening.get(), is_gone.get()) {
            (None, _) => ().into_any(),
            (Some(_), true) => view! { <p class="chart-empty">{words.text("own-gone")}</p> }.into_any(),
            (Some(opening), false) => view! { <Editor opening=opening /> }.into_any(),
        }}
    }
}

fn change(store: Store, change: Change) {
    store.dispatch(Msg::Own(OwnMsg::Changed(change)));
}

#[component]
fn Editor(opening: Opening) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpi = store.select(|model| model.draft.as_ref().map_or_else(OwnKpi::blank, |draft| draft.kpi.clone()));
    let unfinished = store.select(|model| model.draft.as_ref().and_then(|draft| draft.unfinished(model.decisions.own.has_room())));
    let has_tried = RwSignal::new(false);
    let field = Field(NodeRef::new());
    let save = move || {
        has_tried.set(true);
        store.dispatch(Msg::Own(OwnMsg::Saved));
        if store.peek(|model| model.draft.is_none()) {
            go_to(Route::Kpis);
        }
    };
    let leave = move |message: OwnMsg| {
        store.dispatch(Msg::Own(message));
        go_to(Route::Kpis);
    };
    let own = match opening {
        Opening::Own(id) => Some(id),
        Opening::New { .. } => None,
    };
    let delete = own.map(|id| {
        view! {
            <button type="button" class="button button-danger" data-action="own-delete" on:click=move |_| leave(OwnMsg::Deleted(id.clone()))>
                {words.text("own-delete")}
            </button>
        }
    });
    view! {
        <div class="own">
            <form
                class="own-form card"
                novalidate
                on:submit=move |event: leptos::ev::SubmitEvent| {
                    event.prevent_default();
                    save();
                }
            >
                <label class="field">
                    <span class="field-label">{words.text("own-name")}</span>
                    <input
                        class="input"
                        type="text"
                        dir="auto"
                        autocomplete="off"
                        data-own="name"
                        maxlength=LONGEST_NAME.to_string()
                        prop:value=move || kpi.with(|kpi| kpi.name.clone())
                        on:input=move |event| change(store, Change::Name(event_target_value(&event)))
                    />
                    <span class="quiet small">{move || kpi.with(|kpi| (!kpi.id.is_empty()).then(|| words.now().own_id(&kpi.id)))}</span>
                </label>
                <FormulaField field=field on_done=move |()| save() />
                <ValueNow />
                <div class="own-choices">
                    <BetterChoice />
                    <UnitChoice />
                </div>
                <label class="field">
                    <span class="field-label">{words.text("own-definition")}</span>
                    <textarea
                        class="input own-definition"
                        dir="auto"
                        rows="2"
                        data-own="definition"
                        maxlength=LONGEST_DEFINITION.to_string()
                        prop:value=move || kpi.with(|kpi| kpi.definition.clone())
                        on:input=move |event| change(store, Change::Definition(event_target_value(&event)))
                    ></textarea>
                </label>
                <p class="small refused" role="alert">
                    {move || unfinished.get().filter(|_| has_tried.get()).map(|reason| words.now().unfinished(reason))}
                </p>
                <div class="button-row">
                    <button type="submit" class="button button-main" data-action="own-save">
                        {words.text("own-save")}
                    </button>
                    <button type="button" class="button" data-action="own-discard" on:click=move |_| leave(OwnMsg::Discarded)>
                        {words.text("own-discard")}
                    </button>
                    {delete}
                </div>
            </form>
            <Reference field=field />
        </div>
    }
}

const DIRECTIONS: [(&str, Better); 3] = [("higher", Better::Higher), ("lower", Better::Lower), ("neither", Better::Neither)];

/// Which direction is good.
#[component]
fn BetterChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| {
        let better = model.draft.as_ref().map(|draft| draft.kpi.better);
        DIRECTIONS.into_iter().find(|(_, direction)| Some(*direction) == better).map(|(id, _)| id.to_owned()).unwrap_or_default()
    });
    let choices = move || DIRECTIONS.map(|(id, better)| Choice::new(id, words.now().better(better))).to_vec();
    let choose = move |id: String| {
        let found = DIRECTIONS.into_iter().find(|(other, _)| *other == id);
        found.into_iter().for_each(|(_, better)| change(store, Change::Better(better)));
    };
    view! { <Choices label=words.text("own-better") action="own-better" chosen=chosen choices=Signal::derive(choices) on_choose=choose /> }
}

const RATIOS: [(&str, Option<Unit>); 3] = [("percent", None), ("factor", Some(Unit::Factor)), ("number", Some(Unit::Number))];

/// What a ratio is shown as; other units follow from the formula.
#[component]
fn UnitChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_ratio = store.select(|model| {
        let draft = model.draft.as_ref();
        let unit = draft.and_then(|draft| draft.answers()?.first().map(|answer| answer.unit));
        unit == Some(Unit::Ratio) || draft.is_some_and(|draft| draft.kpi.unit.is_some())
    });
    let chosen = store.select(|model| {
        let unit = model.draft.as_ref().and_then(|draft| draft.kpi.unit);
        RATIOS.into_iter().find(|(_, other)| *other == unit).map_or("percent", |(id, _)| id).to_owned()
    });
    let choices = move || RATIOS.map(|(id, unit)| Choice::new(id, words.now().ratio_shown_as(unit))).to_vec();
    let choose = move |id: String| {
        let found = RATIOS.into_iter().find(|(other, _)| *other == id);
        found.into_iter().for_each(|(_, unit)| change(store, Change::Unit(unit)));
    };
    view! {
        <Show when=move || is_ratio.get()>
            <Choices label=words.text("own-unit") action="own-unit" chosen=chosen choices=Signal::derive(choices) on_choose=choose />
        </Show>
    }
}
