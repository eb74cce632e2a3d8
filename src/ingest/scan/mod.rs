//! Text becomes records: 64 bytes at a time where quotes are well-behaved, byte by
//! byte where they are not.

pub mod field;
pub mod record;
pub mod rules;
pub mod mask;
pub mod scalar;
pub mod split;
pub mod stream;
