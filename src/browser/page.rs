//! The page around the app: `<html>`'s attributes, the address, the user's preferences.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, History};

use crate::browser::timer::after;
use crate::sales::day::Day;
use crate::state::model::{PageMarks, Surroundings};
use crate::state::own::message::Opening;
use crate::state::route::Route;

const DARK: &str = "(prefers-color-scheme: dark)";

/// What the browser says about this visit.
pub fn surroundings() -> Surroundings {
    Surroundings { today: today(), languages: languages(), prefers_dark: prefers_dark() }
}

/// The calendar day where the user is.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    Day::from_ymd(year, now.get_month() + 1, now.get_date()).unwrap_or(Day(0))
}

/// The page that the address names.
pub fn route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::from_hash(&hash.unwrap_or_default())
}

/// What follows the page's name in the address, such as a plan: of `#/plans?p=…` the rest after `?p=`.
pub fn linked_plan() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    hash.split_once("?p=").map(|(_, text)| text.to_owned())
}

/// The own KPI that the address names, see [`Opening`].
pub fn opening() -> Option<Opening> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let hash = js_sys::decode_uri_component(&hash).map(String::from).unwrap_or(hash);
    Opening::from_hash(&hash)
}

/// The whole address with another hash.
pub fn address(hash: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}{hash}", href.split('#').next().unwrap_or_default())
}

/// Leads to a page; the listener of [`on_route`] hears of it.
pub fn go_to(route: Route) {
    if let Some(window) = web_sys::window() {
        // A page that may not change its own hash stays where it is.
        let _ = window.location().set_hash(route.hash());
    }
}

/// Puts a page's own address in the place of the present one, which nobody hears of.
pub fn replace_hash(route: Route) {
    if let Some(history) = history() {
        // A browser that refuses shows the longer address.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(route.hash()));
    }
}

/// Puts the marks on `<html>`.
pub fn set_marks(marks: PageMarks) {
    let Some(root) = root() else {
        return;
    };
    for (name, value) in [("data-state", marks.state), ("lang", marks.lang), ("dir", marks.dir), ("data-theme", marks.theme)] {
        if root.get_attribute(name).as_deref() != Some(value) {
            // These names are valid, so this cannot fail.
            let _ = root.set_attribute(name, value);
        }
    }
}

/// What may still be loaded once everything is there: nothing from anywhere, pictures
/// and workers only from the tab itself. `scripts/seal.mjs` has the policy until then.
const SEALED: &str =
    "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'";

/// Forbids the page and the workers that it starts from now on to load or send anything.
/// A policy can be added to a page, and never be taken away.
pub fn forbid_connections() {
    if let Some(document) = document()
        && let Some(head) = document.head()
        && document.query_selector("meta[data-sealed]").is_ok_and(|sealed| sealed.is_none())
        && let Ok(meta) = document.create_element("meta")
    {
        let attributes = [("http-equiv", "Content-Security-Policy"), ("content", SEALED), ("data-sealed", "")];
        // These names are valid, and the element has no other place: this cannot fail.
        let _ = attributes.into_iter().try_for_each(|(name, value)| meta.set_attribute(name, value));
        let _ = head.append_child(&meta);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that may not be loaded again stays as it is.
        let _ = window.location().reload();
    }
}

/// Takes away what stands there until the page is put together.
pub fn clear_start() {
    if let Some(start) = document().and_then(|document| document.get_element_by_id("start")) {
        start.remove();
    }
}

/// The value of a CSS custom property such as `--accent`, as the theme in force has it.
pub fn token(name: &str) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(&root()?).ok()??;
    let value = style.get_property_value(name).ok()?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is forbidden nothing happens, as with the browser's own menu.
        let _ = window.print();
    }
}

/// What is printed: one part of the page alone, or all of it.
pub fn print_only(part: Option<&str>) {
    let Some(root) = root() else { return };
    // The name is valid, so neither can fail.
    let _ = match part {
        Some(part) => root.set_attribute("data-print", part),
        None => root.remove_attribute("data-print"),
    };
}

/// Tells the page whenever the address changes.
pub fn on_route(mut heard: impl FnMut(Route) + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "hashchange", move |_| heard(route()));
    }
}

/// What a step of the history is marked with that leads nowhere else.
const STEP: &str = "open";

/// Adds a step to the history, so that going back closes what is open and leaves the
/// page where it is.
pub fn add_step() {
    if let Some(history) = history() {
        // A browser that allows no more steps goes back further; nothing else is lost.
        let _ = history.push_state_with_url(&JsValue::from_str(STEP), "", None);
    }
}

/// Takes the step away again, unless another page has come after it.
pub fn drop_step() {
    let is_last = |history: &History| history.state().is_ok_and(|state| state.as_string().as_deref() == Some(STEP));
    after(0, move || {
        if let Some(history) = history().filter(is_last) {
            let _ = history.back();
        }
    });
}

/// Tells when the browser went a step back or forth.
pub fn on_back(mut heard: impl FnMut() + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, "popstate", move |_| heard());
    }
}

/// Tells when the system turns dark or light.
pub fn on_scheme(mut heard: impl FnMut(bool) + 'static) {
    if let Some(query) = web_sys::window().and_then(|window| window.match_media(DARK).ok()?) {
        let again = query.clone();
        listen(&query, "change", move |_| heard(again.matches()));
    }
}

/// Tells when the page is about to be hidden or left: the last moment to save.
pub fn on_leaving(heard: impl FnMut() + 'static) {
    let heard = std::rc::Rc::new(std::cell::RefCell::new(heard));
    let tell = move || {
        if let Ok(mut heard) = heard.try_borrow_mut() {
            heard();
        }
    };
    if let Some(window) = web_sys::window() {
        let tell = tell.clone();
        listen(&window, "pagehide", move |_| tell());
    }
    if let Some(document) = document() {
        let is_hidden = document.clone();
        listen(&document, "visibilitychange", move |_| {
            if is_hidden.hidden() {
                tell();
            }
        });
    }
}

/// Tells the day whenever the page is looked at again: it may be another one.
pub fn on_return(mut heard: impl FnMut(Day) + 'static) {
    if let Some(document) = document() {
        let is_hidden = document.clone();
        listen(&document, "visibilitychange", move |_| {
            if !is_hidden.hidden() {
                heard(today());
            }
        });
    }
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, heard: impl FnMut(Event) + 'static) {
    let callback = Closure::<dyn FnMut(Event)>::new(heard);
    if target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref()).is_ok() {
        callback.forget();
    }
}

fn languages() -> Vec<String> {
    let tags = web_sys::window().map(|window| window.navigator().languages());
    tags.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string()).collect()
}

fn prefers_dark() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media(DARK).ok()?);
    query.is_some_and(|query| query.matches())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Names the page in the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Shows the page from its top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
