//! Aggregates: the rows that count, told apart by the keys of a scope.

use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::query::money::{money_of, reached};
use crate::kpi::query::plan::{Dated, Measure, Query, Step, Test};
use crate::kpi::sql::known::all_hold;
use crate::kpi::sql::rows::{Rows, Scaled};
use crate::kpi::sql::scope::{Key, Scope, Timeline};
use crate::kpi::sql::space::{Figure, Space};
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;

type Result<T> = std::result::Result<T, Unavailable>;

/// What an aggregate comes to, over relations that are joined to a space: `n` rows, `m`
/// of them with a value, and the figure `v`.
pub struct Outcome {
    op: AggregateOp,
    /// Why there is no figure where there are no rows; a sum of none may be 0.
    of_none: &'static str,
    is_spread: bool,
    /// None where the reasons leave nothing to count.
    relation: Option<String>,
    /// Why nothing can be said; the first that is not NULL.
    reasons: Vec<String>,
}

/// What counts as having rows where it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    HasNone,
    /// Only where a dimension says nothing of any row there are none.
    HasSomeUnlessNoMember,
}

/// What rows have to be for an aggregate, and what is taken of them.
struct Parts {
    keys: Vec<(String, String)>,
    /// The rows and what stands beside them.
    from: String,
    tests: Vec<String>,
    value: Option<Scaled>,
    /// The least and the greatest name of a currency that money of a row is in.
    currency: Option<(String, String)>,
}

