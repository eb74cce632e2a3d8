//! The grammar, and that it holds for any text.
