//! Every KPI there is, by family.

use crate::state::model::Model;
use crate::state::pages::block::{Block, Family};

/// The families in the catalogue's order.
pub fn blocks(model: &Model) -> Vec<Block> {
    let mut families: Vec<Family> = Vec::new();
    for listed in model.catalogue.iter() {
        match families.iter_mut().find(|family| family.id == listed.family) {
            Some(family) => family.kpis.push(listed.id.clone()),
            None => families.push(Family { id: listed.family.clone(), kpis: vec![listed.id.clone()] }),
        }
    }
    vec![Block::Families(families)]
}
