//! Which days the figures are taken over, and what they are compared with.

use serde::{Deserialize, Serialize};

use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::comparison::Compared;

/// A period as the user names it.
///
/// Relative choices are relative to an *anchor*: today, or the last day of data
/// that ends in the past, so that last year's export does not open on an empty page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodChoice {
    /// All the data.
    All,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    LastQuarter,
    /// The fiscal year that the anchor lies in.
    ThisYear,
    LastYear,
    Last30Days,
    Last90Days,
    /// Twelve months that end with the anchor.
    Last12Months,
    Custom(Period),
}

impl PeriodChoice {
    /// The choices that need no dates, in the order of the menu.
    pub const PRESETS: [PeriodChoice; 10] = [
        PeriodChoice::All,
        PeriodChoice::ThisMonth,
        PeriodChoice::LastMonth,
        PeriodChoice::ThisQuarter,
        PeriodChoice::LastQuarter,
        PeriodChoice::ThisYear,
        PeriodChoice::LastYear,
        PeriodChoice::Last30Days,
        PeriodChoice::Last90Days,
        PeriodChoice::Last12Months,
    ];

    /// The name used in texts and attributes, such as `last-quarter`.
    pub fn id(self) -> &'static str {
        match self {
            PeriodChoice::All => "all",
            PeriodChoice::ThisMonth => "this-month",
            PeriodChoice::LastMonth => "last-month",
            PeriodChoice::ThisQuarter => "this-quarter",
            PeriodChoice::LastQuarter => "last-quarter",
            PeriodChoice::ThisYear => "this-year",
            PeriodChoice::LastYear => "last-year",
            PeriodChoice::Last30Days => "last-30-days",
            PeriodChoice::Last90Days => "last-90-days",
            PeriodChoice::Last12Months => "last-12-months",
            PeriodChoice::Custom(_) => "custom",
        }
    }

    /// The preset with this name.
    pub fn from_id(id: &str) -> Option<PeriodChoice> {
        PeriodChoice::PRESETS.into_iter().find(|choice| choice.id() == id)
    }

    /// The days from `first` to `last`, both of them too, as a form has them
    /// (`2024-03-05`); nothing where one is missing, the last lies before the
    /// first, or they lie further away than any data.
    pub fn typed(first: &str, last: &str) -> Option<PeriodChoice> {
        let (first, last): (Day, Day) = (first.parse().ok()?, last.parse().ok()?);
        let period = Period { start: first, end: Day(last.0.checked_add(1)?) };
        is_within_reach(period).then_some(PeriodChoice::Custom(period))
    }

    /// The days meant, whether they have passed or not; `None` is all the data.
    pub fn days(self, anchor: Day, year: FiscalYear) -> Option<Period> {
        let this = |grain: Grain| grain.span_of(anchor, year);
        let end = Day(anchor.0 + 1);
        let last = |days: i32| Period { start: Day(end.0 - days), end };
        match self {
            PeriodChoice::All => None,
            PeriodChoice::ThisMonth => Some(this(Grain::Month)),
            PeriodChoice::LastMonth => Some(this(Grain::Month).before(year.calendar)),
            PeriodChoice::ThisQuarter => Some(this(Grain::Quarter)),
            PeriodChoice::LastQuarter => Some(this(Grain::Quarter).before(year.calendar)),
            PeriodChoice::ThisYear => Some(this(Grain::Year)),
            PeriodChoice::LastYear => Some(this(Grain::Year).before(year.calendar)),
            PeriodChoice::Last30Days => Some(last(30)),
            PeriodChoice::Last90Days => Some(last(90)),
            PeriodChoice::Last12Months => Some(Period { start: year.calendar.plus_months(end, -12), end }),
            PeriodChoice::Custom(period) => Some(period),
        }
    }
}

/// The choice of those who made none: the last twelve months, where the data reach
/// back over the twelve before, else all the data.
pub fn fitting(data: Option<Period>, anchor: Day, year: FiscalYear) -> PeriodChoice {
    let earlier = PeriodChoice::Last12Months.days(anchor, year).map(|days| days.before(year.calendar));
    match (data, earlier) {
        (Some(_), Some(earlier)) if Compared::new(earlier, data).data_begin.is_none() => PeriodChoice::Last12Months,
        _ => PeriodChoice::All,
    }
}

/// The day that relative periods are counted from: the last day of the data when it lies in the past, else today.
pub fn anchor(span: Option<Period>, today: Day) -> Day {
    match span {
        Some(span) if span.end <= today => Day(span.end.0 - 1),
        _ => today,
    }
}

/// Whether a period has days, and lies in centuries that data can be of.
pub fn is_within_reach(period: Period) -> bool {
    let reach = Period { start: Day(-62_091), end: Day(120_530) };
    period.start < period.end && reach.start <= period.start && period.end <= reach.end
}

