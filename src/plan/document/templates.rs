//! Plans to begin with.

/// The usual plans, each a document by its name.
pub const TEMPLATES: [(&str, &str); 0] = [];
