#!/usr/bin/env bash
# Installs what building and testing Attain needs, and nothing that is there already.
#
#   scripts/setup.sh build     compiler target, wasm-bindgen, Trunk, npm packages
#   scripts/setup.sh browser   a Chromium for the browser tests
#   scripts/setup.sh browsers  Firefox and WebKit, too, with their drivers
#
# Every step says what it does; a step that fails says what to install by hand.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=scripts/env.sh
source "$here/env.sh"
cd "$ATTAIN_ROOT"

# These follow `wasm-bindgen` in Cargo.toml and `[tools]` in Trunk.toml.
WASM_BINDGEN_VERSION=0.2.130
TRUNK_VERSION=0.21.14
GECKODRIVER_VERSION=0.37.1

say() { printf 'set-up: %s\n' "$*"; }

fail() {
    printf 'set-up: %s\n' "$@" >&2
    exit 1
}

# Two runs at once (two clones, two terminals) would fight over the package
# manager and the shared tools folder.
take_lock() {
    mkdir -p "$ATTAIN_TOOLS"
    if command -v flock >/dev/null; then
        exec 9>"$ATTAIN_TOOLS/.lock"
        if ! flock -n 9; then
            say "another set-up is running; waiting for it"
            flock 9
        fi
    fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

has_apt() { command -v apt-get >/dev/null && [ -f /etc/debian_version ]; }

apt_install() {
    say "apt-get install $*"
    # Another installer may hold the lock (a desktop updates itself): wait for it.
    local quiet=(-y -qq --no-install-recommends -o DPkg::Lock::Timeout=300)
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${quiet[@]}" "$@" >/dev/null 2>&1; then
        # The package lists may be old or missing: refresh once, then say what went wrong.
        say "apt-get update"
        as_root apt-get update -qq >/dev/null || return 1
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install "${quiet[@]}" "$@" >/dev/null || return 1
    fi
}

need_by_hand() {
    command -v rustup >/dev/null || fail "rustup is missing: install it (the Rust project's installer) and run again"
    command -v cargo >/dev/null || fail "cargo is missing: run 'rustup default stable' and run again"
    command -v node >/dev/null || fail "Node.js 20 or newer is missing: install it with npm and run again"
    command -v npm >/dev/null || fail "npm is missing: install it and run again"
}

wasm_target() {
    toolchain_has_wasm "" && return
    say "adding the wasm32-unknown-unknown target with rustup"
    if rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && toolchain_has_wasm ""; then
        return
    fi
    has_apt || fail "rustup could not add the target: run 'rustup target add wasm32-unknown-unknown' by hand"
    say "rustup could not add the target; using Debian's Rust packages instead"
    debian_toolchain
}

debian_toolchain() {
    local packages=(rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy)
    apt_install "${packages[@]}" || fail "apt-get failed: install ${packages[*]} by hand"
    # The package's linker is a link into an lld of one certain version.
    if ! [ -x /usr/bin/rust-lld ]; then
        local lld
        lld="$(basename "$(readlink /usr/bin/rust-lld)")"
        apt_install "$lld" || fail "apt-get failed: install $lld by hand"
    fi
    rustup toolchain link debian-web /usr || fail "run 'rustup toolchain link debian-web /usr' by hand"
    toolchain_has_wasm debian-web || wasm_std
    export RUSTUP_TOOLCHAIN=debian-web
}

# Debian ships the compiler and the sources, not the standard library for wasm.
wasm_std() {
    say "building the standard library for wasm (about a minute)"
    local scratch
    scratch="$(mktemp -d)"
    mkdir -p "$scratch/src"
    printf '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$scratch/Cargo.toml"
    : >"$scratch/src/lib.rs"
    # Bitcode has to be in the libraries, or a build with LTO fails later.
    (
        cd "$scratch"
        env -u RUSTUP_TOOLCHAIN -u CARGO_TARGET_DIR RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 PATH=/usr/bin:/bin \
            /usr/bin/cargo build --quiet --release --target wasm32-unknown-unknown \
            -Z build-std=std,panic_abort,panic_unwind,test
    ) || fail "the standard library for wasm did not build; install a Rust toolchain with the wasm32-unknown-unknown target by hand"
    local into=/usr/lib/rustlib/wasm32-unknown-unknown/lib
    as_root mkdir -p "$into"
    find "$scratch/target/wasm32-unknown-unknown/release/deps" -name '*.rlib' ! -name 'libnothing-*' -print0 |
        as_root xargs -0 cp -t "$into"
    rm -rf "$scratch"
}

# cargo_tool COMMAND VERSION CRATE ARGUMENTS…
cargo_tool() {
    local command="$1" version="$2"
    shift 2
    local found
    found="$("$command" --version 2>/dev/null || true)"
    case "$found" in
    *" $version"*) return ;;
    esac
    say "cargo install $1@$version (a few minutes, once)"
    own_cargo install --quiet --root "$ATTAIN_TOOLS" --force "${@:2}" "$1@$version" ||
        fail "cargo could not install $1 $version: install it by hand so that '$command' is on the PATH"
}

npm_packages() {
    if [ -f node_modules/.package-lock.json ] && ! [ package-lock.json -nt node_modules/.package-lock.json ]; then
        return
    fi
    say "npm ci"
    npm ci --silent --no-audit --no-fund || fail "npm failed: run 'npm ci' by hand"
    touch node_modules/.package-lock.json
}

chromium() {
    "$here/find-chromium.sh" >/dev/null 2>&1 && return
    has_apt || fail "no Chromium found: install Chrome or Chromium, or set CHROMIUM to its path"
    apt_install chromium || fail "apt-get failed: install chromium by hand, or set CHROMIUM to its path"
    "$here/find-chromium.sh" >/dev/null || fail "chromium is installed but not on the PATH: set CHROMIUM to its path"
}

# Where they cannot be installed, the test says which of them it lacks.
other_browsers() {
    has_apt || return 0
    local missing=() package
    for package in firefox-esr webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] || apt_install "${missing[@]}" || say "apt-get failed: install ${missing[*]} by hand"
}

case "${1:-build}" in
build)
    need_by_hand
    take_lock
    wasm_target
    npm_packages
    # The lock file published with this version names a release that is gone, so no --locked.
    cargo_tool wasm-bindgen "$WASM_BINDGEN_VERSION" wasm-bindgen-cli
    # A debug build: Trunk only copies and calls, and this way it installs in a third of the time.
    cargo_tool trunk "$TRUNK_VERSION" trunk --debug --locked --no-default-features
    ;;
browser)
    need_by_hand
    take_lock
    npm_packages
    chromium
    ;;
browsers)
    need_by_hand
    take_lock
    npm_packages
    chromium
    other_browsers
    cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver --debug --locked
    ;;
*)
    fail "usage: scripts/setup.sh build|browser|browsers"
    ;;
esac
say "$1 ready"
