//! From payout curves to a chart.

use crate::chart::data::{Chart, Course, Direction, Kink, Payout, PayoutCurve, PayoutPlace, Shape, Slot};
use crate::chart::panel::{Panel, PanelState};
use crate::chart::table::{Cell, Row, Table};
use crate::i18n::words::Words;
use crate::kpi::ask::PartKey;
use crate::sales::money::Money;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::plans::payout::{Curve, at};

/// So far apart are the places that a reader can point at, in percent of quota.
const POINTED_EVERY: u32 = 5;

/// The curves of plans side by side, the one in hand first; each with what it is
/// called. `now` is what the person reaches and earns.
pub fn payout(curves: &[(String, Curve)], now: Option<(f64, f64)>, words: &Words) -> PanelState {
    let Some((_, main)) = curves.first() else { return PanelState::Waiting };
    let last = main.points.last().map_or(2.0, |point| point.reached.to_f64());
    let percent = |share: f64| words.percent(share, if (share * 100.0).fract().abs() < 1e-6 { 0 } else { 1 });
    let slot = |reached: f64| Slot {
        key: PartKey::Member(percent(reached)),
        label: percent(reached),
        group: String::new(),
        title: percent(reached),
        is_partial: false,
        note: String::new(),
        against: None,
    };
    let ticks = (0..=(last / 0.25) as u32).map(|step| f64::from(step) * 0.25).map(|reached| (reached, slot(reached))).collect();
    let steps = (0..=(last * 100.0) as u32 / POINTED_EVERY).map(|step| f64::from(step * POINTED_EVERY) / 100.0);
    let mut reached: Vec<f64> = steps.chain(main.kinks.iter().map(|kink| kink.at.reached.to_f64())).collect();
    reached.sort_by(f64::total_cmp);
    reached.dedup_by(|one, other| percent(*one) == percent(*other));
    let values = |reached: f64| curves.iter().map(|(_, curve)| at(curve, reached)).collect::<Vec<_>>();
    let place = |reached: &f64| PayoutPlace {
        key: PartKey::Member(percent(*reached)),
        reached: *reached,
        title: percent(*reached),
        values: values(*reached),
    };
    let curve = |(place, (name, curve)): (usize, &(String, Curve))| PayoutCurve {
        name: name.clone(),
        course: match place {
            0 => Course::Main,
            1 => Course::Comparison,
            other => Course::Series(other as u8),
        },
        points: curve.points.iter().map(|point| (point.reached.to_f64(), point.earned.to_f64())).collect(),
    };
    let kink = |(place, kink): (usize, &crate::state::plans::payout::Kink)| Kink {
        reached: kink.at.reached.to_f64(),
        value: kink.at.earned.to_f64(),
        number: words.count(place as u64 + 1),
    };
    let row = |reached: &f64| Row {
        key: PartKey::Member(percent(*reached)),
        name: percent(*reached),
        figures: values(*reached)
            .into_iter()
            .map(|value| value.map(|value| Cell::Figure(Quantity::Money(Money::from_major_units(value)))))
            .collect(),
    };
    let shape = Shape::Payout(Payout {
        curves: curves.iter().enumerate().map(curve).collect(),
        kinks: main.kinks.iter().enumerate().map(kink).collect(),
        now,
        ticks,
        places: reached.iter().map(place).collect(),
    });
    PanelState::Ready(Box::new(Panel {
        chart: Chart { shape, direction: if words.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight } },
        table: Table {
            head: [words.say("plans-attainment")].into_iter().chain(curves.iter().map(|(name, _)| name.clone())).collect(),
            rows: reached.iter().map(row).collect(),
            total: None,
        },
        unit: Unit::Money,
        filter: None,
        height: None,
    }))
}
