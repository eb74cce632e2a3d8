//! One KPI of the catalogue.

use leptos::prelude::*;

use crate::kpi::ask::Figure;
use crate::state::message::Msg;
use crate::ui::board::reason::WayOut;
use crate::ui::drawer::pin::PinButton;
use crate::ui::part::figure::{raw, reason};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Name, definition, formula, value, pin.
#[component]
pub fn EntryRow(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let pin = view! { <PinButton kpi=kpi.clone() /> };
    let kpi = StoredValue::new(kpi);
    let formula = store.select(move |model| kpi.with_value(|kpi| model.kpi(kpi).map(|listed| listed.formula.clone())));
    let now = store.select(move |model| kpi.with_value(|kpi| model.report.whole(kpi).map(|answer| answer.now.clone())));
    view! {
        <article class="entry">
            <div class="entry-words">
                <h3>
                    <button
                        type="button"
                        class="entry-name"
                        data-action="explain"
                        on:click=move |_| store.dispatch(Msg::KpiOpened(kpi.get_value()))
                    >
                        {move || kpi.with_value(|kpi| words.now().kpi(kpi))}
                    </button>
                </h3>
                <p class="entry-definition">{move || kpi.with_value(|kpi| words.now().definition(kpi))}</p>
                <p class="entry-formula" title=move || formula.get()>
                    {move || match kpi.with_value(|kpi| words.now().formula_in_words(kpi)) {
                        Some(text) => view! { <span>{text}</span> }.into_any(),
                        None => view! { <code dir="ltr">{move || formula.get()}</code> }.into_any(),
                    }}
                </p>
            </div>
            {move || match now.get() {
                Some(now) => view! { <EntryValue kpi=kpi.get_value() now=now /> }.into_any(),
                None => view! { <span class="entry-value skeleton entry-waiting" aria-hidden="true"></span> }.into_any(),
            }}
            <div class="entry-tools">
                {pin}
            </div>
        </article>
    }
}

#[component]
fn EntryValue(kpi: String, now: Figure) -> impl IntoView {
    let words = Words::here();
    let (value, unavailable) = (raw(&now), reason(&now));
    let class = if now.is_ok() { "entry-value" } else { "entry-value entry-reason" };
    let way_out = now.as_ref().err().map(|reason| view! { <WayOut reason=reason.clone() /> });
    let text = move || match &now {
        Ok(quantity) => words.now().full(*quantity),
        Err(reason) => words.now().unavailable(reason),
    };
    view! {
        <p class=class data-kpi=kpi data-value=value data-unavailable=unavailable>
            {text} " " {way_out}
        </p>
    }
}
