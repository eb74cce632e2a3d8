//! The made-up team: every KPI, by every dimension and over time.

use attain::ingest::reader::read;
use attain::ingest::shape::hints::Hints;
use attain::kpi::ask::{Ask, Context, Filter, Split};
use attain::kpi::catalogue::catalogue;
use attain::sales::period::{Grain, Period};
use attain::sample::{Size, files};
use attain::star::build::build;
use attain::star::choices::Choices;
use attain::star::file::File;
use attain::star::tables::Star;

use crate::compare::{Compared, number};
use crate::duckdb::DuckDb;

fn star(deals: u64) -> Star {
    let read = |(number, (name, bytes)): (usize, (String, Vec<u8>))| {
        File::new(number as u32, String::new(), read(&name, &bytes, &Hints::default()))
    };
    build(&files(1, Size { deals }).into_iter().enumerate().map(read).collect::<Vec<File>>(), &Choices::default()).star
}

fn period(start: &str, end: &str) -> Period {
    Period { start: start.parse().unwrap(), end: end.parse().unwrap() }
}

/// All the data; a quarter beside the one before; a year for one owner beside the year before.
fn contexts(owner: &str) -> [Context; 3] {
    let filter = Filter { dimension: "owner".to_owned(), members: vec![owner.to_owned()] };
    let quarter = Context {
        period: Some(period("2025-04-01", "2025-07-01")),
        compare: Some(period("2025-01-01", "2025-04-01")),
        ..Context::default()
    };
    let year = Context {
        period: Some(period("2025-01-01", "2026-01-01")),
        compare: Some(period("2024-01-01", "2025-01-01")),
        filters: vec![filter],
        ..Context::default()
    };
    [Context::default(), quarter, year]
}

#[test]
fn every_kpi_of_a_team_comes_to_the_same() {
    // A program that is not optimized takes minutes for what DuckDB is asked of so many.
    let star = star(number("SQL_DEALS", if cfg!(debug_assertions) { 3_000 } else { 100_000 }));
    let mut duckdb = DuckDb::start("sample");
    duckdb.load(&star);
    let mut dimensions: Vec<&String> = star.tables().flat_map(|(_, table)| table.dimensions.keys()).collect();
    dimensions.sort();
    dimensions.dedup();
    let by = dimensions.into_iter().map(|dimension| Split::By { dimension: dimension.clone(), limit: usize::MAX });
    let over = [Grain::Week, Grain::Month, Grain::Quarter, Grain::Year].map(|grain| Split::Over { grain });
    let splits: Vec<Split> = [Split::Whole].into_iter().chain(by).chain(over).collect();
    let ids = catalogue().entries().iter().map(|entry| &entry.id);
    let asks: Vec<Ask> = ids.flat_map(|id| splits.iter().map(|split| Ask { kpi: id.clone(), split: split.clone() })).collect();
    // Each is asked in one of the contexts, unless all are wanted.
    let turns = if number("SQL_ALL", 0) == 1 { 1 } else { 3 };
    let mut compared = Compared::default();
    let owner = star.tables().find_map(|(_, table)| Some(table.dimension("owner")?.members().text(1).to_owned())).unwrap();
    for (turn, context) in contexts(&owner).iter().enumerate() {
        let asks: Vec<Ask> = asks.iter().skip(turn % turns).step_by(turns).cloned().collect();
        compared.ask(&mut duckdb, &star, context, &asks);
    }
    compared.report(10_000);
}
