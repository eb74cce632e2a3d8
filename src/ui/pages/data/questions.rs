//! What only the user can know about a file's columns, asked at the top of its card.

use leptos::prelude::*;

use crate::state::pages::data::problems::{Fix, Listed};
use crate::ui::pages::data::fix::Fixes;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::words::Words;

/// How dates and numbers are to be read that could be read in two ways.
#[component]
pub fn Questions(file: OneFile) -> impl IntoView {
    let problems = file.problems();
    let questions = Memo::new(move |_| problems.with(|problems| problems.iter().filter(is_question).cloned().collect::<Vec<_>>()));
    view! { {move || questions.get().into_iter().map(|listed| view! { <Question file=file listed=listed /> }).collect::<Vec<_>>()} }
}

fn is_question(listed: &&Listed) -> bool {
    listed.fixes.iter().any(|fix| matches!(fix, Fix::DateOrder { .. } | Fix::DecimalMark { .. }))
}

#[component]
fn Question(file: OneFile, listed: Listed) -> impl IntoView {
    let words = Words::here();
    let column = listed.problem.column.clone().unwrap_or_default();
    let known = untrack(|| file.column(column.clone()).get());
    // The problem's own places are those in doubt; any cell will do where it has none.
    let example = listed.problem.examples.first().map(|place| place.text.clone());
    let example = example.or_else(|| known.and_then(|column| column.profile.examples.first().cloned())).unwrap_or_default();
    let code = listed.problem.kind.code();
    view! {
        <div class="question" data-question=code>
            <p class="question-words">{move || words.now().question(&column, &example)}</p>
            <Fixes listed=listed />
        </div>
    }
}
