//! The channel between the tabs.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser::page::listen;
use crate::state::told::Told;

const NAME: &str = "attain";

thread_local! {
    /// None where the browser has no such channels: there a tab sees what others did
    /// when it is looked at again.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(NAME).ok();
}

/// Tells the other tabs.
pub fn tell(told: Told) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            // It is open for as long as the page is.
            let _ = channel.post_message(&told.id().into());
        }
    });
}

/// Tells what other tabs tell.
pub fn on_told(mut heard: impl FnMut(Told) + 'static) {
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            listen(channel, "message", move |event| {
                let event: MessageEvent = event.unchecked_into();
                if let Some(told) = event.data().as_string().as_deref().and_then(Told::of_id) {
                    heard(told);
                }
            });
        }
    });
}
