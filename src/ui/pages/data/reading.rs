//! How a file was read, why so, and what it would become if it were read otherwise.

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::state::decisions::choices::{HeaderChange, is_decided};
use crate::state::pages::data::reading::undecided;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::pages::data::preview::PreviewTable;
use crate::ui::pages::data::reading_choices::ReadingChoices;
use crate::ui::words::Words;

/// A line that says it in short, and the panel it opens.
#[component]
pub fn Reading(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let trial = file.trial();
    let decided = file.hints();
    let is_open = Memo::new(move |_| trial.with(Option::is_some));
    let sum = move || file.get(|file| words.now().reading_sum(&file.dialect));
    let toggle = move |_| {
        if is_open.get_untracked() {
            file.close_trial();
        } else {
            file.try_out(decided.get_untracked());
        }
    };
    view! {
        <div class="reading">
            <button
                type="button"
                id=file.id("reading")
                class="reading-toggle"
                data-action="reading"
                aria-expanded=move || is_open.get().to_string()
                on:click=toggle
            >
                <Glyph icon=Icon::Chevron />
                <span>{words.text("reading-title")}</span>
                <span class="reading-sum">{sum}</span>
            </button>
            <Show when=move || is_open.get()>
                <Panel file=file />
            </Show>
        </div>
    }
}

#[component]
fn Panel(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let (trial, decided) = (file.trial(), file.hints());
    let tried = Memo::new(move |_| trial.with(|trial| trial.as_ref().map(|trial| trial.hints.clone())).unwrap_or_default());
    let preview = Memo::new(move |_| trial.with(|trial| trial.as_ref().and_then(|trial| trial.preview.clone())));
    let is_other = Memo::new(move |_| tried.get() != decided.get());
    let apply = move |_| {
        file.decide(HeaderChange::Reading(tried.get_untracked()));
        give_focus_to(&file.id("reading"));
    };
    let cancel = move |_| {
        file.close_trial();
        give_focus_to(&file.id("reading"));
    };
    let reset = move |_| file.try_out(undecided(tried.get_untracked()));
    view! {
        <section class="reading-panel" aria-label=words.text("reading-title")>
            <p class="quiet small">{words.text("reading-lead")}</p>
            <ReadingChoices file=file tried=tried preview=preview />
            <PreviewTable preview=preview is_other=is_other />
            <div class="button-row">
                <button type="button" class="button button-main" data-action="reading-apply" disabled=move || !is_other.get() on:click=apply>
                    {words.text("trial-apply")}
                </button>
                <Show when=move || !is_other.get()>
                    <span class="quiet small">{words.text("trial-same")}</span>
                </Show>
                <button type="button" class="button" data-action="reading-cancel" on:click=cancel>
                    {words.text("cancel")}
                </button>
                <Show when=move || tried.with(is_decided)>
                    <button type="button" class="button button-quiet" data-action="reading-reset" on:click=reset>
                        {words.text("trial-reset")}
                    </button>
                </Show>
            </div>
        </section>
    }
}
