//! Figures of random deals are those that one counts by hand.

use proptest::prelude::{Strategy, any, proptest};
use proptest::{collection, option, prop_assert_eq};

use crate::kpi::ask::{Ask, Context, Figure, Filter, Split};
use crate::kpi::catalogue::catalogue;
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::tests::answers::{ask, ask_own, by, own};
use crate::kpi::tests::star::star;
use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::Quantity;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// Status, amount, day created, days to close, owner.
type Deal = (u8, Option<i32>, Option<i32>, Option<u8>, u8);

fn deals() -> impl Strategy<Value = Vec<Deal>> {
    let deal = (0u8..3, option::weighted(0.9, -50i32..1000), option::weighted(0.9, 0i32..200), option::weighted(0.9, any::<u8>()), 0u8..4);
    collection::vec(deal, 1..60)
}

fn close(deal: &Deal) -> Option<i32> {
    Some(deal.2.unwrap_or(30) + i32::from(deal.3?))
}

fn star_of(deals: &[Deal]) -> Star {
    let day = |day: Option<i32>| day.map_or(String::new(), |day| Day(19_723 + day).to_string());
    let mut text = "status,amount,created_at,closed_at,owner\n".to_owned();
    for deal in deals {
        let amount = deal.1.map_or(String::new(), |amount| amount.to_string());
        let owner = ["", "Ann", "Bob", "Cem"][usize::from(deal.4)];
        text += &format!("{},{amount},{},{},{owner}\n", ["won", "lost", "open"][usize::from(deal.0)], day(deal.2), day(close(deal)));
    }
    star(&[(Dataset::Deals, &text)])
}

proptest! {
    #[test]
    fn figures_equal_those_counted_by_hand(deals in deals(), start in -10i32..300, length in 0i32..200, owner in option::of(0u8..4)) {
        let star = star_of(&deals);
        let cut = Period { start: Day(19_723 + start), end: Day(19_723 + start + length) };
        let member = |owner: u8| ["", "Ann", "Bob", "Cem"][usize::from(owner)].to_owned();
        let filters = owner.map(|owner| Filter { dimension: "owner".into(), members: vec![member(owner)] }).into_iter().collect();
        let context = Context { period: Some(cut), filters, ..Context::default() };
        let is_in = |day: Option<i32>| day.is_some_and(|day| start <= day && day < start + length);
        let counted: Vec<&Deal> = deals.iter().filter(|deal| owner.is_none_or(|owner| deal.4 == owner)).collect();
        let won: Vec<&&Deal> = counted.iter().filter(|deal| deal.0 == 0 && is_in(close(deal))).collect();
        let money = |kpi: &str| ask(&star, &context, kpi, Split::Whole).now;
        // Where nobody is named, an owner says nothing of what is counted.
        let known = |base: &[&Deal], figure: Figure| match owner {
            Some(1..) if !base.is_empty() && base.iter().all(|deal| deal.4 == 0) => {
                Err(Unavailable::NoMember { dataset: Dataset::Deals, dimension: "owner".to_owned() })
            }
            _ => figure,
        };
        let ever_won: Vec<&Deal> = deals.iter().filter(|deal| deal.0 == 0).collect();

        let mut amounts: Vec<i32> = won.iter().filter_map(|deal| deal.1).collect();
        let sum: i32 = amounts.iter().sum();
        let expected = if amounts.is_empty() && !won.is_empty() { Err(Unavailable::NoValues { rows: won.len() as u64, dataset: Dataset::Deals, field: "amount".to_owned() }) } else { Ok(Quantity::Money(Money::from_major_units(f64::from(sum)))) };
        prop_assert_eq!(money("won_amount"), known(&ever_won, expected));
        prop_assert_eq!(money("won_deals"), known(&ever_won, Ok(Quantity::Count(won.len() as i64))));

        amounts.sort_unstable();
        let half = amounts.len() / 2;
        let twice = if amounts.len() % 2 == 1 { amounts.get(half).map(|middle| middle * 2) } else { half.checked_sub(1).map(|low| amounts[low] + amounts[half]) };
        let median = twice.map(|twice| Quantity::Money(Money::from_major_units(f64::from(twice) / 2.0))).ok_or(if won.is_empty() { Unavailable::NoRows } else { Unavailable::NoValues { rows: won.len() as u64, dataset: Dataset::Deals, field: "amount".to_owned() } });
        prop_assert_eq!(money("median_deal_size"), known(&ever_won, median));

        // A deal is open at the period's end if it was created before and not yet closed.
        let end = start + length;
        // One that nobody knows the creation of is there today, and no earlier.
        let is_today = star.span().is_none_or(|span| span.end <= Day(19_723 + end));
        let is_open = |deal: &&Deal| {
            let closed = if deal.0 == 2 { None } else { Some(close(deal).map_or(i32::MIN, |close| close.max(deal.2.unwrap_or(i32::MIN)))) };
            deal.2.map_or(is_today, |created| created < end) && closed.is_none_or(|closed| closed >= end && closed != i32::MIN)
        };
        let standing: Vec<&Deal> = deals.iter().filter(is_open).collect();
        let open = known(&standing, Ok(Quantity::Count(counted.into_iter().filter(is_open).count() as i64)));
        prop_assert_eq!(money("open_deals"), open.clone());
        // The same by testing every row instead of adding up by day.
        let slow = own("count(deals where open_at(period.end) or open_at(period.end))");
        prop_assert_eq!(ask_own(&star, &slow, &context, "own", Split::Whole).now, open);
    }

    #[test]
    fn parts_add_up_to_the_whole(deals in deals(), start in -10i32..300, length in 1i32..200, grain in 0usize..5) {
        let star = star_of(&deals);
        let cut = Period { start: Day(19_723 + start), end: Day(19_723 + start + length) };
        let context = Context { period: Some(cut), ..Context::default() };
        let grain = [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year][grain];
        for split in [Split::Over { grain }, by("owner", 10)] {
            let answer = ask(&star, &context, "won_deals", split);
            let whole = answer.now.map(Quantity::number);
            let sum: f64 = answer.parts.iter().map(|part| part.now.as_ref().map_or(f64::NAN, |part| part.number())).sum();
            prop_assert_eq!(whole, Ok(sum));
        }
    }

    #[test]
    fn what_was_kept_changes_no_answer(deals in deals(), periods in collection::vec((0i32..250, 0i32..100, option::of(0u8..4)), 1..6)) {
        let star = star_of(&deals);
        let asks: Vec<Ask> = ["won_amount", "win_rate", "median_deal_size", "open_pipeline", "sales_cycle", "stalled_deals"]
            .into_iter()
            .flat_map(|kpi| [Split::Over { grain: Grain::Month }, by("owner", 5)].map(|split| Ask { kpi: kpi.to_owned(), split }))
            .collect();
        let mut kept = Cache::default();
        for (start, length, owner) in periods {
            let cut = Period { start: Day(19_723 + start), end: Day(19_723 + start + length) };
            let member = owner.map(|owner| ["", "Ann", "Bob", "Cem"][usize::from(owner)].to_owned());
            let filters = member.map(|member| Filter { dimension: "owner".into(), members: vec![member] }).into_iter().collect();
            let context = Context { period: Some(cut), compare: Some(cut.before(Calendar::Gregorian)), filters, ..Context::default() };
            let fresh = answer(&star, catalogue(), &mut Cache::default(), &context, &asks);
            prop_assert_eq!(answer(&star, catalogue(), &mut kept, &context, &asks), fresh);
        }
    }
}
