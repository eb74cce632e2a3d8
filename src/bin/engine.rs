//! The worker: answers the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    attain::browser::desk::open();
}

/// Natively there is no page to answer; the engine is used as a library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
