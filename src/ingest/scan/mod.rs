//! Text becomes records: 64 bytes at a time where quotes are well-behaved, byte by
//! byte where they are not.

pub mod mask;
pub mod split;
pub mod scalar;
pub mod stream;
pub mod field;
