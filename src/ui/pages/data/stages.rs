//! The stages of a file of deals: their order and what they mean, asked once.

use leptos::prelude::*;

use crate::browser::focus::give_focus_to;
use crate::star::choices::StageChoice;
use crate::star::deals::stages::Stage;
use crate::star::words::Status;
use crate::state::decisions::choices::HeaderChange;
use crate::state::pages::data::stages::{StageDraft, are_asked};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::unfold::Unfold;
use crate::ui::words::Words;

/// Asks for the stages while some are not known; afterwards they can be looked up.
#[component]
pub fn Stages(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let stages = file.follow(|file| file.stages.clone());
    let asked = move || stages.with(|stages| are_asked(stages));
    let shown = move || match stages.get() {
        stages if stages.is_empty() => ().into_any(),
        stages if asked() => view! {
            <section class="question stages" data-question="stages">
                <h4>{words.text("stages-question")}</h4>
                <StageList file=file stages=stages />
            </section>
        }
        .into_any(),
        stages => {
            let count = stages.len();
            view! {
                <Unfold action="stages" line=move || words.now().with_count("stages-known", count)>
                    <div class="stages">
                        <StageList file=file stages=stages.clone() />
                    </div>
                </Unfold>
            }
            .into_any()
        }
    };
    view! { <div id=file.id("stages") class="stages-place" tabindex="-1">{shown}</div> }
}

/// The stages being put in order; nothing is decided before the button is pressed.
#[derive(Clone, Copy)]
struct Draft {
    file: OneFile,
    stages: RwSignal<StageDraft>,
    said: RwSignal<String>,
    after: Option<&'static str>,
}

impl Draft {
    /// Moves a stage; its button loses the keyboard's focus on the way and is given it back.
    fn move_stage(self, stage: &str, up: bool, button: String, words: Words) {
        let place = self.stages.try_update(|stages| stages.move_stage(stage, up)).flatten();
        let count = self.stages.with_untracked(|stages| stages.choices.len());
        if let Some(place) = place {
            self.said.set(words.once().stage_moved(stage, place, count));
            request_animation_frame(move || give_focus_to(&button));
        }
    }

    fn decide(self, choices: Vec<StageChoice>) {
        self.file.decide(HeaderChange::Stages(choices));
        match self.after {
            Some(after) => give_focus_to(after),
            None => give_focus_to(&self.file.id("stages")),
        }
    }
}

/// The stages to be put in order and told apart.
#[component]
pub fn StageList(
    file: OneFile,
    stages: Vec<Stage>,
    /// The id of the element that the keyboard is left at once the stages are decided.
    #[prop(optional)]
    after: Option<&'static str>,
) -> impl IntoView {
    let words = Words::here();
    let draft = Draft { file, stages: RwSignal::new(StageDraft::of(&stages)), said: RwSignal::new(String::new()), after };
    let decided = file.is_staged();
    let stages = StoredValue::new(stages);
    let each = move || draft.stages.get().choices.into_iter().map(|choice| choice.stage).collect::<Vec<_>>();
    let row = move |stage: String| {
        let known = stages.with_value(|stages| stages.iter().find(|other| other.stage == stage).cloned());
        known.map(|stage| view! { <StageRow draft=draft stage=stage /> })
    };
    view! {
        <p class="quiet small">{words.text("stages-lead")}</p>
        <ol class="stage-list">
            <For each=each key=String::clone children=row />
        </ol>
        <p class="said" role="status">{draft.said}</p>
        <div class="button-row">
            <button
                type="button"
                class="button button-main"
                data-action="stages-confirm"
                on:click=move |_| draft.decide(draft.stages.get_untracked().choices)
            >
                {words.text("stages-confirm")}
            </button>
            <Show when=move || decided.get()>
                <button type="button" class="button button-quiet" data-action="stages-forget" on:click=move |_| draft.decide(Vec::new())>
                    {words.text("stages-forget")}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn StageRow(draft: Draft, stage: Stage) -> impl IntoView {
    let words = Words::here();
    let Stage { stage, deals, is_known, by, .. } = stage;
    let (name, shown) = (StoredValue::new(stage.clone()), stage.clone());
    let place = move || name.with_value(|stage| draft.stages.with(|stages| stages.place_of(stage))).map_or(0, |place| place as u64 + 1);
    let statuses = Status::ALL.map(|status| {
        view! {
            <button
                type="button"
                class="segment"
                data-action="stage-status"
                data-status=status.id()
                aria-pressed=move || name.with_value(|stage| draft.stages.with(|stages| stages.status_of(stage)) == Some(status)).to_string()
                on:click=move |_| name.with_value(|stage| draft.stages.update(|stages| stages.mark(stage, status)))
            >
                {move || words.now().status(status)}
            </button>
        }
    });
    view! {
        <li class="stage" data-stage=stage>
            <span class="stage-place quiet">{move || words.now().count(place())}</span>
            <span class="stage-name">
                <bdi>{shown}</bdi>
                <span class="quiet small">{move || words.now().with_count("stages-deals", deals as usize)}</span>
                {by.map(|field| view! { <span class="quiet small">{move || words.now().stage_by(&field)}</span> })}
                {(!is_known).then(|| view! { <span class="badge badge-warn">{words.text("stages-new")}</span> })}
            </span>
            <span
                class="segments"
                role="group"
                aria-label=move || name.with_value(|stage| words.now().with_stage("stages-meaning", stage))
            >
                {statuses}
            </span>
            <span class="stage-moves">
                <MoveButton draft=draft name=name up=true />
                <MoveButton draft=draft name=name up=false />
            </span>
        </li>
    }
}

#[component]
fn MoveButton(draft: Draft, name: StoredValue<String>, up: bool) -> impl IntoView {
    let words = Words::here();
    let (icon, text, action) = if up { (Icon::Up, "stages-up", "stage-up") } else { (Icon::Down, "stages-down", "stage-down") };
    let label = Signal::derive(move || name.with_value(|stage| words.now().with_stage(text, stage)));
    // Where the stages stood at first numbers the buttons for good.
    let id = draft.file.id(&format!(
        "{action}-{}",
        name.with_value(|stage| draft.stages.with_untracked(|stages| stages.place_of(stage))).unwrap_or_default()
    ));
    let button = StoredValue::new(id.clone());
    view! {
        <button
            type="button"
            id=id
            class="button button-quiet button-icon"
            data-action=action
            aria-label=label
            title=label
            on:click=move |_| name.with_value(|stage| draft.move_stage(stage, up, button.get_value(), words))
        >
            <Glyph icon=icon />
        </button>
    }
}
