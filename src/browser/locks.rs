//! One tab at a time: the lock on what is stored.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "attain-storage";

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(js_name = navigator, thread_local_v2)]
    static NAVIGATOR: Navigator;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigator) -> Option<LockManager>;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, held: &Function) -> Result<Promise, JsValue>;
}

/// The lock, until it is dropped.
pub struct Lock {
    /// Resolves the promise for which the browser holds it.
    release: Option<Function>,
    _held: Closure<dyn FnMut() -> Promise>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            // It takes no argument and throws nothing.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Waits until nobody else has the lock, and takes it. `None` where the browser has
/// no locks; there nothing keeps two tabs apart but the generations of their lists.
pub async fn lock() -> Option<Lock> {
    let locks = NAVIGATOR.with(Navigator::locks)?;
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let mut granted = None;
    let waiting = Promise::new(&mut |resolve, _| granted = Some(resolve));
    let (granted, to_release) = (granted?, release.clone());
    let held = Closure::<dyn FnMut() -> Promise>::new(move || {
        // Whoever waits for the lock is told; whoever has it says when it is over.
        let _ = granted.call0(&JsValue::NULL);
        Promise::new(&mut |resolve, _| *to_release.borrow_mut() = Some(resolve))
    });
    // The promise of the request itself is resolved when the lock is given back.
    let _: Promise = locks.request(NAME, held.as_ref().unchecked_ref()).ok()?;
    JsFuture::from(waiting).await.ok()?;
    let release = release.borrow_mut().take();
    Some(Lock { release, _held: held })
}
