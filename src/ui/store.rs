//! The page's model in one signal, and the way from what happened to what is done about it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::{Effect, Get, LocalStorage, Memo, RwSignal, StoredValue, Update, With, WithUntracked, WithValue, expect_context};
use leptos::task::spawn_local;

use crate::browser::engine_link::EngineLink;
use crate::browser::timer::{Debounce, after_painting};
use crate::browser::{channel, clock, files, locks, opfs, page, storage};
use crate::engine::line::Heard;
use crate::star::overview::Overview;
use crate::state::command::{Clock, Command};
use crate::state::keep::group::Group;
use crate::state::keep::saving::{Heard as Word, Saved, Saving};
use crate::state::message::Msg;
use crate::state::model::{Model, PageMarks};
use crate::state::own::message::OwnMsg;
use crate::state::pages::data::problems::{Listing, listing};
use crate::state::plans::message::PlanMsg;
use crate::state::route::Route;
use crate::state::shared::Shared;
use crate::state::update::update;

const SAVE_AFTER_MS: i32 = 300;

/// The model. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    hands: StoredValue<Rc<Hands>, LocalStorage>,
    overview: Memo<Option<Shared<Overview>>>,
    listing: Memo<Shared<Listing>>,
}

/// What carries commands out.
struct Hands {
    engine: EngineLink,
    /// Starts by clock, in milliseconds.
    clocks: RefCell<HashMap<Clock, f64>>,
    saving: RefCell<Saving>,
    save_soon: Debounce,
}

/// The store of the app that the component belongs to.
pub fn use_store() -> Store {
    expect_context::<Store>()
}

impl Store {
    /// Starts: reads what was saved, starts the engine and listens to the browser.
    /// Call it once, inside the app.
    pub fn open() -> Store {
        let model = RwSignal::new(Model::new(page::surroundings()));
        // The engine may speak before the store is complete, so it gets the store when there is one.
        let later: Rc<RefCell<Option<Store>>> = Rc::default();
        let dispatch_to = later.clone();
        let dispatch_later = move |message: Msg| {
            let store = *dispatch_to.borrow();
            if let Some(store) = store {
                store.dispatch(message);
            }
        };
        let heard = dispatch_later.clone();
        let engine = EngineLink::start(move |news| heard(message_of(news)));
        let save_to = later.clone();
        let save_soon = Debounce::new(SAVE_AFTER_MS, move || {
            let store = *save_to.borrow();
            if let Some(store) = store {
                store.save_now();
            }
        });
        let hands = Hands { engine, clocks: RefCell::default(), saving: RefCell::default(), save_soon };
        let overview = Memo::new(move |_| model.with(|model| model.data().map(|data| data.overview.clone())));
        let choices = Memo::new(move |_| model.with(|model| model.decisions.choices.clone()));
        let listing = Memo::new(move |_| {
            let of = |overview: &Shared<Overview>| choices.with(|choices| listing(overview, choices));
            Shared::new(overview.with(|overview| overview.as_ref().map(of).unwrap_or_default()))
        });
        let store = Store { model, hands: StoredValue::new_local(Rc::new(hands)), overview, listing };
        *later.borrow_mut() = Some(store);

        let marks = store.select(Model::marks);
        Effect::new(move |_: Option<PageMarks>| {
            let marks = marks.get();
            page::set_marks(marks);
            marks
        });
        store.start();
        page::on_route(move |route| {
            store.dispatch(Msg::RouteChanged(route));
            store.open_link();
            store.open_kpi();
        });
        page::on_back(move || store.dispatch(Msg::WentBack));
        page::on_scheme(move |prefers_dark| store.dispatch(Msg::SchemeChanged { prefers_dark }));
        storage::on_saved_elsewhere(move |group| store.look_at(group));
        channel::on_told(move |told| store.dispatch(Msg::ToldElsewhere(told)));
        page::on_return(move |today| store.dispatch(Msg::DayChanged(today)));
        page::on_leaving(move || store.save_now());
        store
    }

    /// Something happened.
    pub fn dispatch(self, message: Msg) {
        let mut commands = Vec::new();
        self.model.update(|model| commands = update(model, message));
        for command in commands {
            self.run(command);
        }
    }

    /// Something happened, perhaps: what the browser's helpers return.
    pub fn dispatch_some(self, message: Option<Msg>) {
        if let Some(message) = message {
            self.dispatch(message);
        }
    }

    /// A slice of the model, which changes only when its value does.
    pub fn select<T>(self, read: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let model = self.model;
        Memo::new(move |_| model.with(&read))
    }

    /// What is imported.
    pub fn overview(self) -> Memo<Option<Shared<Overview>>> {
        self.overview
    }

    /// What is wrong with it.
    pub fn listing(self) -> Memo<Shared<Listing>> {
        self.listing
    }

