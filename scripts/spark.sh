#!/usr/bin/env bash
# Runs the SQL of the whole catalogue on Spark and compares it with the engine: all the
# data, a quarter beside the one before, the same under a filter and by every dimension,
# and months and quarters.
#
# Needs Java 17 or newer and Python 3; PySpark is installed into target/spark. It is some
# five thousand queries, which take an hour or two.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=scripts/env.sh
source "$here/env.sh"
cd "$ATTAIN_ROOT"

PYSPARK_VERSION=4.3.0
deals="${DEALS:-400}"
target="$ATTAIN_ROOT/target/spark"

command -v java >/dev/null || { echo "spark: Java 17 or newer is missing: install it and run again" >&2; exit 1; }
[ -x "$target/venv/bin/python" ] || python3 -m venv "$target/venv"
"$target/venv/bin/pip" install --quiet "pyspark==$PYSPARK_VERSION"

cargo build --quiet --locked --examples
examples="${CARGO_TARGET_DIR:-target}/debug/examples"
rm -rf "$target/files" "$target/folders"
mkdir -p "$target/folders"
"$examples/generate" "$target/files" --deals "$deals" >/dev/null
files=("$target/files"/*.csv)

write() {
    local folder="$target/folders/$1"
    shift
    "$examples/sql" --dialect spark --out "$folder" "$@" "${files[@]}"
    "$examples/report" "$@" "${files[@]}" >"$folder/report.json"
}

# Whoever asks for a dimension that there is not is told those that there are.
dimensions="$("$examples/report" --by '?' "${files[@]}" 2>&1 | sed 's/.*there are: //; s/,//g' || true)"
owner="$(sed -n 5p "$target/files/people.csv" | cut -d, -f2)"
quarter=(--period 2025-04-01..2025-07-01 --compare 2025-01-01..2025-04-01)
write 01-quarter "${quarter[@]}"
write 02-all
write 03-owner "${quarter[@]}" --filter "owner=$owner"
write 04-months --period 2025-01-01..2025-07-01 --compare 2024-07-01..2025-01-01 --grain month
write 05-quarters --period 2024-01-01..2026-01-01 --grain quarter
for dimension in $dimensions; do write "by-$dimension" "${quarter[@]}" --by "$dimension"; done

python="$target/venv/bin/python" program="$PWD/tests/sql/spark.py"
cd "$target/folders" && "$python" "$program" *
