//! What the page has asked of the network since it was loaded, as the browser counts it.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

use crate::browser::clock::now_ms;

thread_local! {
    static LOADED_MS: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Follows the requests until dropped.
pub struct Follow {
    observer: Option<PerformanceObserver>,
    _callback: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

/// Tells the address of every request that began after the page and its engine
/// were loaded, earlier ones included.
pub fn follow(mut heard: impl FnMut(String) + 'static) -> Follow {
    let callback = Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
        for entry in list.get_entries().iter().filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok()) {
            if is_request(&entry) {
                heard(entry.name());
            }
        }
    });
    let observer = PerformanceObserver::new(callback.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(&resources());
    }
    Follow { observer, _callback: callback }
}

/// Tells the address of every request of this worker, for as long as it lives.
pub fn follow_worker(mut heard: impl FnMut(String) + 'static) {
    let callback = Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
        let entries = list.get_entries().into_iter().filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok());
        entries.filter(|entry| !is_in_tab(entry)).for_each(|entry| heard(entry.name()));
    });
    if let Ok(observer) = PerformanceObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(&resources());
        callback.forget();
    }
}

/// The page's own files are asked for while it loads; what lies in the tab itself is no request.
fn is_request(entry: &PerformanceEntry) -> bool {
    !is_in_tab(entry) && LOADED_MS.get().is_some_and(|loaded| entry.start_time() > loaded)
}

fn is_in_tab(entry: &PerformanceEntry) -> bool {
    let address = entry.name();
    address.starts_with("blob:") || address.starts_with("data:")
}

fn resources() -> PerformanceObserverInit {
    let wanted = PerformanceObserverInit::new(&Array::new());
    // One type at a time is what brings the earlier entries, too.
    drop(js_sys::Reflect::delete_property(&wanted, &"entryTypes".into()));
    drop(js_sys::Reflect::set(&wanted, &"type".into(), &"resource".into()));
    drop(js_sys::Reflect::set(&wanted, &"buffered".into(), &true.into()));
    wanted
}

/// From now on everything is loaded: the page and its engine.
pub fn all_is_loaded() {
    if LOADED_MS.get().is_none() {
        LOADED_MS.set(Some(now_ms()));
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
