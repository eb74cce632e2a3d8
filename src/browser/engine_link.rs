//! The page's end of the line to the engine worker; its rules are in [`crate::engine::line`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, File, MessageEvent, Url, Worker};

use crate::browser::clock::epoch_ms;
use crate::browser::error::BrowserError;
use crate::browser::page::forbid_connections;
use crate::browser::program::{Program, fetch};
use crate::browser::timer::after;
use crate::engine::line::{Heard, LAST_LINES, Line, News};
use crate::engine::protocol::{Numbered, Request};
use crate::engine::wire;

const LOOK_EVERY_MS: i32 = 1000;

/// The line. A worker that ended is replaced with [`EngineLink::restart`].
#[derive(Clone)]
pub struct EngineLink {
    /// A request as bytes, and the handles of its files.
    line: Rc<RefCell<Line<Array>>>,
    running: Rc<RefCell<Option<Running>>>,
    /// Once it was fetched.
    program: Rc<RefCell<Option<Program>>>,
    /// Whether somebody looks for signs of the worker.
    is_watched: Rc<Cell<bool>>,
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
        let link = EngineLink {
            line: Rc::default(),
            running: Rc::default(),
            program: Rc::default(),
            is_watched: Rc::default(),
            tell: Rc::new(tell),
        };
        link.restart();
        link
    }

    /// Ends the worker, with whatever it is doing, and starts a new one.
    pub fn restart(&self) {
        drop(self.running.take());
        let generation = self.line.borrow_mut().begin(epoch_ms());
        self.watch();
        let program = self.program.borrow().clone();
        match program {
            Some(program) => self.run(generation, &program),
            None => {
                let link = self.clone();
                spawn_local(async move { link.load(generation).await });
            }
        }
    }

    async fn load(&self, generation: u32) {
        match fetch().await {
            Ok(program) => {
                *self.program.borrow_mut() = Some(program.clone());
                // Everything is here: from now on the page, and the worker with it, cannot connect.
                forbid_connections();
                if self.line.borrow().is_of(generation) {
                    self.run(generation, &program);
                }
            }
            Err(error) => self.break_down(generation, error.to_string()),
        }
    }

    fn run(&self, generation: u32, program: &Program) {
        match self.spawn(generation, program) {
            Ok(running) => *self.running.borrow_mut() = Some(running),
            Err(error) => self.break_down(generation, error.to_string()),
        }
    }

    fn break_down(&self, generation: u32, message: String) {
        let heard = self.line.borrow_mut().break_down(generation, message);
        heard.into_iter().for_each(|heard| self.tell(heard));
    }

    /// Looks for signs of the worker, for as long as one is awaited.
    fn watch(&self) {
        if self.is_watched.replace(true) {
            return;
        }
        let link = self.clone();
        after(LOOK_EVERY_MS, move || {
            link.is_watched.set(false);
            let heard = link.line.borrow_mut().look(epoch_ms());
            if link.line.borrow().is_waiting() {
                link.watch();
            }
            heard.into_iter().for_each(|heard| link.tell(heard));
        });
    }

    /// Sends a request with its file handles, as soon as the worker listens.
    pub fn post(&self, request: &Numbered<Request>, files: Vec<File>) {
        let message = match wire::write(request) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()),
            Err(message) => return self.tell(Heard::Crashed { message }),
        };
        let files: Array = files.iter().collect();
        let parcel = self.line.borrow_mut().post(epoch_ms(), request, Array::of2(&message, &files));
        self.watch();
        if let Err(error) = self.send(parcel.as_slice()) {
            self.tell(Heard::Crashed { message: error.to_string() });
        }
    }

    fn spawn(&self, generation: u32, program: &Program) -> Result<Running, BrowserError> {
        let address = bootstrap(program)?;
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
        worker.post_message(&program.module)?;
        Ok(Running { worker, address, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, generation: u32, event: &MessageEvent) {
        // What is no message has no bytes, which the line does not take for one either.
        let message = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let News { heard, parcels } = self.line.borrow_mut().hear(epoch_ms(), generation, &message);
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

/// The address of the worker's script. A worker from a blob inherits the page's
/// Content-Security-Policy; one from an address would have none.
fn bootstrap(program: &Program) -> Result<String, BrowserError> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let code = Array::of2(&JsValue::from_str(&program.script), &JsValue::from_str(LAST_LINES));
    let blob = Blob::new_with_str_sequence_and_options(&code, &options)?;
    Ok(Url::create_object_url_with_blob(&blob)?)
}
