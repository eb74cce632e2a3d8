//! Who sold what: the deals that plans pay on, those that are still open, and targets.

use std::collections::HashMap;

use crate::engine::protocol::{Deal, Deals, Seller, Sellers, TargetPay};
use crate::kpi::ask::{Answer, Ask, Context, PartKey, Split};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::addends::{Addend, addends};
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::columns::{category, currencies, date, day_at, number};
use crate::plan::credit::table::Texts;
use crate::plan::document::number::digits;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::money::Money;
use crate::sales::period::Grain;
use crate::sales::quantity::Quantity;
use crate::sales::schema::Dataset;
use crate::star::tables::{Star, StarTable};
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// The KPI that is paid on, that of what is open by its probability, that of targets, and
/// the dimension of who is paid.
const SOLD: &str = "revenue";
const OPEN: &str = "weighted_pipeline";
const TARGET: &str = "target_amount";
const OWNER: &str = "owner";
const MANAGER: &str = "manager";

/// KPIs whose addends plans may go by, with the column that these are.
const NUMBERS: [(&str, &str); 2] = [("margin", "gross_profit"), ("units", "units_sold")];

/// Everybody who sold something in a context, has something open or a target in it, and the deals.
pub fn sellers(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context) -> Sellers {
    let answers = answer(star, catalogue, cache, context, &[by_owner(SOLD)]);
    // Who sold most comes first.
    let sold = answers.iter().flat_map(members);
    let mut people: Vec<Seller> = sold.map(|(person, _)| Seller { person, ..Seller::default() }).collect();
    let mut addends_of = |kpi: &str| addends(star, catalogue, cache, context, kpi).ok();
    let mut sold = addends_of(SOLD).and_then(|found| deals(star, found, &mut people));
    let open = addends_of(OPEN).and_then(|found| deals(star, found, &mut people));
    sold.iter().chain(&open).for_each(|deals| lead(deals, &mut people));
    if let Some(sold) = &mut sold {
        for (name, kpi) in NUMBERS {
            let found = addends_of(kpi).filter(|(dataset, _)| *dataset == sold.dataset);
            let of_rows = found.map(|(_, found)| found.iter().map(|addend| (addend.row, digits(addend.number))).collect());
            let of_rows: HashMap<u32, String> = of_rows.unwrap_or_default();
            let texts = sold.deals.iter().map(|deal| of_rows.get(&deal.row).cloned().unwrap_or_default());
            let column = (!of_rows.is_empty()).then(|| column(name, texts));
            sold.columns.extend(column);
        }
    }
    set_targets(star, catalogue, cache, context, &mut people);
    set_pay(star, &mut people);
    Sellers { people, sold, open }
}

/// The targets of each month of the time asked about, the months of the calendar that plans go by.
fn set_targets(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, people: &mut Vec<Seller>) {
    let months = context.period.map(|time| Grain::Month.spans(time, FiscalYear::default())).unwrap_or_default();
    for (month, period) in months.iter().enumerate() {
        let context = Context { period: Some(*period), compare: None, target_days: None, ..context.clone() };
        for (person, target) in answer(star, catalogue, cache, &context, &[by_owner(TARGET)]).iter().flat_map(members) {
            let Some(seller) = place(people, &person).and_then(|place| people.get_mut(place as usize)) else { continue };
            seller.quotas.resize(months.len(), Money::ZERO);
            seller.quotas.get_mut(month).into_iter().for_each(|quota| *quota = target);
        }
    }
}

/// What a year pays at 100 % of the quota, as the rows of people say it. Pay in a currency of its own is not that of the deals.
fn set_pay(star: &Star, people: &mut [Seller]) -> Option<()> {
    let table = star.table(Dataset::People)?;
    let (codes, names) = category(table, Dataset::People, "name")?;
    let deals = star.table(Dataset::Deals).and_then(|deals| currencies(deals, Dataset::Deals));
    let of_deals: Vec<&str> = deals.into_iter().flat_map(|(_, names)| (1..names.len() as u32).map(|code| names.text(code))).collect();
    let is_in_it = |row: usize| {
        let (codes, names) = currencies(table, Dataset::People)?;
        let own = names.text(*codes.get(row)?);
        Some(own.is_empty() || of_deals.is_empty() || of_deals == [own])
    };
    let [ote, variable, base] = ["ote", "target_pay", "base_pay"].map(|field| number(table, field));
    for (row, code) in codes.iter().enumerate().filter(|(row, _)| is_in_it(*row) != Some(false)) {
        let name = names.text(*code);
        let Some(seller) = people.iter_mut().find(|seller| !name.is_empty() && seller.person == name) else { continue };
        let of = |numbers: &Option<crate::kpi::evaluate::columns::Numbers>| {
            let numbers = numbers.as_ref()?;
            let value = numbers.values.get(row).copied().filter(|value| *value != EMPTY_NUMBER)?;
            Exact::new(i128::from(value), i128::from(numbers.scale)).filter(|amount| amount.is_positive())
        };
        let (ote, variable, base) = (of(&ote), of(&variable), of(&base));
        let variable = variable.or_else(|| ote?.minus(base?).filter(|rest| rest.is_positive()));
        let whole = ote.or_else(|| base?.plus(variable?));
        let pay = TargetPay { variable: variable.and_then(Money::new), whole: whole.and_then(Money::new) };
        if pay != TargetPay::default() {
            seller.pay = pay;
        }
    }
    Some(())
}

