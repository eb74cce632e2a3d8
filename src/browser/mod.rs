//! The browser: the only folder that names `web_sys` or `js_sys`. Every failure
//! is a value; nothing panics.
//!
//! The first group serves the page, the second the engine's worker.

pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod engine_link;
pub mod error;
pub mod files;
pub mod focus;
pub mod intl;
pub mod page;
pub mod requests;
pub mod resize;
pub mod storage;
pub mod timer;

pub mod desk;
pub mod inbox;
pub mod kept_files;
pub mod locks;
pub mod opfs;
pub mod reading;
pub mod slices;
pub mod unpacking;
