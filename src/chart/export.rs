//! What is taken away from a chart: names and contents of files, each naming
//! the period and the filters it was made with.

use crate::chart::data::Direction;
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Font, LegendEntry, Mark, Paint, Point, Rect, Scene, Size};
use crate::chart::table::Table;
use crate::i18n::words::Words;
use crate::kpi::ask::{Answer, Filter, Split};
use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::comparison::Compared;

/// The size of a picture's chart in CSS pixels, where the data do not decide.
pub const PICTURE: Size = Size { width: 960.0, height: 480.0 };

/// Room around a picture's chart, and above it for the words, in CSS pixels.
const MARGIN: f64 = 24.0;
const HEAD: f64 = 72.0;
/// Where the words stand, in CSS pixels from the top.
const TITLE: (f64, Font) = (26.0, Font { size: 18.0, bold: true });
const NOTE: (f64, Font) = (50.0, Font { size: 13.0, bold: false });
const LEGEND: (f64, Font) = (76.0, Font { size: 12.0, bold: false });
/// What the legend adds to the head, how long its samples are, and what stands between.
const LEGEND_ROOM: f64 = 24.0;
const SAMPLE: f64 = 16.0;
const GAP: f64 = 8.0;

/// What figures were taken over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    pub period: Option<Period>,
    pub compare: Option<Compared>,
    pub filters: Vec<Filter>,
}

impl Scope {
    /// In words: `Q1 2024 · compared with Q4 2023 · Region: East, West`.
    pub fn told(&self, words: &Words) -> String {
        let period = self.period.map(|period| words.period(period));
        let compared = self.compare.map(|compared| words.compared_with(compared));
        period.into_iter().chain(compared).chain(self.filters.iter().map(|filter| words.filter(filter))).collect::<Vec<_>>().join(" · ")
    }

    /// The name of a file: `attain-won-amount-by-owner-2024-Q1.csv`.
    pub fn file_name(&self, what: &str, ending: &str) -> String {
        let days = self.period.map(|days| format!("-{}", in_name(days))).unwrap_or_default();
        format!("attain-{what}{days}.{ending}")
    }
}

/// What a file holds, for its name: `won-amount-by-owner`.
pub fn what(answer: &Answer) -> String {
    let by = match &answer.split {
        Split::By { dimension, .. } => format!("-by-{dimension}"),
        Split::Whole | Split::Over { .. } => String::new(),
    };
    format!("{}{by}", answer.kpi).replace('_', "-")
}

/// A period in the name of a file: `2024`, `2024-Q1`, `2024-03`, `2024-01-15-2024-02-03`.
fn in_name(period: Period) -> String {
    let calendar_year = FiscalYear::default();
    let (year, month, _) = calendar_year.calendar.ymd(period.start);
    let is_whole = |grain: Grain| grain.span_of(period.start, calendar_year) == period;
    match [Grain::Year, Grain::Quarter, Grain::Month].into_iter().find(|grain| is_whole(*grain)) {
        Some(Grain::Year) => year.to_string(),
        Some(Grain::Quarter) => format!("{year}-Q{}", calendar_year.quarter(period.start)),
        Some(_) => format!("{year}-{month:02}"),
        None => format!("{}-{}", period.start, Day(period.end.0 - 1)),
    }
}

/// A table as a CSV file; the heading of the figures says what they were taken over.
pub fn csv(table: &Table, scope: &str) -> String {
    let mut table = table.clone();
    if let Some(first) = table.head.get_mut(1)
        && !scope.is_empty()
    {
        *first = format!("{first} ({scope})");
    }
    table.csv()
}

/// A chart as a picture: on its ground, with its title, what it was made with, and its
/// legend; `width` measures text in CSS pixels.
pub fn picture(chart: &Scene, title: String, note: String, width: &dyn Fn(&str, Font) -> f64) -> Scene {
    let head = if chart.legend().is_empty() { HEAD } else { HEAD + LEGEND_ROOM };
    let size = Size { width: chart.size.width + 2.0 * MARGIN, height: chart.size.height + head + MARGIN };
    let (x, anchor) = match chart.direction {
        Direction::LeftToRight => (MARGIN, Anchor::Left),
        Direction::RightToLeft => (size.width - MARGIN, Anchor::Right),
    };
    let text =
        |text: String, (y, font): (f64, Font), role: Role| Mark::Text { at: Point { x, y }, text, anchor, font, paint: Paint::solid(role) };
    let words = [text(title, TITLE, Role::Text), text(note, NOTE, Role::QuietText)];
    let legend = legend(chart, size, anchor, width);
    let marks = words.into_iter().chain(legend).chain(chart.marks.iter().cloned().map(|mark| moved(mark, head))).collect();
    Scene { size, direction: chart.direction, marks, ..Scene::default() }
}

