//! What is sold under a plan when nothing is imported: everybody reaches a share of
//! the quota, in deals of a size, evenly over the plan's months.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plan::credit::table::{Credits, Row, Texts};
use crate::plan::document::component::Component;
use crate::plan::document::credit::{Credit, Whose};
use crate::plan::document::date::Date;
use crate::plan::document::number::{Amount, Share, digits};
use crate::plan::document::pays::{Pays, Position, RateTable};
use crate::plan::document::people::Person;
use crate::plan::document::period_name::Span;
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::plan::measure::quota::quota;
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::quota::sharing::share_out;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};

/// The name of whoever is not named, as in plans.
pub const ANYBODY: &str = "*";

/// Who sells under a plan that names nobody.
const STAND_INS: [&str; 3] = ["Ida Brandt", "Noor Haddad", "Theo Lindqvist"];

/// Nobody sells more deals in a month: a slider may make them as small as it likes.
const MOST_DEALS: i128 = 30;

/// What a typed sale leaves of its amount, in percent.
const MARGIN: i128 = 40;

/// Whether what is sold is typed or that of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    #[default]
    Typed,
    Files,
}

/// How much everybody sells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selling {
    /// The shares of quota that people reach; all of it where nothing is said.
    pub attained: BTreeMap<String, Share>,
    /// The size of a deal.
    pub deal: Amount,
    pub source: Source,
    /// Whether deals of the files that are open count by their probability.
    pub outlook: bool,
    /// Whether quotas of the plan come before targets of the files.
    pub own_quotas: bool,
}

impl Default for Selling {
    fn default() -> Selling {
        Selling {
            attained: BTreeMap::new(),
            deal: Amount(Exact::whole(25_000)),
            source: Source::default(),
            outlook: false,
            own_quotas: false,
        }
    }
}

impl Selling {
    pub fn of(&self, person: &str) -> Exact {
        self.attained.get(person).or(self.attained.get(ANYBODY)).map_or(Exact::whole(1), |share| share.0)
    }
}

/// The plan with a first and a last day, those it has, else the fiscal year around
/// `today`; and with people, where it names none.
pub fn dated(plan: &Plan, today: Day) -> Plan {
    let first = plan.from.map_or(today, |date| date.0);
    let whole = Period { start: first, end: Day(first.0 + 1) };
    let year = Span::Year.around(first, plan.cut(), whole);
    let mut plan = plan.clone();
    plan.from = plan.from.or(Some(Date(year.start)));
    plan.until = plan.until.or(Some(Date(Day(year.end.0 - 1))));
    if plan.people.iter().all(|person| person.name == ANYBODY) {
        let pattern = plan.people.first().cloned().unwrap_or_default();
        plan.people.extend(STAND_INS.map(|name| Person { name: name.to_owned(), ..pattern.clone() }));
    }
    plan
}

/// The deals of a dated plan; `attained` says the share of quota that a person reaches.
/// `None` when an amount is too large.
pub fn credits(plan: &Plan, deal: Exact, attained: impl Fn(&str) -> Exact) -> Option<Credits> {
    let empty =
        Credits { columns: columns(plan).into_iter().map(|name| Texts { name, ..Texts::default() }).collect(), ..Credits::default() };
    let prepared = Prepared::new(plan, Cow::Borrowed(&empty)).ok()?;
    let setting = Setting::new(plan, &prepared);
    let mut table = Table { places: vec![BTreeMap::new(); empty.columns.len()], credits: empty.clone() };
    for member in setting.members.iter().filter(|member| member.name != "*") {
        let profiles = profiles(&setting, member);
        let person = u32::try_from(table.credits.people.len()).ok()?;
        table.credits.people.push(member.name.clone());
        let counts_money = profiles.iter().any(|profile| setting.measure(profile.component).of != "count");
        // Meetings are no sales where deals are sold besides.
        let each = if counts_money { Exact::ZERO } else { deal };
        for profile in &profiles {
            sell(&setting, member, profile, person, Size { deal, each }, attained(&member.name), &mut table)?;
        }
    }
    Some(table.credits)
}

/// Those of a dated plan who sell towards a quota, each what is typed for them; where nobody has one, all who sell.
pub fn sellers(plan: &Plan) -> BTreeSet<String> {
    let empty = empty(plan);
    let Ok(prepared) = Prepared::new(plan, Cow::Borrowed(&empty)) else { return BTreeSet::new() };
    let setting = Setting::new(plan, &prepared);
    let has_quota = |member: &Member| {
        let of = |profile: &Profile| profile.has_quota && quota(&setting, profile.component, member, setting.whole).is_some();
        profiles(&setting, member).iter().map(of).reduce(|one, other| one || other)
    };
    let selling: Vec<(&Member, bool)> =
        setting.members.iter().filter(|member| member.name != ANYBODY).filter_map(|member| Some((member, has_quota(member)?))).collect();
    let any = selling.iter().any(|(_, has_quota)| *has_quota);
    selling.into_iter().filter(|(_, has_quota)| *has_quota || !any).map(|(member, _)| member.name.clone()).collect()
}

