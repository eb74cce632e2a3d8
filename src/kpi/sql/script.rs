//! A script that loads the exported tables and returns the figures of KPIs.

use serde::{Deserialize, Serialize};

use crate::kpi::ask::{Ask, Context, Split};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::answer::frames;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::query::{Cut, query};
use crate::kpi::sql::tables::{Kind, Table, TableColumn, describe};
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// The file of a table.
pub fn file_name(dataset: Dataset) -> String {
    format!("{}.csv", dataset.id())
}

/// A script with a statement that loads each table, one for each question, and last one
/// that returns the rows of all: `kpi`, `member`, `value` and `reason`.
pub fn script(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, asks: &[Ask], dialect: Dialect) -> String {
    let tables = describe(star);
    let mut statements: Vec<String> = tables.tables.iter().map(|(dataset, table)| load(dialect, *dataset, table)).collect();
    let mut rows = Vec::new();
    for ask in asks {
        let cut = cut(star, catalogue, cache, context, ask);
        let name = match &ask.split {
            Split::Whole => format!("kpi_{}", ask.kpi),
            Split::By { dimension, .. } => format!("kpi_{}_by_{dimension}", ask.kpi),
            Split::Over { .. } => format!("kpi_{}_over_time", ask.kpi),
        };
        let text = query(dialect, &tables, catalogue, context, &ask.kpi, &cut);
        statements.extend(keep(dialect, &name, &text));
        rows.push(format!("SELECT {} AS kpi, member, value, reason FROM {}", dialect.text(&ask.kpi), dialect.name(&name)));
    }
    if !rows.is_empty() {
        statements.push(rows.join("\nUNION ALL "));
    }
    statements.into_iter().map(|statement| format!("{statement};\n")).collect::<Vec<_>>().join("\n")
}

/// One question as a query over the exported tables, and which of these it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    pub text: String,
    pub tables: Vec<Dataset>,
}

/// One question as a query over the exported tables: what [`script`] says of it.
pub fn copied(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, ask: &Ask, dialect: Dialect) -> Copied {
    let cut = cut(star, catalogue, cache, context, ask);
    let tables = describe(star);
    let text = query(dialect, &tables, catalogue, context, &ask.kpi, &cut);
    let tables = tables.tables.into_keys().filter(|dataset| reads(dialect, &text, *dataset)).collect();
    Copied { text, tables }
}

/// Whether a table is read somewhere in a query.
fn reads(dialect: Dialect, query: &str, dataset: Dataset) -> bool {
    let name = dialect.name(dataset.id());
    let mut before = "";
    query.split_whitespace().any(|word| {
        let from = std::mem::replace(&mut before, word);
        matches!(from, "FROM" | "JOIN") && word.trim_end_matches(')') == name
    })
}

fn cut(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, ask: &Ask) -> Cut {
    match &ask.split {
        Split::Whole => Cut::Whole,
        Split::By { dimension, .. } => Cut::By(dimension.clone()),
        Split::Over { grain } => Cut::Over(frames(star, catalogue, cache, context, &ask.kpi, *grain)),
    }
}

/// The statements after which the rows of a query are there by a name. Spark would put the
/// query wherever a view of it is read, cached or not, and run out of memory over all of
/// them at once: the rows go into files, and the view reads those.
fn keep(dialect: Dialect, name: &str, query: &str) -> Vec<String> {
    let table = dialect.name(name);
    match dialect {
        Dialect::DuckDb => vec![format!("CREATE OR REPLACE TEMP TABLE {table} AS\n{query}")],
        Dialect::Spark => {
            let path = dialect.text(&format!("figures/{name}"));
            vec![
                format!("INSERT OVERWRITE DIRECTORY {path} USING parquet\n{query}"),
                format!(
                    "CREATE OR REPLACE TEMPORARY VIEW {table} (member STRING, value DOUBLE, reason STRING) USING parquet OPTIONS (path {path})"
                ),
            ]
        }
    }
}

fn load(dialect: Dialect, dataset: Dataset, table: &Table) -> String {
    let (name, file) = (dialect.name(dataset.id()), file_name(dataset));
    match dialect {
        Dialect::DuckDb => {
            let columns =
                table.columns.iter().map(|column| format!("{}: {}", dialect.text(&column.name), dialect.text(&column_type(column))));
            format!(
                "CREATE OR REPLACE TEMP TABLE {name} AS\nSELECT * FROM read_csv('{file}', header = true, auto_detect = false, delim = ',', \
                 quote = '\"', escape = '\"', columns = {{\n  {}\n}})",
                columns.collect::<Vec<_>>().join(",\n  ")
            )
        }
        Dialect::Spark => {
            let columns = table.columns.iter().map(|column| format!("{} {}", dialect.name(&column.name), column_type(column)));
            format!(
                "CREATE OR REPLACE TEMPORARY VIEW {name} (\n  {}\n) USING csv OPTIONS (path '{file}', header 'true', quote '\"', \
                 escape '\"', multiLine 'true', mode 'FAILFAST');\n\nCACHE TABLE {name}",
                columns.collect::<Vec<_>>().join(",\n  ")
            )
        }
    }
}

fn column_type(column: &TableColumn) -> String {
    match column.kind {
        Kind::Text => "STRING".to_owned(),
        Kind::Decimal { decimals } => format!("DECIMAL(19, {decimals})"),
        Kind::Whole => "BIGINT".to_owned(),
        Kind::Date => "DATE".to_owned(),
    }
}
