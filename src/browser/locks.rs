//! Letting other tabs know that this one is open.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const PREFIX: &str = "attain-";

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(js_name = navigator, thread_local_v2)]
    static NAVIGATOR: Navigator;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigator) -> Option<LockManager>;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, held: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;
}

/// Marks a tab's files as in use until this worker ends.
pub fn mark(tab: &str) {
    let Some(locks) = NAVIGATOR.with(Navigator::locks) else {
        return;
    };
    let options = js_sys::Object::new();
    // A fresh object takes every property.
    let _ = Reflect::set(&options, &"mode".into(), &"shared".into());
    // A lock is held until the promise given for it is resolved: never.
    let forever = Closure::<dyn FnMut() -> Promise>::new(|| Promise::new(&mut |_, _| {}));
    if locks.request(&format!("{PREFIX}{tab}"), &options, forever.as_ref().unchecked_ref()).is_ok() {
        forever.forget();
    }
}

/// The tabs whose files are in use; `None` where the browser cannot tell.
pub async fn open_tabs() -> Option<Vec<String>> {
    let asked = NAVIGATOR.with(Navigator::locks)?.query().ok()?;
    let answer = JsFuture::from(asked).await.ok()?;
    let held = Reflect::get(&answer, &"held".into()).ok()?;
    let held = Array::from(&held);
    let names = held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string());
    Some(names.filter_map(|name| name.strip_prefix(PREFIX).map(str::to_owned)).collect())
}
