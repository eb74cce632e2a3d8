//! Who sold how much on which day: what plans pay on.

use crate::engine::protocol::Seller;
use crate::kpi::ask::{Answer, Ask, Context, Filter, PartKey, Split};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::sales::money::Money;
use crate::sales::period::Grain;
use crate::sales::quantity::Quantity;
use crate::star::tables::Star;

/// The KPI that is paid on, that of targets, and the dimension of who is paid.
const SOLD: &str = "revenue";
const TARGET: &str = "target_amount";
const OWNER: &str = "owner";

/// Everybody who sold something in a context or has a target in it, with the sums of their days.
pub fn sellers(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context) -> Vec<Seller> {
    let mut report = |context: &Context, asks: &[Ask]| answer(star, catalogue, cache, context, asks);
    let by_owner = |kpi: &str| Ask { kpi: kpi.to_owned(), split: Split::By { dimension: OWNER.to_owned(), limit: usize::MAX } };
    let answers = report(context, &[by_owner(SOLD), by_owner(TARGET)]);
    let quotas: Vec<(String, Money)> = answers.iter().filter(|answer| answer.kpi == TARGET).flat_map(members).collect();
    let mut found: Vec<Seller> = Vec::new();
    for (person, _) in answers.iter().flat_map(members) {
        if found.iter().any(|seller| seller.person == person) {
            continue;
        }
        let mut of_person = context.clone();
        of_person.filters.retain(|filter| filter.dimension != OWNER);
        of_person.filters.push(Filter { dimension: OWNER.to_owned(), members: vec![person.clone()] });
        let ask = Ask { kpi: SOLD.to_owned(), split: Split::Over { grain: Grain::Day } };
        let days = report(&of_person, &[ask]).into_iter().flat_map(|answer| answer.parts);
        let sold = days.filter_map(|part| match (part.key, part.now) {
            (PartKey::Span(day), Ok(Quantity::Money(amount))) if amount != Money::ZERO => Some((day, amount)),
            _ => None,
        });
        let quota = quotas.iter().find(|(name, _)| *name == person).map(|(_, quota)| *quota);
        found.push(Seller { sold: sold.collect(), quota, person });
    }
    found
}

/// The members of an answer that have an amount; rows without an owner pay nobody.
fn members(answer: &Answer) -> Vec<(String, Money)> {
    let member = |part: &crate::kpi::ask::Part| match (&part.key, &part.now) {
        (PartKey::Member(name), Ok(Quantity::Money(amount))) if !name.is_empty() && *amount != Money::ZERO => Some((name.clone(), *amount)),
        _ => None,
    };
    answer.parts.iter().filter_map(member).collect()
}