impl Writer<'_> {
    /// The figure of an aggregate.
    pub fn aggregate(&mut self, index: usize, scope: &Scope, space: &mut Space) -> Figure {
        let outcome = match self.outcome(index, scope, space) {
            Ok(outcome) => outcome,
            Err(reason) => return Figure::unavailable(reason.code()),
        };
        let Outcome { op, of_none, is_spread, relation, mut reasons } = outcome;
        let Some(a) = relation else { return space.base("CAST(NULL AS DOUBLE)", &reasons) };
        match op {
            AggregateOp::Count => space.base(&format!("COALESCE({a}.v, 0)"), &reasons),
            // Rows that all lack the value are no sum; no rows at all sum to zero, unless
            // they would have been spread over days.
            AggregateOp::Sum | AggregateOp::CountDistinct if !is_spread => {
                reasons.push(format!("CASE WHEN {a}.n > 0 AND {a}.m = 0 THEN 'no_values' END"));
                space.base(&format!("CASE WHEN COALESCE({a}.n, 0) = 0 THEN 0 ELSE {a}.v END"), &reasons)
            }
            _ => {
                reasons.push(format!("CASE WHEN COALESCE({a}.n, 0) = 0 THEN '{of_none}' WHEN {a}.m = 0 THEN 'no_values' END"));
                space.base(&format!("{a}.v"), &reasons)
            }
        }
    }

    /// Whether an aggregate has rows; where that is not known, as it may be `unknown`.
    ///
    /// # Errors
    /// What is missing.
    pub fn has_rows(&mut self, index: usize, scope: &Scope, space: &mut Space, unknown: Unknown) -> Result<String> {
        let Outcome { relation, reasons, .. } = self.outcome(index, scope, space)?;
        let has_rows = relation.map_or_else(|| "FALSE".to_owned(), |relation| format!("COALESCE({relation}.n, 0) > 0"));
        let reason = match reasons.as_slice() {
            [] => return Ok(has_rows),
            [reason] => reason.clone(),
            several => format!("COALESCE({})", several.join(", ")),
        };
        Ok(match unknown {
            Unknown::HasNone => format!("({reason} IS NULL AND {has_rows})"),
            Unknown::HasSomeUnlessNoMember => {
                format!("CASE WHEN {reason} IS NULL THEN {has_rows} ELSE {reason} NOT IN ('no_member', 'only_today') END")
            }
        })
    }

    /// What an aggregate comes to, joined to a space.
    fn outcome(&mut self, index: usize, scope: &Scope, space: &mut Space) -> Result<Outcome> {
        let query = self.query(index)?;
        let mut reasons = self.unknown_members(&query, scope, space)?;
        reasons.extend(self.unknown_then(&query, scope, space));
        let of_none = if query.dataset == Dataset::Targets { Unavailable::NoTarget } else { Unavailable::NoRows }.code();
        let is_spread = matches!(query.dated, Some(Dated::Spread { .. }));
        let mut outcome = Outcome { op: query.op, of_none, is_spread, relation: None, reasons: Vec::new() };
        match self.relation(&query, scope, space, &mut reasons) {
            Ok(relation) => {
                space.join(&relation, &scope.keys);
                outcome.relation = Some(relation);
            }
            Err(reason) => reasons.push(format!("'{}'", reason.code())),
        }
        Ok(Outcome { reasons, ..outcome })
    }

    fn relation(&mut self, query: &Query, scope: &Scope, space: &mut Space, reasons: &mut Vec<String>) -> Result<String> {
        let cut = self.cut(scope);
        for filter in &scope.filters {
            if self.tables.dimension(query.dataset, &filter.dimension).is_none() {
                return Err(Unavailable::NoDimension { dataset: query.dataset, dimension: filter.dimension.clone() });
            }
        }
        if let (Some(Dated::Never(reason)), true) = (&query.dated, cut.is_some()) {
            return Err(reason.clone());
        }
        let has_records = self.tables.table(query.dataset).is_some_and(|table| table.has_records);
        let dialect = self.dialect;
        let mut rows = Rows::new(self, query.dataset, scope);
        let mut parts = rows.parts(query)?;
        let figures = std::mem::take(&mut rows.figures);
        let text = match (&query.dated, &query.measure) {
            (Some(Dated::Spread { .. }), _) => {
                let spread = rows.spread(query)?;
                parts.from = format!("{}{}", rows.table(), parts.from);
                spread.text(&parts)
            }
            (_, measure) => {
                if let (Some(Dated::At(date)), Some(days)) = (&query.dated, rows.writer.cut_for(query, scope)) {
                    let date = rows.date(date)?;
                    parts.tests.push(format!("{date} >= {} AND {date} < {}", days.start, days.end));
                }
                parts.from = format!("{}{}", rows.table(), parts.from);
                let fraction = query.fraction.to_f64();
                let of = |value: &str, scale: i64| {
                    reduced(query.op, value, scale, |value| {
                        dialect.percentile(value, if query.op == AggregateOp::Median { 0.5 } else { fraction })
                    })
                };
                let is_of_records = has_records && !matches!(measure, Some(Measure::Distinct(_)));
                if is_of_records { parts.of_records(query.is_money, of) } else { parts.of_rows(of) }
            }
        };
        for (relation, keys) in &figures {
            space.join(relation, keys);
            reasons.push(format!("{relation}.reason"));
        }
        let relation = self.expression(query.dataset.id(), text);
        if parts.currency.is_some() {
            reasons.push(format!("CASE WHEN {relation}.c1 <> {relation}.c2 THEN 'mixed_currencies' END"));
        }
        Ok(relation)
    }
}

impl Rows<'_, '_> {
    /// What an aggregate asks of rows, but for their dates. `from` is what stands beside them.
    fn parts(&mut self, query: &Query) -> Result<Parts> {
        let mut keys = Vec::new();
        for key in &self.scope.keys {
            keys.push(match key {
                Key::Span => ("spans.span".to_owned(), key.column()),
                Key::Member(dimension) => (format!("COALESCE({}, '')", self.dimension(dimension)?), key.column()),
            });
        }
        let mut tests = self.tests(query.fixed.iter().chain(&query.moving))?;
        for filter in &self.scope.filters {
            tests.push(self.passes(filter)?);
        }
        let value = match &query.measure {
            None => None,
            Some(Measure::Number(number)) => Some(self.number(number)?),
            Some(Measure::Distinct(value)) => Some(Scaled { sql: self.value(value)?, scale: 1 }),
            Some(Measure::Purchase { .. }) => return Err(Unavailable::NotInSql),
        };
        let currency = self.currencies(query)?;
        let mut beside = String::new();
        if matches!(self.writer.timeline, Timeline::Spans(_)) {
            beside.push_str("\n  CROSS JOIN spans");
        }
        for (relation, keys) in &self.figures {
            beside.push_str(&match keys.is_empty() {
                true => format!("\n  CROSS JOIN {relation}"),
                false => format!("\n  JOIN {relation} ON {relation}.span = spans.span"),
            });
        }
        Ok(Parts { keys, from: beside, tests, value, currency })
    }

