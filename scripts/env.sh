# Sourced by every script and make recipe: one toolchain and one set of tools
# for a whole run, so that nothing is compiled twice.
# shellcheck shell=bash

ATTAIN_TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/attain/tools"
ATTAIN_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# True when the toolchain named by $1 ("" = the default one) can build for wasm.
toolchain_has_wasm() {
    local folder
    if [ -n "$1" ]; then
        folder="$(RUSTUP_TOOLCHAIN="$1" rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" || return 1
    else
        folder="$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" || return 1
    fi
    compgen -G "$folder/libstd-*.rlib" >/dev/null
}

export PATH="$ATTAIN_ROOT/node_modules/.bin:$ATTAIN_TOOLS/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# The linked Debian toolchain is a fallback: whatever rustup picks by itself wins
# as soon as it has the wasm target.
if ! toolchain_has_wasm "" && toolchain_has_wasm debian-web; then
    export RUSTUP_TOOLCHAIN=debian-web
fi

# Debian's toolchain has no rustfmt and did not build our tools: those run on rustup's own.
own_cargo() {
    if [ "${RUSTUP_TOOLCHAIN:-}" = debian-web ]; then
        env -u RUSTUP_TOOLCHAIN cargo "$@"
    else
        cargo "$@"
    fi
}
