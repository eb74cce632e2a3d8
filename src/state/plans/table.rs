//! What lies on the table: plans side by side and what is sold under them.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::plan::document::fault::Fault;
use crate::plan::document::number::Share;
use crate::plan::document::plan::Plan;
use crate::plan::document::read::{read, write};
use crate::sales::exact::Exact;
use crate::state::plans::selling::Selling;
use crate::state::shared::Shared;

/// So many plans stand side by side.
pub const MOST: usize = 4;

/// A plan for those who bring none, and what its people reach.
const FIRST_PLAN: &str = include_str!("first.json");
const REACHED: [(&str, i128); 5] =
    [("Ida Brandt", 112), ("Noor Haddad", 94), ("Theo Lindqvist", 131), ("Mei Tanaka", 86), ("Sam Okafor", 100)];

/// Plans side by side. There is always one.
#[derive(Clone, Debug, PartialEq)]
pub struct Plans {
    pub sheets: Vec<Shared<Plan>>,
    /// The one that is edited.
    pub open: usize,
    pub selling: Selling,
}

/// The same as it is kept and sent: documents as texts, so that each is read as a file is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    pub sheets: Vec<String>,
    #[serde(default)]
    pub open: usize,
    #[serde(default)]
    pub selling: Selling,
}

impl Plans {
    /// The plan that is edited.
    pub fn plan(&self) -> Shared<Plan> {
        self.sheets.get(self.open).or(self.sheets.first()).cloned().unwrap_or_else(first)
    }

    /// Puts another plan in the place of the one that is edited.
    pub fn replace(&mut self, plan: Plan) {
        let open = self.open;
        if let Some(sheet) = self.sheets.get_mut(open) {
            *sheet = Shared::new(plan);
        }
    }

    /// Lays a plan beside the others, and opens it; the last one makes room.
    pub fn add(&mut self, plan: Plan) {
        self.sheets.truncate(MOST - 1);
        self.sheets.push(Shared::new(plan));
        self.open = self.sheets.len() - 1;
    }

    /// Takes a plan away, unless it is the only one.
    pub fn remove(&mut self, sheet: usize) {
        if self.sheets.len() > 1 && sheet < self.sheets.len() {
            self.sheets.remove(sheet);
            self.open = self.open.saturating_sub(usize::from(sheet < self.open)).min(self.sheets.len() - 1);
        }
    }

    pub fn kept(&self) -> Kept {
        Kept { sheets: self.sheets.iter().map(|plan| write(plan)).collect(), open: self.open, selling: self.selling.clone() }
    }

    /// What was kept.
    ///
    /// # Errors
    /// What is wrong with the first plan that cannot be read.
    pub fn of(kept: Kept) -> Result<Plans, Vec<Fault>> {
        let sheets: Vec<Shared<Plan>> = kept.sheets.iter().take(MOST).map(|text| read(text).map(Shared::new)).collect::<Result<_, _>>()?;
        if sheets.is_empty() {
            return Ok(Plans::default());
        }
        Ok(Plans { open: kept.open.min(sheets.len() - 1), sheets, selling: kept.selling })
    }
}

/// What the page opens with.
impl Default for Plans {
    fn default() -> Plans {
        let share = |(name, percent): (&str, i128)| (name.to_owned(), Share(Exact::new(percent, 100).unwrap_or(Exact::ZERO)));
        let selling = Selling { attained: REACHED.map(share).into(), ..Selling::default() };
        Plans { sheets: vec![first()], open: 0, selling }
    }
}

impl Serialize for Plans {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.kept().serialize(serializer)
    }
}

fn first() -> Shared<Plan> {
    static FIRST: OnceLock<Shared<Plan>> = OnceLock::new();
    let make = || {
        // A test opens it.
        Shared::new(read(FIRST_PLAN).unwrap_or_else(|_| nothing()))
    };
    FIRST.get_or_init(make).clone()
}

/// A plan of nothing.
fn nothing() -> Plan {
    Plan {
        attain_plan: crate::plan::document::plan::VERSION,
        name: String::new(),
        currency: String::new(),
        from: None,
        until: None,
        as_of: None,
        calendar: Default::default(),
        people: Vec::new(),
        measure: None,
        components: Vec::new(),
        caps: Vec::new(),
        splits: Vec::new(),
        figures: Vec::new(),
        exchange: None,
        payment: Default::default(),
        rounding: Default::default(),
    }
}
