//! Charts against golden pictures (`UPDATE_GOLDEN=1` draws them anew), and what
//! must hold for every chart whatever its data.

mod charts {
    pub mod answers;
    pub mod samples;
}

use attain::chart::data::{Chart, Direction, Shape};
use attain::chart::draw::{Surface, draw};
use attain::chart::export::picture as with_title;
use attain::chart::keyboard::{KeyStep, step};
use attain::chart::layout::layout;
use attain::chart::palette::Palette;
use attain::chart::panel::{self, PanelState};
use attain::chart::scene::{Anchor, Mark, Point, Rect, Scene, Size};
use attain::chart::writing::{Writing, approximate_width};
use attain::i18n::words::Words;
use attain::kpi::ask::PartKey;
use attain::sales::day::Day;
use attain::sales::quantity::Unit;
use attain::state::settings::{Language, Settings};
use charts::{answers, samples};
use plotters::backend::SVGBackend;
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_oneof, proptest};

const RATIO: u32 = 2;

fn laid_out(chart: &Chart, width: f64, height: f64) -> Scene {
    let writing = Writing { width: &approximate_width, tick: &samples::tick, value: &samples::value, values: &samples::values };
    layout(chart, Size { width, height }, &writing)
}

fn picture(scene: &Scene, focus: Option<usize>, palette: &Palette) -> String {
    let focus = focus.and_then(|index| Some(&scene.data.get(index)?.key));
    let mut svg = String::new();
    let size = (scene.size.width as u32 * RATIO, scene.size.height as u32 * RATIO);
    let mut backend = SVGBackend::with_string(&mut svg, size);
    let surface = Surface { pixel_ratio: f64::from(RATIO), units_per_pixel: 1, font_family: "sans-serif", filled: true };
    draw(scene, focus, palette, &surface, &mut backend).unwrap();
    drop(backend);
    svg
}

#[test]
fn charts_look_as_they_did() {
    let mut golden = Golden::default();
    for (name, shape, width, height, focus) in samples::all() {
        for (theme, palette, direction) in
            [("light", Palette::light(), Direction::LeftToRight), ("dark_rtl", Palette::dark(), Direction::RightToLeft)]
        {
            let shape = if direction == Direction::RightToLeft { samples::in_persian(shape.clone()) } else { shape.clone() };
            let scene = laid_out(&Chart { shape, direction }, width, height);
            golden.compare(&format!("{name}_{theme}"), &picture(&scene, focus, &palette));
        }
    }
    golden.none_changed();
}

/// What a page shows of an answer, from the answer to the picture.
#[test]
fn answers_look_as_they_did() {
    let mut golden = Golden::default();
    for (theme, palette, language) in [("light", Palette::light(), Language::English), ("dark_rtl", Palette::dark(), Language::Persian)] {
        let words = Words::native(language, &Settings::default());
        for (name, state) in answers::all(&words) {
            let PanelState::Ready(panel) = state else { panic!("{name} has nothing to show") };
            let size = Size { width: 460.0, height: panel.height.unwrap_or(220.0) };
            let scene = panel::scene(&panel.chart, panel.unit, size, &words, &approximate_width);
            golden.compare(&format!("answer_{name}_{theme}"), &picture(&scene, None, &palette));
        }
        let spark = panel::scene(&answers::spark(&words), Unit::Money, Size { width: 96.0, height: 28.0 }, &words, &approximate_width);
        golden.compare(&format!("answer_sparkline_{theme}"), &picture(&spark, None, &palette));
        let (name, state) = answers::all(&words).remove(1);
        let PanelState::Ready(panel) = state else { panic!("{name} has nothing to show") };
        let size = Size { width: 460.0, height: panel.height.unwrap_or(220.0) };
        let scene = panel::scene(&panel.chart, panel.unit, size, &words, &approximate_width);
        let saved = with_title(&scene, words.kpi_by("won_amount", "region"), words.period(answers::PERIOD), &approximate_width);
        golden.compare(&format!("answer_saved_{theme}"), &picture(&saved, None, &palette));
    }
    golden.none_changed();
}

/// Pictures beside those in `tests/golden`.
#[derive(Default)]
struct Golden {
    changed: Vec<String>,
}

