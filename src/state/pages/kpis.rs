//! Every KPI there is, by family.

use crate::kpi::catalogue::catalogue;
use crate::state::pages::block::{Block, Family};

/// The families in the catalogue's order.
pub fn blocks() -> Vec<Block> {
    let mut families: Vec<Family> = Vec::new();
    for entry in catalogue().entries() {
        match families.iter_mut().find(|family| family.id == entry.family) {
            Some(family) => family.kpis.push(entry.id.clone()),
            None => families.push(Family { id: entry.family.clone(), kpis: vec![entry.id.clone()] }),
        }
    }
    vec![Block::Families(families)]
}
