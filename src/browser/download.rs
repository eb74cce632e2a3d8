//! Handing a file to the user: the browser's own download, without a request.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::browser::error::BrowserError;
use crate::browser::timer::after;

/// Offers `bytes` as a file.
fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), BrowserError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    download_blob(name, &blob)
}

/// Offers a table as a CSV file; by its mark a spreadsheet knows it for UTF-8.
pub fn download_sheet(name: &str, csv: &str) -> Result<(), BrowserError> {
    download(name, "text/csv", format!("\u{feff}{csv}").as_bytes())
}

/// Offers a text as a file.
pub fn download_text(name: &str, kind: &str, text: &str) -> Result<(), BrowserError> {
    download(name, kind, text.as_bytes())
}

/// Offers a blob as a file.
pub fn download_blob(name: &str, blob: &Blob) -> Result<(), BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement =
        document.create_element("a")?.dyn_into().map_err(|_: web_sys::Element| BrowserError::Unexpected("element"))?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click.
    after(60_000, move || {
        let _: Result<(), JsValue> = Url::revoke_object_url(&address);
    });
    Ok(())
}
