//! Messages as they travel between page and worker: bytes.
//!
//! Both ends are always the same build (`Reply::Ready` says so first), so the
//! form needs no names of fields and no way to be read by others: postcard.
//! Unlike text it carries raw bytes and every float as they are.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The bytes of a message.
///
/// # Errors
/// For what has no such form, as a sequence of unknown length; no message has one.
pub fn write<T: Serialize>(message: &T) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(message).map_err(|error| error.to_string())
}

/// What a message begins with, though the rest of it may be unreadable.
pub fn beginning<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::take_from_bytes(bytes).ok().map(|(first, _)| first)
}

/// The message in these bytes.
///
/// # Errors
/// When they are none, as when another build has written them.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}
