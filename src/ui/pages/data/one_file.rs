//! One file of the Data page, as the parts of its card see it.

use leptos::prelude::*;

use crate::ingest::shape::hints::Hints;
use crate::star::overview::{ColumnOverview, FileOverview};
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::model::Trial;
use crate::state::pages::data::files;
use crate::state::pages::data::problems::Listed;
use crate::ui::places::id_in;
use crate::ui::store::{Store, use_store};

/// A file by its number; each method follows one thing about it.
#[derive(Clone, Copy)]
pub struct OneFile {
    pub number: u32,
    store: Store,
    overview: Memo<Option<FileOverview>>,
}

impl OneFile {
    /// The file with this number.
    pub fn new(number: u32) -> OneFile {
        let store = use_store();
        let all = store.overview();
        let is_own = move |file: &&FileOverview| file.file == number;
        let overview = Memo::new(move |_| all.with(|all| all.as_ref().and_then(|all| all.files.iter().find(is_own).cloned())));
        OneFile { number, store, overview }
    }

    /// Something of what is known of the file; nothing once it is gone.
    pub fn get<T: Default>(self, read: impl FnOnce(&FileOverview) -> T) -> T {
        self.overview.with(|file| file.as_ref().map(read)).unwrap_or_default()
    }

    /// Something that changes only when its value does.
    pub fn follow<T>(self, read: impl Fn(&FileOverview) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.get(&read))
    }

    /// One of its columns.
    pub fn column(self, name: String) -> Memo<Option<ColumnOverview>> {
        self.follow(move |file| file.columns.iter().find(|column| column.name == name).cloned())
    }

    /// What is decided about how it is read.
    pub fn hints(self) -> Memo<Hints> {
        self.store.select(move |model| files::hints(model, self.number))
    }

    /// Whether the user has said what its stages mean.
    pub fn is_staged(self) -> Memo<bool> {
        self.store.select(move |model| files::is_staged(model, self.number))
    }

    /// The hints being tried on it, if any.
    pub fn trial(self) -> Memo<Option<Trial>> {
        self.store.select(move |model| model.trial.clone().filter(|trial| trial.file == self.number))
    }

    /// Its problems that are not ignored.
    pub fn problems(self) -> Memo<Vec<Listed>> {
        let listing = self.store.listing();
        Memo::new(move |_| listing.with(|listing| files::problems(listing, self.number)))
    }

    /// How many these are.
    pub fn count_of_problems(self) -> Memo<usize> {
        let listing = self.store.listing();
        Memo::new(move |_| listing.with(|listing| files::count_of_problems(listing, self.number)))
    }

    /// Whether its whole card is shown.
    pub fn is_open(self) -> Memo<bool> {
        self.store.select(move |model| files::is_open(model, self.number))
    }

    /// Decides something about files like this.
    pub fn decide(self, change: HeaderChange) {
        if let Some(header) = self.overview.with_untracked(|file| file.as_ref().map(|file| file.header.clone())) {
            self.store.dispatch(Msg::ChoiceMade { header, change });
        }
    }

    /// Shows what the file would be read as.
    pub fn try_out(self, hints: Hints) {
        self.store.dispatch(Msg::HintsTried { file: self.number, hints });
    }

    /// Shows no longer what the file would be read as.
    pub fn close_trial(self) {
        self.store.dispatch(Msg::TrialClosed);
    }

    /// An element's id within the card.
    pub fn id(self, part: &str) -> String {
        id_in(self.number, part)
    }
}
