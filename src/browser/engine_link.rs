//! The page's end of the line to the engine worker.
//!
//! A message to a worker whose program has not started yet would be lost, so the
//! worker announces itself first and requests wait until then.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, File, MessageEvent, Url, Worker};

use crate::browser::error::BrowserError;
use crate::engine::protocol::{BUILD, Numbered, Reply, Request};

/// What the line tells.
#[derive(Debug)]
pub enum Heard {
    Started,
    Reply(Numbered<Reply>),
    /// The worker stopped unexpectedly.
    Crashed {
        message: String,
    },
    /// The worker did not come up at all.
    Missing {
        reason: String,
    },
    /// The worker is of another build than the page.
    Outdated,
}

/// The line. A worker that ended is replaced with [`EngineLink::restart`].
#[derive(Clone)]
pub struct EngineLink {
    line: Rc<RefCell<Line>>,
    tell: Rc<dyn Fn(Heard)>,
}

#[derive(Default)]
struct Line {
    running: Option<Running>,
    is_ready: bool,
    waiting: Vec<Parcel>,
    /// Tells the events of this worker from late ones of its predecessors.
    generation: u32,
}

struct Running {
    worker: Worker,
    address: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

struct Parcel {
    text: String,
    files: Array,
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
        let link = EngineLink { line: Rc::default(), tell: Rc::new(tell) };
        link.launch();
        link
    }

    /// Ends the worker, with whatever it is doing, and starts a new one.
    pub fn restart(&self) {
        let ended = {
            let mut line = self.line.borrow_mut();
            line.is_ready = false;
            line.waiting.clear();
            line.running.take()
        };
        drop(ended);
        self.launch();
    }

    /// Sends a request with its file handles, as soon as the worker listens.
    pub fn post(&self, request: &Numbered<Request>, files: Vec<File>) {
        let Ok(text) = serde_json::to_string(request) else {
            return self.tell(Heard::Crashed { message: "a request cannot be written".to_owned() });
        };
        let parcel = Parcel { text, files: files.iter().collect() };
        let result = {
            let mut line = self.line.borrow_mut();
            match (&line.running, line.is_ready) {
                (Some(running), true) => send(&running.worker, &parcel),
                _ => {
                    line.waiting.push(parcel);
                    Ok(())
                }
            }
        };
        if let Err(error) = result {
            self.tell(Heard::Crashed { message: error.to_string() });
        }
    }

    fn launch(&self) {
        let generation = {
            let mut line = self.line.borrow_mut();
            line.generation = line.generation.wrapping_add(1);
            line.generation
        };
        match self.spawn(generation) {
            Ok(running) => self.line.borrow_mut().running = Some(running),
            Err(error) => self.tell(Heard::Missing { reason: error.to_string() }),
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
            link.break_down(generation, event.message());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, address, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, generation: u32, event: &MessageEvent) {
        if self.line.borrow().generation != generation {
            return;
        }
        let text = event.data().as_string().unwrap_or_default();
        match serde_json::from_str::<Numbered<Reply>>(&text) {
            Ok(Numbered { body: Reply::Ready { build }, .. }) if build == BUILD => self.open(),
            Ok(Numbered { body: Reply::Ready { .. }, .. }) | Err(_) => self.tell(Heard::Outdated),
            Ok(reply) => self.tell(Heard::Reply(reply)),
        }
    }

    /// The worker listens: what waited is sent.
    fn open(&self) {
        let result = {
            let mut line = self.line.borrow_mut();
            line.is_ready = true;
            let waiting = std::mem::take(&mut line.waiting);
            match &line.running {
                Some(running) => waiting.iter().try_for_each(|parcel| send(&running.worker, parcel)),
                None => Ok(()),
            }
        };
        match result {
            Ok(()) => self.tell(Heard::Started),
            Err(error) => self.tell(Heard::Crashed { message: error.to_string() }),
        }
    }

    fn break_down(&self, generation: u32, message: String) {
        let (is_current, was_ready) = {
            let line = self.line.borrow();
            (line.generation == generation, line.is_ready)
        };
        if is_current {
            self.tell(if was_ready { Heard::Crashed { message } } else { Heard::Missing { reason: message } });
        }
    }

    fn tell(&self, heard: Heard) {
        (self.tell)(heard);
    }
}

fn send(worker: &Worker, parcel: &Parcel) -> Result<(), BrowserError> {
    Ok(worker.post_message(&Array::of2(&JsValue::from_str(&parcel.text), &parcel.files))?)
}

/// The address of the worker's first lines. A worker from a blob inherits the
/// page's Content-Security-Policy; one from an address would have none.
fn bootstrap() -> Result<String, BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    let page = document.base_uri()?.ok_or(BrowserError::Missing("address"))?;
    let folder = Url::new_with_base(".", &page)?.href();
    let build = document.document_element().and_then(|root| root.get_attribute("data-build")).unwrap_or_default();
    let script = serde_json::json!(format!("{folder}engine.js?{build}"));
    let program = serde_json::json!(format!("{folder}engine_bg.wasm?{build}"));
    // A rejected promise would be silent; an exception out of a timer reaches the page.
    let code = format!(
        "importScripts({script});wasm_bindgen({{module_or_path:{program}}})\
         .catch((error)=>setTimeout(()=>{{throw error}}));"
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(&code)), &options)?;
    Ok(Url::create_object_url_with_blob(&blob)?)
}
