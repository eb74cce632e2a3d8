//! Negative deals that take nothing back.

use crate::plan::credit::trouble::Note;
use crate::plan::document::payment::ClawbackBy;
use crate::plan::line::{Line, LineId, Rule};
use crate::plan::measure::event::Slice;
use crate::plan::measure::events::{cancelled, clawback};
use crate::plan::pay::windows::Paid;
use crate::sales::exact::Exact;

/// Tells of cancelled deals that paid something and whose negative deal, by the lines from `first` on, pays nothing
/// back: below a threshold, or where a gate blocks the pay.
pub fn tell(paid: &Paid, events: Slice, first: LineId, out: &[Line], notes: &mut Vec<Note>) -> Option<()> {
    let Some(clawback) = clawback(paid.setting, paid.component).filter(|clawback| clawback.by == ClawbackBy::NegativeDeal) else {
        return Some(());
    };
    let lines = out.get(first..)?;
    for event in events.list.iter().filter(|event| event.credited.is_positive() && paid.component.pays.is_by_deal()) {
        let Some(day) = cancelled(paid.setting, clawback, event.row, event.day) else { continue };
        let of_deal = |is_later: bool| {
            let lines = lines.iter().filter(move |line| line.row == event.row && (line.day >= day) == is_later);
            lines.map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)
        };
        let falls = |line: &&Line| line.day == day && matches!(line.because, Rule::FellBelow { .. });
        if of_deal(false)?.is_positive() && of_deal(true)?.is_zero() && !lines.iter().any(|line| falls(&line)) {
            notes.push(Note::NothingBack { component: paid.component.id.clone(), person: paid.member.name.clone(), day });
        }
    }
    Some(())
}
