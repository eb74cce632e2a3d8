//! What can go wrong between Attain and the browser.

use wasm_bindgen::{JsCast, JsValue};

use crate::engine::protocol::StorageRefusal;

/// A failure of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrowserError {
    /// The browser does not have this.
    Missing(&'static str),
    /// It threw an exception, such as `QuotaExceededError`.
    Thrown { name: String, message: String },
    /// What it gave is not what was asked for.
    Unexpected(&'static str),
    /// A file is not the one that was chosen any more.
    Changed,
}

impl BrowserError {
    /// What the failure means where something was to be kept.
    pub fn refusal(&self) -> StorageRefusal {
        match self {
            BrowserError::Thrown { name, .. } if name == "QuotaExceededError" => StorageRefusal::Full,
            _ => StorageRefusal::Forbidden,
        }
    }

    /// Whether it is an exception of this name.
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self, BrowserError::Thrown { name, .. } if name == wanted)
    }
}

impl From<JsValue> for BrowserError {
    fn from(value: JsValue) -> BrowserError {
        match value.dyn_into::<js_sys::Error>() {
            Ok(error) => BrowserError::Thrown { name: String::from(error.name()), message: String::from(error.message()) },
            Err(value) => BrowserError::Thrown { name: "Error".to_owned(), message: value.as_string().unwrap_or_default() },
        }
    }
}

/// For logs and the details of a message; the sentences for users are in `i18n`.
impl std::fmt::Display for BrowserError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BrowserError::Missing(what) => write!(f, "no {what}"),
            BrowserError::Thrown { name, message } => write!(f, "{name}: {message}"),
            BrowserError::Unexpected(what) => write!(f, "unexpected {what}"),
            BrowserError::Changed => write!(f, "changed"),
        }
    }
}
