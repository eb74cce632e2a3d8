//! Where the reference data lies. It is not part of the project; `build.rs` looks
//! for it, and tests that need it are ignored where it is missing.

use std::path::PathBuf;

/// A file or folder of the reference data.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("ATTAIN_REFERENCE_DATA")).join(name)
}