impl Golden {
    fn compare(&mut self, name: &str, drawn: &str) {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, drawn).unwrap();
        } else if std::fs::read_to_string(&file).ok().as_deref() != Some(drawn) {
            self.changed.push(name.to_owned());
        }
    }

    fn none_changed(self) {
        assert!(self.changed.is_empty(), "these pictures changed; look at them with UPDATE_GOLDEN=1: {:?}", self.changed);
    }
}

#[test]
fn an_answer_is_the_same_in_its_table() {
    let words = Words::native(Language::English, &Settings::default());
    let csv = |state: &PanelState| state.panel().map(|panel| panel.table.csv()).unwrap_or_default();
    let states = answers::all(&words);
    let of = |name: &str| states.iter().find(|(known, _)| *known == name).map(|(_, state)| state).unwrap();
    let course = csv(of("course"));
    assert!(course.starts_with("Month,Won amount,Oct 2022 – Sep 2023,Change\r\nOct 2023,620000,496000,0.25\r\n"), "{course}");
    assert!(course.ends_with("\r\nTotal,1,,\r\n"), "the whole, not the sum of what is shown: {course}");
    assert_eq!(
        csv(of("breakdown")),
        "Region,Won amount,Oct 2022 – Sep 2023,Change\r\nWest,725457.8,690000,0.05138811594202905\r\nEast,678781.2,,\r\n\
         (none),12000,440000,-0.9727272727272728\r\nSouth,,391000,\r\nTotal,1416239,1521000,-0.06887639710716634\r\n"
    );
    let others = csv(of("others"));
    assert!(others.contains("\r\nOthers (23),5000000,4120000,"), "{others}");
    assert!(others.contains("\r\nTotal,6416239,5641000,"), "{others}");
    let leaderboard = csv(of("leaderboard"));
    assert!(leaderboard.starts_with("Owner,Win rate,Cases\r\nDarcel Schlecht,0.71,48\r\n"), "places are no part of a name: {leaderboard}");
    assert!(!leaderboard.contains("Total"), "rates are not added: {leaderboard}");
    assert!(!csv(of("many")).contains("Others"), "all are there");
    let filter = of("filtered").panel().and_then(|panel| panel.filter.clone()).unwrap();
    assert!(filter.has(&PartKey::Member(String::new())) && !filter.has(&PartKey::Member("West".to_owned())));
}

#[test]
fn where_there_is_nothing_a_sentence_says_why() {
    for (language, empty, unavailable) in [
        (Language::English, "Nothing to show for this period and these filters.", "No row matches"),
        (Language::Persian, "برای این دوره", "هیچ"),
    ] {
        let words = Words::native(language, &Settings::default());
        for (state, expected) in [(answers::empty(&words), empty), (answers::unavailable(&words), unavailable)] {
            let PanelState::Nothing(sentence) = state else { panic!("something is shown: {state:?}") };
            assert!(sentence.starts_with(expected), "{sentence}");
        }
    }
}

#[test]
fn a_mark_is_told_with_its_days_and_its_change() {
    let words = Words::native(Language::English, &Settings::default());
    let spoken = |name: &str, at: usize| {
        let states = answers::all(&words);
        let panel = states.iter().find(|(known, _)| *known == name).and_then(|(_, state)| state.panel()).unwrap();
        let scene = panel::scene(&panel.chart, panel.unit, Size { width: 460.0, height: 220.0 }, &words, &approximate_width);
        (scene.data[at].spoken(), scene.legend.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>())
    };
    let (told, legend) = spoken("course", 0);
    assert_eq!(told, "Oct 2023: Won amount 620,000, Oct 2022 496,000, Change +25.0%");
    assert_eq!(legend, ["Oct 2023 – Sep 2024", "Oct 2022 – Sep 2023", "Not the whole span"]);
    assert_eq!(spoken("course", 11).0, "Sep 2024 (part): Won amount 714,520, Sep 2023 571,616", "parts of months are not compared");
    assert_eq!(spoken("breakdown", 0).0, "West: Oct 2023 – Sep 2024 725,458, Oct 2022 – Sep 2023 690,000, Change +5.1%");
    assert_eq!(spoken("others", 4).0, "Others (23): Oct 2023 – Sep 2024 5.00M, Oct 2022 – Sep 2023 4.12M, Change +21.4%");
    assert_eq!(spoken("leaderboard", 0), ("Darcel Schlecht: Win rate 71.0% of 48".to_owned(), vec!["Win rate".to_owned()]));
}

