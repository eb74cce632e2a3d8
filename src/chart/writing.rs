//! How a chart writes: widths and number texts come from the caller, because
//! only the page knows its font and its language.

use crate::chart::scene::Font;
use crate::i18n::words::Words;
use crate::sales::quantity::Unit;

/// What `layout` needs to know about text.
#[derive(Clone, Copy)]
pub struct Writing<'a> {
    /// The width of a text in CSS pixels.
    pub width: &'a dyn Fn(&str, Font) -> f64,
    /// A value on the axis; the second number is the distance to the next tick,
    /// so that all ticks can show the same number of decimals.
    pub tick: &'a dyn Fn(f64, f64) -> String,
    /// A value beside its bar or in a tooltip.
    pub value: &'a dyn Fn(f64) -> String,
    /// Values that stand together, with the same number of digits.
    pub values: &'a dyn Fn(&[f64]) -> Vec<String>,
}

impl Writing<'_> {
    /// The width of a text in CSS pixels; never negative, always finite.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        let width = (self.width)(text, font);
        if width.is_finite() { width.clamp(0.0, 1e5) } else { 0.0 }
    }

    /// `text` cut at its end, with an ellipsis, to at most `room` CSS pixels;
    /// empty where not even one letter and the ellipsis fit.
    pub fn shortened(&self, text: &str, font: Font, room: f64) -> String {
        if self.width_of(text, font) <= room {
            return text.to_owned();
        }
        let cuts: Vec<usize> = text.char_indices().map(|(place, _)| place).skip(1).collect();
        let cut_at = |place: usize| format!("{}…", text.get(..place).unwrap_or_default().trim_end());
        let fitting = cuts.partition_point(|&place| self.width_of(&cut_at(place), font) <= room);
        match fitting.checked_sub(1).and_then(|index| cuts.get(index)) {
            Some(&place) => cut_at(place),
            None => String::new(),
        }
    }
}

/// Lends the page's way of writing figures of a unit to whoever lays out a chart.
pub fn in_words<T>(words: &Words, unit: Unit, width: &dyn Fn(&str, Font) -> f64, lay_out: impl FnOnce(&Writing) -> T) -> T {
    // The canvas itself runs left to right; a Persian amount with its unit must not.
    let in_order = |text: String| if words.is_right_to_left() { format!("\u{2067}{text}\u{2069}") } else { text };
    lay_out(&Writing {
        width,
        tick: &|value, step| in_order(words.tick(value, step, unit)),
        value: &|value| in_order(words.value(value, unit)),
        values: &|values| words.values(values, unit).into_iter().map(in_order).collect(),
    })
}

/// A width for tests and for places without a font: 0.55 em a letter, 1 em for
/// the wide letters of East Asia, a twentieth more in bold.
pub fn approximate_width(text: &str, font: Font) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    ems * font.size * if font.bold { 1.05 } else { 1.0 }
}

fn ems(letter: char) -> f64 {
    match letter {
        // Marks of direction have no width.
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
        _ if is_wide(letter) => 1.0,
        _ => 0.55,
    }
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::{Writing, approximate_width};
    use crate::chart::scene::Font;

    #[test]
    fn texts_are_shortened_to_their_room() {
        let writing = Writing {
            width: &approximate_width,
            tick: &|value, _| value.to_string(),
            value: &|value| value.to_string(),
            values: &|_| Vec::new(),
        };
        let font = Font { size: 10.0, bold: false };
        for (text, room, expected) in [
            ("North", 100.0, "North"),
            ("North America", 40.0, "North…"),
            ("North America", 44.0, "North A…"),
            ("North", 11.0, "N…"),
            ("North", 5.0, ""),
            ("North", 0.0, ""),
            ("", 0.0, ""),
            ("上海分公司", 32.0, "上海…"),
            ("درآمد ماهانه", 45.0, "درآمد م…"),
        ] {
            assert_eq!(writing.shortened(text, font, room), expected, "{text} in {room}");
        }
    }

    #[test]
    fn marks_of_direction_have_no_width() {
        let font = Font { size: 10.0, bold: false };
        assert_eq!(approximate_width("\u{2067}۳\u{a0}\u{2069}", font), approximate_width("۳ ", font));
    }

    #[test]
    fn a_width_that_is_no_number_counts_as_none() {
        let writing = Writing { width: &|_, _| f64::NAN, tick: &|_, _| String::new(), value: &|_| String::new(), values: &|_| Vec::new() };
        assert_eq!(writing.width_of("x", Font { size: 10.0, bold: false }), 0.0);
    }
}
