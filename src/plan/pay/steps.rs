//! The steps from credit to what a component earns, one after the other.

use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::line::Line;
use crate::plan::measure::event::Slice;
use crate::plan::measure::quota::{base_pay, target_pay};
use crate::plan::pay::again::true_up;
use crate::plan::pay::cap::{Capped, limit};
use crate::plan::pay::floor::fill;
use crate::plan::pay::gate::pass;
use crate::plan::pay::windows::{Paid, earn};
use crate::sales::period::Period;

/// Adds what a component earns by these windows: what they pay, what is trued up, gates, the least for a deal, and caps.
///
/// # Errors
/// A figure that a gate needs and that is not there, or a number too large.
pub fn earned(paid: &Paid, windows: &[Period], events: Slice, out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Result<(), Trouble> {
    let first = out.len();
    let too_large = || Trouble::TooLarge { person: paid.member.name.clone() };
    earn(paid, windows, events, out, notes).ok_or_else(too_large)?;
    true_up(paid, events, out).ok_or_else(too_large)?;
    pass(paid, first, out)?;
    fill(paid, first, out).ok_or_else(too_large)?;
    let target = |span: Period| target_pay(paid.setting, paid.component, paid.member, span);
    let base = |span: Period| base_pay(paid.setting, paid.member, span);
    let (setting, member, component) = (paid.setting, paid.member, Some(paid.index));
    let capped = Capped { setting, member, component, events: events.list, target_pay: &target, base_pay: &base };
    for cap in &paid.component.caps {
        limit(&capped, cap, first, out, notes).ok_or_else(too_large)?;
    }
    Ok(())
}