/// The legend in one line, from the side that is read first.
fn legend(chart: &Scene, size: Size, anchor: Anchor, width: &dyn Fn(&str, Font) -> f64) -> Vec<Mark> {
    let (y, font) = LEGEND;
    let point = |along: f64| match chart.direction {
        Direction::LeftToRight => Point { x: along, y },
        Direction::RightToLeft => Point { x: size.width - along, y },
    };
    let mut along = MARGIN;
    let mut marks = Vec::new();
    for LegendEntry { name, role, dashed } in chart.legend() {
        let text_at = along + SAMPLE + GAP;
        let points = vec![point(along), point(along + SAMPLE)];
        marks.push(Mark::Line { points, width: 3.0, dashed: *dashed, paint: Paint::solid(*role) });
        marks.push(Mark::Text { at: point(text_at), text: name.clone(), anchor, font, paint: Paint::solid(Role::QuietText) });
        along = text_at + width(name, font) + 2.0 * GAP;
    }
    marks
}

/// A mark of the chart at its place in the picture, below its head.
fn moved(mark: Mark, head: f64) -> Mark {
    let point = |at: Point| Point { x: at.x + MARGIN, y: at.y + head };
    let all = |points: Vec<Point>| points.into_iter().map(point).collect();
    match mark {
        Mark::Bar { rect, end, paint } => {
            let (low, high) = (point(Point { x: rect.left, y: rect.top }), point(Point { x: rect.right, y: rect.bottom }));
            Mark::Bar { rect: Rect { left: low.x, top: low.y, right: high.x, bottom: high.y }, end, paint }
        }
        Mark::Hairline { from, to, paint } => Mark::Hairline { from: point(from), to: point(to), paint },
        Mark::Line { points, width, dashed, paint } => Mark::Line { points: all(points), width, dashed, paint },
        Mark::Area { points, paint } => Mark::Area { points: all(points), paint },
        Mark::Dot { centre, radius, paint } => Mark::Dot { centre: point(centre), radius, paint },
        Mark::Text { at, text, anchor, font, paint } => Mark::Text { at: point(at), text, anchor, font, paint },
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, csv};
    use crate::chart::table::Table;
    use crate::i18n::words::Words;
    use crate::kpi::ask::Filter;
    use crate::sales::period::Period;
    use crate::state::decisions::comparison::Compared;
    use crate::state::settings::{Language, Settings};

    #[test]
    fn a_file_says_what_it_was_made_with() {
        let period = |from: &str, to: &str| Period { start: from.parse().expect("a day"), end: to.parse().expect("a day") };
        let scope = Scope {
            period: Some(period("2024-01-01", "2024-04-01")),
            compare: Some(Compared::new(period("2023-10-01", "2024-01-01"), None)),
            filters: vec![Filter { dimension: "region".to_owned(), members: vec!["East".to_owned(), String::new()] }],
        };
        let words = Words::native(Language::English, &Settings::default());
        let told = scope.told(&words);
        assert_eq!(told, "Q1 2024 · compared with Q4 2023 · Region: East, (none)");
        for (days, expected) in [
            (period("2024-01-01", "2024-04-01"), "attain-win-rate-2024-Q1.csv"),
            (period("2024-01-01", "2025-01-01"), "attain-win-rate-2024.csv"),
            (period("2024-03-01", "2024-04-01"), "attain-win-rate-2024-03.csv"),
            (period("2024-01-01", "2024-03-31"), "attain-win-rate-2024-01-01-2024-03-30.csv"),
        ] {
            assert_eq!(Scope { period: Some(days), ..Scope::default() }.file_name("win-rate", "csv"), expected);
        }
        let table = Table { head: vec!["Owner".to_owned(), "Revenue".to_owned()], ..Table::default() };
        assert_eq!(csv(&table, &told), "Owner,\"Revenue (Q1 2024 · compared with Q4 2023 · Region: East, (none))\"\r\n");
        assert_eq!(csv(&table, &Scope::default().told(&words)), "Owner,Revenue\r\n");
        assert_eq!(Scope::default().file_name("leaderboard", "png"), "attain-leaderboard.png");
    }
}