/// Credits that are filled row by row.
struct Table {
    credits: Credits,
    /// For each column the places of its values.
    places: Vec<BTreeMap<String, u32>>,
}

/// No deals, with the columns that a plan names.
pub fn empty(plan: &Plan) -> Credits {
    Credits { columns: columns(plan).into_iter().map(|name| Texts { name, ..Texts::default() }).collect(), ..Credits::default() }
}

/// How large a deal is, and what is only counted.
#[derive(Clone, Copy)]
struct Size {
    deal: Exact,
    each: Exact,
}

/// Deals of a kind that a person sells.
struct Profile<'a> {
    component: &'a Component,
    /// The part of the quota that is sold in these deals.
    part: Exact,
    /// Whether quotas are counted as these deals are.
    has_quota: bool,
    /// What the columns say of them.
    says: BTreeMap<String, String>,
}

fn profiles<'a>(setting: &'a Setting, member: &Member) -> Vec<Profile<'a>> {
    let mut found: Vec<Profile> = Vec::new();
    let own = setting.plan.components.iter().filter(|component| component.kpi.is_none() && setting.is_paid(component, member));
    for component in own.filter(|component| matches!(component.credit.whose, Whose::Own | Whose::OwnAndTeam | Whose::Colleagues)) {
        for says in kinds(component) {
            if !found.iter().any(|other| other.says == says) {
                found.push(Profile { component, part: Exact::whole(1), has_quota: true, says });
            }
        }
    }
    let counted = found.iter().find(|profile| is_by_attainment(profile.component)).or(found.first());
    let of = counted.map(|profile| setting.measure(profile.component).of.clone());
    for profile in &mut found {
        profile.has_quota = Some(&setting.measure(profile.component).of) == of.as_ref();
    }
    // Components that are measured by themselves have each a quota of their own; those
    // that are not, or are measured together, share one.
    let shared = found.iter().filter(|profile| setting.plan.measure.is_some() || !is_by_attainment(profile.component)).count();
    let part = Exact::new(1, shared.max(1) as i128).unwrap_or(Exact::ZERO);
    for profile in &mut found {
        if setting.plan.measure.is_some() || !is_by_attainment(profile.component) {
            profile.part = part;
        }
    }
    found
}

/// What deals of a component say in its columns: one kind for each rate of a table.
fn kinds(component: &Component) -> Vec<BTreeMap<String, String>> {
    let says: BTreeMap<String, String> =
        component.credit.only.iter().filter_map(|(column, values)| Some((column.clone(), values.first()?.clone()))).collect();
    let Some(table) = rate_table(component).filter(|table| !says.contains_key(&table.by)) else { return vec![says] };
    let with = |value: &String| says.clone().into_iter().chain([(table.by.clone(), value.clone())]).collect();
    table.rates.keys().map(with).collect()
}

fn rate_table(component: &Component) -> Option<&RateTable> {
    match &component.pays {
        Pays::Rates(table) => Some(table),
        Pays::Tiers(tiers) => tiers.base_rates.as_ref(),
        _ => None,
    }
}

fn is_by_attainment(component: &Component) -> bool {
    !matches!(component.pays, Pays::Rate(_) | Pays::Rates(_) | Pays::PerUnit(_) | Pays::Pool(_) | Pays::Ranking(_))
        || component.threshold.is_some()
}

fn sell(setting: &Setting, member: &Member, profile: &Profile, person: u32, size: Size, attained: Exact, table: &mut Table) -> Option<()> {
    let of = &setting.measure(profile.component).of;
    let mut owed = Exact::ZERO;
    for month in Grain::Month.spans(setting.whole, setting.cut.year) {
        // Two deals a month where no quota says how many; what is counted has no size.
        let bare = || {
            if ["amount", "margin", "earnings"].contains(&of.as_str()) { size.deal.times(Exact::whole(2)) } else { Some(Exact::whole(2)) }
        };
        let quota = quota(setting, profile.component, member, month).filter(|_| profile.has_quota).map_or_else(bare, Some)?;
        owed = owed.plus(quota.times(profile.part)?.times(attained)?)?;
        // Before the end of a window deals are of whole amounts, with its last it has all of its quota: round numbers stay round.
        let window = setting.window(profile.component).around(month.start, setting.cut, setting.whole);
        let is_last = window.end <= month.end || setting.whole.end <= month.end;
        let sold = deals(of, if is_last { owed } else { Exact::whole(owed.floor_at(1)?.0) }, size)?;
        let each = sold.len().max(1) as i32;
        for (place, (amount, counted)) in sold.into_iter().enumerate() {
            owed = owed.minus(counted)?;
            let date = Day(month.start.0 + month.days() * (2 * place as i32 + 1) / (2 * each));
            push(table, Row { person, date, amount, share: Exact::whole(1), quota_share: Exact::whole(1) }, of, counted, &profile.says)?;
        }
    }
    Some(())
}

