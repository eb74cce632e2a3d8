//! Gives page and engine a common build id, by which they know each other: the
//! hash of all their sources. Tells the tests whether the reference data is at hand.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut hasher = DefaultHasher::new();
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("src"), &mut files)?;
    files.sort();
    for file in files {
        (&file, fs::read(&file)?).hash(&mut hasher);
    }
    println!("cargo::rustc-env=ATTAIN_BUILD={:016x}", hasher.finish());
    find_reference_data();
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The reference data is not part of the project: it lies in `$ATTAIN_SHARED/data`, or
/// in `data` of a folder `shared` beside the project's. Tests that need it are
/// ignored where it is missing, so that nobody takes them for passed.
fn find_reference_data() {
    println!("cargo::rustc-check-cfg=cfg(reference_data)");
    println!("cargo::rerun-if-env-changed=ATTAIN_SHARED");
    let shared = env::var_os("ATTAIN_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let data = shared.join("data");
    // Naming a folder that is not there would build everything anew each time.
    if data.is_dir() {
        println!("cargo::rerun-if-changed={}", data.display());
        println!("cargo::rustc-cfg=reference_data");
    }
    let data = fs::canonicalize(&data).unwrap_or(data);
    println!("cargo::rustc-env=ATTAIN_REFERENCE_DATA={}", data.display());
}
