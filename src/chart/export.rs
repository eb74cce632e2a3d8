//! What is taken away from a chart: names and contents of files, each naming
//! the period and the filters it was made with.

use crate::chart::data::Direction;
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Font, Mark, Paint, Point, Rect, Scene, Size};
use crate::chart::table::Table;
use crate::i18n::words::Words;
use crate::kpi::ask::Filter;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::state::decisions::comparison::Compared;

/// The size of a picture's chart in CSS pixels, where the data do not decide.
pub const PICTURE: Size = Size { width: 960.0, height: 480.0 };

/// Room around a picture's chart, and above it for the words, in CSS pixels.
const MARGIN: f64 = 24.0;
const HEAD: f64 = 72.0;
/// Where the words stand, in CSS pixels from the top.
const TITLE: (f64, Font) = (26.0, Font { size: 18.0, bold: true });
const NOTE: (f64, Font) = (50.0, Font { size: 13.0, bold: false });

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

    /// The name of a file: `attain-leaderboard-2024-01-01-2024-03-31.csv`.
    pub fn file_name(&self, id: &str, ending: &str) -> String {
        let days = self.period.map(|days| format!("-{}-{}", days.start, Day(days.end.0 - 1))).unwrap_or_default();
        format!("attain-{id}{days}.{ending}")
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

/// A chart as a picture: on its ground, with its title and what it was made with.
pub fn picture(chart: &Scene, title: String, note: String) -> Scene {
    let size = Size { width: chart.size.width + 2.0 * MARGIN, height: chart.size.height + HEAD + MARGIN };
    let (x, anchor) = match chart.direction {
        Direction::LeftToRight => (MARGIN, Anchor::Left),
        Direction::RightToLeft => (size.width - MARGIN, Anchor::Right),
    };
    let text =
        |text: String, (y, font): (f64, Font), role: Role| Mark::Text { at: Point { x, y }, text, anchor, font, paint: Paint::solid(role) };
    let words = [text(title, TITLE, Role::Text), text(note, NOTE, Role::QuietText)];
    let marks = words.into_iter().chain(chart.marks.iter().cloned().map(moved)).collect();
    Scene { size, direction: chart.direction, marks, ..Scene::default() }
}

/// A mark of the chart at its place in the picture.
fn moved(mark: Mark) -> Mark {
    let point = |at: Point| Point { x: at.x + MARGIN, y: at.y + HEAD };
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
        assert_eq!(scope.file_name("leaderboard", "csv"), "attain-leaderboard-2024-01-01-2024-03-31.csv");
        let table = Table { head: vec!["Owner".to_owned(), "Revenue".to_owned()], ..Table::default() };
        assert_eq!(csv(&table, &told), "Owner,\"Revenue (Q1 2024 · compared with Q4 2023 · Region: East, (none))\"\r\n");
        assert_eq!(csv(&table, &Scope::default().told(&words)), "Owner,Revenue\r\n");
        assert_eq!(Scope::default().file_name("leaderboard", "png"), "attain-leaderboard.png");
    }
}
