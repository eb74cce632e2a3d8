//! The ways to the pages: a rail at the side, a bar at the bottom on phones.

use leptos::prelude::*;

use crate::state::route::Route;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::shell::brand::Brand;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The rail of a wide window.
#[component]
pub fn Rail() -> impl IntoView {
    let words = Words::here();
    view! {
        <aside class="rail" aria-label=words.text("app-name")>
            <Brand />
            <nav class="nav" aria-label=words.text("nav-label")>
                {Route::ALL.map(|route| view! { <RouteLink route=route class="nav-link" /> })}
            </nav>
            <div class="rail-foot">
                <a class="privacy-badge" href=Route::Privacy.hash()>
                    <Glyph icon=Icon::Privacy />
                    <span>{words.text("privacy-badge")}</span>
                </a>
            </div>
        </aside>
    }
}

/// The bar of a phone.
#[component]
pub fn BottomBar() -> impl IntoView {
    let words = Words::here();
    view! {
        <nav class="bottom-bar" aria-label=words.text("nav-label")>
            {Route::ALL.map(|route| view! { <RouteLink route=route class="bottom-link" /> })}
        </nav>
    }
}

#[component]
fn RouteLink(route: Route, class: &'static str) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let current = store.select(move |model| model.route.section() == route);
    let listing = store.listing();
    let problems = Memo::new(move |_| if route == Route::Data { listing.with(|listing| listing.open.len()) } else { 0 });
    view! {
        <a class=class href=route.hash() aria-current=move || current.get().then_some("page")>
            <Glyph icon=icon(route) />
            <span>{move || words.now().page(route)}</span>
            <Show when=move || { problems.get() > 0 }>
                <span class="badge badge-warn nav-count" data-problems=move || problems.get().to_string()>
                    <span aria-hidden="true">{move || words.now().count(problems.get() as u64)}</span>
                    <span class="said">{move || words.now().with_count("problems-count", problems.get())}</span>
                </span>
            </Show>
        </a>
    }
}

fn icon(route: Route) -> Icon {
    match route {
        Route::Overview => Icon::Overview,
        Route::Data => Icon::Data,
        Route::Kpis | Route::Editor => Icon::Kpis,
        Route::Plans => Icon::Plans,
        Route::Privacy => Icon::Privacy,
    }
}
