"""Runs on Spark what `cargo run --example sql -- --dialect spark` wrote, and compares each
figure with those of `cargo run --example report`.

    spark.py FOLDER…

Each folder has the tables and report.sql, and the report as report.json. The first is run as
the script that it is; of the others, which have the same tables, each KPI's query by itself.
"""

import json
import os
import re
import sys

from pyspark.sql import SparkSession

KEPT = re.compile(r"INSERT OVERWRITE DIRECTORY 'figures/(kpi_\w+)' USING parquet\n(.*)", re.DOTALL)
NAMED = re.compile(r"SELECT '(\w+)' AS kpi, member, value, reason FROM (kpi_\w+)")


def statements(text):
    """The statements of a script: each ends with a semicolon before an empty line."""
    return [part for part in (part.strip().rstrip(";") for part in text.split(";\n\n")) if part]


def session():
    # Of so few rows, making a program of each query takes longer than running it.
    return (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "3g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )


def whole_script(spark, texts):
    """The rows of a script as a team runs it."""
    *others, last = texts
    for statement in others:
        spark.sql(statement)
    return [(row["kpi"], row["member"], row["value"], row["reason"]) for row in spark.sql(last).collect()]


def each_query(spark, texts):
    """The rows of each KPI's query over the tables that there are."""
    kpis = {name: kpi for kpi, name in NAMED.findall(texts[-1])}
    for name, query in (kept.groups() for kept in map(KEPT.fullmatch, texts) if kept):
        for row in spark.sql(query).collect():
            yield kpis[name], row["member"], row["value"], row["reason"]


def expected(report):
    split = report.get("breakdown")
    if split is None:
        return {(kpi, None): figure.get("value", figure.get("unavailable")) for kpi, figure in report["kpis"].items()}
    return {(kpi, member): value for kpi, parts in split.items() for member, value in parts.items()}


def same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1)


def main(folders):
    folders = [os.path.abspath(folder) for folder in folders]
    # The session reads and writes where it was started.
    os.chdir(folders[0])
    spark = session()
    queries = figures = values = failed = 0
    for at, folder in enumerate(folders):
        with open(os.path.join(folder, "report.json"), encoding="utf-8") as text:
            report = json.load(text)
        with open(os.path.join(folder, "report.sql"), encoding="utf-8") as script:
            texts = statements(script.read())
        wanted = expected(report)
        rows = whole_script(spark, texts) if at == 0 else each_query(spark, texts)
        found = {(kpi, member): reason if value is None else value for kpi, member, value, reason in rows}
        # Some figures are for the engine alone, and the query says so.
        unsaid = {kpi for (kpi, _), figure in found.items() if figure == "not_in_sql"}
        wanted, found = ({key: figure for key, figure in all.items() if key[0] not in unsaid} for all in (wanted, found))
        if "breakdown" in report:
            # A breakdown leaves out what has no figure.
            found = {key: value for key, value in found.items() if not isinstance(value, str)}
        name = os.path.basename(folder)
        different = [key for key in wanted.keys() | found.keys() if not same(wanted.get(key, "missing"), found.get(key, "missing"))]
        for key in sorted(different, key=str)[:20]:
            print(f"{name}: {key}: the engine says {wanted.get(key, 'missing')}, Spark {found.get(key, 'missing')}")
        queries += sum(KEPT.fullmatch(text) is not None for text in texts)
        figures += len(found)
        values += sum(not isinstance(value, str) for value in found.values())
        failed += len(different)
        print(f"{name}: {len(found)} figures, {len(different)} different", flush=True)
    print(f"{queries} queries, {figures} figures on Spark, {values} of them values, {failed} different")
    return 1 if failed or not values else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
