//! What only the user can know about a file's columns, asked at the top of its card.

use leptos::prelude::*;

use crate::state::pages::data::questions::{Question, questions};
use crate::ui::pages::data::fix::Fixes;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::words::Words;

/// How dates and numbers are to be read that could be read in two ways.
#[component]
pub fn Questions(file: OneFile) -> impl IntoView {
    let problems = file.problems();
    let asked = Memo::new(move |_| file.get(|file| problems.with(|problems| questions(file, problems))));
    view! { {move || asked.get().into_iter().map(|question| view! { <Asked question=question /> }).collect::<Vec<_>>()} }
}

#[component]
fn Asked(question: Question) -> impl IntoView {
    let words = Words::here();
    let Question { columns, example, listed } = question;
    let column = columns.join(", ");
    let code = listed.problem.kind.code();
    view! {
        <div class="question" data-question=code>
            <p class="question-words">{move || words.now().question(&column, &example)}</p>
            <Fixes listed=listed />
        </div>
    }
}
