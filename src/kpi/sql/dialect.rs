//! Where the two dialects differ.

use serde::{Deserialize, Serialize};

/// Whose SQL is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    #[default]
    #[serde(rename = "duckdb")]
    DuckDb,
    Spark,
}

/// Names that mean something else to either of them.
const RESERVED: [&str; 14] = ["at", "by", "end", "first", "from", "group", "last", "left", "order", "right", "row", "start", "time", "to"];

impl Dialect {
    pub const ALL: [Dialect; 2] = [Dialect::DuckDb, Dialect::Spark];

    /// Whose it is.
    pub fn name_of_program(self) -> &'static str {
        match self {
            Dialect::DuckDb => "DuckDB",
            Dialect::Spark => "Spark SQL",
        }
    }

    /// A text as a literal.
    pub fn text(self, text: &str) -> String {
        match self {
            Dialect::DuckDb => format!("'{}'", text.replace('\'', "''")),
            Dialect::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }

    /// The name of a column or table.
    pub fn name(self, name: &str) -> String {
        let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit());
        match self {
            _ if is_plain && !name.starts_with(|first: char| first.is_ascii_digit()) && !RESERVED.contains(&name) => name.to_owned(),
            Dialect::DuckDb => format!("\"{}\"", name.replace('"', "\"\"")),
            Dialect::Spark => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// How many days one date is after another.
    pub fn days_between(self, later: &str, earlier: &str) -> String {
        match self {
            Dialect::DuckDb => format!("date_diff('day', {earlier}, {later})"),
            Dialect::Spark => format!("datediff({later}, {earlier})"),
        }
    }

    /// The value at a rank between 0 and 1, between two values as the rank lies between theirs.
    pub fn percentile(self, value: &str, fraction: f64) -> String {
        match self {
            Dialect::DuckDb => format!("quantile_cont(CAST({value} AS DOUBLE), {fraction})"),
            Dialect::Spark => format!("percentile(CAST({value} AS DOUBLE), {fraction})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dialect::{DuckDb, Spark};

    #[test]
    fn texts_and_names_stay_what_they_are() {
        for (text, duckdb, spark) in [
            ("plain", "'plain'", "'plain'"),
            ("O'Neil", "'O''Neil'", r"'O\'Neil'"),
            (r"a\b", r"'a\b'", r"'a\\b'"),
            ("say \"hi\"", "'say \"hi\"'", "'say \"hi\"'"),
        ] {
            assert_eq!((DuckDb.text(text), Spark.text(text)), (duckdb.to_owned(), spark.to_owned()));
        }
        for (name, duckdb, spark) in
            [("owner", "owner", "owner"), ("from", "\"from\"", "`from`"), ("a\"`b", "\"a\"\"`b\"", "`a\"``b`"), ("1st", "\"1st\"", "`1st`")]
        {
            assert_eq!((DuckDb.name(name), Spark.name(name)), (duckdb.to_owned(), spark.to_owned()));
        }
    }
}
