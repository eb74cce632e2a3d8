//! The sample data goes through the importer without a loss.

use attain::ingest::import::Hints;
use attain::ingest::problem::ColumnKind;
use attain::ingest::reader::read;
use attain::sample::{Size, files};

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
