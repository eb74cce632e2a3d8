//! What a file is and what its columns are: headers against the schema's words.

pub mod vocabulary;
pub mod measure;
pub mod shorthand;
pub mod wide;
pub mod question;
pub mod wording;
pub mod meaning;
pub mod preset;
pub mod documents;
pub mod spread;
pub mod sheet;
pub mod classify;
pub mod expect;
