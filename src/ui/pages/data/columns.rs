//! The columns of a file: what each means, what it holds, and what does not fit.

use leptos::prelude::*;

use crate::star::overview::ColumnOverview;
use crate::state::decisions::choices::HeaderChange;
use crate::state::pages::data::columns::{fields, listed, misfit_places, used};
use crate::state::pages::portion::{Portion, is_long};
use crate::ui::pages::data::column_type::ColumnType;
use crate::ui::pages::data::one_file::OneFile;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::part::portion::{More, Search};
use crate::ui::part::unfold::Unfold;
use crate::ui::words::Words;

/// All columns, in a table that opens.
#[component]
pub fn Columns(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let used = file.follow(used);
    let all = file.follow(|file| file.columns.len() as u64);
    // A file that is not understood is opened at once: its columns are the question.
    let is_open = untrack(|| file.get(|file| file.dataset.is_none()));
    view! {
        <Unfold id=file.id("columns") open=is_open line=move || words.now().columns_used(used.get(), all.get())>
            <ColumnTable file=file />
        </Unfold>
    }
}

#[component]
fn ColumnTable(file: OneFile) -> impl IntoView {
    let words = Words::here();
    let name = file.follow(|file| file.name.clone());
    let portion = RwSignal::new(Portion::default());
    let built = file.follow(move |file| Some(portion.with(|portion| listed(file, portion))));
    let names = move || built.with(|built| built.as_ref().map(|built| built.shown.clone()).unwrap_or_default());
    let left = Signal::derive(move || built.with(|built| built.as_ref().map_or(0, |built| built.left)));
    let is_long = file.follow(|file| is_long(file.columns.len()));
    let head = ["data-column", "data-field", "data-type", "data-filled", "data-misfits", "data-examples"];
    view! {
        <Show when=move || is_long.get()>
            <Search portion=portion label=words.text("columns-search") action="search-columns" />
        </Show>
        <div class="table-frame table-frame-tall" tabindex="0" role="group" aria-label=name>
            <table class="table table-stacks">
                <thead>
                    <tr>{head.map(|id| view! { <th scope="col">{words.text(id)}</th> })}</tr>
                </thead>
                <tbody>
                    <For each=names key=String::clone let(name)>
                        <ColumnRow file=file name=name />
                    </For>
                </tbody>
            </table>
        </div>
        <More portion=portion shown=Signal::derive(move || names().len()) left=left />
    }
}

/// The row stays while its column is read again, and the keyboard with it.
#[component]
fn ColumnRow(file: OneFile, name: String) -> impl IntoView {
    let words = Words::here();
    let column = file.column(name.clone());
    let rows = file.follow(|file| file.rows.kept);
    let known = move |read: fn(&ColumnOverview) -> u64| column.with(|column| column.as_ref().map(read)).unwrap_or_default();
    let is_unused = move || column.with(|column| column.as_ref().is_some_and(|column| column.field.is_none()));
    let examples = move || column.with(|column| column.as_ref().map(|column| column.profile.examples.join(" · ")).unwrap_or_default());
    view! {
        <tr class:column-unused=is_unused data-column=name.clone()>
            <th scope="row" class="table-cut">
                <bdi>{name.clone()}</bdi>
            </th>
            <td class="column-map">
                <FieldChoice file=file name=name.clone() column=column />
            </td>
            <td class="column-type">
                <ColumnType file=file name=name.clone() column=column />
            </td>
            <td>{move || words.now().share(known(|column| column.profile.filled), rows.get())}</td>
            <td class="column-misfits">
                <Misfits file=file name=name.clone() column=column />
            </td>
            <td class="column-examples" title=examples>
                <bdi>{examples}</bdi>
            </td>
        </tr>
    }
}

/// How many cells do not fit, and where the first ones stand.
#[component]
fn Misfits(file: OneFile, name: String, column: Memo<Option<ColumnOverview>>) -> impl IntoView {
    let words = Words::here();
    let profile = Memo::new(move |_| column.with(|column| column.as_ref().map(|column| column.profile.clone())));
    let problems = file.problems();
    let places = Memo::new(move |_| problems.with(|problems| misfit_places(problems, &name).to_vec()));
    let misfits = move || profile.get().filter(|profile| profile.misfits > 0);
    view! {
        {move || {
            misfits().map(|profile| view! {
                <span class="badge badge-warn">{move || words.now().count(profile.misfits)}</span>
                <span class="column-note">{move || words.now().fits(&profile)}</span>
                <span class="column-note">{move || words.now().places(&places.get())}</span>
            })
        }}
    }
}

#[component]
fn FieldChoice(file: OneFile, name: String, column: Memo<Option<ColumnOverview>>) -> impl IntoView {
    let words = Words::here();
    let chosen = Memo::new(move |_| column.with(|column| column.as_ref().and_then(|column| column.field.clone())).unwrap_or_default());
    let fields = file.follow(fields);
    let choices = move || {
        let none = Choice::new("", words.say("data-field-none"));
        let known = fields.get().into_iter().map(|id| Choice::new(id, words.now().field(id)));
        [none].into_iter().chain(known).collect::<Vec<_>>()
    };
    let name = StoredValue::new(name);
    let choose = move |field: String| {
        let field = Some(field).filter(|field| !field.is_empty());
        file.decide(HeaderChange::Field { column: name.get_value(), field });
    };
    view! {
        <Select
            label=Signal::derive(move || name.with_value(|name| words.now().with_column("data-field-choose", name)))
            action="field"
            chosen=chosen
            choices=Signal::derive(choices)
            on_choose=choose
        />
    }
}
