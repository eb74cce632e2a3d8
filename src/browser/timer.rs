//! Later: after some time, or when the page has been painted.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

#[wasm_bindgen]
extern "C" {
    // Both the page and a worker have these, under different interfaces.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, milliseconds: i32) -> i32;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: i32);
    // Not every browser has it.
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle_callback(callback: &js_sys::Function) -> Result<u32, JsValue>;
}

/// Runs `action` once, after this many milliseconds.
pub fn after(milliseconds: i32, action: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(action);
    set_timeout(callback.unchecked_ref(), milliseconds);
}

/// Waits in a worker or on the page; other messages are handled meanwhile.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, milliseconds);
    });
    // A promise that only a timer resolves cannot be rejected.
    let _ = JsFuture::from(promise).await;
}

/// Lets waiting messages be heard. A timer would do, but browsers make repeated ones wait.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        // To itself, and without a transfer: this cannot fail.
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    // A promise that only a message resolves cannot be rejected.
    let _ = JsFuture::from(promise).await;
    channel.port1().close();
}

/// An action that runs when nothing has asked for it for a while.
#[derive(Clone)]
pub struct Debounce {
    timer: Rc<Cell<Option<i32>>>,
    action: Rc<Closure<dyn FnMut()>>,
    milliseconds: i32,
}

impl Debounce {
    pub fn new(milliseconds: i32, mut action: impl FnMut() + 'static) -> Debounce {
        let timer = Rc::new(Cell::new(None));
        let ran = timer.clone();
        let action = Rc::new(Closure::new(move || {
            ran.set(None);
            action();
        }));
        Debounce { timer, action, milliseconds }
    }

    /// Asks for the action.
    pub fn ask(&self) {
        if let Some(timer) = self.timer.take() {
            clear_timeout(timer);
        }
        let function: &js_sys::Function = self.action.as_ref().as_ref().unchecked_ref();
        self.timer.set(Some(set_timeout(function, self.milliseconds)));
    }
}

/// Runs `action` after the next painting of the page, so that what was just changed is on the screen.
pub fn after_painting(action: impl FnOnce() + 'static) {
    // Animation callbacks run before the painting, a timer set in one runs after it.
    before_painting(move || after(0, action));
}

/// Runs `action` when nothing else is to be done, where the browser tells, else a little later.
pub fn when_idle(action: impl FnOnce() + 'static) {
    const LATER_MS: i32 = 50;
    let callback: js_sys::Function = Closure::once_into_js(action).unchecked_into();
    if request_idle_callback(&callback).is_err() {
        set_timeout(&callback, LATER_MS);
    }
}

/// Runs `action` once before the next painting of the page.
pub fn before_painting(action: impl FnOnce() + 'static) {
    let before = Closure::once_into_js(action);
    let window = web_sys::window().filter(|window| window.document().is_some_and(|document| !document.hidden()));
    let asked = window.map(|window| window.request_animation_frame(before.unchecked_ref()));
    // A hidden page is not painted.
    if !matches!(asked, Some(Ok(_))) {
        let function: js_sys::Function = before.unchecked_into();
        set_timeout(&function, 0);
    }
}
