//! The whole page: the frame, and in it the page that the address names.

use leptos::prelude::*;

use crate::browser::requests::all_is_loaded;
use crate::browser::timer::after;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::quantity::Quantity;
use crate::sales::schema;
use crate::state::model::Engine;
use crate::state::route::Route;
use crate::ui::chart::look::Looks;
use crate::ui::drawer::figure::KpiDrawer;
use crate::ui::import::picker::Picker;
use crate::ui::import::progress::ImportProgress;
use crate::ui::pages::page::Page;
use crate::ui::shell::drop_anywhere::DropAnywhere;
use crate::ui::shell::navigation::{BottomBar, Rail};
use crate::ui::shell::notices::Notices;
use crate::ui::shell::sample_label::SampleLabel;
use crate::ui::shell::shortcuts::{HelpOpen, Shortcuts};
use crate::ui::shell::top_bar::TopBar;
use crate::ui::store::{Store, use_store};
use crate::ui::words::Words;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::open();
    provide_context(store);
    let words = Words::provide(store);
    Looks::provide(words);
    let picker = Picker::provide();
    warm_up(words);
    provide_context(HelpOpen(RwSignal::new(false)));
    let engine = store.select(|model| model.engine);
    Effect::new(move |_| {
        if engine.get() == Engine::Running {
            all_is_loaded();
        }
    });
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {words.text("nav-skip")}
        </a>
        <div class="shell">
            <Rail />
            <div class="top">
                <TopBar picker=picker />
                <Notices />
            </div>
            <Content />
            <BottomBar />
        </div>
        <KpiDrawer />
        <Shortcuts />
        <DropAnywhere />
    }
}

/// Prepares, bit by bit and before there is data, what takes a while the first
/// time, so that the first figures are not kept waiting for it.
fn warm_up(words: Words) {
    after(50, || {
        schema::tables();
    });
    after(100, move || {
        untrack(|| words.now().day(Day(0)));
    });
    after(150, move || {
        untrack(|| (words.now().full(Quantity::Money(Money::ZERO)), words.now().bytes(0), words.now().percent(0.0, 0)));
    });
}

/// The address names pages, so the link must not change it.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::browser::focus::give_focus_to("main");
}

#[component]
fn Content() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let route = store.select(|model| model.route);
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
        crate::browser::page::set_title(&format!("{} · Attain", words.now().page(route)));
        // A new page begins at its top, for the eyes and for the keyboard.
        if before.is_some_and(|before| before != route) {
            crate::browser::focus::give_focus_to("main");
            crate::browser::page::scroll_to_top();
        }
        route
    });
    view! {
        <main id="main" class="content" tabindex="-1">
            <div class="page">
                <SampleLabel />
                <ImportProgress />
                <Page />
            </div>
        </main>
    }
}
