//! What only the user can know, asked where the figures are.

use leptos::prelude::*;

use crate::i18n::words;
use crate::sales::schema::Dataset;
use crate::star::overview::FileOverview;
use crate::state::decisions::choices::HeaderChange;
use crate::state::pages::data::fixes::Fix;
use crate::state::pages::data::problems::Listed;
use crate::state::pages::data::questions::{example, open};
use crate::state::pages::data::stages::are_asked;
use crate::state::pages::portion::Portion;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::data::fix::apply;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::pages::data::stages::StageList;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::part::portion::More;
use crate::ui::part::unfold::Unfold;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The id of the section; the keyboard stays there while questions are answered.
pub const QUESTIONS: &str = "questions";
/// So many cells of a column show what it holds.
const MOST_EXAMPLES: usize = 3;

/// The question that matters most, and the others behind it.
#[component]
pub fn Questions() -> impl IntoView {
    let words = Words::here();
    let listing = use_store().listing();
    let asked = Memo::new(move |_| listing.with(|listing| open(listing)));
    let first = Memo::new(move |_| asked.with(|asked| asked.first().cloned()));
    let rest = Memo::new(move |_| asked.with(|asked| asked.get(1..).unwrap_or_default().to_vec()));
    let portion = RwSignal::new(Portion::default());
    let built =
        Memo::new(move |_| rest.with(|rest| portion.with(|portion| portion.of(rest.iter().map(|listed| (listed.clone(), "", false))))));
    let title = Signal::derive(move || words.now().with_count("ask-title", asked.with(Vec::len)));
    view! {
        <Show when=move || first.with(Option::is_some)>
            <section class="card asks" id=QUESTIONS tabindex="-1" aria-label=title>
                <p class="asks-title">
                    <Glyph icon=Icon::Warning />
                    {title}
                </p>
                {move || first.get().map(|listed| view! { <Ask listed=listed /> })}
                <Show when=move || rest.with(|rest| !rest.is_empty())>
                    <Unfold action="more-questions" line=move || words.now().with_count("ask-rest", rest.with(Vec::len))>
                        {move || built.with(|built| built.shown.clone()).into_iter().map(|listed| view! { <Ask listed=listed /> }).collect::<Vec<_>>()}
                        <More portion=portion shown=Signal::derive(move || built.with(|built| built.shown.len())) left=Signal::derive(move || built.with(|built| built.left)) />
                    </Unfold>
                </Show>
            </section>
        </Show>
    }
}

/// A question with its answers.
#[component]
fn Ask(listed: Listed) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let file = store.overview().with_untracked(|overview| overview.as_ref().and_then(|overview| overview.file(&listed.subject).cloned()));
    let shown = file.as_ref().map(|file| example(file, &listed)).unwrap_or_default();
    let code = listed.problem.kind.code();
    let stages = file.as_ref().filter(|file| listed.fixes.contains(&Fix::Stages) && are_asked(&file.stages));
    let stages = stages.map(|file| (OneFile::new(file.file), file.stages.clone()));
    let answers = listed.clone();
    let listed = StoredValue::new(listed);
    let sentence = move || listed.with_value(|listed| words.now().ask(listed, &shown));
    let why = move || listed.with_value(|listed| words.now().listed(listed).kept);
    view! {
        <article class="ask" data-question=code>
            <h2 class="ask-words">{sentence}</h2>
            <p class="quiet small">{why}</p>
            {match stages {
                Some((file, stages)) => view! { <StageList file=file stages=stages after=QUESTIONS /> }.into_any(),
                None => view! { <Answers listed=answers file=file /> }.into_any(),
            }}
        </article>
    }
}

/// The likely answers as buttons, then what else there is to say.
#[component]
fn Answers(listed: Listed, file: Option<FileOverview>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_unknown = listed.fixes.iter().any(|fix| matches!(fix, Fix::TakeAs(_) | Fix::Columns)) && listed.columns().is_empty();
    let (fixes, at) = (listed.fixes.clone(), listed.file.clone());
    let datasets = file.as_ref().filter(|file| is_unknown && file.dataset.is_none()).map(|file| file.file);
    let button = move |fix: Fix| {
        let notes = file.as_ref().and_then(|file| note(&fix, file));
        let is_in_use = fix.in_use() == Some(true);
        let class = if fix == Fix::Columns { "button button-quiet" } else { "button answer" };
        let action = fix.id();
        let fix = StoredValue::new((fix, at.clone()));
        let press = move |_| fix.with_value(|(fix, file)| apply(store, fix, file.as_ref(), QUESTIONS));
        let note = move || match &notes {
            Some(Note::Cells(cells)) => Some(cells.clone()),
            Some(Note::Columns) => fix.with_value(|(fix, _)| taken_as(&words.now(), fix)),
            None if is_in_use => Some(words.say("ask-in-use")),
            None => None,
        };
        view! {
            <button type="button" class=class class:answer-in-use=is_in_use data-action=action on:click=press>
                <span class="answer-name">{move || fix.with_value(|(fix, _)| words.now().fix(fix))}</span>
                {move || note().map(|note| view! { <span class="answer-note">{note}</span> })}
            </button>
        }
    };
    let leave = listed.clone();
    let listed = StoredValue::new(listed);
    let press_leave = move |_| {
        store.dispatch_some(leave.ignore(true));
        crate::browser::focus::give_focus_to(QUESTIONS);
    };
    view! {
        <div class="answers" role="group" aria-label=words.text("ask-answers")>
            {fixes.into_iter().map(button).collect::<Vec<_>>()}
            {datasets.map(|file| view! { <OtherDataset file=OneFile::new(file) /> })}
            <button type="button" class="button button-quiet" data-action="ignore" on:click=press_leave>
                {move || listed.with_value(|listed| words.now().ask_leave(listed))}
            </button>
        </div>
    }
}

/// What stands below an answer.
enum Note {
    Cells(String),
    Columns,
}

fn note(fix: &Fix, file: &FileOverview) -> Option<Note> {
    match fix {
        Fix::TakeAs(_) => Some(Note::Columns),
        Fix::TakeFor { column, .. } => {
            let cells = &file.columns.iter().find(|known| known.name == *column)?.profile.examples;
            Some(Note::Cells(cells.iter().take(MOST_EXAMPLES).cloned().collect::<Vec<_>>().join(" · ")))
        }
        _ => None,
    }
}

fn taken_as(words: &words::Words, fix: &Fix) -> Option<String> {
    match fix {
        Fix::TakeAs(suggestion) => Some(words.taken_as(suggestion)),
        _ => None,
    }
}

/// Any other dataset.
#[component]
fn OtherDataset(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let choices = move || {
        let none = Choice::new("", words.say("ask-other"));
        [none].into_iter().chain(Dataset::ALL.map(|dataset| Choice::new(dataset.id(), words.now().dataset(dataset)))).collect::<Vec<_>>()
    };
    let choose = move |id: String| {
        if let Some(dataset) = Dataset::from_id(&id) {
            file.decide(HeaderChange::Dataset(Some(dataset)));
            crate::browser::focus::give_focus_to(QUESTIONS);
        }
    };
    view! {
        <Select
            label=words.text("ask-other")
            action="dataset"
            class="select answer-select"
            chosen=Signal::stored(String::new())
            choices=Signal::derive(choices)
            on_choose=choose
        />
    }
}
