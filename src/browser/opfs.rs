//! Attain's folder in the browser's own file system, which no other site and no
//! program of the user sees.

use js_sys::{AsyncIterator, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemRemoveOptions, FileSystemSyncAccessHandle, StorageManager,
};

use crate::browser::error::BrowserError;
use crate::browser::slices::{Handle, Slices};
use crate::engine::checksum::Checksum;
use crate::engine::session::effect::{NotStored, Seal};

const FOLDER: &str = "attain";

#[wasm_bindgen]
extern "C" {
    type Navigator;
    #[wasm_bindgen(js_name = navigator, thread_local_v2)]
    static NAVIGATOR: Navigator;
    /// Missing where the page is not served securely.
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Navigator) -> Option<StorageManager>;

    /// A file handle that can rename its file.
    type Movable;
    /// WebKit wants the folder, too; the others would take the name alone.
    #[wasm_bindgen(method, js_name = move, catch)]
    fn move_to(this: &Movable, folder: &FileSystemDirectoryHandle, name: &str) -> Result<Promise, JsValue>;
}

/// The names of everything stored.
pub async fn names() -> Result<Vec<String>, BrowserError> {
    match Folder::find().await? {
        Some(folder) => folder.names().await,
        None => Ok(Vec::new()),
    }
}

/// Stores a file, as a whole or not at all.
pub async fn store(name: &str, file: &Handle) -> Result<Seal, NotStored> {
    let folder = Folder::make().await.map_err(not_taken)?;
    let copied = copy(&folder, name, file).await;
    if copied.is_err() {
        folder.remove(name).await;
    }
    copied
}

/// Stores a text, as a whole or not at all: it has its name once all is written.
pub async fn store_text(name: &str, text: &str) -> Result<(), BrowserError> {
    let (folder, unfinished) = (Folder::make().await?, format!("new-{name}"));
    let written = folder.write_text(&unfinished, text).await;
    let named = match written {
        Ok(()) => folder.rename(&unfinished, name).await,
        Err(error) => Err(error),
    };
    if named.is_err() {
        folder.remove(&unfinished).await;
    }
    named
}

/// A stored text.
pub async fn text(name: &str) -> Result<String, BrowserError> {
    let folder = Folder::find().await?.ok_or(BrowserError::Missing("folder"))?;
    let bytes = folder.file(name).await?.read(0, u64::MAX).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Stored files with their sizes; `None` for one that cannot be opened.
pub async fn files(names: &[String]) -> Vec<Option<(Handle, u64)>> {
    let folder = Folder::find().await.ok().flatten();
    let mut files = Vec::new();
    for name in names {
        let file = match &folder {
            Some(folder) => folder.file(name).await.ok(),
            None => None,
        };
        files.push(file.map(|file| (file.clone(), file.size())));
    }
    files
}

/// Deletes stored files; one that is gone or in use is let be.
pub async fn delete(names: &[String]) {
    if let Ok(Some(folder)) = Folder::find().await {
        for name in names {
            folder.remove(name).await;
        }
    }
}

/// Deletes everything; what another tab is writing at this moment stays.
pub async fn delete_all() -> Result<(), BrowserError> {
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

async fn copy(folder: &Folder, name: &str, file: &Handle) -> Result<Seal, NotStored> {
    let mut writer = folder.write(name).await.map_err(not_taken)?;
    let mut slices = Slices::of(file);
    let (mut bytes, mut checksum) = (0, Checksum::default());
    while let Some(slice) = slices.next().await.map_err(|_| NotStored::Unreadable)? {
        writer.write(slice).map_err(not_taken)?;
        bytes += slice.len() as u64;
        checksum.feed(slice);
    }
    writer.finish().map_err(not_taken)?;
    Ok(Seal { bytes, checksum: checksum.finish() })
}

fn not_taken(error: BrowserError) -> NotStored {
    NotStored::Refused(error.refusal())
}

struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// The folder if it is there.
    async fn find() -> Result<Option<Folder>, BrowserError> {
        match Folder::get(false).await {
            Ok(folder) => Ok(Some(folder)),
            Err(error) if error.is("NotFoundError") => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The folder, made where it is not there yet.
    async fn make() -> Result<Folder, BrowserError> {
        Folder::get(true).await
    }

    /// The names of the files in it.
    async fn names(&self) -> Result<Vec<String>, BrowserError> {
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
    async fn file(&self, name: &str) -> Result<Handle, BrowserError> {
        let handle: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle(name)).await?.unchecked_into();
        let file: File = JsFuture::from(handle.get_file()).await?.unchecked_into();
        Ok(Handle(file.into()))
    }

    /// A new file to write to; only this worker can open it until the writer is dropped.
    async fn write(&self, name: &str) -> Result<Writer, BrowserError> {
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let handle: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle_with_options(name, &create)).await?.unchecked_into();
        let access = JsFuture::from(handle.create_sync_access_handle()).await?.unchecked_into();
        Ok(Writer { access, position: 0.0 })
    }

    async fn write_text(&self, name: &str, text: &str) -> Result<(), BrowserError> {
        let mut writer = self.write(name).await?;
        writer.write(text.as_bytes())?;
        writer.finish()
    }

    async fn rename(&self, name: &str, new: &str) -> Result<(), BrowserError> {
        let handle: Movable = JsFuture::from(self.0.get_file_handle(name)).await?.unchecked_into();
        JsFuture::from(handle.move_to(&self.0, new)?).await?;
        Ok(())
    }

    /// One that is gone or in use is let be.
    async fn remove(&self, name: &str) {
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
struct Writer {
    access: FileSystemSyncAccessHandle,
    position: f64,
}

impl Writer {
    fn write(&mut self, bytes: &[u8]) -> Result<(), BrowserError> {
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
    fn finish(self) -> Result<(), BrowserError> {
        Ok(self.access.flush()?)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.access.close();
    }
}
