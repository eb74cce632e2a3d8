//! Keeping the imported files for the next visit; the rules are in
//! [`crate::engine::kept`], here they meet the browser's file system.

use crate::browser::clock::now_ms;
use crate::browser::error::BrowserError;
use crate::browser::locks;
use crate::browser::opfs::Folder;
use crate::browser::slices::{Handle, Slices};
use crate::engine::kept::{Entry, List, Place, file_name, garbage, list_name, lists, tab_of};

/// What this tab keeps.
#[derive(Default)]
pub struct Keeper {
    /// Names of this tab's files begin with it; drawn when the first is written.
    tab: Option<String>,
    written: u32,
}

/// A file with the place it is kept at, if it is kept already.
#[derive(Clone, Debug)]
pub struct Held {
    pub name: String,
    pub handle: Handle,
    pub place: Option<Place>,
}

impl Keeper {
    /// Writes what is not kept yet, then the list. Gives the bytes kept.
    pub async fn keep(&mut self, mut files: Vec<&mut Held>) -> Result<u64, BrowserError> {
        let folder = Folder::make().await?;
        let tab = self.tab();
        for held in files.iter_mut().filter(|held| held.place.is_none()) {
            let name = file_name(&tab, self.written);
            self.written += 1;
            if let Err(error) = copy(&folder, &name, &held.handle).await {
                folder.remove(&name).await;
                return Err(error);
            }
            held.place = Some(Place::Stored(name));
        }
        let entries = files.iter().filter_map(|held| {
            let place = held.place.clone()?;
            Some(Entry { name: held.name.clone(), bytes: held.handle.size(), place })
        });
        let list = List::new(entries.collect());
        self.list(&folder, &tab, &list).await?;
        Ok(list.stored_bytes())
    }

    /// The kept files of the last visit.
    pub async fn find(&self) -> Result<Vec<Held>, BrowserError> {
        let Some(folder) = Folder::find().await? else {
            return Ok(Vec::new());
        };
        for name in lists(&folder.names().await?) {
            let text = folder.file(&name).await?.read(0, u64::MAX).await?;
            if let Some(list) = List::read(&String::from_utf8_lossy(&text)) {
                return Ok(open(&folder, list).await);
            }
        }
        Ok(Vec::new())
    }

    /// Deletes everything that is kept.
    pub async fn forget(&mut self) -> Result<(), BrowserError> {
        Folder::delete().await
    }

    async fn list(&self, folder: &Folder, tab: &str, list: &List) -> Result<(), BrowserError> {
        let name = list_name(js_sys::Date::now() as u64, tab);
        let mut writer = folder.write(&name).await?;
        writer.write(list.write().as_bytes())?;
        writer.finish()?;
        let Some(mut open_tabs) = locks::held().await else {
            return Ok(());
        };
        // This tab's own lock protects its files from others, not from itself.
        if let Some(own) = open_tabs.iter().position(|other| other == tab) {
            open_tabs.swap_remove(own);
        }
        let names = folder.names().await?;
        for name in garbage(&names, &name, list, &open_tabs) {
            folder.remove(name).await;
        }
        Ok(())
    }

    fn tab(&mut self) -> String {
        let tab = self.tab.get_or_insert_with(|| {
            let tab = format!("{:x}{:x}", js_sys::Date::now() as u64, (now_ms() * 1000.0) as u64 ^ (js_sys::Math::random() * 1e9) as u64);
            locks::hold(&tab);
            tab
        });
        tab.clone()
    }
}

async fn copy(folder: &Folder, name: &str, from: &Handle) -> Result<(), BrowserError> {
    let mut writer = folder.write(name).await?;
    let mut slices = Slices::of(from);
    while let Some(slice) = slices.next().await? {
        writer.write(slice)?;
    }
    writer.finish()
}

/// The files of a list that are there; samples are made up again by the caller.
async fn open(folder: &Folder, list: List) -> Vec<Held> {
    let mut files = Vec::new();
    for Entry { name, place, .. } in list.files {
        let handle = match &place {
            Place::Stored(stored) => {
                locks::hold(tab_of(stored));
                folder.file(stored).await.ok()
            }
            Place::Sample(_) => Handle::from_bytes(&[]).ok(),
        };
        files.extend(handle.map(|handle| Held { name, handle, place: Some(place) }));
    }
    files
}
