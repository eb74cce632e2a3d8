//! Days, spans of a grain, and periods.

use crate::i18n::messages::Args;
use crate::i18n::numerals::{DayForm, Numerals};
use crate::i18n::plain::Plain;
use crate::i18n::words::Words;
use crate::sales::day::Day;
use crate::sales::period::{Grain, Period};

impl Words {
    /// A day.
    pub fn day(&self, day: Day) -> String {
        self.date(DayForm::Date, day)
    }

    /// A month of the year (1–12) by its name.
    pub fn month_name(&self, month: u32) -> String {
        Day::from_ymd(2024, month, 1).map(|day| self.date(DayForm::MonthAlone, day)).unwrap_or_default()
    }

    /// The span of a grain that begins on `start`: `Mar 2024`, `Q1 2024`.
    pub fn span(&self, grain: Grain, start: Day) -> String {
        match grain {
            Grain::Day => self.day(start),
            Grain::Week => self.say_with("span-week", &Args::none().text("day", self.day(start))),
            Grain::Month => self.date(DayForm::Month, start),
            Grain::Quarter => {
                let args = Args::none().count("quarter", quarter(start)).text("year", self.date(DayForm::Year, start));
                self.say_with("span-quarter", &args)
            }
            Grain::Year => self.date(DayForm::Year, start),
        }
    }

    /// The span on an axis: what is short, and what neighbours share.
    pub fn span_label(&self, grain: Grain, start: Day) -> (String, String) {
        let year = self.date(DayForm::Year, start);
        match grain {
            Grain::Day | Grain::Week => (self.date(DayForm::DayOfMonth, start), year),
            Grain::Month => (self.date(DayForm::MonthAlone, start), year),
            Grain::Quarter => (self.say_with("quarter-alone", &Args::none().count("quarter", quarter(start))), year),
            Grain::Year => (year, String::new()),
        }
    }

    /// The name of a grain: `Month`.
    pub fn grain(&self, grain: Grain) -> String {
        self.say(match grain {
            Grain::Day => "grain-day",
            Grain::Week => "grain-week",
            Grain::Month => "grain-month",
            Grain::Quarter => "grain-quarter",
            Grain::Year => "grain-year",
        })
    }

    /// A period by its first and last day, shorter for whole months and years.
    pub fn period(&self, period: Period) -> String {
        let last = Day((period.end.0 - 1).max(period.start.0));
        let starts_month = period.start.ymd().2 == 1 && period.end.ymd().2 == 1;
        let whole = |grain: Grain| {
            starts_month
                && Period { start: period.start, end: grain.next(period.start) } == period
                && grain.start_of(period.start, 1) == period.start
        };
        if let Some(grain) = [Grain::Year, Grain::Quarter, Grain::Month].into_iter().find(|&grain| whole(grain)) {
            return self.span(grain, period.start);
        }
        let form = if starts_month { DayForm::Month } else { DayForm::Date };
        let args = Args::none().text("from", self.date(form, period.start)).text("to", self.date(form, last));
        self.say_with("span-between", &args)
    }

    /// `compared with Q1 2024`
    pub fn compared_with(&self, period: Period) -> String {
        self.say_with("compare-with", &Args::none().text("period", self.period(period)))
    }

    fn date(&self, form: DayForm, day: Day) -> String {
        let written = self.numerals.day(self.language(), self.calendar(), form, day);
        written.or_else(|| Plain.day(self.language(), self.calendar(), form, day)).unwrap_or_default()
    }
}

fn quarter(day: Day) -> u64 {
    u64::from((day.ymd().1 - 1) / 3 + 1)
}