#[test]
fn texts_stay_inside_and_apart() {
    for (name, shape, width, height, _) in samples::all() {
        for (width, height) in [(width, height), (320.0, 200.0), (900.0, 260.0), (150.0, 90.0)] {
            let scene = laid_out(&Chart { shape: shape.clone(), direction: Direction::LeftToRight }, width, height);
            let boxes = text_boxes(&scene);
            for (text, own) in &boxes {
                let inside = own.left >= -0.5 && own.right <= width + 0.5 && own.top >= -0.5 && own.bottom <= height + 0.5;
                assert!(inside, "{name} at {width} x {height}: {text:?} at {own:?} leaves the scene");
            }
            for (index, (text, own)) in boxes.iter().enumerate() {
                for (other_text, other) in boxes.iter().skip(index + 1) {
                    let apart = own.right <= other.left || other.right <= own.left || own.bottom <= other.top || other.bottom <= own.top;
                    assert!(apart, "{name} at {width} x {height}: {text:?} and {other_text:?} overlap");
                }
            }
        }
    }
}

/// Every text with the box its letters fill.
fn text_boxes(scene: &Scene) -> Vec<(&str, Rect)> {
    let texts = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { at, text, anchor, font, .. } => {
            let width = approximate_width(text, *font);
            let left = match anchor {
                Anchor::Left => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::Right => at.x - width,
            };
            let half = font.size * 0.45;
            Some((text.as_str(), Rect { left, right: left + width, top: at.y - half, bottom: at.y + half }))
        }
        _ => None,
    });
    texts.filter(|(text, _)| !text.is_empty()).collect()
}

#[test]
fn right_to_left_is_the_mirror_image() {
    for (name, shape, width, height, _) in samples::all() {
        let forward = laid_out(&Chart { shape: shape.clone(), direction: Direction::LeftToRight }, width, height);
        let backward = laid_out(&Chart { shape, direction: Direction::RightToLeft }, width, height);
        assert_eq!(forward.marks.len(), backward.marks.len(), "{name}");
        for (one, other) in forward.data.iter().zip(&backward.data) {
            assert!((one.anchor.x + other.anchor.x - width).abs() < 1e-9, "{name}");
            assert_eq!(one.readings, other.readings, "{name}");
        }
    }
}

#[test]
fn every_datum_is_met_at_its_anchor() {
    for (name, shape, width, height, _) in samples::all() {
        for direction in [Direction::LeftToRight, Direction::RightToLeft] {
            let scene = laid_out(&Chart { shape: shape.clone(), direction }, width, height);
            for (index, datum) in scene.data.iter().enumerate() {
                let hit = scene.hit(datum.anchor.x, datum.anchor.y).map(|datum| &datum.key);
                assert_eq!(hit, Some(&datum.key), "{name}");
                assert_eq!(scene.datum(&datum.key), Some(datum), "{name}: another mark has the key of number {index}");
            }
            assert_eq!(scene.hit(-10.0, -10.0), None, "{name}");
        }
    }
}

#[test]
fn keys_follow_what_is_seen() {
    let focus = |month: i32| Some(KeyStep::Focus(PartKey::Span(Day(month))));
    for (direction, key, from, to) in [
        (Direction::LeftToRight, "ArrowRight", None, focus(0)),
        (Direction::LeftToRight, "ArrowLeft", None, focus(11)),
        (Direction::LeftToRight, "ArrowRight", Some(3), focus(4)),
        (Direction::LeftToRight, "ArrowRight", Some(11), focus(11)),
        (Direction::LeftToRight, "ArrowLeft", Some(0), focus(0)),
        (Direction::RightToLeft, "ArrowLeft", Some(3), focus(4)),
        (Direction::RightToLeft, "ArrowRight", Some(3), focus(2)),
        (Direction::RightToLeft, "ArrowDown", Some(3), focus(4)),
        (Direction::RightToLeft, "Home", Some(3), focus(0)),
        (Direction::LeftToRight, "End", Some(3), focus(11)),
        // What was pointed at is no longer there.
        (Direction::LeftToRight, "ArrowUp", Some(99), focus(11)),
        (Direction::LeftToRight, "Tab", Some(3), None),
        (Direction::LeftToRight, "Escape", Some(3), Some(KeyStep::Leave)),
        (Direction::LeftToRight, "Enter", Some(3), Some(KeyStep::Press)),
        (Direction::LeftToRight, " ", None, Some(KeyStep::Press)),
    ] {
        let scene = laid_out(&Chart { shape: samples::revenue_by_month(12), direction }, 600.0, 240.0);
        let from = from.map(|month| PartKey::Span(Day(month)));
        assert_eq!(step(&scene, from.as_ref(), key), to, "{direction:?} {key} from {from:?}");
    }
    assert_eq!(step(&Scene::default(), None, "ArrowRight"), None);
}