    /// In which currencies the money is that is taken of a row.
    fn currencies(&mut self, query: &Query) -> Result<Option<(String, String)>> {
        let mut found = Vec::new();
        for steps in money_of(query) {
            let Some(name) = self.writer.tables.currency(reached(query.dataset, &steps)).map(|column| column.name.clone()) else {
                continue;
            };
            found.push(self.at_the_end(&steps, &name)?);
        }
        Ok(match found.as_slice() {
            [] => None,
            [one] => Some((one.clone(), one.clone())),
            several => Some((format!("LEAST({})", several.join(", ")), format!("GREATEST({})", several.join(", ")))),
        })
    }

    /// The column of the rows that some steps lead to.
    fn at_the_end(&mut self, steps: &[Step], name: &str) -> Result<String> {
        match steps {
            [] => Ok(self.column(name)),
            [step, further @ ..] => self.through(step, |rows| rows.at_the_end(further, name)),
        }
    }

    fn tests<'q>(&mut self, tests: impl Iterator<Item = &'q Test>) -> Result<Vec<String>> {
        tests.map(|test| self.test(test)).collect()
    }

    /// Where and how far rows that last lie in the period.
    fn spread(&mut self, query: &Query) -> Result<Spread> {
        let Some(Dated::Spread { from, to }) = &query.dated else { return Err(Unavailable::NoRows) };
        let everything = Spread { length: "1".to_owned(), cut: "1".to_owned(), lies_within: Vec::new() };
        let Some(days) = self.writer.target_days(self.scope) else { return Ok(everything) };
        let has_cut = self.writer.cut(self.scope).is_some();
        let start = self.date(from)?;
        let end = match to {
            Some(to) => format!("COALESCE({}, {start})", self.date(to)?),
            None => start.clone(),
        };
        let dialect = self.writer.dialect;
        let since = |day: &str| dialect.days_between(day, &days.start);
        let length = format!("({} + 1)", dialect.days_between(&end, &start));
        let cut = format!("(LEAST({} + 1, {}) - GREATEST({}, 0))", since(&end), since(&days.end), since(&start));
        let lies_within = format!("{length} > 0 AND {cut} > 0");
        Ok(match has_cut {
            true => Spread { length, cut, lies_within: vec![lies_within] },
            // Without a period what has no date counts, too.
            false => Spread {
                length: format!("COALESCE({length}, 1)"),
                cut: format!("COALESCE({cut}, 1)"),
                lies_within: vec![format!("({start} IS NULL OR ({lies_within}))")],
            },
        })
    }
}

/// How long rows last, for how many of these days they count, and whether for any.
struct Spread {
    length: String,
    cut: String,
    lies_within: Vec<String>,
}

impl Spread {
    /// The sum of the shares: exact for each length, since a day is no decimal part of most.
    fn text(&self, parts: &Parts) -> String {
        let Spread { length, cut, lies_within } = self;
        let (value, scale) = parts.value.as_ref().map_or(("1", 1), |value| (value.sql.as_str(), value.scale));
        let tests: Vec<String> = parts.tests.iter().chain(lies_within).cloned().collect();
        let inner = format!(
            "SELECT {}{length} AS length, COUNT(*) AS n, COUNT({value}) AS m, SUM({value} * {cut}) AS share{}\n    FROM {}{}\n    GROUP BY {}",
            parts.key_list(),
            parts.currencies(value),
            parts.from,
            all_hold(&tests),
            (1..=parts.keys.len() + 1).map(|at| at.to_string()).collect::<Vec<_>>().join(", ")
        );
        let keys: String = parts.keys.iter().map(|(_, key)| format!("{key}, ")).collect();
        let currencies = if parts.currency.is_some() { ", MIN(c1) AS c1, MAX(c2) AS c2" } else { "" };
        format!(
            "SELECT {keys}SUM(n) AS n, SUM(m) AS m, SUM(CAST(share AS DOUBLE) / length) / {scale} AS v{currencies}\n  FROM ({inner}) AS l{}",
            parts.grouped()
        )
    }
}

