//! What the figures of a period are compared with, and how much of a period that still runs.

use serde::{Deserialize, Serialize};

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::period::Period;

/// What the period is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    None,
    #[default]
    PreviousPeriod,
    SamePeriodLastYear,
}

impl Comparison {
    pub const ALL: [Comparison; 3] = [Comparison::None, Comparison::PreviousPeriod, Comparison::SamePeriodLastYear];

    /// The name used in texts and attributes, such as `previous-period`.
    pub fn id(self) -> &'static str {
        match self {
            Comparison::None => "none",
            Comparison::PreviousPeriod => "previous-period",
            Comparison::SamePeriodLastYear => "same-period-last-year",
        }
    }

    /// The comparison with this name.
    pub fn from_id(id: &str) -> Option<Comparison> {
        Comparison::ALL.into_iter().find(|comparison| comparison.id() == id)
    }

    /// The days to compare with those `shown` of a `whole` period: as far into the
    /// earlier period as they reach into theirs.
    pub fn days(self, whole: Period, shown: Period, calendar: Calendar) -> Option<Period> {
        let earlier = match self {
            Comparison::None => return None,
            Comparison::PreviousPeriod => whole.before(calendar),
            Comparison::SamePeriodLastYear => whole.year_before(calendar),
        };
        Some(if shown == whole { earlier } else { shown.as_far_in(earlier, calendar) })
    }
}

/// How much of a period that still runs is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Up to the last day of the data, against as many days.
    #[default]
    ToDate,
    /// All of it, against the whole of another.
    Whole,
}

impl Extent {
    pub const ALL: [Extent; 2] = [Extent::ToDate, Extent::Whole];

    /// The name used in texts, such as `to-date`.
    pub fn id(self) -> &'static str {
        match self {
            Extent::ToDate => "to-date",
            Extent::Whole => "whole",
        }
    }

    /// The days of a period that are looked at; `last` is the last day of the data.
    /// A period that has not begun by then stays as it is.
    pub fn of(self, period: Period, last: Day) -> Period {
        match self {
            Extent::ToDate if period.contains(last) => Period { start: period.start, end: Day(last.0 + 1) },
            _ => period,
        }
    }
}

/// Days that figures are compared with, and whether the data reach back so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub days: Period,
    /// The first day of the data, where more than a tenth of the days lies before it.
    pub data_begin: Option<Day>,
}

impl Compared {
    pub fn new(days: Period, data: Option<Period>) -> Compared {
        let is_late = |first: &Day| (first.0 - days.start.0).saturating_mul(10) > days.days();
        Compared { days, data_begin: data.map(|data| data.start).filter(is_late) }
    }

    /// The days, if there can be figures of any of them.
    pub fn with_data(self) -> Option<Period> {
        self.data_begin.is_none_or(|first| first < self.days.end).then_some(self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a date")
    }

    fn period(start: &str, end: &str) -> Period {
        Period { start: day(start), end: day(end) }
    }

    #[test]
    fn a_running_period_is_compared_with_as_many_days() {
        use Comparison::{PreviousPeriod, SamePeriodLastYear};
        // The period, the last day of the data, the comparison: the days of both.
        let cases = [
            (("2026-07-01", "2026-08-01"), "2026-07-15", PreviousPeriod, ("2026-07-01", "2026-07-16"), ("2026-06-01", "2026-06-16")),
            (("2026-07-01", "2026-08-01"), "2026-07-15", SamePeriodLastYear, ("2026-07-01", "2026-07-16"), ("2025-07-01", "2025-07-16")),
            (("2026-04-01", "2026-07-01"), "2026-05-15", PreviousPeriod, ("2026-04-01", "2026-05-16"), ("2026-01-01", "2026-02-15")),
            (("2024-01-01", "2025-01-01"), "2024-02-29", PreviousPeriod, ("2024-01-01", "2024-03-01"), ("2023-01-01", "2023-03-01")),
            (("2025-01-01", "2026-01-01"), "2025-02-28", PreviousPeriod, ("2025-01-01", "2025-03-01"), ("2024-01-01", "2024-02-29")),
            (("2024-03-01", "2024-04-01"), "2024-03-30", PreviousPeriod, ("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-03-01")),
            (("2026-06-01", "2026-07-01"), "2026-07-15", PreviousPeriod, ("2026-06-01", "2026-07-01"), ("2026-05-01", "2026-06-01")),
            (("2026-07-01", "2026-08-01"), "2026-07-31", PreviousPeriod, ("2026-07-01", "2026-08-01"), ("2026-06-01", "2026-07-01")),
            (("2026-09-01", "2026-10-01"), "2026-07-15", PreviousPeriod, ("2026-09-01", "2026-10-01"), ("2026-08-01", "2026-09-01")),
        ];
        for ((start, end), last, comparison, (from, to), (earlier, until)) in cases {
            let whole = period(start, end);
            let shown = Extent::ToDate.of(whole, day(last));
            assert_eq!(shown, period(from, to), "{start} by {last}");
            let compared = comparison.days(whole, shown, Calendar::Gregorian);
            assert_eq!(compared, Some(period(earlier, until)), "{start} by {last} with {comparison:?}");
            assert_eq!(Extent::Whole.of(whole, day(last)), whole);
            assert_eq!(Comparison::None.days(whole, shown, Calendar::Gregorian), None);
        }
    }

    #[test]
    fn a_comparison_knows_whether_the_data_reach_back() {
        let june = period("2026-06-01", "2026-07-01");
        // The first day of the data, whether it is told, and whether anything is left.
        let cases = [
            ("2020-01-01", false, true),
            ("2026-06-04", false, true),
            ("2026-06-05", true, true),
            ("2026-06-30", true, true),
            ("2026-07-01", true, false),
        ];
        for (first, is_told, has_any) in cases {
            let compared = Compared::new(june, Some(period(first, "2027-01-01")));
            assert_eq!(compared.data_begin, is_told.then(|| day(first)), "{first}");
            assert_eq!(compared.with_data(), has_any.then_some(june), "{first}");
        }
        assert_eq!(Compared::new(june, None).with_data(), Some(june));
    }
}
