//! Whether a dimension says anything of the rows that an aggregate counts: where
//! none of them has a member of it, a figure by it or under a filter on it is not
//! zero, but unavailable.

use crate::kpi::ask::Filter;
use crate::kpi::check::node::Moment;
use crate::kpi::evaluate::select::is_momentary;
use crate::kpi::query::plan::{Query, Test};
use crate::kpi::sql::rows::Rows;
use crate::kpi::sql::scope::{Key, Scope, Timeline};
use crate::kpi::sql::space::Space;
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;

type Result<T> = std::result::Result<T, Unavailable>;

impl Writer<'_> {
    /// The reasons for which an aggregate of a scope may say nothing of its members,
    /// over relations that are joined to the space.
    ///
    /// # Errors
    /// What the condition of the aggregate lacks.
    pub fn unknown_members(&mut self, query: &Query, scope: &Scope, space: &mut Space) -> Result<Vec<String>> {
        let standing: Vec<Test> = query.moving.iter().filter(|test| test.asks_what_stands()).cloned().collect();
        let mut reasons = Vec::new();
        let says_nothing = !standing.is_empty() && !self.is_of_the_period(scope);
        for key in &scope.keys {
            let Key::Member(dimension) = key else { continue };
            if self.tables.dimension(query.dataset, dimension).is_none() {
                continue;
            }
            reasons.extend(self.unknown_members_then(query, dimension, scope, space));
            if says_nothing {
                continue;
            }
            let known = self.members_known(query, scope, &standing, dimension, None)?;
            space.join(&known, &[]);
            let column = key.column();
            let is_unknown = if standing.is_empty() && is_momentary(query.dataset, dimension) {
                let present = self.members_present(query, scope, dimension)?;
                space.join(&present, std::slice::from_ref(key));
                format!("{present}.{column} IS NULL")
            } else {
                format!("{known}.m = 0")
            };
            reasons.push(format!("CASE WHEN c.{column} <> '' AND {known}.n > 0 AND {is_unknown} THEN 'no_member' END"));
        }
        for filter in &scope.filters {
            if self.tables.dimension(query.dataset, &filter.dimension).is_none() {
                continue;
            }
            reasons.extend(self.unknown_members_then(query, &filter.dimension, scope, space));
            if says_nothing || filter.members.contains(&String::new()) {
                continue;
            }
            let only = (standing.is_empty() && is_momentary(query.dataset, &filter.dimension)).then_some(filter);
            let known = self.members_known(query, scope, &standing, &filter.dimension, only)?;
            space.join(&known, &[]);
            reasons.push(format!("CASE WHEN {known}.n > 0 AND {known}.m = 0 THEN 'no_member' END"));
        }
        Ok(reasons)
    }

    /// The reasons for which an aggregate may say nothing of an earlier day.
    pub fn unknown_then(&mut self, query: &Query, scope: &Scope, space: &mut Space) -> Vec<String> {
        let lacks_start = query.dataset == Dataset::Deals && self.tables.field(query.dataset, "created_at").is_none();
        let code = match query.only_today() {
            Some(_) => "only_today",
            None if lacks_start => "no_field",
            None => return Vec::new(),
        };
        self.unknown_earlier(query, code, scope, space)
    }

    /// The reasons for which members of a dimension may not be known of an earlier day.
    fn unknown_members_then(&mut self, query: &Query, dimension: &str, scope: &Scope, space: &mut Space) -> Vec<String> {
        if is_momentary(query.dataset, dimension) { self.unknown_earlier(query, "only_today", scope, space) } else { Vec::new() }
    }

    fn unknown_earlier(&mut self, query: &Query, code: &str, scope: &Scope, space: &mut Space) -> Vec<String> {
        let moments: Vec<Moment> = query.standing_at().collect();
        let reason = |moment: Moment| {
            let (day, today) = (self.moment(moment, scope), self.today());
            if matches!(self.timeline, Timeline::Spans(_)) {
                space.join("spans", &[Key::Span]);
            }
            format!("CASE WHEN {day} < {today} THEN '{code}' END")
        };
        moments.into_iter().map(reason).collect()
    }

    /// A relation of one row: how many rows are counted whatever the filters, and how
    /// many of them have a member, or one of those that are filtered by.
    fn members_known(&mut self, query: &Query, scope: &Scope, standing: &[Test], dimension: &str, only: Option<&Filter>) -> Result<String> {
        let whole = Scope { keys: Vec::new(), filters: Vec::new(), back: scope.back };
        let mut rows = Rows::new(self, query.dataset, &whole);
        let column = rows.dimension(dimension)?;
        let found = match only {
            None => column,
            Some(filter) => format!("CASE WHEN {} THEN 1 END", rows.passes(filter)?),
        };
        let tests = query.fixed.iter().chain(standing).map(|test| rows.test(test)).collect::<Result<Vec<_>>>()?;
        // Where that matters there is but one span.
        let spans = if matches!(rows.writer.timeline, Timeline::Spans(_)) && !standing.is_empty() { "\n  CROSS JOIN spans" } else { "" };
        let text = format!("SELECT COUNT(*) AS n, COUNT({found}) AS m\n  FROM {}{spans}{}", rows.table(), all_hold(&tests));
        Ok(self.expression("known", text))
    }

    fn members_present(&mut self, query: &Query, scope: &Scope, dimension: &str) -> Result<String> {
        let whole = Scope { keys: Vec::new(), filters: Vec::new(), back: scope.back };
        let mut rows = Rows::new(self, query.dataset, &whole);
        let column = rows.dimension(dimension)?;
        let tests = query.fixed.iter().map(|test| rows.test(test)).collect::<Result<Vec<_>>>()?;
        let key = Key::Member(dimension.to_owned()).column();
        let text = format!("SELECT DISTINCT COALESCE({column}, '') AS {key}\n  FROM {}{}", rows.table(), all_hold(&tests));
        Ok(self.expression("present", text))
    }
}

impl Rows<'_, '_> {
    /// Whether a row passes a filter.
    pub fn passes(&self, filter: &Filter) -> Result<String> {
        let column = self.dimension(&filter.dimension)?;
        let named: Vec<String> =
            filter.members.iter().filter(|member| !member.is_empty()).map(|member| self.writer.dialect.text(member)).collect();
        let among = (!named.is_empty()).then(|| format!("{column} IN ({})", named.join(", ")));
        let none = (named.len() < filter.members.len()).then(|| format!("{column} IS NULL"));
        Ok(match (among, none) {
            (Some(among), Some(none)) => format!("({among} OR {none})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "FALSE".to_owned(),
        })
    }
}

/// The tests behind `WHERE`.
pub fn all_hold(tests: &[String]) -> String {
    if tests.is_empty() { String::new() } else { format!("\n  WHERE {}", tests.join("\n    AND ")) }
}
