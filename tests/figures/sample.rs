//! The sample data goes through the importer and into the star without a loss.

use attain::ingest::reader::read;
use attain::ingest::report::issue::Issue;
use attain::ingest::report::problem::ProblemKind;
use attain::ingest::shape::hints::Hints;
use attain::ingest::values::kind::ColumnKind;
use attain::kpi::ask::{Ask, Context, Split};
use attain::kpi::catalogue::catalogue;
use attain::kpi::evaluate::answer::answer;
use attain::kpi::evaluate::cache::Cache;
use attain::sales::day::Day;
use attain::sales::period::Period;
use attain::sales::quantity::Quantity;
use attain::sample::{self, Size, files};
use attain::star::build::build;
use attain::star::choices::Choices;
use attain::star::file::File;

#[test]
fn the_importer_reads_all_of_the_sample() {
    for (name, bytes) in files(1, Size { deals: 1_500 }) {
        let import = read(&name, &bytes, &Hints::default());
        assert!(import.rows.read > 0 && import.rows.kept == import.rows.read, "{name}: {:?}", import.rows);
        assert_eq!(import.problems, [], "{name}");
        for column in import.columns {
            // What is written as a date or an amount is read as one.
            let header = column.name.to_lowercase();
            let is_date =
                ["date", "created", "close", "entered", "since", "hired", "left", "from", "week"].iter().any(|word| header.contains(word));
            let is_number = ["amount", "price", "cost", "mrr", "(%)", "hours", "score", "target"].iter().any(|word| header.contains(word));
            assert!(!is_date || column.profile.kind == ColumnKind::Date, "{name}: {}", column.name);
            assert!(!is_number || column.profile.kind == ColumnKind::Number, "{name}: {}", column.name);
        }
    }
}

#[test]
fn every_file_takes_its_place_in_the_star() {
    let files: Vec<File> = (0..)
        .zip(files(1, Size::default()))
        .map(|(number, (name, bytes))| File::new(number, String::new(), read(&name, &bytes, &Hints::default())))
        .collect();
    let built = build(&files, &Choices::default());
    for file in &built.overview.files {
        assert_eq!(file.dataset.map(sample::file_name), Some(file.name.clone()));
        let unused: Vec<&str> = file.columns.iter().filter(|column| column.field.is_none()).map(|column| column.name.as_str()).collect();
        // Leads do not know of deals in the star.
        assert!(unused.is_empty() || unused == ["Deal ID"], "{}: {unused:?}", file.name);
    }
    // Meetings that nobody came to, and tasks that are open, are told of.
    let is_told = |issue: &&Issue| !matches!(issue.problem.kind, ProblemKind::NotYet { .. });
    assert_eq!(built.overview.problems.iter().find(is_told), None);
    for join in &built.overview.joins {
        assert_eq!(join.keyed, join.matched, "{join:?}");
    }
}

#[test]
fn every_kpi_can_be_computed_from_the_sample() {
    let files: Vec<File> = (0..)
        .zip(files(1, Size::default()))
        .map(|(number, (name, bytes))| File::new(number, String::new(), read(&name, &bytes, &Hints::default())))
        .collect();
    let star = build(&files, &Choices::default()).star;
    let days = |year: i32, until: (i32, u32)| Some(Period { start: Day::from_ymd(year, 1, 1)?, end: Day::from_ymd(until.0, until.1, 1)? });
    // Half of a year that still runs, so that some of it is left, and of the half that there are targets for.
    let context = Context {
        period: days(2025, (2025, 7)),
        compare: days(2024, (2024, 7)),
        target_days: days(2025, (2026, 1)),
        target_days_before: days(2024, (2025, 1)),
        last_day: Day::from_ymd(2025, 6, 20),
        fiscal_start: 1,
        ..Context::default()
    };
    let asks: Vec<Ask> = catalogue().entries().iter().map(|entry| Ask { kpi: entry.id.clone(), split: Split::Whole }).collect();
    for answer in answer(&star, catalogue(), &mut Cache::default(), &context, &asks) {
        assert!(answer.now.is_ok(), "{}: {:?}", answer.kpi, answer.now);
        assert!(answer.now != Ok(Quantity::Count(0)), "{}", answer.kpi);
    }
}
