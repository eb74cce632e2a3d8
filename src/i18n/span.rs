//! Days, spans of a grain, and periods.

use crate::i18n::messages::Args;
use crate::i18n::numerals::{DayForm, Numerals};
use crate::i18n::plain::{Plain, localised};
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
        // Any year has it.
        let (year, ..) = self.year.calendar.ymd(Day(0));
        if !(1..=12).contains(&month) {
            return String::new();
        }
        self.date(DayForm::MonthAlone, self.year.calendar.first_of(year, month))
    }

    /// The span of a grain that begins on `start`: `Mar 2024`, `Q1 2024`, `Q1 FY 2024/25`.
    pub fn span(&self, grain: Grain, start: Day) -> String {
        match grain {
            Grain::Day => self.day(start),
            Grain::Week => self.say_with("span-week", &Args::none().text("day", self.day(start))),
            Grain::Month => self.date(DayForm::Month, start),
            Grain::Quarter => {
                let args = Args::none().count("quarter", self.quarter(start)).text("year", self.fiscal_year(start));
                self.say_with("span-quarter", &args)
            }
            Grain::Year => self.fiscal_year(start),
        }
    }

    /// The span on an axis: what is short, and what neighbours share.
    pub fn span_label(&self, grain: Grain, start: Day) -> (String, String) {
        let year = self.date(DayForm::Year, start);
        match grain {
            Grain::Day | Grain::Week => (self.date(DayForm::DayOfMonth, start), year),
            Grain::Month => (self.date(DayForm::MonthAlone, start), year),
            Grain::Quarter => {
                let quarter = Args::none().count("quarter", self.quarter(start));
                (self.say_with("quarter-alone", &quarter), self.fiscal_year(start))
            }
            Grain::Year => (self.fiscal_year(start), String::new()),
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
        let calendar = self.year.calendar;
        let starts_month = calendar.starts_month(period.start) && calendar.starts_month(period.end);
        let whole = |grain: Grain| grain.span_of(period.start, self.year) == period;
        if let Some(grain) = [Grain::Year, Grain::Quarter, Grain::Month].into_iter().find(|&grain| whole(grain)) {
            return self.span(grain, period.start);
        }
        let form = if starts_month { DayForm::Month } else { DayForm::Date };
        let args = Args::none().text("from", self.date(form, period.start)).text("to", self.date(form, last));
        self.say_with("span-between", &args)
    }

    /// Days of a period that goes by today, where the data end well before.
    pub fn data_to(&self, days: &str, end: Day) -> String {
        self.say_with("period-data-to", &Args::none().text("days", days).text("day", self.day(end)))
    }

    /// The spans of a grain that touch a period, by their names; those that it cuts say so.
    pub fn spans(&self, grain: Grain, period: Period) -> Vec<String> {
        let is_whole = |span: &Period| period.start <= span.start && span.end <= period.end;
        let name = |span: Period| if is_whole(&span) { self.span(grain, span.start) } else { self.partial(self.span(grain, span.start)) };
        grain.spans(period, self.year).into_iter().map(name).collect()
    }

    /// A span of which only some days are counted: `Mar 2024 (part)`.
    pub fn partial(&self, span: String) -> String {
        self.say_with("span-partial", &Args::none().text("span", span))
    }

    /// The year that a day lies in: `2024`, and `FY 2024/25` where it is none of the calendar.
    fn fiscal_year(&self, day: Day) -> String {
        if self.year.is_calendar_year() {
            return self.date(DayForm::Year, day);
        }
        let (first, last) = self.year.calendar_years(day);
        let years = format!("{first}/{:02}", last.rem_euclid(100));
        self.say_with("span-fiscal-year", &Args::none().text("years", localised(self.language(), &years)))
    }

    fn quarter(&self, day: Day) -> u64 {
        u64::from(self.year.quarter(day))
    }

    fn date(&self, form: DayForm, day: Day) -> String {
        let calendar = self.year.calendar;
        let written = self.numerals.day(self.language(), calendar, form, day);
        written.or_else(|| Plain.day(self.language(), calendar, form, day)).unwrap_or_default()
    }
}
