//! The worker's end of the line to the page.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::browser::slices::Handle;
use crate::engine::protocol::{Failure, Numbered, Reply, Request};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &str);
}

/// A request with the files that came beside it.
pub struct Delivery {
    pub request: Numbered<Request>,
    pub files: Vec<Handle>,
}

/// Hands every delivery to `heard`, for as long as the worker lives. What is not
/// understood is answered here.
pub fn listen(mut heard: impl FnMut(Delivery) + 'static) {
    let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match open(&event.data()) {
        Ok(delivery) => heard(delivery),
        Err(message) => post(&Numbered { number: 0, body: Reply::Failed(Failure::Misunderstood { message }) }),
    });
    let worker: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    worker.set_onmessage(Some(callback.as_ref().unchecked_ref()));
    callback.forget();
}

/// Sends a reply.
pub fn post(reply: &Numbered<Reply>) {
    match serde_json::to_string(reply) {
        Ok(text) => post_message(&text),
        // A float that is no number cannot be written; the page then asks in vain, but lives.
        Err(error) => web_sys::console::error_1(&error.to_string().into()),
    }
}

/// Makes a panic's last words a message: the page hears why before the worker ends.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::warn_1(&message.as_str().into());
        post(&Numbered { number: 0, body: Reply::Failed(Failure::Crashed { message }) });
    }));
}

fn open(data: &JsValue) -> Result<Delivery, String> {
    let parts: &Array = data.dyn_ref().ok_or("not a request")?;
    let text = parts.get(0).as_string().ok_or("no text")?;
    let request = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let files = Array::from(&parts.get(1)).iter().filter_map(|file| file.dyn_into::<Blob>().ok()).map(Handle).collect();
    Ok(Delivery { request, files })
}
