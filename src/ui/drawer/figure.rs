//! One figure under the magnifying glass: what it means, how it came about, and
//! what can be done with it.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::pages::drawer::{few_cases, interval};
use crate::ui::board::reason::WayOut;
use crate::ui::drawer::breakdown::BreakdownPart;
use crate::ui::drawer::own::OwnLinks;
use crate::ui::drawer::pin::PinButton;
use crate::ui::drawer::sql::SqlPart;
use crate::ui::drawer::target::TargetForm;
use crate::ui::drawer::terms::Terms;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::dialog::Dialog;
use crate::ui::part::figure::{ChangeLine, raw, reason};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Open while a figure is looked at.
#[component]
pub fn KpiDrawer() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpi = store.select(|model| model.drawer.as_ref().map(|drawer| drawer.kpi.clone()));
    let close = move || {
        if store.peek(|model| model.drawer.is_some()) {
            store.dispatch(Msg::DrawerClosed);
        }
    };
    let title = move || kpi.get().map(|kpi| words.now().kpi(&kpi)).unwrap_or_default();
    view! {
        <Dialog
            open=Signal::derive(move || kpi.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=words.text("close")
            class="dialog drawer"
        >
            {move || kpi.get().map(|kpi| view! { <Details kpi=kpi /> })}
        </Dialog>
    }
}

#[component]
fn Details(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let id = StoredValue::new(kpi.clone());
    let definition = move || id.with_value(|kpi| words.now().definition(kpi));
    let formula = store.select(move |model| id.with_value(|kpi| model.kpi(kpi).map(|listed| listed.formula.clone())));
    let in_words = move || id.with_value(|kpi| words.now().formula_in_words(kpi));
    let reading = move || id.with_value(|kpi| words.now().reading_of(kpi));
    view! {
        <div class="dialog-body">
            <FigureNow kpi=kpi.clone() />
            // Somebody's own may have neither.
            {move || definition().map(|text| view! { <Part title="detail-definition"><p>{text}</p></Part> })}
            {move || reading().map(|text| view! { <Part title="detail-reading"><p>{text}</p></Part> })}
            <Part title="detail-formula">
                {move || {
                    let code = move || view! { <p class="formula">{move || formula.get()}</p> };
                    match in_words() {
                        None => code().into_any(),
                        Some(text) => {
                            view! {
                                <p>{text}</p>
                                <details class="formula-code">
                                    <summary>{words.text("detail-code")}</summary>
                                    {code()}
                                </details>
                            }
                                .into_any()
                        }
                    }
                }}
            </Part>
            <Terms />
            <Part title="detail-breakdown">
                <BreakdownPart />
            </Part>
            <Part title="tile-target-set">
                <TargetForm kpi=kpi />
            </Part>
            <Part title="sql-title">
                <SqlPart />
            </Part>
        </div>
    }
}

#[component]
fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="drawer-part">
            <h3 class="drawer-heading">{Words::here().text(title)}</h3>
            {children()}
        </section>
    }
}

/// The value with its change, and what can be done with it.
#[component]
fn FigureNow(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let id = StoredValue::new(kpi.clone());
    let answer = store.select(move |model| id.with_value(|kpi| model.report.whole(kpi).cloned()));
    let now = move || answer.with(|answer| answer.as_ref().map(|answer| answer.now.clone()));
    let text = move || match now() {
        Some(Ok(quantity)) => words.now().full(quantity),
        Some(Err(reason)) => words.now().unavailable(&reason),
        None => String::new(),
    };
    let small = move || answer.with(|answer| answer.as_ref().and_then(|answer| few_cases(answer)));
    let between = move || answer.with(|answer| answer.as_ref().and_then(|answer| interval(answer)));
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let copy = move |_| crate::browser::clipboard::copy(&untrack(text), move |allowed| copied.set(Some(allowed)));
    view! {
        <div class="drawer-figure">
            <p
                class="drawer-value"
                class:drawer-unavailable=move || matches!(now(), Some(Err(_)))
                data-kpi=kpi.clone()
                data-value=move || now().as_ref().and_then(raw)
                data-unavailable=move || now().as_ref().and_then(reason)
            >
                {text}
            </p>
            {move || now().and_then(Result::err).map(|reason| view! { <WayOut reason=reason /> })}
            {move || answer.get().map(|answer| view! { <ChangeLine answer=answer /> })}
            {move || small().map(|cases| view! { <p class="badge badge-warn">{move || words.now().few_cases(cases)}</p> })}
            {move || between().map(|interval| view! { <p class="quiet small" data-interval>{move || words.now().interval(&interval)}</p> })}
            <div class="button-row">
                <PinButton kpi=kpi.clone() />
                <button type="button" class="button button-small" data-action="copy" on:click=copy>
                    <Glyph icon=Icon::Copy />
                    {move || words.say(if copied.get() == Some(true) { "copied" } else { "copy" })}
                </button>
                <OwnLinks kpi=kpi />
            </div>
            <p class="small" role="status">{move || (copied.get() == Some(false)).then(|| words.say("copy-refused"))}</p>
        </div>
    }
}