impl Parts {
    fn key_list(&self) -> String {
        self.keys.iter().map(|(expression, key)| format!("{expression} AS {key}, ")).collect()
    }

    fn grouped(&self) -> String {
        let places: Vec<String> = (1..=self.keys.len()).map(|at| at.to_string()).collect();
        if places.is_empty() { String::new() } else { format!("\n  GROUP BY {}", places.join(", ")) }
    }

    /// The first and the last currency of what has an amount; one without counts as of any.
    fn currencies(&self, value: &str) -> String {
        let of = |(least, greatest): &(String, String)| {
            let known = |currency: &str| format!("CASE WHEN {value} IS NOT NULL THEN {currency} END");
            format!(", MIN({}) AS c1, MAX({}) AS c2", known(least), known(greatest))
        };
        self.currency.as_ref().map(of).unwrap_or_default()
    }

    fn of_rows(&self, reduced: impl Fn(&str, i64) -> String) -> String {
        let (value, scale) = self.value.as_ref().map_or(("1", 1), |value| (value.sql.as_str(), value.scale));
        format!(
            "SELECT {}COUNT(*) AS n, COUNT({value}) AS m, {} AS v{}\n  FROM {}{}{}",
            self.key_list(),
            reduced(value, scale),
            self.currencies(value),
            self.from,
            all_hold(&self.tests),
            self.grouped()
        )
    }

    /// The parts of a record as one row: the first, with the money of all.
    fn of_records(&self, adds_up: bool, reduced: impl Fn(&str, i64) -> String) -> String {
        let (value, scale) = self.value.as_ref().map_or(("1", 1), |value| (value.sql.as_str(), value.scale));
        let among: String = self.keys.iter().map(|(expression, _)| format!("{expression}, ")).collect();
        let record = format!("PARTITION BY {among}r.record_number");
        let whole = if adds_up { format!("SUM({value}) OVER ({record})") } else { value.to_owned() };
        let currency =
            self.currency.as_ref().map(|(least, greatest)| format!(", {least} AS least, {greatest} AS greatest")).unwrap_or_default();
        let inner = format!(
            "SELECT {}{value} AS own, {whole} AS whole, ROW_NUMBER() OVER ({record} ORDER BY r.row_number) AS part{currency}\n    FROM {}{}",
            self.key_list(),
            self.from,
            all_hold(&self.tests)
        );
        let keys: String = self.keys.iter().map(|(_, key)| format!("{key}, ")).collect();
        let of_parts = Parts {
            currency: self.currency.as_ref().map(|_| ("least".to_owned(), "greatest".to_owned())),
            keys: Vec::new(),
            from: String::new(),
            tests: Vec::new(),
            value: None,
        };
        let first = "CASE WHEN part = 1 THEN whole END";
        format!(
            "SELECT {keys}COUNT(CASE WHEN part = 1 THEN 1 END) AS n, COUNT({first}) AS m, {} AS v{}\n  FROM ({inner}) AS p{}",
            reduced(first, scale),
            of_parts.currencies("own"),
            self.grouped()
        )
    }
}

/// One figure of many values.
fn reduced(op: AggregateOp, value: &str, scale: i64, ranked: impl Fn(&str) -> String) -> String {
    let figure = match op {
        AggregateOp::Count => return format!("CAST(COUNT({value}) AS DOUBLE)"),
        AggregateOp::CountDistinct => return format!("CAST(COUNT(DISTINCT {value}) AS DOUBLE)"),
        AggregateOp::Sum => format!("CAST(SUM({value}) AS DOUBLE)"),
        AggregateOp::Mean => format!("CAST(SUM({value}) AS DOUBLE) / NULLIF(COUNT({value}), 0)"),
        AggregateOp::Min | AggregateOp::First => format!("CAST(MIN({value}) AS DOUBLE)"),
        AggregateOp::Max | AggregateOp::Last => format!("CAST(MAX({value}) AS DOUBLE)"),
        AggregateOp::Median | AggregateOp::Percentile => ranked(value),
        // It is refused before, where its rows are looked at.
        AggregateOp::FutureValue => "CAST(NULL AS DOUBLE)".to_owned(),
    };
    if scale == 1 { figure } else { format!("{figure} / {scale}") }
}
