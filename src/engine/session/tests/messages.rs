//! Every message survives the way between page and worker. The driver holds those
//! of the other tests to that, too, with everything that real files put into them.

use super::*;
use crate::engine::tests::own;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::Split;
use crate::kpi::sql::dialect::Dialect;
use crate::sales::schema::Dataset;

pub fn name_of(reply: &Reply) -> &'static str {
    match reply {
        Reply::Ready { .. } => "ready",
        Reply::Catalogue(_) => "catalogue",
        Reply::Checked(_) => "checked",
        Reply::Progress(_) => "progress",
        Reply::Imported { .. } => "imported",
        Reply::Cancelled => "cancelled",
        Reply::Kept(_) => "kept",
        Reply::Answers(_) => "answers",
        Reply::Sellers(_) => "sellers",
        Reply::Explained(_) => "explained",
        Reply::Sql(_) => "sql",
        Reply::Rows(_) => "rows",
        Reply::Preview(_) => "preview",
        Reply::Erased => "erased",
        Reply::Requested(_) => "requested",
        Reply::Failed(_) => "failed",
    }
}

#[test]
fn every_request_and_every_reply_survives_the_way() {
    let mut driver = Driver::new();
    let seed = Request::Sample { seed: u64::MAX, choices: Choices::default(), keep: false };
    driver.ask(1, seed, Vec::new());
    driver.run();
    let choices = {
        let mut choices = Choices::default();
        let header = choices.headers.entry("a\tb".to_owned()).or_default();
        header.fields.insert("a".to_owned(), None);
        header.hints.delimiter = Some(';');
        choices
    };
    let context = Context::default();
    let asks = crate::engine::warm::asks();
    let kpi = || "won_amount".to_owned();
    driver.ask(2, Request::Report { context: context.clone(), asks }, Vec::new());
    driver.ask(3, Request::Explain { context: context.clone(), kpi: kpi() }, Vec::new());
    driver.ask(4, Request::Rows { context: context.clone(), kpi: kpi(), term: 0, page: 0 }, Vec::new());
    let ask = Ask { kpi: kpi(), split: Split::By { dimension: "region".to_owned(), limit: usize::MAX } };
    driver.ask(4, Request::Sql { context: context.clone(), ask, dialect: Dialect::Spark }, Vec::new());
    driver.ask(4, Request::RowsAt { dataset: Dataset::Deals, rows: vec![3, 1] }, Vec::new());
    driver.ask(4, Request::Sellers { context }, Vec::new());
    driver.ask(5, Request::Preview { file: 0, hints: Hints::default() }, Vec::new());
    driver.ask(6, Request::Choose { choices: choices.clone() }, Vec::new());
    driver.ask(7, Request::Keep { keep: true, elsewhere: false }, Vec::new());
    driver.ask(8, Request::Remove { files: vec![0] }, Vec::new());
    driver.ask(9, Request::Remove { files: vec![99] }, Vec::new());
    driver.ask(10, Request::Preview { file: 0, hints: Hints::default() }, Vec::new());
    driver.ask(11, Request::Restore { choices }, Vec::new());
    driver.ask(12, Request::Erase { elsewhere: true }, Vec::new());
    for formula in ["revenue / won_deals", "sum(amont of deals)", "sum(amount deals)", "sum(sum(amount of deals) of deals)", "1 + own"] {
        let kpi = own("own", formula);
        driver.ask(13, Request::Define { own: vec![kpi.clone()] }, Vec::new());
        driver.ask(13, Request::Check { kpi, context: Context::default(), by: Some("owner".to_owned()) }, Vec::new());
    }
    driver.run();
    driver.import(14, &[("deals.csv", Doc::of(DEALS))]);
    driver.ask(15, Request::Cancel, Vec::new());
    driver.run();
    let mut seen: Vec<&str> = driver.replies.iter().map(|(_, reply)| name_of(reply)).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(
        seen,
        [
            "answers",
            "cancelled",
            "catalogue",
            "checked",
            "erased",
            "explained",
            "failed",
            "imported",
            "kept",
            "preview",
            "progress",
            "rows",
            "sellers",
            "sql"
        ]
    );

    // Those that come from no session.
    let refused = Some(StorageRefusal::Forbidden);
    let replies = [
        Reply::Ready { build: "ä".to_owned() },
        Reply::Catalogue(crate::kpi::catalogue::catalogue().listed()),
        Reply::Kept(Kept { bytes: u64::MAX, refused, ..Kept::default() }),
        Reply::Failed(Failure::Crashed { message: String::new() }),
        Reply::Failed(Failure::Refused { file: "a".to_owned() }),
        Reply::Requested("https://example.com".to_owned()),
    ];
    for body in replies {
        let reply = Numbered { number: u32::MAX, body };
        assert_eq!(wire::read(&wire::write(&reply).unwrap()), Ok(reply));
    }
}

#[test]
fn what_is_cut_off_or_of_another_kind_is_no_message() {
    let request =
        Numbered { number: 7, body: Request::Rows { context: Context::default(), kpi: "won_deals".to_owned(), term: 0, page: 3 } };
    let bytes = wire::write(&request).unwrap();
    for end in 0..bytes.len() {
        assert!(wire::read::<Numbered<Request>>(&bytes[..end]).is_err(), "{end}");
    }
    assert!(wire::read::<Numbered<Request>>(b"{\"number\":7}").is_err());
}
