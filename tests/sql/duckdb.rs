//! DuckDB, as a program of Node.js that answers line by line.

use std::fs::{File, create_dir_all};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use attain::kpi::ask::{Ask, Context};
use attain::kpi::catalogue::catalogue;
use attain::kpi::evaluate::cache::Cache;
use attain::kpi::sql::dialect::Dialect;
use attain::kpi::sql::export;
use attain::kpi::sql::script::{copied, file_name, script};
use attain::kpi::sql::tables::{describe, exported};
use attain::star::tables::Star;
use serde_json::{Value, json};

/// A database in memory.
pub struct DuckDb {
    program: Child,
    into: ChildStdin,
    from: BufReader<ChildStdout>,
    folder: PathBuf,
}

/// A row of a figure: its member, and the value or the reason.
pub struct Row {
    pub member: Option<String>,
    pub figure: Result<f64, String>,
}

impl DuckDb {
    /// Starts one; its tables stand in a folder of this name.
    pub fn start(name: &str) -> DuckDb {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sql").join(name);
        create_dir_all(&folder).unwrap();
        let mut program = Command::new("node")
            .arg(root.join("tests/sql/duckdb.mjs"))
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Node.js runs DuckDB; `make setup` installs it");
        let (into, from) = (program.stdin.take().unwrap(), BufReader::new(program.stdout.take().unwrap()));
        let mut duckdb = DuckDb { program, into, from, folder };
        duckdb.ask(&json!({ "folder": duckdb.folder }));
        duckdb
    }

    /// Exports and loads the tables of a star.
    pub fn load(&mut self, star: &Star) {
        let described = describe(star);
        for (dataset, _) in exported(star) {
            let mut file = BufWriter::new(File::create(self.folder.join(file_name(dataset))).unwrap());
            export::write(&mut file, star, dataset, described.table(dataset).unwrap()).unwrap();
        }
        let loads = script(star, catalogue(), &mut Cache::default(), &Context::default(), &[], Dialect::DuckDb);
        self.ask(&json!({ "run": loads }));
    }

    /// What a question comes to, and its SQL.
    pub fn rows(&mut self, star: &Star, cache: &mut Cache, context: &Context, ask: &Ask) -> (Vec<Row>, String) {
        let query = copied(star, catalogue(), cache, context, ask, Dialect::DuckDb).text;
        let Value::Array(rows) = self.ask(&json!({ "query": query })) else { panic!("no rows") };
        let row = |row: &Value| Row {
            member: row[0].as_str().map(str::to_owned),
            figure: row[1].as_f64().ok_or_else(|| row[2].as_str().unwrap_or("neither value nor reason").to_owned()),
        };
        (rows.iter().map(row).collect(), query)
    }

    fn ask(&mut self, request: &Value) -> Value {
        writeln!(self.into, "{request}").unwrap();
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("DuckDB did not answer; does `npm ci` pass?"));
        assert!(
            answer.get("error").is_none(),
            "{}\n{}",
            answer["error"].as_str().unwrap_or_default(),
            request.to_string().replace("\\n", "\n")
        );
        answer
    }
}

impl Drop for DuckDb {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
