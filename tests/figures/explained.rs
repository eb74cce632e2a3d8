//! Every figure of the small company in `tests/kpis/` and how it came about: the arithmetic
//! comes to the figure, and the rows behind each part of it to that part.

use std::collections::BTreeSet;
use std::path::Path;

use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::kpi::ask::{Calculation, Context, Explanation, Filter, Operator, Term};
use attain::kpi::catalogue::catalogue;
use attain::kpi::evaluate::cache::Cache;
use attain::kpi::evaluate::explain::{explain, rows};
use attain::kpi::formula::ast::{AggregateOp, Expr, ExprKind};
use attain::kpi::formula::parse::parse;
use attain::kpi::normal::p_value;
use attain::sales::period::Period;
use attain::star::choices::Choices;
use attain::star::tables::StarTable;
use attain::table::column::Column;

#[test]
fn every_figure_follows_from_its_parts() {
    let engine = company();
    let mut lines = 0;
    for context in contexts() {
        for entry in catalogue().entries() {
            let explanation = explain(engine.star(), catalogue(), &mut Cache::default(), &context, &entry.id);
            assert_eq!(explanation.figure, explanation.lines[0].figure, "{}", entry.id);
            for line in &explanation.lines {
                let Ok(figure) = &line.figure else { continue };
                let number = worked_out(&explanation, &line.calculation);
                let expected = figure.number();
                let is_near = number.is_some_and(|number| (number - expected).abs() <= 1e-9 * expected.abs().max(1.0));
                assert!(is_near, "{} of {}: {number:?} for {expected}", line.kpi, entry.id);
                lines += 1;
            }
        }
    }
    assert!(lines > 300, "only {lines} lines");
}

#[test]
fn the_rows_behind_a_part_come_to_it() {
    let engine = company();
    let (mut parts, mut values, mut kpis) = (0, 0, BTreeSet::new());
    for context in contexts() {
        for entry in catalogue().entries() {
            let explanation = explain(engine.star(), catalogue(), &mut Cache::default(), &context, &entry.id);
            for (at, term) in explanation.terms.iter().enumerate().filter(|(_, term)| term.members.is_none()) {
                let Ok(figure) = &term.figure else { continue };
                let (dataset, rows) = rows(engine.star(), catalogue(), &mut Cache::default(), &context, &entry.id, at).expect("rows");
                // Behind a stage that was reached stands its deal.
                if term.text.contains("stage_visits") {
                    assert!(rows.len() as u64 <= term.rows, "{}", term.text);
                    continue;
                }
                assert_eq!(rows.len() as u64, term.rows, "{} of {}", term.text, entry.id);
                let table = engine.star().table(dataset).expect("a table");
                let Some(number) = counted(term, table, &rows) else { continue };
                assert!((number - figure.number()).abs() <= 1e-9 * number.abs().max(1.0), "{}: {number} for {figure:?}", term.text);
                parts += 1;
                values += usize::from(!term.text.starts_with("count("));
                kpis.insert(&entry.id);
            }
        }
    }
    assert!(parts > 250 && values > 60 && kpis.len() > 80, "only {parts} parts, {values} of values, of {} KPIs", kpis.len());
}

/// All files of the company.
fn company() -> Engine {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kpis");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).expect("a file")).collect();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sources: Vec<Source> =
        paths.iter().zip(&files).map(|(path, bytes)| Source { name: name(path), bytes: bytes.len() as u64 }).collect();
    let mut engine = Engine::new();
    let mut job = engine.begin(&sources, &Choices::default());
    while let Some(at) = job.current() {
        job.feed(&files[at]);
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    engine.adopt(job);
    engine
}

/// A quarter beside the one before, the same of one person, and all there is.
fn contexts() -> [Context; 3] {
    let period = |start: &str, end: &str| Some(Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") });
    let quarter = Context { period: period("2024-04-01", "2024-07-01"), compare: period("2024-01-01", "2024-04-01"), ..Context::default() };
    let ann = Filter { dimension: "owner".to_owned(), members: vec!["Ann".to_owned()] };
    [quarter.clone(), Context { filters: vec![ann], ..quarter }, Context::default()]
}

/// What the arithmetic of a line comes to.
fn worked_out(explanation: &Explanation, calculation: &Calculation) -> Option<f64> {
    let number = |figure: &attain::kpi::ask::Figure| figure.as_ref().ok().map(|figure| figure.number());
    match calculation {
        Calculation::Term(at) => number(&explanation.terms[*at].figure),
        Calculation::Line(at) => number(&explanation.lines[*at].figure),
        Calculation::Number(number) => Some(*number),
        Calculation::Date(day) => number(day),
        Calculation::Parameter(_) | Calculation::Named { .. } => None,
        Calculation::Of(operator, parts) => {
            let part = |at: usize| parts.get(at).and_then(|part| worked_out(explanation, part));
            if *operator == Operator::Otherwise {
                return part(0).or_else(|| part(1));
            }
            let left = part(0)?;
            Some(match operator {
                Operator::Negated => -left,
                Operator::RoundedUp => left.ceil(),
                Operator::SquareRoot => left.sqrt(),
                Operator::PValue => p_value(left),
                Operator::Plus => left + part(1)?,
                Operator::Minus | Operator::DaysAfter => left - part(1)?,
                Operator::Times => left * part(1)?,
                Operator::Over => left / part(1)?,
                Operator::Larger => left.max(part(1)?),
                Operator::Smaller => left.min(part(1)?),
                _ => return None,
            })
        }
    }
}

/// What an aggregate comes to over these rows, by the plainest way; of measures that are
/// more than a column, and of what is spread over days, that is not said.
fn counted(term: &Term, table: &StarTable, rows: &[u32]) -> Option<f64> {
    let Ok(Expr { kind: ExprKind::Aggregate(aggregate), .. }) = parse(&term.text) else { panic!("{}", term.text) };
    let field = match &aggregate.value {
        None => return Some(rows.len() as f64),
        // Minutes are told in hours.
        Some(Expr { kind: ExprKind::Name(field), .. }) if !field.starts_with("minutes") => table.field(field)?,
        Some(_) => return None,
    };
    if aggregate.by.as_ref().is_some_and(|by| by.to.is_some()) {
        return None;
    }
    if aggregate.op == AggregateOp::CountDistinct {
        return Some(rows.iter().map(|row| field.key(*row as usize)).collect::<BTreeSet<_>>().len() as f64);
    }
    let numbers: Vec<f64> = match field {
        Column::Number { values, decimals } => {
            rows.iter().map(|row| values[*row as usize] as f64 / 10f64.powi(i32::from(*decimals))).collect()
        }
        Column::Date { days, .. } => rows.iter().map(|row| f64::from(days[*row as usize])).collect(),
        Column::Text { .. } | Column::Key { .. } => return None,
    };
    let sum: f64 = numbers.iter().sum();
    match aggregate.op {
        AggregateOp::Sum => Some(sum),
        AggregateOp::Mean => Some(sum / numbers.len() as f64),
        AggregateOp::Min | AggregateOp::First => numbers.iter().copied().reduce(f64::min),
        AggregateOp::Max | AggregateOp::Last => numbers.iter().copied().reduce(f64::max),
        _ => None,
    }
}
