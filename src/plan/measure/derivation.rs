//! How a quota comes about: of which quotas, for which part of their time, at which ramp.

use crate::plan::document::component::Component;
use crate::plan::document::plan::ProrateBy;
use crate::plan::measure::quota::{Piece, quota_pieces};
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};

/// A part of a quota: `full` × what of the period the member is there × `ramp`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The quota period; from the first to the last where several are alike.
    pub period: Period,
    pub periods: usize,
    /// The quota of one whole period.
    pub full: Exact,
    pub there: There,
    pub ramp: Exact,
    pub amount: Exact,
}

/// The part of a quota period that counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum There {
    Whole,
    Months {
        there: Exact,
        of: Exact,
    },
    Days {
        there: Exact,
        of: Exact,
    },
    /// By how much of the year falls on its months.
    Season(Exact),
}

/// The parts of a member's quota for a component over a span, in order; they add up to it.
pub fn derivation(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Vec<Part>> {
    let pieces = quota_pieces(setting, component, member, span)?;
    let mut parts: Vec<Part> = Vec::new();
    for alike in pieces.chunk_by(|one, other| (one.period, one.full, one.ramp) == (other.period, other.full, other.ramp)) {
        let part = part(setting, alike)?;
        let is_plain = |part: &Part| part.there == There::Whole && part.ramp == Exact::whole(1);
        match parts.last_mut() {
            Some(last) if is_plain(last) && is_plain(&part) && last.full == part.full => {
                last.period.end = part.period.end;
                last.periods += 1;
                last.amount = last.amount.plus(part.amount)?;
            }
            _ if part.amount.is_zero() && part.ramp == Exact::whole(1) => {}
            _ => parts.push(part),
        }
    }
    Some(parts)
}

/// Pieces of one period with the same quota and ramp together.
fn part(setting: &Setting, alike: &[Piece]) -> Option<Part> {
    let first = alike.first()?;
    let sum = |of: &dyn Fn(&Piece) -> Option<Exact>| alike.iter().try_fold(Exact::ZERO, |sum, piece| sum.plus(of(piece)?));
    let share = sum(&|piece| piece.weight.times(piece.presence))?;
    let months = || Exact::whole(Grain::Month.spans(first.period, setting.cut.year).len() as i128);
    let calendar = &setting.plan.calendar;
    let there = match calendar.prorate_by {
        _ if share == Exact::whole(1) => There::Whole,
        _ if !calendar.seasonality.is_empty() => There::Season(share),
        ProrateBy::Months => There::Months { there: share.times(months())?, of: months() },
        ProrateBy::Days => {
            let of = Exact::whole(i128::from(first.period.days()));
            There::Days { there: share.times(of)?, of }
        }
    };
    let amount = first.full.times(share)?.times(first.ramp)?;
    Some(Part { period: first.period, periods: 1, full: first.full, there, ramp: first.ramp, amount })
}
