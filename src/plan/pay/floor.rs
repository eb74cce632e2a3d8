//! The least that is paid for a deal.

use std::collections::BTreeMap;

use crate::plan::curve::scale::is_below;
use crate::plan::line::{Line, LineId, Rule, Stage};
use crate::plan::pay::windows::Paid;
use crate::sales::exact::Exact;

/// Adds to each deal among the lines from `first` on what it pays less than the component's minimum; not to what pays nothing or goes back.
pub fn fill(paid: &Paid, first: LineId, out: &mut Vec<Line>) -> Option<()> {
    let Some(least) = paid.component.minimum_per_deal else { return Some(()) };
    let deals = paid.setting.credits.column("deal");
    let mut found: BTreeMap<(Option<usize>, Option<u32>), Vec<LineId>> = BTreeMap::new();
    for (id, line) in out.iter().enumerate().skip(first).filter(|(_, line)| line.row.is_some()) {
        let deal = line.row.and_then(|row| deals.filter(|deals| !deals.at(row).is_empty()).and_then(|deals| deals.code(row)));
        found.entry((deal, line.row.filter(|_| deal.is_none()))).or_default().push(id);
    }
    for ids in found.into_values() {
        let payable = ids.iter().filter_map(|id| out.get(*id)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
        let Some(line) = ids.last().and_then(|id| out.get(*id)).filter(|_| payable.is_positive() && is_below(payable, least.0)).cloned()
        else {
            continue;
        };
        let because = Rule::Guarantee { guarantee: least.0, payable };
        out.push(Line { stage: Stage::Earned, amount: least.0.minus(payable)?, because, from: ids, ..line });
    }
    Some(())
}
