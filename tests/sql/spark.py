"""Runs on Spark what `cargo run --example sql -- --dialect spark` wrote, and compares each
figure with those of `cargo run --example report`.

    spark.py FOLDER REPORT.json [BREAKDOWN]

FOLDER has the tables and report.sql. BREAKDOWN is `breakdown` where the figures are split.
"""

import json
import os
import sys

from pyspark.sql import SparkSession


def statements(text):
    """The statements of a script: each ends with a semicolon before an empty line."""
    return [part for part in (part.strip().rstrip(";") for part in text.split(";\n\n")) if part]


def run(folder):
    os.chdir(folder)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    with open("report.sql", encoding="utf-8") as script:
        *others, last = statements(script.read())
    for statement in others:
        spark.sql(statement)
    return [(row["kpi"], row["member"], row["value"], row["reason"]) for row in spark.sql(last).collect()]


def expected(report, split):
    if split:
        return {(kpi, member): value for kpi, parts in report[split].items() for member, value in parts.items()}
    return {(kpi, None): figure.get("value", figure.get("unavailable")) for kpi, figure in report["kpis"].items()}


def same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1)


def main(folder, report, split=None):
    with open(report, encoding="utf-8") as text:
        wanted = expected(json.load(text), split)
    rows = run(folder)
    found = {(kpi, member): reason if value is None else value for kpi, member, value, reason in rows}
    if split:
        # A breakdown leaves out what has no figure.
        found = {key: value for key, value in found.items() if not isinstance(value, str)}
    different = [key for key in wanted.keys() | found.keys() if not same(wanted.get(key, "missing"), found.get(key, "missing"))]
    for key in sorted(different, key=str)[:20]:
        print(f"{key}: the engine says {wanted.get(key, 'missing')}, Spark {found.get(key, 'missing')}")
    values = sum(not isinstance(value, str) for value in found.values())
    print(f"{len(found)} figures on Spark, {values} of them values, {len(different)} different")
    return 1 if different or not values else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
