//! The field of a formula: what is wrong is underlined at its place, names are completed.

use leptos::ev::KeyboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;

use crate::browser::caret;
use crate::kpi::formula::ast::Span;
use crate::state::message::Msg;
use crate::state::own::kpi::LONGEST_FORMULA;
use crate::state::own::message::{Change, OwnMsg};
use crate::ui::pages::editor::completion::{Completion, Fits, LIST};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Lets other parts put something where the caret stands.
#[derive(Clone, Copy)]
pub struct Field(pub NodeRef<Textarea>);

impl Field {
    /// Puts a text where the caret stands.
    pub fn insert(self, text: &str) {
        if let Some(field) = self.0.get_untracked() {
            let at = caret::caret(&field);
            caret::insert(&field, at, at, text, 0);
        }
    }
}

/// The field with its list of names and the sentence about what is wrong.
#[component]
pub fn FormulaField(field: Field, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let formula = store.select(|model| model.draft.as_ref().map(|draft| draft.kpi.formula.clone()).unwrap_or_default());
    let error = store.select(|model| model.draft.as_ref().and_then(|draft| draft.error().cloned()));
    let completion = Completion::new(field.0, formula);
    let change = move |text: String| store.dispatch(Msg::Own(OwnMsg::Changed(Change::Formula(text))));
    let on_key = move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        let is_taken = match event.key().as_str() {
            "Enter" if command => {
                on_done.run(());
                true
            }
            " " if command => {
                completion.look(true);
                true
            }
            key => !command && !event.shift_key() && !event.alt_key() && completion.takes(key),
        };
        if is_taken {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let told = move || error.get().map(|error| formula.with(|formula| words.now().formula_error_at(&error, formula)));
    view! {
        <div class="field">
            <label class="field-label" for="formula">
                {words.text("own-formula")}
            </label>
            <div class="formula-editor">
                <div class="formula-field" dir="ltr">
                    <pre class="formula-mirror" aria-hidden="true">
                        {move || formula.with(|formula| marked(formula, error.get().map(|error| error.span)))}
                    </pre>
                    <textarea
                        node_ref=field.0
                        id="formula"
                        class="formula-text"
                        dir="ltr"
                        rows="1"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        maxlength=LONGEST_FORMULA.to_string()
                        aria-autocomplete="list"
                        aria-controls=move || completion.is_shown().then_some(LIST)
                        aria-activedescendant=move || completion.active()
                        aria-invalid=move || error.with(Option::is_some).to_string()
                        aria-describedby="formula-error formula-keys"
                        prop:value=formula
                        on:input=move |event| {
                            change(event_target_value(&event));
                            completion.typed();
                        }
                        on:keydown=on_key
                        on:blur=move |_| completion.close()
                        on:click=move |_| completion.close()
                    ></textarea>
                </div>
                <Fits completion=completion />
            </div>
            <p class="small refused formula-error" id="formula-error" role="status" data-formula-error=move || error.get().map(|error| error.span.start)>
                {told}
            </p>
            <p class="quiet small" id="formula-keys">
                {words.text("own-formula-keys")}
            </p>
        </div>
    }
}

/// The text again, with what is wrong marked; at the end of the text, where something is missing.
fn marked(formula: &str, wrong: Option<Span>) -> AnyView {
    let Some(span) = wrong else {
        return format!("{formula}\u{200b}").into_any();
    };
    let part = |start: usize, end: usize| formula.get(start..end).unwrap_or_default().to_owned();
    let wrong = Some(part(span.start, span.end)).filter(|text| !text.trim().is_empty()).unwrap_or_else(|| "\u{a0}\u{a0}".to_owned());
    let behind = part(span.end.max(span.start), formula.len());
    view! {
        {part(0, span.start)}
        <mark class="formula-wrong">{wrong}</mark>
        {behind}
        "\u{200b}"
    }
    .into_any()
}
