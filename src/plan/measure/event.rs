//! What a person is credited with for a component, event by event, and sums of it.

use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// A row, or what became of it, as it counts for a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// The day by which it is measured.
    pub day: Day,
    /// The day on which it pays: later where it is measured by one date and paid by another.
    pub pays_on: Day,
    /// Towards attainment and bands.
    pub measured: Exact,
    /// Towards pay.
    pub credited: Exact,
    pub row: Option<u32>,
    /// The place among events of the same day.
    pub rank: u32,
}

/// Events in the order of days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    list: Vec<Event>,
    units: Option<Units>,
}

/// The numbers of events as multiples of one over `scale`: sums of many need no fractions.
#[derive(Clone, Debug, PartialEq)]
struct Units {
    scale: i64,
    measured: Vec<i64>,
    credited: Vec<i64>,
}

/// Some of the events, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Slice<'a> {
    pub list: &'a [Event],
    /// The scale, what was measured, and what was credited.
    pub units: Option<(i64, &'a [i64], &'a [i64])>,
}

impl Events {
    /// Events as they come, put in order.
    pub fn new(mut list: Vec<Event>) -> Events {
        sort(&mut list);
        Events { units: Units::of(&list), list }
    }

    pub fn all(&self) -> Slice<'_> {
        let units = self.units.as_ref().map(|units| (units.scale, units.measured.as_slice(), units.credited.as_slice()));
        Slice { list: &self.list, units }
    }

    /// The events of a window.
    pub fn within(&self, window: Period) -> Slice<'_> {
        self.all().within(window)
    }
}

impl<'a> Slice<'a> {
    /// Events of a list that is in order.
    pub fn of(list: &'a [Event]) -> Slice<'a> {
        Slice { list, units: None }
    }

    pub fn is_empty(self) -> bool {
        self.list.is_empty()
    }

    pub fn within(self, window: Period) -> Slice<'a> {
        let start = self.list.partition_point(|event| event.day < window.start);
        let end = self.list.partition_point(|event| event.day < window.end);
        self.split_at(start.max(end)).0.split_at(start).1
    }

    /// The first so many, and the others.
    pub fn split_at(self, place: usize) -> (Slice<'a>, Slice<'a>) {
        let (first, rest) = self.list.split_at_checked(place).unwrap_or((self.list, &[]));
        let halves = self.units.map(|(scale, measured, credited)| {
            let measured = measured.split_at(place.min(measured.len()));
            let credited = credited.split_at(place.min(credited.len()));
            ((scale, measured.0, credited.0), (scale, measured.1, credited.1))
        });
        let (of_first, of_rest) = halves.unzip();
        (Slice { list: first, units: of_first }, Slice { list: rest, units: of_rest })
    }

    /// What was measured in all.
    pub fn measured(self) -> Option<Exact> {
        self.sum(self.units.map(|(scale, measured, _)| (scale, measured)), |event| event.measured)
    }

    /// What was credited in all.
    pub fn credited(self) -> Option<Exact> {
        self.sum(self.units.map(|(scale, _, credited)| (scale, credited)), |event| event.credited)
    }

    fn sum(self, units: Option<(i64, &[i64])>, number: impl Fn(&Event) -> Exact) -> Option<Exact> {
        match units {
            Some((scale, numbers)) => Exact::new(numbers.iter().copied().map(i128::from).sum(), i128::from(scale)),
            None => self.list.iter().try_fold(Exact::ZERO, |sum, event| sum.plus(number(event))),
        }
    }
}

impl Units {
    /// `None` where the numbers have no small denominator in common.
    fn of(list: &[Event]) -> Option<Units> {
        const FINEST: i64 = 1_000_000;
        const MOST: i64 = i64::MAX / 4;
        let mut scale: i64 = 1;
        for number in list.iter().flat_map(|event| [event.measured, event.credited]) {
            let (_, denominator) = number.parts();
            let denominator = i64::try_from(denominator).ok().filter(|denominator| *denominator <= FINEST)?;
            if scale % denominator != 0 {
                let (_, missing) = Exact::new(i128::from(scale), i128::from(denominator))?.parts();
                scale = scale.checked_mul(i64::try_from(missing).ok()?).filter(|scale| *scale <= FINEST)?;
            }
        }
        let mut sum: i64 = 0;
        let mut units = |number: Exact| {
            let (numerator, denominator) = number.parts();
            let units = i64::try_from(numerator.checked_mul(i128::from(scale) / denominator)?).ok()?;
            // All of them together fit, too.
            sum = sum.checked_add(units.checked_abs()?).filter(|sum| *sum < MOST)?;
            Some(units)
        };
        let measured = list.iter().map(|event| units(event.measured)).collect::<Option<_>>()?;
        let credited = list.iter().map(|event| units(event.credited)).collect::<Option<_>>()?;
        Some(Units { scale, measured, credited })
    }
}

fn sort(events: &mut [Event]) {
    if !events.is_sorted_by_key(|event| (event.day, event.rank)) {
        events.sort_by_key(|event| (event.day, event.rank));
    }
}
