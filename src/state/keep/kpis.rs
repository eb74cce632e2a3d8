//! Own KPIs as they are kept.

use serde_json::Value;

use crate::kpi::listed::Better;
use crate::state::keep::fields::Fields;
use crate::state::own::kpi::OwnKpi;
use crate::state::own::kpis::{MOST, OwnKpis};

/// Reads own KPIs; the text may have been edited by hand. One that is out of bounds or has
/// the identifier of another leaves the others alone. Whether a formula is right the engine says.
pub fn read(fields: &mut Fields) -> OwnKpis {
    let mut kept: Vec<OwnKpi> = Vec::new();
    for value in fields.items::<Value, Vec<Value>>("kpis") {
        let mut inner = Fields::of(&value);
        let kpi = of(&mut inner);
        let is_welcome = kpi.is_sound() && kept.len() < MOST && kept.iter().all(|other| other.id != kpi.id);
        fields.is_whole &= is_welcome && inner.is_whole;
        if is_welcome {
            kept.push(kpi);
        }
    }
    OwnKpis::of(kept)
}

fn of(fields: &mut Fields) -> OwnKpi {
    OwnKpi {
        id: fields.value("id", String::new()),
        name: fields.value("name", String::new()),
        definition: fields.value("definition", String::new()),
        formula: fields.value("formula", String::new()),
        better: fields.value("better", Better::Neither),
        unit: fields.value("unit", None),
    }
}
