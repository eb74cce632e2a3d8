//! Bytes become UTF-8: which encoding a file has, and its text.

pub mod letters;
pub mod encoding;
pub mod transcode;
