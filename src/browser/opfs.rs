//! Attain's folder in the browser's own file system, which no other site and no
//! program of the user sees.

use js_sys::{AsyncIterator, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemRemoveOptions, FileSystemSyncAccessHandle, StorageManager,
};

use crate::browser::error::BrowserError;
use crate::browser::slices::Handle;

const FOLDER: &str = "attain";

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(js_name = navigator, thread_local_v2)]
    static NAVIGATOR: Navigator;
    /// Missing where the page is not served securely.
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Navigator) -> Option<StorageManager>;
}

/// The folder.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// The folder if it is there.
    pub async fn find() -> Result<Option<Folder>, BrowserError> {
        match Folder::get(false).await {
            Ok(folder) => Ok(Some(folder)),
            Err(error) if error.is("NotFoundError") => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The folder, made where it is not there yet.
    pub async fn make() -> Result<Folder, BrowserError> {
        Folder::get(true).await
    }

    /// Deletes the folder; what another tab is writing at this moment stays.
    pub async fn delete() -> Result<(), BrowserError> {
        let Some(folder) = Folder::find().await? else {
            return Ok(());
        };
        let all = FileSystemRemoveOptions::new();
        all.set_recursive(true);
        let removed = JsFuture::from(root().await?.remove_entry_with_options(FOLDER, &all)).await;
        if removed.is_err() {
            for name in folder.names().await? {
                folder.remove(&name).await;
            }
        }
        Ok(())
    }

    /// The names of the files in it.
    pub async fn names(&self) -> Result<Vec<String>, BrowserError> {
        let keys: AsyncIterator = self.0.keys();
        let mut names = Vec::new();
        loop {
            let step = JsFuture::from(keys.next()?).await?;
            if Reflect::get(&step, &"done".into())?.is_truthy() {
                return Ok(names);
            }
            names.extend(Reflect::get(&step, &"value".into())?.as_string());
        }
    }

    /// The file of this name.
    pub async fn file(&self, name: &str) -> Result<Handle, BrowserError> {
        let handle: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle(name)).await?.unchecked_into();
        let file: File = JsFuture::from(handle.get_file()).await?.unchecked_into();
        Ok(Handle(file.into()))
    }

    /// A new file to write to; only this worker can open it until the writer is dropped.
    pub async fn write(&self, name: &str) -> Result<Writer, BrowserError> {
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let handle: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle_with_options(name, &create)).await?.unchecked_into();
        let access = JsFuture::from(handle.create_sync_access_handle()).await?.unchecked_into();
        Ok(Writer { access, position: 0.0 })
    }

    /// Deletes a file; one that is gone or in use is let be.
    pub async fn remove(&self, name: &str) {
        let _: Result<JsValue, JsValue> = JsFuture::from(self.0.remove_entry(name)).await;
    }

    async fn get(create: bool) -> Result<Folder, BrowserError> {
        let options = FileSystemGetDirectoryOptions::new();
        options.set_create(create);
        let folder = JsFuture::from(root().await?.get_directory_handle_with_options(FOLDER, &options)).await?;
        Ok(Folder(folder.unchecked_into()))
    }
}

async fn root() -> Result<FileSystemDirectoryHandle, BrowserError> {
    let storage = NAVIGATOR.with(Navigator::storage).ok_or(BrowserError::Missing("file system"))?;
    let directory = Reflect::get(&storage, &"getDirectory".into())?;
    if !directory.is_function() {
        return Err(BrowserError::Missing("file system"));
    }
    Ok(JsFuture::from(storage.get_directory()).await?.unchecked_into())
}

/// Writes one file from its beginning.
pub struct Writer {
    access: FileSystemSyncAccessHandle,
    position: f64,
}

impl Writer {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), BrowserError> {
        let at = FileSystemReadWriteOptions::new();
        at.set_at(self.position);
        let written = self.access.write_with_u8_array_and_options(bytes, &at)?;
        if (written as usize) < bytes.len() {
            return Err(BrowserError::Thrown { name: "QuotaExceededError".to_owned(), message: "not all was written".to_owned() });
        }
        self.position += written;
        Ok(())
    }

    /// Makes sure that all is written.
    pub fn finish(self) -> Result<(), BrowserError> {
        Ok(self.access.flush()?)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.access.close();
    }
}
