//! Reading a file in slices, the next ones being read while one is parsed.

use std::collections::VecDeque;

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::browser::error::BrowserError;

/// Large enough that the cost of asking does not matter, small enough for a
/// cancel to be heard and a progress bar to move.
const SLICE: f64 = 4.0 * 1024.0 * 1024.0;
/// Slices that are being read while one is parsed.
const AHEAD: usize = 2;

/// Bytes that the browser holds: a file, wherever it lies.
#[derive(Clone, Debug)]
pub struct Handle(pub(super) Blob);

impl Handle {
    /// Gives bytes to the browser.
    pub fn from_bytes(bytes: &[u8]) -> Result<Handle, BrowserError> {
        Ok(Handle(Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?))
    }

    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Begins to read the bytes from `start` up to, but not including, `end`; await it for the bytes.
    pub fn read(&self, start: u64, end: u64) -> impl Future<Output = Result<Vec<u8>, BrowserError>> + use<> {
        // Asked for here, not when awaited: several reads can be under way.
        let asked = self.0.slice_with_f64_and_f64(start as f64, end as f64).map(|part| JsFuture::from(part.array_buffer()));
        async move { Ok(Uint8Array::new(&asked?.await?).to_vec()) }
    }
}

/// The slices of a file, in order.
pub struct Slices {
    blob: Blob,
    /// Where the next slice to be asked for begins.
    position: f64,
    asked: VecDeque<JsFuture>,
    slice: Vec<u8>,
}

impl Slices {
    /// Begins to read.
    pub fn of(handle: &Handle) -> Slices {
        let mut slices = Slices { blob: handle.0.clone(), position: 0.0, asked: VecDeque::new(), slice: Vec::new() };
        slices.ask_ahead();
        slices
    }

    /// Waits for the next slice; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<&[u8]>, BrowserError> {
        self.ask_ahead();
        let Some(asked) = self.asked.pop_front() else {
            return Ok(None);
        };
        let buffer: ArrayBuffer = asked.await?.dyn_into().map_err(|_| BrowserError::Unexpected("buffer"))?;
        self.ask_ahead();
        let bytes = Uint8Array::new(&buffer);
        self.slice.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut self.slice);
        Ok(Some(&self.slice))
    }

    fn ask_ahead(&mut self) {
        while self.asked.len() < AHEAD && self.position < self.blob.size() {
            let end = (self.position + SLICE).min(self.blob.size());
            let Ok(part) = self.blob.slice_with_f64_and_f64(self.position, end) else {
                return;
            };
            self.asked.push_back(JsFuture::from(part.array_buffer()));
            self.position = end;
        }
    }
}
