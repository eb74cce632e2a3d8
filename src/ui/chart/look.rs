//! What charts take from the page: its colours and its font.

use leptos::prelude::*;

use crate::browser::canvas::{font_family, palette};
use crate::browser::timer::after;
use crate::chart::palette::Palette;
use crate::ui::words::Words;

/// The colours and the font of the theme and language in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub palette: Palette,
    pub family: String,
}

/// The look of all charts; nothing until the page has been put together.
#[derive(Clone, Copy)]
pub struct Looks(RwSignal<Option<Look>>);

impl Looks {
    /// Makes the look known to everything below, and follows theme and language.
    pub fn provide(words: Words) {
        let look = RwSignal::new(None);
        provide_context(Looks(look));
        Effect::new(move |_| {
            words.is_dark();
            words.language();
            // The style sheet can only be asked once <html> says which theme it is.
            after(0, move || drop(look.try_set(Some(look_of_now(words)))));
        });
        // Paper is white, whatever the screen is.
        let to_paper = window_event_listener_untyped("beforeprint", move |_| {
            look.update(|look| look.iter_mut().for_each(|look| look.palette = Palette::light()));
        });
        let back = window_event_listener_untyped("afterprint", move |_| look.set(Some(look_of_now(words))));
        on_cleanup(move || {
            to_paper.remove();
            back.remove();
        });
    }

    /// The look of now.
    pub fn here() -> RwSignal<Option<Look>> {
        use_context::<Looks>().map_or_else(|| RwSignal::new(None), |Looks(look)| look)
    }
}

fn look_of_now(words: Words) -> Look {
    Look { palette: palette(untrack(|| words.is_dark())), family: font_family() }
}
