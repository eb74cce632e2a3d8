#!/usr/bin/env bash
# Runs the SQL of the whole catalogue on Spark and compares it with the engine: all the
# data, a quarter beside the one before, by region, and by month.
#
# Needs Java 17 or newer and Python 3; PySpark is installed into target/spark.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=scripts/env.sh
source "$here/env.sh"
cd "$ATTAIN_ROOT"

PYSPARK_VERSION=4.3.0
deals="${DEALS:-2000}"
target="$ATTAIN_ROOT/target/spark"

command -v java >/dev/null || { echo "spark: Java 17 or newer is missing: install it and run again" >&2; exit 1; }
[ -x "$target/venv/bin/python" ] || python3 -m venv "$target/venv"
"$target/venv/bin/pip" install --quiet "pyspark==$PYSPARK_VERSION"

cargo build --quiet --locked --examples
examples="${CARGO_TARGET_DIR:-target}/debug/examples"
rm -rf "$target/files"
"$examples/generate" "$target/files" --deals "$deals" >/dev/null
files=("$target/files"/*.csv)

failed=0
compare() {
    local name="$1" split="$2"
    shift 2
    rm -rf "${target:?}/$name"
    "$examples/sql" --dialect spark --out "$target/$name" "$@" "${files[@]}"
    "$examples/report" "$@" "${files[@]}" >"$target/$name.json"
    echo "== $name: $*"
    "$target/venv/bin/python" tests/sql/spark.py "$target/$name" "$target/$name.json" $split || failed=1
}

quarter=(--period 2025-04-01..2025-07-01 --compare 2025-01-01..2025-04-01)
compare all ""
compare quarter "" "${quarter[@]}"
compare region breakdown "${quarter[@]}" --by region
compare months breakdown --period 2025-01-01..2025-07-01 --grain month
exit "$failed"
