//! Files that the user gives: picked, dropped or pasted. Their handles wait here
//! until the engine takes them; the page never reads them.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, Event, File, FileList, HtmlInputElement};

use crate::browser::error::BrowserError;
use crate::engine::protocol::Source;
use crate::state::command::FileBatch;
use crate::state::message::Msg;

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

#[derive(Default)]
struct Waiting {
    last: u32,
    batches: HashMap<u32, Vec<File>>,
}

/// The files of a `change` event of an `<input type=file>`; the input is emptied,
/// so that the same file can be chosen again.
pub fn picked(event: &Event) -> Option<Msg> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let files = list(input.files()?);
    input.set_value("");
    chosen(files)
}

/// The files of a drop or of a paste.
pub fn dropped(transfer: &DataTransfer) -> Option<Msg> {
    chosen(list(transfer.files()?))
}

/// The files of a paste, or its text as a file of the given name.
pub fn pasted(transfer: &DataTransfer, name: &str) -> Option<Msg> {
    if let Some(message) = dropped(transfer) {
        return Some(message);
    }
    let text = transfer.get_data("text/plain").ok()?;
    typed(&text, name).ok()?
}

/// Text as a file of the given name; nothing when it is blank.
pub fn typed(text: &str, name: &str) -> Result<Option<Msg>, BrowserError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let parts = Array::of1(&JsValue::from_str(text));
    Ok(chosen(vec![File::new_with_str_sequence(&parts, name)?]))
}

/// The text of the file of a `change` event, once it is read; the input is emptied.
pub fn read_text(event: &Event, then: impl FnOnce(String) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    if let Some(file) = file {
        let text = JsFuture::from(file.text());
        spawn_local(async move {
            // A file that cannot be read is as one of nothing: it is refused by what it lacks.
            then(text.await.ok().and_then(|text| text.as_string()).unwrap_or_default());
        });
    }
}

/// Takes the handles of a batch out.
pub fn take(batch: FileBatch) -> Vec<File> {
    WAITING.with_borrow_mut(|waiting| waiting.batches.remove(&batch.0)).unwrap_or_default()
}

fn chosen(files: Vec<File>) -> Option<Msg> {
    if files.is_empty() {
        return None;
    }
    let sources = files.iter().map(|file| Source { name: file.name(), bytes: file.size() as u64 }).collect();
    let batch = WAITING.with_borrow_mut(|waiting| {
        waiting.last = waiting.last.wrapping_add(1);
        waiting.batches.insert(waiting.last, files);
        FileBatch(waiting.last)
    });
    Some(Msg::FilesChosen { batch, sources })
}

fn list(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
