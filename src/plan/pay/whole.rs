//! A plan's bounds and rates in whole numbers: what is measured in units of one over a scale,
//! what is paid in the plan's steps of rounding.

use crate::plan::credit::table::Texts;
use crate::plan::document::plan::{Rounding, RoundingMode};
use crate::plan::line::{divided, divided_wide};
use crate::plan::measure::event::Event;
use crate::plan::pay::deals::Part;
use crate::sales::exact::Exact;

/// A bound between whole units.
#[derive(Clone, Copy)]
pub struct Cut {
    pub floor: i64,
    pub ceiling: i64,
}

impl Cut {
    pub fn new(number: Exact, scale: i64) -> Option<Cut> {
        let (floor, is_whole) = number.floor_at(scale)?;
        let floor = i64::try_from(floor).ok()?;
        Some(Cut { floor, ceiling: if is_whole { floor } else { floor.checked_add(1)? } })
    }
}

/// A number in units, where it is a whole number of them.
pub fn units(number: Exact, scale: i64) -> Option<i64> {
    i64::try_from(number.times(Exact::whole(i128::from(scale)))?.as_whole()?).ok()
}

/// The first whole unit that is not below a number.
pub fn units_up(number: Exact, scale: i64) -> Option<i64> {
    Cut::new(number, scale).map(|cut| cut.ceiling)
}

/// What one unit pays in each band, for each value of the column that rates go by, in steps of rounding.
pub struct Factors<'a> {
    by: Option<&'a Texts>,
    of: Vec<Vec<Option<(i64, i64)>>>,
    mode: RoundingMode,
}

impl<'a> Factors<'a> {
    pub fn new(part: &Part<'a>, scale: i64) -> Option<Factors<'a>> {
        let Rounding { to, mode, .. } = part.rows.rounding();
        let by = part.rows.rated_by();
        let codes = by.map_or(1, |column| column.values.len());
        let in_steps = |rate: Exact| {
            let (above, below) = rate.over(Exact::whole(i128::from(scale)))?.over(to.0)?.parts();
            Some((i64::try_from(above).ok()?, i64::try_from(below).ok()?))
        };
        let band = |band: usize| {
            let of = |code: usize| match part.rows.rate_of(&part.scale, band, code) {
                Some(rate) => in_steps(rate).map(Some),
                None => Some(None),
            };
            (0..codes).map(of).collect::<Option<Vec<_>>>()
        };
        Some(Factors { by, of: (0..part.scale.bands.len()).map(band).collect::<Option<_>>()?, mode: *mode })
    }

    /// The place of what an event says in the column that rates go by.
    pub fn code(&self, event: &Event) -> usize {
        self.by.and_then(|column| column.code(event.row?)).unwrap_or_default()
    }

    pub fn is_without(&self, code: usize) -> bool {
        self.by.is_some() && self.of.first().is_some_and(|of| of.get(code).is_none_or(Option::is_none))
    }

    /// What is credited in a band, in steps as the plan rounds them; nothing below the first band or without a rate.
    pub fn steps(&self, band: Option<usize>, code: usize, credited: i64) -> Option<i64> {
        let Some((above, below)) = band.and_then(|band| self.of.get(band)?.get(code).copied().flatten()) else { return Some(0) };
        match credited.checked_mul(above) {
            Some(product) => Some(divided(product, below, self.mode)),
            None => i64::try_from(divided_wide(i128::from(credited) * i128::from(above), i128::from(below), self.mode)).ok(),
        }
    }
}