/// The amounts of deals that come to what is owed, each with what it counts.
fn deals(of: &str, owed: Exact, Size { deal, each }: Size) -> Option<Vec<(Exact, Exact)>> {
    let margin = Exact::new(MARGIN, 100)?;
    if !owed.is_positive() || !deal.is_positive() {
        return Some(Vec::new());
    }
    let share = |amount: Exact, deal: Exact| {
        let number = amount.over(deal)?.plus(Exact::new(1, 2)?)?.floor_at(1)?.0.clamp(1, MOST_DEALS);
        share_out(amount, &vec![Exact::whole(1); usize::try_from(number).ok()?], Exact::whole(1))
    };
    match of {
        "count" => {
            let (whole, _) = owed.floor_at(1)?;
            Some((0..whole.min(10 * MOST_DEALS)).map(|_| (each, Exact::whole(1))).collect())
        }
        "margin" => share(owed, deal.times(margin)?)?.into_iter().map(|part| Some((part.over(margin)?, part))).collect(),
        "amount" | "earnings" => Some(share(owed, deal)?.into_iter().map(|part| (part, part)).collect()),
        _ => {
            let (whole, _) = owed.floor_at(1)?;
            let number = usize::try_from(whole.clamp(0, MOST_DEALS / 3)).ok()?;
            let parts =
                if number == 0 { Vec::new() } else { share_out(Exact::whole(whole), &vec![Exact::whole(1); number], Exact::whole(1))? };
            parts.into_iter().map(|part| Some((part.times(deal)?, part))).collect()
        }
    }
}

fn push(table: &mut Table, row: Row, of: &str, counted: Exact, says: &BTreeMap<String, String>) -> Option<()> {
    let Table { credits, places } = table;
    credits.rows.push(row);
    let number = credits.rows.len();
    for (column, places) in credits.columns.iter_mut().zip(places) {
        let value = match column.name.as_str() {
            name if name == of => digits(counted),
            name if says.contains_key(name) => says.get(name).cloned().unwrap_or_default(),
            "deal" => format!("D-{number}"),
            "margin" => digits(row.amount.times(Exact::new(MARGIN, 100)?)?),
            "units" => "1".to_owned(),
            name if name.ends_with("_on") && name != "cancelled_on" => row.date.to_string(),
            _ => String::new(),
        };
        let code = match places.get(&value) {
            Some(code) => *code,
            None => {
                let code = u32::try_from(column.values.len()).ok()?;
                column.values.push(value.clone());
                places.insert(value, code);
                code
            }
        };
        column.codes.push(code);
    }
    Some(())
}

/// The columns that a plan names.
fn columns(plan: &Plan) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = ["deal".to_owned()].into();
    let mut of_credit = |credit: &Credit| {
        found.extend(
            credit.only.keys().chain(credit.except.keys()).chain(credit.counts.iter().flat_map(|counts| counts.only.keys())).cloned(),
        );
        found.extend([&credit.of, &credit.dated_by].map(Clone::clone));
    };
    plan.measure.iter().for_each(&mut of_credit);
    for component in &plan.components {
        of_credit(&component.credit);
        component.measure.iter().for_each(&mut of_credit);
    }
    for component in &plan.components {
        found.extend(rate_table(component).map(|table| table.by.clone()));
        if let Pays::Tiers(tiers) = &component.pays
            && tiers.position == Position::Value
        {
            found.extend(tiers.value.clone().map(|name| if name == "margin_rate" { "margin".to_owned() } else { name }));
        }
        found.extend(component.holds.iter().flatten().filter_map(|hold| hold.until.clone()));
        if component.gates.iter().any(|gate| gate.kpi.as_deref() == Some("margin_rate")) {
            found.insert("margin".to_owned());
        }
    }
    found.extend(plan.payment.holds.iter().filter_map(|hold| hold.until.clone()));
    if plan.payment.clawback.is_some() || plan.components.iter().any(|component| component.clawback.is_some()) {
        found.insert("cancelled_on".to_owned());
    }
    found.extend(plan.splits.iter().flat_map(|split| split.only.keys().cloned()));
    for name in ["amount", "count", "earnings", "date", "person", "margin_rate"] {
        found.remove(name);
    }
    found
}
