//! Gives page and engine a common build id, by which they know each other: the
//! hash of all their sources. Writes the data of `src/**/*.toml` as JSON: TOML is for
//! those who edit it, and a page that reads JSON anyway need not carry its parser.
//! Tells the tests whether the reference data is at hand.

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
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for file in files {
        let bytes = fs::read(&file)?;
        (&file, &bytes).hash(&mut hasher);
        if file.extension().is_some_and(|extension| extension == "toml") {
            write_as_json(&file, &bytes, &out)?;
        }
    }
    println!("cargo::rustc-env=ATTAIN_BUILD={:016x}", hasher.finish());
    find_reference_data();
    Ok(())
}

/// Writes `src/sales/schema.toml` as `sales/schema.json` into a folder.
fn write_as_json(file: &Path, toml: &[u8], out: &Path) -> io::Result<()> {
    let invalid = |error: basic_toml::Error| io::Error::other(format!("{}: {error}", file.display()));
    let data: serde_json::Value = basic_toml::from_slice(toml).map_err(invalid)?;
    let path = out.join(file.strip_prefix("src").unwrap_or(file)).with_extension("json");
    fs::create_dir_all(path.parent().unwrap_or(out))?;
    fs::write(path, data.to_string())
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
