//! What the last import has brought: what each file was taken for, beside what it
//! counts, and what there is to check.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::star::overview::Overview;
use crate::state::message::Msg;
use crate::state::receipt::Receipt;
use crate::state::shared::Shared;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::unfold::Unfold;
use crate::ui::places::{PROBLEMS, lead_to};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// More files than this are listed only when asked for.
const MOST_OPEN: usize = 3;
/// So many remarks about single files are in sight.
const MOST_REMARKS: usize = 5;

/// The receipt; once it is closed, the way back to it.
#[component]
pub fn ReceiptCard() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let receipt = store.select(|model| model.receipt.clone());
    let is_open = Memo::new(move |_| receipt.with(|receipt| receipt.as_ref().is_some_and(|receipt| receipt.is_open)));
    let reopen = move || {
        view! {
            <button type="button" class="link-button" data-action="receipt-show" on:click=move |_| store.dispatch(Msg::ReceiptShown(true))>
                {words.text("receipt-again")}
            </button>
        }
    };
    view! {
        <Show when=move || is_open.get() fallback=reopen>
            {move || {
                let overview = store.overview().get();
                receipt.get().zip(overview).map(|(receipt, overview)| view! { <Open receipt=receipt overview=overview /> })
            }}
        </Show>
    }
}

#[component]
fn Open(receipt: Receipt, overview: Shared<Overview>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let count = receipt.added.len();
    let all = StoredValue::new((receipt.clone(), overview.clone()));
    let title = move || all.with_value(|(receipt, overview)| words.now().receipt_title(receipt, overview));
    let lines = move || {
        let lines = all.with_value(|(receipt, overview)| words.now().receipt_files(receipt, overview));
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>()
    };
    let facts = move || {
        let facts = all.with_value(|(_, overview)| [words.now().receipt_currency(overview), words.now().receipt_joins(overview)]);
        facts.into_iter().flatten().map(|fact| view! { <p class="quiet small">{fact}</p> }).collect::<Vec<_>>()
    };
    let close = move |_| {
        store.dispatch(Msg::ReceiptShown(false));
        give_focus_to("main");
    };
    view! {
        <section class="card receipt" data-receipt=count.to_string() aria-label=title>
            <div class="receipt-head">
                <h2 class="receipt-title">
                    <Glyph icon=Icon::Check />
                    {title}
                </h2>
                <ToCheck />
                <button type="button" class="button button-small" data-action="receipt-close" on:click=close>
                    {words.text("receipt-close")}
                </button>
            </div>
            <Remarks receipt=receipt overview=overview />
            <Unfold open={count <= MOST_OPEN} line=move || words.say("data-files")>
                <ul class="receipt-files">{lines}</ul>
                {facts}
            </Unfold>
        </section>
    }
}

/// Where there is something to check, the way to it.
#[component]
fn ToCheck() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let listing = store.listing();
    let problems = Memo::new(move |_| listing.with(|listing| listing.open.len()));
    view! {
        <Show when=move || { problems.get() > 0 }>
            <button
                type="button"
                class="link-button"
                data-action="receipt-check"
                on:click=move |_| lead_to(store, PROBLEMS.to_owned())
            >
                {move || words.now().with_count("receipt-check", problems.get())}
            </button>
        </Show>
    }
}

/// What nobody would expect: what gave way, what was there before, names that come twice.
#[component]
fn Remarks(receipt: Receipt, overview: Shared<Overview>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let names: HashMap<u32, &String> = overview.files.iter().map(|file| (file.file, &file.name)).collect();
    let name = |number: &u32| names.get(number).map(|name| (*name).clone()).unwrap_or_default();
    let replaced = receipt.replaced.iter().map(|file| Remark::Replaced(name(file)));
    let namesakes = receipt.namesakes.iter().map(|(new, old)| Remark::Namesake(name(new), *old));
    let mut remarks: Vec<Remark> = replaced.chain(namesakes).collect();
    let others = remarks.split_off(MOST_REMARKS.min(remarks.len()));
    // Those that were removed since are none.
    let earlier: Vec<u32> = receipt.earlier.iter().copied().filter(|file| names.contains_key(file)).collect();
    let is_beside = !earlier.is_empty();
    let left_sample = receipt.left_sample;
    let beside = StoredValue::new((receipt, overview.clone()));
    let remove = move |files: Vec<u32>| store.dispatch(Msg::FilesRemoved { files });
    view! {
        <ul class="receipt-remarks">
            {left_sample.then(|| view! { <li>{words.text("receipt-left-sample")}</li> })}
            {remarks.into_iter().map(|remark| view! { <RemarkLine remark=remark /> }).collect::<Vec<_>>()}
            {(!others.is_empty()).then(|| {
                let count = others.len();
                view! {
                    <li>
                        <Unfold line=move || words.now().with_count("list-more", count)>
                            <ul class="receipt-remarks">
                                {others.iter().cloned().map(|remark| view! { <RemarkLine remark=remark /> }).collect::<Vec<_>>()}
                            </ul>
                        </Unfold>
                    </li>
                }
            })}
            {is_beside.then(|| view! {
                <li>
                    {move || beside.with_value(|(receipt, overview)| words.now().receipt_beside(receipt, overview))} " "
                    <button type="button" class="link-button" data-action="only-new" on:click=move |_| remove(earlier.clone())>
                        {words.text("receipt-only-new")}
                    </button>
                </li>
            })}
        </ul>
    }
}

/// What nobody would expect of a file.
#[derive(Clone)]
enum Remark {
    Replaced(String),
    /// With the earlier file of the name.
    Namesake(String, u32),
}

#[component]
fn RemarkLine(remark: Remark) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    match remark {
        Remark::Replaced(file) => view! { <li>{move || words.now().with_file("receipt-replaced", &file)}</li> }.into_any(),
        Remark::Namesake(file, old) => view! {
            <li>
                {move || words.now().with_file("receipt-namesake", &file)} " "
                <button
                    type="button"
                    class="link-button"
                    data-action="remove-earlier"
                    on:click=move |_| store.dispatch(Msg::FilesRemoved { files: vec![old] })
                >
                    {words.text("receipt-remove-old")}
                </button>
            </li>
        }
        .into_any(),
    }
}