#[test]
fn months_are_read_with_the_figure_first() {
    let scene = laid_out(&Chart { shape: samples::revenue_by_month(12), direction: Direction::LeftToRight }, 600.0, 240.0);
    let names: Vec<&str> = scene.data[0].readings.iter().map(|reading| reading.name.as_str()).collect();
    assert_eq!(names, ["Revenue", "Year before", "Target"]);
    assert_eq!(scene.data[0].title, "Month 1 of 2024");
    assert_eq!(scene.data[0].spoken(), "Month 1 of 2024: Revenue 680K, Year before 564K, Target 750K");
}

/// Every place a scene names.
fn places(scene: &Scene) -> Vec<Point> {
    let corners = |rect: &Rect| vec![Point { x: rect.left, y: rect.top }, Point { x: rect.right, y: rect.bottom }];
    let of_mark = |mark: &Mark| match mark {
        Mark::Bar { rect, .. } => corners(rect),
        Mark::Hairline { from, to, .. } => vec![*from, *to],
        Mark::Line { points, .. } | Mark::Area { points, .. } => points.clone(),
        Mark::Dot { centre, .. } => vec![*centre],
        Mark::Text { at, .. } => vec![*at],
    };
    let marks = scene.marks.iter().chain(scene.data.iter().flat_map(|datum| &datum.focus)).flat_map(of_mark);
    let data = scene.data.iter().flat_map(|datum| [corners(&datum.region), vec![datum.anchor]].concat());
    marks.chain(data).collect()
}

fn any_number() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => any::<f64>().prop_map(Some),
        4 => (-1e6..1e6).prop_map(Some),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(f64::MAX), Just(-0.0), Just(5e-324)].prop_map(Some),
        1 => Just(None),
    ]
}

proptest! {
    #[test]
    fn any_numbers_at_any_size_stay_inside(
        values in prop::collection::vec(any_number(), 0..40),
        width in prop_oneof![Just(f64::NAN), Just(-5.0), 0.0..1200.0],
        height in prop_oneof![Just(f64::INFINITY), Just(0.0), 0.0..600.0],
        is_mirrored in any::<bool>(),
    ) {
        let direction = if is_mirrored { Direction::RightToLeft } else { Direction::LeftToRight };
        for shape in samples::shapes_of(&values) {
            let scene = laid_out(&Chart { shape, direction }, width, height);
            for place in places(&scene) {
                prop_assert!((0.0..=scene.size.width).contains(&place.x), "{place:?} in {:?}", scene.size);
                prop_assert!((0.0..=scene.size.height).contains(&place.y), "{place:?} in {:?}", scene.size);
            }
            let drawn = picture(&scene, Some(0), &Palette::light());
            prop_assert!(drawn.ends_with("</svg>\n"));
        }
    }
}

#[test]
fn sparse_data_is_shown_for_what_it_is() {
    let gap: Vec<Option<f64>> = vec![Some(1.0), Some(2.0), None, Some(4.0), None, Some(3.0), Some(f64::NAN)];
    let scene = laid_out(&Chart { shape: samples::plain_line(&gap), direction: Direction::LeftToRight }, 400.0, 200.0);
    let lines: Vec<usize> =
        scene.marks.iter().filter_map(|mark| if let Mark::Line { points, .. } = mark { Some(points.len()) } else { None }).collect();
    assert_eq!(lines, [2], "a gap is not bridged, and single values are dots");
    assert_eq!(scene.data.len(), 7, "a gap can still be pointed at");
    assert_eq!(scene.data[2].readings[0].value, None);
    assert_eq!(scene.data[6].readings[0].text, "");
    for values in [vec![], vec![None; 5], vec![Some(0.0); 5], vec![Some(7.0); 5], vec![Some(-3.0)]] {
        for shape in samples::shapes_of(&values) {
            let is_sparkline = matches!(shape, Shape::Sparkline(_));
            let scene = laid_out(&Chart { shape, direction: Direction::LeftToRight }, 400.0, 200.0);
            assert_eq!(scene.data.len(), if is_sparkline { 0 } else { values.len() });
        }
    }
}
