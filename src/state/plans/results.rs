//! What a plan pays for what is sold.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::plan::statement::evaluate::{statement_of, totals};
use crate::plan::statement::summary::Statement;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::plans::real::{Sales, credits_of};
use crate::state::plans::selling::{Selling, Source, credits, dated};
use crate::state::plans::team::{Taken, fitted};
use crate::state::shared::Shared;

/// The shares of quota at which the cost of a plan is told, in percent.
pub const LEVELS: [i128; 5] = [80, 90, 100, 110, 120];

/// A plan over its time, the deals under it, and what they pay.
#[derive(Clone)]
pub struct Results {
    pub plan: Plan,
    pub statements: Result<Statements, Vec<Trouble>>,
    /// What the rows of credits are rows of, where they come from files.
    pub dataset: Option<Dataset>,
    pub taken: Taken,
    ready: Option<Arc<Ready>>,
}

/// What everybody is paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements {
    /// The figures of each; the lines of somebody are made when they are wanted.
    pub people: Vec<Statement>,
    /// What has to be told beside the figures.
    pub notes: Vec<Note>,
}

/// Deals made ready for a plan, and for every plan that credits alike.
struct Ready {
    prepared: Prepared<'static>,
    /// The sales that they are of, and whether what is open is among them; `None` for what is typed.
    of: Option<(Shared<Sales>, bool)>,
    /// What all of them come to.
    sold: Option<Exact>,
    deals: usize,
}

/// What everybody sells, and what the plan pays for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    pub sold: Exact,
    pub earned: Exact,
    /// How many deals it is for; whoever shares one has a part of the same.
    pub deals: usize,
}

/// What a plan pays for what is typed, or for the sales of the files where these are wanted and
/// there. Deals are taken over from what is `known` where that plan credits them alike.
pub fn results<'r>(
    plan: &Plan,
    selling: &Selling,
    sales: Option<&Shared<Sales>>,
    today: Day,
    known: impl IntoIterator<Item = &'r Results>,
) -> Results {
    let of = sales.filter(|_| selling.source == Source::Files).map(|sales| (sales, selling.outlook));
    let dataset = of.and_then(|(sales, _)| sales.told.sold.as_ref()).map(|sold| sold.dataset);
    let (plan, taken) = match of {
        Some((sales, _)) => fitted(plan, sales, selling),
        None => (dated(plan, today), Taken::default()),
    };
    let known = known.into_iter().filter_map(|results| results.ready.as_ref());
    let ready = match of {
        Some((sales, outlook)) => Ready::of_files(&plan, sales, outlook, known),
        None => Ready::of_typed(&plan, selling, known),
    };
    let statements = ready.as_ref().map_err(Vec::clone).and_then(|ready| totals(&plan, &ready.prepared));
    let statements = statements.map(|found| Statements { people: found.people, notes: found.notes });
    Results { plan, statements, dataset, taken, ready: ready.ok() }
}

impl Ready {
    fn of_files<'r>(
        plan: &Plan,
        sales: &Shared<Sales>,
        outlook: bool,
        mut known: impl Iterator<Item = &'r Arc<Ready>>,
    ) -> Result<Arc<Ready>, Vec<Trouble>> {
        let is_of_these = |ready: &Ready| ready.of.as_ref().is_some_and(|(of, with_open)| of == sales && *with_open == outlook);
        match known.find(|ready| is_of_these(ready) && ready.prepared.fits(plan)) {
            Some(ready) => Ok(ready.clone()),
            None => Ready::new(plan, credits_of(sales, outlook, plan), Some((sales.clone(), outlook))),
        }
    }

    fn of_typed<'r>(plan: &Plan, selling: &Selling, mut known: impl Iterator<Item = &'r Arc<Ready>>) -> Result<Arc<Ready>, Vec<Trouble>> {
        let credits = credits(plan, selling.deal.0, |person| selling.of(person));
        // What was divided does not tell any more what it was divided of.
        let is_of_these =
            |ready: &Ready| ready.of.is_none() && plan.splits.is_empty() && credits.as_ref() == Some(&*ready.prepared.credits);
        match known.find(|ready| is_of_these(ready) && ready.prepared.fits(plan)) {
            Some(ready) => Ok(ready.clone()),
            None => Ready::new(plan, credits, None),
        }
    }

    fn new(plan: &Plan, credits: Option<Credits>, of: Option<(Shared<Sales>, bool)>) -> Result<Arc<Ready>, Vec<Trouble>> {
        let credits = credits.ok_or_else(|| vec![Trouble::TooLarge { person: String::new() }])?;
        let prepared = Prepared::new(plan, Cow::Owned(credits))?;
        let (sold, deals) = (sold(&prepared.credits), deals(&prepared.credits));
        Ok(Arc::new(Ready { prepared, of, sold, deals }))
    }
}

