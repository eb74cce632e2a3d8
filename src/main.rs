//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    attain::ui::mount();
}

/// Natively there is no page; the crate is used as a library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
