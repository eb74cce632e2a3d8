//! The top bar: which part of the data is looked at, and the tools.

use leptos::prelude::*;

use crate::ui::import::picker::{Picker, PickerInput};
use crate::ui::shell::brand::Brand;
use crate::ui::shell::filter_chips::FilterChips;
use crate::ui::shell::period_menu::{ComparisonMenu, PeriodMenu};
use crate::ui::shell::tools::Tools;
use crate::ui::store::use_store;

/// The bar above every page.
#[component]
pub fn TopBar(picker: Picker) -> impl IntoView {
    let store = use_store();
    let has_data = store.select(|model| model.data().is_some());
    view! {
        <header class="top-bar">
            <Brand class="brand phone-brand" named=false />
            <Show when=move || has_data.get()>
                <div class="top-bar-filters">
                    <PeriodMenu />
                    <ComparisonMenu />
                    <div class="filter-chips">
                        <FilterChips />
                    </div>
                </div>
            </Show>
            <Tools />
            <PickerInput picker=picker />
        </header>
    }
}
