//! The page's end of the line to the engine worker; its rules are in [`crate::engine::line`].

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, File, MessageEvent, Url, Worker};

use crate::browser::error::BrowserError;
use crate::engine::line::{Heard, Line, News, first_lines};
use crate::engine::protocol::{Numbered, Request};
use crate::engine::wire;

/// The line. A worker that ended is replaced with [`EngineLink::restart`].
#[derive(Clone)]
pub struct EngineLink {
    /// A request as bytes, and the handles of its files.
    line: Rc<RefCell<Line<Array>>>,
    running: Rc<RefCell<Option<Running>>>,
    tell: Rc<dyn Fn(Heard)>,
}

struct Running {
    worker: Worker,
    address: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // An address that is gone already is as good.
        let _ = Url::revoke_object_url(&self.address);
    }
}

impl EngineLink {
    /// Starts the worker; everything it says goes to `tell`.
    pub fn start(tell: impl Fn(Heard) + 'static) -> EngineLink {
        let link = EngineLink { line: Rc::default(), running: Rc::default(), tell: Rc::new(tell) };
        link.restart();
        link
    }

    /// Ends the worker, with whatever it is doing, and starts a new one.
    pub fn restart(&self) {
        drop(self.running.take());
        let generation = self.line.borrow_mut().begin();
        match self.spawn(generation) {
            Ok(running) => *self.running.borrow_mut() = Some(running),
            Err(error) => self.tell(Heard::Missing { reason: error.to_string() }),
        }
    }

    /// Sends a request with its file handles, as soon as the worker listens.
    pub fn post(&self, request: &Numbered<Request>, files: Vec<File>) {
        let message = match wire::write(request) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()),
            Err(message) => return self.tell(Heard::Crashed { message }),
        };
        let files: Array = files.iter().collect();
        let parcel = self.line.borrow_mut().post(Array::of2(&message, &files));
        if let Err(error) = self.send(parcel.as_slice()) {
            self.tell(Heard::Crashed { message: error.to_string() });
        }
    }

    fn spawn(&self, generation: u32) -> Result<Running, BrowserError> {
        let address = bootstrap()?;
        let worker = Worker::new(&address)?;
        let link = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| link.hear(generation, &event));
        let link = self.clone();
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            let heard = link.line.borrow().break_down(generation, event.message());
            heard.into_iter().for_each(|heard| link.tell(heard));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, address, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, generation: u32, event: &MessageEvent) {
        // What is no message has no bytes, which the line does not take for one either.
        let message = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let News { heard, parcels } = self.line.borrow_mut().hear(generation, &message);
        match self.send(&parcels) {
            Ok(()) => heard.into_iter().for_each(|heard| self.tell(heard)),
            Err(error) => self.tell(Heard::Crashed { message: error.to_string() }),
        }
    }

    fn send(&self, parcels: &[Array]) -> Result<(), BrowserError> {
        match &*self.running.borrow() {
            Some(running) => Ok(parcels.iter().try_for_each(|parcel| running.worker.post_message(parcel))?),
            None => Ok(()),
        }
    }

    fn tell(&self, heard: Heard) {
        (self.tell)(heard);
    }
}

/// The address of the worker's first lines. A worker from a blob inherits the
/// page's Content-Security-Policy; one from an address would have none.
fn bootstrap() -> Result<String, BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    let page = document.base_uri()?.ok_or(BrowserError::Missing("address"))?;
    let folder = Url::new_with_base(".", &page)?.href();
    let build = document.document_element().and_then(|root| root.get_attribute("data-build")).unwrap_or_default();
    let code = first_lines(&folder, &build);
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(&code)), &options)?;
    Ok(Url::create_object_url_with_blob(&blob)?)
}
