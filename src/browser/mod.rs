//! The browser: the only folder that names `web_sys` or `js_sys`. Every failure
//! is a value; nothing panics.
//!
//! The first group serves the page, the second the engine's worker.

pub mod error;
pub mod clock;
pub mod timer;
pub mod page;
pub mod storage;
pub mod requests;
pub mod focus;
pub mod caret;
pub mod resize;
pub mod clipboard;
pub mod download;
pub mod canvas;
pub mod intl;
pub mod files;
pub mod channel;
pub mod program;
pub mod engine_link;

pub mod slices;
pub mod unpacking;
pub mod opfs;
pub mod locks;
pub mod inbox;
pub mod desk;
