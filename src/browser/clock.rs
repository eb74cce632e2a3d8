//! Times for scripts and benchmarks: `performance.measure` entries.

use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::error::BrowserError;

#[wasm_bindgen]
extern "C" {
    type Performance;

    // In the page and in a worker alike.
    #[wasm_bindgen(js_name = performance, thread_local_v2)]
    static PERFORMANCE: Performance;

    #[wasm_bindgen(method)]
    fn now(this: &Performance) -> f64;

    #[wasm_bindgen(method, catch)]
    fn measure(this: &Performance, name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// Milliseconds since the page (or the worker) was opened.
pub fn now_ms() -> f64 {
    PERFORMANCE.with(Performance::now)
}

/// Milliseconds after 1970.
pub fn epoch_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Writes the entry `name` from `start_ms` until now.
pub fn measure(name: &str, start_ms: f64, rows: u64, bytes: u64) -> Result<(), BrowserError> {
    let detail = object(&[("rows", (rows as f64).into()), ("bytes", (bytes as f64).into())])?;
    let options = object(&[("start", start_ms.into()), ("end", now_ms().into()), ("detail", detail)])?;
    PERFORMANCE.with(|performance| performance.measure(name, &options))?;
    Ok(())
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, BrowserError> {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &JsValue::from_str(key), value)?;
    }
    Ok(object.unchecked_into())
}
