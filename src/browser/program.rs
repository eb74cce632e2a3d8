//! The engine's program, fetched once and kept: a worker that ended is replaced
//! without a request, also without a network.

use js_sys::WebAssembly::{Module, compile, compile_streaming};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

use crate::browser::error::BrowserError;

/// What a worker is made of.
#[derive(Clone)]
pub struct Program {
    /// The glue between the program and the browser, in JavaScript.
    pub script: String,
    pub module: Module,
}

/// Fetches the program of this build from the page's folder.
pub async fn fetch() -> Result<Program, BrowserError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(BrowserError::Missing("document"))?;
    let page = document.base_uri()?.ok_or(BrowserError::Missing("address"))?;
    let build = document.document_element().and_then(|root| root.get_attribute("data-build")).unwrap_or_default();
    let address = |name: &str| Ok::<String, BrowserError>(Url::new_with_base(&format!("{name}?{build}"), &page)?.href());
    // Both are on their way before one of them is awaited.
    let (script, module) = (get(&address("engine.js")?)?, get(&address("engine_bg.wasm")?)?);
    let script = JsFuture::from(checked(script.await?)?.text()?).await?.as_string().ok_or(BrowserError::Unexpected("script"))?;
    let answer = checked(module.await?)?;
    let module = match answer.headers().get("content-type")?.as_deref() {
        // Compiled while it comes in, and kept compiled by the browser for the next visit.
        Some("application/wasm") => compile_streaming(&js_sys::Promise::resolve(AsRef::<JsValue>::as_ref(&answer))),
        _ => compile(&JsFuture::from(answer.array_buffer()?).await?),
    };
    Ok(Program { script, module: JsFuture::from(module).await?.unchecked_into() })
}

/// Asks for a file; await it for the answer.
fn get(address: &str) -> Result<impl Future<Output = Result<Response, BrowserError>> + use<>, BrowserError> {
    let window = web_sys::window().ok_or(BrowserError::Missing("window"))?;
    let asked = JsFuture::from(window.fetch_with_str(address));
    Ok(async move { Ok(asked.await?.unchecked_into()) })
}

fn checked(answer: Response) -> Result<Response, BrowserError> {
    match answer.ok() {
        true => Ok(answer),
        false => Err(BrowserError::Thrown { name: answer.status().to_string(), message: answer.url() }),
    }
}
