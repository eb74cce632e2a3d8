//! The charts the golden pictures show.

use attain::chart::data::{
    Against, Band, Bar, Bars, Baseline, Change, Course, Emphasis, Kink, Labels, Line, Payout, PayoutCurve, PayoutPlace, Rows, Series,
    Shape, Slot, Sparkline, Target,
};
use attain::chart::role::Role;
use attain::kpi::ask::PartKey;
use attain::sales::day::Day;

/// Name, shape, width and height in CSS pixels, and the datum in focus.
pub type Sample = (&'static str, Shape, f64, f64, Option<usize>);

pub fn all() -> Vec<Sample> {
    vec![
        ("line_revenue", revenue_by_month(12), 620.0, 260.0, None),
        ("line_focus", revenue_by_month(24), 620.0, 260.0, Some(9)),
        ("line_phone", revenue_by_month(36), 328.0, 200.0, None),
        ("line_rate", win_rate(), 420.0, 200.0, None),
        ("line_forecast", forecast(), 520.0, 240.0, None),
        ("bars_months", monthly_bars(), 520.0, 240.0, Some(4)),
        ("bars_quarters", quarterly_bars(), 420.0, 220.0, None),
        ("bars_change", changes(), 420.0, 220.0, None),
        ("rows_regions", regions(), 420.0, 140.0, None),
        ("rows_filtered", products(), 460.0, 240.0, Some(2)),
        ("rows_change", row_change(), 420.0, 150.0, None),
        ("rows_phone", products(), 300.0, 240.0, None),
        ("sparkline", Shape::Sparkline(Sparkline { values: wave(14), ..Sparkline::default() }), 96.0, 28.0, None),
        (
            "sparkline_gap",
            Shape::Sparkline(Sparkline { values: [wave(6), vec![None], wave(4)].concat(), ..Sparkline::default() }),
            120.0,
            32.0,
            None,
        ),
        ("line_partial", partial(), 420.0, 180.0, Some(5)),
        ("rows_others", others(), 420.0, 150.0, Some(1)),
        ("rows_others_phone", others(), 220.0, 150.0, None),
        (
            "sparkline_partial",
            Shape::Sparkline(Sparkline { values: wave(8), partial: [vec![true], vec![false; 6], vec![true]].concat() }),
            96.0,
            28.0,
            None,
        ),
        ("payout", payout(), 620.0, 260.0, Some(6)),
        ("payout_phone", payout(), 300.0, 220.0, None),
        ("empty", plain_line(&[None; 12]), 420.0, 160.0, None),
        ("zeros", plain_line(&[Some(0.0); 12]), 420.0, 160.0, None),
    ]
}

/// Every shape with these values.
pub fn shapes_of(values: &[Option<f64>]) -> Vec<Shape> {
    let bars: Vec<Bar> = values
        .iter()
        .enumerate()
        .map(|(index, &value)| Bar {
            slot: slot(index),
            value,
            compared: values.get(values.len() - 1 - index).copied().flatten(),
            emphasis: if index % 2 == 0 { Emphasis::Selected } else { Emphasis::Dimmed },
        })
        .collect();
    let target = values.first().copied().flatten().map(|value| Target { name: "Target".into(), value });
    let Shape::Line(line) = plain_line(values) else { return Vec::new() };
    let ranges = values.iter().zip(values.iter().rev()).map(|(one, other)| (*one).zip(*other)).collect();
    let band = Some(Band { name: "Range".into(), ranges });
    vec![
        Shape::Line(Line { target: target.clone(), band, ..line.clone() }),
        Shape::Line(Line { baseline: Baseline::Data, ..line }),
        Shape::Bars(Bars {
            bars: bars.clone(),
            name: "Revenue".into(),
            compared_name: "Year before".into(),
            target,
            labels: Labels::Shortened,
            role: Role::Accent,
        }),
        Shape::Rows(Rows { bars, name: "Revenue".into(), compared_name: "Year before".into(), role: Role::Accent }),
        Shape::Sparkline(Sparkline { values: values.to_vec(), partial: vec![true; values.len() / 2] }),
    ]
}

fn slot(index: usize) -> Slot {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (month, year) = (index % 12, 2024 + index / 12);
    let key = PartKey::Span(Day(index as i32));
    Slot { key, label: MONTHS[month].into(), group: year.to_string(), title: format!("Month {} of {year}", month + 1), ..name("") }
}

fn name(label: &str) -> Slot {
    Slot {
        key: PartKey::Member(label.into()),
        label: label.into(),
        group: String::new(),
        title: label.into(),
        is_partial: false,
        note: String::new(),
        against: None,
    }
}

fn wave(count: usize) -> Vec<Option<f64>> {
    (0..count)
        .map(|index| index as f64)
        .map(|t| Some(620_000.0 + 14_000.0 * t + 130_000.0 * (t * 0.9).sin() + 60_000.0 * (t * 2.3).cos()))
        .collect()
}

pub fn plain_line(values: &[Option<f64>]) -> Shape {
    let series = Series { name: "Revenue".into(), course: Course::Main, values: values.to_vec() };
    Shape::Line(Line { slots: (0..values.len()).map(slot).collect(), series: vec![series], ..Line::default() })
}

pub fn revenue_by_month(months: usize) -> Shape {
    let before = wave(months).iter().map(|value| value.map(|value| value * 0.8 + 20_000.0)).collect();
    Shape::Line(Line {
        slots: (0..months).map(slot).collect(),
        series: vec![
            Series { name: "Year before".into(), course: Course::Comparison, values: before },
            Series { name: "Revenue".into(), course: Course::Main, values: wave(months) },
        ],
        target: Some(Target { name: "Target".into(), value: 750_000.0 }),
        ..Line::default()
    })
}

fn win_rate() -> Shape {
    let rates = [61.0, 63.5, 62.1, 58.9, 60.2, 64.8, 66.0, 65.1, 63.0];
    let mut values: Vec<Option<f64>> = rates.into_iter().map(Some).collect();
    values[3] = None;
    let Shape::Line(line) = plain_line(&values) else { unreachable!() };
    Shape::Line(Line { baseline: Baseline::Data, ..line })
}

fn forecast() -> Shape {
    let sums: Vec<f64> = wave(12)
        .into_iter()
        .flatten()
        .scan(0.0, |sum, value| {
            *sum += value;
            Some(*sum)
        })
        .collect();
    let known = 8;
    let part = |from: usize, to: usize| -> Vec<Option<f64>> {
        sums.iter().enumerate().map(|(index, &sum)| (from..to).contains(&index).then_some(sum)).collect()
    };
    let ranges = sums.iter().enumerate().map(|(index, sum)| {
        let spread = 90_000.0 * index.checked_sub(known - 1)? as f64;
        Some((sum - spread, sum + spread))
    });
    let quota: Vec<Option<f64>> = (0..12).map(|index| Some(720_000.0 * f64::from(index + 1))).collect();
    Shape::Line(Line {
        slots: (0..12).map(slot).collect(),
        band: Some(Band { name: "Range".into(), ranges: ranges.collect() }),
        series: vec![
            Series { name: "Quota".into(), course: Course::Target, values: quota },
            Series { name: "Expected".into(), course: Course::Projection, values: part(known - 1, 12) },
            Series { name: "Revenue".into(), course: Course::Main, values: part(0, known) },
        ],
        ..Line::default()
    })
}

fn bars(bars: Vec<Bar>, labels: Labels, target: Option<f64>) -> Shape {
    let target = target.map(|value| Target { name: "Target".into(), value });
    Shape::Bars(Bars { bars, name: "Revenue".into(), compared_name: "Year before".into(), target, labels, role: Role::Accent })
}

fn monthly_bars() -> Shape {
    let values = wave(12).into_iter().enumerate();
    let list = values.map(|(index, value)| Bar {
        slot: slot(index),
        value,
        compared: value.map(|value| value * 0.9 + 30_000.0),
        emphasis: Emphasis::Plain,
    });
    bars(list.collect(), Labels::Thinned, Some(700_000.0))
}

fn quarterly_bars() -> Shape {
    let list = wave(5).into_iter().enumerate().map(|(index, value)| {
        let slot =
            Slot { label: format!("Q{}", index % 4 + 1), group: (2024 + index / 4).to_string(), title: String::new(), ..slot(index) };
        Bar { slot, value, compared: value.map(|value| value * 1.3 - 200_000.0), emphasis: Emphasis::Plain }
    });
    bars(list.collect(), Labels::Thinned, None)
}

fn changes() -> Shape {
    let list =
        [("New business", 420_000.0), ("Expansion", 130_000.0), ("Contraction", -64_000.0), ("Churn", -185_000.0), ("Price", 1_000.0)];
    bars(
        list.into_iter()
            .map(|(label, value)| Bar { slot: name(label), value: Some(value), compared: None, emphasis: Emphasis::Plain })
            .collect(),
        Labels::Shortened,
        None,
    )
}

fn rows(list: &[(&str, Option<f64>, Option<f64>, Emphasis)]) -> Shape {
    let bars = list.iter().map(|&(label, value, compared, emphasis)| Bar { slot: name(label), value, compared, emphasis }).collect();
    Shape::Rows(Rows { bars, name: "Revenue".into(), compared_name: "Year before".into(), role: Role::Accent })
}

fn regions() -> Shape {
    let plain = Emphasis::Plain;
    rows(&[
        ("West", Some(725_457.8), Some(690_000.0), plain),
        ("East", Some(678_781.2), Some(702_000.0), plain),
        ("Central", Some(501_239.9), Some(440_000.0), plain),
        ("South", Some(391_721.9), Some(391_000.0), plain),
        ("(none)", None, None, plain),
    ])
}

fn products() -> Shape {
    rows(&[
        ("GTX Pro", Some(3_510_578.0), None, Emphasis::Dimmed),
        ("GTX Plus Pro", Some(2_629_651.0), None, Emphasis::Dimmed),
        ("MG Advanced with extended support and training", Some(2_216_387.0), None, Emphasis::Selected),
        ("GTX Plus Basic", Some(705_275.0), None, Emphasis::Dimmed),
        ("GTX Basic", Some(499_263.0), None, Emphasis::Dimmed),
        ("GTK 500", Some(400_612.0), None, Emphasis::Selected),
        ("MG Special", Some(43_768.0), None, Emphasis::Dimmed),
    ])
}

fn row_change() -> Shape {
    let plain = Emphasis::Plain;
    rows(&[
        ("Darcel Schlecht", Some(153_000.0), None, plain),
        ("Vicki Laflamme", Some(48_000.0), None, plain),
        ("Kary Hendrixson", Some(-12_500.0), None, plain),
        ("Cassey Cress", Some(-96_000.0), None, plain),
        ("Zane Levy", Some(0.0), None, plain),
    ])
}

/// A course whose first and last spans are not whole, beside an earlier one.
fn partial() -> Shape {
    let slot = |index: usize| {
        let against = Against { title: format!("Month {} of 2023", index + 1), change: (index != 5).then(|| moved(0.12)) };
        Slot { is_partial: index == 0 || index == 5, against: Some(against), ..slot(index) }
    };
    let before = wave(6).iter().map(|value| value.map(|value| value * 0.9)).collect();
    Shape::Line(Line {
        name: "Revenue".into(),
        partial_name: "Not the whole span".into(),
        slots: (0..6).map(slot).collect(),
        series: vec![
            Series { name: "2023".into(), course: Course::Comparison, values: before },
            Series { name: "2024".into(), course: Course::Main, values: wave(6) },
        ],
        ..Line::default()
    })
}

/// Rates with their cases and changes, and what is left over.
fn others() -> Shape {
    let list = [("West", 640.0, 700.0, 48, 0.12), ("East", 600.0, 0.0, 7, -0.021), ("South", 12.0, 12.0, 1_204, 0.0)];
    let bars = list.map(|(label, value, compared, cases, change)| {
        let against = Some(Against { title: String::new(), change: Some(moved(change)) });
        let slot = Slot { note: format!("of {cases}"), against, ..name(label) };
        Bar { slot, value: Some(value), compared: Some(compared), emphasis: Emphasis::Plain }
    });
    let rest = Slot { key: PartKey::Others, ..name("Others (23)") };
    let rest = Bar { slot: rest, value: Some(5_120.0), compared: Some(700.0), emphasis: Emphasis::Plain };
    let bars = bars.into_iter().chain([rest]).collect();
    Shape::Rows(Rows { bars, name: "2024".into(), compared_name: "2023".into(), role: Role::Accent })
}

/// Two plans against what is reached: one that bends at quota, where a bonus makes it jump,
/// and again beyond it, and one that is straight.
fn payout() -> Shape {
    let paid = |reached: f64| match reached {
        _ if reached < 1.0 => 20_000.0 * reached,
        _ if reached < 1.25 => 25_000.0 + 40_000.0 * (reached - 1.0),
        _ => 35_000.0 + 60_000.0 * (reached - 1.25),
    };
    let flat = |reached: f64| 26_000.0 * reached;
    let points = [0.0, 0.9999, 1.0, 1.25, 2.0].map(|reached| (reached, paid(reached))).to_vec();
    let curves = vec![
        PayoutCurve { name: "Plan A".into(), course: Course::Main, points },
        PayoutCurve { name: "Plan B".into(), course: Course::Comparison, points: vec![(0.0, 0.0), (2.0, flat(2.0))] },
    ];
    let kink = |number: &str, reached: f64| Kink { reached, value: paid(reached), number: number.into() };
    let percent = |reached: f64| Slot { key: PartKey::Member(reached.to_string()), ..name(&format!("{:.0}%", reached * 100.0)) };
    let place = |step: u32| {
        let reached = f64::from(step) * 0.2;
        let title = format!("{:.0}%", reached * 100.0);
        PayoutPlace { key: PartKey::Member(title.clone()), reached, title, values: vec![Some(paid(reached)), Some(flat(reached))] }
    };
    Shape::Payout(Payout {
        curves,
        kinks: vec![kink("1", 1.0), kink("2", 1.0), kink("3", 1.25)],
        now: Some((1.12, paid(1.12))),
        ticks: [0.0, 0.5, 1.0, 1.5, 2.0].map(|reached| (reached, percent(reached))).to_vec(),
        places: (0..=10).map(place).collect(),
    })
}

fn moved(change: f64) -> Change {
    let role = if change > 0.0 { Role::Good } else { Role::Bad };
    Change { name: "Change".into(), text: format!("{:+.1}%", change * 100.0), role }
}

/// Short numbers with as many decimals as the step needs.
pub fn tick(value: f64, step: f64) -> String {
    let (unit, letter) = if value.abs().max(step) >= 1e6 {
        (1e6, "M")
    } else if step >= 1e3 {
        (1e3, "K")
    } else {
        (1.0, "")
    };
    let decimals = usize::from(step / unit < 1.0);
    if value == 0.0 { "0".to_owned() } else { format!("{:.decimals$}{letter}", value / unit) }
}

pub fn value(value: f64) -> String {
    match value.abs() {
        size if size >= 1e15 => format!("{value:.2e}"),
        size if size >= 1e6 => format!("{:.2}M", value / 1e6),
        size if size >= 1e3 => format!("{:.0}K", value / 1e3),
        _ => format!("{value:.1}"),
    }
}

pub fn values(values: &[f64]) -> Vec<String> {
    values.iter().copied().map(value).collect()
}

/// The same chart with Persian names.
pub fn in_persian(mut shape: Shape) -> Shape {
    const MONTHS: [&str; 12] = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
    let slots: Vec<&mut Slot> = match &mut shape {
        Shape::Line(line) => line.slots.iter_mut().collect(),
        Shape::Bars(bars) => bars.bars.iter_mut().map(|bar| &mut bar.slot).collect(),
        Shape::Rows(rows) => rows.bars.iter_mut().map(|bar| &mut bar.slot).collect(),
        _ => Vec::new(),
    };
    for (index, slot) in slots.into_iter().enumerate() {
        slot.label =
            if slot.group.is_empty() { format!("محصول {} (ویژه)", MONTHS[index % 12]) } else { MONTHS[index % 12].to_owned() };
    }
    shape
}
