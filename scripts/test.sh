#!/usr/bin/env bash
# Everything that has to hold, step by step:
#
#   scripts/test.sh              all steps
#   scripts/test.sh fmt unit     only these
#
# A failing step does not hide the next ones. The last line adds up what ran.
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=scripts/env.sh
source "$here/env.sh"
cd "$ATTAIN_ROOT" || exit 1

step_setup() {
    scripts/setup.sh build && scripts/setup.sh browser || return
    # What was just installed decides which toolchain the next steps use.
    source "$here/env.sh"
}

step_fmt() { own_cargo fmt --check; }

step_clippy() {
    cargo clippy --quiet --locked --all-targets -- -D warnings &&
        cargo clippy --quiet --locked --lib --bins --target wasm32-unknown-unknown -- -D warnings
}

# The docs are for those who read the code, so they may point at private items.
step_docs() {
    RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" \
        cargo doc --quiet --locked --no-deps --lib --document-private-items
}

# Properties are tried on the same cases everywhere, so that who changes one thing does
# not meet the rare case of another; `cargo test` without the seed tries new ones.
step_unit() { PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-1} cargo test --locked --no-fail-fast; }

step_build() { make --no-print-directory dist/index.html; }

step_size() { node scripts/size.mjs; }

# A file of tests that hangs is ended, so that the summary still comes.
step_browser() { node --test --test-reporter=spec --test-concurrency=1 --test-timeout=240000 tests/browser/*.test.mjs; }

steps=("$@")
[ $# -gt 0 ] || steps=(setup fmt clippy docs unit build size browser)

mkdir -p target
log="$(mktemp "${TMPDIR:-/tmp}/attain-test.XXXXXX")"
trap 'rm -f "$log"' EXIT

failed_steps=()
for step in "${steps[@]}"; do
    started=$SECONDS
    printf '\n== %s\n' "$step"
    if [ "$step" = setup ]; then
        # Not in a pipe: it changes this shell's environment.
        step_setup
    else
        "step_$step" 2>&1 </dev/null | tee -a "$log"
    fi || {
        failed_steps+=("$step")
        # Without tools every later step would only repeat that.
        [ "$step" = setup ] && break
    }
    printf '== %s: %d s\n' "$step" $((SECONDS - started))
done

# Adds up the closing lines of cargo's and of node's test runner.
summary="$(awk '
    /^test result:/ { for (i = 1; i < NF; i++) { if ($(i + 1) ~ /^passed/) passed += $i; if ($(i + 1) ~ /^failed/) failed += $i; if ($(i + 1) ~ /^ignored/) skipped += $i } }
    /^ℹ pass /     { passed += $3 }
    /^ℹ fail /     { failed += $3 }
    /^ℹ skipped /  { skipped += $3 }
    END { printf "%d %d %d", passed, failed, skipped }
' "$log")"
read -r passed failed skipped <<<"$summary"

echo
if [ ${#failed_steps[@]} -gt 0 ]; then
    echo "failed steps: ${failed_steps[*]}"
    # A step that fails without a failing test (a lint, the build) counts as one.
    [ "$failed" -gt 0 ] || failed=${#failed_steps[@]}
fi
line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line" | tee target/test-summary.txt
[ ${#failed_steps[@]} -eq 0 ] && [ "$failed" -eq 0 ]
