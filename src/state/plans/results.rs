//! What a plan pays for what is sold.

use std::collections::{BTreeMap, HashSet};

use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::plan::Plan;
use crate::plan::statement::evaluate::statements;
use crate::plan::statement::summary::Statement;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::plans::real::{Sales, credits_of, fitted};
use crate::state::plans::selling::{Selling, Source, credits, dated};

/// The shares of quota at which the cost of a plan is told, in percent.
pub const LEVELS: [i128; 5] = [80, 90, 100, 110, 120];

/// A plan over its time, the deals under it, and what they pay.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub plan: Plan,
    pub credits: Credits,
    pub statements: Result<Statements, Vec<Trouble>>,
    /// What the rows of credits are rows of, where they come from files.
    pub dataset: Option<Dataset>,
}

/// What everybody is paid.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements {
    pub people: Vec<Statement>,
    /// What has to be told beside the figures.
    pub notes: Vec<Note>,
}

/// What everybody sells, and what the plan pays for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    pub sold: Exact,
    pub earned: Exact,
    /// How many deals it is for; whoever shares one has a part of the same.
    pub deals: usize,
}

/// What a plan pays for what is typed, or for the sales of the files where these are wanted and there.
pub fn results(plan: &Plan, selling: &Selling, sales: Option<&Sales>, today: Day) -> Results {
    let sales = sales.filter(|_| selling.source == Source::Files);
    let dataset = sales.and_then(|sales| sales.told.sold.as_ref()).map(|sold| sold.dataset);
    let (plan, credits) = match sales {
        Some(sales) => {
            let plan = fitted(plan, sales, selling.outlook);
            let credits = credits_of(sales, selling.outlook);
            (plan, credits)
        }
        None => {
            let plan = dated(plan, today);
            let credits = credits(&plan, selling.deal.0, |person| selling.of(person));
            (plan, credits)
        }
    };
    let Some(credits) = credits else {
        let trouble = Trouble::TooLarge { person: String::new() };
        return Results { plan, credits: Credits::default(), statements: Err(vec![trouble]), dataset };
    };
    let paid = statements(&plan, &credits).map(|found| {
        // Lines mean rows as they were divided among those who share a deal.
        (found.credits.into_owned(), Statements { people: found.people, notes: found.notes })
    });
    match paid {
        Ok((credits, statements)) => Results { plan, credits, statements: Ok(statements), dataset },
        Err(troubles) => Results { plan, credits, statements: Err(troubles), dataset },
    }
}

/// What a dated plan costs when everybody reaches a share of the quota.
pub fn cost_at(plan: &Plan, deal: Exact, reached: Exact) -> Option<Cost> {
    let credits = credits(plan, deal, |_| reached)?;
    let statements = statements(plan, &credits).ok()?;
    cost(&credits, &statements.people)
}

/// What all deals come to, and what all people earn by them.
pub fn cost(credits: &Credits, people: &[Statement]) -> Option<Cost> {
    let sold = credits.rows.iter().try_fold(Exact::ZERO, |sum, row| sum.plus(row.amount.times(row.share)?))?;
    let earned = people.iter().try_fold(Exact::ZERO, |sum, statement| sum.plus(statement.figures.earned))?;
    Some(Cost { sold, earned, deals: deals(credits) })
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
    pub fn cost(&self) -> Option<Cost> {
        cost(&self.credits, &self.statements.as_ref().ok()?.people)
    }

    /// The statement of a person.
    pub fn of(&self, person: &str) -> Option<&Statement> {
        self.statements.as_ref().ok()?.people.iter().find(|statement| statement.person == person)
    }
}
