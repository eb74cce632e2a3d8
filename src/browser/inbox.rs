//! The worker's end of the line to the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::browser::slices::Handle;
use crate::engine::protocol::{Failure, Numbered, Reply, Request};
use crate::engine::wire;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &Uint8Array, given_away: &Array);
}

/// Hands every request, and the files that came beside it, to `heard`, for as long
/// as the worker lives. What is not understood is answered here.
pub fn listen(mut heard: impl FnMut(Numbered<Request>, Vec<Handle>) + 'static) {
    let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match open(&event.data()) {
        Ok((request, files)) => heard(request, files),
        Err(message) => post(&Numbered { number: 0, body: Reply::Failed(Failure::Misunderstood { message }) }),
    });
    let worker: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    worker.set_onmessage(Some(callback.as_ref().unchecked_ref()));
    callback.forget();
}

/// Sends a reply.
pub fn post(reply: &Numbered<Reply>) {
    match wire::write(reply) {
        Ok(bytes) => {
            let message = Uint8Array::from(bytes.as_slice());
            post_message(&message, &Array::of1(&message.buffer()));
        }
        Err(error) => web_sys::console::error_1(&error.into()),
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

fn open(data: &JsValue) -> Result<(Numbered<Request>, Vec<Handle>), String> {
    let parts: &Array = data.dyn_ref().ok_or("not a request")?;
    let message: Uint8Array = parts.get(0).dyn_into().map_err(|_| "no message")?;
    let request = wire::read(&message.to_vec())?;
    let files = Array::from(&parts.get(1)).iter().filter_map(|file| file.dyn_into::<Blob>().ok()).map(Handle).collect();
    Ok((request, files))
}