    /// Reads the model as it is, without following it.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(read)
    }

    fn start(self) {
        let loaded = storage::load();
        let refused = loaded.as_ref().err().map(|error| error.refusal());
        self.hands.with_value(|hands| {
            let mut saving = hands.saving.borrow_mut();
            let texts = loaded.iter().flatten().filter_map(|(key, text)| Some((Group::of_key(key)?, text)));
            texts.for_each(|(group, text)| saving.go_by(group, text));
        });
        self.dispatch(Msg::Started { route: page::route(), stored: loaded.unwrap_or_default() });
        self.open_link();
        self.open_kpi();
        if let Some(refusal) = refused {
            self.dispatch(Msg::SaveRefused { groups: Group::ALL.into(), refusal });
        }
    }

    /// Takes over the plans that the address says, and leaves the page's own address.
    fn open_link(self) {
        if let Some(text) = page::linked_plan() {
            self.dispatch(Msg::Plan(PlanMsg::LinkOpened(text)));
            page::replace_hash(Route::Plans);
        }
    }

    /// Opens the own KPI that the address names, or begins one.
    fn open_kpi(self) {
        self.dispatch_some(page::opening().map(|opening| Msg::Own(OwnMsg::Opened(opening))));
    }

    fn run(self, command: Command) {
        let hands = self.hands.with_value(Rc::clone);
        match command {
            Command::Post { request, files } => {
                let files = files.map(files::take).unwrap_or_default();
                hands.engine.post(&request, files);
            }
            Command::RestartEngine => hands.engine.restart(),
            Command::Save(groups) => {
                hands.saving.borrow_mut().note(groups, clock::epoch_ms());
                hands.save_soon.ask();
            }
            Command::SetAside(key) => match storage::set_aside(key) {
                Ok(()) => hands.saving.borrow_mut().lose(key),
                Err(_) => self.dispatch(Msg::NotSetAside(key)),
            },
            Command::ForgetSaved => {
                hands.saving.borrow_mut().forget();
                if let Err(error) = storage::forget() {
                    self.dispatch(Msg::SaveRefused { groups: Group::ALL.into(), refusal: error.refusal() });
                }
            }
            Command::DropUnsaved => hands.saving.borrow_mut().forget(),
            Command::LookAt(group) => self.look_at(group),
            Command::Tell(told) => channel::tell(told),
            Command::ForgetFiles => spawn_local(async move {
                let _lock = locks::lock().await;
                // Where there is no file system, nothing is kept either.
                let _ = opfs::delete_all().await;
                self.dispatch(Msg::FilesForgotten);
            }),
            Command::Reload => page::reload(),
            Command::AddStep => page::add_step(),
            Command::DropStep => page::drop_step(),
            Command::StartClock(clock) => {
                hands.clocks.borrow_mut().insert(clock, clock::now_ms());
            }
            Command::StopClock { clock, rows, bytes } => {
                let start = hands.clocks.borrow_mut().remove(&clock);
                if let Some(start) = start {
                    after_painting(move || {
                        // A browser that cannot measure shows the page all the same.
                        let _ = clock::measure(clock.name(), start, rows, bytes);
                    });
                }
            }
        }
    }

    /// Takes over what another tab has saved, unless this one has decided later.
    fn look_at(self, group: Group) {
        let Some(text) = storage::saved(group) else { return };
        let hands = self.hands.with_value(Rc::clone);
        let word = hands.saving.borrow_mut().hear(group, &text);
        match word {
            Word::TakeOver => self.dispatch(Msg::SavedElsewhere { group, text }),
            Word::Keep => {}
            Word::Repeat => hands.save_soon.ask(),
        }
    }

    fn save_now(self) {
        let hands = self.hands.with_value(Rc::clone);
        let Saved { withheld, overtaken, refused } =
            self.peek(|model| hands.saving.borrow_mut().save(&storage::Local, |group| model.saved(group)));
        if !withheld.is_empty() {
            self.dispatch(Msg::SaveWithheld(withheld));
        }
        match refused {
            Some((groups, error)) => self.dispatch(Msg::SaveRefused { groups, refusal: error.refusal() }),
            None => self.dispatch_some(self.peek(Model::has_unsaved).then_some(Msg::AllSaved)),
        }
        overtaken.into_iter().for_each(|group| self.look_at(group));
    }
}

fn message_of(news: Heard) -> Msg {
    match news {
        Heard::Started => Msg::EngineStarted,
        Heard::Reply(reply) => Msg::EngineReplied(*reply),
        Heard::Unreadable { number, message } => Msg::ReplyUnreadable { number, message },
        Heard::Crashed { message } => Msg::EngineCrashed { message },
        Heard::Missing { reason } => Msg::EngineMissing { reason },
        Heard::Silent { seconds } => Msg::EngineSilent { seconds },
        Heard::Outdated => Msg::EngineOutdated,
    }
}