/// The grain that shows a course over so many days: months, unless these give too few or too many points.
pub fn grain(days: i32) -> Grain {
    match days {
        ..=35 => Grain::Day,
        36..=120 => Grain::Week,
        121..=2200 => Grain::Month,
        2201..=6600 => Grain::Quarter,
        _ => Grain::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::calendar::Calendar;

    fn day(text: &str) -> Day {
        text.parse().expect("a date")
    }

    #[test]
    fn typed_days_are_both_included() {
        let days = |from, to| Some(PeriodChoice::Custom(Period { start: day(from), end: day(to) }));
        for (first, last, expected) in [
            ("2024-03-05", "2024-03-07", days("2024-03-05", "2024-03-08")),
            ("2024-02-29", "2024-02-29", days("2024-02-29", "2024-03-01")),
            ("2024-03-07", "2024-03-05", None),
            ("", "2024-03-05", None),
            ("2024-03-05", "2024-02-30", None),
        ] {
            assert_eq!(PeriodChoice::typed(first, last), expected, "{first} to {last}");
        }
    }

    #[test]
    fn presets_are_relative_to_the_anchor() {
        let of = |first_month| FiscalYear { first_month, ..FiscalYear::default() };
        let jalali = FiscalYear { calendar: Calendar::Jalali, first_month: 1 };
        let cases = [
            (PeriodChoice::ThisMonth, of(1), "2017-12-01", "2018-01-01"),
            (PeriodChoice::LastMonth, of(1), "2017-11-01", "2017-12-01"),
            (PeriodChoice::ThisQuarter, of(1), "2017-10-01", "2018-01-01"),
            (PeriodChoice::LastQuarter, of(2), "2017-08-01", "2017-11-01"),
            (PeriodChoice::ThisYear, of(4), "2017-04-01", "2018-04-01"),
            (PeriodChoice::LastYear, of(1), "2016-01-01", "2017-01-01"),
            (PeriodChoice::Last30Days, of(1), "2017-12-02", "2018-01-01"),
            (PeriodChoice::Last12Months, of(1), "2017-01-01", "2018-01-01"),
            (PeriodChoice::ThisMonth, jalali, "2017-12-22", "2018-01-21"),
            (PeriodChoice::LastQuarter, jalali, "2017-09-23", "2017-12-22"),
            (PeriodChoice::ThisYear, jalali, "2017-03-21", "2018-03-21"),
        ];
        for (choice, year, start, end) in cases {
            assert_eq!(choice.days(day("2017-12-31"), year), Some(Period { start: day(start), end: day(end) }), "{choice:?} {year:?}");
        }
        let within = PeriodChoice::Last12Months.days(day("2024-07-15"), of(1));
        assert_eq!(within, Some(Period { start: day("2023-07-16"), end: day("2024-07-16") }));
        assert_eq!(PeriodChoice::All.days(day("2017-12-31"), of(1)), None);
        for choice in PeriodChoice::PRESETS {
            assert_eq!(PeriodChoice::from_id(choice.id()), Some(choice));
        }
    }

    #[test]
    fn twelve_months_are_shown_first_where_twelve_before_are_known() {
        let cases = [("2014-05-01", true), ("2016-01-01", true), ("2016-02-06", true), ("2016-02-07", false), ("2017-06-01", false)];
        for (first, reaches) in cases {
            let data = Some(Period { start: day(first), end: day("2018-01-01") });
            let expected = if reaches { PeriodChoice::Last12Months } else { PeriodChoice::All };
            assert_eq!(fitting(data, day("2017-12-31"), FiscalYear::default()), expected, "{first}");
        }
        assert_eq!(fitting(None, day("2017-12-31"), FiscalYear::default()), PeriodChoice::All);
    }

    #[test]
    fn the_anchor_is_the_end_of_old_data_and_today_for_data_that_goes_on() {
        let span = |end: &str| Some(Period { start: day("2016-01-01"), end: day(end) });
        assert_eq!(anchor(span("2018-01-01"), day("2026-07-01")), day("2017-12-31"));
        assert_eq!(anchor(span("2027-01-01"), day("2026-07-01")), day("2026-07-01"));
        assert_eq!(anchor(None, day("2026-07-01")), day("2026-07-01"));
    }

    #[test]
    fn a_course_has_neither_few_nor_many_points() {
        let cases = [(30, Grain::Day), (90, Grain::Week), (365, Grain::Month), (4000, Grain::Quarter), (9000, Grain::Year)];
        for (days, expected) in cases {
            assert_eq!(grain(days), expected, "{days} days");
        }
    }

    #[test]
    fn days_far_away_make_no_period() {
        let cases = [
            ("2017-01-01", "2017-03-31", true),
            ("2017-01-01", "2017-01-01", true),
            ("2017-01-02", "2017-01-01", false),
            ("1800-01-01", "2299-12-31", true),
            ("1799-12-31", "1800-01-01", false),
            ("2017-01-01", "2300-01-01", false),
            ("2017-01-01", "99999-01-01", false),
            ("", "2017-01-01", false),
        ];
        for (first, last, expected) in cases {
            assert_eq!(PeriodChoice::typed(first, last).is_some(), expected, "{first} to {last}");
        }
    }
}
