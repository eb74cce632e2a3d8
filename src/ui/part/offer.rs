//! A list that begins with what was found out.

use leptos::prelude::*;

use crate::i18n::words;
use crate::state::pages::offer::Offer;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::words::Words;

/// The list; to choose its first entry is to leave it to what is found out.
#[component]
pub fn OfferSelect<T>(
    #[prop(into)] label: Signal<String>,
    action: &'static str,
    #[prop(into)] offer: Signal<Offer<T>>,
    name: fn(&words::Words, &T) -> String,
    #[prop(into)] on_choose: Callback<Option<T>>,
    #[prop(default = "select")] class: &'static str,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let words = Words::here();
    let choices = move || {
        let offered = offer.with(|offer| words.now().offered(offer, name));
        offered.into_iter().map(|(id, name)| Choice { id, name }).collect::<Vec<_>>()
    };
    view! {
        <Select
            label=label
            action=action
            class=class
            chosen=Signal::derive(move || offer.with(Offer::chosen_id))
            choices=Signal::derive(choices)
            on_choose=move |id: String| on_choose.run(offer.with_untracked(|offer| offer.value_of(&id)))
        />
    }
}
