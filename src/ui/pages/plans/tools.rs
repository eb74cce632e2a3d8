//! What can be done with the plan as a whole: begin with a template, open a file,
//! save one, copy a link, print.

use leptos::prelude::*;

use crate::browser::clipboard::copy;
use crate::browser::download::download_text;
use crate::browser::files::read_text;
use crate::browser::page::{address, print};
use crate::plan::document::read::write;
use crate::plan::document::templates::TEMPLATES;
use crate::state::plans::link;
use crate::state::plans::message::PlanMsg;
use crate::state::route::Route;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::part::menu::{Menu, MenuItem, Side};
use crate::ui::words::Words;

/// The tools beside the page's name.
#[component]
pub fn PlanTools() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let said = RwSignal::new("");
    let save = move |_| {
        let plan = bench.plan.get_untracked();
        let name = if plan.name.is_empty() { "plan" } else { &plan.name };
        // Without a download there is nothing more to do than what the browser says itself.
        drop(download_text(&format!("{name}.json"), "application/json", &write(&plan)));
    };
    let share = move |_| {
        let text = bench.plans.with_untracked(link::write);
        let address = address(&format!("{}?p={text}", Route::Plans.hash()));
        copy(&address, move |is_copied| said.set(if is_copied { "plans-link-copied" } else { "plans-link-refused" }));
    };
    let open = move |event: leptos::ev::Event| {
        read_text(&event, move |text| bench.dispatch(PlanMsg::FileRead(text)));
    };
    view! {
        <div class="plan-tools">
            {(!TEMPLATES.is_empty()).then(|| view! { <Templates /> })}
            <label class="button button-small plan-file">
                <Glyph icon=Icon::File />
                <span>{words.text("plans-open-file")}</span>
                <input type="file" class="said" accept=".json,application/json" data-action="plan-open" on:change=open />
            </label>
            <button type="button" class="button button-small" data-action="plan-save" on:click=save>
                <Glyph icon=Icon::Download />
                {words.text("plans-save-file")}
            </button>
            <button type="button" class="button button-small" data-action="plan-link" on:click=share>
                <Glyph icon=Icon::Copy />
                {words.text("plans-copy-link")}
            </button>
            <button type="button" class="button button-small wide-only" data-action="print" on:click=move |_| print()>
                <Glyph icon=Icon::Print />
                {words.text("print")}
            </button>
            <p class="small plan-said" role="status">{move || Some(said.get()).filter(|id| !id.is_empty()).map(|id| words.say(id))}</p>
        </div>
    }
}

#[component]
fn Templates() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let face = move || view! { <Glyph icon=Icon::Sparkle /><span>{words.text("plans-template")}</span> };
    let item = move |(place, (name, _)): (usize, &'static (&'static str, &'static str))| {
        view! {
            <MenuItem chosen=false on_choose=move |()| bench.dispatch(PlanMsg::TemplateChosen(place)) action="plan-template">
                {move || words.now().plan_template(name)}
            </MenuItem>
        }
    };
    view! {
        <Menu label=words.text("plans-template") face=face side=Side::Start>
            {TEMPLATES.iter().enumerate().map(item).collect::<Vec<_>>()}
            <MenuItem chosen=false on_choose=move |()| bench.dispatch(PlanMsg::BegunAnew) action="plan-anew">
                {words.text("plans-anew")}
            </MenuItem>
        </Menu>
    }
}