/// What a dated plan costs when everybody reaches a share of the quota.
pub fn cost_at(plan: &Plan, deal: Exact, reached: Exact) -> Option<Cost> {
    let ready = Ready::new(plan, credits(plan, deal, |_| reached), None).ok()?;
    cost(&ready, &totals(plan, &ready.prepared).ok()?.people)
}

fn cost(ready: &Ready, people: &[Statement]) -> Option<Cost> {
    let earned = people.iter().try_fold(Exact::ZERO, |sum, statement| sum.plus(statement.figures.earned))?;
    Some(Cost { sold: ready.sold?, earned, deals: ready.deals })
}

fn sold(credits: &Credits) -> Option<Exact> {
    credits.rows.iter().try_fold(Exact::ZERO, |sum, row| sum.plus(row.amount.times(row.share)?))
}

fn deals(credits: &Credits) -> usize {
    let gained = |row: u32| credits.rows.get(row as usize).is_some_and(|row| row.amount.is_positive());
    let rows = (0..credits.rows.len() as u32).filter(|row| gained(*row));
    match credits.column("deal") {
        Some(names) => rows.filter_map(|row| names.code(row)).collect::<HashSet<_>>().len(),
        None => rows.count(),
    }
}

/// What all people have earned, may be paid and are paid in each pay period, in order.
pub fn accrual(people: &[Statement]) -> Option<Vec<(Period, [Exact; 3])>> {
    let mut found: BTreeMap<Day, (Period, [Exact; 3])> = BTreeMap::new();
    for of in people.iter().flat_map(|statement| &statement.periods) {
        let (_, sums) = found.entry(of.period.start).or_insert((of.period, [Exact::ZERO; 3]));
        for (sum, amount) in sums.iter_mut().zip([of.figures.earned, of.figures.payable, of.figures.paid]) {
            *sum = sum.plus(amount)?;
        }
    }
    Some(found.into_values().collect())
}

impl Results {
    /// The deals, as they were divided among those who share one: what lines mean by their rows.
    pub fn credits(&self) -> Option<&Credits> {
        self.ready.as_ref().map(|ready| &*ready.prepared.credits)
    }

    /// What all deals come to, and what all people earn by them.
    pub fn cost(&self) -> Option<Cost> {
        cost(self.ready.as_ref()?, &self.statements.as_ref().ok()?.people)
    }

    /// The figures of a person.
    pub fn of(&self, person: &str) -> Option<&Statement> {
        self.statements.as_ref().ok()?.people.iter().find(|statement| statement.person == person)
    }

    /// The statement of a person with all of its lines.
    pub fn statement(&self, person: &str) -> Option<Statement> {
        statement_of(&self.plan, &self.ready.as_ref()?.prepared, person).ok()?
    }
}

impl PartialEq for Results {
    /// Of the same deals when these were made ready once.
    fn eq(&self, other: &Results) -> bool {
        let same_deals = match (&self.ready, &other.ready) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_deals
            && self.plan == other.plan
            && self.statements == other.statements
            && self.dataset == other.dataset
            && self.taken == other.taken
    }
}