fn by_owner(kpi: &str) -> Ask {
    Ask { kpi: kpi.to_owned(), split: Split::By { dimension: OWNER.to_owned(), limit: usize::MAX } }
}

/// Those rows of a sum as deals that have an owner and a day.
fn deals(star: &Star, (dataset, found): (Dataset, Vec<Addend>), people: &mut Vec<Seller>) -> Option<Deals> {
    let table = star.table(dataset)?;
    let owners = table.dimension(OWNER)?;
    let expected = date(table, "expected_close").map(|(days, _)| days);
    let mut places: HashMap<u32, Option<u32>> = HashMap::new();
    let mut deal = |addend: &Addend| {
        let row = addend.row as usize;
        let open = || expected.map(|days| day_at(days, row)).filter(|day| *day != EMPTY_DAY).map(Day);
        let code = *owners.codes().get(row)?;
        let place = places.entry(code).or_insert_with(|| place(people, owners.members().text(code)));
        Some(Deal { person: (*place)?, row: addend.row, day: addend.day.or_else(open)?, amount: Money::new(addend.number)? })
    };
    let deals: Vec<Deal> = found.iter().filter(|addend| !addend.number.is_zero()).filter_map(&mut deal).collect();
    Some(Deals { dataset, columns: columns(table, &deals), deals })
}

/// The place of a person among the sellers; rows without an owner pay nobody.
fn place(people: &mut Vec<Seller>, name: &str) -> Option<u32> {
    if name.is_empty() {
        return None;
    }
    let known = people.iter().position(|seller| seller.person == name);
    let place = known.unwrap_or_else(|| {
        people.push(Seller { person: name.to_owned(), ..Seller::default() });
        people.len() - 1
    });
    u32::try_from(place).ok()
}

/// Who leads whom, as the rows of deals say it, the last of them.
fn lead(deals: &Deals, people: &mut [Seller]) {
    let Some(managers) = deals.columns.iter().find(|column| column.name == MANAGER) else { return };
    for (row, deal) in (0..).zip(&deals.deals) {
        let manager = managers.at(row);
        if let Some(seller) = people.get_mut(deal.person as usize).filter(|seller| !manager.is_empty() && seller.person != manager) {
            seller.manager = Some(manager.to_owned());
        }
    }
}

/// What the rows of deals say: the members of their dimensions.
fn columns(table: &StarTable, deals: &[Deal]) -> Vec<Texts> {
    let of_dimension = |(id, dimension): (&String, &crate::star::tables::Dimension)| {
        let text = |deal: &Deal| dimension.codes().get(deal.row as usize).map_or("", |code| dimension.members().text(*code)).to_owned();
        column(if id == "deal_kind" { "kind" } else { id }, deals.iter().map(text))
    };
    let dimensions = table.dimensions.iter().filter(|(id, _)| *id != OWNER).map(of_dimension);
    dimensions.filter(|column| column.values.iter().any(|value| !value.is_empty())).collect()
}

fn column(name: &str, texts: impl Iterator<Item = String>) -> Texts {
    let mut column = Texts { name: name.to_owned(), ..Texts::default() };
    let mut codes: HashMap<String, u32> = HashMap::new();
    for text in texts {
        let next = codes.len() as u32;
        let code = *codes.entry(text.clone()).or_insert_with(|| {
            column.values.push(text);
            next
        });
        column.codes.push(code);
    }
    column
}

/// The members of an answer that have an amount.
fn members(answer: &Answer) -> Vec<(String, Money)> {
    let member = |part: &crate::kpi::ask::Part| match (&part.key, &part.now) {
        (PartKey::Member(name), Ok(Quantity::Money(amount))) if !name.is_empty() && *amount != Money::ZERO => Some((name.clone(), *amount)),
        _ => None,
    };
    answer.parts.iter().filter_map(member).collect()
}
